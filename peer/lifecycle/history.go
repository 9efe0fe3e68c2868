package lifecycle

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
)

// An Entry is one line of a history. Moves carry the event of a row; beside
// them stand corrections and redactions, which have neither From nor To.
type Entry[S, E ~string, D Change] struct {
	Seq      int       `json:"seq"`                // place in the history, from 1
	ID       string    `json:"id,omitempty"`       // the caller's key of the command, if it gave one
	Version  int       `json:"version"`            // version of the table that the entry was made under
	Event    E         `json:"event"`              // what happened
	From     S         `json:"from,omitempty"`     // state before; empty for the opening
	To       S         `json:"to,omitempty"`       // state after
	By       Actor     `json:"by"`                 // who
	At       time.Time `json:"at"`                 // when it happened, in UTC
	Recorded time.Time `json:"recorded"`           // when it was recorded, in UTC
	Code     string    `json:"code,omitempty"`     // why, as a coded reason
	Reason   Text      `json:"reason,omitzero"`    // why, in words
	Data     D         `json:"data,omitzero"`      // what changed beside the state
	Voids    int       `json:"voids,omitempty"`    // a correction: first entry that no longer counts
	Replaces int       `json:"replaces,omitempty"` // a correction: number of entries after it that take their place
	Redacts  int       `json:"redacts,omitempty"`  // a redaction: entry whose words are gone
}

// Move returns the move that e records, to make again: among the replacements of
// a correction, which has a recording time of its own and in which no id comes
// twice, so that both stay behind.
func (e Entry[S, E, D]) Move() Move[E, D] {
	return Move[E, D]{Act: Act{By: e.By, At: e.At, Code: e.Code, Reason: e.Reason}, Event: e.Event, Data: e.Data}
}

// Events of entries that are no moves.
const (
	// Corrected is the event of a correction.
	Corrected = "corrected"
	// Redacted is the event of a redaction.
	Redacted = "redacted"
)

func isReserved(event string) bool { return event == Corrected || event == Redacted }

// Format prints what happened and keeps people and words out of every verb of fmt.
func (e Entry[S, E, D]) Format(f fmt.State, _ rune) {
	redact.Format(f, fmt.Sprintf("%d %s by %v", e.Seq, string(e.Event), e.By))
}

// LogValue keeps people and words out of logs.
func (e Entry[S, E, D]) LogValue() slog.Value {
	return slog.StringValue(fmt.Sprintf("%v", e))
}

// A History is everything that happened to one entity, in the order in which it
// was recorded. It is a value: a move returns a new one and leaves the old
// untouched. State, people and dates are read from it. The zero History is in
// no state and refuses every event but an opening one.
type History[S, E ~string, D Change] struct {
	r *record[S, E, D] // never changed once a History holds it
}

type record[S, E ~string, D Change] struct {
	m       *Machine[S, E, D]
	fixed   *seats // seats that the entity itself gave; never changed; nil if none
	entries []Entry[S, E, D]
	counts  []int32        // indices of the entries that count; nil while all do
	view    *view[S, E, D] // what is left out of a record that is for reading only; nil if it can move
	now     cursor
}

// A view says what a record is a view of.
type view[S, E ~string, D Change] struct {
	whole *record[S, E, D] // the record with everything that was known
	until *time.Time       // what happened later is left out; nil if nothing is
}

type seats [maxSeats]string

// given returns the seats that the entity itself gave.
func (r *record[S, E, D]) given() seats {
	if r.fixed == nil {
		return seats{}
	}
	return *r.fixed
}

// A cursor is what the entries that count add up to.
type cursor struct {
	state   uint8                 // number of the state, 0 before the opening
	last    int32                 // index of the newest entry that counts, -1 if none
	entered int32                 // index of the entry that led into the present stay
	opened  [maxStates + 1]uint16 // index of the newest entry that led into each state, other than by coming back
	asked   [maxStates + 1]uint16 // likewise, or of the newest that filled a seat there or renewed the question
	moves   int32                 // number of entries that count
	prior   [maxStates + 1]uint8  // state held before the newest stay in each state
	seats   seats
}

// IsZero reports whether nothing happened yet.
func (h History[S, E, D]) IsZero() bool { return h.Len() == 0 }

// State returns the state that the history led to, or "" for the zero History.
func (h History[S, E, D]) State() S {
	if h.r == nil {
		return ""
	}
	return S(h.r.m.stored(int(h.r.now.state)))
}

// Len returns the number of entries.
func (h History[S, E, D]) Len() int {
	if h.r == nil {
		return 0
	}
	return len(h.r.entries)
}

// Revision returns a number that grows with every change: the host's optimistic lock.
func (h History[S, E, D]) Revision() int { return h.Len() }

// Entries returns a copy of every entry, those that no longer count among them.
func (h History[S, E, D]) Entries() []Entry[S, E, D] {
	if h.r == nil {
		return nil
	}
	return slices.Clone(h.r.entries)
}

