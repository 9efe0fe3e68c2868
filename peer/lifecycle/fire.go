package lifecycle

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/alongside-go/alongside/internal/redact"
)

// An Act says who makes a move, when, and why.
type Act struct {
	By       Actor     // who
	At       time.Time // when it happened
	Recorded time.Time // when it is recorded; zero means At
	ID       string    // the caller's key of this command, so that sending it twice changes nothing; may be empty
	Code     string    // why, as one of the codes that the table lists for the move
	Reason   Text      // why, in words
}

// Format prints the party and keeps people and words out of every verb of fmt.
func (a Act) Format(f fmt.State, _ rune) { redact.Format(f, fmt.Sprintf("[act by %v]", a.By)) }

// LogValue keeps people and words out of logs.
func (a Act) LogValue() slog.Value { return slog.StringValue(fmt.Sprintf("%v", a)) }

// A Move is an event to fire, with the change data that it carries.
type Move[E ~string, D Change] struct {
	Act
	Event E
	Data  D
}

// Format prints event and party and keeps people and words out of every verb of fmt.
func (mv Move[E, D]) Format(f fmt.State, _ rune) {
	redact.Format(f, fmt.Sprintf("[%s by %v]", string(mv.Event), mv.By))
}

// LogValue keeps people and words out of logs.
func (mv Move[E, D]) LogValue() slog.Value { return slog.StringValue(fmt.Sprintf("%v", mv)) }

// An Outcome says what a move did, as values for the host to act on.
type Outcome[S, E ~string, D Change] struct {
	Applied bool           // false if a move of the same id and content was made before
	Entry   Entry[S, E, D] // the entry that records the move
}

// Format prints the entry and keeps people and words out of every verb of fmt.
func (o Outcome[S, E, D]) Format(f fmt.State, verb rune) { o.Entry.Format(f, verb) }

// LogValue keeps people and words out of logs.
func (o Outcome[S, E, D]) LogValue() slog.Value { return o.Entry.LogValue() }

// Open returns an empty history whose entity gives the named people their
// seats. It returns [ErrForeign] for a party that the table does not seat and
// for a seat without a person.
func (m *Machine[S, E, D]) Open(people ...Seat) (History[S, E, D], error) {
	r := m.blank()
	for _, s := range people {
		i := slices.Index(m.table.Seated, s.Party)
		if i < 0 || s.ID == "" {
			return History[S, E, D]{}, fmt.Errorf("%w: no seat for %q, or nobody in it", ErrForeign, string(s.Party))
		}
		r.fixed[i] = s.ID
	}
	r.now.seats = r.fixed
	return History[S, E, D]{r}, nil
}

// blank returns the record in which nothing happened and nobody has a seat.
func (m *Machine[S, E, D]) blank() *record[S, E, D] {
	return &record[S, E, D]{m: m, now: cursor{last: -1}}
}

// Fire makes a move and returns the history with it. guard, which may be nil,
// judges facts outside the history; it runs once everything else is in order
// and before anything changes; use [Deny] to say what it misses.
//
// A move that cannot be made returns a [*Refusal] and the history as it was. A
// move whose id was used before changes nothing: it returns the first outcome
// with Applied false if the content is the same and [ErrIDReused] if not.
// [ErrForeign] and [ErrPast] report a history that cannot move at all.
func (m *Machine[S, E, D]) Fire(h History[S, E, D], mv Move[E, D], guard func() error) (History[S, E, D], Outcome[S, E, D], error) {
	r, err := m.owns(h)
	if err != nil {
		return h, Outcome[S, E, D]{}, err
	}
	if old := r.find(mv.ID); old != nil {
		if !old.repeats(mv) {
			return h, Outcome[S, E, D]{}, m.refuse(r, mv, finding{CodeIDReused, "an id of its own"}, nil)
		}
		return h, Outcome[S, E, D]{Entry: *old}, nil
	}
	next, err := m.fire(r, mv, guard)
	if err != nil {
		return h, Outcome[S, E, D]{}, err
	}
	return History[S, E, D]{next}, Outcome[S, E, D]{true, next.entries[len(next.entries)-1]}, nil
}

