package evaluation

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/entity"
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

const kindPlan = "development_plan"

var plans = entity.Kind[PlanTerms, PlanState, PlanEvent, PlanChange]{
	Machine: lifecycle.Must(lifecycle.New[PlanState, PlanEvent, PlanChange](PlanLifecycle())),
	Name:    kindPlan,
	Check:   PlanTerms.check,
	Seats:   PlanTerms.seats,
	Fields:  PlanTerms.fields,
	Law:     PlanTerms.law,
	Unbegun: fmt.Errorf("%w: a development plan that was not begun", ErrIncomplete),
}

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
	h, err := plans.Begin(terms, PlanMove{Act: act, Event: DraftPlan})
	if err != nil {
		return nil, err
	}
	return &Plan{terms, h}, nil
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
func (p Plan) Next(by lifecycle.Actor) []PlanEvent { return plans.Machine.Next(p.history, by) }

// Fire makes any move of the table. A move that cannot be made is a
// [*lifecycle.Refusal], and nothing changed.
// Beside the table it refuses a goal added twice (goal_known), one that is not open
// (goal_open), agreeing without goals (goals_missing) and completing with open goals
// (goals_left).
func (p *Plan) Fire(mv PlanMove) error { return plans.Fire(p.terms, &p.history, mv) }

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes: each side what it entered itself. The rules
// that Fire names hold for the corrected record, too.
func (p *Plan) Correct(act lifecycle.Act, from int, replacements ...PlanMove) error {
	return plans.Correct(p.terms, &p.history, act, from, replacements)
}

// Redact takes the words of the entry numbered seq away. Each side may for its own.
func (p *Plan) Redact(act lifecycle.Act, seq int) error { return plans.Redact(&p.history, act, seq) }

// Digest stands for the whole record, its ids included.
func (p Plan) Digest() lifecycle.Digest { return plans.Digest(p.terms, p.history) }

// MarshalJSON returns the stored form. The zero value cannot be stored: [ErrIncomplete].
func (p Plan) MarshalJSON() ([]byte, error) { return plans.Store(p.terms, p.history) }

// UnmarshalJSON loads what MarshalJSON returned and replays it. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrIncomplete] if
// its terms lack something, and leaves the value unchanged on error.
func (p *Plan) UnmarshalJSON(data []byte) error { return plans.Load(data, &p.terms, &p.history) }

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
