package peer_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

const (
	participant = lifecycle.ParticipantParty
	worker      = lifecycle.WorkerParty
	incoming    = lifecycle.IncomingWorkerParty
	supervisor  = lifecycle.SupervisorParty
	programme   = lifecycle.ProgrammeParty
)

var (
	day = peertest.Day
	by  = peertest.By
	in  = peertest.MentorshipIn
)

func coded(p lifecycle.Party, at time.Time, code string) lifecycle.Act {
	act := by(p, at)
	act.Code = code
	return act
}

func pairing() peer.Pairing      { return peertest.Pairing(peertest.WorkerID) }
func otherPairing() peer.Pairing { return peertest.Pairing(peertest.OtherWorkerID) }

func TestNewMentorship(t *testing.T) {
	act := by(participant, day(0))
	m, err := peer.NewMentorship("m-1", peertest.ParticipantID, act)
	require.NoError(t, err)
	assert.Equal(t, peer.MentorshipReferred, m.State())
	assert.Equal(t, peer.MentorshipID("m-1"), m.ID())
	assert.Equal(t, peertest.ParticipantID, m.Participant())
	assert.Empty(t, m.Worker())
	assert.Empty(t, m.Earlier())
	assert.Equal(t, 1, m.Revision())

	_, err = peer.NewMentorship("", peertest.ParticipantID, act)
	require.ErrorIs(t, err, peer.ErrIncomplete)
	_, err = peer.NewMentorship("m-1", "", act)
	require.ErrorIs(t, err, peer.ErrIncomplete)
	_, err = peer.NewMentorship("m-1", "somebody-else", act)
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	_, err = peer.NewMentorship("m-1", peertest.ParticipantID, by(worker, day(0)))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	_, err = peer.NewMentorship("m-1", peertest.ParticipantID, lifecycle.Act{By: act.By})
	peertest.Refused(t, err, lifecycle.ErrTimeOrder)
}

func TestZeroMentorshipRefusesEveryEvent(t *testing.T) {
	var m peer.Mentorship
	require.ErrorIs(t, m.Engage(by(participant, day(1))), peer.ErrIncomplete)
	require.ErrorIs(t, m.Fire(peer.MentorshipMove{Event: peer.ReferParticipant, Act: by(supervisor, day(1))}, peer.Pairing{}), peer.ErrIncomplete)
	require.ErrorIs(t, m.Correct(by(supervisor, day(1)), 1), peer.ErrIncomplete)
	require.ErrorIs(t, m.Redact(by(supervisor, day(1)), 1), peer.ErrIncomplete)
	assert.Empty(t, m.State())
	assert.False(t, m.IsOver())
	assert.True(t, m.EndedAt().IsZero())
	assert.Empty(t, m.Tenures())
	_, err := json.Marshal(m)
	require.ErrorIs(t, err, peer.ErrIncomplete)
}

// The side that proposed counts as accepted and the other side answers; a
// proposal of the supervisor or the programme needs both.
func TestTheOtherSideAccepts(t *testing.T) {
	for _, tt := range []struct {
		proposer lifecycle.Party
		answers  []lifecycle.Party
	}{
		{participant, []lifecycle.Party{worker}},
		{worker, []lifecycle.Party{participant}},
		{supervisor, []lifecycle.Party{participant, worker}},
		{programme, []lifecycle.Party{worker, participant}},
	} {
		t.Run(string(tt.proposer), func(t *testing.T) {
			m := in(t, peer.MentorshipMatching)
			require.NoError(t, m.Propose(by(tt.proposer, day(10)), peertest.WorkerID, pairing()))
			waiting, since := m.Waiting()
			assert.ElementsMatch(t, tt.answers, waiting)
			assert.Equal(t, day(10), since)
			if !slices.Contains(tt.answers, tt.proposer) && (tt.proposer == participant || tt.proposer == worker) {
				peertest.Refused(t, m.Accept(by(tt.proposer, day(11)), pairing()), lifecycle.ErrAnswered)
			}
			for i, p := range tt.answers {
				assert.Equal(t, peer.MentorshipProposedMatch, m.State())
				assert.True(t, m.AcceptedAt().IsZero())
				require.NoError(t, m.Accept(by(p, day(11+i)), pairing()))
			}
			assert.Equal(t, peer.MentorshipAgreementPending, m.State())
			assert.Equal(t, day(10+len(tt.answers)), m.AcceptedAt(), "when the last side agreed")
			assert.Equal(t, peertest.WorkerID, m.Worker())
		})
	}
}

