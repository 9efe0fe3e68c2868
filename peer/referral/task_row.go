package referral

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Polling of systems that exchange tasks and have no subscription.
//
// Source: HL7 SDOH Clinical Care IG (Gravity): at least once per business day
// (SHALL), hourly in working hours (SHOULD), not more than every 15 minutes
// (SHOULD NOT).
const (
	// PollBusinessDays is the longest time between two polls, in business days.
	PollBusinessDays = 1
	// PollMinutes is the time between two polls in working hours that is asked for, in minutes.
	PollMinutes = 60
	// PollLeastMinutes is the shortest time between two polls, in minutes.
	PollLeastMinutes = 15
)

// A TaskRow says which status a stage stands for, and who sets it.
type TaskRow struct {
	State   State             `json:"state,omitempty"`
	Status  TaskStatus        `json:"status,omitempty"`
	Gravity TaskStatus        `json:"gravity,omitempty"` // the status in the ten that Gravity uses
	SetBy   []lifecycle.Party `json:"set_by,omitempty"`  // who brings a referral to the stage
	Source  source.Source     `json:"source,omitzero"`
}

// TaskRows returns the status of every stage but [LoopClosed], in the order of
// [States]. A closed loop has the status that it had before: see
// [Referral.TaskStatus].
//
// That the participant, too, sets on-hold and cancelled is this library's: nobody has
// to ask a receiver for a pause or for leave. That Expired stands for cancelled is a
// design default: FHIR has no status for a receiver that did not answer, and it is
// the sender who ends it.
func TaskRows() []TaskRow {
	const sender, receiver, participant = RequesterParty, ReceiverParty, lifecycle.ParticipantParty
	by := func(p ...lifecycle.Party) []lifecycle.Party { return p }
	grav := source.Of("GRAV").At("Task profile and value sets: status and who sets it", source.Verified)
	receipt := source.Of("FHIR").At("code system task-status; that the receiver sets it is drawn from its meaning", source.Derived)
	anyone := source.Of("GRAV").At("Task profile and value sets: status and who sets it; that the participant sets it, too, is drawn from their right to leave", source.Derived)
	design := source.DesignDefault("FHIR has no status for an answer that did not come")
	return []TaskRow{
		{Drafting, TaskDraft, TaskDraft, by(sender), grav},
		{Sent, TaskRequested, TaskRequested, by(sender), grav},
		{Received, TaskReceived, TaskRequested, by(receiver), receipt},
		{Accepted, TaskAccepted, TaskAccepted, by(receiver), grav},
		{Contacted, TaskInProgress, TaskInProgress, by(receiver), grav},
		{Attending, TaskInProgress, TaskInProgress, by(receiver), grav},
		{Waiting, TaskOnHold, TaskOnHold, by(receiver, participant), anyone},
		{Completed, TaskCompleted, TaskCompleted, by(receiver), grav},
		{Declined, TaskRejected, TaskRejected, by(receiver), grav},
		{NotCompleted, TaskFailed, TaskFailed, by(receiver), grav},
		{Expired, TaskCancelled, TaskCancelled, by(sender), design},
		{Cancelled, TaskCancelled, TaskCancelled, by(sender, receiver, participant), anyone},
		{Voided, TaskEnteredInError, TaskEnteredInError, by(sender), grav},
	}
}

// TaskStatus returns the FHIR status of r, or "" for the zero Referral. A loop
// that is closed does not change it.
func (r Referral) TaskStatus() TaskStatus {
	if s := r.State(); s != LoopClosed {
		return statusOf(s)
	}
	return TaskCompleted
}

// Gravity returns the status in the ten of Gravity's value set, which lacks
// received and ready: a receipt is still requested, and ready is accepted. An
// unknown status gives "".
func (v TaskStatus) Gravity() TaskStatus {
	switch v {
	case TaskReceived:
		return TaskRequested
	case TaskReady:
		return TaskAccepted
	}
	for _, known := range taskStatuses {
		if v == known {
			return v
		}
	}
	return ""
}

