package outcomes

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A DischargeRule says as which discharge the closing of a mentorship is counted.
// [DischargeRules] lists them.
type DischargeRule struct {
	Closure peer.ClosureReason
	// By is the party that closed; empty: whichever it was. A rule for a party goes
	// before one for any.
	By     lifecycle.Party
	Reason DischargeReason
	Source source.Source
}

// DischargeRules returns the reason of a discharge that each closure reason is, in
// the order of [peer.ClosureReasons]. A mentorship that was completed is
// [ReasonCompleted] without a rule, and one entered in error is no discharge.
//
// [Endings] says of the same closures whether somebody left: it counts moving to
// other support and moving away as leaving, which TEDS-D has words of its own for,
// and which the time until leaving of [Measure] does not. Which place it is that
// the programme cannot reach is not told, so nobody is said to be in custody. The
// assignment is a design default: TEDS-D is written for treatment.
func DischargeRules() []DischargeRule {
	rules := []DischargeRule{
		{Closure: peer.ClosureGoalsMet, Reason: ReasonCompleted},
		{Closure: peer.ClosureParticipantChoice, Reason: ReasonDroppedOut},
		{Closure: peer.ClosureMovedToOtherSupport, Reason: ReasonTransferred},
		{Closure: peer.ClosureMovedAway, Reason: ReasonOther},
		{Closure: peer.ClosureUnableToContact, Reason: ReasonDroppedOut},
		{Closure: peer.ClosureEligibilityOrFundingEnded, Reason: ReasonTerminated},
		{Closure: peer.ClosureLongTermInstitution, Reason: ReasonOther},
		{Closure: peer.ClosureSafety, By: lifecycle.ParticipantParty, Reason: ReasonOther},
		{Closure: peer.ClosureSafety, Reason: ReasonTerminated},
		{Closure: peer.ClosureConflictOfInterest, Reason: ReasonTerminated},
		{Closure: peer.ClosureWorkerUnavailable, Reason: ReasonTerminated},
		{Closure: peer.ClosureDeceased, Reason: ReasonDied},
	}
	for i := range rules {
		rules[i].Source = source.DesignDefault("closures of a peer relationship in the words of TEDS-D, which knows none")
	}
	return rules
}

// dischargeOf returns the reason of a discharge that a closing is, or [ErrUnknownEnding].
func dischargeOf(reason peer.ClosureReason, by lifecycle.Party) (DischargeReason, error) {
	for _, r := range DischargeRules() {
		if r.Closure == reason && (r.By == "" || r.By == by) {
			return r.Reason, nil
		}
	}
	return "", fmt.Errorf("%w: its closure reason is none that is counted as a discharge", ErrUnknownEnding)
}
