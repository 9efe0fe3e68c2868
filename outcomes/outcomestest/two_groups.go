package outcomestest

import (
	"math"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// TwoArms are two groups of people with a true risk of an event each, between 0
// and 1. Every effect is treated against control.
type TwoArms struct {
	TreatedN, ControlN       int
	TreatedRisk, ControlRisk float64
}

// RiskDifference returns the true difference of the risks.
func (a TwoArms) RiskDifference() float64 { return a.TreatedRisk - a.ControlRisk }

// RiskRatio returns the true ratio of the risks.
func (a TwoArms) RiskRatio() float64 { return a.TreatedRisk / a.ControlRisk }

// OddsRatio returns the true ratio of the odds, risk / (1 - risk).
func (a TwoArms) OddsRatio() float64 {
	return a.TreatedRisk / (1 - a.TreatedRisk) / (a.ControlRisk / (1 - a.ControlRisk))
}

// Draw returns how many had the event. It returns [ErrTruth] if a group is empty or
// a risk is no share.
func (a TwoArms) Draw(seed uint64) (stats.TwoByTwo, error) {
	if !some(a.TreatedN, 1) || !some(a.ControlN, 1) || !share(a.TreatedRisk) || !share(a.ControlRisk) {
		return stats.TwoByTwo{}, refuse("each group has from 1 to %d people and a risk from 0 to 1", most)
	}
	r := draws(seed)
	out := stats.TwoByTwo{Treated: stats.Count{N: a.TreatedN}, Control: stats.Count{N: a.ControlN}}
	for range a.TreatedN {
		if r.Float64() < a.TreatedRisk {
			out.Treated.Events++
		}
	}
	for range a.ControlN {
		if r.Float64() < a.ControlRisk {
			out.Control.Events++
		}
	}
	return out, nil
}

func some(n, least int) bool { return n >= least && n <= most }

func share(v float64) bool { return v >= 0 && v <= 1 }

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// TwoMeans are two groups with normal values of one true standard deviation.
type TwoMeans struct {
	TreatedN, ControlN       int
	TreatedMean, ControlMean float64
	SD                       float64
}

// Difference returns the true difference of the means, treated less control.
func (m TwoMeans) Difference() float64 { return m.TreatedMean - m.ControlMean }

// Standardised returns the true difference over the standard deviation.
func (m TwoMeans) Standardised() float64 { return m.Difference() / m.SD }

// Draw returns the values of both groups. It returns [ErrTruth] if a group has
// fewer than two people or the standard deviation is not above 0.
func (m TwoMeans) Draw(seed uint64) (treated, control []float64, err error) {
	if !some(m.TreatedN, 2) || !some(m.ControlN, 2) || !finite(m.TreatedMean) || !finite(m.ControlMean) || !(m.SD > 0) || !finite(m.SD) {
		return nil, nil, refuse("each group has from 2 to %d people and a finite mean, and the standard deviation is above 0", most)
	}
	r := draws(seed)
	values := func(n int, mean float64) []float64 {
		out := make([]float64, n)
		for i := range out {
			out[i] = mean + m.SD*r.NormFloat64()
		}
		return out
	}
	return values(m.TreatedN, m.TreatedMean), values(m.ControlN, m.ControlMean), nil
}

// A Literature is Studies studies of one question. Their true effects are normal
// with mean Mean and variance Tau2; the sampling variance of each is drawn evenly
// between Low and High, and its result is normal about its own true effect.
type Literature struct {
	Studies    int
	Mean, Tau2 float64
	Low, High  float64
}

// Draw returns the results of the studies, with their sampling variances. It
// returns [ErrTruth] if there is no study or a variance is out of bounds.
func (l Literature) Draw(seed uint64) ([]stats.Effect, error) {
	if !some(l.Studies, 1) || !finite(l.Mean) || !(l.Tau2 >= 0) || !finite(l.Tau2) || !(l.Low > 0 && l.Low <= l.High) || !finite(l.High) {
		return nil, refuse("from 1 to %d studies have a finite mean, a tau² of 0 or more, and sampling variances above 0 from low to high", most)
	}
	r := draws(seed)
	out := make([]stats.Effect, l.Studies)
	for i := range out {
		v := l.Low + (l.High-l.Low)*r.Float64()
		out[i] = stats.Effect{Value: l.Mean + math.Sqrt(l.Tau2)*r.NormFloat64() + math.Sqrt(v)*r.NormFloat64(), Variance: v}
	}
	return out, nil
}
