package outcomes

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownFeedbackState reports a name that is no stage of feedback.
var ErrUnknownFeedbackState = errors.New("outcomes: unknown stage of feedback")

// A FeedbackState is a stage of [Feedback]. The zero value is no stage.
type FeedbackState string

// Stages of feedback.
const (
	// FeedbackReceived: the programme has it. Leads to acknowledged, answered, withdrawn or voided.
	FeedbackReceived FeedbackState = "received"
	// FeedbackAcknowledged: whoever said it knows that the programme has it. Leads to answered, withdrawn or voided.
	FeedbackAcknowledged FeedbackState = "acknowledged"
	// FeedbackAnswered: the programme said what it does about it, or why not. Leads to told_back, withdrawn or voided.
	FeedbackAnswered FeedbackState = "answered"
	// FeedbackToldBack: whoever said it was told. Final.
	FeedbackToldBack FeedbackState = "told_back"
	// FeedbackWithdrawn: whoever said it took it back. Final.
	FeedbackWithdrawn FeedbackState = "withdrawn"
	// FeedbackVoided: entered in error, or no feedback. Final.
	FeedbackVoided FeedbackState = "voided"
)

var feedbackStates = []FeedbackState{FeedbackReceived, FeedbackAcknowledged, FeedbackAnswered, FeedbackToldBack, FeedbackWithdrawn, FeedbackVoided}

// FeedbackStates returns every FeedbackState, in the order of this page.
func FeedbackStates() []FeedbackState { return append([]FeedbackState(nil), feedbackStates...) }

// String returns the name under which it is stored and sent.
func (s FeedbackState) String() string { return string(s) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFeedbackState].
func (s FeedbackState) MarshalText() ([]byte, error) {
	return enum.Marshal(s, feedbackStates, ErrUnknownFeedbackState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *FeedbackState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, feedbackStates, ErrUnknownFeedbackState)
}
