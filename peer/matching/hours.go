package matching

import (
	"cmp"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
)

// clocks lay weekly hours into the week of a match. Every zone is loaded once.
type clocks struct {
	at    time.Time
	zones map[string]*time.Location
}

// week checks hours and their zone, and returns when they lie in the week ahead.
func (c *clocks) week(list string, i int, hours []peer.WeeklyHours, name string, bad *faults) []stretch {
	zone := c.zone(name)
	switch {
	case name == "" && len(hours) > 0:
		bad.add(list, i, "zone", "is missing, though there are hours")
	case name != "" && zone == nil:
		bad.add(list, i, "zone", "is not the name of a time zone, such as America/Bogota")
	case len(hours) == 0:
	case c.at.IsZero():
		bad.add(list, i, "hours", "cannot be compared without the time of the match")
	case slices.ContainsFunc(hours, func(w peer.WeeklyHours) bool { return !w.IsValid() }):
		bad.add(list, i, "hours", "have a stretch that is no time of a week")
	default:
		return week(hours, zone, c.at)
	}
	return nil
}

// zone returns the zone of that name, or nil: the zone of the machine, which is
// not the same everywhere, is none.
func (c *clocks) zone(name string) *time.Location {
	zone, known := c.zones[name]
	if !known && name != "" && name != "Local" {
		if c.zones == nil {
			c.zones = map[string]*time.Location{}
		}
		if l, err := time.LoadLocation(name); err == nil {
			zone = l
		}
		c.zones[name] = zone
	}
	return zone
}

// A stretch is a piece of time.
type stretch struct{ from, to time.Time }

// week returns when the hours lie in the seven days after at, in order and
// without overlaps: whenever [peer.WeeklyHours.Contains] reports true. A clock
// that is put forward leaves out what it skips, and one that is put back gives
// twice what it repeats.
func week(hours []peer.WeeklyHours, zone *time.Location, at time.Time) []stretch {
	end := at.AddDate(0, 0, 7)
	var out []stretch
	for from := at; from.Before(end); {
		_, to := from.In(zone).ZoneBounds()
		switch {
		case to.IsZero() || to.After(end):
			to = end
		case !to.After(from):
			// Package time ends leap years a day early where a zone goes on by rule, as
			// after 2037: on their last day the bound does not lie ahead.
			to = from.Add(time.Hour)
		}
		out = append(out, steady(hours, zone, from, to)...)
		from = to
	}
	slices.SortFunc(out, func(a, b stretch) int { return cmp.Or(a.from.Compare(b.from), a.to.Compare(b.to)) })
	merged := out[:0]
	for _, s := range out {
		if last := len(merged) - 1; last >= 0 && !s.from.After(merged[last].to) {
			if s.to.After(merged[last].to) {
				merged[last].to = s.to
			}
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// steady returns when the hours lie between two times in which the clock of the
// zone is not changed.
func steady(hours []peer.WeeklyHours, zone *time.Location, from, to time.Time) []stretch {
	y, m, d := from.In(zone).Date()
	_, offset := from.In(zone).Zone()
	var out []stretch
	for ahead := -2; ; ahead++ {
		midnight := time.Date(y, m, d+ahead, 0, 0, -offset, 0, time.UTC)
		if !midnight.Before(to) {
			return out
		}
		day := time.Date(y, m, d+ahead, 12, 0, 0, 0, time.UTC).Weekday()
		for _, w := range hours {
			if w.Day != day {
				continue
			}
			s := stretch{midnight.Add(time.Duration(w.From) * time.Minute), midnight.Add(time.Duration(w.To) * time.Minute)}
			if s.from.Before(from) {
				s.from = from
			}
			if s.to.After(to) {
				s.to = to
			}
			if s.from.Before(s.to) {
				out = append(out, s)
			}
		}
	}
}

// shared returns how much time lies in both.
func shared(a, b []stretch) time.Duration {
	var sum time.Duration
	for len(a) > 0 && len(b) > 0 {
		from, to := a[0].from, a[0].to
		if b[0].from.After(from) {
			from = b[0].from
		}
		if b[0].to.Before(to) {
			to = b[0].to
		}
		if from.Before(to) {
			sum += to.Sub(from)
		}
		if a[0].to.Before(b[0].to) {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return sum
}
