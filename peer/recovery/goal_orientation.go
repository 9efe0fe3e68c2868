package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownGoalOrientation reports a name that is no goal orientation.
var ErrUnknownGoalOrientation = errors.New("recovery: unknown goal orientation")

// A GoalOrientation says what a pathway aims at with regard to use, or what a
// person wants. The zero value is not said.
type GoalOrientation string

// Goal orientations.
const (
	// AimAbstinenceRequired: it rests on wanting or practising full abstinence from the substances that it names.
	AimAbstinenceRequired GoalOrientation = "abstinence_required"
	// AimAbstinenceOriented: abstinence is the goal that it advises; who has not chosen it may come.
	AimAbstinenceOriented GoalOrientation = "abstinence_oriented"
	// AimFlexible: the person sets the goal: to stop, to reduce, to use more safely.
	AimFlexible GoalOrientation = "goal_flexible"
	// AimModeration: lower use as planned, within limits.
	AimModeration GoalOrientation = "moderation"
	// AimHarmReduction: any positive change as the person defines it; use may go on.
	AimHarmReduction GoalOrientation = "harm_reduction"
	// AimAny: it takes no stand.
	AimAny GoalOrientation = "any"
	// AimNotSubstance: it is about a family, wellness or mental health; use is not its goal.
	AimNotSubstance GoalOrientation = "not_substance"
)

var goalOrientations = []GoalOrientation{
	AimAbstinenceRequired,
	AimAbstinenceOriented,
	AimFlexible,
	AimModeration,
	AimHarmReduction,
	AimAny,
	AimNotSubstance,
}

// GoalOrientations returns every GoalOrientation, in the order of this page.
func GoalOrientations() []GoalOrientation { return append([]GoalOrientation(nil), goalOrientations...) }

// String returns the name under which it is stored and sent.
func (v GoalOrientation) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownGoalOrientation].
func (v GoalOrientation) MarshalText() ([]byte, error) {
	return enum.Marshal(v, goalOrientations, ErrUnknownGoalOrientation)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *GoalOrientation) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, goalOrientations, ErrUnknownGoalOrientation)
}
