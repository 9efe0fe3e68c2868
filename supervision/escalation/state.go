package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownState reports a name that is no stage of an escalation.
var ErrUnknownState = errors.New("escalation: unknown stage of an escalation")

// A State is a stage of an [Escalation]. The zero value is no stage.
type State string

// Stages. Closed is final.
const (
	// Raised: nobody was told yet, or whoever had it gave it back. Leads to told or fallen_back.
	Raised State = "raised"
	// Told: somebody on a rung was told and has not answered. Leads to acknowledged, told (the next rung) or fallen_back.
	Told State = "told"
	// FallenBack: the ladder is exhausted; the fallback was called. Leads to acknowledged.
	FallenBack State = "fallen_back"
	// Acknowledged: somebody has it. Leads to resolved, or back to raised.
	Acknowledged State = "acknowledged"
	// Resolved: over; the debrief may still be owed. Leads to closed.
	Resolved State = "resolved"
	// Closed: nothing is left to do. Final.
	Closed State = "closed"
)

var states = []State{
	Raised,
	Told,
	FallenBack,
	Acknowledged,
	Resolved,
	Closed,
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
