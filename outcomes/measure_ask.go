package outcomes

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// An Ask is what a measure is asked: which index events, and how far the records reach.
// The zero Ask has no days and is refused.
type Ask struct {
	// From and Until bound the days of the index events; Until is not inside.
	From, Until peer.Date
	// Since and Through are the first and the last day of which the records tell.
	// Without Since they are held to reach back far enough.
	Since, Through peer.Date
	// Programme, Site and Funding pick index events; empty: all. What follows
	// counts wherever it was. One that no record names gives a figure of nobody.
	Programme peer.ProgrammeID
	Site      peer.SiteID
	Funding   peer.FundingID
	// Merges says which ids are one person, at the end of Through.
	Merges peer.Merges[peer.Participant]
	// Schedules are the programme's own, looked at before those that ship.
	Schedules []Schedule
}

func (a Ask) check() error {
	if a.From.IsZero() || a.Through.IsZero() || !a.From.Before(a.Until) || a.Through.Before(a.From) || a.From.Before(a.Since) {
		return fmt.Errorf("%w: index events from a day until a later one, in records that reach from before the first through its day or more", ErrAsk)
	}
	return nil
}

func (a Ask) schedule(id string) (Schedule, error) {
	for _, s := range a.Schedules {
		if s.ID == id {
			return s, nil
		}
	}
	return ScheduleOf(id)
}

// takes reports whether an event on a day may be an index event.
func (a Ask) takes(e Event, on peer.Date) bool {
	return !on.Before(a.From) && on.Before(a.Until) && !a.Through.Before(on) && (a.Programme == "" || a.Programme == e.Programme) &&
		(a.Site == "" || a.Site == e.Site) && (a.Funding == "" || a.Funding == e.Funding)
}

// Format keeps people out of every verb of fmt.
func (a Ask) Format(f fmt.State, _ rune) { redact.Format(f, a.shown()) }

// LogValue keeps people out of logs.
func (a Ask) LogValue() slog.Value { return slog.StringValue(a.shown()) }

func (a Ask) shown() string { return fmt.Sprintf("[ask %s to %s]", a.From, a.Until) }

// A start is one index event of one person, and the day that is day 0.
type start struct {
	*personEvents
	event Event
	day   peer.Date
}

// A working is a measure being worked out.
type working struct {
	m      Measure
	ask    Ask
	people []personEvents
	figure Figure
	rows   []PersonOutcome
}

// Reasons for leaving out that every measure knows.
const (
	leftAge      = "too young"
	leftNoAge    = "age not known"
	leftChain    = "followed by another stay"
	leftLookBack = "nothing in the look-back"
	leftWashOut  = "within the wash-out"
	leftSince    = "records do not reach back far enough"
	leftOpen     = "window not over"
	leftNotYet   = "interview not due yet"
	leftCare     = "care ended first"
	leftNoRisk   = "no day at risk"
)

// starts returns the index events that are counted, by person and day.
func (w *working) starts() []start {
	var out []start
	for i := range w.people {
		p := &w.people[i]
		if l := w.m.Index.Link; l != nil {
			p.events = linked(p.events, w.m.Index.Match, *l)
		}
		first := true
		for _, e := range p.events {
			s := start{p, e, e.On}
			if w.m.Index.FromEnd {
				s.day = e.Until
			}
			if !w.m.Index.Meets(e) || s.day.IsZero() || !w.ask.takes(e, s.day) || w.m.Index.FirstOnly && !first {
				continue
			}
			if reason := w.reason(s); reason != "" {
				w.leave(s, reason)
				continue
			}
			first = false
			out = append(out, s)
		}
	}
	return out
}

