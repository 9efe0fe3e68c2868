package lifecycle

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/alongside-go/alongside/internal/storable"
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

// days returns the least and the most days that a span may last.
func (s Span) days() (least, most int) {
	switch s.Unit {
	case Minute:
		return s.N / 1440, s.N/1440 + 1
	case Hour:
		return s.N / 24, s.N/24 + 1
	case Week:
		return 7 * s.N, 7 * s.N
	case Month:
		return 28 * s.N, 31 * s.N
	case BusinessDay:
		return s.N, 2*s.N + 5 // weekends and a few holidays
	default:
		return s.N, s.N
	}
}

// within reports whether s never lasts longer than t.
func (s Span) within(t Span) bool {
	if s.Unit == t.Unit {
		return s.N <= t.N
	}
	_, most := s.days()
	least, _ := t.days()
	return most <= least
}

// A Calendar says where days begin and on which the programme works. The zero
// Calendar counts in UTC and works from Monday to Friday.
type Calendar struct {
	Zone      *time.Location            // nil means UTC
	IsWorkday func(date time.Time) bool // asked for noon of the date in Zone; nil means Monday to Friday
}

func (c Calendar) zone() *time.Location {
	if c.Zone == nil {
		return time.UTC
	}
	return c.Zone
}

// A civil is a time by calendar and clock; its day may run past the month.
type civil struct {
	year  int
	month time.Month
	day   int
	clock time.Duration // since midnight, as the clock shows it
}

// civil returns what calendar and clock of the zone show at t.
func (c Calendar) civil(t time.Time) civil {
	t = t.In(c.zone())
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	return civil{year, month, day, time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute +
		time.Duration(second)*time.Second + time.Duration(t.Nanosecond())}
}

// date returns a date, normalised, at noon in UTC.
func (v civil) date() time.Time { return time.Date(v.year, v.month, v.day, 12, 0, 0, 0, time.UTC) }

// moment returns when calendar and clock of the zone show v. Where the clock
// skips that time, it is the first moment after the gap.
func (c Calendar) moment(v civil) time.Time {
	hours, rest := int(v.clock/time.Hour), v.clock%time.Hour
	t := time.Date(v.year, v.month, v.day, hours, int(rest/time.Minute), int(rest%time.Minute/time.Second), int(rest%time.Second), c.zone())
	shown := c.civil(t)
	start, end := t.ZoneBounds()
	switch order := shown.date().Compare(v.date()); {
	case order < 0 || order == 0 && shown.clock < v.clock: // t lies before the gap
		t = end
	case order > 0 || shown.clock > v.clock:
		t = start
	}
	return t.UTC()
}

// works reports whether the programme works on a date.
func (c Calendar) works(v civil) bool {
	if c.IsWorkday == nil {
		day := v.date().Weekday()
		return day != time.Saturday && day != time.Sunday
	}
	return c.IsWorkday(time.Date(v.year, v.month, v.day, 12, 0, 0, 0, c.zone()))
}

// Add returns the moment a span after t, in UTC. Days, weeks and months keep
// the time of day; a month after the 31st is the last day of a shorter month.
// Business days count the working days after the day of t. Zero of any unit is t
// itself. It returns [ErrSpan] for a span that is none or leads past the year
// 9999, and if the calendar has no working day within ten years.
func (c Calendar) Add(t time.Time, s Span) (time.Time, error) {
	if err := s.check(); err != nil {
		return time.Time{}, err
	}
	if s.N == 0 {
		return t.UTC(), nil
	}
	v := c.civil(t)
	switch s.Unit {
	case Minute:
		t = t.Add(time.Duration(s.N) * time.Minute).UTC()
	case Hour:
		t = t.Add(time.Duration(s.N) * time.Hour).UTC()
	case Day:
		v.day += s.N
		t = c.moment(v)
	case Week:
		v.day += 7 * s.N
		t = c.moment(v)
	case Month:
		last := time.Date(v.year, v.month+time.Month(s.N)+1, 0, 12, 0, 0, 0, time.UTC)
		v.month, v.day = v.month+time.Month(s.N), min(v.day, last.Day())
		t = c.moment(v)
	case BusinessDay:
		if err := c.work(&v, s.N); err != nil {
			return time.Time{}, err
		}
		t = c.moment(v)
	}
	if !storable.Time(t) {
		return time.Time{}, fmt.Errorf("%w: %s lead past the year 9999", ErrSpan, s)
	}
	return t, nil
}

// work moves v on by n working days.
func (c Calendar) work(v *civil, n int) error {
	const tenYears = 3653
	for idle := 0; n > 0; {
		v.day++
		if c.works(*v) {
			n, idle = n-1, 0
		} else if idle++; idle > tenYears {
			return fmt.Errorf("%w: the calendar has no working day within ten years", ErrSpan)
		}
	}
	return nil
}

// delay returns t moved by the length of a pause; a time counted in business
// days goes on to the next working day if it falls on another.
func (c Calendar) delay(t time.Time, stood time.Duration, s Span) (time.Time, error) {
	t = t.Add(stood)
	if v := c.civil(t); stood > 0 && s.Unit == BusinessDay && !c.works(v) {
		err := c.work(&v, 1)
		return c.moment(v), err
	}
	return t, nil
}
