package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/alongside-go/alongside/internal/enum"
)

// A TauMethod estimates tau², the variance of true effects between studies. The
// zero value is [REML].
type TauMethod string

// Ways to estimate tau², with w = 1/(v + tau²).
const (
	// CommonEffect takes every study to have the same true effect: tau² is 0.
	CommonEffect TauMethod = "fe"
	// DerSimonianLaird is max(0, (Q - (k - 1)) / (Σw - Σw²/Σw)) at tau² = 0.
	DerSimonianLaird TauMethod = "dl"
	// PauleMandel solves Σ w (y - mu)² = k - 1, or is 0.
	//
	// Source: Paule & Mandel (1982), J Res Natl Bur Stand 87:377-385.
	PauleMandel TauMethod = "pm"
	// REML has the largest restricted likelihood.
	//
	// Source: Viechtbauer (2005), J Educ Behav Stat 30:261-293; R's metafor (rma), its default.
	REML TauMethod = "reml"
	// MaximumLikelihood has the largest likelihood; it is too small where studies are few.
	MaximumLikelihood TauMethod = "ml"
)

var tauMethods = []TauMethod{CommonEffect, DerSimonianLaird, PauleMandel, REML, MaximumLikelihood}

// String returns the name under which m is stored; the zero value reads "reml".
func (m TauMethod) String() string {
	if m == "" {
		return string(REML)
	}
	return string(m)
}

// MarshalText returns the name of m, or an error wrapping [ErrUnknownMethod].
func (m TauMethod) MarshalText() ([]byte, error) {
	return enum.Marshal(TauMethod(m.String()), tauMethods, ErrUnknownMethod)
}

// UnmarshalText accepts exactly what MarshalText returns. On error m is unchanged.
func (m *TauMethod) UnmarshalText(text []byte) error {
	return enum.Unmarshal(m, text, tauMethods, ErrUnknownMethod)
}

// A pooled is what one pass over the studies gives at one tau².
type pooled struct {
	w1, w2, w3 float64 // Σw, Σw², Σw³
	mean       float64
	q, q2      float64 // Σ w (y - mean)², Σ w² (y - mean)²
}

func pooledAt(effects []Effect, tau2 float64) pooled {
	var p pooled
	var sum float64
	for _, e := range effects {
		w := 1 / (e.Variance + tau2)
		p.w1 += w
		p.w2 += w * w
		p.w3 += w * w * w
		sum += w * e.Value
	}
	p.mean = sum / p.w1
	for _, e := range effects {
		w := 1 / (e.Variance + tau2)
		off := w * (e.Value - p.mean) * (e.Value - p.mean)
		p.q += off
		p.q2 += w * off
	}
	return p
}

func chiSquareQuantile(p float64, df int) float64 {
	return distuv.ChiSquared{K: float64(df)}.Quantile(p)
}

func (m TauMethod) estimate(effects []Effect) (float64, error) {
	df := float64(len(effects) - 1)
	if df == 0 || m == CommonEffect {
		return 0, nil
	}
	switch m {
	case DerSimonianLaird:
		p := pooledAt(effects, 0)
		return math.Max(0, (p.q-df)/(p.w1-p.w2/p.w1)), nil
	case PauleMandel:
		return solveQ(effects, df), nil
	}
	return likeliestTau(effects, m == REML)
}

// solveQ returns the tau² at which Σ w (y - mu)² is target, or 0 if it is
// smaller at 0. The sum falls ever more slowly as tau² grows, so Newton's steps
// come from below and do not overshoot.
func solveQ(effects []Effect, target float64) float64 {
	tau2 := 0.0
	for range 500 {
		p := pooledAt(effects, tau2)
		step := (p.q - target) / p.q2
		if !(step > 1e-15*tau2) || p.q2 == 0 {
			break
		}
		tau2 += step
	}
	return tau2
}

// Limits of the iteration for tau²: as good as doubles allow, where metafor
// stops at a change of 1e-5. Half steps after the first hundred end a swing.
const (
	tauIterations = 2000
	tauFull       = 100
	tauSettled    = 1e-13
)

// likeliestTau finds tau² by Fisher scoring from the Hedges & Olkin estimate:
//
//	REML: (y'PPy - tr P) / tr PP,   ML: (y'PPy - Σw) / Σw²
func likeliestTau(effects []Effect, restricted bool) (float64, error) {
	step := func(tau2 float64) float64 {
		p := pooledAt(effects, tau2)
		if !restricted {
			return (p.q2 - p.w1) / p.w2
		}
		trace := p.w1 - p.w2/p.w1
		square := p.w2 - 2*p.w3/p.w1 + p.w2*p.w2/(p.w1*p.w1)
		return (p.q2 - trace) / square
	}
	tau2 := hedgesOlkin(effects)
	smallest := effects[0].Variance
	for _, e := range effects {
		smallest = math.Min(smallest, e.Variance)
	}
	for i := range tauIterations {
		d := step(tau2)
		if i >= tauFull {
			d /= 2
		}
		if tau2+d < 0 {
			if tau2 == 0 || step(0) <= 0 {
				return 0, nil
			}
			d = -tau2 / 2
		}
		tau2 += d
		if math.Abs(d) <= tauSettled*(tau2+smallest) {
			return tau2, nil
		}
	}
	return 0, ErrNotConverged
}

// hedgesOlkin is the variance of the effects less their mean sampling variance.
func hedgesOlkin(effects []Effect) float64 {
	k := float64(len(effects))
	var mean, variance, sampling float64
	for _, e := range effects {
		mean += e.Value / k
		sampling += e.Variance / k
	}
	for _, e := range effects {
		variance += (e.Value - mean) * (e.Value - mean) / (k - 1)
	}
	return math.Max(0, variance-sampling)
}
