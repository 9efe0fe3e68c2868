package peer

import "github.com/alongside-go/alongside/internal/enum"

// A RoleKind says in which role a person supports others. The
// zero value is no role.
type RoleKind string

// Role kinds. Jurisdiction titles, such as certified peer specialist, belong to
// the credential, not to the role; so does being a trainee
// ([CredentialProvisional]).
const (
	// RolePeerWorker: works in an organised programme, paid or not, with own lived experience.
	RolePeerWorker RoleKind = "peer_worker"
	// RoleRecoveryCoach: a peer role from recovery community organisations.
	RoleRecoveryCoach RoleKind = "recovery_coach"
	// RoleFamilyPeer: lived experience as parent or caregiver; supports the caregiver.
	RoleFamilyPeer RoleKind = "family_peer"
	// RoleYouthPeer: near in age to the young person supported.
	RoleYouthPeer RoleKind = "youth_peer"
	// RoleForensicPeer: justice involvement as well as behavioural-health lived experience.
	RoleForensicPeer RoleKind = "forensic_peer"
	// RoleVeteranPeer: military service as well as behavioural-health lived experience.
	RoleVeteranPeer RoleKind = "veteran_peer"
	// RoleVolunteer: unpaid; services are not billable.
	RoleVolunteer RoleKind = "volunteer"
	// RoleSponsor: a volunteer in a fellowship: no employer, no record, one pathway.
	RoleSponsor RoleKind = "sponsor"
	// RoleSupervisor: supervises peer workers.
	RoleSupervisor RoleKind = "supervisor"
)

var roleKinds = []RoleKind{
	RolePeerWorker,
	RoleRecoveryCoach,
	RoleFamilyPeer,
	RoleYouthPeer,
	RoleForensicPeer,
	RoleVeteranPeer,
	RoleVolunteer,
	RoleSponsor,
	RoleSupervisor,
}

// RoleKinds returns every RoleKind, in the order of this page.
func RoleKinds() []RoleKind { return append([]RoleKind(nil), roleKinds...) }

// String returns the name under which it is stored and sent.
func (v RoleKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRole].
func (v RoleKind) MarshalText() ([]byte, error) { return enum.Marshal(v, roleKinds, ErrUnknownRole) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RoleKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, roleKinds, ErrUnknownRole)
}
