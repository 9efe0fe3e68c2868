package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPlanState reports a name that is no state of a plan.
var ErrUnknownPlanState = errors.New("recovery: unknown state of a plan")

// A PlanState is a stage of a recovery plan. The zero value is no stage.
type PlanState string

// Stages of a plan. Completed and Stopped are final.
const (
	// PlanDraft: nothing is in force: the plan is being written, or the
	// participant took their agreement back. It leads to PlanActive as soon as
	// they agree.
	PlanDraft PlanState = "draft"
	// PlanActive: the participant agreed to a version, which is in force. A new
	// version that they agree to leads here again.
	PlanActive PlanState = "active"
	// PlanUnderReview: the version in force is looked at again. It leads to
	// PlanActive, with a new version or the same.
	PlanUnderReview PlanState = "under_review"
	// PlanCompleted: the participant says that it has done what it was for.
	PlanCompleted PlanState = "completed"
	// PlanStopped: the participant stopped it, at any time and without a reason.
	PlanStopped PlanState = "stopped"
)

var planStates = []PlanState{
	PlanDraft,
	PlanActive,
	PlanUnderReview,
	PlanCompleted,
	PlanStopped,
}

// PlanStates returns every PlanState, in the order of this page.
func PlanStates() []PlanState { return append([]PlanState(nil), planStates...) }

// String returns the name under which it is stored and sent.
func (v PlanState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownPlanState].
func (v PlanState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, planStates, ErrUnknownPlanState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *PlanState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, planStates, ErrUnknownPlanState)
}
