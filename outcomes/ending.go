package outcomes

import (
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// An Ending says what the end of an episode means for how long people stay. The
// zero value means that the episode goes on.
type Ending string

// Endings.
const (
	// Ongoing: support goes on, or is paused.
	Ongoing Ending = ""
	// Completed: the goals that the participant set were reached.
	Completed Ending = "completed"
	// Left: the participant left, or could not be reached any more.
	Left Ending = "left"
	// Stopped: the programme could not go on, or going on was not possible or
	// not safe; the participant did not choose it.
	Stopped Ending = "stopped"
	// Died: the participant died.
	Died Ending = "died"
)

// An EndingRule says which ending a closure reason is. [Endings] lists them.
type EndingRule struct {
	Reason peer.ClosureReason
	Ending Ending
	Source source.Source
}

// Endings returns the ending that each closure reason is, in the order of
// [peer.ClosureReasons]. An episode entered in error is none and has no row.
// The assignment is a design default: no standard for peer support makes one.
//
// Moving to other support and moving away are [Left] here, where only the one
// programme is looked at. The measures of retention go by discharges, in the words of TEDS-D
// ([DischargeRules]): to them the one is a transfer and the other another reason, and only
// dropping out is the event. So the curve of [Retention] falls lower than that of
// their [Figure].Observations, by those two; do not put one beside the other.
func Endings() []EndingRule {
	design := source.DesignDefault("which closures count as leaving")
	var rules []EndingRule
	for _, r := range []EndingRule{
		{Reason: peer.ClosureGoalsMet, Ending: Completed},
		{Reason: peer.ClosureParticipantChoice, Ending: Left},
		{Reason: peer.ClosureMovedToOtherSupport, Ending: Left},
		{Reason: peer.ClosureMovedAway, Ending: Left},
		{Reason: peer.ClosureUnableToContact, Ending: Left},
		{Reason: peer.ClosureEligibilityOrFundingEnded, Ending: Stopped},
		{Reason: peer.ClosureLongTermInstitution, Ending: Stopped},
		{Reason: peer.ClosureSafety, Ending: Stopped},
		{Reason: peer.ClosureConflictOfInterest, Ending: Stopped},
		{Reason: peer.ClosureWorkerUnavailable, Ending: Stopped},
		{Reason: peer.ClosureDeceased, Ending: Died},
	} {
		r.Source = design
		rules = append(rules, r)
	}
	return rules
}

// endingOf returns the ending that a closure reason is; ok is false for one
// that is none.
func endingOf(reason peer.ClosureReason) (e Ending, ok bool) {
	for _, r := range Endings() {
		if r.Reason == reason {
			return r.Ending, true
		}
	}
	return Ongoing, false
}
