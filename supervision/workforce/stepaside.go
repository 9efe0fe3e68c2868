package workforce

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/entity"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as step-asides use them.
type (
	// StepAsideHistory is everything that happened in a step-aside.
	StepAsideHistory = lifecycle.History[StepAsideState, StepAsideEvent, StepAsideChange]
	// StepAsideEntry is one line of it.
	StepAsideEntry = lifecycle.Entry[StepAsideState, StepAsideEvent, StepAsideChange]
	// StepAsideMove is an event to fire, with what it changes.
	StepAsideMove = lifecycle.Move[StepAsideEvent, StepAsideChange]
)

const kindStepAside = "step_aside"

var stepAsides = entity.Kind[StepAsideTerms, StepAsideState, StepAsideEvent, StepAsideChange]{
	Machine: lifecycle.Must(lifecycle.New[StepAsideState, StepAsideEvent, StepAsideChange](StepAsideLifecycle())),
	Name:    kindStepAside,
	Check:   StepAsideTerms.check,
	Seats:   StepAsideTerms.seats,
	Fields:  StepAsideTerms.fields,
	Law:     StepAsideTerms.law,
	Unbegun: fmt.Errorf("%w: a step-aside that was not begun", ErrIncomplete),
}

// A StepAside is a time away from work with participants, and whether there is a plan to come
// back. What is in the plan, and why the worker is away, is never here: no move takes words. Use
// [NewStepAside]; the zero StepAside refuses every event.
type StepAside struct {
	terms   StepAsideTerms
	history StepAsideHistory
}

// NewStepAside returns a step-aside that begins with the given act. It returns [ErrIncomplete] if
// the terms lack something, and a [*lifecycle.Refusal] if the actor may not begin it.
func NewStepAside(terms StepAsideTerms, act lifecycle.Act) (*StepAside, error) {
	h, err := stepAsides.Begin(terms, StepAsideMove{Act: act, Event: StepAsideNow})
	if err != nil {
		return nil, err
	}
	return &StepAside{terms, h}, nil
}

// Terms returns what it was begun with.
func (s StepAside) Terms() StepAsideTerms { return s.terms }

// State returns the stage, or "" for the zero value.
func (s StepAside) State() StepAsideState { return s.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (s StepAside) Revision() int { return s.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (s StepAside) History() StepAsideHistory { return s.history }

// Next returns the events that the actor may fire now, sorted.
func (s StepAside) Next(by lifecycle.Actor) []StepAsideEvent {
	return stepAsides.Machine.Next(s.history, by)
}

// Fire makes any move of the table. A move that cannot be made is a
// [*lifecycle.Refusal], and nothing changed.
// Beside the table it refuses words (words).
func (s *StepAside) Fire(mv StepAsideMove) error { return stepAsides.Fire(s.terms, &s.history, mv) }

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: each side what it entered itself. The rules
// that Fire names hold for the corrected record, too.
func (s *StepAside) Correct(act lifecycle.Act, from int, replacements ...StepAsideMove) error {
	return stepAsides.Correct(s.terms, &s.history, act, from, replacements)
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (s *StepAside) Redact(act lifecycle.Act, seq int) error {
	return stepAsides.Redact(&s.history, act, seq)
}

// Digest stands for the whole record, its ids included.
func (s StepAside) Digest() lifecycle.Digest { return stepAsides.Digest(s.terms, s.history) }

// MarshalJSON returns the stored form. The zero value cannot be stored: [ErrIncomplete].
func (s StepAside) MarshalJSON() ([]byte, error) { return stepAsides.Store(s.terms, s.history) }

// UnmarshalJSON loads what MarshalJSON returned and replays it. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrIncomplete] if
// its terms lack something, and leaves the value unchanged on error.
func (s *StepAside) UnmarshalJSON(data []byte) error {
	return stepAsides.Load(data, &s.terms, &s.history)
}

// Format prints the stage and keeps people out of every verb of fmt.
func (s StepAside) Format(f fmt.State, _ rune) { redact.Format(f, s.shown()) }

// LogValue keeps people out of logs.
func (s StepAside) LogValue() slog.Value { return slog.StringValue(s.shown()) }

func (s StepAside) shown() string {
	if s.history.IsZero() {
		return "[no step aside]"
	}
	return "[step aside " + string(s.State()) + "]"
}
