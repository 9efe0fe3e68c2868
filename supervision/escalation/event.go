package escalation

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ResponderParty is whoever was told.
const ResponderParty lifecycle.Party = "responder"

// Responder returns somebody who was told as an actor.
func Responder(id PersonID) lifecycle.Actor {
	return lifecycle.Actor{Party: ResponderParty, ID: string(id)}
}

// An Event is something that happens to an [Escalation].
type Event string

// Events of an escalation.
const (
	Raise       Event = "raise"
	Tell        Event = "tell"        // the next rung is told
	FallBack    Event = "fall_back"   // the ladder is exhausted
	Acknowledge Event = "acknowledge" // somebody who was told has it
	OutsideHas  Event = "outside_has" // somebody outside has it, as a worker or the programme records
	Attach      Event = "attach"      // the same again: new information, no new escalation
	Release     Event = "release"     // whoever had it cannot go on
	Resolve     Event = "resolve"
	Close       Event = "close"
)

// String returns the name under which e is stored and sent.
func (e Event) String() string { return string(e) }

// A Change is what a move of an escalation changes beside its state.
type Change struct {
	Rung   int      `json:"rung,omitempty"`   // of the ladder, from 1
	Role   RungRole `json:"role,omitempty"`   // who was told or called
	Person PersonID `json:"person,omitempty"` // who was told; nobody for a role outside
	Info   string   `json:"info,omitempty"`   // the host's key of what came in anew
}

const (
	partRung   = "rung"
	partRole   = "role"
	partPerson = "person"
	partInfo   = "info"
)

// Has reports whether the named part is set.
func (c Change) Has(part string) bool {
	return part == partRung && c.Rung != 0 || part == partRole && c.Role != "" || part == partPerson && c.Person != "" || part == partInfo && c.Info != ""
}

// Parts returns how many parts are set.
func (c Change) Parts() int { return count(c.Rung != 0, c.Role != "", c.Person != "", c.Info != "") }

// Valid reports whether the role is known and the ids can be stored as they are.
func (c Change) Valid() bool {
	return c.Rung >= 0 && oneOf(c.Role, rungRoles) && storable.ID(string(c.Person)) && storable.ID(c.Info)
}

// Seat names nobody: whoever was told stands in the entries.
func (Change) Seat(lifecycle.Party) string { return "" }

// Format keeps people out of every verb of fmt.
func (Change) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps people out of logs.
func (Change) LogValue() slog.Value { return slog.StringValue("[change]") }

// Lifecycle returns the whole rule of an escalation: what it does not list is refused.
func Lifecycle() lifecycle.Table[State, Event] {
	type row = lifecycle.Row[State, Event]
	from := func(s ...State) []State { return s }
	stay := lifecycle.Stay[State]()
	anybody := by(lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty, lifecycle.SystemParty)
	people := by(lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty, ResponderParty)
	why := []string{CodeNoAnswer, CodeCannot, CodeSooner}
	return lifecycle.Table[State, Event]{
		Name: "escalation", Version: 1, Start: Raised, Final: from(Closed),
		CorrectBy: by(lifecycle.ProgrammeParty),
		MarkCodes: markCodes,
		Rows: []row{
			{Event: Raise, To: Raised, Parties: anybody, Source: ladderSource, Doc: "Something happened that cannot wait. The first rung is due at once."},
			{Event: Tell, From: from(Raised), To: Told, Parties: anybody, Needs: need(partRung, partRole), Codes: why, Takes: []string{partPerson}, Source: ladderSource, Doc: "The first rung, or the next after somebody gave it back, is told."},
			{Event: Tell, From: from(Told), To: Told, Parties: anybody, Needs: append(need(partRung, partRole), coded...), Codes: why, Takes: []string{partPerson}, Source: ladderSource, Doc: "Silence until the deadline, or somebody who cannot: the next rung is told."},
			{Event: FallBack, From: from(Raised), To: FallenBack, Parties: anybody, Needs: need(partRole), Codes: why, Source: ladderSource, Doc: "There is nobody to tell: the fallback is called."},
			{Event: FallBack, From: from(Told), To: FallenBack, Parties: anybody, Needs: append(need(partRole), coded...), Codes: why, Source: ladderSource, Doc: "Nobody is left on the ladder: the fallback is called."},
			{Event: Acknowledge, From: from(Raised, Told, FallenBack), To: Acknowledged, Parties: by(ResponderParty), Source: ladderSource, Doc: "Somebody who was told has it, also after the next rung was told."},
			{Event: OutsideHas, From: from(Told, FallenBack), To: Acknowledged, Parties: people, Source: ladderSource, Doc: "Whoever was called outside has it, as somebody of the programme records."},
			{Event: Attach, From: from(Raised, Told, FallenBack, Acknowledged), To: stay, Parties: append(slices.Clone(anybody), ResponderParty), Needs: need(partInfo), Source: keySource, Doc: "The same came in again: it is added, and no second escalation begins."},
			{Event: Release, From: from(Acknowledged), To: Raised, Parties: by(ResponderParty, lifecycle.ProgrammeParty, lifecycle.SystemParty), Needs: coded, Codes: []string{CodeCannotGoOn, CodeShiftOver, CodeDeactivated}, Source: ladderSource, Doc: "Whoever had it cannot go on: the next rung is due at once."},
			{Event: Resolve, From: from(Acknowledged), To: Resolved, Parties: by(ResponderParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty), Needs: coded, Codes: []string{CodeSafe, CodeHandedOver, CodeReported, CodeReportNotDue, CodeNoDanger, CodeRaisedInError}, Source: ladderSource, Doc: "It is over, and how."},
			{Event: Close, From: from(Resolved), To: Closed, Parties: by(lifecycle.SupervisorParty, lifecycle.ProgrammeParty, lifecycle.SystemParty), Needs: coded, Codes: []string{CodeDebriefHeld, CodeDebriefDeclined, CodeNoDebrief}, Source: debriefSource, Doc: "Nothing is left to do: the worker was offered a debrief where one is owed."},
		},
	}
}
