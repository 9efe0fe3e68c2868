package outcomes

import (
	"slices"

	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// endings returns the discharge that ends each admission, by the admission's id:
// the first that names it by [Event.About] and lies on its day or later. One that names
// none ends the newest admission that began on an earlier day and has no discharge
// yet, or else one of the same day. A death ends what has not ended by its day.
func (p *personEvents) endings() map[EventID]Event {
	if p.ends != nil {
		return p.ends
	}
	p.ends = map[EventID]Event{}
	begun := map[EventID]peer.Date{}
	for _, a := range p.events {
		if a.Kind == Admission {
			begun[a.ID] = a.On
		}
	}
	for _, d := range p.events {
		on, ok := begun[d.About]
		if _, ended := p.ends[d.About]; d.Kind == Discharge && ok && !ended && !d.On.Before(on) {
			p.ends[d.About] = d
		}
	}
	p.endNewest()
	p.endByDeath()
	return p.ends
}

// endNewest gives each discharge that is about no admission the newest one that is open.
func (p *personEvents) endNewest() {
	var open []EventID // admissions of earlier days, some of which may have ended
	next := 0          // the first event that is not of an earlier day
	ended := func(id EventID) bool { _, ok := p.ends[id]; return ok }
	for _, d := range p.events {
		if d.Kind != Discharge || d.About != "" {
			continue
		}
		for ; p.events[next].On.Before(d.On); next++ {
			if p.events[next].Kind == Admission {
				open = append(open, p.events[next].ID)
			}
		}
		for len(open) > 0 && ended(open[len(open)-1]) {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			p.ends[open[len(open)-1]] = d
			continue
		}
		for _, a := range p.events[next:] {
			if a.On != d.On {
				break
			}
			if a.Kind == Admission && !ended(a.ID) {
				p.ends[a.ID] = d
				break
			}
		}
	}
}

// endByDeath ends the admissions that nothing has ended before.
func (p *personEvents) endByDeath() {
	var deaths []Event
	for _, d := range p.events {
		if d.Kind == Death {
			d.Code = string(ReasonDied)
			deaths = append(deaths, d)
		}
	}
	for _, a := range p.events {
		after := fromDay(deaths, a.On)
		if a.Kind != Admission || len(after) == 0 {
			continue
		}
		if end, ended := p.ends[a.ID]; !ended || after[0].On.Before(end.On) {
			p.ends[a.ID] = after[0]
		}
	}
}

// retained counts admissions still enrolled on the last day, or seen of late. A
// discharge on that very day still counts as having stayed so long; whoever died
// before it did not.
func (w *working) retained() {
	count, enrolled, contact := w.m.shares(), Share{Name: ShareEnrolled}, Share{Name: ShareContact}
	reasons := map[string]int{}
	for _, s := range w.starts() {
		end, ended := s.endings()[s.event.ID]
		time := w.observe(s, end, ended)
		last := s.day.AddDays(w.m.Days)
		if last.IsZero() || w.ask.Through.Before(last) {
			w.leave(s, leftOpen).Time = time
			continue
		}
		here := !ended || !end.On.Before(last)
		died := end.Code == string(ReasonDied) || s.within(on(Death), s.day, last.AddDays(-1))
		recent := last.AddDays(1 - w.m.Recent).Later(s.day)
		of := func(x *Share, is bool) {
			x.Denominator++
			if is {
				x.Numerator++
			}
		}
		of(&enrolled, here)
		of(&contact, !died && s.within(w.m.Counts, recent, last))
		if ended {
			recent = recent.Later(end.On.AddDays(1)) // what came before somebody left keeps nobody
		}
		seen := here || !died && w.m.Recent > 0 && s.within(w.m.Counts, recent, last)
		if !seen {
			reasons[end.Code]++
		}
		r := w.row(s)
		r.found(oneIf(seen), last)
		r.Time = time
		count.add(s.person, seen, func(m Match) bool { return m.Meets(end) })
	}
	count.into(&w.figure)
	if w.m.Recent > 0 {
		w.figure.Shares = append(w.figure.Shares, enrolled, contact)
	}
	w.figure.Reasons = tallyReasons(reasons)
}

// observe adds the time until somebody left, as far as it was seen.
func (w *working) observe(s start, end Event, ended bool) stats.CompetingObservation {
	until, left, cause := w.ask.Through, false, 0
	if ended {
		until, left, cause = end.On, w.m.Exit.Meets(end), CauseCompeting
	}
	days := daysBetween(s.day, until)
	w.figure.PersonDays += days
	if left {
		w.figure.Events++
		cause = CauseEvent
	}
	w.figure.Observations = append(w.figure.Observations, stats.Observation{Time: float64(days), Event: left})
	return stats.CompetingObservation{Time: float64(days), Cause: cause}
}

// tallyReasons returns counts in the order of [DischargeReasons].
func tallyReasons(n map[string]int) []Tally {
	var out []Tally
	for _, r := range dischargeReasons {
		if n[string(r)] > 0 {
			out = append(out, Tally{r.shown(), n[string(r)]})
		}
	}
	return out
}

// ended counts discharges by their reason.
func (w *working) ended() {
	count, reasons := w.m.shares(), map[string]int{}
	for _, s := range w.starts() {
		reasons[s.event.Code]++
		reached := slices.Contains(w.m.Counts.Codes, s.event.Code)
		r := w.row(s)
		if s.event.Code == string(ReasonMissing) {
			w.figure.Unknown++
		} else {
			r.found(oneIf(reached), s.day)
		}
		count.add(s.person, reached, func(m Match) bool { return m.Meets(s.event) })
	}
	count.into(&w.figure)
	w.figure.Reasons = tallyReasons(reasons)
}

// covered counts index supplies after which no gap of so many days without cover
// lies within the window.
func (w *working) covered() {
	count := w.m.shares()
	for _, s := range w.starts() {
		last := s.day.AddDays(w.m.Days - 1)
		if last.IsZero() || w.ask.Through.Before(last) {
			w.leave(s, leftOpen)
			continue
		}
		lasted := s.longestGap(w.m.Index.Match, w.m.Days) < w.m.Gap
		w.row(s).found(oneIf(lasted), last)
		count.add(s.person, lasted, func(m Match) bool { return s.within(m, s.day, last) })
	}
	count.into(&w.figure)
}

// longestGap returns the longest run of days without cover among the days from the
// start on.
func (s start) longestGap(m Match, days int) int {
	covered := s.taken(m, s.day, days, true)
	longest, run := 0, 0
	for _, c := range covered {
		run++
		if c {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// taken tells of each of so many days from a day on whether a matching event takes
// it up. The last day of a stay is the day of discharge and counts only where
// inside says so, or where the stay has no other day.
func (s start) taken(m Match, from peer.Date, days int, inside bool) []bool {
	out := make([]bool, days)
	for _, e := range s.events {
		if !m.Meets(e) {
			continue
		}
		first, last := daysBetween(from, e.On), daysBetween(from, e.last())
		if !inside && last > first && !e.Until.IsZero() {
			last--
		}
		for d := max(first, 0); d <= min(last, days-1); d++ {
			out[d] = true
		}
	}
	return out
}
