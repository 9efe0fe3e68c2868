package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMeetingAccess reports a name that is no access to a meeting.
var ErrUnknownMeetingAccess = errors.New("recovery: unknown access to a meeting")

// A MeetingAccess says who may come to a meeting. The zero value is not said.
type MeetingAccess string

// Accesses.
const (
	// AccessOpen: anyone.
	AccessOpen MeetingAccess = "open"
	// AccessClosed: only people who share the problem, or the condition, that the meeting is about.
	AccessClosed MeetingAccess = "closed"
	// AccessMembersOnly: only those who count themselves in.
	AccessMembersOnly MeetingAccess = "members_only"
	// AccessFamilyOnly: only relatives and friends.
	AccessFamilyOnly MeetingAccess = "family_only"
	// AccessInviteOnly: only who was invited.
	AccessInviteOnly MeetingAccess = "invite_only"
)

var meetingAccesses = []MeetingAccess{
	AccessOpen,
	AccessClosed,
	AccessMembersOnly,
	AccessFamilyOnly,
	AccessInviteOnly,
}

// MeetingAccesses returns every MeetingAccess, in the order of this page.
func MeetingAccesses() []MeetingAccess { return append([]MeetingAccess(nil), meetingAccesses...) }

// String returns the name under which it is stored and sent.
func (v MeetingAccess) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMeetingAccess].
func (v MeetingAccess) MarshalText() ([]byte, error) {
	return enum.Marshal(v, meetingAccesses, ErrUnknownMeetingAccess)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MeetingAccess) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, meetingAccesses, ErrUnknownMeetingAccess)
}
