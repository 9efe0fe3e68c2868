package evaluation

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A PlanState is a stage of a development plan. The zero value is no stage.
type PlanState string

// Stages of a development plan.
const (
	PlanDraft     PlanState = "draft"     // worker and supervisor word goals
	PlanActive    PlanState = "active"    // both agreed; goals are worked on and reviewed
	PlanCompleted PlanState = "completed" // final: every goal is met or dropped
	PlanEnded     PlanState = "ended"     // final: no longer followed
)

var planStates = []PlanState{PlanDraft, PlanActive, PlanCompleted, PlanEnded}

// PlanStates returns every stage, in the order of this page.
func PlanStates() []PlanState { return slices.Clone(planStates) }

// String returns the name under which s is stored and sent.
func (s PlanState) String() string { return string(s) }

// MarshalText returns the name of s, or an error wrapping [ErrUnknownPlanState].
func (s PlanState) MarshalText() ([]byte, error) {
	return enum.Marshal(s, planStates, ErrUnknownPlanState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *PlanState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, planStates, ErrUnknownPlanState)
}

// A PlanEvent is something that happens in a development plan.
type PlanEvent string

// Events of a development plan.
const (
	DraftPlan    PlanEvent = "draft"     // worker or supervisor begins one
	AddGoal      PlanEvent = "add_goal"  // a goal is added
	AgreePlan    PlanEvent = "agree"     // both agree to the goals
	ReviewPlan   PlanEvent = "review"    // both have looked at it together
	MeetGoal     PlanEvent = "meet_goal" // a goal is met
	DropGoal     PlanEvent = "drop_goal" // a goal is dropped
	CompletePlan PlanEvent = "complete"  // nothing is left to do
	EndPlan      PlanEvent = "end"       // the plan is no longer followed
)

// String returns the name under which e is stored and sent.
func (e PlanEvent) String() string { return string(e) }
