package workforce

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A RecruitState is a stage of a recruiting. The zero value is no stage.
type RecruitState string

// Stages of a recruiting.
const (
	RecruitIdentified  RecruitState = "identified"  // somebody might become a worker
	RecruitInvited     RecruitState = "invited"     // was asked
	RecruitApplied     RecruitState = "applied"     // wants to
	RecruitInterviewed RecruitState = "interviewed" // both have met
	RecruitOffered     RecruitState = "offered"     // the programme offers a place
	RecruitOnboarding  RecruitState = "onboarding"  // accepted; the gate is open until everything is done
	RecruitReady       RecruitState = "ready"       // final: may be assigned
	RecruitWithdrawn   RecruitState = "withdrawn"   // final: the candidate does not want to, now
	RecruitNotChosen   RecruitState = "not_chosen"  // final: the programme does not go on, with a reason
)

var recruitStates = []RecruitState{RecruitIdentified, RecruitInvited, RecruitApplied, RecruitInterviewed, RecruitOffered, RecruitOnboarding, RecruitReady, RecruitWithdrawn, RecruitNotChosen}

// RecruitStates returns every stage, in the order of this page.
func RecruitStates() []RecruitState { return slices.Clone(recruitStates) }

// String returns the name under which s is stored and sent.
func (s RecruitState) String() string { return string(s) }

// MarshalText returns the name of s, or an error wrapping [ErrUnknownRecruitState].
func (s RecruitState) MarshalText() ([]byte, error) {
	return enum.Marshal(s, recruitStates, ErrUnknownRecruitState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *RecruitState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, recruitStates, ErrUnknownRecruitState)
}

// A RecruitEvent is something that happens in a recruiting.
type RecruitEvent string

// Events of a recruiting.
const (
	IdentifyCandidate RecruitEvent = "identify"   // the programme thinks of somebody
	InviteCandidate   RecruitEvent = "invite"     // the programme asks
	Apply             RecruitEvent = "apply"      // the candidate wants to
	Interview         RecruitEvent = "interview"  // both have met
	OfferPlace        RecruitEvent = "offer"      // the programme offers a place
	AcceptPlace       RecruitEvent = "accept"     // the candidate accepts
	PassGateItem      RecruitEvent = "pass_item"  // one item of the gate is done
	ClearOnboarding   RecruitEvent = "clear"      // the gate is passed
	WithdrawCandidate RecruitEvent = "withdraw"   // the candidate does not go on
	NotChoose         RecruitEvent = "not_choose" // the programme does not go on
)

// String returns the name under which e is stored and sent.
func (e RecruitEvent) String() string { return string(e) }
