package stats

import (
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
	Reliability float64 `json:"reliability"` // in [0, 1)
}

func (s Scale) check() error {
	if !(s.SD > 0 && s.Reliability >= 0 && s.Reliability < 1) || math.IsInf(s.SD, 1) {
		return ErrReliability
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
// returns [ErrReliability] unless SD is positive and Reliability in [0, 1).
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

// ChangeOptions adjusts [Scale.Judge]. The zero value is a scale on which lower is
// better, without a cut-off.
type ChangeOptions struct {
	HigherBetter bool
	// CutOff, where it has a value, is the score between the two ranges: a change
	// crosses it that begins on the worse side of it, or at it, and ends on the
	// better side.
	CutOff Estimate
}

// Judge tells a change from measurement error: reliable if the absolute index
// is above [ReliableAt]. Without a cut-off nobody is Recovered.
//
// It returns [ErrReliability], or [ErrValue] if a score is not a finite number.
//
// Source: Jacobson & Truax (1991), J Consult Clin Psychol 59(1):12-19.
func (s Scale) Judge(before, after float64, options ChangeOptions) (ChangeVerdict, error) {
	index, err := s.ReliableChange(before, after)
	if err != nil {
		return "", err
	}
	cut, has := options.CutOff.Value()
	if !options.HigherBetter {
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
