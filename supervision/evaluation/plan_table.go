package evaluation

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

type plan struct{}

// A PlanID names one development plan; a GoalID a goal of it.
type (
	PlanID = peer.ID[plan]
	GoalID = peer.ID[Goal]
)

// PlanTerms say whose plan it is and with which supervisor. Evaluation is the one that
// it grew from, or empty.
type PlanTerms struct {
	ID         PlanID            `json:"id"`
	Worker     peer.WorkerID     `json:"worker"`
	Supervisor peer.SupervisorID `json:"supervisor"`
	Evaluation EvaluationID      `json:"evaluation,omitempty"`
}

func (t PlanTerms) check() error {
	for _, id := range []string{string(t.ID), string(t.Worker), string(t.Supervisor)} {
		if id == "" || !storable.ID(id) {
			return fmt.Errorf("%w: want an id, a worker and a supervisor, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
		}
	}
	if !storable.ID(string(t.Evaluation)) || string(t.Worker) == string(t.Supervisor) {
		return fmt.Errorf("%w: want a supervisor other than the worker, and an id of the evaluation in valid UTF-8", ErrIncomplete)
	}
	return nil
}

func (t PlanTerms) seats() []lifecycle.Seat {
	return []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(t.Worker)}, {Party: lifecycle.SupervisorParty, ID: string(t.Supervisor)}}
}

func (t PlanTerms) fields() []string {
	return []string{string(t.ID), string(t.Worker), string(t.Supervisor), string(t.Evaluation)}
}

// Format keeps people out of every verb of fmt.
func (PlanTerms) Format(f fmt.State, _ rune) { redact.Format(f, "[development plan terms]") }

// LogValue keeps people out of logs.
func (PlanTerms) LogValue() slog.Value { return slog.StringValue("[development plan terms]") }

// A PlanChange names the goal that a move is about and, for a new one, its category and
// the date by which it is hoped for.
type PlanChange struct {
	Goal     GoalID           `json:"goal,omitempty"`
	Category credential.Topic `json:"category,omitempty"`
	By       peer.Date        `json:"by,omitzero"`
}

const (
	partGoal     = "goal"
	partCategory = "category"
	partBy       = "by"
)

// Has reports whether the named part is set.
func (c PlanChange) Has(part string) bool {
	switch part {
	case partGoal:
		return c.Goal != ""
	case partCategory:
		return c.Category != ""
	}
	return part == partBy && !c.By.IsZero()
}

// Parts returns how many parts are set.
func (c PlanChange) Parts() (n int) {
	for _, p := range []string{partGoal, partCategory, partBy} {
		if c.Has(p) {
			n++
		}
	}
	return n
}

// Valid reports whether the goal can be stored and the category is one of the twelve, or none.
func (c PlanChange) Valid() bool {
	return storable.ID(string(c.Goal)) && (c.Category == "" || IsCategory(c.Category))
}

// Seat names nobody.
func (PlanChange) Seat(lifecycle.Party) string { return "" }

