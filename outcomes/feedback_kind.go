package outcomes

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/internal/enum"
)

// Errors of kinds of feedback.
var (
	// ErrUnknownFeedbackKind reports a name that is no [FeedbackKind].
	ErrUnknownFeedbackKind = errors.New("outcomes: unknown kind of feedback")
	// ErrIsComplaint reports a complaint, which is no feedback.
	ErrIsComplaint = errors.New("outcomes: a complaint is no feedback")
)

// A FeedbackKind says what sort of feedback it is, in the word of whoever gives it.
// The zero value is none. A complaint is none of them: it goes round those complained
// of, and supervision/escalation takes it.
type FeedbackKind string

// Kinds of feedback.
const (
	// FeedbackCompliment: something is good as it is.
	FeedbackCompliment FeedbackKind = "compliment"
	// FeedbackSuggestion: something could be otherwise.
	FeedbackSuggestion FeedbackKind = "suggestion"
	// FeedbackConcern: something is not right, and nobody is complained of.
	FeedbackConcern FeedbackKind = "concern"
)

var feedbackKinds = []FeedbackKind{FeedbackCompliment, FeedbackSuggestion, FeedbackConcern}

// FeedbackKinds returns every FeedbackKind, in the order of this page.
func FeedbackKinds() []FeedbackKind { return append([]FeedbackKind(nil), feedbackKinds...) }

// String returns the name under which it is stored and sent.
func (k FeedbackKind) String() string { return string(k) }

// MarshalText returns the stored name, [ErrIsComplaint] for "complaint", or an error
// wrapping [ErrUnknownFeedbackKind].
func (k FeedbackKind) MarshalText() ([]byte, error) {
	if k == "complaint" {
		return nil, isComplaint()
	}
	return enum.Marshal(k, feedbackKinds, ErrUnknownFeedbackKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error k is unchanged.
func (k *FeedbackKind) UnmarshalText(text []byte) error {
	if string(text) == "complaint" {
		return isComplaint()
	}
	return enum.Unmarshal(k, text, feedbackKinds, ErrUnknownFeedbackKind)
}

func isComplaint() error {
	return fmt.Errorf("%w: it goes round those complained of; make it with NewComplaint of supervision/escalation", ErrIsComplaint)
}
