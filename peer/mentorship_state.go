package peer

import "github.com/alongside-go/alongside/internal/enum"

// A MentorshipState is a stage of a mentorship. The zero value is no stage.
type MentorshipState string

// Stages of a mentorship. Completed and closed are final.
const (
	// MentorshipReferred: somebody asked for support for the participant, or the participant did. Leads to outreach, engaged or closed.
	MentorshipReferred MentorshipState = "referred"
	// MentorshipOutreach: a first attempt to reach the person was made. Leads to engaged or closed.
	MentorshipOutreach MentorshipState = "outreach"
	// MentorshipEngaged: the person said yes to talk. Leads to matching or closed.
	MentorshipEngaged MentorshipState = "engaged"
	// MentorshipMatching: preferences are collected and a worker is sought. Leads to proposed_match or closed.
	MentorshipMatching MentorshipState = "matching"
	// MentorshipProposedMatch: a worker is proposed and the other side has not answered. Leads to agreement_pending, matching, expired, withdrawn or closed.
	MentorshipProposedMatch MentorshipState = "proposed_match"
	// MentorshipExpired: nobody answered the proposal in time. Leads to matching or closed.
	MentorshipExpired MentorshipState = "expired"
	// MentorshipWithdrawn: the proposer took the proposal back; it stays on record. Leads to matching or closed.
	MentorshipWithdrawn MentorshipState = "withdrawn"
	// MentorshipAgreementPending: both sides accepted; roles, limits of confidentiality and contact plan are being agreed. Leads to active, matching or closed.
	MentorshipAgreementPending MentorshipState = "agreement_pending"
	// MentorshipActive: support is given. Leads to paused, transfer_pending, needs_reassignment, step_down, completed or closed.
	MentorshipActive MentorshipState = "active"
	// MentorshipPaused: no contact for a while, at the wish of either side. Leads back to the state held before, or to needs_reassignment or closed.
	MentorshipPaused MentorshipState = "paused"
	// MentorshipTransferPending: another worker is to take over; the present one stays responsible until then. Leads to active, back to the state held before, to needs_reassignment or closed.
	MentorshipTransferPending MentorshipState = "transfer_pending"
	// MentorshipNeedsReassignment: the worker is gone. Leads back to the state held before, under a new worker, or to closed.
	MentorshipNeedsReassignment MentorshipState = "needs_reassignment"
	// MentorshipStepDown: goals are mostly met, contact is lower. Leads to completed, active, paused, transfer_pending, needs_reassignment or closed.
	MentorshipStepDown MentorshipState = "step_down"
	// MentorshipCompleted: the goals that the participant set are reached. Final; support can begin again as a new episode.
	MentorshipCompleted MentorshipState = "completed"
	// MentorshipClosed: ended for a coded reason. Final; support can begin again as a new episode.
	MentorshipClosed MentorshipState = "closed"
)

var mentorshipStates = []MentorshipState{
	MentorshipReferred,
	MentorshipOutreach,
	MentorshipEngaged,
	MentorshipMatching,
	MentorshipProposedMatch,
	MentorshipExpired,
	MentorshipWithdrawn,
	MentorshipAgreementPending,
	MentorshipActive,
	MentorshipPaused,
	MentorshipTransferPending,
	MentorshipNeedsReassignment,
	MentorshipStepDown,
	MentorshipCompleted,
	MentorshipClosed,
}

// MentorshipStates returns every MentorshipState, in the order of this page.
func MentorshipStates() []MentorshipState { return append([]MentorshipState(nil), mentorshipStates...) }

// String returns the name under which it is stored and sent.
func (v MentorshipState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMentorshipState].
func (v MentorshipState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, mentorshipStates, ErrUnknownMentorshipState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MentorshipState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, mentorshipStates, ErrUnknownMentorshipState)
}
