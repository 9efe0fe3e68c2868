package lifecycle

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
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
	if len(people) > 0 {
		r.fixed = &seats{}
	}
	for _, s := range people {
		i := slices.Index(m.table.Seated, s.Party)
		if i < 0 || s.ID == "" || !storable.ID(s.ID) {
			return History[S, E, D]{}, fmt.Errorf("%w: no seat for %q, or nobody in it", ErrForeign, string(s.Party))
		}
		r.fixed[i] = s.ID
	}
	r.now.seats = r.given()
	return History[S, E, D]{r}, nil
}

// blank returns the record in which nothing happened and nobody has a seat.
func (m *Machine[S, E, D]) blank() *record[S, E, D] {
	return &record[S, E, D]{m: m, now: cursor{last: -1}}
}

// Fire makes a move and returns the history with it. guard, which may be nil,
// judges facts outside the history; it runs once everything else is in order
// and before anything changes; use [Deny] to say what it misses. What the history can
// answer is no guard but a [Law], which corrections and records pass, too.
//
// A move that cannot be made returns a [*Refusal] and the history as it was. A
// move whose id was used before changes nothing: it returns the first outcome
// with Applied false if the content is the same and [ErrIDReused] if not.
// [ErrForeign] and [ErrPast] report a history that cannot move at all.
//
// A time that is behind the one before by no more than [MaxAhead] is set to that
// one, and so is any time of a participant who leaves by the table's Leave.
func (m *Machine[S, E, D]) Fire(h History[S, E, D], mv Move[E, D], guard func() error) (History[S, E, D], Outcome[S, E, D], error) {
	r, err := m.owns(h)
	if err != nil {
		return h, Outcome[S, E, D]{}, err
	}
	if old := r.find(mv.ID); old != nil {
		if !m.repeats(old, &mv) {
			return h, Outcome[S, E, D]{}, m.refuse(r, &mv, &finding{CodeIDReused, "an id of its own"}, nil)
		}
		return h, Outcome[S, E, D]{Entry: *old}, nil
	}
	if m.full(r, &mv) {
		return h, Outcome[S, E, D]{}, m.refuse(r, &mv, &finding{CodeMalformed, "a history of at most 20,000 entries"}, nil)
	}
	next, err := m.fire(r, &mv, guard)
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
	case h.r.view != nil:
		return nil, ErrPast
	case h.r.m != m:
		return nil, fmt.Errorf("%w: history of a %s given to %s", ErrForeign, h.r.m.table.Name, m.table.Name)
	}
	return h.r, nil
}

// with returns a copy of r that may be changed and has room for n more entries.
func (r *record[S, E, D]) with(n int) *record[S, E, D] {
	next := *r
	entries := make([]Entry[S, E, D], len(r.entries)+n)
	copy(entries, r.entries)
	next.entries = entries[:len(r.entries)]
	return &next
}

// fire returns a copy of r with the move made.
func (m *Machine[S, E, D]) fire(r *record[S, E, D], mv *Move[E, D], guard func() error) (*record[S, E, D], error) {
	next := r.with(1)
	if next.counts != nil {
		next.counts = slices.Clip(next.counts)
	}
	return next, m.add(next, mv, guard)
}

// add makes a move in r itself, which has room for it. A record whose move
// failed must not be used any more.
func (m *Machine[S, E, D]) add(r *record[S, E, D], mv *Move[E, D], guard func() error) error {
	if f := mv.Act.wellFormed(); f != nil {
		return m.refuse(r, mv, f, nil)
	}
	at := len(r.entries)
	e := &r.entries[:at+1][at] // still the zero entry
	m.write(e, r, mv)
	row, to, f := m.judge(r, &r.now, e)
	if f != nil {
		return m.refuse(r, mv, f, nil)
	}
	from := m.stored(int(r.now.state))
	e.From, e.To = S(from), m.states[to-1]
	name := m.names[m.nameOf(m.event.Find(e.Event), to)]
	if err := m.engine.run(from, string(e.To), name, guard); err != nil {
		var denied *guardError
		if errors.As(err, &denied) {
			return m.refuse(r, mv, &finding{code: CodeGuard}, denied.err)
		}
		return err
	}
	r.entries = r.entries[:at+1]
	if r.counts != nil {
		r.counts = append(r.counts, int32(at))
	}
	m.advance(&r.now, e, row, at, to)
	return nil
}

// write makes e the entry of r that would record mv, without its states.
func (m *Machine[S, E, D]) write(e *Entry[S, E, D], r *record[S, E, D], mv *Move[E, D]) {
	n := len(r.entries)
	e.Seq, e.ID, e.Version, e.Event, e.By = n+1, mv.ID, m.table.Version, mv.Event, mv.By
	e.Code, e.Reason, e.Data = mv.Code, mv.Reason, mv.Data
	e.At, e.Recorded = mv.At.UTC(), mv.Recorded.UTC() // which drops the reading of the monotonic clock, too
	if e.Recorded.IsZero() {
		e.Recorded = e.At
	}
	if n > 0 {
		e.Recorded = m.catchUp(mv, e.Recorded, r.entries[n-1].Recorded)
	}
	if r.now.last >= 0 && !isReserved(string(mv.Event)) {
		e.At = m.catchUp(mv, e.At, r.entries[r.now.last].At)
	}
}

// catchUp returns t, or the time before it if t is behind by no more than clocks
// may disagree, or by any length where a participant leaves: nobody's clock may
// keep them.
func (m *Machine[S, E, D]) catchUp(mv *Move[E, D], t, before time.Time) time.Time {
	if !t.Before(before) || t.IsZero() || before.Sub(t) > MaxAhead && !m.leaves(mv) {
		return t
	}
	return before
}

// leaves reports whether a move is the participant's way out.
func (m *Machine[S, E, D]) leaves(mv *Move[E, D]) bool {
	return m.table.Leave != "" && mv.Event == m.table.Leave && mv.By.Party == ParticipantParty
}

// MaxEntries is the greatest length of a history, beside a participant's leaving.
const MaxEntries = 20_000

// full reports whether r has no room for a move.
func (m *Machine[S, E, D]) full(r *record[S, E, D], mv *Move[E, D]) bool {
	return len(r.entries) > MaxEntries || len(r.entries) == MaxEntries && !m.leaves(mv)
}

// wellFormed checks what storing could not keep: over-long or broken names, and
// words that are gone.
func (a *Act) wellFormed() *finding {
	if !storable.ID(a.ID) || !storable.ID(a.By.ID) || !storable.ID(string(a.By.Party)) {
		return &finding{CodeMalformed, "ids in valid UTF-8 of at most 256 bytes"}
	}
	if a.Reason.IsRedacted() {
		return &finding{CodeMalformed, "words as the reason, not what a redaction left of them"}
	}
	return nil
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
func (m *Machine[S, E, D]) repeats(e *Entry[S, E, D], mv *Move[E, D]) bool {
	behind := e.At.Sub(mv.At) // as far as the move may have caught up
	return e.Event == mv.Event && e.By == mv.By && (behind == 0 || behind > 0 && (behind <= MaxAhead || m.leaves(mv))) &&
		e.Code == mv.Code && e.Reason.same(mv.Reason) && e.Data == mv.Data
}
