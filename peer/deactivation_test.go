package peer_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// mentorshipOf returns one in the given state, of a participant of its own.
func mentorshipOf(t testing.TB, id peer.MentorshipID, who peer.ParticipantID, until ...func(m *peer.Mentorship, pair peer.Pairing) error) peer.Mentorship {
	t.Helper()
	act := lifecycle.Act{By: peer.ParticipantActor(who), At: day(0)}
	m, err := peer.NewMentorship(id, who, act)
	require.NoError(t, err)
	require.NoError(t, m.Engage(act))
	require.NoError(t, m.RequestMatch(act))
	pair := pairing()
	pair.Participant.ID = who
	require.NoError(t, m.Propose(act, peertest.WorkerID, pair))
	for _, move := range until {
		require.NoError(t, move(m, pair))
	}
	return *m
}

func accepted(m *peer.Mentorship, pair peer.Pairing) error { return m.Accept(by(worker, day(1)), pair) }
func started(m *peer.Mentorship, _ peer.Pairing) error {
	return m.Start(by(worker, day(2)), peer.AgreementSigned, time.Time{})
}

func TestDeactivationEndsAssignmentsAndListsWhatIsOpen(t *testing.T) {
	active := mentorshipOf(t, "m-active", "p-1", accepted, started)
	proposed := mentorshipOf(t, "m-proposed", "p-2")
	transfer := mentorshipOf(t, "m-transfer", "p-3", accepted, started, func(m *peer.Mentorship, _ peer.Pairing) error {
		return m.RequestTransfer(lifecycle.Act{By: peer.ParticipantActor("p-3"), At: day(3)})
	}, func(m *peer.Mentorship, pair peer.Pairing) error {
		pair.Worker = peertest.Worker(peertest.OtherWorkerID)
		return m.ProposeWorker(by(supervisor, day(4)), peertest.OtherWorkerID, pair)
	})
	over := mentorshipOf(t, "m-over", "p-4", accepted, started, func(m *peer.Mentorship, _ peer.Pairing) error {
		return m.Close(lifecycle.Act{By: peer.ParticipantActor("p-4"), At: day(3)})
	})
	taking := in(t, peer.MentorshipTransferPending) // of the other worker's once taken over
	other := peertest.Worker(peertest.OtherWorkerID)
	draft, signed := noteIn(t, peer.NoteDraft), noteIn(t, peer.NoteSigned)
	w := peertest.Worker(peertest.WorkerID)
	open := peer.OpenWork{
		Mentorships: []peer.Mentorship{active, proposed, transfer, over},
		Notes:       []peer.Note{*draft, *signed},
		Escalations: []string{"esc-1"}, Supervision: []string{"agreement-1"}, Supervisors: []peer.SupervisorID{peertest.SupervisorID},
	}
	why := coded(programme, day(30), "left")
	why.Reason = peertest.Text("quarrelled with everybody")
	out, err := peer.Deactivate(w, open, why)
	require.NoError(t, err)
	for _, m := range out.Mentorships {
		last, _ := m.History().Last()
		assert.Equal(t, "left", last.Code)
		assert.True(t, last.Reason.IsZero(), "no words about a worker in a participant's record")
	}

	var states []peer.MentorshipState
	for _, m := range out.Mentorships {
		states = append(states, m.State())
		assert.Empty(t, m.Worker())
	}
	assert.Equal(t, []peer.MentorshipState{peer.MentorshipNeedsReassignment, peer.MentorshipMatching, peer.MentorshipTransferPending}, states)
	assert.Equal(t, peertest.OtherWorkerID, out.Mentorships[2].IncomingWorker(), "whoever was asked stays asked")
	assert.Equal(t, []peer.NoteID{"note-1"}, out.Drafts)
	assert.Equal(t, []string{"esc-1"}, out.Escalations)
	assert.Equal(t, []string{"agreement-1"}, out.Supervision)
	assert.Equal(t, []peer.Notice{
		{To: peer.ParticipantActor("p-1"), About: peer.NoticeWorkerGone, Mentorship: "m-active"},
		{To: peer.ParticipantActor("p-2"), About: peer.NoticeWorkerGone, Mentorship: "m-proposed"},
		{To: peer.ParticipantActor("p-3"), About: peer.NoticeWorkerGone, Mentorship: "m-transfer"},
		{To: peer.IncomingWorkerActor(peertest.OtherWorkerID), About: peer.NoticeYoursToAnswer, Mentorship: "m-transfer"},
		{To: peer.WorkerActor(peertest.WorkerID), About: peer.NoticeSignDrafts},
		{To: peer.SupervisorActor(peertest.SupervisorID), About: peer.NoticeSupervisionEnd},
	}, out.Notices)
	assert.Equal(t, "2026-02-04", out.Worker.Left.String())
	assert.True(t, out.Worker.Away && !out.Worker.Supervised)
	peertest.RefusedBy(t, proposeAgain(t, out), "away")

	assert.Equal(t, peer.MentorshipActive, active.State(), "what was given is unchanged")
	assert.Equal(t, peertest.Worker(peertest.WorkerID), w)

	require.NoError(t, taking.ProposeWorker(by(supervisor, day(20)), other.ID, otherPairing()))
	out, err = peer.Deactivate(other, peer.OpenWork{Mentorships: []peer.Mentorship{*taking, active}, Notes: []peer.Note{*draft}}, coded(supervisor, day(30), "stepped_aside"))
	require.NoError(t, err)
	assert.Empty(t, out.Mentorships, "they were not the worker of any")
	assert.Equal(t, []peer.MentorshipID{taking.ID()}, out.TakeOvers)
	assert.Equal(t, []peer.Notice{{To: peer.ParticipantActor(peertest.ParticipantID), About: peer.NoticeTakeOverOff, Mentorship: taking.ID()}}, out.Notices)
	assert.Empty(t, out.Drafts, "the draft is somebody else's")
}

