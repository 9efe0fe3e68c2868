package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPathwayRole reports a name that is no role on a pathway.
var ErrUnknownPathwayRole = errors.New("recovery: unknown role on a pathway")

// A PathwayRole is a part that people take on a pathway. A sponsor and a recovery
// coach are different relationships: consent records, documentation, pay and
// supervision belong to the coach and not to the sponsor. The zero value is no role.
type PathwayRole string

// Roles.
const (
	// RoleMember: a person who counts themself in.
	RoleMember PathwayRole = "member"
	// RoleNewcomer: a person in their first weeks.
	RoleNewcomer PathwayRole = "newcomer"
	// RoleSponsor: an informal, experienced guide in a 12-step fellowship: unpaid, without training or credential.
	RoleSponsor PathwayRole = "sponsor"
	// RoleSponsee: a person who has a sponsor.
	RoleSponsee PathwayRole = "sponsee"
	// RoleHomeGroupMember: votes and serves in one group.
	RoleHomeGroupMember PathwayRole = "home_group_member"
	// RoleChair: leads a meeting; the group elects.
	RoleChair PathwayRole = "chair"
	// RoleSecretary: keeps a group going; the group elects.
	RoleSecretary PathwayRole = "secretary"
	// RoleTreasurer: keeps its money; the group elects.
	RoleTreasurer PathwayRole = "treasurer"
	// RoleGreeter: welcomes people at the door.
	RoleGreeter PathwayRole = "greeter"
	// RoleGroupRep: speaks for a group elsewhere.
	RoleGroupRep PathwayRole = "group_rep"
	// RoleTrustedServant: holds any service post.
	RoleTrustedServant PathwayRole = "trusted_servant"
	// RoleFacilitator: leads a session.
	RoleFacilitator PathwayRole = "facilitator"
	// RoleHost: reads the script, keeps time and rules.
	RoleHost PathwayRole = "host"
	// RoleConvenor: starts and leads a LifeRing meeting.
	RoleConvenor PathwayRole = "convenor"
	// RoleCoConvenor: assists a convenor.
	RoleCoConvenor PathwayRole = "co_convenor"
	// RoleConvenorMentee: learns to be a convenor.
	RoleConvenorMentee PathwayRole = "convenor_mentee"
	// RoleCoHost: runs the video room.
	RoleCoHost PathwayRole = "co_host"
	// RoleModerator: leads or polices discussion.
	RoleModerator PathwayRole = "moderator"
	// RoleCoordinator: organises groups of one place.
	RoleCoordinator PathwayRole = "coordinator"
	// RoleMentor: a companion in practice whom the person chose.
	RoleMentor PathwayRole = "mentor"
	// RoleWiseFriend: a friend in practice.
	RoleWiseFriend PathwayRole = "wise_friend"
	// RoleAccountabilityPartner: checks in with a partner, both ways.
	RoleAccountabilityPartner PathwayRole = "accountability_partner"
	// RoleRecoveryCoach: a trained, documented, supervised and often paid peer.
	RoleRecoveryCoach PathwayRole = "recovery_coach"
	// RolePeerSpecialist: a peer worker with a credential of that name.
	RolePeerSpecialist PathwayRole = "peer_specialist"
	// RolePeerEducator: a peer who teaches about safety and health.
	RolePeerEducator PathwayRole = "peer_educator"
	// RoleHouseOfficer: an elected resident.
	RoleHouseOfficer PathwayRole = "house_officer"
	// RoleHouseManager: appointed staff of a residence.
	RoleHouseManager PathwayRole = "house_manager"
	// RoleSupporter: somebody whom the person named.
	RoleSupporter PathwayRole = "supporter"
)

var pathwayRoles = []PathwayRole{
	RoleMember,
	RoleNewcomer,
	RoleSponsor,
	RoleSponsee,
	RoleHomeGroupMember,
	RoleChair,
	RoleSecretary,
	RoleTreasurer,
	RoleGreeter,
	RoleGroupRep,
	RoleTrustedServant,
	RoleFacilitator,
	RoleHost,
	RoleConvenor,
	RoleCoConvenor,
	RoleConvenorMentee,
	RoleCoHost,
	RoleModerator,
	RoleCoordinator,
	RoleMentor,
	RoleWiseFriend,
	RoleAccountabilityPartner,
	RoleRecoveryCoach,
	RolePeerSpecialist,
	RolePeerEducator,
	RoleHouseOfficer,
	RoleHouseManager,
	RoleSupporter,
}

// PathwayRoles returns every PathwayRole, in the order of this page.
func PathwayRoles() []PathwayRole { return append([]PathwayRole(nil), pathwayRoles...) }

// String returns the name under which it is stored and sent.
func (v PathwayRole) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPathwayRole].
func (v PathwayRole) MarshalText() ([]byte, error) {
	return enum.Marshal(v, pathwayRoles, ErrUnknownPathwayRole)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *PathwayRole) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, pathwayRoles, ErrUnknownPathwayRole)
}
