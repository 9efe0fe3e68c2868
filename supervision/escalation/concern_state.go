package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownConcernState reports a name that is no stage of a boundary concern.
var ErrUnknownConcernState = errors.New("escalation: unknown stage of a boundary concern")

// A ConcernState is a stage of a [BoundaryConcern]. The zero value is no stage.
type ConcernState string

// Stages. Closed and withdrawn are final.
const (
	// ConcernRaised: nobody has talked it over yet. Leads to talked_over or withdrawn.
	ConcernRaised ConcernState = "raised"
	// ConcernTalkedOver: it was talked over. Leads to settled or withdrawn.
	ConcernTalkedOver ConcernState = "talked_over"
	// ConcernSettled: there is a disposition. Leads to closed.
	ConcernSettled ConcernState = "settled"
	// ConcernClosed: nothing is left to do. Final.
	ConcernClosed ConcernState = "closed"
	// ConcernWithdrawn: whoever raised it took it back. Final.
	ConcernWithdrawn ConcernState = "withdrawn"
)

var concernStates = []ConcernState{
	ConcernRaised,
	ConcernTalkedOver,
	ConcernSettled,
	ConcernClosed,
	ConcernWithdrawn,
}

// ConcernStates returns every ConcernState, in the order of this page.
func ConcernStates() []ConcernState { return append([]ConcernState(nil), concernStates...) }

// String returns the name under which it is stored and sent.
func (v ConcernState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownConcernState].
func (v ConcernState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, concernStates, ErrUnknownConcernState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ConcernState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, concernStates, ErrUnknownConcernState)
}
