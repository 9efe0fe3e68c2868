package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownLeapRule reports a name that is no rule for 29 February.
var ErrUnknownLeapRule = errors.New("recovery: unknown rule for 29 February")

// A LeapRule says when a year is full that began on 29 February, in a year that
// has none. The zero value counts like LeapFebruary28.
type LeapRule string

// Rules.
const (
	// LeapFebruary28: on the last day of February.
	LeapFebruary28 LeapRule = "february_28"
	// LeapMarch1: on the first of March.
	LeapMarch1 LeapRule = "march_1"
)

var leapRules = []LeapRule{
	LeapFebruary28,
	LeapMarch1,
}

// LeapRules returns every LeapRule, in the order of this page.
func LeapRules() []LeapRule { return append([]LeapRule(nil), leapRules...) }

// String returns the name under which it is stored and sent.
func (v LeapRule) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownLeapRule].
func (v LeapRule) MarshalText() ([]byte, error) {
	return enum.Marshal(v, leapRules, ErrUnknownLeapRule)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *LeapRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, leapRules, ErrUnknownLeapRule)
}
