package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownReturnState reports a name that is no state of a return record.
var ErrUnknownReturnState = errors.New("recovery: unknown state of a return record")

// A ReturnState is a stage of a record of a return to use. The zero value is no
// stage.
type ReturnState string

// Stages. TakenBack is final.
const (
	// ReturnKept: the participant keeps the record.
	ReturnKept ReturnState = "kept"
	// ReturnTakenBack: they took it back, and nobody else reads it any longer.
	ReturnTakenBack ReturnState = "taken_back"
)

var returnStates = []ReturnState{
	ReturnKept,
	ReturnTakenBack,
}

// ReturnStates returns every ReturnState, in the order of this page.
func ReturnStates() []ReturnState { return append([]ReturnState(nil), returnStates...) }

// String returns the name under which it is stored and sent.
func (v ReturnState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownReturnState].
func (v ReturnState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, returnStates, ErrUnknownReturnState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ReturnState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, returnStates, ErrUnknownReturnState)
}