// reason says why an index event is left out, "" if it is not.
func (w *working) reason(s start) string {
	x := w.m.Index
	switch {
	case x.MinAge > 0 && s.event.Age == 0:
		return leftNoAge
	case s.event.Age < x.MinAge:
		return leftAge
	case w.reachesBack(s):
		return leftSince
	}
	for _, n := range x.LookBack {
		if !s.has(n, s.day) {
			return leftLookBack
		}
	}
	for _, n := range x.WashOut {
		if s.has(n, s.day) {
			return leftWashOut
		}
	}
	for _, l := range x.Leave {
		if s.leftBy(l) {
			return l.Reason
		}
	}
	if x.Chain > 0 && s.goesOn(x.Match, x.Chain) {
		return leftChain
	}
	if w.reachesAhead(s) {
		return leftOpen
	}
	return ""
}

// nears returns everything that is looked for near an index event before it counts.
func (x Index) nears() []Near {
	near := slices.Concat(x.LookBack, x.WashOut)
	for _, l := range x.Leave {
		near = append(near, l.Near...)
	}
	return near
}

// reachesBack reports whether what is looked for near the index event may lie before the records.
func (w *working) reachesBack(s start) bool {
	if w.ask.Since.IsZero() {
		return false
	}
	return slices.ContainsFunc(w.m.Index.nears(), func(n Near) bool { return s.day.AddDays(n.From).Before(w.ask.Since) })
}

// reachesAhead reports whether what is looked for near the index event, or the next
// stay of a chain, may yet come.
func (w *working) reachesAhead(s start) bool {
	ahead := w.m.Index.Chain
	for _, n := range w.m.Index.nears() {
		ahead = max(ahead, n.To)
	}
	last := s.day.AddDays(ahead)
	return ahead > 0 && (last.IsZero() || w.ask.Through.Before(last))
}

func (s start) leftBy(l Exclusion) bool {
	return slices.ContainsFunc(l.Facts, s.event.has) || slices.Contains(l.Codes, s.event.Code) ||
		l.SameDay && s.event.On == s.event.Until ||
		slices.ContainsFunc(l.Near, func(n Near) bool { return s.has(n, s.day) })
}

// has reports whether another event takes up one of the days that n means.
func (s start) has(n Near, day peer.Date) bool {
	from, to := day.AddDays(n.From), day.AddDays(n.To)
	if to.IsZero() && n.To > 0 {
		to = peer.EndOfCalendar()
	}
	return slices.ContainsFunc(s.events, func(e Event) bool {
		return e.ID != s.event.ID && n.Meets(e) && !to.Before(e.On) && !e.last().Before(from)
	})
}

// goesOn reports whether another stay ends after s and begins within so many days of
// its end, or before it. Of stays that end on one day the last to begin counts.
func (s start) goesOn(m Match, days int) bool {
	end := s.event.last()
	return slices.ContainsFunc(s.events, func(e Event) bool {
		later := end.Before(e.last()) || end == e.last() && compareEvents(s.event, e) < 0
		return e.ID != s.event.ID && m.Meets(e) && later && daysBetween(end, e.On) <= days
	})
}

// linked returns the events with stays joined that are one: those that overlap, and
// those that the link joins. The first lends its facts.
func linked(events []Event, m Match, l Link) []Event {
	out := make([]Event, 0, len(events))
	last := -1 // the newest stay that another may join
	for _, e := range events {
		if !m.Meets(e) {
			out = append(out, e)
			continue
		}
		if last >= 0 && joins(out[last], e, l) {
			out[last].Until = laterEnd(out[last].Until, e.Until)
			continue
		}
		out, last = append(out, e), len(out)
	}
	return out
}

// laterEnd returns the later of two ends of stays, no date being a stay that goes on.
func laterEnd(a, b peer.Date) peer.Date {
	if a.IsZero() || b.IsZero() {
		return peer.Date{}
	}
	return a.Later(b)
}

func joins(a, b Event, l Link) bool {
	if a.Until.IsZero() {
		return true // it cannot end after the one that goes on
	}
	overlap := b.On.Before(a.Until) || b.On == a.On
	return overlap || daysBetween(a.Until, b.On) <= l.Days && (!l.TransferOnly || b.has(Transfer))
}
