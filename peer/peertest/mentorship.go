package peertest

import (
	"testing"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A step of the way to a state.
type step func(m *peer.Mentorship, at time.Time) error

const (
	participant = lifecycle.ParticipantParty
	worker      = lifecycle.WorkerParty
	supervisor  = lifecycle.SupervisorParty
	programme   = lifecycle.ProgrammeParty
)

func attempt(m *peer.Mentorship, at time.Time) error { return m.AttemptContact(By(programme, at)) }
func engage(m *peer.Mentorship, at time.Time) error  { return m.Engage(By(participant, at)) }
func request(m *peer.Mentorship, at time.Time) error { return m.RequestMatch(By(participant, at)) }
func propose(m *peer.Mentorship, at time.Time) error {
	return m.Propose(By(participant, at), WorkerID, Pairing(WorkerID))
}
func accept(m *peer.Mentorship, at time.Time) error {
	return m.Accept(By(worker, at), Pairing(WorkerID))
}
func start(m *peer.Mentorship, at time.Time) error {
	return m.Start(By(worker, at), peer.AgreementSigned, Day(180))
}
func expire(m *peer.Mentorship, at time.Time) error { return m.Expire(By(supervisor, at)) }
func withdraw(m *peer.Mentorship, at time.Time) error {
	return m.Withdraw(By(participant, at))
}
func pause(m *peer.Mentorship, at time.Time) error { return m.Pause(By(participant, at)) }
func transfer(m *peer.Mentorship, at time.Time) error {
	return m.RequestTransfer(By(participant, at))
}
func lose(m *peer.Mentorship, at time.Time) error {
	act := By(supervisor, at)
	act.Code = "left"
	return m.LoseWorker(act)
}
func stepDown(m *peer.Mentorship, at time.Time) error { return m.StepDown(By(worker, at)) }
func finish(m *peer.Mentorship, at time.Time) error   { return m.Complete(By(worker, at)) }
func agreed(m *peer.Mentorship, at time.Time) error   { return m.Complete(By(participant, at)) }
func leave(m *peer.Mentorship, at time.Time) error    { return m.Close(By(participant, at)) }

// ways lists the moves that lead to each state from the referral.
var ways = map[peer.MentorshipState][]step{
	peer.MentorshipReferred:          {},
	peer.MentorshipOutreach:          {attempt},
	peer.MentorshipEngaged:           {engage},
	peer.MentorshipMatching:          {engage, request},
	peer.MentorshipProposedMatch:     {engage, request, propose},
	peer.MentorshipExpired:           {engage, request, propose, expire},
	peer.MentorshipWithdrawn:         {engage, request, propose, withdraw},
	peer.MentorshipAgreementPending:  {engage, request, propose, accept},
	peer.MentorshipActive:            {engage, request, propose, accept, start},
	peer.MentorshipPaused:            {engage, request, propose, accept, start, pause},
	peer.MentorshipTransferPending:   {engage, request, propose, accept, start, transfer},
	peer.MentorshipNeedsReassignment: {engage, request, propose, accept, start, lose},
	peer.MentorshipStepDown:          {engage, request, propose, accept, start, stepDown},
	peer.MentorshipCompleted:         {engage, request, propose, accept, start, finish, agreed},
	peer.MentorshipClosed:            {engage, leave},
}

// MentorshipIn returns a mentorship in the given state, between the fixed
// people, that was referred on [Day] 0 and made one move a day. It fails the test
// for a state that no mentorship has.
func MentorshipIn(t testing.TB, state peer.MentorshipState) *peer.Mentorship {
	t.Helper()
	way, ok := ways[state]
	if !ok {
		t.Fatalf("no mentorship is in state %q", string(state))
	}
	m, err := peer.NewMentorship("mentorship-1", ParticipantID, By(participant, Day(0)))
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range way {
		if err := s(m, Day(i+1)); err != nil {
			t.Fatal(err)
		}
	}
	return m
}
