package stats

import "math"

// EggerStudies is the number of studies below which Egger's test is refused.
//
// Source: Sterne et al. (2011), BMJ 343:d4002.
const EggerStudies = 10

// An Asymmetry is the result of [Egger].
type Asymmetry struct {
	Slope Figure  `json:"slope"` // of the effect on its standard error
	Limit Figure  `json:"limit"` // the effect that a study without sampling error would have
	T     float64 `json:"t"`
	DF    int     `json:"df"`
	P     float64 `json:"p"` // two-sided, that the slope is 0
}

// Egger tests whether small studies tell another story than large ones, by the
// regression of effects on their standard errors with weights 1/v. level 0
// means 0.95. An asymmetry need not come from selective publication.
//
// It returns [ErrTooFew] for fewer than [EggerStudies], [ErrNoSpread] if all
// standard errors are the same or the line fits exactly, [ErrLevel], or a
// [*RowError] with [ErrValue] or [ErrVariance].
//
// Source: Egger et al. (1997), BMJ 315:629-634; R's metafor (regtest, model "lm").
func Egger(effects []Effect, level float64) (Asymmetry, error) {
	a, err := egger(effects, level)
	if err != nil {
		return Asymmetry{}, refuse("egger", err)
	}
	return a, nil
}

func egger(effects []Effect, level float64) (Asymmetry, error) {
	level, err := levelOf(level)
	if err != nil {
		return Asymmetry{}, err
	}
	for i, e := range effects {
		if err := e.check(); err != nil {
			return Asymmetry{}, &RowError{Row: i, Err: err}
		}
	}
	if len(effects) < EggerStudies {
		return Asymmetry{}, ErrTooFew
	}
	y, x := make([]float64, len(effects)), make([]float64, 2*len(effects))
	for i, e := range effects { // divided by the standard error: weights become 1
		se := math.Sqrt(e.Variance)
		y[i], x[2*i], x[2*i+1] = e.Value/se, 1/se, 1
	}
	fit, err := leastSquares(x, y, 2)
	if err != nil {
		return Asymmetry{}, ErrNoSpread
	}
	df := len(effects) - 2
	scale := fit.squares / float64(df)
	if err := withinDoubles(append([]float64{scale}, fit.beta...)...); err != nil {
		return Asymmetry{}, err
	}
	if scale <= flatShare {
		return Asymmetry{}, ErrNoSpread
	}
	q := studentQuantile(level, float64(df))
	a := Asymmetry{DF: df}
	a.Limit = around(fit.beta[0], math.Sqrt(scale*fit.inverse[0]), q)
	slope := math.Sqrt(scale * fit.inverse[3])
	a.Slope, a.T = around(fit.beta[1], slope, q), fit.beta[1]/slope
	a.P = studentP(a.T, float64(df))
	return a, nil
}