func TestTheSupervisorAnswersForAnAbsentWorker(t *testing.T) {
	m := in(t, peer.MentorshipProposedMatch)
	peertest.Refused(t, m.Accept(by(supervisor, day(10)), pairing()), lifecycle.ErrReasonMissing)
	require.NoError(t, m.Accept(coded(supervisor, day(10), "worker_absent"), pairing()))
	assert.Equal(t, peer.MentorshipAgreementPending, m.State())
	assert.Equal(t, peertest.WorkerID, m.Worker(), "it is the worker who was proposed")

	m = in(t, peer.MentorshipMatching)
	require.NoError(t, m.Propose(by(supervisor, day(10)), peertest.WorkerID, pairing()))
	require.NoError(t, m.Accept(coded(supervisor, day(11), "worker_absent"), pairing()))
	assert.Equal(t, peer.MentorshipProposedMatch, m.State(), "nobody answers for the participant")
	peertest.Refused(t, m.Accept(by(worker, day(12)), pairing()), lifecycle.ErrAnswered)

	m = in(t, peer.MentorshipProposedMatch)
	require.NoError(t, m.Decline(coded(supervisor, day(10), "unavailable")))
	assert.Equal(t, peer.MentorshipMatching, m.State())
}

func TestAWorkerCanProposeOnlyThemselves(t *testing.T) {
	m := in(t, peer.MentorshipMatching)
	err := m.Propose(by(worker, day(10)), peertest.OtherWorkerID, otherPairing())
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	peertest.Refused(t, m.Propose(by(participant, day(10)), "", pairing()), lifecycle.ErrDataMissing)
}

func TestOnlyTheWorkerProposedAnswersForTheWorker(t *testing.T) {
	m := in(t, peer.MentorshipProposedMatch)
	stranger := lifecycle.Act{By: peer.WorkerActor(peertest.OtherWorkerID), At: day(10)}
	peertest.Refused(t, m.Accept(stranger, otherPairing()), lifecycle.ErrNotYourMove)
	peertest.Refused(t, m.Decline(by(worker, day(10))), lifecycle.ErrReasonMissing)
	require.NoError(t, m.Decline(coded(worker, day(10), "not_a_fit")))
	assert.Equal(t, peer.MentorshipMatching, m.State())
	assert.Empty(t, m.Worker(), "nobody is proposed any more")
}

func TestExpiredAndWithdrawnProposalsStayOnRecordAndAreSoughtAgain(t *testing.T) {
	for _, s := range []peer.MentorshipState{peer.MentorshipExpired, peer.MentorshipWithdrawn} {
		m := in(t, s)
		assert.Empty(t, m.Worker())
		require.NoError(t, m.RequestMatch(by(participant, day(10))))
		assert.Equal(t, peer.MentorshipMatching, m.State())
		assert.Equal(t, peer.ProposeMatch, m.History().Moves()[3].Event)
	}
	m := in(t, peer.MentorshipProposedMatch)
	peertest.Refused(t, m.Withdraw(by(supervisor, day(10))), lifecycle.ErrNotYourMove)
}

// The participant leaves from every state, with nothing asked.
func TestTheParticipantCanAlwaysLeave(t *testing.T) {
	for _, s := range peer.MentorshipStates() {
		m := in(t, s)
		err := m.Close(by(participant, day(100)))
		if s == peer.MentorshipCompleted || s == peer.MentorshipClosed {
			peertest.Refused(t, err, lifecycle.ErrFinal)
			continue
		}
		require.NoError(t, err, s)
		assert.Equal(t, peer.ClosureParticipantChoice, m.ClosureReason(), s)
		assert.Equal(t, day(100), m.EndedAt())
	}
}

