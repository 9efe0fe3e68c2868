package outcomes

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownFeedbackFrom reports a name that is no [FeedbackFrom].
var ErrUnknownFeedbackFrom = errors.New("outcomes: unknown origin of feedback")

// A FeedbackFrom says from whom feedback comes, also where nobody knows who it is.
// The zero value is nobody.
type FeedbackFrom string

// Origins of feedback.
const (
	// FromParticipant: somebody who is or was supported.
	FromParticipant FeedbackFrom = "participant"
	// FromFamily: one of their family or friends.
	FromFamily FeedbackFrom = "family"
	// FromNotTold: they did not say.
	FromNotTold FeedbackFrom = "not_told"
)

var feedbackFroms = []FeedbackFrom{FromParticipant, FromFamily, FromNotTold}

// FeedbackFroms returns every FeedbackFrom, in the order of this page.
func FeedbackFroms() []FeedbackFrom { return append([]FeedbackFrom(nil), feedbackFroms...) }

// String returns the name under which it is stored and sent.
func (f FeedbackFrom) String() string { return string(f) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFeedbackFrom].
func (f FeedbackFrom) MarshalText() ([]byte, error) {
	return enum.Marshal(f, feedbackFroms, ErrUnknownFeedbackFrom)
}

// UnmarshalText accepts exactly what MarshalText returns. On error f is unchanged.
func (f *FeedbackFrom) UnmarshalText(text []byte) error {
	return enum.Unmarshal(f, text, feedbackFroms, ErrUnknownFeedbackFrom)
}
