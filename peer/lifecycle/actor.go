package lifecycle

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
)

// A Party is a side that may move a lifecycle. The zero value is nobody.
// Tables may name parties of their own beside these.
type Party string

// Parties that tables share.
const (
	// ParticipantParty: the person who is supported.
	ParticipantParty Party = "participant"
	// WorkerParty: the peer worker of the entity at hand.
	WorkerParty Party = "worker"
	// IncomingWorkerParty: a worker who is asked to take over and has not answered.
	IncomingWorkerParty Party = "incoming_worker"
	// SupervisorParty: a supervisor in the programme.
	SupervisorParty Party = "supervisor"
	// ProgrammeParty: the programme's administration.
	ProgrammeParty Party = "programme"
	// ReferrerParty: somebody outside who asked for support on a person's behalf.
	ReferrerParty Party = "referrer"
	// SystemParty: the clock. It proposes and reminds, and acts for nobody.
	SystemParty Party = "system"
)

// An Actor is who makes a move: a side, and the person who speaks for it. The
// host vouches that the person is who they say; the lifecycle checks that the
// person is the one who holds that side of this entity. Only the system may
// have no ID.
type Actor struct {
	Party Party  `json:"party"`
	ID    string `json:"id,omitempty"`
}

// System returns the clock as an actor.
func System() Actor { return Actor{Party: SystemParty} }

// Format prints the party and keeps the identity out of every verb of fmt.
func (a Actor) Format(f fmt.State, _ rune) { redact.Format(f, "["+string(a.Party)+"]") }

// LogValue keeps the identity out of logs.
func (a Actor) LogValue() slog.Value { return slog.StringValue("[" + string(a.Party) + "]") }

// A Seat says which person holds a party's side of an entity.
type Seat struct {
	Party Party  `json:"party"`
	ID    string `json:"id"`
}

// Format prints the party and keeps the identity out of every verb of fmt.
func (s Seat) Format(f fmt.State, verb rune) { Actor(s).Format(f, verb) }

// LogValue keeps the identity out of logs.
func (s Seat) LogValue() slog.Value { return Actor(s).LogValue() }