// proposeAgain tries to propose a worker who was deactivated.
func proposeAgain(t *testing.T, out peer.Deactivation) error {
	t.Helper()
	m := out.Mentorships[1]
	pair := pairing()
	pair.Participant.ID, pair.Worker = m.Participant(), out.Worker
	return m.Propose(lifecycle.Act{By: peer.ParticipantActor(m.Participant()), At: day(31)}, peertest.WorkerID, pair)
}

func TestDeactivationIsMadeWholeOrNotAtAll(t *testing.T) {
	active, later := mentorshipOf(t, "m-1", "p-1", accepted, started), mentorshipOf(t, "m-2", "p-2", accepted, started)
	require.NoError(t, later.StepDown(by(worker, day(40))))
	w := peertest.Worker(peertest.WorkerID)
	out, err := peer.Deactivate(w, peer.OpenWork{Mentorships: []peer.Mentorship{active, later}}, coded(programme, day(30), "left"))
	peertest.Refused(t, err, lifecycle.ErrTimeOrder)
	assert.Equal(t, peer.Deactivation{}, out)
	assert.Equal(t, peer.MentorshipActive, active.State())

	left := w
	left.Left = date(t, "2026-01-01")
	for name, try := range map[string]func() (peer.Deactivation, error){
		"nobody": func() (peer.Deactivation, error) {
			return peer.Deactivate(peer.Worker{}, peer.OpenWork{}, coded(programme, day(30), "left"))
		},
		"left already": func() (peer.Deactivation, error) {
			return peer.Deactivate(left, peer.OpenWork{}, coded(programme, day(30), "left"))
		},
		"by the worker": func() (peer.Deactivation, error) {
			return peer.Deactivate(w, peer.OpenWork{}, coded(worker, day(30), "left"))
		},
		"for another reason": func() (peer.Deactivation, error) {
			return peer.Deactivate(w, peer.OpenWork{}, coded(programme, day(30), "tired"))
		},
		"in the year 10000": func() (peer.Deactivation, error) {
			return peer.Deactivate(w, peer.OpenWork{}, coded(programme, day(30).AddDate(8000, 0, 0), "left"))
		},
		"no time": func() (peer.Deactivation, error) {
			return peer.Deactivate(w, peer.OpenWork{}, coded(programme, time.Time{}, "left"))
		},
		"no reason": func() (peer.Deactivation, error) { return peer.Deactivate(w, peer.OpenWork{}, by(programme, day(30))) },
		"words alone": func() (peer.Deactivation, error) {
			return peer.Deactivate(w, peer.OpenWork{}, wording(programme, day(30), "has left"))
		},
		"listed twice": func() (peer.Deactivation, error) {
			return peer.Deactivate(w, peer.OpenWork{Mentorships: []peer.Mentorship{active, active}}, coded(programme, day(30), "left"))
		},
	} {
		_, err := try()
		require.ErrorIs(t, err, peer.ErrDeactivation, name)
	}
}

