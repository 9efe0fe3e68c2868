package stats

import "math"

// A Rate is events over the time that people were at risk of them and under
// observation. Time is that person-time in any unit, such as person-years. The zero
// Rate is no observation.
type Rate struct {
	Events int     `json:"events"`
	Time   float64 `json:"time"`
}

// Merge returns the rate of both groups together. The zero Rate changes
// nothing; the order does not matter, nor the grouping but for rounding.
func (r Rate) Merge(other Rate) Rate { return Rate{r.Events + other.Events, r.Time + other.Time} }

func (r Rate) check() error {
	switch {
	case r.Events < 0:
		return ErrCount
	case r.Events > maxCount:
		return ErrOverflow
	case !(r.Time > 0) || math.IsInf(r.Time, 1):
		return ErrPersonTime
	}
	return nil
}

// Estimate returns events per unit of time, with standard error √x / T and the
// exact Poisson interval, from χ²(α/2; 2x)/2T to χ²(1 - α/2; 2x + 2)/2T, whose lower
// limit is 0 without events. level 0 means 0.95. Counts such as admissions vary more than Poisson's law says: see [MeanRatio].
//
// It returns [ErrCount], [ErrPersonTime] or [ErrLevel].
//
// Source: Garwood (1936), Biometrika 28:437-442; R's poisson.test.
func (r Rate) Estimate(level float64) (Figure, error) {
	if err := r.check(); err != nil {
		return Figure{}, refuse("rate", err)
	}
	f, err := poisson(float64(r.Events), r.Time, level)
	if err != nil {
		return Figure{}, refuse("rate", err)
	}
	return f, nil
}

// RateRatio returns the rate of treated over that of control, with the standard
// error of its logarithm √(1/x1 + 1/x2) and the interval that is symmetric in
// the logarithm. Without events among treated the ratio is 0 and has no
// interval; without events among control no part has a value. level 0 means 0.95.
//
// It returns [ErrCount], [ErrPersonTime] or [ErrLevel].
//
// Source: Rothman, Greenland & Lash, Modern Epidemiology.
func RateRatio(treated, control Rate, level float64) (Figure, error) {
	z, err := checkRates(treated, control, level)
	if err != nil {
		return Figure{}, refuse("rate ratio", err)
	}
	x1, x2 := float64(treated.Events), float64(control.Events)
	switch {
	case x2 == 0:
		return Figure{}, nil
	case x1 == 0:
		return Figure{Value: Known(0)}, nil
	}
	return ratioAround(math.Log(x1/treated.Time/(x2/control.Time)), math.Sqrt(1/x1+1/x2), z), nil
}

// RateDifference returns the rate of treated less that of control, in events
// per unit of time, with standard error √(x1/T1² + x2/T2²) and the normal
// interval, which has no width where there are no events. level 0 means 0.95.
//
// It returns [ErrCount], [ErrPersonTime] or [ErrLevel].
//
// Source: Rothman, Greenland & Lash, Modern Epidemiology.
func RateDifference(treated, control Rate, level float64) (Figure, error) {
	z, err := checkRates(treated, control, level)
	if err != nil {
		return Figure{}, refuse("rate difference", err)
	}
	x1, x2 := float64(treated.Events), float64(control.Events)
	se := math.Hypot(math.Sqrt(x1)/treated.Time, math.Sqrt(x2)/control.Time)
	return around(x1/treated.Time-x2/control.Time, se, z), nil
}

func checkRates(treated, control Rate, level float64) (z float64, err error) {
	for _, r := range []Rate{treated, control} {
		if err := r.check(); err != nil {
			return 0, err
		}
	}
	return normalQuantile(level)
}
