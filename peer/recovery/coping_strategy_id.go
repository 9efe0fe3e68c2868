package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCopingStrategyID reports a name that is no coping strategy.
var ErrUnknownCopingStrategyID = errors.New("recovery: unknown coping strategy")

// A CopingStrategyID names one coping strategy of the shipped catalogue; what
// each is stands in [CopingStrategies]. The zero value is none.
type CopingStrategyID string

// Strategies.
const (
	// CopeMindfulBreathing: slow breath, counting.
	CopeMindfulBreathing CopingStrategyID = "mindful_breathing"
	// CopeMeditation: sitting or guided.
	CopeMeditation CopingStrategyID = "meditation"
	// CopeUrgeSurfing: watch the urge rise and fall, for minutes.
	CopeUrgeSurfing CopingStrategyID = "urge_surfing"
	// CopeUrgeLog: note time, place, strength from 0 to 10, what helped.
	CopeUrgeLog CopingStrategyID = "urge_log"
	// CopeDeads: delay, escape, avoid or accept, distract or dispute, substitute.
	CopeDeads CopingStrategyID = "deads"
	// CopeDisarm: name the inner salesman's voice and answer it.
	CopeDisarm CopingStrategyID = "disarm"
	// CopePlayTheTape: picture the whole chain to its end.
	CopePlayTheTape CopingStrategyID = "play_the_tape"
	// CopeDelay15: wait 15 to 20 minutes.
	CopeDelay15 CopingStrategyID = "delay_15"
	// CopeHalt: check: hungry, angry, lonely, tired.
	CopeHalt CopingStrategyID = "halt"
	// CopeAbcTool: event, belief, consequence, dispute, a new belief that works.
	CopeAbcTool CopingStrategyID = "abc_tool"
	// CopeDib: question beliefs that do not hold.
	CopeDib CopingStrategyID = "dib"
	// CopeUnconditionalAcceptance: accept oneself, others and life as they are.
	CopeUnconditionalAcceptance CopingStrategyID = "unconditional_acceptance"
	// CopeCostBenefit: four boxes: use and not, short and long term.
	CopeCostBenefit CopingStrategyID = "cost_benefit"
	// CopeHierarchyOfValues: list the five first values, compare with use.
	CopeHierarchyOfValues CopingStrategyID = "hierarchy_of_values"
	// CopeChangePlan: goals, reasons, steps, helpers, obstacles.
	CopeChangePlan CopingStrategyID = "change_plan"
	// CopeReadinessRuler: importance and confidence from 0 to 10.
	CopeReadinessRuler CopingStrategyID = "readiness_ruler"
	// CopeStagesOfChange: find where one is.
	CopeStagesOfChange CopingStrategyID = "stages_of_change"
	// CopeVaci: absorbing, creative interests.
	CopeVaci CopingStrategyID = "vaci"
	// CopeLifestylePie: rate the areas of one's life.
	CopeLifestylePie CopingStrategyID = "lifestyle_pie"
	// CopeProblemSolving: define, collect options, pick, try, check.
	CopeProblemSolving CopingStrategyID = "problem_solving"
	// CopeRolePlayRefusal: rehearse saying no.
	CopeRolePlayRefusal CopingStrategyID = "role_play_refusal"
	// CopeDrinkDiary: write down drinks.
	CopeDrinkDiary CopingStrategyID = "drink_diary"
	// CopeDrinkFreeDays: plan days without.
	CopeDrinkFreeDays CopingStrategyID = "drink_free_days"
	// CopeAffirmation: a daily statement.
	CopeAffirmation CopingStrategyID = "affirmation"
	// CopeThoughtReplacement: put a better thought in place of a bad one.
	CopeThoughtReplacement CopingStrategyID = "thought_replacement"
	// CopeJournaling: write for oneself.
	CopeJournaling CopingStrategyID = "journaling"
	// CopeInventoryDaily: look back in the evening.
	CopeInventoryDaily CopingStrategyID = "inventory_daily"
	// CopeGratitudeList: three things.
	CopeGratitudeList CopingStrategyID = "gratitude_list"
	// CopeSerenityFocus: tell what can be changed from what cannot.
	CopeSerenityFocus CopingStrategyID = "serenity_focus"
	// CopePhoneList: call before using.
	CopePhoneList CopingStrategyID = "phone_list"
	// CopeMeetingToday: go to any meeting.
	CopeMeetingToday CopingStrategyID = "meeting_today"
	// CopeService: make coffee, greet, help.
	CopeService CopingStrategyID = "service"
	// CopeExercise: walk, hike, sport, yoga.
	CopeExercise CopingStrategyID = "exercise"
	// CopeNutrition: regular food, water.
	CopeNutrition CopingStrategyID = "nutrition"
	// CopeSleepRoutine: fixed times.
	CopeSleepRoutine CopingStrategyID = "sleep_routine"
	// CopeNatureOuting: hike, be outdoors.
	CopeNatureOuting CopingStrategyID = "nature_outing"
	// CopeCreativeHands: craft, music.
	CopeCreativeHands CopingStrategyID = "creative_hands"
	// CopeSocialSober: an event without alcohol.
	CopeSocialSober CopingStrategyID = "social_sober"
	// CopeAvoidCues: another way home, contacts deleted.
	CopeAvoidCues CopingStrategyID = "avoid_cues"
	// CopeSafeUsePlan: naloxone, not alone, test, small dose.
	CopeSafeUsePlan CopingStrategyID = "safe_use_plan"
	// CopeGrounding54321: name what the senses tell.
	CopeGrounding54321 CopingStrategyID = "grounding_54321"
	// CopePrayer: as one wishes.
	CopePrayer CopingStrategyID = "prayer"
	// CopeSelfCompassion: a kind phrase.
	CopeSelfCompassion CopingStrategyID = "self_compassion"
	// CopeWellnessTool: any tool of one's own.
	CopeWellnessTool CopingStrategyID = "wellness_tool"
	// CopeRecoveryVoice: the sober self answers the other.
	CopeRecoveryVoice CopingStrategyID = "recovery_voice"
	// CopeProfessionalHelp: call a clinician.
	CopeProfessionalHelp CopingStrategyID = "professional_help"
)

