package group

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

type storedMeeting struct {
	ID      MeetingID                                                   `json:"id"`
	Group   peer.GroupID                                                `json:"group"`
	History lifecycle.Stored[MeetingState, MeetingEvent, MeetingChange] `json:"history"`
}

// MarshalJSON returns the stored form of m. The zero Meeting cannot be stored: [ErrIncomplete].
func (m Meeting) MarshalJSON() ([]byte, error) {
	if m.history.IsZero() {
		return nil, fmt.Errorf("%w: a meeting that was not planned", ErrIncomplete)
	}
	return json.Marshal(storedMeeting{m.id, m.group, m.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns a
// [*lifecycle.RecordError] if the record could not have come about, and leaves m
// unchanged on error.
func (m *Meeting) UnmarshalJSON(data []byte) error {
	var in storedMeeting
	if err := lifecycle.ReadStored("meeting", data, &in); err != nil {
		return err
	}
	if in.ID == "" || in.Group == "" || !storable.ID(string(in.ID)) || !storable.ID(string(in.Group)) {
		return &lifecycle.RecordError{Lifecycle: "meeting", Field: "id", What: "or group is missing"}
	}
	loaded := Meeting{id: in.ID, group: in.Group}
	var err error
	if loaded.history, err = meetings.Under(loaded.law).Restore(in.History); err != nil {
		return err
	}
	*m = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (m Meeting) Format(f fmt.State, _ rune) { redact.Format(f, m.shown()) }

// LogValue keeps people out of logs.
func (m Meeting) LogValue() slog.Value { return slog.StringValue(m.shown()) }

func (m Meeting) shown() string {
	if m.history.IsZero() {
		return "[no meeting]"
	}
	return "[meeting " + string(m.State()) + "]"
}

// Format prints the role and keeps the person out of every verb of fmt.
func (l Leading) Format(f fmt.State, _ rune) { redact.Format(f, "["+string(l.Role)+"]") }

// LogValue keeps the person out of logs.
func (l Leading) LogValue() slog.Value { return slog.StringValue("[" + string(l.Role) + "]") }
