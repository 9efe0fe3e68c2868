package peer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Written from the stages of the field and the rules that go beyond them, not
// read from the table: the participant proposed in proposed_match; support was
// paused, transferred and left by the worker from active.
const mentorshipAnswers = `
- | refer | participant, referrer, supervisor, programme | referred

referred | attempt_contact | supervisor, programme              | outreach
referred | engage          | participant, supervisor, programme | engaged
referred | propose_close | supervisor, programme, system | referred
referred | close           | participant, supervisor, programme | closed

outreach | engage | participant, supervisor, programme | engaged
outreach | propose_close | supervisor, programme, system | outreach
outreach | close  | participant, supervisor, programme | closed

engaged | request_match | participant, supervisor, programme | matching
engaged | propose_close | supervisor, programme, system | engaged
engaged | close         | participant, supervisor, programme | closed

matching | propose | participant, worker, supervisor, programme | proposed_match
matching | propose_close | supervisor, programme, system | matching
matching | close   | participant, supervisor, programme         | closed

proposed_match | accept      | worker, supervisor            | agreement_pending
proposed_match | decline     | participant, worker, supervisor | matching
proposed_match | withdraw    | participant                   | withdrawn
proposed_match | expire      | supervisor, programme, system | expired
proposed_match | lose_worker | supervisor, programme         | matching
proposed_match | propose_close | worker, supervisor, programme, system | proposed_match
proposed_match | close       | participant, supervisor, programme | closed

expired | request_match | participant, supervisor, programme | matching
expired | propose_close | supervisor, programme, system | expired
expired | close         | participant, supervisor, programme | closed

withdrawn | request_match | participant, supervisor, programme | matching
withdrawn | propose_close | supervisor, programme, system | withdrawn
withdrawn | close         | participant, supervisor, programme | closed

agreement_pending | start       | participant, worker   | active
agreement_pending | decline     | participant, worker, supervisor | matching
agreement_pending | lose_worker | supervisor, programme | matching
agreement_pending | propose_close | worker, supervisor, programme, system | agreement_pending
agreement_pending | close       | participant, supervisor, programme | closed

active | pause            | participant, supervisor         | paused
active | request_transfer | participant, supervisor         | transfer_pending
active | lose_worker      | supervisor, programme           | needs_reassignment
active | step_down        | participant, worker             | step_down
active | extend           | participant, worker, supervisor | active
active | complete         | participant, worker             | active
active | continue | participant, worker | active
active | propose_close | worker, supervisor, programme, system | active
active | close            | participant, supervisor, programme | closed

paused | extend           | participant, worker, supervisor | paused
paused | resume           | participant | active
paused | request_transfer | participant, supervisor | transfer_pending
paused | lose_worker      | supervisor, programme   | needs_reassignment
paused | propose_close | worker, supervisor, programme, system | paused
paused | close            | participant, supervisor, programme | closed

transfer_pending | take_over         | participant, incoming_worker       | transfer_pending
transfer_pending | decline_take_over | participant, incoming_worker, supervisor | transfer_pending
transfer_pending | cancel_transfer   | participant                        | active
transfer_pending | lose_worker       | supervisor, programme              | transfer_pending
transfer_pending | propose_close | worker, supervisor, programme, system | transfer_pending
transfer_pending | close             | participant, supervisor, programme | closed

needs_reassignment | take_over         | participant, incoming_worker       | needs_reassignment
needs_reassignment | decline_take_over | participant, incoming_worker, supervisor | needs_reassignment
needs_reassignment | propose_close | supervisor, programme, system | needs_reassignment
needs_reassignment | close             | participant, supervisor, programme | closed

step_down | step_up          | participant, worker             | active
step_down | pause            | participant, supervisor         | paused
step_down | request_transfer | participant, supervisor         | transfer_pending
step_down | lose_worker      | supervisor, programme           | needs_reassignment
step_down | extend           | participant, worker, supervisor | step_down
step_down | complete         | participant, worker             | step_down
step_down | continue | participant, worker | step_down
step_down | propose_close | worker, supervisor, programme, system | step_down
step_down | close            | participant, supervisor, programme | closed
`

// sampleMove brings what the event needs from the party.
func sampleMove(event peer.MentorshipEvent, by lifecycle.Party) peer.MentorshipMove {
	mv := peer.MentorshipMove{}
	switch event {
	case peer.ProposeMatch:
		mv.Data.Worker = peertest.WorkerID
	case peer.ProposeWorker:
		mv.Data.Incoming = peertest.OtherWorkerID
	case peer.StartSupport:
		mv.Data.Agreement = peer.AgreementSpoken
	case peer.ExtendSupport:
		mv.Data.Until = peertest.Day(2000)
	case peer.AcceptMatch:
		if by == lifecycle.SupervisorParty {
			mv.Code = "worker_absent"
		}
	case peer.DeclineMatch, peer.DeclineTakeOver:
		mv.Code = "not_a_fit"
	case peer.PauseSupport:
		mv.Code = "travel"
	case peer.RequestTransfer:
		mv.Code = "better_fit"
	case peer.LoseWorker:
		mv.Code = "left"
	case peer.CloseMentorship, peer.ProposeClosing:
		mv.Code = string(peer.ClosureMovedAway)
	}
	return mv
}

// mentorshipMachine runs the table of mentorships for tests that fire moves directly.
func mentorshipMachine(t testing.TB) *lifecycle.Machine[peer.MentorshipState, peer.MentorshipEvent, peer.MentorshipChange] {
	t.Helper()
	m, err := lifecycle.New[peer.MentorshipState, peer.MentorshipEvent, peer.MentorshipChange](peer.MentorshipLifecycle())
	require.NoError(t, err)
	return m
}

func TestMentorshipTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m := mentorshipMachine(t)
	seat := lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(peertest.ParticipantID)}
	peertest.TryTable(t, peertest.Trial[peer.MentorshipState, peer.MentorshipEvent, peer.MentorshipChange]{
		Machine: m,
		Open: func() (lifecycle.History[peer.MentorshipState, peer.MentorshipEvent, peer.MentorshipChange], error) {
			return m.Open(seat)
		},
		In: func(s peer.MentorshipState) lifecycle.History[peer.MentorshipState, peer.MentorshipEvent, peer.MentorshipChange] {
			h, err := m.Restore(withIncoming(t, s).Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: sampleMove,
		Want: mentorshipAnswers,
	})
}

// withIncoming returns a history in the state; where another worker is wanted,
// one was asked by the supervisor.
func withIncoming(t testing.TB, s peer.MentorshipState) peer.MentorshipHistory {
	t.Helper()
	m := peertest.MentorshipIn(t, s)
	if s == peer.MentorshipTransferPending || s == peer.MentorshipNeedsReassignment {
		at := peertest.Day(50)
		require.NoError(t, m.ProposeWorker(peertest.By(lifecycle.SupervisorParty, at), peertest.OtherWorkerID, peertest.Pairing(peertest.OtherWorkerID)))
	}
	return m.History()
}

func TestEveryStateOfAMentorshipIsInItsTable(t *testing.T) {
	assert.ElementsMatch(t, peer.MentorshipStates(), peer.MentorshipLifecycle().States())
}
