package recovery

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/peer/source"
)

// ErrGoalStatus reports a status of FHIR that no state of a goal stands for.
var ErrGoalStatus = errors.New("recovery: no state for this status of FHIR")

// Parent returns the achievement status under which a lies in FHIR's code system,
// or "" if it lies under none, and where that is from: which codes lie under
// not-achieved was not confirmed.
func (a GoalAchievement) Parent() (GoalAchievement, source.Source) {
	codes := source.Of("FHIR").At("goal-achievement: nine codes", source.Verified)
	switch a {
	case AchievementImproving, AchievementWorsening, AchievementNoChange:
		return AchievementInProgress, codes
	case AchievementSustaining:
		return AchievementAchieved, codes
	case AchievementNoProgress, AchievementNotAttainable:
		return AchievementNotAchieved, source.Of("FHIR").At("goal-achievement: codes under not-achieved", source.Unverified)
	}
	return "", codes
}

// IsUnder reports whether a is the status or lies under it.
func (a GoalAchievement) IsUnder(status GoalAchievement) bool {
	parent, _ := a.Parent()
	return a != "" && status != "" && (a == status || parent == status)
}

// Parent returns the lifecycle status under which s lies in FHIR's code system,
// or "" if it lies under none.
func (s FHIRGoalStatus) Parent() FHIRGoalStatus {
	switch s {
	case FHIRActive, FHIROnHold, FHIRCompleted:
		return FHIRAccepted
	}
	return ""
}

// FHIR returns the two statuses under which a goal in the state is sent to
// programs that speak FHIR R4; achievement is "" where the state says nothing of
// it. That a goal which is kept up stays active, and that one that was set aside
// or revised is cancelled, is this library's reading. It returns an error
// wrapping [ErrUnknownGoalState] for a state that is none.
func (s GoalState) FHIR() (status FHIRGoalStatus, achievement GoalAchievement, err error) {
	switch s {
	case GoalDraft:
		return FHIRProposed, "", nil
	case GoalActive:
		return FHIRActive, AchievementInProgress, nil
	case GoalOnHold:
		return FHIROnHold, "", nil
	case GoalAchieved:
		return FHIRCompleted, AchievementAchieved, nil
	case GoalSustained:
		return FHIRActive, AchievementSustaining, nil
	case GoalRevised, GoalSetAside:
		return FHIRCancelled, "", nil
	}
	_, err = s.MarshalText()
	return "", "", err
}

// GoalStateOf returns the state that the two statuses of FHIR R4 stand for;
// achievement may be "". A goal that was agreed to and of which nothing says that
// it was begun is a draft; one that is over and was not achieved is set aside:
// there is no state for having failed. It returns [ErrGoalStatus] for one that
// never was (entered-in-error) and for a completed one of which nothing says
// whether it was achieved, and an error wrapping [ErrUnknownFHIRGoalStatus] or
// [ErrUnknownGoalAchievement] for a code that is none.
func GoalStateOf(status FHIRGoalStatus, achievement GoalAchievement) (GoalState, error) {
	if _, err := status.MarshalText(); err != nil {
		return "", err
	}
	if achievement != "" {
		if _, err := achievement.MarshalText(); err != nil {
			return "", err
		}
	}
	switch status {
	case FHIRProposed, FHIRPlanned, FHIRAccepted:
		return GoalDraft, nil
	case FHIROnHold:
		return GoalOnHold, nil
	case FHIRCancelled, FHIRRejected:
		return GoalSetAside, nil
	case FHIRActive, FHIRCompleted:
		switch {
		case achievement == AchievementSustaining:
			return GoalSustained, nil
		case achievement == AchievementAchieved:
			return GoalAchieved, nil
		case status == FHIRActive:
			return GoalActive, nil
		case achievement != "":
			return GoalSetAside, nil
		}
	}
	return "", fmt.Errorf("%w: want one that is not entered in error and, if completed, its achievement", ErrGoalStatus)
}