func TestTheParticipantPausesAndChangesWorkerWithoutAReason(t *testing.T) {
	for _, s := range []peer.MentorshipState{peer.MentorshipActive, peer.MentorshipStepDown} {
		require.NoError(t, in(t, s).Pause(by(participant, day(100))))
		peertest.Refused(t, in(t, s).Pause(by(supervisor, day(100))), lifecycle.ErrReasonMissing)
		peertest.Refused(t, in(t, s).Pause(coded(worker, day(100), "travel")), lifecycle.ErrNotYourMove)
		require.NoError(t, in(t, s).Pause(coded(supervisor, day(100), "worker_leave")))
	}
	for _, s := range []peer.MentorshipState{peer.MentorshipActive, peer.MentorshipStepDown, peer.MentorshipPaused} {
		require.NoError(t, in(t, s).RequestTransfer(by(participant, day(100))))
		peertest.Refused(t, in(t, s).RequestTransfer(by(supervisor, day(100))), lifecycle.ErrReasonMissing)
	}
}

func TestResumeGoesBackToWhereThePauseBegan(t *testing.T) {
	m := in(t, peer.MentorshipStepDown)
	require.NoError(t, m.Pause(by(participant, day(20))))
	require.NoError(t, m.Resume(by(participant, day(30))))
	assert.Equal(t, peer.MentorshipStepDown, m.State())
}

func TestReturnToUseIsNoReasonToClose(t *testing.T) {
	for _, r := range peer.ClosureReasons() {
		assert.NotContains(t, string(r), "use")
	}
	m := in(t, peer.MentorshipActive)
	for _, code := range []string{"return_to_use", "recurrence_of_use", "relapse"} {
		peertest.Refused(t, m.Close(coded(supervisor, day(10), code)), lifecycle.ErrUnknownCode)
	}
	peertest.Refused(t, m.Close(by(supervisor, day(10))), lifecycle.ErrReasonMissing)
	words := by(supervisor, day(10))
	words.Reason = peertest.Text("did not come")
	peertest.Refused(t, m.Close(words), lifecycle.ErrReasonMissing)
	peertest.Refused(t, m.Close(lifecycle.Act{By: lifecycle.System(), At: day(400)}), lifecycle.ErrNotYourMove)
}

func TestTransfer(t *testing.T) {
	m := in(t, peer.MentorshipActive) // accepted on day 4
	require.NoError(t, m.RequestTransfer(coded(supervisor, day(10), "worker_leaving")))
	assert.Equal(t, peertest.WorkerID, m.Worker(), "the present worker stays responsible")
	peertest.Refused(t, m.TakeOver(by(participant, day(11)), otherPairing()), lifecycle.ErrSeatEmpty)

	peertest.RefusedBy(t, m.ProposeWorker(by(supervisor, day(11)), peertest.WorkerID, pairing()), "same_worker")
	require.NoError(t, m.ProposeWorker(by(supervisor, day(11)), peertest.OtherWorkerID, otherPairing()))
	assert.Equal(t, peertest.OtherWorkerID, m.IncomingWorker())
	peertest.Refused(t, m.ProposeWorker(by(supervisor, day(11)), "worker-3", peertest.Pairing("worker-3")), lifecycle.ErrSeatTaken)
	waiting, since := m.Waiting()
	assert.Equal(t, day(11), since, "since they were asked")
	assert.ElementsMatch(t, []lifecycle.Party{participant, incoming}, waiting)

	require.NoError(t, m.TakeOver(by(participant, day(12)), otherPairing()))
	peertest.Refused(t, m.TakeOver(by(worker, day(12)), otherPairing()), lifecycle.ErrNotYourMove)
	assert.Equal(t, peertest.WorkerID, m.Worker())
	require.NoError(t, m.TakeOver(by(incoming, day(13)), otherPairing()))
	assert.Equal(t, peer.MentorshipActive, m.State())
	assert.Equal(t, peertest.OtherWorkerID, m.Worker())
	assert.Empty(t, m.IncomingWorker())
	assert.Equal(t, []peer.Tenure{
		{Worker: peertest.WorkerID, From: day(4), To: day(13)},
		{Worker: peertest.OtherWorkerID, From: day(13)},
	}, m.Tenures(), "from and to stay on record")
	assert.Equal(t, string(peertest.WorkerID), m.History().AsOf(day(12)).Seat(worker))
	peertest.Refused(t, m.StepDown(by(worker, day(14))), lifecycle.ErrNotYourMove)
	require.NoError(t, m.StepDown(lifecycle.Act{By: peer.WorkerActor(peertest.OtherWorkerID), At: day(14)}))
}