// Format keeps goals out of every verb of fmt.
func (PlanChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps goals out of logs.
func (PlanChange) LogValue() slog.Value { return slog.StringValue("[change]") }

// PlanLifecycle returns the whole rule of a development plan: what it does not list is refused.
func PlanLifecycle() lifecycle.Table[PlanState, PlanEvent] {
	const worker, supervisor, programme = lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty
	type row = lifecycle.Row[PlanState, PlanEvent]
	from := func(s ...PlanState) []PlanState { return s }
	stay := lifecycle.Stay[PlanState]()
	open := from(PlanDraft, PlanActive)
	both := by(worker, supervisor)
	goal := []lifecycle.Need{lifecycle.Part(partGoal).From()}
	why := source.DesignDefault("a worker's growth is planned with the worker and looked at together")
	return lifecycle.Table[PlanState, PlanEvent]{
		Name: kindPlan, Version: 1, Start: PlanDraft, Final: from(PlanCompleted, PlanEnded),
		Seated: both, CorrectBy: both, RedactBy: both, OwnMarks: true,
		Rows: []row{
			{Event: DraftPlan, To: PlanDraft, Parties: both, Source: why, Doc: "Worker or supervisor begins one."},
			{Event: AddGoal, From: open, To: stay, Parties: both, Needs: []lifecycle.Need{lifecycle.Part(partGoal).From(), lifecycle.Part(partCategory).From()},
				Takes: []string{partBy}, Source: why, Doc: "Either adds a goal in a category; its words are the reason of the move."},
			{Event: AgreePlan, From: from(PlanDraft), To: PlanActive, Parties: both, Both: both, Source: why, Doc: "Both agree to the goals."},
			{Event: ReviewPlan, From: from(PlanActive), To: stay, Parties: both, Source: why, Doc: "Either puts on record that both looked at it together."},
			{Event: MeetGoal, From: from(PlanActive), To: stay, Parties: both, Needs: goal, Source: why, Doc: "A goal is met."},
			{Event: DropGoal, From: open, To: stay, Parties: by(worker), Needs: goal, Source: why, Doc: "The worker drops a goal, without a reason."},
			{Event: CompletePlan, From: from(PlanActive), To: PlanCompleted, Parties: both, Source: why, Doc: "No goal is left open."},
			{Event: EndPlan, From: open, To: PlanEnded, Parties: by(worker, supervisor, programme),
				Needs: []lifecycle.Need{lifecycle.Reason.From(supervisor, programme)}, Source: why, Doc: "It is no longer followed; the worker needs no reason."},
		},
	}
}

// A Goal is one goal of a development plan. The zero Goal is none.
type Goal struct {
	ID       GoalID           `json:"id,omitempty"`
	Category credential.Topic `json:"category,omitempty"`
	By       peer.Date        `json:"by,omitzero"` // hoped for; no deadline
	Met      bool             `json:"met,omitempty"`
	Dropped  bool             `json:"dropped,omitempty"`
}

// IsOpen reports whether it is neither met nor dropped.
func (g Goal) IsOpen() bool { return !g.Met && !g.Dropped }

// Format keeps its id out of every verb of fmt.
func (Goal) Format(f fmt.State, _ rune) { redact.Format(f, "[development goal]") }

// LogValue keeps its id out of logs.
func (Goal) LogValue() slog.Value { return slog.StringValue("[development goal]") }

// Goals returns the goals of the plan, in the order in which they were added.
func (p Plan) Goals() []Goal { return goalsOf(p.history.Moves()) }

func goalsOf(moves []PlanEntry) []Goal {
	var goals []Goal
	for _, m := range moves {
		i := slices.IndexFunc(goals, func(g Goal) bool { return g.ID == m.Data.Goal })
		switch {
		case m.Event == AddGoal && i < 0:
			goals = append(goals, Goal{ID: m.Data.Goal, Category: m.Data.Category, By: m.Data.By})
		case m.Event == MeetGoal && i >= 0:
			goals[i].Met = true
		case m.Event == DropGoal && i >= 0:
			goals[i].Dropped = true
		}
	}
	return goals
}

// law returns the rule that an entry breaks after those before it, and what it wants.
func (PlanTerms) law(before []PlanEntry, next PlanEntry) (rule, want string) {
	goals := goalsOf(before)
	i := slices.IndexFunc(goals, func(g Goal) bool { return g.ID == next.Data.Goal })
	switch next.Event {
	case AddGoal:
		if i >= 0 {
			return "goal_known", "an id that no goal of the plan has"
		}
	case MeetGoal, DropGoal:
		if i < 0 || !goals[i].IsOpen() {
			return "goal_open", "a goal of the plan that is neither met nor dropped"
		}
	case AgreePlan:
		if !slices.ContainsFunc(goals, Goal.IsOpen) {
			return "goals_missing", "at least one open goal to agree to"
		}
	case CompletePlan:
		if slices.ContainsFunc(goals, Goal.IsOpen) {
			return "goals_left", "every goal met or dropped first"
		}
	}
	return "", ""
}

// ReviewMonths is how often a plan is looked at, in calendar months: a design default.
const ReviewMonths = 6

// ReviewDue returns the date of the next review: the given months after the last one, or
// after both agreed if there was none. It returns [ErrIncomplete] for a plan that is not
// followed, and for months below 1.
func (p Plan) ReviewDue(months int, c lifecycle.Calendar) (due peer.Date, err error) {
	if p.State() != PlanActive || months < 1 {
		return peer.Date{}, fmt.Errorf("%w: want a plan that is followed and months of 1 or more", ErrIncomplete)
	}
	last := p.history.Since()
	for _, m := range p.history.Moves() {
		if m.Event == ReviewPlan {
			last = m.At
		}
	}
	return peer.DateOf(last, c.Zone).AddMonths(months), nil
}
