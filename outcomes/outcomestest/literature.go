package outcomestest

import (
	"math"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// A Literature is Studies studies of one question. Their true effects are normal with
// mean Mean and variance Tau2; the sampling variance of each is drawn evenly between
// Low and High, and its result is normal about its own true effect. The zero Literature
// has no studies and is refused.
type Literature struct {
	Studies    int
	Mean, Tau2 float64
	Low, High  float64
}

// Draw returns the results of the studies, with their sampling variances. It returns
// [ErrTruth] if there is no study or more than a million, Mean is not finite, Tau2 is
// below 0, or Low is not above 0 and at most High.
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
