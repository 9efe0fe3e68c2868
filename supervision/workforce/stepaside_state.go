package workforce

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A StepAsideState is a stage of a step-aside. The zero value is no stage.
type StepAsideState string

// Stages of a step-aside.
const (
	StepAsideAway     StepAsideState = "away"     // the worker does not work with participants; a return plan is to be made
	StepAsidePlanned  StepAsideState = "planned"  // a return plan exists
	StepAsideReturned StepAsideState = "returned" // final: back at work
	StepAsideLeft     StepAsideState = "left"     // final: the worker does not come back
)

var stepAsideStates = []StepAsideState{StepAsideAway, StepAsidePlanned, StepAsideReturned, StepAsideLeft}

// StepAsideStates returns every stage, in the order of this page.
func StepAsideStates() []StepAsideState { return slices.Clone(stepAsideStates) }

// String returns the name under which s is stored and sent.
func (s StepAsideState) String() string { return string(s) }

// MarshalText returns the name of s, or an error wrapping [ErrUnknownStepAsideState].
func (s StepAsideState) MarshalText() ([]byte, error) {
	return enum.Marshal(s, stepAsideStates, ErrUnknownStepAsideState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *StepAsideState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, stepAsideStates, ErrUnknownStepAsideState)
}

// A StepAsideEvent is something that happens in a step-aside.
type StepAsideEvent string

// Events of a step-aside.
const (
	StepAsideNow   StepAsideEvent = "step_aside" // the worker steps aside, or is asked to
	MakeReturnPlan StepAsideEvent = "make_plan"  // worker and supervisor say that there is a plan
	ReturnToWork   StepAsideEvent = "return"     // worker and supervisor say that the worker is back
	LeaveWork      StepAsideEvent = "leave"      // the worker does not come back
)

// String returns the name under which e is stored and sent.
func (e StepAsideEvent) String() string { return string(e) }
