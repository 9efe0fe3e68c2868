package recovery

import (
	"fmt"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// A PartialDate is a day of the calendar or, where the person does not know or
// say the day, a month. The zero value is no date. Values are compared with ==.
type PartialDate struct {
	year  int16
	month int8
	day   int8 // 0: only the month is known
}

// OnDay returns a date as one whose day is known.
func OnDay(d peer.Date) PartialDate {
	if d.IsZero() {
		return PartialDate{}
	}
	year, month, day := d.Civil()
	return PartialDate{int16(year), int8(month), int8(day)}
}

// InMonth returns a month of which the day is not known. It returns
// [peer.ErrBadDate] if there is no such month in the years 1 to 9999.
func InMonth(year int, month time.Month) (PartialDate, error) {
	if _, err := peer.NewDate(year, month, 1); err != nil {
		return PartialDate{}, fmt.Errorf("%w: want a month of the years 1 to 9999", peer.ErrBadDate)
	}
	return PartialDate{int16(year), int8(month), 0}, nil
}

// ParsePartialDate returns what is written as 2026-01-31 or 2026-01, and nothing
// looser. It returns [peer.ErrBadDate] for any other text, and does not repeat the text.
func ParsePartialDate(text string) (PartialDate, error) {
	if len(text) == len("2026-01") && !strings.HasSuffix(text, "-") {
		d, err := peer.ParseDate(text + "-01")
		p := OnDay(d)
		p.day = 0
		if err != nil {
			return PartialDate{}, fmt.Errorf("%w: not a month of the form 2026-01", peer.ErrBadDate)
		}
		return p, nil
	}
	d, err := peer.ParseDate(text)
	return OnDay(d), err
}

// IsZero reports whether d is no date.
func (d PartialDate) IsZero() bool { return d == PartialDate{} }

// HasDay reports whether the day is known.
func (d PartialDate) HasDay() bool { return d.day != 0 }

// First returns the first day that it may be; no date for the zero value.
func (d PartialDate) First() peer.Date {
	if d.IsZero() {
		return peer.Date{}
	}
	first, _ := peer.NewDate(int(d.year), time.Month(d.month), max(1, int(d.day)))
	return first
}

// Last returns the last day that it may be; no date for the zero value.
func (d PartialDate) Last() peer.Date {
	if d.HasDay() || d.IsZero() {
		return d.First()
	}
	if next := d.First().AddMonths(1); !next.IsZero() {
		return next.AddDays(-1)
	}
	return peer.EndOfCalendar()
}

// String returns the date as 2026-01-31 or 2026-01, or "no date".
func (d PartialDate) String() string {
	s := d.First().String()
	if !d.IsZero() && !d.HasDay() {
		s = s[:len("2026-01")]
	}
	return s
}

// MarshalText returns the date as String does, and [peer.ErrBadDate] for no date.
func (d PartialDate) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, fmt.Errorf("%w: no date", peer.ErrBadDate)
	}
	return []byte(d.String()), nil
}

// UnmarshalText accepts exactly what MarshalText returns. On error d is unchanged.
func (d *PartialDate) UnmarshalText(text []byte) error {
	got, err := ParsePartialDate(string(text))
	if err != nil {
		return err
	}
	*d = got
	return nil
}
