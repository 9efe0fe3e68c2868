package group

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

// Ids of this room.
type (
	// Code names a person by a pseudonym that they chose, stable within one host and
	// joined to nothing else; see [JoinCode].
	Code = peer.ID[pseudonym]
	// MembershipID names one place in a group, from the asking to the end.
	MembershipID = peer.ID[Membership]
	// MeetingID names one meeting.
	MeetingID = peer.ID[Meeting]
	// ActivityID names one activity beside meetings.
	ActivityID = peer.ID[Activity]
	// LeaderID names somebody who leads: a worker, a volunteer, a member.
	LeaderID = peer.ID[leader]
	// SlipID names one slip.
	SlipID = peer.ID[Slip]
	// CaseID names one case of moderation.
	CaseID = peer.ID[Case]
	// AccountID names an account of an online community: a pseudonym.
	AccountID = peer.ID[account]
	// ModeratorID names a moderator.
	ModeratorID = peer.ID[moderator]
)

// Marks of ids of whom nothing else is kept.
type (
	pseudonym struct{}
	leader    struct{}
	account   struct{}
	moderator struct{}
)

// A Who is a person as a group knows them: by the participant's id or by a code,
// never by both. The zero value is nobody.
type Who struct {
	Participant peer.ParticipantID `json:"participant,omitempty"`
	Code        Code               `json:"code,omitempty"`
}

// IsValid reports whether w is somebody, known in one of the two ways.
func (w Who) IsValid() bool {
	return (w.Participant == "") != (w.Code == "") && storable.ID(string(w.Participant)) && storable.ID(string(w.Code))
}

// IsNamed reports whether w is known by the participant's id.
func (w Who) IsNamed() bool { return w.Participant != "" }

// takes returns the least strict mode in which w is kept at all.
func (w Who) takes() recovery.AttendanceMode {
	if w.IsNamed() {
		return recovery.AttendanceNamedWithConsent
	}
	return recovery.AttendanceCoded
}

func (w Who) id() string { return string(w.Participant) + string(w.Code) }

// Actor returns w as one who makes a move.
func (w Who) Actor() lifecycle.Actor {
	return lifecycle.Actor{Party: lifecycle.ParticipantParty, ID: w.id()}
}

// Format keeps the person out of every verb of fmt.
func (Who) Format(f fmt.State, _ rune) { redact.Format(f, "[somebody]") }

// LogValue keeps the person out of logs.
func (Who) LogValue() slog.Value { return slog.StringValue("[somebody]") }

// An Apart says that two people are not brought together: by a court's order, for
// somebody's safety, because one asked. The host alone holds such pairs. Nobody is
// told that there is one: what it rules out reads like a full group; see
// [Place].
type Apart struct {
	A Who `json:"a"`
	B Who `json:"b"`
}

// Parts reports whether a pair keeps w and other apart, whichever way round.
func (p Apart) Parts(w, other Who) bool { return p.A == w && p.B == other || p.A == other && p.B == w }

// Format keeps the people out of every verb of fmt.
func (Apart) Format(f fmt.State, _ rune) { redact.Format(f, "[pair]") }

// LogValue keeps the people out of logs.
func (Apart) LogValue() slog.Value { return slog.StringValue("[pair]") }
