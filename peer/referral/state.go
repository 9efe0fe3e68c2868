package referral

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownState reports a name that is no stage of a referral.
var ErrUnknownState = errors.New("referral: unknown stage of a referral")

// A State is a stage of a [Referral]. The zero value is no stage.
type State string

// Stages of a referral.
const (
	// Drafting: written by the sender and shown to no receiver. Leads to sent, cancelled or voided.
	Drafting State = "drafting"
	// Sent: the receiver has it and may read it; the sender stays responsible. Leads to received, accepted, declined_by_receiver, expired, cancelled or voided.
	Sent State = "sent"
	// Received: the receiver says that it arrived, which is no answer. Leads to accepted, declined_by_receiver, expired, cancelled or voided.
	Received State = "received"
	// Accepted: the receiver is responsible from now on. Leads to contacted, attending, waiting, not_completed, cancelled or voided.
	Accepted State = "accepted"
	// Contacted: the receiver spoke with the participant. Leads to attending, waiting, completed, not_completed, cancelled or voided.
	Contacted State = "contacted"
	// Attending: the participant came. Leads to waiting, completed, not_completed, cancelled or voided.
	Attending State = "attending"
	// Waiting: on a waiting list, or the participant wants a pause. Leads back to the stage before, or to not_completed, cancelled or voided.
	Waiting State = "waiting"
	// Completed: the receiver says that the service ended, which does not say that the need was met. Leads to loop_closed or voided.
	Completed State = "completed"
	// LoopClosed: the sender knows the outcome. Final.
	LoopClosed State = "loop_closed"
	// Declined: the receiver said no, and why. Final; the sender closes the loop, often by a further referral.
	Declined State = "declined_by_receiver"
	// NotCompleted: it began and came to no end, as when nobody could be reached. Final; the sender closes the loop and offers again.
	NotCompleted State = "not_completed"
	// Expired: the receiver did not answer within its promise, and a person closed it. Final; the sender closes the loop and refers on.
	Expired State = "expired"
	// Cancelled: taken back by the participant, the sender or the receiver, or its consent ended. Final; if it was the receiver, the sender closes the loop.
	Cancelled State = "cancelled"
	// Voided: entered in error. Final.
	Voided State = "voided"
)

var states = []State{
	Drafting,
	Sent,
	Received,
	Accepted,
	Contacted,
	Attending,
	Waiting,
	Completed,
	LoopClosed,
	Declined,
	NotCompleted,
	Expired,
	Cancelled,
	Voided,
}

// States returns every State, in the order of this page.
func States() []State { return append([]State(nil), states...) }

// String returns the name under which it is stored and sent.
func (v State) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownState].
func (v State) MarshalText() ([]byte, error) { return enum.Marshal(v, states, ErrUnknownState) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *State) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, states, ErrUnknownState)
}
