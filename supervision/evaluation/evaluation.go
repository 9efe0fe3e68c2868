package evaluation

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/entity"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as evaluations use them.
type (
	// EvaluationHistory is everything that happened in an evaluation.
	EvaluationHistory = lifecycle.History[EvaluationState, EvaluationEvent, EvaluationChange]
	// EvaluationEntry is one line of it.
	EvaluationEntry = lifecycle.Entry[EvaluationState, EvaluationEvent, EvaluationChange]
	// EvaluationMove is an event to fire, with what it changes.
	EvaluationMove = lifecycle.Move[EvaluationEvent, EvaluationChange]
)

const kindEvaluation = "evaluation"

var evaluations = entity.Kind[EvaluationTerms, EvaluationState, EvaluationEvent, EvaluationChange]{
	Machine: lifecycle.Must(lifecycle.New[EvaluationState, EvaluationEvent, EvaluationChange](EvaluationLifecycle())),
	Name:    kindEvaluation,
	Check:   EvaluationTerms.check,
	Seats:   EvaluationTerms.seats,
	Fields:  EvaluationTerms.fields,
	Law:     EvaluationTerms.law,
	Unbegun: fmt.Errorf("%w: an evaluation that was not begun", ErrIncomplete),
}

// An Evaluation is one look at one worker's practice by the twelve categories of
// competency: the worker's own, the supervisor's, colleagues' and participants'
// ratings side by side. They are never averaged into one figure, and nothing compares
// workers. Use [NewEvaluation] to open one; the zero Evaluation refuses every event.
type Evaluation struct {
	terms   EvaluationTerms
	history EvaluationHistory
}

// NewEvaluation returns an evaluation that begins with the given act. It returns [ErrIncomplete] if
// the terms lack something, and a [*lifecycle.Refusal] if the actor may not begin it.
func NewEvaluation(terms EvaluationTerms, act lifecycle.Act) (*Evaluation, error) {
	h, err := evaluations.Begin(terms, EvaluationMove{Act: act, Event: OpenEvaluation})
	if err != nil {
		return nil, err
	}
	return &Evaluation{terms, h}, nil
}

// Terms returns what it was begun with.
func (e Evaluation) Terms() EvaluationTerms { return e.terms }

// State returns the stage, or "" for the zero value.
func (e Evaluation) State() EvaluationState { return e.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (e Evaluation) Revision() int { return e.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (e Evaluation) History() EvaluationHistory { return e.history }

// Next returns the events that the actor may fire now, sorted.
func (e Evaluation) Next(by lifecycle.Actor) []EvaluationEvent {
	return evaluations.Machine.Next(e.history, by)
}

// Fire makes any move of the table. A move that cannot be made is a
// [*lifecycle.Refusal], and nothing changed.
// Beside the table it refuses a colleague who is the worker or the supervisor
// (own_side).
// The zero Evaluation cannot be begun: [ErrIncomplete].
func (e *Evaluation) Fire(mv EvaluationMove) error { return evaluations.Fire(e.terms, &e.history, mv) }

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: each side what it entered itself. The rules
// that Fire names hold for the corrected record, too.
func (e *Evaluation) Correct(act lifecycle.Act, from int, replacements ...EvaluationMove) error {
	return evaluations.Correct(e.terms, &e.history, act, from, replacements)
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (e *Evaluation) Redact(act lifecycle.Act, seq int) error {
	return evaluations.Redact(&e.history, act, seq)
}

// Digest stands for the whole record, its ids included.
func (e Evaluation) Digest() lifecycle.Digest { return evaluations.Digest(e.terms, e.history) }

// MarshalJSON returns the stored form. The zero value cannot be stored: [ErrIncomplete].
func (e Evaluation) MarshalJSON() ([]byte, error) { return evaluations.Store(e.terms, e.history) }

// UnmarshalJSON loads what MarshalJSON returned and replays it. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrIncomplete] if
// its terms lack something, and leaves the value unchanged on error.
func (e *Evaluation) UnmarshalJSON(data []byte) error {
	return evaluations.Load(data, &e.terms, &e.history)
}

// Format prints the stage and keeps people out of every verb of fmt.
func (e Evaluation) Format(f fmt.State, _ rune) { redact.Format(f, e.shown()) }

// LogValue keeps people out of logs.
func (e Evaluation) LogValue() slog.Value { return slog.StringValue(e.shown()) }

func (e Evaluation) shown() string {
	if e.history.IsZero() {
		return "[no evaluation]"
	}
	return "[evaluation " + string(e.State()) + "]"
}