var copingStrategyIDs = []CopingStrategyID{
	CopeMindfulBreathing,
	CopeMeditation,
	CopeUrgeSurfing,
	CopeUrgeLog,
	CopeDeads,
	CopeDisarm,
	CopePlayTheTape,
	CopeDelay15,
	CopeHalt,
	CopeAbcTool,
	CopeDib,
	CopeUnconditionalAcceptance,
	CopeCostBenefit,
	CopeHierarchyOfValues,
	CopeChangePlan,
	CopeReadinessRuler,
	CopeStagesOfChange,
	CopeVaci,
	CopeLifestylePie,
	CopeProblemSolving,
	CopeRolePlayRefusal,
	CopeDrinkDiary,
	CopeDrinkFreeDays,
	CopeAffirmation,
	CopeThoughtReplacement,
	CopeJournaling,
	CopeInventoryDaily,
	CopeGratitudeList,
	CopeSerenityFocus,
	CopePhoneList,
	CopeMeetingToday,
	CopeService,
	CopeExercise,
	CopeNutrition,
	CopeSleepRoutine,
	CopeNatureOuting,
	CopeCreativeHands,
	CopeSocialSober,
	CopeAvoidCues,
	CopeSafeUsePlan,
	CopeGrounding54321,
	CopePrayer,
	CopeSelfCompassion,
	CopeWellnessTool,
	CopeRecoveryVoice,
	CopeProfessionalHelp,
}

// CopingStrategyIDs returns every CopingStrategyID, in the order of this page.
func CopingStrategyIDs() []CopingStrategyID {
	return append([]CopingStrategyID(nil), copingStrategyIDs...)
}

// String returns the name under which it is stored and sent.
func (v CopingStrategyID) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownCopingStrategyID].
func (v CopingStrategyID) MarshalText() ([]byte, error) {
	return enum.Marshal(v, copingStrategyIDs, ErrUnknownCopingStrategyID)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CopingStrategyID) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, copingStrategyIDs, ErrUnknownCopingStrategyID)
}
