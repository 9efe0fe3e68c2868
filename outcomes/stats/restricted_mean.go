package stats

import "math"

// A Mean is a restricted mean: the average time without the event among the
// first Horizon units of time, with its standard error, in the unit of time.
// [Curve.RestrictedMean] gives one and [DifferenceOfMeans] compares two; the zero Mean
// has no horizon and is refused.
type Mean struct {
	Horizon, Value, StdErr float64
}

// RestrictedMean returns the area under the curve up to tau:
//
//	RMST(τ) = ∫ S from 0 to τ,   variance = Σ A² d / (n (n - d)),   A = ∫ S from t to τ
//
// over the event times t up to tau. There is no m/(m - 1) correction, as in R.
//
// It returns [ErrHorizon] unless tau is positive and finite, and
// [ErrBeyondFollowUp] if tau is after the last observation of a curve that has
// not reached 0.
//
// Source: R's survival, survfit's summary table with a numeric rmean; Miller
// (1981), Survival Analysis.
func (c Curve) RestrictedMean(tau float64) (Mean, error) {
	if !(tau > 0) || math.IsInf(tau, 1) {
		return Mean{}, refuse("restricted mean", ErrHorizon)
	}
	if !c.covers(tau) {
		return Mean{}, refuse("restricted mean", ErrBeyondFollowUp)
	}
	var area, variance float64
	end := tau
	for i := c.after(tau) - 1; i >= 0; i-- {
		s := &c.steps[i]
		area += s.Survival * (end - s.Time)
		end = s.Time
		if n, d := float64(s.AtRisk), float64(s.Events); s.Events > 0 && s.Events < s.AtRisk {
			variance += area * area * d / (n * (n - d))
		}
	}
	m := Mean{Horizon: tau, Value: area + end, StdErr: math.Sqrt(variance)}
	if err := withinDoubles(m.Value, m.StdErr); err != nil {
		return Mean{}, refuse("restricted mean", err)
	}
	return m, nil
}

// DifferenceOfMeans returns the restricted mean of treated less that of control,
// which must have the same horizon, with the summed variances and the normal
// interval, in the unit of time. level 0 means 0.95.
//
// It returns [ErrHorizon] if the horizons differ or are not positive, or [ErrLevel].
//
// Source: Royston & Parmar (2013), BMC Med Res Methodol 13:152.
func DifferenceOfMeans(treated, control Mean, level float64) (Figure, error) {
	z, err := normalQuantile(level)
	if err != nil {
		return Figure{}, refuse("difference of restricted means", err)
	}
	if treated.Horizon != control.Horizon || !(treated.Horizon > 0) {
		return Figure{}, refuse("difference of restricted means", wanting(ErrHorizon, "the same one above 0 for both"))
	}
	return around(treated.Value-control.Value, math.Hypot(treated.StdErr, control.StdErr), z), nil
}
