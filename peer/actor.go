package peer

import "github.com/alongside-go/alongside/peer/lifecycle"

// ParticipantActor returns the participant as one who makes a move.
func ParticipantActor(id ParticipantID) lifecycle.Actor {
	return lifecycle.Actor{Party: lifecycle.ParticipantParty, ID: string(id)}
}

// WorkerActor returns the worker of an entity as one who makes a move.
func WorkerActor(id WorkerID) lifecycle.Actor {
	return lifecycle.Actor{Party: lifecycle.WorkerParty, ID: string(id)}
}

// IncomingWorkerActor returns a worker who is asked to take over as one who
// makes a move.
func IncomingWorkerActor(id WorkerID) lifecycle.Actor {
	return lifecycle.Actor{Party: lifecycle.IncomingWorkerParty, ID: string(id)}
}

// SupervisorActor returns a supervisor as one who makes a move.
func SupervisorActor(id SupervisorID) lifecycle.Actor {
	return lifecycle.Actor{Party: lifecycle.SupervisorParty, ID: string(id)}
}

// ProgrammeActor returns a member of the programme's staff as one who makes a
// move; id is the host's name for that person.
func ProgrammeActor(id string) lifecycle.Actor {
	return lifecycle.Actor{Party: lifecycle.ProgrammeParty, ID: id}
}

// ReferrerActor returns somebody outside who asks for support on a person's
// behalf; id is the host's name for them.
func ReferrerActor(id string) lifecycle.Actor {
	return lifecycle.Actor{Party: lifecycle.ReferrerParty, ID: id}
}
