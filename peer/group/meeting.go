package group

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as meetings use them.
type (
	// MeetingHistory is everything that happened in a meeting.
	MeetingHistory = lifecycle.History[MeetingState, MeetingEvent, MeetingChange]
	// MeetingMove is an event to fire, with what it changes.
	MeetingMove  = lifecycle.Move[MeetingEvent, MeetingChange]
	meetingEntry = lifecycle.Entry[MeetingState, MeetingEvent, MeetingChange]
)

var meetings = lifecycle.Must(lifecycle.New[MeetingState, MeetingEvent, MeetingChange](MeetingLifecycle()))

// A Leading is somebody who leads, and as what.
type Leading struct {
	Leader LeaderID   `json:"leader"`
	Role   LeaderRole `json:"role"`
}

// A Meeting is one meeting of a group, from the planning to the debrief: when, who
// leads, that it was opened with rules and limits, what happened. Who was there is
// kept apart, if at all, in a [Sheet]; what was said nowhere. Use [NewMeeting] to plan
// one; the zero Meeting is at no stage and refuses every event.
type Meeting struct {
	id      MeetingID
	group   peer.GroupID
	history MeetingHistory
}

// NewMeeting returns a meeting planned for a time and a number of minutes. It returns
// [ErrIncomplete] if an id is missing, and a [*lifecycle.Refusal] unless the programme
// plans it, with a time and minutes from 1 to 1440.
func NewMeeting(id MeetingID, group peer.GroupID, start time.Time, minutes int, act lifecycle.Act) (*Meeting, error) {
	if id == "" || group == "" || !storable.ID(string(id)) || !storable.ID(string(group)) {
		return nil, fmt.Errorf("%w: a meeting needs an id and a group, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	}
	m := &Meeting{id: id, group: group}
	var err error
	if m.history, err = meetings.Open(); err != nil {
		return nil, err
	}
	if err := m.Fire(MeetingMove{Act: act, Event: ScheduleMeeting, Data: MeetingChange{Start: start.UTC().Round(0), Minutes: minutes}}, Group{}); err != nil {
		return nil, err
	}
	return m, nil
}

// ID returns the id of the meeting.
func (m Meeting) ID() MeetingID { return m.id }

// Group returns the group.
func (m Meeting) Group() peer.GroupID { return m.group }

// State returns the stage, or "" for the zero value.
func (m Meeting) State() MeetingState { return m.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (m Meeting) Revision() int { return m.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (m Meeting) History() MeetingHistory { return m.history }

// Next returns the events that the actor may fire now, sorted; one who claims to lead
// and does not is refused all the same.
func (m Meeting) Next(by lifecycle.Actor) []MeetingEvent { return meetings.Next(m.history, by) }

// Start returns when it begins, by the newest plan, in UTC.
func (m Meeting) Start() time.Time {
	var start time.Time
	for _, e := range m.history.Moves() {
		if !e.Data.Start.IsZero() {
			start = e.Data.Start
		}
	}
	return start
}

// Minutes returns how long it is planned to be.
func (m Meeting) Minutes() int {
	minutes := 0
	for _, e := range m.history.Moves() {
		if e.Data.Minutes != 0 {
			minutes = e.Data.Minutes
		}
	}
	return minutes
}

// Leaders returns who leads, in the order in which they were named.
func (m Meeting) Leaders() []Leading { return leadersOf(m.history.Moves()) }

func leadersOf(moves []meetingEntry) []Leading {
	var list []Leading
	for _, e := range moves {
		if e.Event == AddLeader || e.Event == RemoveLeader {
			list = slices.DeleteFunc(list, func(l Leading) bool { return l.Leader == e.Data.Leader })
		}
		if e.Event == AddLeader {
			list = append(list, Leading{e.Data.Leader, e.Data.Role})
		}
	}
	return list
}

// leads reports whether somebody among them leads, host and trainee left aside.
func leads(all []Leading) bool {
	return slices.ContainsFunc(all, func(l Leading) bool { return l.Role.Leads() })
}

// Incidents returns what was noted, oldest first.
func (m Meeting) Incidents() []Trigger {
	var list []Trigger
	for _, e := range m.history.Moves() {
		if e.Event == NoteIncident {
			list = append(list, e.Data.Trigger)
		}
	}
	return list
}

// RulesRead returns the version of the ground rules that was read at the opening, 0
// before it.
func (m Meeting) RulesRead() int {
	for _, e := range m.history.Moves() {
		if e.Event == OpenMeeting {
			return e.Data.Rules
		}
	}
	return 0
}

// Digest stands for the whole record, its ids included.
func (m Meeting) Digest() lifecycle.Digest {
	return m.history.Digest().With(string(m.id), string(m.group))
}
