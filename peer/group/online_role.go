package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownOnlineRole reports a name that is no role online.
var ErrUnknownOnlineRole = errors.New("group: unknown role online")

// An OnlineRole says what somebody is in an online community. The zero value is
// none.
type OnlineRole string

// Roles online. [OnlineRole.Decides] says which may decide on a case.
const (
	// OnlineMember: takes part.
	OnlineMember OnlineRole = "member"
	// OnlineTrustedMember: takes part and welcomes others; decides nothing.
	OnlineTrustedMember OnlineRole = "trusted_member"
	// OnlineModerator: keeps the house rules.
	OnlineModerator OnlineRole = "moderator"
	// OnlineLeadModerator: is asked when a moderator is not sure, and looks after the moderators.
	OnlineLeadModerator OnlineRole = "lead_moderator"
	// OnlineAdmin: runs the community.
	OnlineAdmin OnlineRole = "admin"
	// OnlineClinicalContact: a clinician to whom a person is handed over with consent.
	OnlineClinicalContact OnlineRole = "clinical_contact"
)

var onlineRoles = []OnlineRole{
	OnlineMember,
	OnlineTrustedMember,
	OnlineModerator,
	OnlineLeadModerator,
	OnlineAdmin,
	OnlineClinicalContact,
}

// OnlineRoles returns every OnlineRole, in the order of this page.
func OnlineRoles() []OnlineRole { return append([]OnlineRole(nil), onlineRoles...) }

// Decides reports whether the role may decide on a case: members do not, however
// trusted.
func (v OnlineRole) Decides() bool {
	return v == OnlineModerator || v == OnlineLeadModerator || v == OnlineAdmin || v == OnlineClinicalContact
}

// String returns the name under which it is stored and sent.
func (v OnlineRole) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownOnlineRole].
func (v OnlineRole) MarshalText() ([]byte, error) {
	return enum.Marshal(v, onlineRoles, ErrUnknownOnlineRole)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *OnlineRole) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, onlineRoles, ErrUnknownOnlineRole)
}
