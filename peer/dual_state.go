package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownDualState reports a name that is no stage of a dual relationship.
var ErrUnknownDualState = errors.New("peer: unknown stage of a dual relationship")

// A DualState is a stage of a [DualRelationship]. The zero value is no stage.
type DualState string

// Stages of a dual relationship. Ended is final.
const (
	// DualDeclared: somebody named the tie and nobody has looked at it. Leads to under_review, objected or ended.
	DualDeclared DualState = "declared"
	// DualUnderReview: a supervisor looks at it. Leads to managed, avoided, cleared, objected or ended.
	DualUnderReview DualState = "under_review"
	// DualManaged: it cannot be avoided, and goes on with precautions and a day on which it is looked at again. Leads to under_review, avoided, objected or ended.
	DualManaged DualState = "managed"
	// DualAvoided: a supervisor keeps the two apart. Leads to under_review, objected or ended.
	DualAvoided DualState = "avoided"
	// DualObjected: the participant does not want it, which keeps the two apart. Leads to under_review, when they say so, and nowhere else.
	DualObjected DualState = "objected"
	// DualCleared: there is no tie, or none that bears on the support. Leads to under_review, objected or ended.
	DualCleared DualState = "cleared"
	// DualEnded: the tie is over, since a day. A tie that begins again is a record of its own.
	DualEnded DualState = "ended"
)

var dualStates = []DualState{
	DualDeclared,
	DualUnderReview,
	DualManaged,
	DualAvoided,
	DualObjected,
	DualCleared,
	DualEnded,
}

// DualStates returns every DualState, in the order of this page.
func DualStates() []DualState { return append([]DualState(nil), dualStates...) }

// String returns the name under which it is stored and sent.
func (v DualState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDualState].
func (v DualState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, dualStates, ErrUnknownDualState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *DualState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, dualStates, ErrUnknownDualState)
}
