package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMeetingState reports a name that is no stage of a meeting.
var ErrUnknownMeetingState = errors.New("group: unknown stage of a meeting")

// A MeetingState is a stage of a [Meeting]. The zero value is no stage.
type MeetingState string

// Stages of a meeting. Debriefed, cancelled and merged are final.
const (
	// MeetingScheduled: planned. Leads to opened, cancelled or merged.
	MeetingScheduled MeetingState = "scheduled"
	// MeetingOpened: the ground rules were read and the limits of confidentiality stated. Leads to check_in, core or closed.
	MeetingOpened MeetingState = "opened"
	// MeetingCheckIn: each says how they are, or passes. Leads to core or closed.
	MeetingCheckIn MeetingState = "check_in"
	// MeetingCore: what the meeting is for. Leads to check_out or closed.
	MeetingCore MeetingState = "core"
	// MeetingCheckOut: each says how they leave, or passes. Leads to closed.
	MeetingCheckOut MeetingState = "check_out"
	// MeetingClosed: over. Leads to debriefed or incident.
	MeetingClosed MeetingState = "closed"
	// MeetingIncident: something happened that is looked after first. Leads to debriefed.
	MeetingIncident MeetingState = "incident"
	// MeetingDebriefed: the leaders talked it over. Final.
	MeetingDebriefed MeetingState = "debriefed"
	// MeetingCancelled: did not take place. Final.
	MeetingCancelled MeetingState = "cancelled"
	// MeetingMerged: took place together with another one. Final.
	MeetingMerged MeetingState = "merged"
)

var meetingStates = []MeetingState{
	MeetingScheduled,
	MeetingOpened,
	MeetingCheckIn,
	MeetingCore,
	MeetingCheckOut,
	MeetingClosed,
	MeetingIncident,
	MeetingDebriefed,
	MeetingCancelled,
	MeetingMerged,
}

// MeetingStates returns every MeetingState, in the order of this page.
func MeetingStates() []MeetingState { return append([]MeetingState(nil), meetingStates...) }

// String returns the name under which it is stored and sent.
func (v MeetingState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMeetingState].
func (v MeetingState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, meetingStates, ErrUnknownMeetingState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MeetingState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, meetingStates, ErrUnknownMeetingState)
}
