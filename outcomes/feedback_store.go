package outcomes

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Digest stands for the whole record, whom it is from and what it is about included.
func (f Feedback) Digest() lifecycle.Digest {
	a := f.about
	return f.history.Digest().With(string(a.ID), string(a.Kind), string(a.Channel), string(a.From), string(a.Teller),
		string(a.Programme), string(a.Site), string(a.Funding))
}

type storedFeedback struct {
	About   FeedbackAbout                                                  `json:"about"`
	History lifecycle.Stored[FeedbackState, FeedbackEvent, FeedbackChange] `json:"history"`
}

// MarshalJSON returns the stored form of f, with its words in clear. The zero
// Feedback cannot be stored: [ErrIncompleteFeedback].
func (f Feedback) MarshalJSON() ([]byte, error) {
	if f.history.IsZero() {
		return nil, fmt.Errorf("%w: it was not received", ErrIncompleteFeedback)
	}
	return json.Marshal(storedFeedback{f.about, f.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns
// a [*lifecycle.RecordError] if the record could not have come about, the errors of
// [NewFeedback] for what it is about, and leaves f unchanged on error.
func (f *Feedback) UnmarshalJSON(data []byte) error {
	var in storedFeedback
	if err := lifecycle.ReadStored("feedback", data, &in); err != nil {
		return err
	}
	if err := in.About.check(); err != nil {
		return err
	}
	loaded := Feedback{about: in.About}
	var err error
	if loaded.history, err = loaded.lawful().Restore(in.History, in.About.seats()...); err != nil {
		return err
	}
	*f = loaded
	return nil
}

// Format prints the stage and keeps people and words out of every verb of fmt.
func (f Feedback) Format(s fmt.State, _ rune) { redact.Format(s, f.shown()) }

// LogValue keeps people and words out of logs.
func (f Feedback) LogValue() slog.Value { return slog.StringValue(f.shown()) }

func (f Feedback) shown() string {
	if f.history.IsZero() {
		return "[no feedback]"
	}
	return "[feedback " + string(f.State()) + "]"
}
