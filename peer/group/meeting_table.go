package group

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A MeetingEvent is something that happens in a meeting.
type MeetingEvent string

// Events of a meeting.
const (
	ScheduleMeeting MeetingEvent = "schedule"      // it is planned
	MoveMeeting     MeetingEvent = "move"          // to another time
	AddLeader       MeetingEvent = "add_leader"    // somebody leads, too
	RemoveLeader    MeetingEvent = "remove_leader" // somebody does not
	OpenMeeting     MeetingEvent = "open"          // ground rules read, limits stated
	BeginCheckIn    MeetingEvent = "check_in"      // each says how they are
	BeginCore       MeetingEvent = "begin_core"    // what it is for
	BeginCheckOut   MeetingEvent = "check_out"     // each says how they leave
	CloseMeeting    MeetingEvent = "close"         // over
	NoteIncident    MeetingEvent = "note_incident" // something happened that is written down
	LookAfter       MeetingEvent = "look_after"    // what happened is looked after first
	DebriefMeeting  MeetingEvent = "debrief"       // the leaders talked it over
	CancelMeeting   MeetingEvent = "cancel"        // it does not take place
	MergeMeeting    MeetingEvent = "merge"         // it takes place with another one
)

// String returns the name under which e is stored and sent.
func (e MeetingEvent) String() string { return string(e) }

// A MeetingChange is what a move of a meeting changes beside its state.
type MeetingChange struct {
	Start   time.Time  `json:"start,omitzero"`
	Minutes int        `json:"minutes,omitempty"`
	Leader  LeaderID   `json:"leader,omitempty"`
	Role    LeaderRole `json:"role,omitempty"`
	Rules   int        `json:"rules,omitempty"`  // version of the ground rules that was read
	Limits  bool       `json:"limits,omitempty"` // the limits of confidentiality were stated
	Trigger Trigger    `json:"trigger,omitempty"`
	Into    MeetingID  `json:"into,omitempty"`
}

const (
	partStart   = "start"
	partMinutes = "minutes"
	partLeader  = "leader"
	partRole    = "role"
	partLimits  = "limits"
	partTrigger = "trigger"
	partInto    = "into"
)

func (c MeetingChange) set() map[string]bool {
	return map[string]bool{partStart: !c.Start.IsZero(), partMinutes: c.Minutes != 0, partLeader: c.Leader != "", partRole: c.Role != "",
		partRules: c.Rules != 0, partLimits: c.Limits, partTrigger: c.Trigger != "", partInto: c.Into != ""}
}

// Has reports whether the named part is set.
func (c MeetingChange) Has(part string) bool { return c.set()[part] }

// Parts returns how many parts are set.
func (c MeetingChange) Parts() int {
	n := 0
	for _, set := range c.set() {
		if set {
			n++
		}
	}
	return n
}

// Valid reports whether it can be stored as it is: known names, ids in valid UTF-8, a
// time in UTC, minutes from 0 to 1440.
func (c MeetingChange) Valid() bool {
	return storable.ID(string(c.Leader)) && storable.ID(string(c.Into)) && storable.Time(c.Start) && c.Start == c.Start.UTC().Round(0) && c.Minutes >= 0 && c.Minutes <= minutesPerDay &&
		c.Rules >= 0 && oneOf(c.Role, leaderRoles) && oneOf(c.Trigger, triggers)
}

// Seat names nobody: several people lead.
func (MeetingChange) Seat(lifecycle.Party) string { return "" }

