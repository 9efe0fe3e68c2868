package scope

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ApprovalID names one approval.
type ApprovalID = peer.ID[ApprovalRecord]

// Parts of the kernel as approvals use them.
type (
	// ApprovalHistory is everything that happened to an approval.
	ApprovalHistory = lifecycle.History[ApprovalState, ApprovalEvent, ApprovalChange]
	// ApprovalMove is an event to fire, with what it changes.
	ApprovalMove  = lifecycle.Move[ApprovalEvent, ApprovalChange]
	approvalEntry = lifecycle.Entry[ApprovalState, ApprovalEvent, ApprovalChange]
)

const kindApproval = "approval"

var approvalMachine = lifecycle.Must(lifecycle.New[ApprovalState, ApprovalEvent, ApprovalChange](ApprovalLifecycle()))

// An ApprovalScope says what is approved for whom: one activity, one worker, and
// one participant unless it is for all that the worker serves.
type ApprovalScope struct {
	Activity    peer.ActivityID    `json:"activity"`
	Worker      peer.WorkerID      `json:"worker"`
	Participant peer.ParticipantID `json:"participant,omitempty"`
}

func (s ApprovalScope) isComplete() bool {
	return s.Activity != "" && s.Worker != "" && storable.ID(string(s.Activity)) && storable.ID(string(s.Worker)) && storable.ID(string(s.Participant))
}

// covers reports whether an approval of s is one of the question.
func (s ApprovalScope) covers(question ApprovalScope) bool {
	return s.Activity == question.Activity && s.Worker == question.Worker && (s.Participant == "" || s.Participant == question.Participant)
}

// Format keeps people out of every verb of fmt.
func (s ApprovalScope) Format(f fmt.State, _ rune) { redact.Format(f, "[approval scope]") }

// LogValue keeps people out of logs.
func (s ApprovalScope) LogValue() slog.Value { return slog.StringValue("[approval scope]") }

// An ApprovalRecord is a supervisor's answer to one question, as it is asked, given,
// taken back or expires. Use [NewApproval] to ask; the zero ApprovalRecord is at no
// stage and refuses every event. [ApprovalOf] makes a set of them into the fact.
//
// Nobody approves for themselves, in whatever role, and no setting lets them: where
// a supervisor is short, the programme answers in their place. People are told
// apart by id, so a host that keeps a worker and a supervisor who are one person
// under two ids sees to this itself.
type ApprovalRecord struct {
	id      ApprovalID
	scope   ApprovalScope
	history ApprovalHistory
}

// NewApproval returns an approval that is asked for. It returns [ErrIncomplete]
// without an id, an activity or a worker, and a [*lifecycle.Refusal] unless the
// worker or a supervisor asks.
func NewApproval(id ApprovalID, scope ApprovalScope, act lifecycle.Act) (*ApprovalRecord, error) {
	a := &ApprovalRecord{id: id, scope: scope}
	if !a.isComplete() {
		return nil, fmt.Errorf("%w: an approval has an id, an activity and a worker, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	}
	var err error
	if a.history, err = approvalMachine.Open(a.seat()); err != nil {
		return nil, err
	}
	if err := a.fire(ApprovalMove{Act: act, Event: RequestApproval}, nil); err != nil {
		return nil, err
	}
	return a, nil
}

func (a ApprovalRecord) isComplete() bool {
	return a.id != "" && storable.ID(string(a.id)) && a.scope.isComplete()
}

func (a ApprovalRecord) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.WorkerParty, ID: string(a.scope.Worker)}
}

// ID returns its id.
func (a ApprovalRecord) ID() ApprovalID { return a.id }

// Scope returns what is approved for whom.
func (a ApprovalRecord) Scope() ApprovalScope { return a.scope }

