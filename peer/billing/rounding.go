package billing

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// Errors of this package.
var (
	// ErrUnknownRounding reports a name that is no rounding rule.
	ErrUnknownRounding = errors.New("billing: unknown rounding rule")
	// ErrUnknownPayer reports a code that no shipped payer has.
	ErrUnknownPayer = errors.New("billing: unknown payer")
	// ErrMinutes reports minutes that no contact or day can have.
	ErrMinutes = errors.New("billing: bad minutes")
	// ErrMixed reports encounters of several people, or one that does not fit together.
	ErrMixed = errors.New("billing: not the contacts of one participant")
)

// UnitMinutes is the length of a unit, in minutes.
//
// Source: HCPCS H0038, self-help/peer services, per 15 minutes.
const UnitMinutes = 15

// A Rounding says how many units a number of minutes is. The zero value is no
// rule.
type Rounding string

// Rounding rules. They disagree: 16 minutes are 1, 2 and 1 unit.
const (
	// FullUnits: a unit for every full 15 minutes. 14 minutes are none, 29 are one.
	FullUnits Rounding = "full_units"
	// UpTo: a unit for every 15 minutes begun. 1 minute is one, 16 are two.
	UpTo Rounding = "up_to"
	// Midpoint: a unit more from the eighth minute on. 7 minutes are none, 8 and 22 are
	// one, 23 are two.
	Midpoint Rounding = "midpoint"
)

var roundings = []Rounding{FullUnits, UpTo, Midpoint}

// Roundings returns every rounding rule.
func Roundings() []Rounding { return append([]Rounding(nil), roundings...) }

// String returns the name under which it is stored and sent.
func (r Rounding) String() string { return string(r) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRounding].
func (r Rounding) MarshalText() ([]byte, error) {
	return enum.Marshal(r, roundings, ErrUnknownRounding)
}

// UnmarshalText accepts exactly what MarshalText returns. On error r is unchanged.
func (r *Rounding) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, roundings, ErrUnknownRounding)
}

// Source returns where the rule comes from. No source was seen that applies
// Midpoint, a rule for outpatient therapy, to peer support.
func (r Rounding) Source() source.Source {
	switch r {
	case FullUnits:
		return source.Of("MICH").At("a code defined as \"15 minutes\"", source.Verified)
	case UpTo:
		return source.Of("MICH").At("a code defined as \"up to 15 minutes\"", source.Verified)
	case Midpoint:
		return source.Of("MIN8").At("outpatient therapy; not seen for peer support", source.Unverified)
	}
	return source.Source{}
}

// longestDay is the length in minutes of the day on which summer time ends.
const longestDay = 25 * 60

// Units returns the units of a contact, or of a day if the minutes were summed
// first. It returns [ErrUnknownRounding] for no rule and [ErrMinutes] unless
// minutes are from 0 to 1,500, the day of 25 hours on which summer time ends.
func (r Rounding) Units(minutes int) (int, error) {
	if minutes < 0 || minutes > longestDay {
		return 0, fmt.Errorf("%w: %d is not from 0 to %d", ErrMinutes, minutes, longestDay)
	}
	switch r {
	case FullUnits:
		return minutes / UnitMinutes, nil
	case UpTo:
		return (minutes + UnitMinutes - 1) / UnitMinutes, nil
	case Midpoint:
		return (minutes + 7) / UnitMinutes, nil
	}
	return 0, enum.Refuse(string(r), roundings, ErrUnknownRounding)
}
