package supervision

import (
	"cmp"
	"fmt"
	"time"
)

// A Date is a day of the calendar, without a time and without a zone, from
// 0001-01-01 to 9999-12-31. Dates are compared with == and [Date.Compare]. The
// zero value is no date.
//
// Periods are made of dates and sessions are placed in them by the date on
// which they start in the ledger's zone. A day that a clock change makes 23
// or 25 hours long is one date like any other.
type Date struct {
	n int32 // days since 0000-12-31; 0 is no date
}

const (
	unixDay = 719163  // 1970-01-01
	lastDay = 3652059 // 9999-12-31
	daySecs = 24 * 60 * 60
)

// NewDate returns a day of the calendar. It returns [ErrBadDate] if the
// calendar has no such day: February 29 exists in leap years only.
func NewDate(year int, month time.Month, day int) (Date, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	y, m, d := t.Date()
	if y != year || m != month || d != day || year < 1 || year > 9999 {
		return Date{}, fmt.Errorf("%w: %04d-%02d-%02d", ErrBadDate, year, int(month), day)
	}
	return Date{int32(t.Unix()/daySecs) + unixDay}, nil
}

// DateOf returns the date on which t falls in the zone; a nil zone is UTC. It is
// no date if t falls outside the years 1 to 9999.
func DateOf(t time.Time, zone *time.Location) Date {
	if zone == nil {
		zone = time.UTC
	}
	_, offset := t.In(zone).Zone()
	secs := t.Unix() + int64(offset)
	days := secs / daySecs
	if secs%daySecs < 0 {
		days--
	}
	if days += unixDay; days < 1 || days > lastDay {
		return Date{}
	}
	return Date{int32(days)}
}

// ParseDate returns the date written as 2006-01-02, and nothing looser. It
// returns [ErrBadDate] for any other text.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || len(text) != len(time.DateOnly) || t.Year() < 1 {
		return Date{}, fmt.Errorf("%w: %q is not of the form 2026-01-31", ErrBadDate, text)
	}
	return DateOf(t, time.UTC), nil
}

func (d Date) time() time.Time { return time.Unix((int64(d.n)-unixDay)*daySecs, 0).UTC() }

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d.n == 0 }

// Compare returns -1, 0 or +1 as d lies before, on or after other. No date lies
// before every date.
func (d Date) Compare(other Date) int { return cmp.Compare(d.n, other.n) }

// Before reports whether d lies before other.
func (d Date) Before(other Date) bool { return d.n < other.n }

// AddDays returns the date n days later, or earlier if n is negative. It is no
// date if the calendar ends first, and if d is none.
func (d Date) AddDays(n int) Date {
	if sum := int64(d.n) + int64(n); d.n != 0 && sum >= 1 && sum <= lastDay {
		return Date{int32(sum)}
	}
	return Date{}
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// String returns the date as 2006-01-02, or "no date".
func (d Date) String() string {
	if d.IsZero() {
		return "no date"
	}
	return d.time().Format(time.DateOnly)
}

// MarshalText returns the date as 2006-01-02, and [ErrBadDate] for no date.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, fmt.Errorf("%w: no date", ErrBadDate)
	}
	return []byte(d.String()), nil
}

// UnmarshalText accepts exactly what MarshalText returns. On error d is unchanged.
func (d *Date) UnmarshalText(text []byte) error {
	got, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = got
	return nil
}

// A Span is a stretch of dates: From belongs to it, To does not. The zero value
// holds no date.
type Span struct {
	From, To Date
}

// Contains reports whether d lies in s.
func (s Span) Contains(d Date) bool { return !d.Before(s.From) && d.Before(s.To) }

// Overlaps reports whether a date lies in both s and other.
func (s Span) Overlaps(other Span) bool { return !s.Clip(other).IsEmpty() }

// IsEmpty reports whether no date lies in s.
func (s Span) IsEmpty() bool { return !s.From.Before(s.To) }

// Last returns the last date of s, or no date if s is empty.
func (s Span) Last() Date {
	if s.IsEmpty() {
		return Date{}
	}
	return s.To.AddDays(-1)
}

// Clip returns the dates that lie in both s and other; it is empty if none do.
func (s Span) Clip(other Span) Span {
	return Span{From: later(s.From, other.From), To: earlier(s.To, other.To)}
}

func later(a, b Date) Date {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b Date) Date {
	if b.Before(a) {
		return b
	}
	return a
}
