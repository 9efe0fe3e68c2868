package workforce

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/entity"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as implementations use them.
type (
	// ImplementationHistory is everything that happened in an implementation.
	ImplementationHistory = lifecycle.History[ImplementationState, ImplementationEvent, ImplementationChange]
	// ImplementationEntry is one line of it.
	ImplementationEntry = lifecycle.Entry[ImplementationState, ImplementationEvent, ImplementationChange]
	// ImplementationMove is an event to fire, with what it changes.
	ImplementationMove = lifecycle.Move[ImplementationEvent, ImplementationChange]
)

const kindImplementation = "implementation"

var implementations = entity.Kind[ImplementationTerms, ImplementationState, ImplementationEvent, ImplementationChange]{
	Machine: lifecycle.Must(lifecycle.New[ImplementationState, ImplementationEvent, ImplementationChange](ImplementationLifecycle())),
	Name:    kindImplementation,
	Check:   ImplementationTerms.check,
	Seats:   ImplementationTerms.seats,
	Fields:  ImplementationTerms.fields,
	Law:     ImplementationTerms.law,
	Unbegun: fmt.Errorf("%w: an implementation that was not begun", ErrIncomplete),
}

// An Implementation is a programme's way from thinking about peer support to giving it, with
// readiness checklists between the stages. Use [NewImplementation]; the zero Implementation refuses every event.
type Implementation struct {
	terms   ImplementationTerms
	history ImplementationHistory
}

// NewImplementation returns an implementation that begins with the given act. It returns [ErrIncomplete] if
// the terms lack something, and a [*lifecycle.Refusal] if the actor may not begin it.
func NewImplementation(terms ImplementationTerms, act lifecycle.Act) (*Implementation, error) {
	h, err := implementations.Begin(terms, ImplementationMove{Act: act, Event: BeginImplementation})
	if err != nil {
		return nil, err
	}
	return &Implementation{terms, h}, nil
}

// Terms returns what it was begun with.
func (p Implementation) Terms() ImplementationTerms { return p.terms }

// State returns the stage, or "" for the zero value.
func (p Implementation) State() ImplementationState { return p.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (p Implementation) Revision() int { return p.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (p Implementation) History() ImplementationHistory { return p.history }

// Next returns the events that the actor may fire now, sorted.
func (p Implementation) Next(by lifecycle.Actor) []ImplementationEvent {
	return implementations.Machine.Next(p.history, by)
}

// Fire makes any move of the table. A move that cannot be made is a
// [*lifecycle.Refusal], and nothing changed.
// Beside the table it refuses an item that no checklist has, one ticked already or not
// ticked (item), and a stage whose checklist has items left (readiness).
// The zero Implementation cannot be begun: [ErrIncomplete].
func (p *Implementation) Fire(mv ImplementationMove) error {
	return implementations.Fire(p.terms, &p.history, mv)
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: each side what it entered itself. The rules
// that Fire names hold for the corrected record, too.
func (p *Implementation) Correct(act lifecycle.Act, from int, replacements ...ImplementationMove) error {
	return implementations.Correct(p.terms, &p.history, act, from, replacements)
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (p *Implementation) Redact(act lifecycle.Act, seq int) error {
	return implementations.Redact(&p.history, act, seq)
}

// Digest stands for the whole record, its ids included.
func (p Implementation) Digest() lifecycle.Digest { return implementations.Digest(p.terms, p.history) }

// MarshalJSON returns the stored form. The zero value cannot be stored: [ErrIncomplete].
func (p Implementation) MarshalJSON() ([]byte, error) {
	return implementations.Store(p.terms, p.history)
}

// UnmarshalJSON loads what MarshalJSON returned and replays it. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrIncomplete] if
// its terms lack something, and leaves the value unchanged on error.
func (p *Implementation) UnmarshalJSON(data []byte) error {
	return implementations.Load(data, &p.terms, &p.history)
}

// Format prints the stage and keeps people out of every verb of fmt.
func (p Implementation) Format(f fmt.State, _ rune) { redact.Format(f, p.shown()) }

// LogValue keeps people out of logs.
func (p Implementation) LogValue() slog.Value { return slog.StringValue(p.shown()) }

func (p Implementation) shown() string {
	if p.history.IsZero() {
		return "[no implementation]"
	}
	return "[implementation " + string(p.State()) + "]"
}
