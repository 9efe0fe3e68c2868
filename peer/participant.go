package peer

// Participant is written below.
type Participant struct{ ID ParticipantID }
type Worker struct{ ID WorkerID }
type Mentorship struct{}
type Encounter struct{}
