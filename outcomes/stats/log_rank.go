package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Weight says which differences a test of the log-rank family looks for.
// The zero value is [LogRankWeight].
type Weight string

// Weights of the log-rank family. n is the number at risk at an event time and
// S the pooled Kaplan-Meier curve just before it.
const (
	// LogRankWeight is 1 throughout: best against proportional hazards.
	LogRankWeight Weight = "log-rank"
	// GehanWeight is n: early differences count more (Gehan, Breslow).
	GehanWeight Weight = "gehan"
	// TaroneWareWeight is √n, between the two.
	TaroneWareWeight Weight = "tarone-ware"
	// PetoWeight is S (Peto & Peto; Fleming & Harrington with rho 1, as R's survdiff).
	PetoWeight Weight = "peto"
)

var weights = []Weight{LogRankWeight, GehanWeight, TaroneWareWeight, PetoWeight}

// String returns the name under which w is stored; the zero value reads "log-rank".
func (w Weight) String() string {
	if w == "" {
		return string(LogRankWeight)
	}
	return string(w)
}

// MarshalText returns the name of w, or an error wrapping [ErrUnknownWeight].
func (w Weight) MarshalText() ([]byte, error) {
	return enum.Marshal(Weight(w.String()), weights, ErrUnknownWeight)
}

// UnmarshalText accepts exactly what MarshalText returns. On error w is unchanged.
func (w *Weight) UnmarshalText(text []byte) error {
	return enum.Unmarshal(w, text, weights, ErrUnknownWeight)
}

// LogRankOptions adjusts [LogRank]. The zero value is the plain log-rank test.
type LogRankOptions struct {
	Strata []int  // the stratum of each row, codes from 0; nil for one stratum
	Weight Weight // what to look for
}

// A Test is a chi-square test. The zero Test, without degrees of freedom, is none.
type Test struct {
	ChiSquare float64 // the statistic, zero or more
	DF        int     // degrees of freedom
	P         float64 // chance of a statistic at least this large if nothing differs
}

func chiSquareTest(statistic float64, df int) Test {
	return Test{ChiSquare: statistic, DF: df, P: distuv.ChiSquared{K: float64(df)}.Survival(statistic)}
}

// A Comparison is the result of [LogRank].
type Comparison struct {
	Test
	Groups []GroupCount // by group code
	// Variance is the covariance matrix of observed less expected, by group
	// code, weighted and summed over strata.
	Variance [][]float64
}

// GroupCount compares the events of one group with those expected if all
// groups had one curve. With a weight other than log-rank both are weighted.
type GroupCount struct {
	N                  int
	Observed, Expected float64
}

// LogRank tests whether groups share one curve. group gives each row's group,
// codes from 0. At an event time with d events among n at risk, group k with
// n_k at risk expects d n_k / n events, with the hypergeometric covariances
//
//	d (n_k / n) (δ_kl - n_l / n) (n - d) / (n - 1)
//
// Observed less expected, U, and the covariances, V, are summed over event
// times and then over strata; chi-square is U' V⁻ U. A group that expects no
// event is left out and takes a degree of freedom with it, as in R's survdiff.
//
// It returns [ErrNoObservations], [ErrLength], [ErrGroup], [ErrUnknownWeight],
// [ErrDelayedEntry] (as R does: a Cox model's score test takes its place),
// [ErrNoEvents], [ErrOneGroup], also where fewer than two groups expect events,
// [ErrSingular], or a [*RowError] with [ErrTime] or [ErrEntry].
//
// Source: Mantel (1966); Peto & Peto (1972), J R Stat Soc A 135:185-207; Gehan
// (1965); Tarone & Ware (1977); R's survival (survdiff).
func LogRank(obs []Observation, group []int, options LogRankOptions) (Comparison, error) {
	c, err := logRank(obs, group, options)
	if err != nil {
		return Comparison{}, refuse("log-rank", err)
	}
	return c, nil
}

