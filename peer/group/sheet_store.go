package group

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

type storedSheet struct {
	Revision  int                     `json:"revision"`
	Meeting   MeetingID               `json:"meeting,omitempty"`
	Activity  ActivityID              `json:"activity,omitempty"`
	Group     peer.GroupID            `json:"group,omitempty"`
	Pathway   recovery.PathwayID      `json:"pathway,omitempty"`
	Mode      recovery.AttendanceMode `json:"mode"`
	Start     time.Time               `json:"start"`
	Minutes   int                     `json:"minutes"`
	Total     int                     `json:"total,omitempty"`
	Newcomers int                     `json:"newcomers,omitempty"`
	Entries   []Attendance            `json:"entries,omitempty"`
}

// MarshalJSON returns the stored form of s. The zero Sheet cannot be stored.
func (s Sheet) MarshalJSON() ([]byte, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	return json.Marshal(storedSheet{s.Revision, s.meeting, s.activity, s.group, s.pathway, s.mode, s.start, s.minutes, s.total, s.newcomers, s.entries})
}

// UnmarshalJSON loads what MarshalJSON returned and judges all of it anew: a record
// that holds more than its mode allows, or whose mode is laxer than its pathway
// allows, does not load ([ErrAnonymity]). It returns a [*lifecycle.RecordError] for
// another form, and [ErrConsent] and [ErrAttendance] as [Sheet.Put] does. On error s is
// unchanged.
func (s *Sheet) UnmarshalJSON(data []byte) error {
	var in storedSheet
	if err := lifecycle.ReadStored("sheet", data, &in); err != nil {
		return err
	}
	loaded := Sheet{in.Revision, in.Meeting, in.Activity, in.Group, in.Pathway, in.Mode, in.Start.UTC(), in.Minutes, in.Total, in.Newcomers, in.Entries}
	if err := loaded.check(); err != nil {
		return err
	}
	*s = loaded
	return nil
}

// Format prints the mode and keeps people out of every verb of fmt.
func (s Sheet) Format(f fmt.State, _ rune) { redact.Format(f, "[sheet "+string(s.mode)+"]") }

// LogValue keeps people out of logs.
func (s Sheet) LogValue() slog.Value { return slog.StringValue("[sheet " + string(s.mode) + "]") }

// Format keeps the person out of every verb of fmt.
func (Attendance) Format(f fmt.State, _ rune) { redact.Format(f, "[attendance]") }

// LogValue keeps the person out of logs.
func (Attendance) LogValue() slog.Value { return slog.StringValue("[attendance]") }

// Format keeps the people out of every verb of fmt.
func (Registration) Format(f fmt.State, _ rune) { redact.Format(f, "[registration]") }

// LogValue keeps the people out of logs.
func (Registration) LogValue() slog.Value { return slog.StringValue("[registration]") }
