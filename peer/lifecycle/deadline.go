package lifecycle

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer/source"
)

// A Timing is a deadline as data: how long the entity may stay in some states,
// who is awaited, when to remind, and which event is then proposed. A deadline
// proposes; people close.
type Timing[S, E ~string] struct {
	Name    string        // stable name, such as "answer_proposal"
	States  []S           // the clock runs from entering these until leaving them
	From    time.Time     // the clock runs from this moment if that is later; zero: from entering
	Waiting Party         // whose turn it is; parties still to answer a two-sided event count instead
	Within  Span          // how long it may take
	Nudges  []Span        // when to remind, counted like Within; each comes once for a stay
	Propose E             // event proposed when the time is up; "" if it is only a matter to look at
	Pausing bool          // the table's paused states neither end the stay nor count
	Source  source.Source // where the figure comes from
}

// A Deadline is one timing applied to one history.
type Deadline[S, E ~string] struct {
	Name         string
	State        S
	Waiting      []Party   // whose turn it is
	WaitingSince time.Time // since when it is
	Since        time.Time // since when the clock runs
	Due          time.Time // when the time is up; zero while the clock stands still
	Nudges       []Nudge
	Propose      E    // the event proposed; nothing is fired
	Paused       bool // the clock stands still
}

// A Nudge is one reminder of a deadline. Its Key is the same whenever it is
// calculated for the same stay, so that a host sends it once.
type Nudge struct {
	Key string
	At  time.Time
}

// NudgeWindow is how long after its time a reminder is still sent. It is a design
// default.
const NudgeWindow = 24 * time.Hour

// Remind returns the nudges to send at the given time: those whose time has come,
// by less than [NudgeWindow]. A scheduler that slept longer sends no old ones.
func (d Deadline[S, E]) Remind(at time.Time) []Nudge {
	var now []Nudge
	for _, n := range d.Nudges {
		if late := at.Sub(n.At); late >= 0 && late < NudgeWindow {
			now = append(now, n)
		}
	}
	return now
}

// CheckTimings returns [ErrTiming] for each timing that does not fit the table:
// an unknown state, event or party, a span that is none, a nudge after the
// deadline, a name used twice.
func (m *Machine[S, E, D]) CheckTimings(timings []Timing[S, E]) error {
	seen := map[string]bool{}
	for _, t := range timings {
		bad := func(what string) error { return fmt.Errorf("%w: %s: %s: %s", ErrTiming, m.table.Name, t.Name, what) }
		if !isName(t.Name) || seen[t.Name] {
			return bad("its name is no lower_case name or is used twice")
		}
		seen[t.Name] = true
		for _, s := range t.States {
			if m.number(s) == 0 {
				return bad("a state is not in the table")
			}
		}
		if len(t.States) == 0 || t.Propose != "" && m.event.Find(t.Propose) < 0 {
			return bad("it has no state, or its event is not in the table")
		}
		if t.Waiting != "" && m.bit(t.Waiting) == 0 {
			return bad("the table does not know the party awaited")
		}
		if err := t.Within.check(); err != nil {
			return bad(err.Error())
		}
		for _, n := range t.Nudges {
			if n.check() != nil || !n.within(t.Within) {
				return bad("a nudge is no span or may come after the deadline")
			}
		}
	}
	return nil
}

// Deadlines returns the timings that run in the present state of h, in the
// order of timings. It returns [ErrTiming] as [Machine.CheckTimings] does, and
// [ErrSpan] if the calendar cannot count a span.
func (m *Machine[S, E, D]) Deadlines(h History[S, E, D], timings []Timing[S, E], c Calendar) ([]Deadline[S, E], error) {
	if m.foreign(h) {
		return nil, fmt.Errorf("%w: history given to %s", ErrForeign, m.table.Name)
	}
	if err := m.CheckTimings(timings); err != nil {
		return nil, err
	}
	var running []Deadline[S, E]
	for _, t := range timings {
		since, stood, ok := m.running(h, t)
		if !ok {
			continue
		}
		d := Deadline[S, E]{Name: t.Name, State: h.State(), Since: since, Propose: t.Propose}
		d.Waiting, d.WaitingSince = m.awaited(h, t, since)
		if d.Paused = t.Pausing && slices.Contains(m.table.Paused, h.State()); d.Paused {
			running = append(running, d)
			continue
		}
		due, err := c.Add(since, t.Within)
		if err != nil {
			return nil, err
		}
		if d.Due, err = c.delay(due, stood, t.Within); err != nil {
			return nil, err
		}
		for _, n := range t.Nudges {
			at, err := c.Add(since, n)
			if err != nil {
				return nil, err
			}
			key := fmt.Sprintf("%s/%s/%s", t.Name, n, since.Format(time.RFC3339Nano))
			if at, err = c.delay(at, stood, n); err != nil {
				return nil, err
			}
			d.Nudges = append(d.Nudges, Nudge{key, at})
		}
		running = append(running, d)
	}
	return running, nil
}