// A yes to one worker is no yes to the next.
func TestAnAnswerIsForTheWorkerWhoWasAsked(t *testing.T) {
	m := in(t, peer.MentorshipTransferPending)
	require.NoError(t, m.ProposeWorker(by(supervisor, day(10)), "worker-3", peertest.Pairing("worker-3")))
	require.NoError(t, m.TakeOver(by(participant, day(11)), peertest.Pairing("worker-3")))
	decline := lifecycle.Act{By: peer.IncomingWorkerActor("worker-3"), At: day(12), Code: "no_capacity"}
	require.NoError(t, m.DeclineTakeOver(decline))
	assert.Empty(t, m.IncomingWorker())
	require.NoError(t, m.ProposeWorker(by(supervisor, day(13)), peertest.OtherWorkerID, otherPairing()))
	require.NoError(t, m.TakeOver(by(incoming, day(14)), otherPairing()))
	assert.Equal(t, peer.MentorshipTransferPending, m.State(), "the participant has not agreed to this worker")
	require.NoError(t, m.TakeOver(by(participant, day(15)), otherPairing()))
	assert.Equal(t, peer.MentorshipActive, m.State())
}

func TestTheParticipantsOwnProposalNeedsOnlyTheWorker(t *testing.T) {
	m := in(t, peer.MentorshipTransferPending)
	require.NoError(t, m.ProposeWorker(by(participant, day(10)), peertest.OtherWorkerID, otherPairing()))
	require.NoError(t, m.TakeOver(by(incoming, day(11)), otherPairing()))
	assert.Equal(t, peer.MentorshipActive, m.State())
}

func TestATransferCanBeTakenBackByWhoeverWantedIt(t *testing.T) {
	m := in(t, peer.MentorshipPaused)
	require.NoError(t, m.RequestTransfer(by(participant, day(10))))
	peertest.Refused(t, m.CancelTransfer(by(supervisor, day(11))), lifecycle.ErrNotYourMove)
	require.NoError(t, m.CancelTransfer(by(participant, day(11))))
	assert.Equal(t, peer.MentorshipPaused, m.State())
	peertest.Refused(t, m.Resume(by(supervisor, day(12))), lifecycle.ErrNotYourMove)
	require.NoError(t, m.Resume(by(participant, day(12))), "the pause is still the participant's")

	m = in(t, peer.MentorshipActive)
	require.NoError(t, m.RequestTransfer(coded(supervisor, day(10), "better_fit")))
	another := lifecycle.Act{By: peer.SupervisorActor("supervisor-2"), At: day(11)}
	require.NoError(t, m.CancelTransfer(another), "whoever is supervisor then")
	require.NoError(t, m.RequestTransfer(coded(supervisor, day(12), "better_fit")))
	require.NoError(t, m.CancelTransfer(by(participant, day(13))), "the participant may stay with the present worker")
	require.NoError(t, m.Pause(coded(supervisor, day(14), "worker_leave")))
	require.NoError(t, m.Resume(by(supervisor, day(15))))

	m = in(t, peer.MentorshipTransferPending)
	require.NoError(t, m.LoseWorker(coded(supervisor, day(10), "left")))
	peertest.Refused(t, m.CancelTransfer(by(participant, day(11))), lifecycle.ErrSeatEmpty)
	assert.Empty(t, m.Worker())
}

