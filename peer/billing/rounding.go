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
	// ErrUnknownSum reports a stretch over which minutes are not summed.
	ErrUnknownSum = errors.New("billing: unknown stretch to sum minutes over")
	// ErrMinutes reports minutes that no contact, day or month can have.
	ErrMinutes = errors.New("billing: bad minutes")
	// ErrMixed reports encounters of several people, or one that does not fit together.
	ErrMixed = errors.New("billing: not the contacts of one participant")
)

// UnitMinutes is the length of a unit, in minutes, where a payer names no other.
//
// Source: HCPCS H0038, self-help/peer services, per 15 minutes.
const UnitMinutes = 15

// A Rounding says how many units a number of minutes is. The zero value is no
// rule.
type Rounding string

// Rounding rules. They disagree: 16 minutes are 1, 2 and 1 unit of 15 minutes.
const (
	// FullUnits: a unit for every full 15 minutes. 14 minutes are none, 29 are one.
	FullUnits Rounding = "full_units"
	// UpTo: a unit for every 15 minutes begun. 1 minute is one, 16 are two.
	UpTo Rounding = "up_to"
	// Midpoint: a unit more once more than half of it is reached, the eighth minute.
	// 7 minutes are none, 8 and 22 are one, 23 are two. The minutes of a day are
	// summed first where the rule comes from: [Payer].Sum.
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

// The longest stretches, in minutes: the day on which summer time ends, and a month
// of 31 days with it.
const (
	longestDay   = 25 * 60
	longestMonth = 31*24*60 + 60
)

// Units returns the units, of [UnitMinutes] each, of a contact, or of a day if the
// minutes were summed first. It returns [ErrUnknownRounding] for no rule and
// [ErrMinutes] unless minutes are from 0 to 1,500, the day of 25 hours on which
// summer time ends.
func (r Rounding) Units(minutes int) (int, error) {
	if err := fits(minutes, longestDay); err != nil {
		return 0, err
	}
	return r.units(minutes, UnitMinutes)
}

// fits returns ErrMinutes unless minutes are from 0 to most.
func fits(minutes, most int) error {
	if minutes < 0 || minutes > most {
		return fmt.Errorf("%w: %d is not from 0 to %d", ErrMinutes, minutes, most)
	}
	return nil
}

// units returns how many units of a length minutes are, which fit.
func (r Rounding) units(minutes, length int) (int, error) {
	switch r {
	case FullUnits:
		return minutes / length, nil
	case UpTo:
		return (minutes + length - 1) / length, nil
	case Midpoint:
		return (minutes + (length-1)/2) / length, nil
	}
	return 0, enum.Refuse(string(r), roundings, ErrUnknownRounding)
}