// Format keeps people out of every verb of fmt.
func (MeetingChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps people out of logs.
func (MeetingChange) LogValue() slog.Value { return slog.StringValue("[change]") }

var (
	cancelCodes     = []string{"no_leader", "holiday", "weather", "security", "place_closed", "nobody_came", "other"}
	meetingSequence = source.DesignDefault("the course of a meeting: opened with rules and limits, check-in, core, check-out, closed, then a debrief or an incident")
	limitsFirst     = source.DesignDefault("whoever may have to report says so at the opening, before anybody speaks")
	oneLeaderGoes   = source.Of("PWSMARTT").At("two-facilitator teams are advised; meetings close when the only one leaves", source.Verified)
)

// MeetingLifecycle returns the whole rule of one meeting: what it does not list is
// refused. Participants come, pass and go without being in it.
func MeetingLifecycle() lifecycle.Table[MeetingState, MeetingEvent] {
	const programme = lifecycle.ProgrammeParty
	type row = lifecycle.Row[MeetingState, MeetingEvent]
	from := func(s ...MeetingState) []MeetingState { return s }
	parts := func(names ...string) (needs []lifecycle.Need) {
		for _, n := range names {
			needs = append(needs, lifecycle.Part(n).From())
		}
		return needs
	}
	stay := lifecycle.Stay[MeetingState]()
	run, lead := by(programme, LeaderParty), by(LeaderParty)
	going := from(MeetingOpened, MeetingCheckIn, MeetingCore, MeetingCheckOut)
	before := append(from(MeetingScheduled), going...)
	t := lifecycle.Table[MeetingState, MeetingEvent]{
		Name: "meeting", Version: 1, Start: MeetingScheduled,
		Final:     from(MeetingDebriefed, MeetingCancelled, MeetingMerged),
		CorrectBy: run,
		RedactBy:  run,
		OwnMarks:  true,
		Rows: []row{
			{Event: ScheduleMeeting, To: MeetingScheduled, Parties: by(programme), Needs: parts(partStart, partMinutes),
				Doc: "A meeting is planned."},
			{Event: MoveMeeting, From: from(MeetingScheduled), To: stay, Parties: run, Needs: parts(partStart), Takes: []string{partMinutes},
				Doc: "It is moved to another time."},
			{Event: AddLeader, From: before, To: stay, Parties: run, Needs: parts(partLeader, partRole), Source: oneLeaderGoes,
				Doc: "Somebody leads, or helps to. Two let one go out with a person in crisis."},
			{Event: RemoveLeader, From: before, To: stay, Parties: run, Needs: parts(partLeader),
				Doc: "Somebody does not lead after all, or has to go."},
			{Event: OpenMeeting, From: from(MeetingScheduled), To: MeetingOpened, Parties: lead, Needs: parts(partRules, partLimits), Source: limitsFirst,
				Doc: "The ground rules in force are read and the limits of confidentiality stated, before anybody speaks."},
			{Event: BeginCheckIn, From: from(MeetingOpened), To: MeetingCheckIn, Parties: lead,
				Doc: "Each says how they are, or passes."},
			{Event: BeginCore, From: from(MeetingOpened, MeetingCheckIn), To: MeetingCore, Parties: lead,
				Doc: "What the meeting is for."},
			{Event: BeginCheckOut, From: from(MeetingCore), To: MeetingCheckOut, Parties: lead,
				Doc: "Each says how they leave, or passes."},
			{Event: CloseMeeting, From: going, To: MeetingClosed, Parties: lead,
				Doc: "Over, at its end or because the only leader has to go."},
			{Event: NoteIncident, From: append(from(MeetingClosed, MeetingIncident), going...), To: stay, Parties: run, Needs: parts(partTrigger),
				Doc: "Something happened that is written down: its kind and time, never what was said and never which substance."},
			{Event: LookAfter, From: from(MeetingClosed), To: MeetingIncident, Parties: run,
				Doc: "What happened is looked after: the people, the supervisor, the leaders themselves."},
			{Event: DebriefMeeting, From: from(MeetingClosed, MeetingIncident), To: MeetingDebriefed, Parties: run,
				Doc: "The leaders talked it over."},
			{Event: CancelMeeting, From: from(MeetingScheduled), To: MeetingCancelled, Parties: run, Codes: cancelCodes,
				Doc: "It does not take place. Nobody missed it."},
			{Event: MergeMeeting, From: from(MeetingScheduled), To: MeetingMerged, Parties: by(programme), Needs: parts(partInto),
				Doc: "It takes place together with another one."},
		},
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = meetingSequence
		}
	}
	return t
}

// keptTriggers are the triggers of which something is written down.
func keptTrigger(t Trigger) bool {
	r, err := ResponseTo(t)
	return err == nil && slices.Contains([]RecordKind{RecordIfRepeated, RecordIncident, RecordIncidentWorkflow}, r.Record)
}