// The worker is gone while the mentorship is paused: it waits for another and
// goes back to being paused, and from there to active.
func TestReassignmentReturnsToTheStateHeldBefore(t *testing.T) {
	m := in(t, peer.MentorshipPaused)
	peertest.Refused(t, m.LoseWorker(by(supervisor, day(10))), lifecycle.ErrReasonMissing)
	require.NoError(t, m.LoseWorker(coded(programme, day(10), "credential_lost")))
	assert.Equal(t, peer.MentorshipNeedsReassignment, m.State())
	assert.Empty(t, m.Worker())
	require.NoError(t, m.ProposeWorker(by(programme, day(11)), peertest.OtherWorkerID, otherPairing()))
	require.NoError(t, m.TakeOver(by(incoming, day(12)), otherPairing()))
	require.NoError(t, m.TakeOver(by(participant, day(13)), otherPairing()))
	assert.Equal(t, peer.MentorshipPaused, m.State())
	require.NoError(t, m.Resume(by(participant, day(14))))
	assert.Equal(t, peer.MentorshipActive, m.State())
	assert.Equal(t, []peer.Tenure{
		{Worker: peertest.WorkerID, From: day(4), To: day(10)},
		{Worker: peertest.OtherWorkerID, From: day(13)},
	}, m.Tenures(), "between the two nobody was responsible")
}

func TestLosingTheWorkerBeforeSupportBegan(t *testing.T) {
	for _, s := range []peer.MentorshipState{peer.MentorshipProposedMatch, peer.MentorshipAgreementPending} {
		m := in(t, s)
		require.NoError(t, m.LoseWorker(coded(supervisor, day(10), "left")))
		assert.Equal(t, peer.MentorshipMatching, m.State())
		assert.Empty(t, m.Worker())
	}
	assert.Len(t, in(t, peer.MentorshipAgreementPending).Tenures(), 1)
}

func TestBothSidesFinishAndTheFirstTimeStands(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	require.NoError(t, m.Complete(by(participant, day(40))))
	assert.Equal(t, peer.MentorshipActive, m.State())
	assert.True(t, m.FinishedAt().IsZero())
	peertest.Refused(t, m.Complete(by(participant, day(41))), lifecycle.ErrAnswered)
	require.NoError(t, m.Complete(by(worker, day(50))))
	assert.Equal(t, peer.MentorshipCompleted, m.State())
	assert.Equal(t, day(40), m.FinishedAt())
	assert.Equal(t, day(50), m.EndedAt())
	assert.True(t, m.CompletedEarly(), "the planned end is day 180, and this is as much a success")
	assert.Empty(t, m.ClosureReason())
}

func TestExtend(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	assert.Equal(t, day(180), m.Until())
	require.NoError(t, m.Extend(by(participant, day(10)), day(300).In(time.FixedZone("x", 3600))))
	assert.Equal(t, day(300), m.Until())
	peertest.Refused(t, m.Extend(by(worker, day(11)), time.Time{}), lifecycle.ErrDataMissing)
	peertest.Refused(t, m.Start(by(worker, day(11)), peer.AgreementSigned, day(20)), lifecycle.ErrNotFromHere)
}

func TestStartNeedsTheAgreement(t *testing.T) {
	m := in(t, peer.MentorshipAgreementPending)
	peertest.Refused(t, m.Start(by(worker, day(10)), "", day(20)), lifecycle.ErrDataMissing)
	require.NoError(t, m.Start(by(worker, day(10)), peer.AgreementSpoken, time.Time{}))
	assert.Equal(t, day(10), m.StartedAt())
	assert.True(t, m.Until().IsZero(), "an open end")
}