func TestHoursOfAWorker(t *testing.T) {
	bogota := time.FixedZone("UTC-5", -5*60*60)
	mon := func(h, m int) time.Time { return time.Date(2026, 3, 2, h, m, 0, 0, bogota) } // a Monday
	w := peer.Worker{ID: "w-1", Hours: []peer.WeeklyHours{{Day: time.Monday, From: 9 * 60, To: 12 * 60}, {Day: time.Saturday, From: 22 * 60, To: 26 * 60}}}
	for _, tt := range []struct {
		at   time.Time
		want bool
	}{
		{mon(8, 59), false}, {mon(9, 0), true}, {mon(11, 59), true}, {mon(12, 0), false},
		{mon(9, 0).UTC(), true},             // the same moment, written in another zone
		{mon(9, 0).AddDate(0, 0, 1), false}, // Tuesday
		{mon(9, 0).AddDate(0, 0, 7), true},
		{time.Date(2026, 3, 7, 22, 0, 0, 0, bogota), true}, // Saturday evening
		{time.Date(2026, 3, 8, 1, 59, 0, 0, bogota), true}, // on into Sunday
		{time.Date(2026, 3, 8, 2, 0, 0, 0, bogota), false}, // and no longer
		{time.Date(2026, 3, 7, 1, 0, 0, 0, bogota), false}, // not the night before
	} {
		assert.Equal(t, tt.want, w.IsAvailable(tt.at, bogota), tt.at)
	}
	away, free, left := w, peer.Worker{ID: "w-2"}, peer.Worker{ID: "w-3", Left: date(t, "2026-03-02")}
	away.Away = true
	assert.False(t, away.IsAvailable(mon(9, 0), bogota))
	assert.True(t, free.IsAvailable(mon(3, 0), nil), "no hours bind them")
	assert.False(t, left.IsAvailable(mon(3, 0), bogota))
	assert.True(t, left.IsAvailable(mon(3, 0).AddDate(0, 0, -1), bogota))
	for _, bad := range []peer.WeeklyHours{{}, {Day: 7, To: 60}, {Day: -1, To: 60}, {From: -1, To: 60}, {From: 60, To: 60}, {From: 1440, To: 1500}, {From: 60, To: 2881}} {
		assert.False(t, bad.IsValid(), "%+v", bad)
		assert.False(t, bad.Contains(time.Date(2026, 3, 1, 1, 0, 0, 0, time.UTC), nil))
	}

	w.Zone, w.Left = "America/Bogota", date(t, "2026-12-31")
	data, err := json.Marshal(w)
	require.NoError(t, err)
	var back peer.Worker
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, w, back)
	data, err = json.Marshal(peer.Worker{ID: "w-1"})
	require.NoError(t, err)
	assert.NotContains(t, string(data), "left")
}

func TestDeactivationPrintsNobody(t *testing.T) {
	w := peertest.Worker("secret-w")
	open := peer.OpenWork{Escalations: []string{"secret-e"}, Supervision: []string{"secret-a"}, Supervisors: []peer.SupervisorID{"secret-s"}}
	out, err := peer.Deactivate(w, open, coded(programme, day(30), "left"))
	require.NoError(t, err)
	peertest.Secret(t, "secret", open, out, &out, out.Notices[0], out.Worker)
}
