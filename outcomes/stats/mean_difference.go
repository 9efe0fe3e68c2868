package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// A MeanTest is a difference of means with its t test.
type MeanTest struct {
	Difference Figure  `json:"difference"` // in the unit of the values
	T          float64 `json:"t"`
	DF         float64 `json:"df"`
	P          float64 `json:"p"` // two-sided
}

// flatShare is the share of the larger mean below which a standard error is rounding.
//
// Source: R's t.test ("data are essentially constant"): ten times the double's epsilon.
const flatShare = 2.220446049250313e-15

func meanTest(difference, se, df, size, level float64) (MeanTest, error) {
	if se <= flatShare*size {
		return MeanTest{}, ErrNoSpread
	}
	t := difference / se
	if err := withinDoubles(t, df, se); err != nil {
		return MeanTest{}, err
	}
	return MeanTest{Difference: around(difference, se, studentQuantile(level, df)), T: t, DF: df, P: studentP(t, df)}, nil
}

// Welch compares two means without assuming that the spreads are equal:
//
//	t = (m1 - m2) / √(v1 + v2),   v = s²/n,   df = (v1 + v2)² / (v1²/(n1 - 1) + v2²/(n2 - 1))
//
// with a t interval. level 0 means 0.95.
//
// It returns [ErrCount], [ErrTooFew] (fewer than two in a group), [ErrValue],
// [ErrSpread], [ErrLevel], or [ErrNoSpread] if no value differs within its group.
//
// Source: Welch (1947), Biometrika 34:28-35; R's t.test.
func Welch(treated, control Sample, level float64) (MeanTest, error) {
	level, err := checkSamples(treated, control, level)
	if err != nil {
		return MeanTest{}, refuse("welch", err)
	}
	m, err := welch(treated, control, math.Max(math.Abs(treated.Mean), math.Abs(control.Mean)), level)
	if err != nil {
		return MeanTest{}, refuse("welch", err)
	}
	return m, nil
}

// welch is [Welch] of checked samples; size is that of the values behind them.
func welch(treated, control Sample, size, level float64) (MeanTest, error) {
	n1, n2 := float64(treated.N), float64(control.N)
	v1, v2 := treated.SD*treated.SD/n1, control.SD*control.SD/n2
	df := (v1 + v2) * (v1 + v2) / (v1*v1/(n1-1) + v2*v2/(n2-1))
	return meanTest(treated.Mean-control.Mean, math.Sqrt(v1+v2), df, size, level)
}

// Student compares two means on the assumption that the spreads are equal, with
// the pooled standard deviation Sp of [StandardisedDifference]:
//
//	t = (m1 - m2) / (Sp √(1/n1 + 1/n2)),   df = n1 + n2 - 2
//
// with a t interval. level 0 means 0.95.
//
// It returns the errors of [Welch]: [ErrCount], [ErrTooFew], [ErrValue], [ErrSpread],
// [ErrLevel] or [ErrNoSpread].
//
// Source: Student (1908); R's t.test with var.equal = TRUE.
func Student(treated, control Sample, level float64) (MeanTest, error) {
	level, err := checkSamples(treated, control, level)
	if err != nil {
		return MeanTest{}, refuse("student", err)
	}
	n1, n2 := float64(treated.N), float64(control.N)
	se := pooledSD(treated, control) * math.Sqrt(1/n1+1/n2)
	m, err := meanTest(treated.Mean-control.Mean, se, n1+n2-2, math.Max(math.Abs(treated.Mean), math.Abs(control.Mean)), level)
	if err != nil {
		return MeanTest{}, refuse("student", err)
	}
	return m, nil
}

func checkSamples(treated, control Sample, level float64) (float64, error) {
	for _, s := range []Sample{treated, control} {
		if err := s.check(); err != nil {
			return 0, err
		}
	}
	return levelOf(level)
}

func pooledSD(a, b Sample) float64 {
	n1, n2 := float64(a.N), float64(b.N)
	return math.Sqrt(((n1-1)*a.SD*a.SD + (n2-1)*b.SD*b.SD) / (n1 + n2 - 2))
}

// MeanRatio returns the mean of treated over that of control, with the standard
// error of its logarithm √(s1²/(n1 m1²) + s2²/(n2 m2²)) and the interval that is
// symmetric in the logarithm. It is for counts that vary more than Poisson's
// law says, such as admissions a person. level 0 means 0.95.
//
// It returns [ErrCount], [ErrTooFew], [ErrValue] (also for a mean that is not
// above 0), [ErrSpread] or [ErrLevel].
//
// Source: delta method; Hedges, Gurevitch & Curtis (1999), Ecology 80:1150-1156; R's metafor (escalc, ROM).
func MeanRatio(treated, control Sample, level float64) (Figure, error) {
	level, err := checkSamples(treated, control, level)
	if err == nil && !(treated.Mean > 0 && control.Mean > 0) {
		err = wanting(ErrValue, "means above 0")
	}
	if err != nil {
		return Figure{}, refuse("mean ratio", err)
	}
	part := func(s Sample) float64 { return s.SD * s.SD / (float64(s.N) * s.Mean * s.Mean) }
	return ratioAround(math.Log(treated.Mean/control.Mean), math.Sqrt(part(treated)+part(control)), quantile(level)), nil
}

// FTest is a ratio of variances with its degrees of freedom.
type FTest struct {
	F   float64 `json:"f"`
	DF1 float64 `json:"df1"`
	DF2 float64 `json:"df2"`
	P   float64 `json:"p"` // chance of a larger ratio if nothing differs
}

// fTest works out the upper tail as it is, as studentP does.
func fTest(f, df1, df2 float64) FTest {
	return FTest{F: f, DF1: df1, DF2: df2, P: mathext.RegIncBeta(df2/2, df1/2, df2/(df2+df1*f))}
}