// running returns since when the clock of t runs and how long it stood still.
func (m *Machine[S, E, D]) running(h History[S, E, D], t Timing[S, E]) (since time.Time, stood time.Duration, ok bool) {
	if h.r == nil {
		return since, 0, false
	}
	var paused time.Time // when the present pause began
	for i := range int(h.r.now.moves) {
		e := &h.r.entries[h.r.index(i)]
		at := later(e.At, t.From)
		switch {
		case slices.Contains(t.States, e.To):
			if !ok {
				ok, since, stood = true, at, 0
			} else if !paused.IsZero() {
				stood += at.Sub(paused)
			}
			paused = time.Time{}
		case ok && t.Pausing && slices.Contains(m.table.Paused, e.To):
			if paused.IsZero() {
				paused = at
			}
		default:
			ok, paused = false, time.Time{}
		}
	}
	return since, stood, ok
}

func later(t, u time.Time) time.Time {
	if t.Before(u) {
		return u.UTC()
	}
	return t
}

// awaited returns the parties whose turn it is and since when: those that have
// not answered a two-sided event of this state, or the timing's party.
func (m *Machine[S, E, D]) awaited(h History[S, E, D], t Timing[S, E], since time.Time) ([]Party, time.Time) {
	if parties, asked := m.Unanswered(h); len(parties) > 0 {
		return parties, later(asked, t.From)
	}
	if t.Waiting == "" {
		return nil, since
	}
	return []Party{t.Waiting}, since
}

// Unanswered returns the parties whose answer to a two-sided event the present
// state waits for, in the order of the table, and since when: since somebody
// asked, or, where an event asks by itself, since the first answer. An event that
// nobody has asked about awaits nobody.
func (m *Machine[S, E, D]) Unanswered(h History[S, E, D]) ([]Party, time.Time) {
	if h.r == nil || m.foreign(h) {
		return nil, time.Time{}
	}
	c := &h.r.now
	var missing uint32
	var since time.Time
	for e, event := range m.events {
		for _, i := range m.cells[m.cell(int(c.state), e)] {
			r := &m.rows[i]
			if r.both == 0 || r.speaks != 0 || m.table.Version >= r.until || m.table.Version < r.since || r.misplaced(c) >= 0 {
				continue
			}
			got := m.answered(h.r, c, r, event)
			if got == 0 && !r.spoken {
				continue
			}
			missing |= r.both &^ got
			if at := m.askedAt(h.r, r, event); since.IsZero() || at.Before(since) {
				since = at
			}
		}
	}
	var parties []Party
	for i, p := range m.parties {
		if missing&(1<<i) != 0 {
			parties = append(parties, p)
		}
	}
	return parties, since
}

// askedAt returns when the question of a two-sided row was asked.
func (m *Machine[S, E, D]) askedAt(h *record[S, E, D], r *compiled, event E) time.Time {
	c := &h.now
	if r.spoken {
		return h.entries[c.asked[c.state]].At
	}
	for i := range int(c.moves) {
		at := h.index(i)
		if e := &h.entries[at]; at > int(max(c.entered, int32(c.asked[c.state]))) && e.Event == event {
			return e.At
		}
	}
	return h.entries[c.entered].At
}

// Due returns the deadlines whose time is up at the given time.
func (m *Machine[S, E, D]) Due(h History[S, E, D], timings []Timing[S, E], c Calendar, at time.Time) ([]Deadline[S, E], error) {
	running, err := m.Deadlines(h, timings, c)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(running, func(d Deadline[S, E]) bool { return d.Paused || d.Due.After(at) }), nil
}

// NextDue returns the first moment after the given time at which a nudge or a
// deadline falls: when a scheduler must wake. ok is false if there is none.
func (m *Machine[S, E, D]) NextDue(h History[S, E, D], timings []Timing[S, E], c Calendar, after time.Time) (next time.Time, ok bool, err error) {
	running, err := m.Deadlines(h, timings, c)
	if err != nil {
		return time.Time{}, false, err
	}
	consider := func(t time.Time) {
		if t.After(after) && (!ok || t.Before(next)) {
			next, ok = t, true
		}
	}
	for _, d := range running {
		if d.Paused {
			continue
		}
		consider(d.Due)
		for _, n := range d.Nudges {
			consider(n.At)
		}
	}
	return next, ok, nil
}
