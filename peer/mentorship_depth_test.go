package peer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

func TestADeadlineProposesClosingAndAPersonCloses(t *testing.T) {
	m := in(t, peer.MentorshipPaused)
	due, err := m.Due(peer.MentorshipTimings(), lifecycle.Calendar{}, day(96))
	require.NoError(t, err)
	require.Equal(t, peer.ProposeClosing, due[0].Propose)
	act := lifecycle.Act{By: lifecycle.System(), At: day(96), Code: string(peer.ClosureUnableToContact)}
	require.NoError(t, m.ProposeClosing(act))
	assert.Equal(t, peer.MentorshipPaused, m.State(), "nothing is closed")
	e, ok := m.ClosingProposed()
	assert.True(t, ok)
	assert.Equal(t, day(96), e.At)
	peertest.Refused(t, m.Close(act), lifecycle.ErrNotYourMove)
	require.NoError(t, m.Resume(by(participant, day(97))))
	_, ok = m.ClosingProposed()
	assert.False(t, ok, "the participant is back, and the proposal is gone")
	require.NoError(t, m.ProposeClosing(coded(worker, day(98), string(peer.ClosureGoalsMet))))
	require.NoError(t, m.Close(coded(supervisor, day(99), string(peer.ClosureGoalsMet))))
	_, ok = m.ClosingProposed()
	assert.False(t, ok)
}

func TestAnUnattendedEnding(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	_, ok := m.EndingProposed()
	assert.False(t, ok)
	require.NoError(t, m.Complete(by(worker, day(40))))
	e, ok := m.EndingProposed()
	assert.True(t, ok)
	assert.Equal(t, day(40), e.At, "the first to finish")
	waiting, since := m.Waiting()
	assert.Equal(t, []lifecycle.Party{participant}, waiting, "and whose turn it is")
	assert.Equal(t, day(40), since, "since the first to finish, not since support began")
	span, src := peer.EndingDefaults()
	assert.Equal(t, lifecycle.Days(14), span)
	assert.Equal(t, source.Design, src.Evidence)
	require.NoError(t, m.Close(coded(programme, day(54), string(peer.ClosureGoalsMet))))
	assert.Equal(t, peer.ClosureGoalsMet, m.ClosureReason())
}

// What one side said of the goals counts no more once somebody goes on.
func TestTheParticipantIsNotCompletedAgainstTheirWish(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	require.NoError(t, m.Complete(by(participant, day(20))))
	require.NoError(t, m.Extend(by(participant, day(21)), day(400)))
	_, ok := m.EndingProposed()
	assert.False(t, ok)
	require.NoError(t, m.Complete(by(worker, day(60))))
	assert.Equal(t, peer.MentorshipActive, m.State())
	require.NoError(t, m.Continue(by(participant, day(61))))
	require.NoError(t, m.Complete(by(participant, day(90))))
	assert.Equal(t, peer.MentorshipActive, m.State(), "the worker's word of day 60 counts no more")
	require.NoError(t, m.Complete(by(worker, day(91))))
	assert.Equal(t, day(90), m.FinishedAt())
}

func TestANewRequestGoesOnFromTheOldText(t *testing.T) {
	m := in(t, peer.MentorshipEngaged)
	assert.True(t, m.Request().IsZero())
	act := by(participant, day(3))
	act.Reason = peertest.Text("somebody who knows shift work")
	require.NoError(t, m.RequestMatch(act))
	require.NoError(t, m.Close(by(participant, day(4))))
	next, err := m.Reengage("m-2", by(participant, day(5)))
	require.NoError(t, err)
	require.NoError(t, next.Engage(by(participant, day(6))))
	again := by(participant, day(6))
	again.Reason = m.Request()
	require.NoError(t, next.RequestMatch(again))
	assert.Equal(t, "somebody who knows shift work", next.Request().Words())
}

