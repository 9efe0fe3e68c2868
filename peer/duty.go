package peer

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as duty uses them.
type (
	// DutyHistory is everything that happened in a worker's duty.
	DutyHistory = lifecycle.History[DutyState, DutyEvent, lifecycle.NoChange]
	// DutyMove is an event to fire.
	DutyMove = lifecycle.Move[DutyEvent, lifecycle.NoChange]
)

var duties = lifecycle.Must(lifecycle.New[DutyState, DutyEvent, lifecycle.NoChange](DutyLifecycle()))

// A Duty is the record of one worker's fitness for duty: when they stepped
// aside, that a plan for the return exists, when they came back. It says nothing
// of why beyond what the worker chooses to say, and nothing of what the plan
// holds. [Duty.Fitness] is what pairing and scope go by. Use [NewDuty] to begin
// one; the zero Duty is at no stage and refuses every event.
type Duty struct {
	worker  WorkerID
	history DutyHistory
}

// NewDuty returns the duty of a worker who begins. It returns [ErrIncomplete]
// without a worker, and a [*lifecycle.Refusal] unless a supervisor or the
// programme enters it.
func NewDuty(worker WorkerID, act lifecycle.Act) (*Duty, error) {
	if !storableIDs(string(worker)) {
		return nil, fmt.Errorf("%w: a duty needs a worker, by an id in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	}
	d := &Duty{worker: worker}
	var err error
	if d.history, err = duties.Open(d.seat()); err != nil {
		return nil, err
	}
	if err := d.Fire(DutyMove{Act: act, Event: BeginDuty}); err != nil {
		return nil, err
	}
	return d, nil
}

func (d Duty) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.WorkerParty, ID: string(d.worker)}
}

// Worker returns whose duty it is.
func (d Duty) Worker() WorkerID { return d.worker }

