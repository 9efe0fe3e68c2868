package stats

import (
	"fmt"
	"math"
)

// A Sample is a set of values told by its size, mean and standard deviation
// (with n - 1), as papers print them. The zero Sample is refused.
type Sample struct {
	N    int     `json:"n"` // at least 2
	Mean float64 `json:"mean"`
	SD   float64 `json:"sd"` // zero or more
}

// check refuses a sample without a spread of its own.
func (s Sample) check() error {
	switch {
	case s.N < 0:
		return ErrCount
	case s.N < 2:
		return ErrTooFew
	case s.N > maxCount:
		return ErrOverflow
	case !finite(s.Mean):
		return ErrValue
	case !(s.SD >= 0) || math.IsInf(s.SD, 1):
		return ErrSpread
	}
	return nil
}

// Moments adds values up one at a time: their number, mean and sum of squared
// deviations. Parts of a large data set may be added up apart and merged. The
// zero Moments has no values.
//
// Source: Welford (1962), Technometrics 4:419-420; Chan, Golub & LeVeque (1983), Am Stat 37:242-247.
type Moments struct {
	n          int
	mean, rest float64 // rest is Σ (x - mean)²
}

// Add counts x. It returns [ErrValue] if x is infinite or not a number, and m is unchanged.
func (m *Moments) Add(x float64) error {
	if !finite(x) {
		return refuse("moments", ErrValue)
	}
	m.n++
	off := x - m.mean
	m.mean += off / float64(m.n)
	m.rest += off * (x - m.mean)
	return nil
}

// Merge returns the moments of all values of both. The zero Moments changes
// nothing; order and grouping do not matter but for rounding.
func (m Moments) Merge(other Moments) Moments {
	switch {
	case m.n == 0:
		return other
	case other.n == 0:
		return m
	}
	n, off := m.n+other.n, other.mean-m.mean
	share := float64(other.n) / float64(n)
	return Moments{n: n, mean: m.mean + off*share, rest: m.rest + other.rest + off*off*float64(m.n)*share}
}

// N returns the number of values.
func (m Moments) N() int { return m.n }

// Mean returns their mean; it has no value without values.
func (m Moments) Mean() Estimate {
	if m.n == 0 {
		return Estimate{}
	}
	return Known(m.mean)
}

// Variance returns their variance with n - 1; it has no value for fewer than two.
func (m Moments) Variance() Estimate {
	if m.n < 2 {
		return Estimate{}
	}
	return Known(m.rest / float64(m.n-1))
}

// Sample returns size, mean and standard deviation, in the unit of the values. It
// returns [ErrTooFew] for fewer than two values.
func (m Moments) Sample() (Sample, error) {
	if m.n < 2 {
		return Sample{}, refuse("moments", ErrTooFew)
	}
	s := Sample{N: m.n, Mean: m.mean, SD: math.Sqrt(m.rest / float64(m.n-1))}
	if err := withinDoubles(s.Mean, s.SD); err != nil {
		return Sample{}, refuse("moments", err)
	}
	return s, nil
}

// Describe returns size, mean and standard deviation √(Σ (x - mean)² / (n - 1)) of
// values, in their unit. It returns [ErrTooFew] for fewer than two, or a [*RowError]
// with [ErrValue].
//
// Source: the definition; R's mean and sd.
func Describe(values []float64) (Sample, error) {
	s, err := describe(values)
	if err != nil {
		return Sample{}, refuse("describe", err)
	}
	return s, nil
}

func describe(values []float64) (Sample, error) {
	if err := checkColumn(values); err != nil {
		return Sample{}, err
	}
	if len(values) < 2 {
		return Sample{}, ErrTooFew
	}
	mean := meanOf(values)
	var rest float64
	for _, v := range values {
		rest += (v - mean) * (v - mean)
	}
	s := Sample{N: len(values), Mean: mean, SD: math.Sqrt(rest / float64(len(values)-1))}
	return s, withinDoubles(s.Mean, s.SD)
}

// meanOf returns the mean, corrected for what rounding left out.
func meanOf(values []float64) float64 {
	n := float64(len(values))
	var mean, left float64
	for _, v := range values {
		mean += v / n
	}
	for _, v := range values {
		left += (v - mean) / n
	}
	return mean + left
}

var errMomentsNotStored = fmt.Errorf("%w: moments: store the sample that they come to, or the values", ErrNotStored)

// MarshalJSON always returns an error wrapping [ErrNotStored]: JSON would hold none of it.
func (Moments) MarshalJSON() ([]byte, error) { return nil, errMomentsNotStored }

// UnmarshalJSON always returns an error wrapping [ErrNotStored].
func (*Moments) UnmarshalJSON([]byte) error { return errMomentsNotStored }
