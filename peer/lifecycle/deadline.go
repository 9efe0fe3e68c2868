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
	Waiting Party         // whose turn it is; parties still to answer a two-sided event count instead
	Within  Span          // how long it may take
	Nudges  []Span        // when to remind, counted like Within; each comes once for a stay
	Fire    E             // event to propose when the time is up; "" if it is only a matter to look at
	Pausing bool          // the table's paused states neither end the stay nor count
	Source  source.Source // where the figure comes from
}

// A Deadline is one timing applied to one history.
type Deadline[S, E ~string] struct {
	Name    string
	State   S
	Waiting []Party   // whose turn it is
	Since   time.Time // since when
	Due     time.Time // when the time is up; zero while the clock stands still
	Nudges  []Nudge
	Fire    E
	Paused  bool // the clock stands still
}

// A Nudge is one reminder of a deadline. Its Key is the same whenever it is
// calculated for the same stay, so that a host sends it once.
type Nudge struct {
	Key string
	At  time.Time
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
		if len(t.States) == 0 || t.Fire != "" && m.event.find(t.Fire) < 0 {
			return bad("it has no state, or its event is not in the table")
		}
		if t.Waiting != "" && m.bit(t.Waiting) == 0 {
			return bad("the table does not know the party awaited")
		}
		from := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
		end, err := Calendar{}.Add(from, t.Within)
		if err != nil {
			return bad(err.Error())
		}
		for _, n := range t.Nudges {
			if at, err := (Calendar{}).Add(from, n); err != nil || at.After(end) {
				return bad("a nudge is no span or comes after the deadline")
			}
		}
	}
	return nil
}

// Deadlines returns the timings that run in the present state of h, in the
// order of timings. It returns [ErrTiming] as [Machine.CheckTimings] does, and
// [ErrSpan] if the calendar cannot count a span.
func (m *Machine[S, E, D]) Deadlines(h History[S, E, D], timings []Timing[S, E], c Calendar) ([]Deadline[S, E], error) {
	if err := m.CheckTimings(timings); err != nil {
		return nil, err
	}
	var running []Deadline[S, E]
	for _, t := range timings {
		since, stood, ok := m.running(h, t)
		if !ok {
			continue
		}
		d := Deadline[S, E]{Name: t.Name, State: h.State(), Waiting: m.awaited(h, t), Since: since, Fire: t.Fire}
		if d.Paused = t.Pausing && slices.Contains(m.table.Paused, h.State()); d.Paused {
			running = append(running, d)
			continue
		}
		due, err := c.Add(since, t.Within)
		if err != nil {
			return nil, err
		}
		d.Due = due.Add(stood)
		for _, n := range t.Nudges {
			at, err := c.Add(since, n)
			if err != nil {
				return nil, err
			}
			key := fmt.Sprintf("%s/%s/%s", t.Name, n, since.Format(time.RFC3339Nano))
			d.Nudges = append(d.Nudges, Nudge{key, at.Add(stood)})
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
		switch {
		case slices.Contains(t.States, e.To):
			if !ok {
				ok, since, stood = true, e.At, 0
			} else if !paused.IsZero() {
				stood += e.At.Sub(paused)
			}
			paused = time.Time{}
		case ok && t.Pausing && slices.Contains(m.table.Paused, e.To):
			if paused.IsZero() {
				paused = e.At
			}
		default:
			ok, paused = false, time.Time{}
		}
	}
	return since, stood, ok
}

// awaited returns the parties whose turn it is: those that have not answered a
// two-sided event of this state, or the timing's party.
func (m *Machine[S, E, D]) awaited(h History[S, E, D], t Timing[S, E]) []Party {
	if parties := m.Unanswered(h); len(parties) > 0 {
		return parties
	}
	if t.Waiting == "" {
		return nil
	}
	return []Party{t.Waiting}
}

// Unanswered returns the parties whose answer to a two-sided event the present
// state waits for, in the order of the table. A two-sided event that nobody has
// fired yet counts only if it could be the other side's answer.
func (m *Machine[S, E, D]) Unanswered(h History[S, E, D]) []Party {
	if h.r == nil {
		return nil
	}
	var missing uint32
	for e, event := range m.events {
		for _, i := range m.cells[m.cell(h.stateNumber(), e)] {
			r := &m.rows[i]
			if r.both == 0 || m.table.Version >= r.until || m.table.Version < r.since || m.vacant(&h.r.now, r) >= 0 {
				continue
			}
			if got := m.answered(h.r, &h.r.now, r, event); got != 0 || r.spoken {
				missing |= r.both &^ got
			}
		}
	}
	var parties []Party
	for i, p := range m.parties {
		if missing&(1<<i) != 0 {
			parties = append(parties, p)
		}
	}
	return parties
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
