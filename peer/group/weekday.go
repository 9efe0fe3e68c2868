package group

import (
	"errors"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
)

// ErrUnknownWeekday reports a name that is no day of the week.
var ErrUnknownWeekday = errors.New("group: unknown day of the week")

// A Weekday is a day of the week as RFC 5545 writes it. The zero value is none.
type Weekday string

// Days of the week.
const (
	// Monday: the first day of a week, unless a rule says otherwise.
	Monday Weekday = "MO"
	// Tuesday: the second.
	Tuesday Weekday = "TU"
	// Wednesday: the third.
	Wednesday Weekday = "WE"
	// Thursday: the fourth.
	Thursday Weekday = "TH"
	// Friday: the fifth.
	Friday Weekday = "FR"
	// Saturday: the sixth.
	Saturday Weekday = "SA"
	// Sunday: the seventh.
	Sunday Weekday = "SU"
)

var weekdays = []Weekday{
	Monday,
	Tuesday,
	Wednesday,
	Thursday,
	Friday,
	Saturday,
	Sunday,
}

// Weekdays returns every Weekday, in the order of this page.
func Weekdays() []Weekday { return append([]Weekday(nil), weekdays...) }

// Time returns v as package time counts days of the week; of no day it is Sunday.
func (v Weekday) Time() time.Weekday {
	return time.Weekday((slices.Index(weekdays, v) + 1) % 7)
}

// WeekdayOf returns the day of the week of a date; of no date it is none.
func WeekdayOf(d peer.Date) Weekday {
	if d.IsZero() {
		return ""
	}
	return weekdays[(int(d.Weekday())+6)%7]
}

// String returns the name under which it is stored and sent.
func (v Weekday) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownWeekday].
func (v Weekday) MarshalText() ([]byte, error) {
	return enum.Marshal(v, weekdays, ErrUnknownWeekday)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Weekday) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, weekdays, ErrUnknownWeekday)
}
