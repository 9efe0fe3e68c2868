package supervision

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as actions use them.
type (
	// ActionHistory is everything that happened to an action.
	ActionHistory = lifecycle.History[ActionState, ActionEvent, ActionChange]
	// ActionMove is an event to fire, with what it changes.
	ActionMove = lifecycle.Move[ActionEvent, ActionChange]
)

var actionTable = lifecycle.Must(lifecycle.New[ActionState, ActionEvent, ActionChange](ActionLifecycle()))

// An ActionID names one action item.
type ActionID = peer.ID[Action]

// An Owner says who is to do something. The zero value is nobody.
type Owner string

// Owners of an action.
const (
	OwnerWorker     Owner = "worker"
	OwnerSupervisor Owner = "supervisor"
	OwnerProgramme  Owner = "programme" // the organisation
)

var ownerList = []Owner{OwnerWorker, OwnerSupervisor, OwnerProgramme}

// Owners returns every Owner.
func Owners() []Owner { return slices.Clone(ownerList) }

// String returns the name under which it is stored and sent.
func (v Owner) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownOwner].
func (v Owner) MarshalText() ([]byte, error) { return enum.Marshal(v, ownerList, ErrUnknownOwner) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Owner) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, ownerList, ErrUnknownOwner)
}

// An ActionPlan says who is to do what kind of thing, and in whose supervision it was
// agreed on. The words are the reason of the first entry, which can be redacted.
type ActionPlan struct {
	ID         ActionID          `json:"id"`
	Worker     peer.WorkerID     `json:"worker"`
	Supervisor peer.SupervisorID `json:"supervisor"`
	Owner      Owner             `json:"owner"`
	Area       Area              `json:"area"`
	Cycle      CycleID           `json:"cycle,omitempty"`   // the session in which it was agreed on
	Concern    string            `json:"concern,omitempty"` // key of the concern that it follows up; empty if none
}

func (p ActionPlan) check() error {
	bad := func(what string) error { return fmt.Errorf("%w: an action wants %s", ErrIncomplete, what) }
	switch {
	case p.ID == "" || p.Worker == "" || p.Supervisor == "":
		return bad("an id, a worker and a supervisor")
	case !storable.ID(string(p.ID)) || !storable.ID(string(p.Worker)) || !storable.ID(string(p.Supervisor)) || !storable.ID(string(p.Cycle)) || !storable.ID(p.Concern):
		return bad("ids and a key in valid UTF-8 of at most 256 bytes")
	case !slices.Contains(ownerList, p.Owner):
		return bad("an owner")
	case !slices.Contains(areaList, p.Area):
		return bad("an area")
	}
	return nil
}

// An Action is something that worker and supervisor agreed on, with an owner and a day.
// Use [NewAction]; the zero Action refuses every event.
type Action struct {
	plan    ActionPlan
	history ActionHistory
	due     peer.Date // read from the history
}

// NewAction records what was agreed on; others are the worker's actions so far. It
// returns [ErrIncomplete] if the plan lacks something and a [*lifecycle.Refusal] if the
// actor may not. The guard "one_follow_up" refuses a second open action for one concern: carry
// or finish the first.
func NewAction(p ActionPlan, act lifecycle.Act, due peer.Date, others []Action) (*Action, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	a := &Action{plan: p}
	var err error
	if a.history, err = actionTable.Open(a.seats()...); err != nil {
		return nil, err
	}
	mv := ActionMove{Act: act, Event: AgreeAction, Data: ActionChange{Due: due}}
	if err := a.fire(mv, func() error {
		if _, open := FollowUp(p.Worker, p.Concern, others); open {
			return lifecycle.Deny("one_follow_up", "the end of the action that already follows this concern up")
		}
		return nil
	}); err != nil {
		return nil, err
	}
	return a, nil
}

// FollowUp returns the open action that follows up a concern of the worker; ok is false if there
// is none, and for the empty key.
func FollowUp(worker peer.WorkerID, concern string, actions []Action) (a Action, ok bool) {
	for _, a := range actions {
		if concern != "" && a.plan.Worker == worker && a.plan.Concern == concern && a.IsOpen() {
			return a, true
		}
	}
	return Action{}, false
}

func (a Action) seats() []lifecycle.Seat {
	return []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(a.plan.Worker)},
		{Party: lifecycle.SupervisorParty, ID: string(a.plan.Supervisor)}}
}

// Plan returns who is to do what kind of thing.
func (a Action) Plan() ActionPlan { return a.plan }

// State returns the stage, or "" for the zero value.
func (a Action) State() ActionState { return a.history.State() }

// IsOpen reports whether it is still to be done.
func (a Action) IsOpen() bool { return a.State() == ActionOpen || a.State() == ActionCarried }

// Due returns the last day on which it is in time.
func (a Action) Due() peer.Date { return a.due }

// IsOverdue reports whether it is still to be done and its day is past.
func (a Action) IsOverdue(on peer.Date) bool { return a.IsOpen() && a.due.Before(on) }

// Carried returns how often it was carried on.
func (a Action) Carried() (n int) {
	for _, e := range a.history.Moves() {
		if e.Event == CarryAction {
			n++
		}
	}
	return n
}

