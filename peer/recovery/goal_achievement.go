package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownGoalAchievement reports a name that is no achievement status.
var ErrUnknownGoalAchievement = errors.New("recovery: unknown achievement status")

// A GoalAchievement says how a goal is going, in the nine codes that FHIR R4
// has for it. That some of them lie under others is written beside
// [GoalAchievement.Parent]. The zero value is not said.
type GoalAchievement string

// Achievement statuses.
const (
	// AchievementInProgress: it is being worked on.
	AchievementInProgress GoalAchievement = "in-progress"
	// AchievementImproving: it is getting nearer.
	AchievementImproving GoalAchievement = "improving"
	// AchievementWorsening: it is getting further away.
	AchievementWorsening GoalAchievement = "worsening"
	// AchievementNoChange: it stays where it is.
	AchievementNoChange GoalAchievement = "no-change"
	// AchievementAchieved: it is reached.
	AchievementAchieved GoalAchievement = "achieved"
	// AchievementSustaining: it is reached and kept up.
	AchievementSustaining GoalAchievement = "sustaining"
	// AchievementNotAchieved: it is not reached.
	AchievementNotAchieved GoalAchievement = "not-achieved"
	// AchievementNoProgress: nothing moves.
	AchievementNoProgress GoalAchievement = "no-progress"
	// AchievementNotAttainable: it cannot be reached.
	AchievementNotAttainable GoalAchievement = "not-attainable"
)

var goalAchievements = []GoalAchievement{
	AchievementInProgress,
	AchievementImproving,
	AchievementWorsening,
	AchievementNoChange,
	AchievementAchieved,
	AchievementSustaining,
	AchievementNotAchieved,
	AchievementNoProgress,
	AchievementNotAttainable,
}

// GoalAchievements returns every GoalAchievement, in the order of this page.
func GoalAchievements() []GoalAchievement { return append([]GoalAchievement(nil), goalAchievements...) }

// String returns the name under which it is stored and sent.
func (v GoalAchievement) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownGoalAchievement].
func (v GoalAchievement) MarshalText() ([]byte, error) {
	return enum.Marshal(v, goalAchievements, ErrUnknownGoalAchievement)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *GoalAchievement) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, goalAchievements, ErrUnknownGoalAchievement)
}
