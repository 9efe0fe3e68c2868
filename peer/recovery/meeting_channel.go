package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMeetingChannel reports a name that is no channel of a meeting.
var ErrUnknownMeetingChannel = errors.New("recovery: unknown channel of a meeting")

// A MeetingChannel says how people are together in a meeting. The zero value is not said.
type MeetingChannel string

// Channels.
const (
	// ChannelInPerson: in one room.
	ChannelInPerson MeetingChannel = "in_person"
	// ChannelVideo: by video call.
	ChannelVideo MeetingChannel = "video"
	// ChannelPhone: by telephone.
	ChannelPhone MeetingChannel = "phone"
	// ChannelTextChat: in writing, at the same time.
	ChannelTextChat MeetingChannel = "text_chat"
	// ChannelForumAsync: in writing, each at their own time: a forum, a mailing list, letters.
	ChannelForumAsync MeetingChannel = "forum_async"
	// ChannelHybrid: in a room, with others joining by video or telephone.
	ChannelHybrid MeetingChannel = "hybrid"
	// ChannelBroughtIn: members carry a meeting into a hospital, jail or shelter.
	ChannelBroughtIn MeetingChannel = "brought_in"
)

var meetingChannels = []MeetingChannel{
	ChannelInPerson,
	ChannelVideo,
	ChannelPhone,
	ChannelTextChat,
	ChannelForumAsync,
	ChannelHybrid,
	ChannelBroughtIn,
}

// MeetingChannels returns every MeetingChannel, in the order of this page.
func MeetingChannels() []MeetingChannel { return append([]MeetingChannel(nil), meetingChannels...) }

// String returns the name under which it is stored and sent.
func (v MeetingChannel) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMeetingChannel].
func (v MeetingChannel) MarshalText() ([]byte, error) {
	return enum.Marshal(v, meetingChannels, ErrUnknownMeetingChannel)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MeetingChannel) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, meetingChannels, ErrUnknownMeetingChannel)
}