// GravityStatuses returns the ten codes of Gravity's value set for referrals, in
// the order of [TaskStatuses].
func GravityStatuses() []TaskStatus {
	var ten []TaskStatus
	for _, v := range taskStatuses {
		if v.Gravity() == v {
			ten = append(ten, v)
		}
	}
	return ten
}

// FromTaskStatus returns the stage that a status stands for. Where several do, it
// is the first that a receiver reaches: in-progress is contacted, and ready, which
// has no stage of its own, is accepted; cancelled is cancelled. It returns an error
// wrapping [ErrUnknownTaskStatus] for anything else, with the nearest code: the
// spelling "canceled" is none.
func FromTaskStatus(code string) (State, error) {
	var v TaskStatus
	if err := v.UnmarshalText([]byte(code)); err != nil {
		return "", err
	}
	switch v {
	case TaskReady:
		return Accepted, nil
	case TaskCancelled:
		return Cancelled, nil
	}
	for _, s := range states {
		if statusOf(s) == v {
			return s, nil
		}
	}
	return "", fmt.Errorf("%w: a status without a stage", ErrUnknownTaskStatus)
}

// MovesTo returns the events that the receiver fires, in their order, to bring r
// from where it is to the status that its own system shows: a task in progress of
// which nothing was heard before is accepted and contacted. The moves still bring
// what the table asks of them. No events: it is there already. ok is false if the
// receiver cannot bring it there.
func (r Referral) MovesTo(v TaskStatus) (events []Event, ok bool) {
	if r.history.IsZero() || v == "" {
		return nil, false
	}
	if s := r.TaskStatus(); s == v || s.Gravity() == v.Gravity() && v != TaskReceived {
		return nil, true
	}
	rows := referrals.Table().Rows
	type place struct {
		state State
		path  []Event
	}
	seen := map[State]bool{r.State(): true}
	for queue := []place{{r.State(), nil}}; len(queue) > 0; queue = queue[1:] {
		for _, step := range receiverSteps(rows, queue[0].state, r.beforeWait()) {
			if seen[step.to] {
				continue
			}
			seen[step.to] = true
			next := place{step.to, append(append([]Event(nil), queue[0].path...), step.event)}
			if s := statusOf(step.to); s == v || v != TaskReceived && s.Gravity() == v.Gravity() {
				return next.path, true
			}
			queue = append(queue, next)
		}
	}
	return nil, false
}

type receiverStep struct {
	event Event
	to    State
}

// receiverSteps returns the moves of the receiver that change the stage, in the
// order of the table.
func receiverSteps(rows []lifecycle.Row[State, Event], from, resumed State) []receiverStep {
	var steps []receiverStep
	for _, row := range rows {
		if !slices.Contains(row.From, from) || !slices.Contains(row.Parties, ReceiverParty) || row.IsStay() {
			continue
		}
		to := row.To
		if row.IsPrior() {
			if to = resumed; to == "" {
				continue
			}
		}
		steps = append(steps, receiverStep{row.Event, to})
	}
	return steps
}

// beforeWait returns the stage before the present wait, or "" if there is none that
// the receiver may end.
func (r Referral) beforeWait() State {
	before := State("")
	for _, e := range r.history.Moves() {
		if e.Event == Wait {
			if before = e.From; e.By.Party == lifecycle.ParticipantParty {
				before = ""
			}
		}
	}
	return before
}

// statusOf returns the status of a stage, as [TaskRows] lists it, or "".
func statusOf(s State) TaskStatus {
	switch s {
	case Drafting:
		return TaskDraft
	case Sent:
		return TaskRequested
	case Received:
		return TaskReceived
	case Accepted:
		return TaskAccepted
	case Contacted, Attending:
		return TaskInProgress
	case Waiting:
		return TaskOnHold
	case Completed:
		return TaskCompleted
	case Declined:
		return TaskRejected
	case NotCompleted:
		return TaskFailed
	case Expired, Cancelled:
		return TaskCancelled
	case Voided:
		return TaskEnteredInError
	}
	return ""
}
