package outcomes

import (
	"slices"

	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// rate counts events over the days at risk: from the index day, which is day 0, to
// the end of the window, of the records, or to a competing event, whichever is
// first, without the days inside stays that are not at risk. The day of a competing
// event is still at risk. An index event without a day at risk is left out.
func (w *working) rate() {
	count := w.m.shares()
	count.all.Name = ShareAtLeastOne
	for _, s := range w.starts() {
		end, competed := w.endOfRisk(s)
		clock := s.clock(w.m.NotAtRisk, daysBetween(s.day, end))
		days := clock[len(clock)-1]
		if days == 0 {
			w.leave(s, leftNoRisk)
			continue
		}
		var hits []int // by the clock
		for _, d := range w.counted(s) {
			if n := daysBetween(s.day, d); n >= 0 && d.Before(end) && clock[n] < clock[n+1] {
				hits = append(hits, clock[n])
			}
		}
		w.figure.PersonDays += days
		w.figure.Events += len(hits)
		before := 0
		for _, h := range hits {
			w.figure.Gaps = append(w.figure.Gaps, h-before)
			before = h
		}
		o := stats.Observation{Time: float64(days)}
		if len(hits) > 0 {
			o = stats.Observation{Time: float64(hits[0]), Event: true}
		}
		w.figure.Observations = append(w.figure.Observations, o)
		r := w.row(s)
		r.found(float64(len(hits)), end.AddDays(-1))
		r.Time = stats.CompetingObservation{Time: o.Time}
		if o.Event {
			r.Time.Cause = CauseEvent
		} else if competed {
			r.Time.Cause = CauseCompeting
		}
		count.add(s.person, len(hits) > 0, func(m Match) bool { return s.within(m, s.day, end.AddDays(-1)) })
	}
	count.into(&w.figure)
}

// clock returns, for each of so many days from the index day on and for the day after
// them, how many days at risk went before it. It stands still on the days between the
// first and the last of a matching stay.
func (s start) clock(m Match, days int) []int {
	off := make([]bool, days)
	for _, e := range s.events {
		if !m.Meets(e) {
			continue
		}
		first, last := daysBetween(s.day, e.On)+1, daysBetween(s.day, e.last())-1
		for d := max(first, 0); d <= min(last, days-1); d++ {
			off[d] = true
		}
	}
	out := make([]int, days+1)
	for d := range off {
		out[d+1] = out[d]
		if !off[d] {
			out[d+1]++
		}
	}
	return out
}

// endOfRisk returns the first day that is no longer at risk, and whether something that
// competes ended the time before it. A discharge ends the time
// at risk of the admission that it ends, not that of another.
func (w *working) endOfRisk(s start) (end peer.Date, competed bool) {
	end = s.day.AddDays(w.m.Days)
	if end.IsZero() {
		end = peer.EndOfCalendar()
	}
	if seen := w.ask.Through.AddDays(1); !seen.IsZero() {
		end = end.Earlier(seen)
	}
	var ends map[EventID]Event
	if s.event.Kind == Admission && slices.Contains(w.m.Competing.kinds(), Discharge) {
		ends = s.endings()
	}
	for _, e := range s.events {
		anothers := ends != nil && e.Kind == Discharge && ends[s.event.ID].ID != e.ID
		if e.ID != s.event.ID && w.m.Competing.Meets(e) && !e.On.Before(s.day) && !anothers {
			return end.Earlier(e.On.AddDays(1)), e.On.Before(end)
		}
	}
	return end, false
}

// counted returns the days of what the rate counts, in order; the index event is
// not among them.
func (w *working) counted(s start) []peer.Date {
	if w.m.Return != nil {
		return w.m.Return.returns(s.events)
	}
	var out []peer.Date
	for _, e := range s.events {
		if e.ID != s.event.ID && w.m.Counts.Meets(e) {
			out = append(out, e.On)
		}
	}
	slices.SortFunc(out, peer.Date.Compare)
	return out
}

// leftBeforeWindow is the reason of an index event whose days before it are not on record.
const leftBeforeWindow = leftSince

// days sums days of stays in as many days before the index day as from it on. Of
// somebody who died, the days after it end with the day of death.
func (w *working) days() {
	people := map[peer.ParticipantID]bool{}
	for _, s := range w.starts() {
		before, after := s.day.AddDays(-w.m.Days), s.day.AddDays(w.m.Days-1)
		switch {
		case before.IsZero() || before.Before(w.ask.Since):
			w.leave(s, leftBeforeWindow)
			continue
		case after.IsZero() || w.ask.Through.Before(after):
			w.leave(s, leftOpen)
			continue
		}
		people[s.person] = true
		alive := w.m.Days
		for _, e := range s.events {
			if e.Kind == Death && !e.On.Before(s.day) {
				alive = min(alive, daysBetween(s.day, e.On)+1)
			}
		}
		var was, is Exposure
		was.add(s.taken(w.m.Counts, before, w.m.Days, false))
		is.add(s.taken(w.m.Counts, s.day, alive, false))
		r := w.row(s)
		r.Before = stats.Known(float64(was.Days))
		r.found(float64(is.Days), s.day.AddDays(alive-1))
		w.figure.DaysBefore, w.figure.DaysAfter = w.figure.DaysBefore.plus(was), w.figure.DaysAfter.plus(is)
	}
	w.figure.People, w.figure.Shares = len(people), []Share{}
	w.figure.Events, w.figure.PersonDays = w.figure.DaysAfter.Days, w.figure.DaysAfter.PersonDays
}

func (x Exposure) plus(y Exposure) Exposure {
	return Exposure{x.Days + y.Days, x.PersonDays + y.PersonDays}
}

func (x *Exposure) add(taken []bool) {
	x.PersonDays += len(taken)
	for _, t := range taken {
		if t {
			x.Days++
		}
	}
}
