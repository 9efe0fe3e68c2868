package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// ObservedToExpected returns how many events there were for each one expected,
// the standardised ratio O / E: 1 is as many as expected. expected is what the
// people would have had at the risks of a standard, such as the sum of the
// risks that a risk adjustment of readmissions gives them; it is taken as known
// and need not be whole. The standard error, of the ratio itself, is √O / E,
// and the interval the exact Poisson one, from χ²(α/2; 2O)/2E to
// χ²(1 - α/2; 2O + 2)/2E; its lower limit is 0 without events. level 0 means
// 0.95. Ratios of two places stand on two different mixtures of people: each
// compares with the standard, not with the other.
//
// It returns [ErrCount] for observed below 0, [ErrExpected] or [ErrLevel].
//
// Source: Garwood (1936), Biometrika 28:437-442; Breslow & Day (1987),
// Statistical Methods in Cancer Research II, chapter 2; R's poisson.test.
func ObservedToExpected(observed int, expected, level float64) (Figure, error) {
	if observed < 0 {
		return Figure{}, refuse("observed to expected", ErrCount)
	}
	if !(expected > 0) || math.IsInf(expected, 1) {
		return Figure{}, refuse("observed to expected", ErrExpected)
	}
	f, err := poisson(float64(observed), expected, level)
	if err != nil {
		return Figure{}, refuse("observed to expected", err)
	}
	return f, nil
}

// poisson returns x / size with Garwood's exact interval.
func poisson(x, size, level float64) (Figure, error) {
	level, err := levelOf(level)
	if err != nil {
		return Figure{}, err
	}
	var low float64
	tail := (1 - level) / 2
	if x > 0 {
		low = distuv.ChiSquared{K: 2 * x}.Quantile(tail) / 2 / size
	}
	high := distuv.ChiSquared{K: 2*x + 2}.Quantile(1-tail) / 2 / size
	if err := withinDoubles(x/size, high); err != nil {
		return Figure{}, err
	}
	return Figure{Value: Known(x / size), StdErr: Known(math.Sqrt(x) / size), Low: Known(low), High: Known(high)}, nil
}
