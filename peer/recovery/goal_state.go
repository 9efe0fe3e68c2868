package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownGoalState reports a name that is no state of a goal.
var ErrUnknownGoalState = errors.New("recovery: unknown state of a goal")

// A GoalState is a stage of a goal. There is none for having failed: a goal
// that is not pursued is set aside, and can be picked up again. The zero value
// is no stage.
type GoalState string

// Stages of a goal. Revised is final.
const (
	// GoalDraft: worded, and not yet begun.
	GoalDraft GoalState = "draft"
	// GoalActive: the person works on it.
	GoalActive GoalState = "active"
	// GoalOnHold: it rests for a while.
	GoalOnHold GoalState = "on_hold"
	// GoalAchieved: the person says that they reached it.
	GoalAchieved GoalState = "achieved"
	// GoalSustained: reached, and kept up.
	GoalSustained GoalState = "sustained"
	// GoalRevised: another goal took its place.
	GoalRevised GoalState = "revised"
	// GoalSetAside: the person chose not to pursue it. It can be picked up again.
	GoalSetAside GoalState = "set_aside"
)

var goalStates = []GoalState{
	GoalDraft,
	GoalActive,
	GoalOnHold,
	GoalAchieved,
	GoalSustained,
	GoalRevised,
	GoalSetAside,
}

// GoalStates returns every GoalState, in the order of this page.
func GoalStates() []GoalState { return append([]GoalState(nil), goalStates...) }

// String returns the name under which it is stored and sent.
func (v GoalState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownGoalState].
func (v GoalState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, goalStates, ErrUnknownGoalState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *GoalState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, goalStates, ErrUnknownGoalState)
}
