package peer

import "time"

// A WeeklyHours is a stretch of every week at which somebody can be there, by the
// clock of their zone. The zero value is empty: it holds no time.
type WeeklyHours struct {
	Day  time.Weekday `json:"day"`  // on which it begins; 0 is Sunday
	From int          `json:"from"` // minutes after midnight, 0 to 1439
	To   int          `json:"to"`   // minutes after midnight, up to 2880: past midnight it goes on into the next day; not included
}

// IsValid reports whether w is a stretch of a week.
func (w WeeklyHours) IsValid() bool {
	return w.Day >= time.Sunday && w.Day <= time.Saturday && w.From >= 0 && w.From < minutesPerDay && w.From < w.To && w.To <= 2*minutesPerDay
}

// Contains reports whether the clock on the wall, at the given time in the zone,
// lies in w; a nil zone is UTC. Hours that are not valid hold no time. An hour
// that a clock change repeats or leaves out is as the wall shows it.
func (w WeeklyHours) Contains(at time.Time, zone *time.Location) bool {
	if zone == nil {
		zone = time.UTC
	}
	at = at.In(zone)
	wall := at.Hour()*60 + at.Minute()
	if !w.IsValid() {
		return false
	}
	for days := range 2 {
		if minutes := wall + days*minutesPerDay; (w.Day+time.Weekday(days))%7 == at.Weekday() && w.From <= minutes && minutes < w.To {
			return true
		}
	}
	return false
}

// IsAvailable reports whether the worker can be there at the given time: within
// their hours in the zone, which the host loads by [Worker.Zone], not away, and
// not past their last day. A worker who gave no hours is bound to none.
func (w Worker) IsAvailable(at time.Time, zone *time.Location) bool {
	if w.Away || w.HasLeft(DateOf(at, zone)) {
		return false
	}
	for _, h := range w.Hours {
		if h.Contains(at, zone) {
			return true
		}
	}
	return len(w.Hours) == 0
}

// HasLeft reports whether the worker works here no longer on the given day.
func (w Worker) HasLeft(on Date) bool { return !w.Left.IsZero() && !on.Before(w.Left) }