// State returns the stage, or "" for the zero value. A grant whose time is over may
// still be at granted: [ApprovalOf] goes by the time.
func (a ApprovalRecord) State() ApprovalState { return a.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (a ApprovalRecord) Revision() int { return a.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (a ApprovalRecord) History() ApprovalHistory { return a.history }

// Next returns the events that the actor may fire now, sorted.
func (a ApprovalRecord) Next(by lifecycle.Actor) []ApprovalEvent {
	return approvalMachine.Next(a.history, by)
}

// Comment adds words to the question.
func (a *ApprovalRecord) Comment(act lifecycle.Act) error {
	return a.fire(ApprovalMove{Act: act, Event: CommentApproval}, nil)
}

// Grant records that a supervisor approved until a moment, from the moment of the
// grant if from is zero. It refuses, by the name in parentheses, the worker's own
// approval (self_approval), a time that is over before it begins (period), what a
// floor rule decides (floor), whatever other rules say of it, what no rule lists (not_listed), and what no
// approval would change (nothing_to_approve); p is the policy that says so.
// A grant is no permission: where a rule beside the one that asks prohibits the activity,
// such as an organisation's, it is recorded and the decision stays prohibited.
func (a *ApprovalRecord) Grant(act lifecycle.Act, from, until time.Time, p *Policy) error {
	mv := ApprovalMove{Act: act, Event: GrantApproval, Data: ApprovalChange{From: from, Until: until}.normal()}
	return a.fire(mv, func() error { return p.judgeGrant(a.scope.Activity, mv) })
}

// Deny records that a supervisor said no, and why. It refuses the worker's own
// answer by the name self_approval.
func (a *ApprovalRecord) Deny(act lifecycle.Act) error {
	return a.fire(ApprovalMove{Act: act, Event: DenyApproval}, nil)
}

// Reverse records that the answer was taken back, and why. It refuses a worker who
// reverses what was answered about themselves, by the name self_approval.
func (a *ApprovalRecord) Reverse(act lifecycle.Act) error {
	return a.fire(ApprovalMove{Act: act, Event: ReverseApproval}, nil)
}

// Withdraw records that the worker no longer asks.
func (a *ApprovalRecord) Withdraw(act lifecycle.Act) error {
	return a.fire(ApprovalMove{Act: act, Event: WithdrawApproval}, nil)
}

// Expire records that the time of a grant is over. It refuses it before that, by
// the name in_force.
func (a *ApprovalRecord) Expire(act lifecycle.Act) error {
	return a.fire(ApprovalMove{Act: act, Event: ExpireApproval}, nil)
}

func (a *ApprovalRecord) fire(mv ApprovalMove, guard func() error) error {
	next, _, err := approvalMachine.Under(a.law).Fire(a.history, mv, guard)
	if err != nil {
		return err
	}
	a.history = next
	return nil
}

// law returns the rule that an entry breaks after those before it, and what it wants.
func (a ApprovalRecord) law(before []approvalEntry, next approvalEntry) (rule, want string) {
	answers := next.Event == GrantApproval || next.Event == DenyApproval || next.Event == ReverseApproval
	from, until := periodOf(before)
	switch {
	case answers && next.By.ID == string(a.scope.Worker):
		return "self_approval", "somebody other than the worker who asks"
	case next.Event == GrantApproval && (!next.Data.Until.After(next.At) || !next.Data.From.IsZero() && !next.Data.From.Before(next.Data.Until)):
		return "period", "a time that ends after the grant and after it begins"
	case next.Event == ExpireApproval && !from.IsZero() && next.At.Before(until):
		return "in_force", "a moment when its time is over"
	}
	return "", ""
}

// period returns from when until when it is granted, zero if it never was.
func (a ApprovalRecord) period() (from, until time.Time) { return periodOf(a.history.Moves()) }

func periodOf(moves []approvalEntry) (from, until time.Time) {
	for _, e := range moves {
		if e.Event == GrantApproval {
			if from = e.Data.From; from.IsZero() {
				from = e.At
			}
			until = e.Data.Until
		}
	}
	return from, until
}

// Redact takes the words of the entry numbered seq away; who, when and the code stay.
func (a *ApprovalRecord) Redact(act lifecycle.Act, seq int) error {
	next, err := approvalMachine.Redact(a.history, act, seq)
	if err != nil {
		return err
	}
	a.history = next
	return nil
}

// Digest stands for the whole record, its scope included.
func (a ApprovalRecord) Digest() lifecycle.Digest {
	return a.history.Digest().With(string(a.id), string(a.scope.Activity), string(a.scope.Worker), string(a.scope.Participant))
}

type storedApproval struct {
	ID      ApprovalID                                                     `json:"id"`
	Scope   ApprovalScope                                                  `json:"scope"`
	History lifecycle.Stored[ApprovalState, ApprovalEvent, ApprovalChange] `json:"history"`
}

// MarshalJSON returns the stored form of a. The zero ApprovalRecord cannot be stored: [ErrIncomplete].
func (a ApprovalRecord) MarshalJSON() ([]byte, error) {
	if a.history.IsZero() {
		return nil, fmt.Errorf("%w: an approval that was not asked for", ErrIncomplete)
	}
	return json.Marshal(storedApproval{a.id, a.scope, a.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns
// a [*lifecycle.RecordError] if the record could not have come about, as for one
// that the worker granted, and leaves a unchanged on error.
func (a *ApprovalRecord) UnmarshalJSON(data []byte) error {
	var in storedApproval
	if err := lifecycle.ReadStored(kindApproval, data, &in); err != nil {
		return err
	}
	loaded := ApprovalRecord{id: in.ID, scope: in.Scope}
	if !loaded.isComplete() {
		return &lifecycle.RecordError{Lifecycle: kindApproval, Field: "scope", What: "is incomplete"}
	}
	var err error
	if loaded.history, err = approvalMachine.Under(loaded.law).Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	*a = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (a ApprovalRecord) Format(f fmt.State, _ rune) { redact.Format(f, a.shown()) }

// LogValue keeps people out of logs.
func (a ApprovalRecord) LogValue() slog.Value { return slog.StringValue(a.shown()) }

func (a ApprovalRecord) shown() string {
	if a.history.IsZero() {
		return "[no approval]"
	}
	return "[approval " + string(a.State()) + "]"
}
