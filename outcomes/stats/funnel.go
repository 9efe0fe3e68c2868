package stats

import (
	"math"
	"slices"
)

// Multiples of the standard deviation at which a funnel draws its limits: 95 %
// and 99.8 %.
//
// Source: Spiegelhalter (2005), Stat Med 24:1185-1202.
const (
	FunnelInner = 1.96
	FunnelOuter = 3.09
)

// FunnelLimits are the limits of a funnel for one size, kept inside [0, 1].
type FunnelLimits struct {
	InnerLow  float64 `json:"inner_low"`
	InnerHigh float64 `json:"inner_high"`
	OuterLow  float64 `json:"outer_low"`
	OuterHigh float64 `json:"outer_high"`
}

// FunnelAt returns theta ± 1.96 and 3.09 times √(phi theta (1 - theta) / n): where
// the share of a site with n people is expected. phi 1 is no over-dispersion.
//
// It returns [ErrProbability] unless theta is in (0, 1), [ErrNoPeople] for n
// below 1, or [ErrChart] unless phi is positive and finite.
//
// Source: Spiegelhalter (2005), Stat Med 24:1185-1202.
func FunnelAt(theta float64, n int, phi float64) (FunnelLimits, error) {
	switch {
	case !(theta > 0 && theta < 1):
		return FunnelLimits{}, refuse("funnel", ErrProbability)
	case n < 1:
		return FunnelLimits{}, refuse("funnel", ErrNoPeople)
	case !(phi > 0) || math.IsInf(phi, 1):
		return FunnelLimits{}, refuse("funnel", ErrChart)
	}
	return funnelAt(theta, n, phi), nil
}

func funnelAt(theta float64, n int, phi float64) FunnelLimits {
	sd := math.Sqrt(phi * theta * (1 - theta) / float64(n))
	low := func(m float64) float64 { return math.Max(0, theta-m*sd) }
	high := func(m float64) float64 { return math.Min(1, theta+m*sd) }
	return FunnelLimits{low(FunnelInner), high(FunnelInner), low(FunnelOuter), high(FunnelOuter)}
}

// A Funnel compares sites with their common share. Sites are never ranked.
type Funnel struct {
	Theta float64 `json:"theta"`
	Phi   float64 `json:"phi"` // mean squared z after winsorising
	// Widened says that limits are widened by √Phi: it was asked for, and Phi is above 1.
	Widened bool         `json:"widened"`
	Sites   []FunnelSite `json:"sites"`
}

// A FunnelSite is one site against the limits for its size.
type FunnelSite struct {
	Count
	FunnelLimits
	Share float64 `json:"share"`
	Z     float64 `json:"z"` // before Phi
}

// NewFunnel compares sites with theta, their overall share if theta is 0. The
// spread beyond chance, Phi, is the mean z² after the lowest and highest tenth
// of z are drawn in to the next ones (with fewer than ten sites none are). Limits take √Phi only if Phi is above 1 and widen is set.
//
// It returns [ErrTooFew] for fewer than two sites, [ErrProbability] unless theta
// is in (0, 1) or 0, [ErrNoSpread] if theta is 0 and nobody or everybody had the
// event, or a [*RowError] with [ErrCount] or [ErrNoPeople].
//
// Source: Spiegelhalter (2005), Stat Med 24:1185-1202.
func NewFunnel(sites []Count, theta float64, widen bool) (Funnel, error) {
	f, err := newFunnel(sites, theta, widen)
	if err != nil {
		return Funnel{}, refuse("funnel", err)
	}
	return f, nil
}

func newFunnel(sites []Count, theta float64, widen bool) (Funnel, error) {
	var all Count
	for i, c := range sites {
		if err := c.check(); err != nil {
			return Funnel{}, &RowError{Row: i, Err: err}
		}
		all = all.Merge(c)
	}
	switch {
	case len(sites) < 2:
		return Funnel{}, ErrTooFew
	case theta == 0 && (all.Events == 0 || all.Events == all.N):
		return Funnel{}, ErrNoSpread
	case theta == 0:
		theta = float64(all.Events) / float64(all.N)
	case !(theta > 0 && theta < 1):
		return Funnel{}, ErrProbability
	}
	f := Funnel{Theta: theta}
	z := make([]float64, len(sites))
	for i, c := range sites {
		_, _, n, p := c.cells()
		z[i] = (p - theta) / math.Sqrt(theta*(1-theta)/n)
		f.Sites = append(f.Sites, FunnelSite{Count: c, Share: p, Z: z[i]})
	}
	slices.Sort(z)
	cut := len(z) / 10
	for _, v := range z {
		v = math.Max(z[cut], math.Min(v, z[len(z)-1-cut]))
		f.Phi += v * v / float64(len(z))
	}
	if err := withinDoubles(f.Phi); err != nil {
		return Funnel{}, err
	}
	phi := 1.0
	if f.Widened = widen && f.Phi > 1; f.Widened {
		phi = f.Phi
	}
	for i := range f.Sites {
		f.Sites[i].FunnelLimits = funnelAt(theta, f.Sites[i].N, phi)
	}
	return f, nil
}