func TestHolds(t *testing.T) {
	rule := peer.HoldDefaults()
	assert.Equal(t, source.Design, rule.Source.Evidence)
	m := in(t, peer.MentorshipMatching)
	holds, err := rule.Place(nil, *m, peertest.WorkerID, day(2), lifecycle.Calendar{}) // a Wednesday
	require.NoError(t, err)
	h, ok := peer.HeldBy(holds, m.ID(), day(2))
	assert.True(t, ok)
	assert.Equal(t, day(4), h.Until)
	_, ok = peer.HeldBy(holds, m.ID(), day(4))
	assert.False(t, ok, "it ends by itself")
	_, ok = peer.HeldBy(holds, m.ID(), day(1))
	assert.False(t, ok)

	again, err := rule.Place(holds, *m, peertest.WorkerID, day(3), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, holds, again, "considering again does not make it longer")
	_, err = rule.Place(holds, *m, peertest.OtherWorkerID, day(3), lifecycle.Calendar{})
	require.ErrorIs(t, err, peer.ErrHeld)
	holds, err = rule.Place(holds, *m, peertest.OtherWorkerID, day(4), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Len(t, holds, 2)

	busy := []peer.Hold{
		{Mentorship: "a", Worker: peertest.WorkerID, Since: day(1), Until: day(9)},
		{Mentorship: "b", Worker: peertest.WorkerID, Since: day(1), Until: day(9)},
		{Mentorship: "c", Worker: peertest.WorkerID, Since: day(1), Until: day(9)},
	}
	kept, err := rule.Place(busy, *m, peertest.WorkerID, day(2), lifecycle.Calendar{})
	require.ErrorIs(t, err, peer.ErrTooManyHolds)
	assert.Equal(t, busy, kept)
	_, err = rule.Place(busy, *m, peertest.WorkerID, day(9), lifecycle.Calendar{})
	require.NoError(t, err, "those have ended")
	_, err = rule.Place(nil, *in(t, peer.MentorshipActive), peertest.WorkerID, day(9), lifecycle.Calendar{})
	require.ErrorIs(t, err, peer.ErrNotSought)
	_, err = peer.HoldRule{PerWorker: 1}.Place(nil, *m, peertest.WorkerID, day(9), lifecycle.Calendar{})
	require.ErrorIs(t, err, lifecycle.ErrSpan)
}

// request returns a mentorship of the participant with an id of its own, in a state.
func request(t *testing.T, id peer.MentorshipID, way ...func(m *peer.Mentorship) error) *peer.Mentorship {
	t.Helper()
	m, err := peer.NewMentorship(id, peertest.ParticipantID, by(participant, day(0)))
	require.NoError(t, err)
	for _, step := range way {
		require.NoError(t, step(m))
	}
	return m
}

func TestSettleClosesSiblingsAndNamesEverybodyConcerned(t *testing.T) {
	engage := func(m *peer.Mentorship) error { return m.Engage(by(participant, day(1))) }
	seek := func(m *peer.Mentorship) error { return m.RequestMatch(by(participant, day(2))) }
	propose := func(w peer.WorkerID) func(m *peer.Mentorship) error {
		return func(m *peer.Mentorship) error { return m.Propose(by(participant, day(3)), w, peertest.Pairing(w)) }
	}
	accepted := in(t, peer.MentorshipAgreementPending)
	early := request(t, "early")
	proposed := request(t, "proposed", engage, seek, propose(peertest.OtherWorkerID))
	elsewhere := request(t, "elsewhere", engage)
	elsewhere.Programme = "another"
	supported := in(t, peer.MentorshipActive)
	stranger, err := peer.NewMentorship("stranger", "participant-2", lifecycle.Act{By: peer.ParticipantActor("participant-2"), At: day(0)})
	require.NoError(t, err)

	others := []*peer.Mentorship{early, accepted, proposed, elsewhere, supported, stranger}
	done, err := accepted.Settle(by(programme, day(5)), others...)
	require.NoError(t, err)
	assert.Equal(t, []peer.MentorshipID{"early", "proposed"}, done.Closed)
	assert.Equal(t, []lifecycle.Actor{peer.ParticipantActor(peertest.ParticipantID), peer.WorkerActor(peertest.OtherWorkerID)}, done.Concerned)
	assert.Equal(t, peer.ClosureMovedToOtherSupport, early.ClosureReason())
	assert.Equal(t, peer.MentorshipClosed, proposed.State())
	assert.Equal(t, peer.MentorshipEngaged, elsewhere.State())
	assert.Equal(t, peer.MentorshipActive, supported.State(), "support that goes on is left alone")
	assert.Equal(t, peer.MentorshipReferred, stranger.State())
	assert.Equal(t, peer.MentorshipAgreementPending, accepted.State())

	again, err := accepted.Settle(by(programme, day(6)), others...)
	require.NoError(t, err)
	assert.Empty(t, again.Closed, "settling twice changes nothing")
	twice := request(t, "twice")
	done, err = accepted.Settle(by(programme, day(6)), nil, twice, twice)
	require.NoError(t, err)
	assert.Equal(t, []peer.MentorshipID{"twice"}, done.Closed, "each once")
	assert.Equal(t, peer.MentorshipClosed, twice.State())

	a, b := request(t, "a"), request(t, "b", engage, seek, propose(peertest.OtherWorkerID))
	_, err = accepted.Settle(by(programme, day(2)), a, b) // b went on after day 2
	peertest.Refused(t, err, lifecycle.ErrTimeOrder)
	assert.Equal(t, peer.MentorshipReferred, a.State(), "all or nothing")
	_, err = accepted.Settle(by(worker, day(6)), request(t, "c"))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	_, err = in(t, peer.MentorshipMatching).Settle(by(programme, day(6)))
	require.ErrorIs(t, err, peer.ErrNotAccepted)
	peertest.Secret(t, "participant-1", done)
}

func TestTheWorstRatingBlocksThePairOnThatSide(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	rate := func(score peer.Score, n int) peer.Rating {
		r, err := m.Rate(peertest.WorkerID, score, day(n))
		require.NoError(t, err)
		return r
	}
	who, w := peertest.ParticipantID, peertest.WorkerID
	assert.False(t, peer.Blocks(nil, who, w))
	assert.False(t, peer.Blocks([]peer.Rating{rate(2, 10)}, who, w))
	assert.True(t, peer.Blocks([]peer.Rating{rate(peer.ScoreWorst, 11), rate(5, 10)}, who, w), "the newest counts")
	assert.False(t, peer.Blocks([]peer.Rating{rate(peer.ScoreWorst, 10), rate(3, 11)}, who, w), "rated anew")
	assert.True(t, peer.Blocks([]peer.Rating{rate(peer.ScoreWorst, 10), rate(3, 10)}, who, w), "of one moment the lower counts")
	assert.True(t, peer.Blocks([]peer.Rating{rate(3, 10), rate(peer.ScoreWorst, 10)}, who, w), "in either order")
	none := rate(3, 12)
	none.Score = 0
	assert.True(t, peer.Blocks([]peer.Rating{rate(peer.ScoreWorst, 10), none}, who, w), "no score lifts nothing")
	assert.False(t, peer.Blocks([]peer.Rating{rate(peer.ScoreWorst, 10)}, who, peertest.OtherWorkerID))
	assert.False(t, peer.Blocks([]peer.Rating{rate(peer.ScoreWorst, 10)}, "participant-2", w))
	for _, score := range []peer.Score{0, 6, -1} {
		_, err := m.Rate(w, score, day(10))
		require.ErrorIs(t, err, peer.ErrRating)
	}
	_, err := m.Rate(peertest.OtherWorkerID, 3, day(10))
	require.ErrorIs(t, err, peer.ErrRating, "somebody who never was responsible")
	require.ErrorIs(t, peer.Rating{}.Check(), peer.ErrRating)

	concern, err := m.RaiseFitConcern(w, "better_fit", day(10))
	require.NoError(t, err)
	assert.Equal(t, m.ID(), concern.Mentorship)
	assert.Equal(t, who, concern.Participant)
	for _, bad := range []struct {
		w    peer.WorkerID
		code string
	}{{peertest.OtherWorkerID, "better_fit"}, {"", "better_fit"}, {w, "dislike"}} {
		_, err := m.RaiseFitConcern(bad.w, bad.code, day(10))
		require.ErrorIs(t, err, peer.ErrRating)
	}
	peertest.Secret(t, "worker-1", concern, rate(3, 12), peer.Hold{Worker: w})
}

func TestAccessBeforeResponsibility(t *testing.T) {
	m := in(t, peer.MentorshipProposedMatch)
	assert.False(t, m.HasAccess(peertest.WorkerID), "proposed, not accepted")
	m = in(t, peer.MentorshipTransferPending)
	assert.True(t, m.HasAccess(peertest.WorkerID))
	assert.False(t, m.HasAccess(peertest.OtherWorkerID))
	require.NoError(t, m.ProposeWorker(by(supervisor, day(10)), peertest.OtherWorkerID, otherPairing()))
	assert.True(t, m.HasAccess(peertest.OtherWorkerID), "from the moment of asking")
	assert.Equal(t, peertest.WorkerID, m.Worker(), "not yet responsible")
	require.NoError(t, m.DeclineTakeOver(lifecycle.Act{By: peertest.Actor(incoming), At: day(11), Code: "no_capacity"}))
	assert.False(t, m.HasAccess(peertest.OtherWorkerID))
	require.NoError(t, m.Close(by(participant, day(12))))
	assert.False(t, m.HasAccess(peertest.WorkerID), "access ends with the mentorship")
	assert.False(t, peer.Mentorship{}.HasAccess(""))
}

func TestSeveralRelationshipsAtATime(t *testing.T) {
	one, two := in(t, peer.MentorshipActive), in(t, peer.MentorshipActive)
	require.NoError(t, one.Pause(by(participant, day(10))))
	assert.Equal(t, peer.MentorshipActive, two.State())
}

func dates(t *testing.T, texts ...string) []peer.Date {
	t.Helper()
	var ds []peer.Date
	for _, s := range texts {
		ds = append(ds, date(t, s))
	}
	return ds
}

func TestCheckInDates(t *testing.T) {
	monthEnd := peer.CheckInSchedule{Stages: []peer.CheckInStage{{Every: lifecycle.Days(3), Times: 1}, {Every: lifecycle.Months(1), Times: 3}}}
	got, err := monthEnd.Dates(date(t, "2026-01-28"))
	require.NoError(t, err)
	assert.Equal(t, dates(t, "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"), got, "months are counted from the stage's start")

	calls, err := peer.TelephoneSupport().Dates(date(t, "2026-01-05"))
	require.NoError(t, err)
	assert.Len(t, calls, 12)
	assert.Equal(t, date(t, "2026-03-30"), calls[11])
	checkups, err := peer.RecoveryCheckups().Dates(date(t, "2026-01-31"))
	require.NoError(t, err)
	assert.Equal(t, dates(t, "2026-04-30", "2026-07-31"), checkups[:2])
	assert.Equal(t, date(t, "2028-01-31"), checkups[7])
	all, err := peer.CheckInDefaults().Dates(date(t, "2026-01-05"))
	require.NoError(t, err)
	assert.Len(t, all, 24)
	assert.Equal(t, dates(t, "2026-03-30", "2026-04-13"), all[11:13])
	assert.Equal(t, date(t, "2026-12-22"), all[23])
	young, err := peer.AdolescentTelephoneSupport().Dates(date(t, "2026-01-05"))
	require.NoError(t, err)
	assert.Len(t, young, 13)
	assert.Equal(t, dates(t, "2026-01-19", "2026-01-26"), young[:2])
	assert.Equal(t, date(t, "2026-04-13"), young[12], "84 days after the first call: the next would be past 90")
	eight, err := peer.EmergencyFollowUp().Dates(date(t, "2026-01-05"))
	require.NoError(t, err)
	assert.Equal(t, dates(t, "2026-01-12", "2026-03-02"), []peer.Date{eight[0], eight[7]})
	assert.Len(t, eight, 8)
	assert.Equal(t, source.Secondary, peer.AdolescentTelephoneSupport().Source.Evidence)
	assert.Equal(t, source.Derived, peer.EmergencyFollowUp().Source.Evidence)
	assert.True(t, peer.TelephoneSupport().Source.Verified())
	assert.False(t, peer.CheckInDefaults().Source.Verified())

	for _, bad := range []peer.CheckInStage{{}, {Every: lifecycle.Hours(5), Times: 1}, {Every: lifecycle.Days(0), Times: 1}, {Every: lifecycle.Days(1), Times: 1001}, {Every: lifecycle.Days(1), Times: -1}, {Every: lifecycle.BusinessDays(1), Times: 1}} {
		_, err := peer.CheckInSchedule{Stages: []peer.CheckInStage{bad}}.Dates(date(t, "2026-01-05"))
		require.ErrorIs(t, err, lifecycle.ErrSpan, "%v", bad)
	}
	_, err = peer.TelephoneSupport().Dates(peer.Date{})
	require.ErrorIs(t, err, peer.ErrBadDate)
}

func TestMissedCheckIns(t *testing.T) {
	weekly := peer.CheckInSchedule{Stages: []peer.CheckInStage{{Every: lifecycle.Weeks(1), Times: 4}}} // 12, 19, 26 January, 2 February
	start := date(t, "2026-01-05")
	for _, tt := range []struct {
		name string
		made []peer.Date
		on   string
		want []peer.Date
	}{
		{"none made", nil, "2026-02-03", dates(t, "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02")},
		{"a day is not missed while it lasts", nil, "2026-01-12", nil},
		{"nor before it", nil, "2026-01-11", nil},
		{"the day after it is", nil, "2026-01-13", dates(t, "2026-01-12")},
		{"on the day", dates(t, "2026-01-12"), "2026-01-20", dates(t, "2026-01-19")},
		{"early", dates(t, "2026-01-06"), "2026-01-13", nil},
		{"on the day of the start", dates(t, "2026-01-05"), "2026-01-13", dates(t, "2026-01-12")},
		{"a late one counts for the next date and repairs none", dates(t, "2026-01-14"), "2026-02-03", dates(t, "2026-01-12", "2026-01-26", "2026-02-02")},
		{"two in a week count once", dates(t, "2026-01-07", "2026-01-09"), "2026-01-20", dates(t, "2026-01-19")},
	} {
		got, err := weekly.Missed(start, tt.made, date(t, tt.on))
		require.NoError(t, err)
		assert.Equal(t, tt.want, got, tt.name)
	}
	_, err := peer.CheckInSchedule{Stages: []peer.CheckInStage{{}}}.Missed(start, nil, start)
	require.ErrorIs(t, err, lifecycle.ErrSpan)
}
