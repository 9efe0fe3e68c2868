package stats

import (
	"fmt"
	"math"

	"github.com/alongside-go/alongside/internal/enum"
)

// ReliableAt is the absolute reliable change index above which a change is
// unlikely (p < .05, two-sided) to be measurement error alone.
//
// Source: Jacobson & Truax (1991), J Consult Clin Psychol 59(1):12-19.
const ReliableAt = 1.96

// detectable90 is the multiple behind the minimal detectable change at 90 %.
//
// Source: convention; the normal quantile .95 to three decimals.
const detectable90 = 1.645

// A Scale is what is known of a questionnaire's precision: the standard
// deviation of its scores, in scale points, and its reliability, test-retest
// where there is one. The zero Scale is refused.
type Scale struct {
	SD          float64 `json:"sd"`
	Reliability float64 `json:"reliability"` // above 0 and below 1; 0 is none on record, and is refused
}

func (s Scale) check() error {
	switch {
	case s.Reliability == 0:
		return fmt.Errorf("%w: no reliability is given", ErrReliability)
	case !(s.Reliability > 0 && s.Reliability < 1):
		return fmt.Errorf("%w: the reliability is not", ErrReliability)
	case !(s.SD > 0) || math.IsInf(s.SD, 1):
		return fmt.Errorf("%w: the standard deviation is not", ErrReliability)
	}
	return nil
}

// A Precision is what a [Scale] can tell apart, in scale points.
type Precision struct {
	StdErr       float64 `json:"std_err"`       // standard error of measurement, SD √(1 - r)
	Difference   float64 `json:"difference"`    // of a difference of two scores, √2 StdErr
	Threshold    float64 `json:"threshold"`     // change above which it is reliable, 1.96 Difference
	Detectable90 float64 `json:"detectable_90"` // minimal detectable change at 90 %, 1.645 Difference
}

// Precision returns what changes the scale can tell from measurement error. It
// returns [ErrReliability], which says which of them, unless SD is above 0 and
// Reliability above 0 and below 1.
//
// Source: Jacobson & Truax (1991), J Consult Clin Psychol 59(1):12-19.
func (s Scale) Precision() (Precision, error) {
	if err := s.check(); err != nil {
		return Precision{}, refuse("reliable change", err)
	}
	se := s.SD * math.Sqrt(1-s.Reliability)
	d := math.Sqrt2 * se
	p := Precision{StdErr: se, Difference: d, Threshold: ReliableAt * d, Detectable90: detectable90 * d}
	if err := withinDoubles(p.Threshold); err != nil {
		return Precision{}, refuse("reliable change", err)
	}
	return p, nil
}

// ReliableChange returns the reliable change index of Jacobson & Truax (1991):
//
//	(after - before) / (SD √(2 (1 - r)))
//
// before and after are in scale points and the index has no unit; its sign is
// that of the change. It returns [ErrReliability], or [ErrValue] if a score is
// not a finite number.
//
// Source: Jacobson & Truax (1991), J Consult Clin Psychol 59(1):12-19.
func (s Scale) ReliableChange(before, after float64) (float64, error) {
	p, err := s.Precision()
	if err != nil {
		return 0, err
	}
	if !finite(before, after) {
		return 0, refuse("reliable change", ErrValue)
	}
	index := (after - before) / p.Difference
	if err := withinDoubles(index); err != nil {
		return 0, refuse("reliable change", err)
	}
	return index, nil
}

// CutOff returns the score between a group with and a group without the
// difficulty, nearer to the one that differs less:
//
//	c = (SDn Mc + SDc Mn) / (SDn + SDc)
//
// all in scale points. It returns [ErrValue] unless both means are finite, [ErrSpread]
// unless both standard deviations are finite and zero or more, or [ErrNoSpread] if both are 0.
//
// Source: Jacobson & Truax (1991), criterion c.
func CutOff(clinicalMean, clinicalSD, normalMean, normalSD float64) (float64, error) {
	switch {
	case !finite(clinicalMean, normalMean):
		return 0, refuse("cut-off", ErrValue)
	case !(clinicalSD >= 0 && normalSD >= 0) || !finite(clinicalSD, normalSD):
		return 0, refuse("cut-off", ErrSpread)
	case clinicalSD == 0 && normalSD == 0:
		return 0, refuse("cut-off", ErrNoSpread)
	}
	most := math.Max(clinicalSD, normalSD)
	clinicalSD, normalSD = clinicalSD/most, normalSD/most
	cut := (normalSD*clinicalMean + clinicalSD*normalMean) / (normalSD + clinicalSD)
	if err := withinDoubles(cut); err != nil {
		return 0, refuse("cut-off", err)
	}
	return cut, nil
}

