package workforce

import (
	"encoding/json"
	"fmt"
	"log/slog"

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

var stepAsides = lifecycle.Must(lifecycle.New[StepAsideState, StepAsideEvent, StepAsideChange](StepAsideLifecycle()))

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
	if err := terms.check(); err != nil {
		return nil, err
	}
	s := &StepAside{terms: terms}
	var err error
	if s.history, err = stepAsides.Open(terms.seats()...); err != nil {
		return nil, err
	}
	if err := s.Fire(StepAsideMove{Act: act, Event: StepAsideNow}); err != nil {
		return nil, err
	}
	return s, nil
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
func (s StepAside) Next(by lifecycle.Actor) []StepAsideEvent { return stepAsides.Next(s.history, by) }

// Fire makes any move of the table. A move that cannot be made is a
// [*lifecycle.Refusal], and nothing changed.
// Beside the table it refuses words (words).
func (s *StepAside) Fire(mv StepAsideMove) error {
	next, _, err := stepAsides.Fire(s.history, mv, func() error {
		entry := StepAsideEntry{Event: mv.Event, By: mv.By, At: mv.At, Code: mv.Code, Reason: mv.Reason, Data: mv.Data}
		if rule, want := s.law(s.history.Moves(), entry); rule != "" {
			return lifecycle.Deny(rule, want)
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.history = next
	return nil
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: each side what it entered itself. The rules
// that Fire names hold for the corrected record, too.
func (s *StepAside) Correct(act lifecycle.Act, from int, replacements ...StepAsideMove) error {
	next, err := stepAsides.Correct(s.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if _, rule, want := s.judge(next); rule != "" {
		return &lifecycle.Refusal{Lifecycle: kindStepAside, State: string(s.State()), Event: lifecycle.Corrected,
			Code: lifecycle.CodeGuard, Guard: rule, Want: want}
	}
	s.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (s *StepAside) Redact(act lifecycle.Act, seq int) error {
	next, err := stepAsides.Redact(s.history, act, seq)
	if err == nil {
		s.history = next
	}
	return err
}

// judge returns the first entry of a history that breaks a rule, and which.
func (s StepAside) judge(h StepAsideHistory) (seq int, rule, want string) {
	moves := h.Moves()
	for i, entry := range moves {
		if rule, want := s.law(moves[:i], entry); rule != "" {
			return entry.Seq, rule, want
		}
	}
	return 0, "", ""
}

// Digest stands for the whole record, its ids included.
func (s StepAside) Digest() lifecycle.Digest { return s.history.Digest().With(s.terms.fields()...) }

const kindStepAside = "step_aside"

type storedStepAside struct {
	Terms   StepAsideTerms                                                    `json:"terms"`
	History lifecycle.Stored[StepAsideState, StepAsideEvent, StepAsideChange] `json:"history"`
}

// MarshalJSON returns the stored form. The zero value cannot be stored: [ErrIncomplete].
func (s StepAside) MarshalJSON() ([]byte, error) {
	if s.history.IsZero() {
		return nil, fmt.Errorf("%w: a step-aside that was not begun", ErrIncomplete)
	}
	return json.Marshal(storedStepAside{s.terms, s.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays it. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrIncomplete] if
// its terms lack something, and leaves the value unchanged on error.
func (s *StepAside) UnmarshalJSON(data []byte) error {
	var in storedStepAside
	if err := lifecycle.ReadStored(kindStepAside, data, &in); err != nil {
		return err
	}
	if err := in.Terms.check(); err != nil {
		return err
	}
	loaded := StepAside{terms: in.Terms}
	var err error
	if loaded.history, err = stepAsides.Restore(in.History, loaded.terms.seats()...); err != nil {
		return err
	}
	if seq, rule, want := loaded.judge(loaded.history); rule != "" {
		return &lifecycle.RecordError{Lifecycle: kindStepAside, Seq: seq, Field: "event", What: rule + ": want " + want}
	}
	*s = loaded
	return nil
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
