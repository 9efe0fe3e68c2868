package evaluation

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A Feedback is what a supervisor or colleague tells a worker about one interaction,
// and what the worker says to it. It names an encounter, if there is one, and no
// participant. Words and Answer may be empty.
type Feedback struct {
	ID        string             `json:"id"`
	Worker    peer.WorkerID      `json:"worker"`
	By        lifecycle.Actor    `json:"by"`
	At        time.Time          `json:"at"`
	Way       FeedbackWay        `json:"way"`
	Encounter peer.EncounterID   `json:"encounter,omitempty"`
	Strengths []credential.Topic `json:"strengths,omitempty"` // categories in which it went well
	Growth    []credential.Topic `json:"growth,omitempty"`    // categories to work on
	Words     lifecycle.Text     `json:"words,omitzero"`
	Answer    lifecycle.Text     `json:"answer,omitzero"`   // the worker's
	Answered  time.Time          `json:"answered,omitzero"` // when the worker had seen it; the loop is closed
}

// Check returns [ErrIncomplete] unless the feedback has an id, a worker, somebody else
// who gives it, a time, a way and a strength for each growth: it says what went well
// wherever it says what to work on, and each category once.
func (f Feedback) Check() error {
	for _, id := range []string{f.ID, string(f.Worker), f.By.ID} {
		if id == "" || !storable.ID(id) {
			return fmt.Errorf("%w: want an id, a worker and who gives the feedback, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
		}
	}
	all := slices.Concat(f.Strengths, f.Growth)
	seen := map[credential.Topic]bool{}
	for _, t := range all {
		if !IsCategory(t) || seen[t] {
			return fmt.Errorf("%w: want categories of competency, each once", ErrIncomplete)
		}
		seen[t] = true
	}
	switch {
	case f.By.ID == string(f.Worker):
		return fmt.Errorf("%w: want feedback of somebody other than the worker", ErrIncomplete)
	case !slices.Contains(feedbackWays, f.Way):
		return fmt.Errorf("%w: want how the interaction was seen", ErrUnknownFeedbackWay)
	case f.At.IsZero() || !storable.Time(f.At) || !storable.Time(f.Answered) || !storable.ID(string(f.Encounter)):
		return fmt.Errorf("%w: want times within the years 1 to 9999 and an id of the encounter in valid UTF-8", ErrIncomplete)
	case len(f.Strengths) == 0:
		return fmt.Errorf("%w: want at least one strength", ErrIncomplete)
	case !f.Answered.IsZero() && f.Answered.Before(f.At), f.Answered.IsZero() && !f.Answer.IsZero():
		return fmt.Errorf("%w: want the worker's answer with its time, after the feedback", ErrIncomplete)
	}
	return nil
}

// IsClosed reports whether the worker has seen it.
func (f Feedback) IsClosed() bool { return !f.Answered.IsZero() }

// Format keeps people and words out of every verb of fmt.
func (Feedback) Format(f fmt.State, _ rune) { redact.Format(f, "[feedback]") }

// LogValue keeps people and words out of logs.
func (Feedback) LogValue() slog.Value { return slog.StringValue("[feedback]") }
