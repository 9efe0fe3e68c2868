package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An ActionState is a stage of an action item. The zero value is no stage.
type ActionState string

// Stages of an action. Done and Dropped are final.
const (
	// ActionOpen: somebody is to do it by a day.
	ActionOpen ActionState = "open"
	// ActionCarried: it was talked over again and goes on, with a new day.
	ActionCarried ActionState = "carried"
	// ActionDone: it is done.
	ActionDone ActionState = "done"
	// ActionDropped: it is not done, for a reason on record.
	ActionDropped ActionState = "dropped"
)

var actionStateList = []ActionState{
	ActionOpen,
	ActionCarried,
	ActionDone,
	ActionDropped,
}

// ActionStates returns every ActionState, in the order of this page.
func ActionStates() []ActionState { return slices.Clone(actionStateList) }

// String returns the name under which it is stored and sent.
func (v ActionState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownActionState].
func (v ActionState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, actionStateList, ErrUnknownActionState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ActionState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, actionStateList, ErrUnknownActionState)
}
