package referral

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownHandoffState reports a name that is no stage of a hand-off.
var ErrUnknownHandoffState = errors.New("referral: unknown stage of a hand-off")

// A HandoffState is a stage of a [Handoff]. The zero value is no stage.
type HandoffState string

// Stages of a hand-off.
const (
	// HandoffOffered: the worker offers to introduce the participant. Leads to consented, fell_through or declined.
	HandoffOffered HandoffState = "offered"
	// HandoffConsented: the participant wants it. Leads to introduced, fell_through or declined.
	HandoffConsented HandoffState = "consented"
	// HandoffIntroduced: both spoke with each other, the peer beside them. Leads to receiver_confirmed, fell_through or declined.
	HandoffIntroduced HandoffState = "introduced"
	// HandoffConfirmed: the receiver confirmed and the next step is booked. Leads to first_attendance_confirmed, fell_through or declined.
	HandoffConfirmed HandoffState = "receiver_confirmed"
	// HandoffAttended: the participant was there. Final.
	HandoffAttended HandoffState = "first_attendance_confirmed"
	// HandoffDeclined: the participant does not want it, or its consent ended. Final.
	HandoffDeclined HandoffState = "declined"
	// HandoffFellThrough: it did not come about. Final; another can be offered.
	HandoffFellThrough HandoffState = "fell_through"
)

var handoffStates = []HandoffState{
	HandoffOffered,
	HandoffConsented,
	HandoffIntroduced,
	HandoffConfirmed,
	HandoffAttended,
	HandoffDeclined,
	HandoffFellThrough,
}

// HandoffStates returns every HandoffState, in the order of this page.
func HandoffStates() []HandoffState { return append([]HandoffState(nil), handoffStates...) }

// String returns the name under which it is stored and sent.
func (v HandoffState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownHandoffState].
func (v HandoffState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, handoffStates, ErrUnknownHandoffState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *HandoffState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, handoffStates, ErrUnknownHandoffState)
}
