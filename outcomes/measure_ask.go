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
	// Since and Through are the first and the last day of which the records tell. A
	// measure that looks at days before the index event refuses to be asked without
	// Since: what is not on record there would read as what did not happen.
	Since   peer.Date `json:",omitzero"`
	Through peer.Date
	// Programme, Site and Funding pick index events; empty: all. What follows
	// counts wherever it was. One that no record names gives a figure of nobody; index
	// events that do not say which they are of are left out and counted.
	Programme peer.ProgrammeID
	Site      peer.SiteID
	Funding   peer.FundingID
	// Merges says which ids are one person, at the end of Through.
	Merges peer.Merges[peer.Participant]
	// Schedules are the programme's own, each under an id that none ships under.
	Schedules []Schedule
}

func (a Ask) check(m Measure) error {
	want := ""
	switch {
	case a.From.IsZero():
		want = "From, the first day of the index events"
	case a.Until.IsZero():
		want = "Until, the day after the last of the index events"
	case !a.From.Before(a.Until):
		want = "From before Until, which is not inside"
	case a.Through.IsZero():
		want = "Through, the last day of which the records tell"
	case a.Through.Before(a.From):
		want = "Through on the day of From or later"
	case a.From.Before(a.Since):
		want = "Since on the day of From or earlier"
	}
	if want != "" {
		return fmt.Errorf("%w: want %s", ErrAsk, want)
	}
	if a.Since.IsZero() && m.looksBack() {
		return fmt.Errorf("%w: %w", ErrAsk, ErrNoSince)
	}
	return a.checkSchedules()
}

// checkSchedules refuses one that would pass for another.
func (a Ask) checkSchedules() error {
	for i, s := range a.Schedules {
		shipped, err := ScheduleOf(s.ID)
		want := ""
		switch {
		case s.ID == "":
			want = "an id"
		case slices.ContainsFunc(a.Schedules[:i], func(o Schedule) bool { return o.ID == s.ID }):
			want = "each id once"
		case err == nil && !s.equal(shipped):
			want = "an id of its own: another ships under this one, and a figure would claim its windows"
		}
		if want != "" {
			return fmt.Errorf("%w: schedule %d: %w: want %s", ErrAsk, i+1, ErrBadSchedule, want)
		}
	}
	return nil
}

// looksBack reports whether what a measure says hangs on days before the index event.
func (m Measure) looksBack() bool {
	return m.Method == MethodDays || slices.ContainsFunc(m.Index.nears(), func(n Near) bool { return n.From < 0 })
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
	return !on.Before(a.From) && on.Before(a.Until) && !a.Through.Before(on) && among(a.Programme, e.Programme) &&
		among(a.Site, e.Site) && among(a.Funding, e.Funding)
}

// among reports whether an event may be of what is asked for: it says so, or says nothing.
func among[T ~string](asked, of T) bool { return asked == "" || of == "" || asked == of }

// unsaid says what an event that may be an index event leaves open of what is asked for.
func (a Ask) unsaid(e Event) string {
	switch {
	case a.Programme != "" && e.Programme == "":
		return leftNoProgramme
	case a.Site != "" && e.Site == "":
		return leftNoSite
	case a.Funding != "" && e.Funding == "":
		return leftNoFunding
	}
	return ""
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
	leftNoProgramme = "programme not recorded"
	leftNoSite      = "site not recorded"
	leftNoFunding   = "funding not recorded"

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
	if unsaid := w.ask.unsaid(s.event); unsaid != "" {
		return unsaid
	}
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