func logRank(obs []Observation, group []int, options LogRankOptions) (Comparison, error) {
	if _, err := options.Weight.MarshalText(); err != nil {
		return Comparison{}, err
	}
	s, err := survey(obs)
	if err != nil {
		return Comparison{}, err
	}
	d := design{group: group, strata: options.Strata, strataCount: 1}
	if d.groups, err = countCodes(group, len(obs)); err != nil {
		return Comparison{}, err
	}
	if options.Strata != nil {
		if d.strataCount, err = countCodes(options.Strata, len(obs)); err != nil {
			return Comparison{}, err
		}
	}
	switch {
	case d.groups < 2:
		return Comparison{}, ErrOneGroup
	case d.groups > maxGroups || d.groups*d.strataCount > maxCells:
		return Comparison{}, ErrGroup
	case s.delayed:
		return Comparison{}, ErrDelayedEntry
	case s.events == 0:
		return Comparison{}, ErrNoEvents
	}
	k := d.groups
	c := Comparison{Groups: make([]GroupCount, k)}
	for _, g := range group {
		c.Groups[g].N++
	}
	variance := make([]float64, k*k)
	pooled, stratumStarts := 1.0, true
	err = sweep(obs, s, d, func(m moment) {
		n, events, exits := sum(m.atRisk), sum(m.events), sum(m.exits)
		if stratumStarts {
			pooled = 1
		}
		if events > 0 {
			w := options.Weight.at(n, pooled)
			c.add(variance, m, w, n, events)
			pooled *= 1 - float64(events)/float64(n)
		}
		stratumStarts = exits == n
	})
	if err != nil {
		return Comparison{}, err
	}
	for i := range k {
		c.Variance = append(c.Variance, variance[i*k:(i+1)*k])
	}
	c.Test, err = c.test()
	return c, err
}

// at returns the weight with n at risk and the pooled curve at s.
func (w Weight) at(n int, s float64) float64 {
	switch w {
	case GehanWeight:
		return float64(n)
	case TaroneWareWeight:
		return math.Sqrt(float64(n))
	case PetoWeight:
		return s
	default:
		return 1
	}
}

// add counts one event time.
func (c *Comparison) add(variance []float64, m moment, w float64, n, events int) {
	k, all, d := len(c.Groups), float64(n), float64(events)
	spread := 0.0
	if n > 1 {
		spread = w * w * d * (all - d) / (all - 1)
	}
	for i := range k {
		share := float64(m.atRisk[i]) / all
		c.Groups[i].Observed += w * float64(m.events[i])
		c.Groups[i].Expected += w * d * share
		if share == 0 || spread == 0 {
			continue
		}
		variance[i*k+i] += spread * share
		for j := range k {
			variance[i*k+j] -= spread * share * float64(m.atRisk[j]) / all
		}
	}
}

// test solves for the statistic over the groups that expect events, without
// the first of them: the differences sum to zero.
func (c Comparison) test() (Test, error) {
	var kept []int
	for i, g := range c.Groups {
		if g.Expected > 0 {
			kept = append(kept, i)
		}
	}
	if len(kept) < 2 {
		return Test{}, ErrOneGroup
	}
	kept = kept[1:]
	u, v := make([]float64, len(kept)), make([]float64, 0, len(kept)*len(kept))
	for i, g := range kept {
		u[i] = c.Groups[g].Observed - c.Groups[g].Expected
		for _, h := range kept {
			v = append(v, c.Variance[g][h])
		}
	}
	f := factorise(v, len(kept), nil)
	if f.rank() < len(kept) {
		return Test{}, ErrSingular
	}
	return chiSquareTest(math.Max(0, dot(u, f.solve(u))), len(kept)), nil
}

// maxGroups and maxCells bound the memory that codes can claim.
const (
	maxGroups = 1024
	maxCells  = 1 << 26
)

func sum(counts []int) int {
	total := 0
	for _, n := range counts {
		total += n
	}
	return total
}

// countCodes returns one more than the largest code.
func countCodes(codes []int, n int) (int, error) {
	if len(codes) != n {
		return 0, ErrLength
	}
	top := 0
	for _, c := range codes {
		if c < 0 || c >= n {
			return 0, ErrGroup
		}
		top = max(top, c)
	}
	return top + 1, nil
}
