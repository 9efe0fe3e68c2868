package stats

import (
	"errors"
	"math"
)

// ErrInterval reports a published value that does not lie where its interval puts it,
// such as a logarithm printed beside the limits of the ratio.
var ErrInterval = errors.New("the value is not where the interval puts it")

// offCentre is how far a printed value may lie from the middle of its interval, as a share
// of the interval's width: a choice of this library, for what rounding and intervals that
// are not quite symmetric do. A value at a limit lies half the width away.
const offCentre = 0.1

// DifferenceFromInterval returns the [Effect] behind a published difference, such as a
// standardised mean difference, and its normal interval: the value as it is and
// ((high - low) / 2z)². A ratio belongs to [RatioFromInterval]; nothing tells 0.5 to 0.9 of
// a ratio from 0.5 to 0.9 of a difference. level 0 means 0.95. What was lost in printing is lost.
//
// It returns [ErrValue] unless all are finite and low is below high, [ErrInterval] unless
// the value lies in the middle of the interval, to a tenth of its width, [ErrLevel], or [ErrOverflow].
//
// Source: Higgins et al., Cochrane Handbook for Systematic Reviews of Interventions.
func DifferenceFromInterval(value, low, high, level float64) (Effect, error) {
	e, err := effectFromInterval(value, low, high, level)
	if err != nil {
		return Effect{}, refuse("difference", err)
	}
	return e, nil
}

// RatioFromInterval returns the [Effect] behind a published ratio, such as a risk ratio,
// an odds ratio or a hazard ratio, and its interval. Give the three as they are printed:
// it takes their logarithms, the scale on which ratios are pooled. level 0 means 0.95.
//
// It returns [ErrValue] unless all are finite and above 0, which the logarithm of a ratio
// below 1 is not, and low is below high, [ErrInterval] unless the logarithm of the value
// lies in the middle of those of the limits, to a tenth of their distance, [ErrLevel], or [ErrOverflow].
//
// Source: Higgins et al., Cochrane Handbook for Systematic Reviews of Interventions.
func RatioFromInterval(value, low, high, level float64) (Effect, error) {
	if !(value > 0 && low > 0 && high > 0) {
		return Effect{}, refuse("ratio", wanting(ErrValue, "a ratio and its limits above 0, as printed"))
	}
	e, err := effectFromInterval(math.Log(value), math.Log(low), math.Log(high), level)
	if err != nil {
		return Effect{}, refuse("ratio", err)
	}
	return e, nil
}

func effectFromInterval(value, low, high, level float64) (Effect, error) {
	if !finite(value, low, high) || low >= high {
		return Effect{}, wanting(ErrValue, "a lower limit below the upper")
	}
	if math.Abs(value-low/2-high/2) > 2*offCentre*(high/2-low/2) {
		return Effect{}, ErrInterval
	}
	z, err := normalQuantile(level)
	if err != nil {
		return Effect{}, err
	}
	se := high/(2*z) - low/(2*z)
	e := Effect{Value: value, Variance: se * se}
	return e, withinDoubles(e.Variance)
}
