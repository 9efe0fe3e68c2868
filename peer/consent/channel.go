package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownChannel reports a name that is no channel of contact.
var ErrUnknownChannel = errors.New("consent: unknown channel of contact")

// A Channel is a way to contact somebody. Each needs a consent. The zero value is
// none.
type Channel string

// Channels.
const (
	// ChannelCall: a telephone call.
	ChannelCall Channel = "call"
	// ChannelVoicemail: a message spoken on an answering machine.
	ChannelVoicemail Channel = "voicemail"
	// ChannelText: a text message.
	ChannelText Channel = "text"
	// ChannelEmail: an e-mail.
	ChannelEmail Channel = "email"
	// ChannelApp: a message in an app of the programme.
	ChannelApp Channel = "app"
	// ChannelVideo: a video call.
	ChannelVideo Channel = "video"
	// ChannelLetter: a letter.
	ChannelLetter Channel = "letter"
	// ChannelVisit: a visit where the person lives or stays.
	ChannelVisit Channel = "visit"
)

var channels = []Channel{
	ChannelCall,
	ChannelVoicemail,
	ChannelText,
	ChannelEmail,
	ChannelApp,
	ChannelVideo,
	ChannelLetter,
	ChannelVisit,
}

// Channels returns every Channel, in the order of this page.
func Channels() []Channel { return append([]Channel(nil), channels...) }

// String returns the name under which it is stored and sent.
func (v Channel) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownChannel].
func (v Channel) MarshalText() ([]byte, error) {
	return enum.Marshal(v, channels, ErrUnknownChannel)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Channel) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, channels, ErrUnknownChannel)
}
