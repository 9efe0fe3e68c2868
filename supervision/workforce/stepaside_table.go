package workforce

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// StepAsideTerms say who steps aside and with which supervisor. All are needed.
type StepAsideTerms struct {
	ID         string            `json:"id"`
	Worker     peer.WorkerID     `json:"worker"`
	Supervisor peer.SupervisorID `json:"supervisor"`
}

func (t StepAsideTerms) check() error {
	for _, id := range t.fields() {
		if id == "" || !storable.ID(id) {
			return fmt.Errorf("%w: want an id, a worker and a supervisor, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
		}
	}
	if string(t.Worker) == string(t.Supervisor) {
		return fmt.Errorf("%w: want a supervisor other than the worker", ErrIncomplete)
	}
	return nil
}

func (t StepAsideTerms) seats() []lifecycle.Seat {
	return []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(t.Worker)}, {Party: lifecycle.SupervisorParty, ID: string(t.Supervisor)}}
}

func (t StepAsideTerms) fields() []string {
	return []string{t.ID, string(t.Worker), string(t.Supervisor)}
}

// Format keeps people out of every verb of fmt.
func (StepAsideTerms) Format(f fmt.State, _ rune) { redact.Format(f, "[step-aside terms]") }

// LogValue keeps people out of logs.
func (StepAsideTerms) LogValue() slog.Value { return slog.StringValue("[step-aside terms]") }

// A StepAsideChange is empty: that there is a plan is a stage, and what is in it is not kept.
type StepAsideChange = lifecycle.NoChange

// StepAsideLifecycle returns the whole rule of a step-aside: what it does not list is refused.
func StepAsideLifecycle() lifecycle.Table[StepAsideState, StepAsideEvent] {
	const worker, supervisor, programme = lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty
	type row = lifecycle.Row[StepAsideState, StepAsideEvent]
	from := func(s ...StepAsideState) []StepAsideState { return s }
	both := by(worker, supervisor)
	why := source.DesignDefault("stepping aside is support and no punishment; coming back is agreed by worker and supervisor")
	return lifecycle.Table[StepAsideState, StepAsideEvent]{
		Name: kindStepAside, Version: 1, Start: StepAsideAway, Final: from(StepAsideReturned, StepAsideLeft),
		Seated: both, CorrectBy: by(worker, supervisor, programme), OwnMarks: true, RedactBy: both,
		MarkCodes: []string{"entered_in_error", "wrong_time"},
		Rows: []row{
			{Event: StepAsideNow, To: StepAsideAway, Parties: both, Source: why, Doc: "The worker steps aside, or the supervisor asks for it; nobody says why here."},
			{Event: MakeReturnPlan, From: from(StepAsideAway), To: StepAsidePlanned, Parties: both, Both: both, Source: why, Doc: "Both say that there is a return plan."},
			{Event: ReturnToWork, From: from(StepAsidePlanned), To: StepAsideReturned, Parties: both, Both: both, Source: why, Doc: "Both say that the worker is back."},
			{Event: LeaveWork, From: from(StepAsideAway, StepAsidePlanned), To: StepAsideLeft, Parties: by(worker, programme), Source: why,
				Doc: "The worker does not come back; the programme puts on record that they left."},
		},
	}
}

// law returns the rule that an entry breaks after those before it, and what it wants.
func (StepAsideTerms) law(_ []StepAsideEntry, next StepAsideEntry) (rule, want string) {
	if !next.Reason.IsZero() {
		return "words", "no words: why, and what is in the plan, stays with the worker"
	}
	return "", ""
}

// HasReturnPlan reports whether a return plan was made: that there is one, not what is in it.
func (s StepAside) HasReturnPlan() bool {
	return s.State() == StepAsidePlanned || s.State() == StepAsideReturned
}
