package outcomes

import (
	"errors"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownFeedbackChannel reports a name that is no [FeedbackChannel].
var ErrUnknownFeedbackChannel = errors.New("outcomes: unknown channel of feedback")

// A FeedbackChannel is a way by which feedback comes, or by which somebody is told
// what came of it. The zero value is none.
type FeedbackChannel string

// Channels.
const (
	// FeedbackInPerson: face to face.
	FeedbackInPerson FeedbackChannel = "in_person"
	// FeedbackByPhone: by telephone or video.
	FeedbackByPhone FeedbackChannel = "phone"
	// FeedbackByMessage: by text message, e-mail or a portal.
	FeedbackByMessage FeedbackChannel = "message"
	// FeedbackByLetter: on paper.
	FeedbackByLetter FeedbackChannel = "letter"
	// FeedbackAtMeeting: in a meeting of those whom the programme serves, such as a council. What is told there all hear.
	FeedbackAtMeeting FeedbackChannel = "meeting"
	// FeedbackOnForm: on a form or in a survey. It only comes in.
	FeedbackOnForm FeedbackChannel = "form"
	// FeedbackInBox: in a box. It only comes in.
	FeedbackInBox FeedbackChannel = "box"
	// FeedbackOnNotice: on a notice for all to read. It only goes out.
	FeedbackOnNotice FeedbackChannel = "notice"
)

var feedbackChannels = []FeedbackChannel{FeedbackInPerson, FeedbackByPhone, FeedbackByMessage, FeedbackByLetter, FeedbackAtMeeting,
	FeedbackOnForm, FeedbackInBox, FeedbackOnNotice}

// FeedbackChannels returns every FeedbackChannel, in the order of this page.
func FeedbackChannels() []FeedbackChannel { return append([]FeedbackChannel(nil), feedbackChannels...) }

// Brings reports whether feedback may come by it.
func (c FeedbackChannel) Brings() bool {
	return c != FeedbackOnNotice && slices.Contains(feedbackChannels, c)
}

// Tells reports whether somebody may be told something by it.
func (c FeedbackChannel) Tells() bool {
	return c != FeedbackOnForm && c != FeedbackInBox && slices.Contains(feedbackChannels, c)
}

// TellsAll reports whether it reaches somebody whom nobody knows.
func (c FeedbackChannel) TellsAll() bool { return c == FeedbackOnNotice || c == FeedbackAtMeeting }

// String returns the name under which it is stored and sent.
func (c FeedbackChannel) String() string { return string(c) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFeedbackChannel].
func (c FeedbackChannel) MarshalText() ([]byte, error) {
	return enum.Marshal(c, feedbackChannels, ErrUnknownFeedbackChannel)
}

// UnmarshalText accepts exactly what MarshalText returns. On error c is unchanged.
func (c *FeedbackChannel) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, feedbackChannels, ErrUnknownFeedbackChannel)
}
