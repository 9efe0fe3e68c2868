package recovery_test

import (
	"testing"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func TestNamesOfPlansAndGoals(t *testing.T) {
	for range 2 { // the lists are copies
		enumtest.Try(t, recovery.PlanStates(), recovery.ErrUnknownPlanState)
		enumtest.Try(t, recovery.PlanKinds(), recovery.ErrUnknownPlanKind)
		enumtest.Try(t, recovery.PlanPartKinds(), recovery.ErrUnknownPlanPartKind)
		enumtest.Try(t, recovery.GoalStates(), recovery.ErrUnknownGoalState)
		enumtest.Try(t, recovery.GoalAchievements(), recovery.ErrUnknownGoalAchievement)
		enumtest.Try(t, recovery.FHIRGoalStatuses(), recovery.ErrUnknownFHIRGoalStatus)
		enumtest.Try(t, recovery.RecoveryDimensions(), recovery.ErrUnknownRecoveryDimension)
	}
}
