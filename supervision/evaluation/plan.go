package evaluation

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as development plans use them.
type (
	// PlanHistory is everything that happened in a development plan.
	PlanHistory = lifecycle.History[PlanState, PlanEvent, PlanChange]
	// PlanEntry is one line of it.
	PlanEntry = lifecycle.Entry[PlanState, PlanEvent, PlanChange]
	// PlanMove is an event to fire, with what it changes.
	PlanMove = lifecycle.Move[PlanEvent, PlanChange]
)

var plans = lifecycle.Must(lifecycle.New[PlanState, PlanEvent, PlanChange](PlanLifecycle()))

// A Plan is a worker's development plan: goals by category of competency, agreed by
// worker and supervisor and reviewed by both. Its words are the reasons of its moves.
// Use [NewPlan] to draft one; the zero Plan refuses every event.
type Plan struct {
	terms   PlanTerms
	history PlanHistory
}

// NewPlan returns a development plan that begins with the given act. It returns [ErrIncomplete] if
// the terms lack something, and a [*lifecycle.Refusal] if the actor may not begin it.
func NewPlan(terms PlanTerms, act lifecycle.Act) (*Plan, error) {
	if err := terms.check(); err != nil {
		return nil, err
	}
	p := &Plan{terms: terms}
	var err error
	if p.history, err = plans.Open(terms.seats()...); err != nil {
		return nil, err
	}
	if err := p.Fire(PlanMove{Act: act, Event: DraftPlan}); err != nil {
		return nil, err
	}
	return p, nil
}

// Terms returns what it was begun with.
func (p Plan) Terms() PlanTerms { return p.terms }

// State returns the stage, or "" for the zero value.
func (p Plan) State() PlanState { return p.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (p Plan) Revision() int { return p.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (p Plan) History() PlanHistory { return p.history }

// Next returns the events that the actor may fire now, sorted.
func (p Plan) Next(by lifecycle.Actor) []PlanEvent { return plans.Next(p.history, by) }

// Fire makes any move of the table. A move that cannot be made is a
// [*lifecycle.Refusal], and nothing changed.
// Beside the table it refuses a goal added twice (goal_known), one that is not open
// (goal_open), agreeing without goals (goals_missing) and completing with open goals
// (goals_left).
func (p *Plan) Fire(mv PlanMove) error {
	next, _, err := plans.Fire(p.history, mv, func() error {
		entry := PlanEntry{Event: mv.Event, By: mv.By, At: mv.At, Code: mv.Code, Reason: mv.Reason, Data: mv.Data}
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
func (p *Plan) Correct(act lifecycle.Act, from int, replacements ...PlanMove) error {
	next, err := plans.Correct(p.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if _, rule, want := p.judge(next); rule != "" {
		return &lifecycle.Refusal{Lifecycle: kindPlan, State: string(p.State()), Event: lifecycle.Corrected,
			Code: lifecycle.CodeGuard, Guard: rule, Want: want}
	}
	p.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (p *Plan) Redact(act lifecycle.Act, seq int) error {
	next, err := plans.Redact(p.history, act, seq)
	if err == nil {
		p.history = next
	}
	return err
}

// judge returns the first entry of a history that breaks a rule, and which.
func (p Plan) judge(h PlanHistory) (seq int, rule, want string) {
	moves := h.Moves()
	for i, entry := range moves {
		if rule, want := p.law(moves[:i], entry); rule != "" {
			return entry.Seq, rule, want
		}
	}
	return 0, "", ""
}

// Digest stands for the whole record, its ids included.
func (p Plan) Digest() lifecycle.Digest { return p.history.Digest().With(p.terms.fields()...) }

const kindPlan = "development_plan"

type storedPlan struct {
	Terms   PlanTerms                                          `json:"terms"`
	History lifecycle.Stored[PlanState, PlanEvent, PlanChange] `json:"history"`
}

// MarshalJSON returns the stored form. The zero value cannot be stored: [ErrIncomplete].
func (p Plan) MarshalJSON() ([]byte, error) {
	if p.history.IsZero() {
		return nil, fmt.Errorf("%w: a development plan that was not begun", ErrIncomplete)
	}
	return json.Marshal(storedPlan{p.terms, p.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays it. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrIncomplete] if
// its terms lack something, and leaves the value unchanged on error.
func (p *Plan) UnmarshalJSON(data []byte) error {
	var in storedPlan
	if err := lifecycle.ReadStored(kindPlan, data, &in); err != nil {
		return err
	}
	if err := in.Terms.check(); err != nil {
		return err
	}
	loaded := Plan{terms: in.Terms}
	var err error
	if loaded.history, err = plans.Restore(in.History, loaded.terms.seats()...); err != nil {
		return err
	}
	if seq, rule, want := loaded.judge(loaded.history); rule != "" {
		return &lifecycle.RecordError{Lifecycle: kindPlan, Seq: seq, Field: "event", What: rule + ": want " + want}
	}
	*p = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (p Plan) Format(f fmt.State, _ rune) { redact.Format(f, p.shown()) }

// LogValue keeps people out of logs.
func (p Plan) LogValue() slog.Value { return slog.StringValue(p.shown()) }

func (p Plan) shown() string {
	if p.history.IsZero() {
		return "[no development plan]"
	}
	return "[development plan " + string(p.State()) + "]"
}