// A ChangeVerdict says what a person's change on a scale amounts to. The zero value is no verdict.
type ChangeVerdict string

// Verdicts on a change.
const (
	// Recovered: reliably better, and across the cut-off.
	Recovered ChangeVerdict = "recovered"
	// Improved: reliably better.
	Improved ChangeVerdict = "improved"
	// Unchanged: the change may be measurement error.
	Unchanged ChangeVerdict = "unchanged"
	// Worsened: reliably worse.
	Worsened ChangeVerdict = "worsened"
)

var changeVerdicts = []ChangeVerdict{Recovered, Improved, Unchanged, Worsened}

// String returns the name under which v is stored.
func (v ChangeVerdict) String() string { return string(v) }

// MarshalText returns the name of v, or an error wrapping [ErrUnknownMethod].
func (v ChangeVerdict) MarshalText() ([]byte, error) {
	return enum.Marshal(v, changeVerdicts, ErrUnknownMethod)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ChangeVerdict) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, changeVerdicts, ErrUnknownMethod)
}

// A Direction says which end of a scale is the better one, under the names that package
// instrument has for it: stats.Direction(scale.Direction). The zero value is none.
type Direction string

// Directions of a scale.
const (
	// HigherBetter: a higher score is the better one.
	HigherBetter Direction = "higher_better"
	// LowerBetter: a lower score is the better one.
	LowerBetter Direction = "lower_better"
)

var directions = []Direction{HigherBetter, LowerBetter}

// String returns the name under which d is stored.
func (d Direction) String() string { return string(d) }

// MarshalText returns the name of d, or an error wrapping [ErrUnknownDirection].
func (d Direction) MarshalText() ([]byte, error) {
	return enum.Marshal(d, directions, ErrUnknownDirection)
}

// UnmarshalText accepts exactly what MarshalText returns. On error d is unchanged.
func (d *Direction) UnmarshalText(text []byte) error {
	return enum.Unmarshal(d, text, directions, ErrUnknownDirection)
}

// ChangeOptions says how [Scale.Judge] reads a change. The zero value is refused: it does
// not say which end of the scale is the better one.
type ChangeOptions struct {
	Better Direction
	// CutOff, where it has a value, is the score between the two ranges: a change
	// crosses it that begins on the worse side of it, or at it, and ends on the
	// better side.
	CutOff Estimate
}

// Judge tells a change from measurement error: reliable if the absolute index
// is above [ReliableAt]. Without a cut-off nobody is Recovered.
//
// It returns [ErrUnknownDirection] unless the options say which end is the better one,
// [ErrReliability], or [ErrValue] if a score is not a finite number. For a scale of
// package instrument, ReliableChange of package outcomes takes direction and reliability
// from it.
//
// Source: Jacobson & Truax (1991), J Consult Clin Psychol 59(1):12-19.
func (s Scale) Judge(before, after float64, options ChangeOptions) (ChangeVerdict, error) {
	if _, err := options.Better.MarshalText(); err != nil {
		return "", refuse("reliable change", err)
	}
	index, err := s.ReliableChange(before, after)
	if err != nil {
		return "", err
	}
	cut, has := options.CutOff.Value()
	if options.Better == LowerBetter {
		index, before, after, cut = -index, -before, -after, -cut
	}
	switch {
	case index > ReliableAt && has && before <= cut && after > cut:
		return Recovered, nil
	case index > ReliableAt:
		return Improved, nil
	case index < -ReliableAt:
		return Worsened, nil
	}
	return Unchanged, nil
}
