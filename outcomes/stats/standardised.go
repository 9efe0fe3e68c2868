package stats

import (
	"math"

	"github.com/alongside-go/alongside/internal/enum"
)

// An SMDVariance is a formula for the variance of Hedges' g. The zero value is [LargeSample].
type SMDVariance string

// Formulas in use, with d the difference over the pooled standard deviation,
// J the correction and g = J d. They differ in the third digit.
const (
	// LargeSample is 1/n1 + 1/n2 + g² / (2(n1 + n2)).
	//
	// Source: Hedges (1982); R's metafor (escalc, SMD, vtype "LS").
	LargeSample SMDVariance = "large-sample"
	// BorensteinVariance is J² (1/n1 + 1/n2 + d² / (2(n1 + n2))).
	//
	// Source: Borenstein et al., Introduction to Meta-Analysis, chapter 4.
	BorensteinVariance SMDVariance = "borenstein"
)

var smdVariances = []SMDVariance{LargeSample, BorensteinVariance}

// String returns the name under which v is stored; the zero value reads "large-sample".
func (v SMDVariance) String() string {
	if v == "" {
		return string(LargeSample)
	}
	return string(v)
}

// MarshalText returns the name of v, or an error wrapping [ErrUnknownMethod].
func (v SMDVariance) MarshalText() ([]byte, error) {
	return enum.Marshal(SMDVariance(v.String()), smdVariances, ErrUnknownMethod)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SMDVariance) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, smdVariances, ErrUnknownMethod)
}

// SmallSample returns the factor that takes the bias out of a standardised
// difference with m degrees of freedom:
//
//	J(m) = Γ(m/2) / ( √(m/2) Γ((m - 1)/2) )
//
// It is the exact one, not 1 - 3/(4m - 1). It returns [ErrTooFew] for m below 2.
//
// Source: Hedges (1981), J Educ Stat 6:107-128.
func SmallSample(m int) (float64, error) {
	if m < 2 {
		return 0, refuse("small-sample correction", ErrTooFew)
	}
	return correction(float64(m)), nil
}

func correction(m float64) float64 {
	if m > 1e4 {
		// The logarithms of so large gamma functions cancel; of the series of their
		// ratio, in z = (m - 1)/2, the next term is below 1e-15 of these.
		z := (m - 1) / 2
		return math.Sqrt((m-1)/m) * (1 - 1/(8*z)*(1-1/(16*z)*(1+5/(8*z))))
	}
	a, _ := math.Lgamma(m / 2)
	b, _ := math.Lgamma((m - 1) / 2)
	return math.Exp(a - b - math.Log(m/2)/2)
}

// A StandardisedDifference is a difference of means in standard deviations. It has no unit.
type StandardisedDifference struct {
	PooledSD   float64 `json:"pooled_sd"`  // √(((n1 - 1) s1² + (n2 - 1) s2²) / (n1 + n2 - 2))
	D          float64 `json:"d"`          // Cohen's: difference of the means over PooledSD
	Correction float64 `json:"correction"` // [SmallSample] of n1 + n2 - 2
	G          Figure  `json:"hedges_g"`   // Correction times D, with the normal interval
}

// HedgesG returns the standardised difference of two means, treated less
// control, corrected for small samples. level 0 means 0.95.
//
// It returns [ErrCount], [ErrTooFew], [ErrValue], [ErrSpread], [ErrLevel],
// [ErrUnknownMethod], or [ErrNoSpread] if no value differs within its group.
//
// Source: Hedges (1981), J Educ Stat 6:107-128; R's metafor (escalc, SMD).
func HedgesG(treated, control Sample, variance SMDVariance, level float64) (StandardisedDifference, error) {
	s, err := hedgesG(treated, control, variance, level)
	if err != nil {
		return StandardisedDifference{}, refuse("hedges g", err)
	}
	return s, nil
}

func hedgesG(treated, control Sample, variance SMDVariance, level float64) (StandardisedDifference, error) {
	if _, err := variance.MarshalText(); err != nil {
		return StandardisedDifference{}, err
	}
	level, err := checkSamples(treated, control, level)
	if err != nil {
		return StandardisedDifference{}, err
	}
	n1, n2 := float64(treated.N), float64(control.N)
	s := StandardisedDifference{PooledSD: pooledSD(treated, control), Correction: correction(n1 + n2 - 2)}
	if s.PooledSD == 0 {
		return s, ErrNoSpread
	}
	s.D = (treated.Mean - control.Mean) / s.PooledSD
	g := s.Correction * s.D
	v := 1/n1 + 1/n2 + g*g/(2*(n1+n2))
	if variance == BorensteinVariance {
		v = s.Correction * s.Correction * (1/n1 + 1/n2 + s.D*s.D/(2*(n1+n2)))
	}
	s.G = around(g, math.Sqrt(v), quantile(level))
	return s, withinDoubles(s.PooledSD, s.D, g, v)
}
