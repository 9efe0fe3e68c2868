package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMembershipState reports a name that is no stage of a membership.
var ErrUnknownMembershipState = errors.New("group: unknown stage of a membership")

// A MembershipState is a stage of a [Membership]. The zero value is no stage.
type MembershipState string

// Stages of a membership. Left, declined and ended are final; coming back is a new membership.
const (
	// MembershipRequested: the person asked for a place. Leads to member, waiting, declined, ended or left.
	MembershipRequested MembershipState = "requested"
	// MembershipWaiting: on the waiting list. Leads to member, declined, ended or left.
	MembershipWaiting MembershipState = "waiting"
	// MembershipMember: has a place. Leads to excluded, ended or left.
	MembershipMember MembershipState = "member"
	// MembershipExcluded: out by the policy of the group, which the person may have looked at again. Leads to under_appeal, member, ended or left.
	MembershipExcluded MembershipState = "excluded"
	// MembershipUnderAppeal: the person asked for another look; somebody else decides. Leads to member, excluded, ended or left.
	MembershipUnderAppeal MembershipState = "under_appeal"
	// MembershipLeft: the person left, at any stage and without a reason. Final.
	MembershipLeft MembershipState = "left"
	// MembershipDeclined: no place was given. Final; the person may ask again.
	MembershipDeclined MembershipState = "declined"
	// MembershipEnded: the group, the consent or the time of the group ended. Final.
	MembershipEnded MembershipState = "ended"
)

var membershipStates = []MembershipState{
	MembershipRequested,
	MembershipWaiting,
	MembershipMember,
	MembershipExcluded,
	MembershipUnderAppeal,
	MembershipLeft,
	MembershipDeclined,
	MembershipEnded,
}

// MembershipStates returns every MembershipState, in the order of this page.
func MembershipStates() []MembershipState { return append([]MembershipState(nil), membershipStates...) }

// String returns the name under which it is stored and sent.
func (v MembershipState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMembershipState].
func (v MembershipState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, membershipStates, ErrUnknownMembershipState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MembershipState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, membershipStates, ErrUnknownMembershipState)
}
