package peer

import (
	"cmp"
	"fmt"
	"time"
)

// A Date is a day of the calendar, without a time and without a zone, from
// 0001-01-01 to 9999-12-31. Dates are compared with == and [Date.Compare]. The
// zero value is no date.
//
// A day that a clock change makes 23 or 25 hours long is one date like any other.
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
// returns [ErrBadDate] for any other text, and does not repeat the text.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || len(text) != len(time.DateOnly) || t.Year() < 1 {
		return Date{}, fmt.Errorf("%w: not a day of the form 2026-01-31", ErrBadDate)
	}
	return DateOf(t, time.UTC), nil
}

func (d Date) time() time.Time { return time.Unix((int64(d.n)-unixDay)*daySecs, 0).UTC() }

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d.n == 0 }

// Compare returns -1, 0 or +1 as d lies before, on or after other. No date lies
// before every date.
func (d Date) Compare(other Date) int { return cmp.Compare(d.n, other.n) }

// Start returns the first moment of the date in a zone, nil being UTC: midnight,
// or later where clocks skip it. Of no date it is the zero time.
func (d Date) Start(zone *time.Location) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	if zone == nil {
		zone = time.UTC
	}
	year, month, day := d.Civil()
	t := time.Date(year, month, day, 0, 0, 0, 0, zone)
	for DateOf(t, zone).Before(d) {
		t = t.Add(15 * time.Minute)
	}
	return t.UTC()
}

// Before reports whether d lies before other.
func (d Date) Before(other Date) bool { return d.n < other.n }

// Later returns the later of two dates.
func (d Date) Later(other Date) Date { return Date{max(d.n, other.n)} }

// Earlier returns the earlier of two dates; no date is earlier than every date.
func (d Date) Earlier(other Date) Date { return Date{min(d.n, other.n)} }

// EndOfCalendar returns the last date that there is, 9999-12-31.
func EndOfCalendar() Date { return Date{lastDay} }

// AddDays returns the date n days later, or earlier if n is negative. It is no
// date if the calendar ends first, and if d is none.
func (d Date) AddDays(n int) Date {
	if sum := int64(d.n) + int64(n); d.n != 0 && sum >= 1 && sum <= lastDay {
		return Date{int32(sum)}
	}
	return Date{}
}

// AddMonths returns the date n months later, or earlier if n is negative: the
// same day of the month, or the last one of a month that is too short. It is
// no date if the calendar ends first, and if d is none.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() || n < -12*9999 || n > 12*9999 {
		return Date{}
	}
	year, month, day := d.Civil()
	first := time.Date(year, month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return DateOf(first, time.UTC).AddDays(min(day, last) - 1)
}

// Civil returns year, month and day of the month; of no date, those of
// 0000-12-31.
func (d Date) Civil() (year int, month time.Month, day int) { return d.time().Date() }

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

// A DateRange is a stretch of dates: From belongs to it, Until does not. The zero value
// holds no date.
type DateRange struct {
	From, Until Date
}

// Contains reports whether d lies in r.
func (r DateRange) Contains(d Date) bool { return !d.Before(r.From) && d.Before(r.Until) }

// Overlaps reports whether a date lies in both r and other.
func (r DateRange) Overlaps(other DateRange) bool { return !r.Clip(other).IsEmpty() }

// IsEmpty reports whether no date lies in r.
func (r DateRange) IsEmpty() bool { return !r.From.Before(r.Until) }

// Last returns the last date of r, or no date if r is empty.
func (r DateRange) Last() Date {
	if r.IsEmpty() {
		return Date{}
	}
	return r.Until.AddDays(-1)
}

// Clip returns the dates that lie in both r and other; it is empty if none do.
func (r DateRange) Clip(other DateRange) DateRange {
	return DateRange{From: r.From.Later(other.From), Until: r.Until.Earlier(other.Until)}
}
