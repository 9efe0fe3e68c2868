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

// Fire makes any move of the table. g is the group as it is now, asked at the opening
// only. It refuses, by the name in parentheses, a leader's move by somebody who does
// not lead it (not_leading), an opening without anybody who leads, host and trainee
// left aside (no_leader), or with other ground rules than those in force
// (rules_in_force), taking out the last who leads once it is open, which would leave
// nobody to close it (last_leader), a note of what is not written down (not_recorded), words beside
// any move but a cancelling (no_words), a debrief before an incident that was noted is
// looked after (incident_open), and a merging with itself (same_meeting).
func (m *Meeting) Fire(mv MeetingMove, g Group) error {
	next, _, err := meetings.Fire(m.history, mv, func() error {
		if b := m.unfair(m.history.Moves(), m.history.State(), mv); b != (breach{}) {
			return b.err()
		}
		if mv.Event == OpenMeeting && (g.ID() != m.group || mv.Data.Rules != g.RulesVersion()) {
			return lifecycle.Deny("rules_in_force", "the ground rules of the group that are in force")
		}
		return nil
	})
	if err != nil {
		return err
	}
	m.history = next
	return nil
}

// unfair returns the rule that a move breaks, by the moves before it.
func (m Meeting) unfair(before []meetingEntry, state MeetingState, mv MeetingMove) breach {
	leading := leadersOf(before)
	switch {
	case mv.By.Party == LeaderParty && !slices.ContainsFunc(leading, func(l Leading) bool { return string(l.Leader) == mv.By.ID }):
		return breach{"not_leading", "somebody who leads this meeting"}
	case mv.Event == OpenMeeting && !leads(leading):
		return breach{"no_leader", "a facilitator or co-facilitator"}
	case (mv.Event == AddLeader || mv.Event == RemoveLeader) && state != MeetingScheduled && !leads(leadersOf(append(slices.Clip(before), meetingEntry{Event: mv.Event, Data: mv.Data}))):
		return breach{"last_leader", "another facilitator first, or the end of the meeting"}
	case mv.Event == NoteIncident && !keptTrigger(mv.Data.Trigger):
		return breach{"not_recorded", "nothing: of this, nothing is written down"}
	case mv.Event != CancelMeeting && !mv.Reason.IsZero():
		return breach{"no_words", "no words: what is said in a meeting is not kept"}
	case mv.Event == DebriefMeeting && state == MeetingClosed && slices.ContainsFunc(before, func(e meetingEntry) bool { return e.Event == NoteIncident }):
		return breach{"incident_open", "that what happened is looked after first"}
	case mv.Event == MergeMeeting && mv.Data.Into == m.id:
		return breach{"same_meeting", "another meeting"}
	}
	return breach{}
}

// Move moves it to another time. 0 minutes leave its length as it is.
func (m *Meeting) Move(act lifecycle.Act, start time.Time, minutes int) error {
	return m.Fire(MeetingMove{Act: act, Event: MoveMeeting, Data: MeetingChange{Start: start.UTC().Round(0), Minutes: minutes}}, Group{})
}

// Lead names somebody who leads, or gives them another role.
func (m *Meeting) Lead(act lifecycle.Act, leader LeaderID, role LeaderRole) error {
	return m.Fire(MeetingMove{Act: act, Event: AddLeader, Data: MeetingChange{Leader: leader, Role: role}}, Group{})
}

// Unlead takes a leader out.
func (m *Meeting) Unlead(act lifecycle.Act, leader LeaderID) error {
	return m.Fire(MeetingMove{Act: act, Event: RemoveLeader, Data: MeetingChange{Leader: leader}}, Group{})
}

// Open records that the ground rules of g were read and whether the limits of
// confidentiality were stated, without which nothing is opened.
func (m *Meeting) Open(act lifecycle.Act, g Group, limits bool) error {
	return m.Fire(MeetingMove{Act: act, Event: OpenMeeting, Data: MeetingChange{Rules: g.RulesVersion(), Limits: limits}}, g)
}

// CheckIn begins the round in which each says how they are.
func (m *Meeting) CheckIn(act lifecycle.Act) error {
	return m.Fire(MeetingMove{Act: act, Event: BeginCheckIn}, Group{})
}

// Core begins what the meeting is for.
func (m *Meeting) Core(act lifecycle.Act) error {
	return m.Fire(MeetingMove{Act: act, Event: BeginCore}, Group{})
}

// CheckOut begins the round in which each says how they leave.
func (m *Meeting) CheckOut(act lifecycle.Act) error {
	return m.Fire(MeetingMove{Act: act, Event: BeginCheckOut}, Group{})
}

// Close ends the meeting.
func (m *Meeting) Close(act lifecycle.Act) error {
	return m.Fire(MeetingMove{Act: act, Event: CloseMeeting}, Group{})
}

// Note writes down that something happened.
func (m *Meeting) Note(act lifecycle.Act, t Trigger) error {
	return m.Fire(MeetingMove{Act: act, Event: NoteIncident, Data: MeetingChange{Trigger: t}}, Group{})
}

// LookAfter records that what happened is being looked after.
func (m *Meeting) LookAfter(act lifecycle.Act) error {
	return m.Fire(MeetingMove{Act: act, Event: LookAfter}, Group{})
}

// Debrief records that the leaders talked it over.
func (m *Meeting) Debrief(act lifecycle.Act) error {
	return m.Fire(MeetingMove{Act: act, Event: DebriefMeeting}, Group{})
}

// Cancel cancels a meeting that has not begun.
func (m *Meeting) Cancel(act lifecycle.Act) error {
	return m.Fire(MeetingMove{Act: act, Event: CancelMeeting}, Group{})
}

// Merge records that it takes place together with another one.
func (m *Meeting) Merge(act lifecycle.Act, into MeetingID) error {
	return m.Fire(MeetingMove{Act: act, Event: MergeMeeting, Data: MeetingChange{Into: into}}, Group{})
}

// Correct replaces the entries from the one numbered from on, as
// [lifecycle.Machine.Correct] describes, as long as whoever corrects entered all of
// them and makes every replacement. The rules of [Meeting.Fire] that look at the
// meeting alone hold for replacements too.
func (m *Meeting) Correct(act lifecycle.Act, from int, replacements ...MeetingMove) error {
	next, err := meetings.Correct(m.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if err := marked("meeting", next, lifecycle.Corrected); err != nil {
		return err
	}
	if b, _ := m.judgeAll(next.Moves()); b != (breach{}) {
		return b.refusal("meeting", string(m.State()), lifecycle.Corrected)
	}
	m.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away: each their own.
func (m *Meeting) Redact(act lifecycle.Act, seq int) error {
	next, err := meetings.Redact(m.history, act, seq)
	if err == nil {
		err = marked("meeting", next, lifecycle.Redacted)
	}
	if err != nil {
		return err
	}
	m.history = next
	return nil
}

// judgeAll returns the first breach among moves that count, and its entry.
func (m Meeting) judgeAll(moves []meetingEntry) (breach, int) {
	for i, e := range moves {
		mv := e.Move()
		mv.Reason = e.Reason
		if b := m.unfair(moves[:i], e.From, mv); b != (breach{}) {
			return b, e.Seq
		}
	}
	return breach{}, 0
}

// Digest stands for the whole record, its ids included.
func (m Meeting) Digest() lifecycle.Digest {
	return m.history.Digest().With(string(m.id), string(m.group))
}
