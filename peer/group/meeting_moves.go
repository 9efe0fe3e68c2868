package group

import (
	"fmt"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Fire makes any move of the table. g is the group as it is now, asked at the opening
// only. It refuses, by the name in parentheses, a leader's move by somebody who does
// not lead it (not_leading), an opening without anybody who leads, host and trainee
// left aside (no_leader), or with other ground rules than those in force
// (rules_in_force), taking out the last who leads once it is open, which would leave
// nobody to close it (last_leader), a note of what is not written down (not_recorded), words beside
// any move but a cancelling (no_words), a debrief before an incident that was noted is
// looked after (incident_open), and a merging with itself (same_meeting). The zero
// Meeting cannot be scheduled: [ErrIncomplete].
func (m *Meeting) Fire(mv MeetingMove, g Group) error {
	if m.id == "" && mv.Event == ScheduleMeeting {
		return fmt.Errorf("%w: NewMeeting schedules a meeting", ErrIncomplete)
	}
	next, _, err := meetings.Under(m.law).Fire(m.history, mv, func() error {
		if mv.Event == OpenMeeting && (g.ID() != m.group || mv.Data.Rules != g.RulesVersion()) {
			return rulesInForce.err()
		}
		return nil
	})
	if err != nil {
		return err
	}
	m.history = next
	return nil
}

// law returns the rule that an entry breaks after those before it, and what it wants.
func (m Meeting) law(before []meetingEntry, next meetingEntry) (rule, want string) {
	leading := leadersOf(before)
	switch {
	case next.By.Party == LeaderParty && !slices.ContainsFunc(leading, func(l Leading) bool { return string(l.Leader) == next.By.ID }):
		return "not_leading", "somebody who leads this meeting"
	case next.Event == OpenMeeting && !leads(leading):
		return "no_leader", "a facilitator or co-facilitator"
	case (next.Event == AddLeader || next.Event == RemoveLeader) && next.From != MeetingScheduled && !leads(leadersOf(append(slices.Clip(before), next))):
		return "last_leader", "another facilitator first, or the end of the meeting"
	case next.Event == NoteIncident && !keptTrigger(next.Data.Trigger):
		return "not_recorded", "nothing: of this, nothing is written down"
	case next.Event != CancelMeeting && !next.Reason.IsZero():
		return "no_words", "no words: what is said in a meeting is not kept"
	case next.Event == DebriefMeeting && next.From == MeetingClosed && slices.ContainsFunc(before, func(e meetingEntry) bool { return e.Event == NoteIncident }):
		return "incident_open", "that what happened is looked after first"
	case next.Event == MergeMeeting && next.Data.Into == m.id:
		return "same_meeting", "another meeting"
	}
	return "", ""
}

// Move moves it to another time. 0 minutes leave its length as it is.
func (m *Meeting) Move(act lifecycle.Act, start time.Time, minutes int) error {
	return m.Fire(MeetingMove{Act: act, Event: MoveMeeting, Data: MeetingChange{Start: start.UTC().Round(0), Minutes: minutes}}, Group{})
}

// Lead names somebody who leads, or gives them another role. Whether they may by the
// pathway is not judged here: [MayLead] says what they lack, and the host decides.
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

// LookAfter records that what happened is being looked after, as [ResponseTo] says, by
// the leaders or the programme; a supervisor hears of it through the host.
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
// meeting alone hold for replacements too; an opening with other ground rules than those
// that were read comes by a move of its own (rules_in_force).
func (m *Meeting) Correct(act lifecycle.Act, from int, replacements ...MeetingMove) error {
	next, err := meetings.Under(m.law).Correct(m.history, act, from, replacements...)
	if err != nil {
		return err
	}
	if read := (Meeting{history: next}).RulesRead(); read != 0 && read != m.RulesRead() {
		return rulesInForce.refusal("meeting", string(m.State()), lifecycle.Corrected)
	}
	m.history = next
	return nil
}

// Redact takes the words of the entry numbered seq away: each their own.
func (m *Meeting) Redact(act lifecycle.Act, seq int) error {
	next, err := meetings.Redact(m.history, act, seq)
	if err != nil {
		return err
	}
	m.history = next
	return nil
}
