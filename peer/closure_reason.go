package peer

import "github.com/alongside-go/alongside/internal/enum"

// A ClosureReason is the coded reason for which a mentorship was closed. Return to
// use is never one. The zero value is no reason: a participant may leave without.
type ClosureReason string

// Closure reasons (standards of the field name most of them; the list is a design
// default).
const (
	// ClosureGoalsMet: the goals were reached.
	ClosureGoalsMet ClosureReason = "goals_met"
	// ClosureParticipantChoice: the participant chose to end.
	ClosureParticipantChoice ClosureReason = "participant_choice"
	// ClosureMovedToOtherSupport: other support took over.
	ClosureMovedToOtherSupport ClosureReason = "moved_to_other_support"
	// ClosureMovedAway: the participant moved away.
	ClosureMovedAway ClosureReason = "moved_away"
	// ClosureUnableToContact: attempts to reach the participant were exhausted ([Mentorship.Outreach]); they may return at any time.
	ClosureUnableToContact ClosureReason = "unable_to_contact"
	// ClosureEligibilityOrFundingEnded: the programme could not go on.
	ClosureEligibilityOrFundingEnded ClosureReason = "eligibility_or_funding_ended"
	// ClosureLongTermInstitution: the participant is where the programme cannot reach.
	ClosureLongTermInstitution ClosureReason = "incarcerated_or_institutionalised_long_term"
	// ClosureSafety: going on was not safe.
	ClosureSafety ClosureReason = "safety"
	// ClosureConflictOfInterest: a conflict of interest, and no other worker.
	ClosureConflictOfInterest ClosureReason = "conflict_of_interest_no_alternative"
	// ClosureWorkerUnavailable: the worker is gone, and no other was found.
	ClosureWorkerUnavailable ClosureReason = "worker_unavailable_no_rematch"
	// ClosureDeceased: the participant died.
	ClosureDeceased ClosureReason = "deceased"
	// ClosureEnteredInError: the record should not exist.
	ClosureEnteredInError ClosureReason = "entered_in_error"
)

var closureReasons = []ClosureReason{
	ClosureGoalsMet,
	ClosureParticipantChoice,
	ClosureMovedToOtherSupport,
	ClosureMovedAway,
	ClosureUnableToContact,
	ClosureEligibilityOrFundingEnded,
	ClosureLongTermInstitution,
	ClosureSafety,
	ClosureConflictOfInterest,
	ClosureWorkerUnavailable,
	ClosureDeceased,
	ClosureEnteredInError,
}

// ClosureReasons returns every ClosureReason, in the order of this page.
func ClosureReasons() []ClosureReason { return append([]ClosureReason(nil), closureReasons...) }

// String returns the name under which it is stored and sent.
func (v ClosureReason) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownClosureReason].
func (v ClosureReason) MarshalText() ([]byte, error) {
	return enum.Marshal(v, closureReasons, ErrUnknownClosureReason)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ClosureReason) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, closureReasons, ErrUnknownClosureReason)
}
