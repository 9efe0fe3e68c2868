package chart

import "math"

// RoundTimes returns up to about n + 1 evenly spaced round times from 0 to
// last: steps are 1, 2 or 5 times a power of ten. It returns only 0 unless
// last is positive and finite and n is at least 1. The pictures of this package
// label these times, and a table beside one can use the same.
func RoundTimes(last float64, n int) []float64 {
	times := []float64{0}
	if !(last > 0) || math.IsInf(last, 1) || n < 1 {
		return times
	}
	step := roundStep(last / float64(n))
	for i := 1; float64(i)*step <= last*(1+1e-12); i++ {
		times = append(times, float64(i)*step)
	}
	return times
}

// roundStep returns the smallest of 1, 2, 5 times a power of ten that is at least least.
func roundStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= least*(1-1e-12) {
			return m * power
		}
	}
	return 10 * power
}
