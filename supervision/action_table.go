package supervision

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// An ActionEvent is something that happens to an action item.
type ActionEvent string

// Events of an action.
const (
	AgreeAction  ActionEvent = "agree"  // the two agree on it
	CarryAction  ActionEvent = "carry"  // it goes on, with a new day
	FinishAction ActionEvent = "finish" // it is done
	DropAction   ActionEvent = "drop"   // it is not done, for a reason
)

// String returns the name under which e is stored and sent.
func (e ActionEvent) String() string { return string(e) }

// An ActionChange is what a move of an action changes beside its state.
type ActionChange struct {
	Due peer.Date `json:"due,omitzero"` // last day on which it is in time
}

const partDue = "due"

// Has reports whether the named part is set.
func (c ActionChange) Has(part string) bool { return part == partDue && !c.Due.IsZero() }

// Parts returns how many parts are set.
func (c ActionChange) Parts() int { return setOf(!c.Due.IsZero()) }

// Valid reports that a date is always one that can be stored.
func (ActionChange) Valid() bool { return true }

// Seat names nobody: worker and supervisor of an action do not change.
func (ActionChange) Seat(lifecycle.Party) string { return "" }

// Format prints no more than that there is a change.
func (ActionChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue logs no more than that there is a change.
func (ActionChange) LogValue() slog.Value { return slog.StringValue("[change]") }

// ActionLifecycle returns the whole rule of an action item: what it does not list is
// refused. Either of the two may carry it or say that it is done; dropping it needs a
// reason, from the worker too, so that nothing agreed on is lost in silence.
func ActionLifecycle() lifecycle.Table[ActionState, ActionEvent] {
	const (
		worker     = lifecycle.WorkerParty
		supervisor = lifecycle.SupervisorParty
		programme  = lifecycle.ProgrammeParty
	)
	type row = lifecycle.Row[ActionState, ActionEvent]
	by := func(p ...lifecycle.Party) []lifecycle.Party { return p }
	due := []lifecycle.Need{lifecycle.Part(partDue).From()}
	open := []ActionState{ActionOpen, ActionCarried}
	basis := source.DesignDefault("action items with an owner and a due date, carried to the next agenda until done or dropped")
	return lifecycle.Table[ActionState, ActionEvent]{
		Name: "supervision_action", Version: 1, Start: ActionOpen, Final: []ActionState{ActionDone, ActionDropped},
		Seated:    by(worker, supervisor),
		CorrectBy: by(programme),
		RedactBy:  by(worker, supervisor, programme),
		Rows: []row{
			{Event: AgreeAction, To: ActionOpen, Parties: by(worker, supervisor), Needs: due, Source: basis,
				Doc: "The two agree on it; it has an owner and a day."},
			{Event: CarryAction, From: open, To: ActionCarried, Parties: by(worker, supervisor), Needs: append(due[:1:1], lifecycle.Coded.From(supervisor)),
				Codes: []string{"no_time", "waiting_for_somebody", "larger_than_thought", "supervisor_changed"}, Source: basis,
				Doc: "It goes on to the next agenda with a new day. The worker needs no reason."},
			{Event: FinishAction, From: open, To: ActionDone, Parties: by(worker, supervisor, programme), Source: basis, Doc: "It is done."},
			{Event: DropAction, From: open, To: ActionDropped, Parties: by(worker, supervisor, programme), Needs: []lifecycle.Need{lifecycle.Coded.From()},
				Codes: []string{"no_longer_needed", "not_possible", "entered_twice", codeWorkerLeft, "handed_over"}, Source: basis,
				Doc: "It is not done, and why is on record."},
		},
	}
}
