package recovery

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A CopingStrategy is something that people do when it gets hard, or so that it
// does not. They choose; nobody prescribes one.
type CopingStrategy struct {
	ID       CopingStrategyID `json:"id,omitempty"`
	Label    string           `json:"label,omitempty"` // in own words
	Uses     []CopingUse      `json:"uses,omitempty"`
	TaughtBy []CopingTeacher  `json:"taught_by,omitempty"`
	Step     int              `json:"step,omitempty"` // the step of the twelve that it goes with, or 0
	Source   source.Source    `json:"source,omitzero"`
}

var copingStrategies = []CopingStrategy{
	{ID: CopeMindfulBreathing, Label: "Slow breath, counting", Uses: []CopingUse{ForStress, ForCraving}, TaughtBy: []CopingTeacher{TaughtDharma, TaughtGeneral, TaughtPeers, TaughtWFS}},
	{ID: CopeMeditation, Label: "Sitting or guided", Uses: []CopingUse{ForUpkeep}, TaughtBy: []CopingTeacher{TaughtDharma, TaughtTwelveStep, TaughtWFS, TaughtPeers}, Step: 11},
	{ID: CopeUrgeSurfing, Label: "Watch the urge rise and fall, for minutes", Uses: []CopingUse{ForCraving}, TaughtBy: []CopingTeacher{TaughtSMART, TaughtDharma, TaughtGeneral}},
	{ID: CopeUrgeLog, Label: "Note time, place, strength from 0 to 10, what helped", Uses: []CopingUse{ForPatternFinding}, TaughtBy: []CopingTeacher{TaughtSMART, TaughtMM}},
	{ID: CopeDeads, Label: "Delay, escape, avoid or accept, distract or dispute, substitute", Uses: []CopingUse{ForCraving}, TaughtBy: []CopingTeacher{TaughtSMART}},
	{ID: CopeDisarm, Label: "Name the inner salesman's voice and answer it", Uses: []CopingUse{ForCraving}, TaughtBy: []CopingTeacher{TaughtSMART}},
	{ID: CopePlayTheTape, Label: "Picture the whole chain to its end", Uses: []CopingUse{ForCraving}, TaughtBy: []CopingTeacher{TaughtTwelveStep, TaughtSMART, TaughtPeers}},
	{ID: CopeDelay15, Label: "Wait 15 to 20 minutes", Uses: []CopingUse{ForCraving}, TaughtBy: []CopingTeacher{TaughtSMART, TaughtPeers}},
	{ID: CopeHalt, Label: "Check: hungry, angry, lonely, tired", Uses: []CopingUse{ForEarlySign}, TaughtBy: []CopingTeacher{TaughtTwelveStep, TaughtPeers}},
	{ID: CopeAbcTool, Label: "Event, belief, consequence, dispute, a new belief that works", Uses: []CopingUse{ForEmotions}, TaughtBy: []CopingTeacher{TaughtSMART}},
	{ID: CopeDib, Label: "Question beliefs that do not hold", Uses: []CopingUse{ForEmotions}, TaughtBy: []CopingTeacher{TaughtSMART}},
	{ID: CopeUnconditionalAcceptance, Label: "Accept oneself, others and life as they are", Uses: []CopingUse{ForEmotions}, TaughtBy: []CopingTeacher{TaughtSMART}},
	{ID: CopeCostBenefit, Label: "Four boxes: use and not, short and long term", Uses: []CopingUse{ForMotivation}, TaughtBy: []CopingTeacher{TaughtSMART, TaughtMM, TaughtGeneral}},
	{ID: CopeHierarchyOfValues, Label: "List the five first values, compare with use", Uses: []CopingUse{ForMotivation}, TaughtBy: []CopingTeacher{TaughtSMART}},
	{ID: CopeChangePlan, Label: "Goals, reasons, steps, helpers, obstacles", Uses: []CopingUse{ForMotivation}, TaughtBy: []CopingTeacher{TaughtSMART, TaughtPeers}},
	{ID: CopeReadinessRuler, Label: "Importance and confidence from 0 to 10", Uses: []CopingUse{ForMotivation}, TaughtBy: []CopingTeacher{TaughtGeneral, TaughtPeers}},
	{ID: CopeStagesOfChange, Label: "Find where one is", Uses: []CopingUse{ForMotivation}, TaughtBy: []CopingTeacher{TaughtSMART, TaughtGeneral}},
	{ID: CopeVaci, Label: "Absorbing, creative interests", Uses: []CopingUse{ForBalance}, TaughtBy: []CopingTeacher{TaughtSMART}},
	{ID: CopeLifestylePie, Label: "Rate the areas of one's life", Uses: []CopingUse{ForBalance}, TaughtBy: []CopingTeacher{TaughtSMART}},
	{ID: CopeProblemSolving, Label: "Define, collect options, pick, try, check", Uses: []CopingUse{ForAny}, TaughtBy: []CopingTeacher{TaughtSMART, TaughtGeneral, TaughtWRAP}},
	{ID: CopeRolePlayRefusal, Label: "Rehearse saying no", Uses: []CopingUse{ForSocialPressure}, TaughtBy: []CopingTeacher{TaughtSMART, TaughtGeneral}},
	{ID: CopeDrinkDiary, Label: "Write down drinks", Uses: []CopingUse{ForModeration}, TaughtBy: []CopingTeacher{TaughtMM}},
	{ID: CopeDrinkFreeDays, Label: "Plan days without", Uses: []CopingUse{ForModeration}, TaughtBy: []CopingTeacher{TaughtMM}},
	{ID: CopeAffirmation, Label: "A daily statement", Uses: []CopingUse{ForSelfWorth}, TaughtBy: []CopingTeacher{TaughtWFS}},
	{ID: CopeThoughtReplacement, Label: "Put a better thought in place of a bad one", Uses: []CopingUse{ForMood}, TaughtBy: []CopingTeacher{TaughtWFS}},
	{ID: CopeJournaling, Label: "Write for oneself", Uses: []CopingUse{ForReflection}, TaughtBy: []CopingTeacher{TaughtWFS, TaughtPeers, TaughtTwelveStep, TaughtWRAP}, Step: 10},
	{ID: CopeInventoryDaily, Label: "Look back in the evening", Uses: []CopingUse{ForUpkeep}, TaughtBy: []CopingTeacher{TaughtTwelveStep}},
	{ID: CopeGratitudeList, Label: "Three things", Uses: []CopingUse{ForMood}, TaughtBy: []CopingTeacher{TaughtTwelveStep, TaughtWFS}},
	{ID: CopeSerenityFocus, Label: "Tell what can be changed from what cannot", Uses: []CopingUse{ForStress}, TaughtBy: []CopingTeacher{TaughtTwelveStep, TaughtCelebrateRecovery}},
	{ID: CopePhoneList, Label: "Call before using", Uses: []CopingUse{ForCraving}, TaughtBy: []CopingTeacher{TaughtTwelveStep, TaughtPeers}},
	{ID: CopeMeetingToday, Label: "Go to any meeting", Uses: []CopingUse{ForCraving}, TaughtBy: []CopingTeacher{TaughtTwelveStep, TaughtSMART, TaughtLifeRing, TaughtAll}},
	{ID: CopeService, Label: "Make coffee, greet, help", Uses: []CopingUse{ForPurpose}, TaughtBy: []CopingTeacher{TaughtTwelveStep, TaughtLifeRing, TaughtCelebrateRecovery}},
	{ID: CopeExercise, Label: "Walk, hike, sport, yoga", Uses: []CopingUse{ForMood, ForSleep}, TaughtBy: []CopingTeacher{TaughtWFS, TaughtPeers, TaughtAll}},
	{ID: CopeNutrition, Label: "Regular food, water", Uses: []CopingUse{ForStability}, TaughtBy: []CopingTeacher{TaughtWFS, TaughtPeers}},
	{ID: CopeSleepRoutine, Label: "Fixed times", Uses: []CopingUse{ForStability}, TaughtBy: []CopingTeacher{TaughtWRAP, TaughtPeers}},
	{ID: CopeNatureOuting, Label: "Hike, be outdoors", Uses: []CopingUse{ForMood}, TaughtBy: []CopingTeacher{TaughtPeers}},
	{ID: CopeCreativeHands, Label: "Craft, music", Uses: []CopingUse{ForInterest}, TaughtBy: []CopingTeacher{TaughtPeers, TaughtWRAP}},
	{ID: CopeSocialSober, Label: "An event without alcohol", Uses: []CopingUse{ForIsolation}, TaughtBy: []CopingTeacher{TaughtRCC, TaughtPeers}},
	{ID: CopeAvoidCues, Label: "Another way home, contacts deleted", Uses: []CopingUse{ForCues}, TaughtBy: []CopingTeacher{TaughtGeneral, TaughtLifeRing}},
	{ID: CopeSafeUsePlan, Label: "Naloxone, not alone, test, small dose", Uses: []CopingUse{ForOverdose}, TaughtBy: []CopingTeacher{TaughtHarmReduction}},
	{ID: CopeGrounding54321, Label: "Name what the senses tell", Uses: []CopingUse{ForAnxiety, ForTrauma}, TaughtBy: []CopingTeacher{TaughtGeneral, TaughtPeers}},
	{ID: CopePrayer, Label: "As one wishes", Uses: []CopingUse{ForComfort}, TaughtBy: []CopingTeacher{TaughtTwelveStep, TaughtCelebrateRecovery}},
	{ID: CopeSelfCompassion, Label: "A kind phrase", Uses: []CopingUse{ForShame}, TaughtBy: []CopingTeacher{TaughtDharma}},
	{ID: CopeWellnessTool, Label: "Any tool of one's own", Uses: []CopingUse{ForAny}, TaughtBy: []CopingTeacher{TaughtWRAP}},
	{ID: CopeRecoveryVoice, Label: "The sober self answers the other", Uses: []CopingUse{ForCraving}, TaughtBy: []CopingTeacher{TaughtLifeRing}},
	{ID: CopeProfessionalHelp, Label: "Call a clinician", Uses: []CopingUse{ForAny}, TaughtBy: []CopingTeacher{TaughtPeers}},
}

// CopingStrategies returns the shipped catalogue, in the order of
// [CopingStrategyIDs].
func CopingStrategies() []CopingStrategy {
	src := common("coping strategies, collected from what the pathways teach and not checked row by row")
	all := slices.Clone(copingStrategies)
	for i := range all {
		all[i].Uses, all[i].TaughtBy = slices.Clone(all[i].Uses), slices.Clone(all[i].TaughtBy)
		all[i].Source = src
	}
	return all
}

// CopingStrategiesFor returns the strategies for a use, those for anything last.
// It returns an error wrapping [ErrUnknownCopingUse] for a use that is none.
func CopingStrategiesFor(use CopingUse) ([]CopingStrategy, error) {
	if _, err := use.MarshalText(); err != nil {
		return nil, err
	}
	var exact, general []CopingStrategy
	for _, s := range CopingStrategies() {
		switch {
		case slices.Contains(s.Uses, use):
			exact = append(exact, s)
		case slices.Contains(s.Uses, ForAny):
			general = append(general, s)
		}
	}
	return append(exact, general...), nil
}
