package peertest

import (
	"bytes"
	"strings"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Ids of the people that builders use.
const (
	ParticipantID   peer.ParticipantID = "participant-1"
	WorkerID        peer.WorkerID      = "worker-1"
	OtherWorkerID   peer.WorkerID      = "worker-2"
	SupervisorID    peer.SupervisorID  = "supervisor-1"
	ProgrammePerson                    = "staff-1"
	ReferrerPerson                     = "referrer-1"
)

// Day returns noon UTC of the n-th day after Monday, 5 January 2026.
func Day(n int) time.Time { return time.Date(2026, 1, 5+n, 12, 0, 0, 0, time.UTC) }

// A Clock is a clock that moves only when told to. The zero Clock shows [Day] 0.
type Clock struct{ ahead time.Duration }

// Now returns the time that c shows.
func (c *Clock) Now() time.Time { return Day(0).Add(c.ahead) }

// Advance moves c forward by d and returns the time that it then shows.
func (c *Clock) Advance(d time.Duration) time.Time {
	c.ahead += d
	return c.Now()
}

// Text returns words as redactable text with a salt that is always the same.
// Real text takes its salt from crypto/rand.
func Text(words string) lifecycle.Text {
	t, err := lifecycle.NewText(bytes.NewReader(make([]byte, 16)), words)
	if err != nil {
		panic("peertest: " + err.Error()) // the words are the test's own
	}
	return t
}

// Actor returns the fixed person of a party: the participant, the worker, and so on.
func Actor(p lifecycle.Party) lifecycle.Actor {
	switch p {
	case lifecycle.ParticipantParty:
		return peer.ParticipantActor(ParticipantID)
	case lifecycle.WorkerParty:
		return peer.WorkerActor(WorkerID)
	case lifecycle.IncomingWorkerParty:
		return peer.IncomingWorkerActor(OtherWorkerID)
	case lifecycle.SupervisorParty:
		return peer.SupervisorActor(SupervisorID)
	case lifecycle.ProgrammeParty:
		return peer.ProgrammeActor(ProgrammePerson)
	case lifecycle.ReferrerParty:
		return peer.ReferrerActor(ReferrerPerson)
	case lifecycle.SystemParty:
		return lifecycle.System()
	default:
		return lifecycle.Actor{Party: p, ID: strings.ToLower(string(p)) + "-1"}
	}
}

// By returns an act of the fixed person of a party at the given time.
func By(p lifecycle.Party, at time.Time) lifecycle.Act {
	return lifecycle.Act{By: Actor(p), At: at}
}

// Participant returns a participant who can be paired.
func Participant() peer.Participant {
	return peer.Participant{ID: ParticipantID, Needs: []peer.Domain{peer.DomainSubstanceUse}, AgeGroup: peer.AgeAdult}
}

// Worker returns a certified worker, fit for duty, with room for ten participants.
func Worker(id peer.WorkerID) peer.Worker {
	return peer.Worker{ID: id, Role: peer.RolePeerWorker, LivedExperience: []peer.Domain{peer.DomainSubstanceUse},
		Credential: peer.CredentialCertified, Supervised: true, Fitness: peer.FitnessFit, Capacity: 10}
}

// Pairing returns a pairing of [Participant] and [Worker] that nothing stands in
// the way of.
func Pairing(worker peer.WorkerID) peer.Pairing {
	return peer.Pairing{Participant: Participant(), Worker: Worker(worker)}
}
