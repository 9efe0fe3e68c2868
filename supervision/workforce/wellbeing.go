package workforce

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/entity"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as wellbeing records use them.
type (
	// WellbeingHistory is everything that happened in a wellbeing record.
	WellbeingHistory = lifecycle.History[WellbeingState, WellbeingEvent, WellbeingChange]
	// WellbeingEntry is one line of it.
	WellbeingEntry = lifecycle.Entry[WellbeingState, WellbeingEvent, WellbeingChange]
	// WellbeingMove is an event to fire, with what it changes.
	WellbeingMove = lifecycle.Move[WellbeingEvent, WellbeingChange]
)

const kindWellbeing = "wellbeing"

var wellbeings = entity.Kind[WellbeingTerms, WellbeingState, WellbeingEvent, WellbeingChange]{
	Machine: lifecycle.Must(lifecycle.New[WellbeingState, WellbeingEvent, WellbeingChange](WellbeingLifecycle())),
	Name:    kindWellbeing,
	Check:   WellbeingTerms.check,
	Seats:   WellbeingTerms.seats,
	Fields:  WellbeingTerms.fields,
	Law:     WellbeingTerms.law,
	Unbegun: fmt.Errorf("%w: a wellbeing record that was not begun", ErrIncomplete),
}

// A Wellbeing is a worker's own record of how work bears on them: burnout scores and
// signals of role drift. Only the worker makes a move in it, and [Wellbeing.Seen] shows
// nobody else anything that the worker has not shared with them. It has no history to read and
// names no participant. Use [NewWellbeing] to begin one; the zero Wellbeing refuses every event and shows nothing.
type Wellbeing struct {
	terms   WellbeingTerms
	history WellbeingHistory
}

// NewWellbeing returns a wellbeing record that begins with the given act. It returns [ErrIncomplete] if
// the terms lack something, and a [*lifecycle.Refusal] if the actor may not begin it.
func NewWellbeing(terms WellbeingTerms, act lifecycle.Act) (*Wellbeing, error) {
	h, err := wellbeings.Begin(terms, WellbeingMove{Act: act, Event: BeginWellbeing})
	if err != nil {
		return nil, err
	}
	return &Wellbeing{terms, h}, nil
}

// Terms returns what it was begun with.
func (w Wellbeing) Terms() WellbeingTerms { return w.terms }

// State returns the stage, or "" for the zero value.
func (w Wellbeing) State() WellbeingState { return w.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (w Wellbeing) Revision() int { return w.history.Revision() }

// Next returns the events that the actor may fire now, sorted.
func (w Wellbeing) Next(by lifecycle.Actor) []WellbeingEvent {
	return wellbeings.Machine.Next(w.history, by)
}

// Fire makes any move of the table. A move that cannot be made is a
// [*lifecycle.Refusal], and nothing changed.
// Beside the table it refuses a measure that is none or a value outside its range
// (measure), sharing with somebody who is no supervisor or member of the programme's
// staff, or with the worker (viewer), and words (words): a reading is a number.
func (w *Wellbeing) Fire(mv WellbeingMove) error { return wellbeings.Fire(w.terms, &w.history, mv) }

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: each side what it entered itself. The rules
// that Fire names hold for the corrected record, too.
func (w *Wellbeing) Correct(act lifecycle.Act, from int, replacements ...WellbeingMove) error {
	return wellbeings.Correct(w.terms, &w.history, act, from, replacements)
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (w *Wellbeing) Redact(act lifecycle.Act, seq int) error {
	return wellbeings.Redact(&w.history, act, seq)
}

// Digest stands for the whole record, its ids included.
func (w Wellbeing) Digest() lifecycle.Digest { return wellbeings.Digest(w.terms, w.history) }

// MarshalJSON returns the stored form. The zero value cannot be stored: [ErrIncomplete].
func (w Wellbeing) MarshalJSON() ([]byte, error) { return wellbeings.Store(w.terms, w.history) }

// UnmarshalJSON loads what MarshalJSON returned and replays it. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrIncomplete] if
// its terms lack something, and leaves the value unchanged on error.
func (w *Wellbeing) UnmarshalJSON(data []byte) error {
	return wellbeings.Load(data, &w.terms, &w.history)
}

// Format prints the stage and keeps people and readings out of every verb of fmt.
func (w Wellbeing) Format(f fmt.State, _ rune) { redact.Format(f, w.shown()) }

// LogValue keeps people and readings out of logs.
func (w Wellbeing) LogValue() slog.Value { return slog.StringValue(w.shown()) }

func (w Wellbeing) shown() string {
	return "[wellbeing record]"
}
