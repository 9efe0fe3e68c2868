package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMeetingFormat reports a name that is no format of a meeting.
var ErrUnknownMeetingFormat = errors.New("recovery: unknown format of a meeting")

// A MeetingFormat says what a meeting does. The zero value is not said.
type MeetingFormat string

// Formats.
const (
	// FormatSpeaker: somebody tells their story: what it was like, what happened, what it is like now.
	FormatSpeaker MeetingFormat = "speaker"
	// FormatDiscussion: people speak in turn or freely.
	FormatDiscussion MeetingFormat = "discussion"
	// FormatTopic: a subject is set.
	FormatTopic MeetingFormat = "topic"
	// FormatStepStudy: one step, tradition or statement is studied.
	FormatStepStudy MeetingFormat = "step_study"
	// FormatLiteratureStudy: a text is read and talked about.
	FormatLiteratureStudy MeetingFormat = "literature_study"
	// FormatBeginners: for the first weeks.
	FormatBeginners MeetingFormat = "beginners"
	// FormatToolsPractice: a tool or skill is practised.
	FormatToolsPractice MeetingFormat = "tools_practice"
	// FormatCheckInRound: each says how they are.
	FormatCheckInRound MeetingFormat = "check_in_round"
	// FormatMeditation: sitting or guided meditation.
	FormatMeditation MeetingFormat = "meditation"
	// FormatWorshipLargeGroup: worship, teaching or testimony in a large group.
	FormatWorshipLargeGroup MeetingFormat = "worship_large_group"
	// FormatSmallGroupShare: sharing in small groups.
	FormatSmallGroupShare MeetingFormat = "small_group_share"
	// FormatWorkshop: a session of a course.
	FormatWorkshop MeetingFormat = "workshop"
	// FormatSocial: time together without a programme.
	FormatSocial MeetingFormat = "social"
	// FormatBusiness: the group decides its own affairs.
	FormatBusiness MeetingFormat = "business"
	// FormatAnniversary: time in recovery is celebrated.
	FormatAnniversary MeetingFormat = "anniversary"
)

var meetingFormats = []MeetingFormat{
	FormatSpeaker,
	FormatDiscussion,
	FormatTopic,
	FormatStepStudy,
	FormatLiteratureStudy,
	FormatBeginners,
	FormatToolsPractice,
	FormatCheckInRound,
	FormatMeditation,
	FormatWorshipLargeGroup,
	FormatSmallGroupShare,
	FormatWorkshop,
	FormatSocial,
	FormatBusiness,
	FormatAnniversary,
}

// MeetingFormats returns every MeetingFormat, in the order of this page.
func MeetingFormats() []MeetingFormat { return append([]MeetingFormat(nil), meetingFormats...) }

// String returns the name under which it is stored and sent.
func (v MeetingFormat) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMeetingFormat].
func (v MeetingFormat) MarshalText() ([]byte, error) {
	return enum.Marshal(v, meetingFormats, ErrUnknownMeetingFormat)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MeetingFormat) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, meetingFormats, ErrUnknownMeetingFormat)
}