// owns returns the record of h, which m may move.
func (m *Machine[S, E, D]) owns(h History[S, E, D]) (*record[S, E, D], error) {
	switch {
	case h.r == nil:
		return m.blank(), nil
	case h.r.past:
		return nil, ErrPast
	case h.r.m != m:
		return nil, fmt.Errorf("%w: history of a %s given to %s", ErrForeign, h.r.m.table.Name, m.table.Name)
	}
	return h.r, nil
}

// with returns a copy of r that has room for one more entry and may be changed.
func (r *record[S, E, D]) with(e Entry[S, E, D]) *record[S, E, D] {
	next := *r
	next.entries = make([]Entry[S, E, D], len(r.entries)+1)
	next.entries[copy(next.entries, r.entries)] = e
	return &next
}

func (m *Machine[S, E, D]) fire(r *record[S, E, D], mv Move[E, D], guard func() error) (*record[S, E, D], error) {
	if f := mv.Act.wellFormed(); f.code != "" {
		return nil, m.refuse(r, mv, f, nil)
	}
	next := r.with(m.entry(r, mv))
	at := len(r.entries)
	e := &next.entries[at]
	row, to, f := m.judge(r, &r.now, e)
	if f.code != "" {
		return nil, m.refuse(r, mv, f, nil)
	}
	from := m.stored(int(r.now.state))
	e.From, e.To = S(from), m.states[to-1]
	name := m.names[m.event.find(e.Event)*(len(m.states)+1)+to]
	if err := m.engine.run(from, string(e.To), name, guard); err != nil {
		var denied *guardError
		if errors.As(err, &denied) {
			return nil, m.refuse(r, mv, finding{code: CodeGuard}, denied.err)
		}
		return nil, err
	}
	if r.counts != nil {
		next.counts = append(slices.Clip(r.counts), int32(at))
	}
	m.advance(&next.now, e, row, at, to)
	return next, nil
}

// entry returns the entry that would record mv, without its states.
func (m *Machine[S, E, D]) entry(r *record[S, E, D], mv Move[E, D]) Entry[S, E, D] {
	a := mv.Act.utc()
	return Entry[S, E, D]{Seq: len(r.entries) + 1, ID: a.ID, Version: m.table.Version, Event: mv.Event, By: a.By,
		At: a.At, Recorded: a.Recorded, Code: a.Code, Reason: a.Reason, Data: mv.Data}
}

// utc returns a with both times in UTC, the recording time filled in.
func (a Act) utc() Act {
	a.At, a.Recorded = a.At.UTC(), a.Recorded.UTC()
	if a.Recorded.IsZero() {
		a.Recorded = a.At
	}
	return a
}

// wellFormed checks what storing could not keep: over-long or broken names, and
// times that RFC 3339 cannot write.
func (a Act) wellFormed() finding {
	for _, s := range [...]string{a.ID, a.By.ID, string(a.By.Party), a.Code} {
		if len(s) > maxName || !utf8.ValidString(s) {
			return finding{CodeMalformed, "ids and codes in valid UTF-8 of at most 256 bytes"}
		}
	}
	for _, t := range [...]time.Time{a.At, a.Recorded} {
		if y := t.UTC().Year(); y < 1 || y > 9999 {
			return finding{CodeTimeOrder, "a year from 1 to 9999"}
		}
	}
	return finding{}
}

// find returns the entry with the given id, or nil. No entry has the empty id.
func (r *record[S, E, D]) find(id string) *Entry[S, E, D] {
	if id == "" {
		return nil
	}
	for i := range r.entries {
		if r.entries[i].ID == id {
			return &r.entries[i]
		}
	}
	return nil
}

// repeats reports whether mv is the move that e records. When it was recorded
// does not matter: a repeated delivery is recorded later.
func (e *Entry[S, E, D]) repeats(mv Move[E, D]) bool {
	return e.Event == mv.Event && e.By == mv.By && e.At.Equal(mv.At) && e.Code == mv.Code &&
		e.Reason.same(mv.Reason) && e.Data == mv.Data
}
