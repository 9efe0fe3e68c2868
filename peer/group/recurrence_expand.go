package group

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// Between returns the moments of every meeting from one moment until another, which
// does not belong to it, in UTC and in order, each once. The host loads the zone that
// r names; nil stands for "UTC". Months without the day of the start are passed over:
// a meeting on the 31st has none in April. It returns what [Recurrence.Check] returns,
// [ErrZone] for another zone, and [ErrTooMany] rather than a part of the answer.
func (r Recurrence) Between(from, until time.Time, zone *time.Location) ([]time.Time, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	if zone == nil {
		zone = time.UTC
	}
	if zone.String() != r.Zone {
		return nil, fmt.Errorf("%w: want the zone that the recurrence names", ErrZone)
	}
	var found []time.Time
	var err error
	r.dates(from, zone, func(w Wall) bool {
		at := w.In(zone)
		switch {
		case !at.Before(until), !r.Rule.Until.IsZero() && at.After(r.Rule.Until):
			return false
		case at.Before(from) || slices.Contains(r.Except, w):
		case len(found) == MaxOccurrences:
			err = fmt.Errorf("%w: at most %d at once", ErrTooMany, MaxOccurrences)
			return false
		default:
			found = append(found, at)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	for _, w := range r.Also {
		if at := w.In(zone); !at.Before(from) && at.Before(until) && !slices.Contains(r.Except, w) {
			found = append(found, at)
		}
	}
	slices.SortFunc(found, time.Time.Compare)
	found = slices.CompactFunc(found, time.Time.Equal)
	if len(found) > MaxOccurrences {
		return nil, fmt.Errorf("%w: at most %d at once", ErrTooMany, MaxOccurrences)
	}
	return found, nil
}

// Next returns the first meeting at or after a moment; ok is false if there is none.
// It returns the errors of [Recurrence.Between].
func (r Recurrence) Next(at time.Time, zone *time.Location) (next time.Time, ok bool, err error) {
	if _, err := r.Between(at, at, zone); err != nil {
		return time.Time{}, false, err
	}
	take := func(w Wall) {
		t := w.In(zone)
		if t.Before(at) || slices.Contains(r.Except, w) || ok && !t.Before(next) {
			return
		}
		next, ok = t, true
	}
	r.dates(at, zone, func(w Wall) bool {
		if r.Rule.Until.IsZero() || !w.In(zone).After(r.Rule.Until) {
			take(w)
			return !ok
		}
		return false
	})
	for _, w := range r.Also {
		take(w)
	}
	return next, ok, nil
}

// dates calls each with the dates of the rule in order, the start first, until each
// returns false, the rule has given its count or the calendar ends. Where nothing is
// counted, it begins shortly before from.
func (r Recurrence) dates(from time.Time, zone *time.Location, each func(Wall) bool) {
	rule, given := r.Rule, 0
	give := func(d peer.Date) bool {
		if d.Before(r.Start.Date) {
			return true
		}
		given++
		return each(Wall{d, r.Start.Minute}) && (rule.Count == 0 || given < rule.Count)
	}
	if rule.IsZero() {
		give(r.Start.Date)
		return
	}
	step := max(1, rule.Interval)
	if zone == nil {
		zone = time.UTC
	}
	near := peer.DateOf(from, zone).AddDays(-2)
	if rule.Count > 0 || near.Before(r.Start.Date) {
		near = r.Start.Date
	}
	switch rule.Every {
	case Daily:
		skip := daysBetween(r.Start.Date, near) / step * step
		for d := r.Start.Date.AddDays(skip); !d.IsZero(); d = d.AddDays(step) {
			if rule.takes(d) && !give(d) {
				return
			}
		}
	case Weekly:
		first := rule.weekOf(r.Start.Date)
		skip := daysBetween(first, near) / (7 * step) * 7 * step
		for week := first.AddDays(skip); ; {
			for i := range 7 {
				d := week.AddDays(i)
				if d.IsZero() {
					return
				}
				if (len(rule.Days) > 0 && rule.takes(d) || len(rule.Days) == 0 && d.Weekday() == r.Start.Date.Weekday()) && !give(d) {
					return
				}
			}
			if week = week.AddDays(7 * step); week.IsZero() {
				return
			}
		}
	case Monthly:
		year, month, day := r.Start.Date.Civil()
		nearYear, nearMonth, _ := near.Civil()
		months := (nearYear-year)*12 + int(nearMonth-month)
		for n := months / step * step; ; n += step {
			first := monthAfter(year, month, n)
			if first.IsZero() {
				return
			}
			for d := first; !d.IsZero(); d = d.AddDays(1) {
				_, m, dayOfMonth := d.Civil()
				if _, this, _ := first.Civil(); m != this {
					break
				}
				if (len(rule.Days) > 0 && rule.takes(d) || len(rule.Days) == 0 && dayOfMonth == day) && !give(d) {
					return
				}
			}
		}
	}
}

// takes reports whether the rule names the day of a date, or names no days.
func (r Rule) takes(d peer.Date) bool {
	return len(r.Days) == 0 || slices.ContainsFunc(r.Days, func(n Nth) bool { return n.is(d) })
}

// is reports whether d is such a day.
func (n Nth) is(d peer.Date) bool {
	if WeekdayOf(d) != n.Day {
		return false
	}
	year, month, day := d.Civil()
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return n.N == 0 || n.N > 0 && (day-1)/7+1 == n.N || n.N < 0 && (last-day)/7+1 == -n.N
}

// weekOf returns the first day of the week of d; a week that begins before the
// calendar begins with it.
func (r Rule) weekOf(d peer.Date) peer.Date {
	start := r.WeekStart
	if start == "" {
		start = Monday
	}
	back := (int(d.Weekday()) - int(start.Time()) + 7) % 7
	return d.AddDays(-back)
}

func monthAfter(year int, month time.Month, n int) peer.Date {
	months := year*12 + int(month) - 1 + n
	d, err := peer.NewDate(months/12, time.Month(months%12+1), 1)
	if err != nil {
		return peer.Date{}
	}
	return d
}

// daysBetween returns the days from one date to another, 0 if it is not later.
func daysBetween(from, to peer.Date) int {
	if !from.Before(to) {
		return 0
	}
	return int((to.Start(nil).Unix() - from.Start(nil).Unix()) / (24 * 60 * 60))
}
