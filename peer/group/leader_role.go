package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownLeaderRole reports a name that is no role of a leader.
var ErrUnknownLeaderRole = errors.New("group: unknown role of a leader")

// A LeaderRole says what somebody who leads a meeting does there. The zero value is
// none.
type LeaderRole string

// Roles.
const (
	// RoleFacilitator: leads.
	RoleFacilitator LeaderRole = "facilitator"
	// RoleCoFacilitator: leads with the facilitator, and goes out with a person in crisis.
	RoleCoFacilitator LeaderRole = "co_facilitator"
	// RoleHost: runs the room or the call, keeps the time, and does not lead.
	RoleHost LeaderRole = "host"
	// RoleTrainee: learns to lead, with a facilitator present.
	RoleTrainee LeaderRole = "trainee"
)

var leaderRoles = []LeaderRole{
	RoleFacilitator,
	RoleCoFacilitator,
	RoleHost,
	RoleTrainee,
}

// LeaderRoles returns every LeaderRole, in the order of this page.
func LeaderRoles() []LeaderRole { return append([]LeaderRole(nil), leaderRoles...) }

// Leads reports whether the role leads: a host and a trainee do not.
func (v LeaderRole) Leads() bool { return v == RoleFacilitator || v == RoleCoFacilitator }

// String returns the name under which it is stored and sent.
func (v LeaderRole) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownLeaderRole].
func (v LeaderRole) MarshalText() ([]byte, error) {
	return enum.Marshal(v, leaderRoles, ErrUnknownLeaderRole)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *LeaderRole) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, leaderRoles, ErrUnknownLeaderRole)
}
