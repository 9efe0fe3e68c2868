package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/alongside-go/alongside/internal/enum"
)

// An IntervalKind is the scale on which an interval for a survival curve is
// symmetric. The zero value is [LogInterval].
type IntervalKind string

// Kinds of interval. S is the curve, G Greenwood's sum and z the normal quantile.
const (
	// LogInterval is S exp(±z √G), at most 1. It is R's default.
	LogInterval IntervalKind = "log"
	// LogLogInterval is S^exp(±z √G / ln S). It stays inside (0, 1).
	LogLogInterval IntervalKind = "log-log"
	// PlainInterval is S ± z S √G, kept inside [0, 1].
	PlainInterval IntervalKind = "plain"
)

var intervalKinds = []IntervalKind{LogInterval, LogLogInterval, PlainInterval}

// String returns the name under which k is stored; the zero value reads "log".
func (k IntervalKind) String() string {
	if k == "" {
		return string(LogInterval)
	}
	return string(k)
}

// MarshalText returns the name of k, or an error wrapping [ErrUnknownInterval].
func (k IntervalKind) MarshalText() ([]byte, error) {
	return enum.Marshal(IntervalKind(k.String()), intervalKinds, ErrUnknownInterval)
}

// UnmarshalText accepts exactly what MarshalText returns. On error k is unchanged.
func (k *IntervalKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, intervalKinds, ErrUnknownInterval)
}

// Confidence says which interval is wanted. The zero Confidence is the 95 %
// interval on the log scale.
type Confidence struct {
	Kind  IntervalKind
	Level float64 // between 0 and 1; 0 means 0.95
}

// DefaultLevel is the confidence level where none is named.
//
// Source: convention; R's survfit (conf.int = 0.95).
const DefaultLevel = 0.95

// filled returns c with its defaults written out.
func (c Confidence) filled() (Confidence, error) {
	if _, err := c.Kind.MarshalText(); err != nil {
		return c, err
	}
	c.Kind = IntervalKind(c.Kind.String())
	if c.Level == 0 {
		c.Level = DefaultLevel
	}
	if !(c.Level > 0 && c.Level < 1) {
		return c, ErrLevel
	}
	return c, nil
}

// quantile returns z: a standard normal number lies within ±z with probability level.
func quantile(level float64) float64 { return distuv.UnitNormal.Quantile(0.5 + level/2) }

// limits returns the interval of a curve at s, with root = √G. It is the
// survfit_confint of R's survival, except that s = 1 has both limits 1 on every scale.
func (k IntervalKind) limits(s, root, z float64) (low, high float64) {
	if s == 1 {
		return 1, 1
	}
	switch k {
	case PlainInterval:
		return math.Max(s-z*s*root, 0), math.Min(s+z*s*root, 1)
	case LogLogInterval:
		log := math.Log(s)
		half := z * root / log
		return math.Exp(log * math.Exp(-half)), math.Exp(log * math.Exp(half))
	default:
		return s * math.Exp(-z*root), math.Min(s*math.Exp(z*root), 1)
	}
}
