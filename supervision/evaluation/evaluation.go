package evaluation

import (
	"encoding/json"
	"fmt"
	"log/slog"

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

var evaluations = lifecycle.Must(lifecycle.New[EvaluationState, EvaluationEvent, EvaluationChange](EvaluationLifecycle()))

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
	if err := terms.check(); err != nil {
		return nil, err
	}
	e := &Evaluation{terms: terms}
	var err error
	if e.history, err = evaluations.Open(terms.seats()...); err != nil {
		return nil, err
	}
	if err := e.Fire(EvaluationMove{Act: act, Event: OpenEvaluation}); err != nil {
		return nil, err
	}
	return e, nil
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
	return evaluations.Next(e.history, by)
}

// Fire makes any move of the table. A move that cannot be made is a
// [*lifecycle.Refusal], and nothing changed.
// Beside the table it refuses a colleague who is the worker or the supervisor
// (own_side).
func (e *Evaluation) Fire(mv EvaluationMove) error {
	next, _, err := evaluations.Fire(e.history, mv, func() error {
		entry := EvaluationEntry{Event: mv.Event, By: mv.By, At: mv.At, Code: mv.Code, Reason: mv.Reason, Data: mv.Data}
		if rule, want := e.law(e.history.Moves(), entry); rule != "" {
			return lifecycle.Deny(rule, want)
		}
		return nil
	})
	if err != nil {
		return err
	}
	e.history = next
	return nil
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: each side what it entered itself. The rules
// that Fire names hold for the corrected record, too.
func (e *Evaluation) Correct(act lifecycle.Act, from int, replacements ...EvaluationMove) error {
	next, err := evaluations.Correct(e.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if _, rule, want := e.judge(next); rule != "" {
		return &lifecycle.Refusal{Lifecycle: kindEvaluation, State: string(e.State()), Event: lifecycle.Corrected,
			Code: lifecycle.CodeGuard, Guard: rule, Want: want}
	}
	e.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (e *Evaluation) Redact(act lifecycle.Act, seq int) error {
	next, err := evaluations.Redact(e.history, act, seq)
	if err == nil {
		e.history = next
	}
	return err
}

// judge returns the first entry of a history that breaks a rule, and which.
func (e Evaluation) judge(h EvaluationHistory) (seq int, rule, want string) {
	moves := h.Moves()
	for i, entry := range moves {
		if rule, want := e.law(moves[:i], entry); rule != "" {
			return entry.Seq, rule, want
		}
	}
	return 0, "", ""
}

// Digest stands for the whole record, its ids included.
func (e Evaluation) Digest() lifecycle.Digest { return e.history.Digest().With(e.terms.fields()...) }

const kindEvaluation = "evaluation"

type storedEvaluation struct {
	Terms   EvaluationTerms                                                      `json:"terms"`
	History lifecycle.Stored[EvaluationState, EvaluationEvent, EvaluationChange] `json:"history"`
}

// MarshalJSON returns the stored form. The zero value cannot be stored: [ErrIncomplete].
func (e Evaluation) MarshalJSON() ([]byte, error) {
	if e.history.IsZero() {
		return nil, fmt.Errorf("%w: an evaluation that was not begun", ErrIncomplete)
	}
	return json.Marshal(storedEvaluation{e.terms, e.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays it. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrIncomplete] if
// its terms lack something, and leaves the value unchanged on error.
func (e *Evaluation) UnmarshalJSON(data []byte) error {
	var in storedEvaluation
	if err := lifecycle.ReadStored(kindEvaluation, data, &in); err != nil {
		return err
	}
	if err := in.Terms.check(); err != nil {
		return err
	}
	loaded := Evaluation{terms: in.Terms}
	var err error
	if loaded.history, err = evaluations.Restore(in.History, loaded.terms.seats()...); err != nil {
		return err
	}
	if seq, rule, want := loaded.judge(loaded.history); rule != "" {
		return &lifecycle.RecordError{Lifecycle: kindEvaluation, Seq: seq, Field: "event", What: rule + ": want " + want}
	}
	*e = loaded
	return nil
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
