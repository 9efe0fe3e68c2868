package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrUnknownReferralSource reports a name that is no source of a referral.
var ErrUnknownReferralSource = errors.New("peer: unknown source of a referral")

// A ReferralSource says from where a participant came to support: the code of the
// event that refers them. The zero value is not said; nobody has to say it.
type ReferralSource string

// Sources of referrals, as the field's practice names them; the list is a design
// default.
const (
	// ReferralSelf: the participant asked themselves.
	ReferralSelf ReferralSource = "self"
	// ReferralFamily: somebody of the family, or close to the participant, asked.
	ReferralFamily ReferralSource = "family"
	// ReferralEmergencyDepartment: a hospital emergency department, as after an overdose; see [EmergencyTimings].
	ReferralEmergencyDepartment ReferralSource = "emergency_department"
	// ReferralCourt: a court or a court programme. Support stays voluntary.
	ReferralCourt ReferralSource = "court"
	// ReferralClinician: a clinician or a treatment team.
	ReferralClinician ReferralSource = "clinician"
	// ReferralOutreach: met on an outreach round.
	ReferralOutreach ReferralSource = "outreach"
)

var referralSources = []ReferralSource{
	ReferralSelf,
	ReferralFamily,
	ReferralEmergencyDepartment,
	ReferralCourt,
	ReferralClinician,
	ReferralOutreach,
}

// ReferralSources returns every ReferralSource, in the order of this page.
func ReferralSources() []ReferralSource { return append([]ReferralSource(nil), referralSources...) }

// ReferralSource returns from where the participant came: the code of the move
// that referred them, [ReferralSelf] if they came themselves without giving one,
// or "" if it was not said.
func (m Mentorship) ReferralSource() ReferralSource {
	moves := m.history.Moves()
	switch {
	case len(moves) == 0:
		return ""
	case moves[0].Code == "" && moves[0].By.Party == lifecycle.ParticipantParty:
		return ReferralSelf
	default:
		return ReferralSource(moves[0].Code)
	}
}

func referralCodes() []string {
	codes := make([]string, len(referralSources))
	for i, s := range referralSources {
		codes[i] = string(s)
	}
	return codes
}

// String returns the name under which it is stored and sent.
func (v ReferralSource) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownReferralSource].
func (v ReferralSource) MarshalText() ([]byte, error) {
	return enum.Marshal(v, referralSources, ErrUnknownReferralSource)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ReferralSource) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, referralSources, ErrUnknownReferralSource)
}