// Nobody's clock keeps the participant from leaving.
func TestTheParticipantLeavesWhateverTheClocksSay(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	fast := coded(supervisor, day(20), "hospital")
	fast.Recorded = day(3670)
	require.NoError(t, m.Pause(fast))
	peertest.Refused(t, m.Resume(by(participant, day(21))), lifecycle.ErrTimeOrder)
	require.NoError(t, m.Close(by(participant, day(21))))
	assert.Equal(t, day(21), m.EndedAt())

	m = in(t, peer.MentorshipActive)
	act := by(participant, day(2)) // entered late, from a departure beside a broken record
	act.ID = "left-1"
	require.NoError(t, m.Close(act))
	assert.Equal(t, day(5), m.EndedAt(), "no earlier than the move before")
	require.NoError(t, m.Close(act), "sent twice")
	assert.Equal(t, 7, m.Revision())
}

// Two clocks that differ by minutes do not stop anybody.
func TestClocksThatDisagreeByMinutes(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	fast := by(participant, day(20).Add(4*time.Minute))
	fast.Recorded = day(20)
	require.NoError(t, m.Pause(fast))
	require.NoError(t, m.Resume(by(participant, day(20).Add(time.Minute))))
	last, _ := m.History().Last()
	assert.Equal(t, day(20).Add(4*time.Minute), last.At)
	peertest.Refused(t, m.Pause(by(participant, day(20).Add(-2*time.Minute))), lifecycle.ErrTimeOrder)
}

func TestNothingIsMadeThatCouldNotBeStored(t *testing.T) {
	long := peer.WorkerID(strings.Repeat("w", 257))
	for name, err := range map[string]error{
		"a form made up":    in(t, peer.MentorshipAgreementPending).Start(by(worker, day(20)), "assumed", time.Time{}),
		"a year too late":   in(t, peer.MentorshipAgreementPending).Start(by(worker, day(20)), peer.AgreementSigned, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)),
		"a broken worker":   in(t, peer.MentorshipMatching).Propose(by(supervisor, day(20)), "w\xff", peertest.Pairing("w\xff")),
		"an endless worker": in(t, peer.MentorshipMatching).Propose(by(supervisor, day(20)), long, peertest.Pairing(long)),
	} {
		peertest.Refused(t, err, lifecycle.ErrMalformed)
		assert.NotContains(t, err.Error(), "assumed", name)
	}
	for _, ids := range [][2]string{{"m\xff", "participant-1"}, {"m", "p\xff"}, {strings.Repeat("m", 257), "p"}} {
		_, err := peer.NewMentorship(peer.MentorshipID(ids[0]), peer.ParticipantID(ids[1]), lifecycle.Act{By: peer.SupervisorActor("s"), At: day(0)})
		require.ErrorIs(t, err, peer.ErrIncomplete)
	}
	m := in(t, peer.MentorshipActive)
	m.Programme = "p\xff"
	_, err := json.Marshal(m)
	require.ErrorIs(t, err, peer.ErrIncomplete)

	gone := by(participant, day(20))
	gone.Reason = peertest.Text("secret").Redacted()
	m = in(t, peer.MentorshipActive)
	peertest.Refused(t, m.Pause(gone), lifecycle.ErrMalformed)
	peertest.RefusedBy(t, m.Extend(by(worker, day(20)), day(19)), "until")
	peertest.RefusedBy(t, in(t, peer.MentorshipAgreementPending).Start(by(worker, day(20)), peer.AgreementSigned, day(20)), "until")
}

func TestReengageBeginsALinkedEpisode(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	m.Programme, m.Site, m.Funding = "prog", "site", "fund"
	_, err := m.Reengage("m-2", by(participant, day(20)))
	require.ErrorIs(t, err, peer.ErrNotOver)
	require.NoError(t, m.Close(coded(supervisor, day(30), string(peer.ClosureUnableToContact))))
	_, err = m.Reengage("m-2", by(participant, day(29)))
	require.ErrorIs(t, err, peer.ErrNotOver)
	_, err = m.Reengage(m.ID(), by(participant, day(40)))
	require.ErrorIs(t, err, peer.ErrIncomplete)
	next, err := m.Reengage("m-2", by(participant, day(40)))
	require.NoError(t, err)
	assert.Equal(t, peer.MentorshipReferred, next.State())
	assert.Equal(t, m.ID(), next.Earlier())
	assert.Equal(t, m.Participant(), next.Participant())
	assert.Equal(t, peer.FundingID("fund"), next.Funding)
	assert.Equal(t, peer.MentorshipClosed, m.State(), "the earlier episode stays as it was")
}

