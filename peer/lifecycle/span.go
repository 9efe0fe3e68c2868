package lifecycle

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// A Span is a length of time as people state it: 30 minutes, 14 days, 3 months,
// 2 business days. The zero Span is no time.
type Span struct {
	N    int
	Unit Unit
}

// A Unit is what a [Span] counts.
type Unit string

// Units. Hours and minutes are exact; days, weeks and months go by the calendar
// of the zone, so that a day may have 23 or 25 hours.
const (
	Minute      Unit = "minute"
	Hour        Unit = "hour"
	Day         Unit = "day"
	Week        Unit = "week"
	Month       Unit = "month"
	BusinessDay Unit = "business_day"
)

// maxSpan bounds the number of units of a span.
const maxSpan = 100_000

// Minutes returns a span of n minutes.
func Minutes(n int) Span { return Span{n, Minute} }

// Hours returns a span of n hours.
func Hours(n int) Span { return Span{n, Hour} }

// Days returns a span of n calendar days.
func Days(n int) Span { return Span{n, Day} }

// Weeks returns a span of n calendar weeks.
func Weeks(n int) Span { return Span{n, Week} }

// Months returns a span of n calendar months.
func Months(n int) Span { return Span{n, Month} }

// BusinessDays returns a span of n days on which the programme works.
func BusinessDays(n int) Span { return Span{n, BusinessDay} }

// String returns the span in words, such as "2 business days".
func (s Span) String() string {
	name := strings.ReplaceAll(string(s.Unit), "_", " ")
	if s.N != 1 {
		name += "s"
	}
	return fmt.Sprintf("%d %s", s.N, name)
}

// check returns [ErrSpan] unless s is a known unit, from 0 to 100,000 times.
func (s Span) check() error {
	switch s.Unit {
	case Minute, Hour, Day, Week, Month, BusinessDay:
	default:
		return fmt.Errorf("%w: unit %q", ErrSpan, string(s.Unit))
	}
	if s.N < 0 || s.N > maxSpan {
		return fmt.Errorf("%w: %d is not from 0 to %d", ErrSpan, s.N, maxSpan)
	}
	return nil
}

type storedSpan struct {
	N    int  `json:"n"`
	Unit Unit `json:"unit"`
}

// MarshalJSON returns {"n": 14, "unit": "day"}, or [ErrSpan].
func (s Span) MarshalJSON() ([]byte, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	return json.Marshal(storedSpan(s))
}

// UnmarshalJSON accepts what MarshalJSON returns and otherwise [ErrSpan]. On
// error s is unchanged.
func (s *Span) UnmarshalJSON(data []byte) error {
	var t storedSpan
	if json.Unmarshal(data, &t) != nil {
		return fmt.Errorf("%w: not its stored form", ErrSpan)
	}
	if err := Span(t).check(); err != nil {
		return err
	}
	*s = Span(t)
	return nil
}

// A Calendar says where days begin and on which the programme works. The zero
// Calendar counts in UTC and works from Monday to Friday.
type Calendar struct {
	Zone      *time.Location            // nil means UTC
	IsWorkday func(date time.Time) bool // asked for midnight of the date in Zone; nil means Monday to Friday
}

func (c Calendar) zone() *time.Location {
	if c.Zone == nil {
		return time.UTC
	}
	return c.Zone
}

func (c Calendar) works(t time.Time) bool {
	if c.IsWorkday == nil {
		return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday
	}
	return c.IsWorkday(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location()))
}

// Add returns the moment a span after t, in UTC. Days, weeks and months keep
// the time of day; a month after the 31st is the last day of a shorter month.
// Business days count the working days after the day of t; zero of them is t
// itself. It returns [ErrSpan] for a span that is none, and if the calendar has
// no working day within ten years.
func (c Calendar) Add(t time.Time, s Span) (time.Time, error) {
	if err := s.check(); err != nil {
		return time.Time{}, err
	}
	local := t.In(c.zone())
	switch s.Unit {
	case Minute:
		return t.Add(time.Duration(s.N) * time.Minute).UTC(), nil
	case Hour:
		return t.Add(time.Duration(s.N) * time.Hour).UTC(), nil
	case Day:
		return local.AddDate(0, 0, s.N).UTC(), nil
	case Week:
		return local.AddDate(0, 0, 7*s.N).UTC(), nil
	case Month:
		return addMonths(local, s.N).UTC(), nil
	}
	const tenYears = 3653
	day := local
	for n, idle := s.N, 0; n > 0; {
		day = day.AddDate(0, 0, 1)
		if c.works(day) {
			n, idle = n-1, 0
		} else if idle++; idle > tenYears {
			return time.Time{}, fmt.Errorf("%w: the calendar has no working day within ten years", ErrSpan)
		}
	}
	return local.AddDate(0, 0, daysBetween(local, day)).UTC(), nil
}

// addMonths adds calendar months, ending on the last day of a month that is too short.
func addMonths(t time.Time, n int) time.Time {
	to := t.AddDate(0, n, 0)
	if to.Day() != t.Day() {
		to = to.AddDate(0, 0, -to.Day())
	}
	return to
}

// daysBetween counts the calendar days from a to b.
func daysBetween(a, b time.Time) int {
	noon := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC) }
	return int(noon(b).Sub(noon(a)) / (24 * time.Hour))
}
