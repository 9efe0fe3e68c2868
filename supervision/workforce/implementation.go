package workforce

import (
	"encoding/json"
	"fmt"
	"log/slog"

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

var implementations = lifecycle.Must(lifecycle.New[ImplementationState, ImplementationEvent, ImplementationChange](ImplementationLifecycle()))

// An Implementation is a programme's way from thinking about peer support to giving it, with
// readiness checklists between the stages. Use [NewImplementation]; the zero Implementation refuses every event.
type Implementation struct {
	terms   ImplementationTerms
	history ImplementationHistory
}

// NewImplementation returns an implementation that begins with the given act. It returns [ErrIncomplete] if
// the terms lack something, and a [*lifecycle.Refusal] if the actor may not begin it.
func NewImplementation(terms ImplementationTerms, act lifecycle.Act) (*Implementation, error) {
	if err := terms.check(); err != nil {
		return nil, err
	}
	p := &Implementation{terms: terms}
	var err error
	if p.history, err = implementations.Open(terms.seats()...); err != nil {
		return nil, err
	}
	if err := p.Fire(ImplementationMove{Act: act, Event: BeginImplementation}); err != nil {
		return nil, err
	}
	return p, nil
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
	return implementations.Next(p.history, by)
}

// Fire makes any move of the table. A move that cannot be made is a
// [*lifecycle.Refusal], and nothing changed.
// Beside the table it refuses an item that no checklist has, one ticked already or not
// ticked (item), and a stage whose checklist has items left (readiness).
func (p *Implementation) Fire(mv ImplementationMove) error {
	next, _, err := implementations.Fire(p.history, mv, func() error {
		entry := ImplementationEntry{Event: mv.Event, By: mv.By, At: mv.At, Code: mv.Code, Reason: mv.Reason, Data: mv.Data}
		if rule, want := p.law(p.history.Moves(), entry); rule != "" {
			return lifecycle.Deny(rule, want)
		}
		return nil
	})
	if err != nil {
		return err
	}
	p.history = next
	return nil
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: each side what it entered itself. The rules
// that Fire names hold for the corrected record, too.
func (p *Implementation) Correct(act lifecycle.Act, from int, replacements ...ImplementationMove) error {
	next, err := implementations.Correct(p.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if _, rule, want := p.judge(next); rule != "" {
		return &lifecycle.Refusal{Lifecycle: kindImplementation, State: string(p.State()), Event: lifecycle.Corrected,
			Code: lifecycle.CodeGuard, Guard: rule, Want: want}
	}
	p.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (p *Implementation) Redact(act lifecycle.Act, seq int) error {
	next, err := implementations.Redact(p.history, act, seq)
	if err == nil {
		p.history = next
	}
	return err
}

// judge returns the first entry of a history that breaks a rule, and which.
func (p Implementation) judge(h ImplementationHistory) (seq int, rule, want string) {
	moves := h.Moves()
	for i, entry := range moves {
		if rule, want := p.law(moves[:i], entry); rule != "" {
			return entry.Seq, rule, want
		}
	}
	return 0, "", ""
}

// Digest stands for the whole record, its ids included.
func (p Implementation) Digest() lifecycle.Digest {
	return p.history.Digest().With(p.terms.fields()...)
}

const kindImplementation = "implementation"

type storedImplementation struct {
	Terms   ImplementationTerms                                                              `json:"terms"`
	History lifecycle.Stored[ImplementationState, ImplementationEvent, ImplementationChange] `json:"history"`
}

// MarshalJSON returns the stored form. The zero value cannot be stored: [ErrIncomplete].
func (p Implementation) MarshalJSON() ([]byte, error) {
	if p.history.IsZero() {
		return nil, fmt.Errorf("%w: an implementation that was not begun", ErrIncomplete)
	}
	return json.Marshal(storedImplementation{p.terms, p.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays it. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrIncomplete] if
// its terms lack something, and leaves the value unchanged on error.
func (p *Implementation) UnmarshalJSON(data []byte) error {
	var in storedImplementation
	if err := lifecycle.ReadStored(kindImplementation, data, &in); err != nil {
		return err
	}
	if err := in.Terms.check(); err != nil {
		return err
	}
	loaded := Implementation{terms: in.Terms}
	var err error
	if loaded.history, err = implementations.Restore(in.History, loaded.terms.seats()...); err != nil {
		return err
	}
	if seq, rule, want := loaded.judge(loaded.history); rule != "" {
		return &lifecycle.RecordError{Lifecycle: kindImplementation, Seq: seq, Field: "event", What: rule + ": want " + want}
	}
	*p = loaded
	return nil
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