func TestCorrectionReopensWhatWasClosedByMistake(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	require.NoError(t, m.Close(coded(supervisor, day(20), string(peer.ClosureMovedAway))))
	act := by(supervisor, day(25))
	peertest.Refused(t, m.Correct(act, 7), lifecycle.ErrReasonMissing)
	act.Reason = peertest.Text("it was another person who moved")
	require.NoError(t, m.Correct(act, 7))
	assert.Equal(t, peer.MentorshipActive, m.State())
	assert.Empty(t, m.ClosureReason())
	assert.Equal(t, 8, m.Revision(), "nothing is deleted")
	assert.Equal(t, peer.MentorshipClosed, m.History().AsKnown(day(24)).State(), "what was known before stays known")
	act.At = day(26)
	act.By = peertest.Actor(worker)
	peertest.Refused(t, m.Correct(act, 6), lifecycle.ErrNotYourMove)
}

// No correction makes a participant their own worker.
func TestNoCorrectionPairsAPersonWithThemselves(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	act := by(programme, day(25))
	act.Reason = peertest.Text("so it was")
	self := peer.WorkerActor(peer.WorkerID(peertest.ParticipantID))
	var moves []peer.MentorshipMove
	for _, e := range m.History().Moves()[3:] {
		mv := peer.MentorshipMove{Event: e.Event, Data: e.Data, Act: lifecycle.Act{By: e.By, At: e.At, Code: e.Code}}
		if mv.Data.Worker != "" {
			mv.Data.Worker = peer.WorkerID(self.ID)
		}
		if mv.By.Party == worker {
			mv.By = self
		}
		moves = append(moves, mv)
	}
	peertest.RefusedBy(t, m.Correct(act, 4, moves...), "same_person")
	assert.Equal(t, peertest.WorkerID, m.Worker())
}

func TestTheParticipantMayRedactWords(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	act := coded(supervisor, day(20), "hospital")
	act.Reason = peertest.Text("something private")
	require.NoError(t, m.Pause(act))
	peertest.Refused(t, m.Redact(by(worker, day(21)), 7), lifecycle.ErrNotYourMove)
	require.NoError(t, m.Redact(by(participant, day(21)), 7))
	data, err := json.Marshal(m)
	require.NoError(t, err)
	assert.NotContains(t, string(data), "private")
	assert.Equal(t, "hospital", m.History().Moves()[6].Code)
}

func TestACommandSentTwiceChangesNothing(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	act := by(participant, day(20))
	act.ID = "command-1"
	require.NoError(t, m.Pause(act))
	act.Recorded = day(21)
	require.NoError(t, m.Pause(act))
	assert.Equal(t, 7, m.Revision())
	peertest.Refused(t, m.Resume(act), lifecycle.ErrIDReused)
}

func TestNextSaysWhatEachSideMayDo(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	assert.Equal(t, []peer.MentorshipEvent{peer.CloseMentorship, peer.CompleteSupport, peer.ContinueSupport, peer.ExtendSupport, peer.PauseSupport,
		peer.RequestTransfer, peer.StepDown}, m.Next(peertest.Actor(participant)))
	assert.Equal(t, []peer.MentorshipEvent{peer.CompleteSupport, peer.ContinueSupport, peer.ExtendSupport, peer.ProposeClosing, peer.StepDown}, m.Next(peertest.Actor(worker)))
	assert.Empty(t, m.Next(peer.WorkerActor(peertest.OtherWorkerID)))
	assert.True(t, m.Can(peer.PauseSupport, participant))
	assert.False(t, m.Can(peer.PauseSupport, worker))
}

func TestMentorshipIsAValue(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	kept := *m
	require.NoError(t, m.Pause(by(participant, day(20))))
	assert.Equal(t, peer.MentorshipActive, kept.State())
}
