package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTeamRole reports a name that is no role in a treatment team.
var ErrUnknownTeamRole = errors.New("peer: unknown role in a treatment team")

// A TeamRole says as what somebody outside peer support works with a participant:
// one of the treatment team, or of another service. Peer workers have a
// [RoleKind]; what a team role does is none of theirs. The zero value is no role.
type TeamRole string

// Roles in a treatment team.
const (
	// TeamClinician: a licensed or certified treatment professional, where no other role says more.
	TeamClinician TeamRole = "clinician"
	// TeamTherapist: a therapist.
	TeamTherapist TeamRole = "therapist"
	// TeamCounsellor: a counsellor, also for substance use.
	TeamCounsellor TeamRole = "counsellor"
	// TeamPhysician: a physician.
	TeamPhysician TeamRole = "physician"
	// TeamCaseManager: a case manager.
	TeamCaseManager TeamRole = "case_manager"
)

var teamRoles = []TeamRole{
	TeamClinician,
	TeamTherapist,
	TeamCounsellor,
	TeamPhysician,
	TeamCaseManager,
}

// TeamRoles returns every TeamRole, in the order of this page.
func TeamRoles() []TeamRole { return append([]TeamRole(nil), teamRoles...) }

// String returns the name under which it is stored and sent.
func (v TeamRole) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTeamRole].
func (v TeamRole) MarshalText() ([]byte, error) {
	return enum.Marshal(v, teamRoles, ErrUnknownTeamRole)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *TeamRole) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, teamRoles, ErrUnknownTeamRole)
}