// Moves returns a copy of the entries that count, oldest first: no corrections,
// no redactions, nothing that a correction voided.
func (h History[S, E, D]) Moves() []Entry[S, E, D] {
	if h.r == nil {
		return nil
	}
	moves := make([]Entry[S, E, D], h.r.now.moves)
	for i := range moves {
		moves[i] = h.r.entries[h.r.index(i)]
	}
	return moves
}

// index returns the place among all entries of the i-th that counts.
func (r *record[S, E, D]) index(i int) int {
	if r.counts == nil {
		return i
	}
	return int(r.counts[i])
}

// Last returns the newest entry that counts; ok is false for the zero History.
func (h History[S, E, D]) Last() (e Entry[S, E, D], ok bool) {
	if h.r == nil || h.r.now.moves == 0 {
		return e, false
	}
	return h.r.entries[h.r.now.last], true
}

// Since returns when the present stay in the state began, or the zero time. An
// event that leaves the state as it is does not begin a new stay.
func (h History[S, E, D]) Since() time.Time {
	if h.r == nil || h.r.now.moves == 0 {
		return time.Time{}
	}
	return h.r.entries[h.r.now.entered].At
}

// Seat returns the id of the person who holds a party's side, or "".
func (h History[S, E, D]) Seat(p Party) string {
	if h.r == nil {
		return ""
	}
	if i := slices.Index(h.r.m.table.Seated, p); i >= 0 {
		return h.r.now.seats[i]
	}
	return ""
}

// AsOf returns the history as far as it had happened at the given time: its
// state, seats and entries are those of that moment, by what is known now. What
// it returns is for reading: a move of it returns [ErrPast], and it is not stored.
func (h History[S, E, D]) AsOf(at time.Time) History[S, E, D] {
	if h.r == nil {
		return h
	}
	past := *h.r
	if v := h.r.view; v != nil && v.until != nil && v.until.Before(at) {
		at = *v.until
	}
	past.view, past.counts, past.entries = &view[S, E, D]{h.r.whole(), &at}, nil, nil
	for i := range int(h.r.now.moves) {
		if e := h.r.entries[h.r.index(i)]; !e.At.After(at) {
			past.entries = append(past.entries, e)
		}
	}
	past.refold()
	return History[S, E, D]{&past}
}

// whole returns the record that r is a view of, or r itself.
func (r *record[S, E, D]) whole() *record[S, E, D] {
	if r.view == nil {
		return r
	}
	return r.view.whole
}

// AsKnown returns the history as far as it had been recorded at the given time:
// what the programme knew then. AsKnown(r).AsOf(t), in either order, is what it
// knew at r of t. What it returns is for reading, as with AsOf.
func (h History[S, E, D]) AsKnown(recorded time.Time) History[S, E, D] {
	if h.r == nil {
		return h
	}
	whole := h.r.whole()
	n := 0
	for n < len(whole.entries) && !whole.entries[n].Recorded.After(recorded) {
		n++
	}
	known := record[S, E, D]{m: whole.m, fixed: whole.fixed, entries: whole.entries[:n:n]}
	known.view = &view[S, E, D]{whole: &known}
	known.counts = known.counting()
	known.refold()
	past := History[S, E, D]{&known}
	if v := h.r.view; v != nil && v.until != nil {
		return past.AsOf(*v.until)
	}
	return past
}

// counting returns the indices of the entries that count, or nil if all do.
func (r *record[S, E, D]) counting() []int32 {
	var counts []int32
	for i, e := range r.entries {
		if isReserved(string(e.Event)) && counts == nil {
			counts = make([]int32, i, len(r.entries))
			for j := range counts {
				counts[j] = int32(j)
			}
		}
		switch {
		case e.Voids > 0:
			counts = dropFrom(r.entries, counts, e.Voids)
		case e.Redacts == 0 && counts != nil:
			counts = append(counts, int32(i))
		}
	}
	return counts
}

// dropFrom returns the counting entries before the one numbered seq.
func dropFrom[S, E ~string, D Change](entries []Entry[S, E, D], counts []int32, seq int) []int32 {
	for n, i := range counts {
		if entries[i].Seq >= seq {
			return counts[:n]
		}
	}
	return counts
}

// Format prints the lifecycle and its state and keeps people and words out of
// every verb of fmt.
func (h History[S, E, D]) Format(f fmt.State, _ rune) { redact.Format(f, h.shown()) }

// LogValue keeps people and words out of logs.
func (h History[S, E, D]) LogValue() slog.Value { return slog.StringValue(h.shown()) }

func (h History[S, E, D]) shown() string {
	if h.r == nil {
		return "[no history]"
	}
	return fmt.Sprintf("[%s %s, %d entries]", h.r.m.table.Name, string(h.State()), h.Len())
}
