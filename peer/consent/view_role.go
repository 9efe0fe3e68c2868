package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownViewRole reports a name that is no role of a reader.
var ErrUnknownViewRole = errors.New("consent: unknown role of a reader")

// A ViewRole says as what somebody reads a participant's record. The zero value is
// none and reads nothing.
type ViewRole string

// Roles of readers.
const (
	// ViewParticipant: the person themself.
	ViewParticipant ViewRole = "participant"
	// ViewWorker: their peer worker, while the support goes on.
	ViewWorker ViewRole = "worker"
	// ViewOtherWorker: a peer worker who does not support them.
	ViewOtherWorker ViewRole = "other_worker"
	// ViewSupervisor: the supervisor of their worker, while the support goes on.
	ViewSupervisor ViewRole = "supervisor"
	// ViewProgrammeStaff: those who run the programme.
	ViewProgrammeStaff ViewRole = "programme_staff"
	// ViewPrivacyOfficer: who answers requests about records.
	ViewPrivacyOfficer ViewRole = "privacy_officer"
	// ViewClinicalTeam: the treatment team, as far as the person agreed.
	ViewClinicalTeam ViewRole = "clinical_team"
	// ViewFrontDesk: who opens the door and keeps the calendar.
	ViewFrontDesk ViewRole = "front_desk"
	// ViewBiller: who sends claims.
	ViewBiller ViewRole = "biller"
	// ViewFunderAuditor: a funder or an auditor, as far as the person agreed; otherwise they get counts.
	ViewFunderAuditor ViewRole = "funder_auditor"
	// ViewReferralPartner: a service that the person was referred to, as far as the person agreed.
	ViewReferralPartner ViewRole = "referral_partner"
	// ViewSupporter: family or a friend, as far as the person agreed.
	ViewSupporter ViewRole = "supporter"
	// ViewSponsor: the sponsor of a fellowship, who is outside the programme.
	ViewSponsor ViewRole = "sponsor"
	// ViewResearcher: a researcher, who gets de-identified data.
	ViewResearcher ViewRole = "researcher"
)

var viewRoles = []ViewRole{
	ViewParticipant,
	ViewWorker,
	ViewOtherWorker,
	ViewSupervisor,
	ViewProgrammeStaff,
	ViewPrivacyOfficer,
	ViewClinicalTeam,
	ViewFrontDesk,
	ViewBiller,
	ViewFunderAuditor,
	ViewReferralPartner,
	ViewSupporter,
	ViewSponsor,
	ViewResearcher,
}

// ViewRoles returns every ViewRole, in the order of this page.
func ViewRoles() []ViewRole { return append([]ViewRole(nil), viewRoles...) }

// String returns the name under which it is stored and sent.
func (v ViewRole) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownViewRole].
func (v ViewRole) MarshalText() ([]byte, error) {
	return enum.Marshal(v, viewRoles, ErrUnknownViewRole)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ViewRole) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, viewRoles, ErrUnknownViewRole)
}