// State returns the stage, or "" for the zero value.
func (d Duty) State() DutyState { return d.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (d Duty) Revision() int { return d.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (d Duty) History() DutyHistory { return d.history }

// Next returns the events that the actor may fire now, sorted.
func (d Duty) Next(by lifecycle.Actor) []DutyEvent { return duties.Next(d.history, by) }

// Fitness returns the worker's fitness for duty at the given time, for
// [Worker.Fitness]: unknown, "", before the beginning and after the end.
func (d Duty) Fitness(at time.Time) Fitness {
	switch d.history.AsOf(at).State() {
	case DutyOn:
		return FitnessFit
	case DutyAdjusted:
		return FitnessAdjustedDuties
	case DutySteppedAside, DutyReturnAgreed:
		return FitnessSteppedAside
	}
	return ""
}

// HasReturnPlan reports whether a plan for the return was agreed, by the given
// time, since the worker last stepped aside.
func (d Duty) HasReturnPlan(at time.Time) bool {
	h := d.history.AsOf(at)
	agreed := false
	for _, e := range h.Moves() {
		switch e.To {
		case DutySteppedAside:
			agreed = false
		case DutyReturnAgreed:
			agreed = true
		}
	}
	return agreed
}

// Fire makes any move of the table. It refuses, by the name in parentheses, words
// beside the agreement on a plan (plan_content), the code personal for adjusted
// duties from anybody but the worker (own_word), and a supervisor who asks the
// worker to step aside for anything but safety and does not say why in words
// (words_missing). The zero Duty cannot be begun: [ErrIncomplete].
func (d *Duty) Fire(mv DutyMove) error {
	if d.worker == "" && mv.Event == BeginDuty {
		return fmt.Errorf("%w: NewDuty begins a duty", ErrIncomplete)
	}
	next, _, err := duties.Fire(d.history, mv, func() error {
		if rule, want := unfair(mv.Event, mv.By.Party, mv.Code, mv.Reason); rule != "" {
			return lifecycle.Deny(rule, want)
		}
		return nil
	})
	if err != nil {
		return err
	}
	d.history = next
	return nil
}

const rulePlan = "plan_content"

// unfair returns which rule of [Duty.Fire] a move breaks, and what is wanted
// instead, or "".
func unfair(event DutyEvent, party lifecycle.Party, code string, words lifecycle.Text) (rule, want string) {
	switch {
	case event == AgreeReturn && !words.IsZero():
		return rulePlan, "no words: that a plan was agreed is kept, and nothing of what it says"
	case event == AdjustDuty && code == codePersonal && party != lifecycle.WorkerParty:
		return "own_word", "the worker's own word that it is personal, or another code"
	case event == StepAside && party == lifecycle.SupervisorParty && words.IsZero() && code != codeSafety:
		return "words_missing", "the reason in words, or the code " + codeSafety
	}
	return "", ""
}

// Adjust records that worker or supervisor agrees to adjusted duties; they are
// adjusted once both have.
func (d *Duty) Adjust(act lifecycle.Act) error { return d.Fire(DutyMove{Act: act, Event: AdjustDuty}) }

// FullDuties records that worker or supervisor agrees to all duties again.
func (d *Duty) FullDuties(act lifecycle.Act) error {
	return d.Fire(DutyMove{Act: act, Event: FullDuty})
}

// StepAside records that the worker does no service for now. The worker needs no
// reason; a supervisor gives one, in words unless it is safety.
func (d *Duty) StepAside(act lifecycle.Act) error {
	return d.Fire(DutyMove{Act: act, Event: StepAside})
}

// AgreeReturn records that worker or supervisor agrees to a plan for the return.
// Here and for the return the programme may, coded supervisor_absent, answer for
// a supervisor who does not.
func (d *Duty) AgreeReturn(act lifecycle.Act) error {
	return d.Fire(DutyMove{Act: act, Event: AgreeReturn})
}

// Return records that worker or supervisor holds the plan for met; the worker is
// back once both do.
func (d *Duty) Return(act lifecycle.Act) error {
	return d.Fire(DutyMove{Act: act, Event: ReturnToDuty})
}

// ReturnAdjusted is like Return, with adjusted duties.
func (d *Duty) ReturnAdjusted(act lifecycle.Act) error {
	return d.Fire(DutyMove{Act: act, Event: ReturnAdjusted})
}

// End records that the worker works here no longer.
func (d *Duty) End(act lifecycle.Act) error { return d.Fire(DutyMove{Act: act, Event: EndDuty}) }

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes, as long as whoever corrects entered all
// of them and is who makes every replacement: nobody takes back that a worker
// stepped aside but the worker, and nobody enters a move of somebody else's.
func (d *Duty) Correct(act lifecycle.Act, from int, replacements ...DutyMove) error {
	for _, r := range replacements {
		switch rule, want := unfair(r.Event, r.By.Party, r.Code, r.Reason); rule {
		case "":
		case rulePlan:
			return fmt.Errorf("%w: words beside the agreement on a plan", ErrPlanContent)
		default:
			return &lifecycle.Refusal{Lifecycle: "duty", State: string(d.State()), Event: string(r.Event), Code: lifecycle.CodeGuard, Guard: rule, Want: want}
		}
	}
	next, err := duties.Correct(d.history, act, from, replacements...)
	return d.marked(next, err)
}

// Redact takes the words of the entry numbered seq away: the worker those of
// any entry, others those of their own.
func (d *Duty) Redact(act lifecycle.Act, seq int) error {
	next, err := duties.Redact(d.history, act, seq)
	return d.marked(next, err)
}

func (d *Duty) marked(next DutyHistory, err error) error {
	if err == nil {
		d.history = next
	}
	return err
}

// Digest stands for the whole record, its worker included.
func (d Duty) Digest() lifecycle.Digest { return d.history.Digest().With(string(d.worker)) }

type storedDuty struct {
	Worker  WorkerID                                                   `json:"worker"`
	History lifecycle.Stored[DutyState, DutyEvent, lifecycle.NoChange] `json:"history"`
}

// MarshalJSON returns the stored form of d. The zero Duty cannot be stored: [ErrIncomplete].
func (d Duty) MarshalJSON() ([]byte, error) {
	if d.history.IsZero() {
		return nil, fmt.Errorf("%w: a duty that was not begun", ErrIncomplete)
	}
	return json.Marshal(storedDuty{d.worker, d.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about,
// and leaves d unchanged on error.
func (d *Duty) UnmarshalJSON(data []byte) error {
	var in storedDuty
	if err := lifecycle.ReadStored("duty", data, &in); err != nil {
		return err
	}
	if in.Worker == "" {
		return &lifecycle.RecordError{Lifecycle: "duty", Field: "worker", What: "is missing"}
	}
	loaded := Duty{worker: in.Worker}
	var err error
	if loaded.history, err = duties.Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	for _, e := range loaded.history.Entries() {
		if rule, want := unfair(e.Event, e.By.Party, e.Code, e.Reason); rule != "" {
			return &lifecycle.RecordError{Lifecycle: "duty", Seq: e.Seq, Field: "reason", What: "could not have been: want " + want}
		}
	}
	*d = loaded
	return nil
}

// Format keeps worker, stage and words out of every verb of fmt.
func (d Duty) Format(f fmt.State, _ rune) { redact.Format(f, "[duty]") }

// LogValue keeps worker, stage and words out of logs.
func (d Duty) LogValue() slog.Value { return slog.StringValue("[duty]") }
