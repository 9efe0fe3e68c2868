package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMembershipRule reports a name that is no rule of membership.
var ErrUnknownMembershipRule = errors.New("recovery: unknown rule of membership")

// A MembershipRule is the one thing that a pathway asks of whoever joins. None of
// them asks that a person has already stopped: a desire to stop is enough where a
// fellowship asks for it. The zero value is not said.
type MembershipRule string

// Rules of membership.
const (
	// MembershipNone: nothing; interest is enough.
	MembershipNone MembershipRule = "none"
	// MembershipDesireToStop: a desire to stop. Not having stopped bars nobody.
	MembershipDesireToStop MembershipRule = "desire_to_stop"
	// MembershipWishForRecovery: a sincere wish for lasting recovery.
	MembershipWishForRecovery MembershipRule = "wish_for_recovery"
	// MembershipWishToBeAbstinent: a wish to live without use.
	MembershipWishToBeAbstinent MembershipRule = "wish_to_be_abstinent"
	// MembershipSobrietyPriority: that sobriety comes first.
	MembershipSobrietyPriority MembershipRule = "sobriety_priority"
	// MembershipConcernAboutUse: concern about one's own use.
	MembershipConcernAboutUse MembershipRule = "concern_about_use"
	// MembershipInterestRenunciation: interest, and the intention to renounce.
	MembershipInterestRenunciation MembershipRule = "interest_renunciation"
	// MembershipFormatRespected: that the faith-centred format is respected.
	MembershipFormatRespected MembershipRule = "format_respected"
	// MembershipWishForSaferLife: a wish for a safer life.
	MembershipWishForSaferLife MembershipRule = "wish_for_safer_life"
	// MembershipVoluntaryAgreement: a voluntary agreement.
	MembershipVoluntaryAgreement MembershipRule = "voluntary_agreement"
	// MembershipVoluntary: that it is voluntary.
	MembershipVoluntary MembershipRule = "voluntary"
	// MembershipVotedIn: the vote of the residents.
	MembershipVotedIn MembershipRule = "voted_in"
	// MembershipApplication: an application, and the house rules.
	MembershipApplication MembershipRule = "application"
	// MembershipProgrammeAgreement: the agreement of the programme.
	MembershipProgrammeAgreement MembershipRule = "programme_agreement"
	// MembershipAffectedByUse: being affected by somebody's use.
	MembershipAffectedByUse MembershipRule = "affected_by_use"
	// MembershipRulesAccepted: that the rules are accepted.
	MembershipRulesAccepted MembershipRule = "rules_accepted"
	// MembershipConsentAtBedside: consent, asked at the bedside.
	MembershipConsentAtBedside MembershipRule = "consent_at_bedside"
)

var membershipRules = []MembershipRule{
	MembershipNone,
	MembershipDesireToStop,
	MembershipWishForRecovery,
	MembershipWishToBeAbstinent,
	MembershipSobrietyPriority,
	MembershipConcernAboutUse,
	MembershipInterestRenunciation,
	MembershipFormatRespected,
	MembershipWishForSaferLife,
	MembershipVoluntaryAgreement,
	MembershipVoluntary,
	MembershipVotedIn,
	MembershipApplication,
	MembershipProgrammeAgreement,
	MembershipAffectedByUse,
	MembershipRulesAccepted,
	MembershipConsentAtBedside,
}

// MembershipRules returns every MembershipRule, in the order of this page.
func MembershipRules() []MembershipRule { return append([]MembershipRule(nil), membershipRules...) }

// String returns the name under which it is stored and sent.
func (v MembershipRule) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMembershipRule].
func (v MembershipRule) MarshalText() ([]byte, error) {
	return enum.Marshal(v, membershipRules, ErrUnknownMembershipRule)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MembershipRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, membershipRules, ErrUnknownMembershipRule)
}