// Since returns when it was agreed on, or the zero time.
func (a Action) Since() time.Time {
	if moves := a.history.Moves(); len(moves) > 0 {
		return moves[0].At
	}
	return time.Time{}
}

// Revision returns a number that grows with every change: the host's optimistic lock.
func (a Action) Revision() int { return a.history.Revision() }

// History returns everything that happened.
func (a Action) History() ActionHistory { return a.history }

// Next returns the events that the actor may fire now, sorted.
func (a Action) Next(by lifecycle.Actor) []ActionEvent { return actionTable.Next(a.history, by) }

// Carry records that it goes on to the next agenda, with a new day. The guard "later"
// refuses a day that is not after the one that it had.
func (a *Action) Carry(act lifecycle.Act, due peer.Date) error {
	return a.fire(ActionMove{Act: act, Event: CarryAction, Data: ActionChange{Due: due}}, func() error {
		if !due.IsZero() && !a.due.Before(due) {
			return lifecycle.Deny("later", "a day after the one that it had")
		}
		return nil
	})
}

// Finish records that it is done.
func (a *Action) Finish(act lifecycle.Act) error {
	return a.fire(ActionMove{Act: act, Event: FinishAction}, nil)
}

// Drop records that it is not done, with a coded reason.
func (a *Action) Drop(act lifecycle.Act) error {
	return a.fire(ActionMove{Act: act, Event: DropAction}, nil)
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes. The programme may, also after the end.
// The guard "later" holds for replacements too.
func (a *Action) Correct(act lifecycle.Act, from int, replacements ...ActionMove) error {
	next, err := actionTable.Correct(a.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if e, ok := actionBroken(next); ok {
		return &lifecycle.Refusal{Lifecycle: actionTable.Table().Name, State: string(e.From), Event: string(e.Event),
			Code: lifecycle.CodeGuard, Guard: "later", Want: "a day after the one that it had"}
	}
	a.history, a.due = next, actionDue(next)
	return nil
}

// Redact takes the words of the entry numbered seq away, as
// [lifecycle.Machine.Redact] describes. Worker, supervisor and programme may.
func (a *Action) Redact(act lifecycle.Act, seq int) error {
	next, err := actionTable.Redact(a.history, act, seq)
	if err != nil {
		return err
	}
	a.history = next
	return nil
}

func (a *Action) fire(mv ActionMove, guard func() error) error {
	next, _, err := actionTable.Fire(a.history, mv, guard)
	if err != nil {
		return err
	}
	a.history, a.due = next, actionDue(next)
	return nil
}

func actionDue(h ActionHistory) (due peer.Date) {
	for _, e := range h.Moves() {
		if !e.Data.Due.IsZero() {
			due = e.Data.Due
		}
	}
	return due
}

// actionBroken returns the first move that carries it to a day that is not later.
func actionBroken(h ActionHistory) (e lifecycle.Entry[ActionState, ActionEvent, ActionChange], ok bool) {
	var due peer.Date
	for _, e := range h.Moves() {
		if e.Event == CarryAction && !due.Before(e.Data.Due) {
			return e, true
		}
		due = due.Later(e.Data.Due)
	}
	return e, false
}

type storedAction struct {
	Plan    ActionPlan                                               `json:"plan"`
	History lifecycle.Stored[ActionState, ActionEvent, ActionChange] `json:"history"`
}

// MarshalJSON returns the stored form of a. The zero Action cannot be stored: [ErrIncomplete].
func (a Action) MarshalJSON() ([]byte, error) {
	if a.history.IsZero() {
		return nil, fmt.Errorf("%w: an action that was not agreed on", ErrIncomplete)
	}
	return json.Marshal(storedAction{a.plan, a.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns a
// [*lifecycle.RecordError] if the record could not have come about, and leaves a
// unchanged on error.
func (a *Action) UnmarshalJSON(data []byte) error {
	const kind = "supervision_action"
	var s storedAction
	if err := lifecycle.ReadStored(kind, data, &s); err != nil {
		return err
	}
	if err := s.Plan.check(); err != nil {
		return &lifecycle.RecordError{Lifecycle: kind, Field: "plan", What: "is none that an action can have"}
	}
	loaded := Action{plan: s.Plan}
	var err error
	if loaded.history, err = actionTable.Restore(s.History, loaded.seats()...); err != nil {
		return err
	}
	if e, ok := actionBroken(loaded.history); ok {
		return &lifecycle.RecordError{Lifecycle: kind, Seq: e.Seq, Field: "data", What: "carries it to a day that is not later"}
	}
	loaded.due = actionDue(loaded.history)
	*a = loaded
	return nil
}

// Format prints the stage and keeps people and words out of every verb of fmt.
func (a Action) Format(f fmt.State, _ rune) { redact.Format(f, a.shown()) }

// LogValue keeps people and words out of logs.
func (a Action) LogValue() slog.Value { return slog.StringValue(a.shown()) }

func (a Action) shown() string {
	if a.history.IsZero() {
		return "[no supervision action]"
	}
	return "[supervision action " + string(a.State()) + "]"
}

// Format keeps people out of every verb of fmt.
func (ActionPlan) Format(f fmt.State, _ rune) { redact.Format(f, "[supervision action plan]") }

// LogValue keeps people out of logs.
func (ActionPlan) LogValue() slog.Value { return slog.StringValue("[supervision action plan]") }
