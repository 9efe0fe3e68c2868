package outcomes_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

const (
	participant = lifecycle.ParticipantParty
	worker      = lifecycle.WorkerParty
	incoming    = lifecycle.IncomingWorkerParty
	supervisor  = lifecycle.SupervisorParty
)

var day, by = peertest.Day, peertest.By

func coded(p lifecycle.Party, n int, code peer.ClosureReason) lifecycle.Act {
	act := by(p, day(n))
	act.Code = string(code)
	return act
}

// Support in MentorshipIn(active) begins on day 5, planned until day 180.
func TestEpisodeOf(t *testing.T) {
	tests := []struct {
		name   string
		moves  func(t *testing.T, m *peer.Mentorship)
		at     int
		days   float64
		ending outcomes.Ending
		paused time.Duration
	}{
		{"goes on", func(*testing.T, *peer.Mentorship) {}, 35, 30, outcomes.Ongoing, 0},
		{"left without a reason", func(t *testing.T, m *peer.Mentorship) {
			require.NoError(t, m.Close(by(participant, day(25))))
		}, 100, 20, outcomes.Left, 0},
		{"had not left by the day of the report", func(t *testing.T, m *peer.Mentorship) {
			require.NoError(t, m.Close(by(participant, day(25))))
		}, 24, 19, outcomes.Ongoing, 0},
		{"could not be reached", func(t *testing.T, m *peer.Mentorship) {
			require.NoError(t, m.Close(coded(supervisor, 65, peer.ClosureUnableToContact)))
		}, 100, 60, outcomes.Left, 0},
		{"funding ended", func(t *testing.T, m *peer.Mentorship) {
			require.NoError(t, m.Close(coded(supervisor, 65, peer.ClosureEligibilityOrFundingEnded)))
		}, 100, 60, outcomes.Stopped, 0},
		{"died", func(t *testing.T, m *peer.Mentorship) {
			require.NoError(t, m.Close(coded(supervisor, 65, peer.ClosureDeceased)))
		}, 100, 60, outcomes.Died, 0},
		{"closed with goals met", func(t *testing.T, m *peer.Mentorship) {
			require.NoError(t, m.Close(coded(supervisor, 65, peer.ClosureGoalsMet)))
		}, 100, 60, outcomes.Completed, 0},
		{"completed, the first to say so counts", func(t *testing.T, m *peer.Mentorship) {
			require.NoError(t, m.Complete(by(worker, day(45))))
			require.NoError(t, m.Complete(by(participant, day(50))))
		}, 100, 40, outcomes.Completed, 0},
		{"a pause belongs to it", func(t *testing.T, m *peer.Mentorship) {
			require.NoError(t, m.Pause(by(participant, day(10))))
			require.NoError(t, m.Resume(by(participant, day(13))))
		}, 35, 30, outcomes.Ongoing, 72 * time.Hour},
		{"a pause that goes on", func(t *testing.T, m *peer.Mentorship) {
			require.NoError(t, m.Pause(by(participant, day(30))))
		}, 35, 30, outcomes.Ongoing, 120 * time.Hour},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := peertest.MentorshipIn(t, peer.MentorshipActive)
			m.Programme, m.Site, m.Funding = "prog", "site", "fund"
			tt.moves(t, m)
			e, err := outcomes.EpisodeOf(*m, day(tt.at))
			require.NoError(t, err)
			assert.InDelta(t, tt.days, e.Days(), 1e-12)
			assert.Equal(t, tt.ending, e.Ending)
			assert.Equal(t, tt.paused, e.Paused)
			assert.Equal(t, peertest.ParticipantID, e.Participant)
			assert.Equal(t, peer.FundingID("fund"), e.Funding)
			assert.Equal(t, tt.ending == outcomes.Completed && m.State() == peer.MentorshipCompleted, e.Early)
		})
	}
}

func TestEpisodeAcrossATransfer(t *testing.T) {
	m := peertest.MentorshipIn(t, peer.MentorshipPaused) // since day 6
	require.NoError(t, m.RequestTransfer(by(participant, day(10))))
	require.NoError(t, m.ProposeWorker(by(participant, day(11)), peertest.OtherWorkerID, peertest.Pairing(peertest.OtherWorkerID)))
	require.NoError(t, m.TakeOver(by(incoming, day(12)), peertest.Pairing(peertest.OtherWorkerID)))
	require.NoError(t, m.Resume(by(participant, day(14))))
	e, err := outcomes.EpisodeOf(*m, day(20))
	require.NoError(t, err)
	assert.Equal(t, 1, e.Transfers)
	assert.Equal(t, (4+2)*24*time.Hour, e.Paused, "days 6 to 10 and 12 to 14")
}

func TestEpisodesThatAreNone(t *testing.T) {
	_, err := outcomes.EpisodeOf(*peertest.MentorshipIn(t, peer.MentorshipMatching), day(50))
	require.ErrorIs(t, err, outcomes.ErrNotBegun)
	_, err = outcomes.EpisodeOf(*peertest.MentorshipIn(t, peer.MentorshipActive), day(4))
	require.ErrorIs(t, err, outcomes.ErrNotBegun)
	_, err = outcomes.EpisodeOf(peer.Mentorship{}, day(4))
	require.ErrorIs(t, err, outcomes.ErrNotBegun)
	m := peertest.MentorshipIn(t, peer.MentorshipActive)
	require.NoError(t, m.Close(coded(supervisor, 6, peer.ClosureEnteredInError)))
	_, err = outcomes.EpisodeOf(*m, day(50))
	require.ErrorIs(t, err, outcomes.ErrInError)
}

func TestEveryClosureReasonHasOneEnding(t *testing.T) {
	seen := map[peer.ClosureReason]int{}
	for _, r := range outcomes.Endings() {
		seen[r.Reason]++
		assert.NotEqual(t, outcomes.Ongoing, r.Ending, r.Reason)
		assert.NotEmpty(t, r.Source.Title, r.Reason)
	}
	for _, r := range peer.ClosureReasons() {
		want := 1
		if r == peer.ClosureEnteredInError {
			want = 0
		}
		assert.Equal(t, want, seen[r], r)
	}
}

func TestRetentionCountsLeavingAlone(t *testing.T) {
	var episodes []outcomes.Episode
	for i, e := range []outcomes.Ending{outcomes.Ongoing, outcomes.Completed, outcomes.Left, outcomes.Stopped, outcomes.Died} {
		episodes = append(episodes, outcomes.Episode{Start: day(0), End: day(i + 1), Ending: e})
	}
	assert.Equal(t, []stats.Observation{{Time: 1}, {Time: 2}, {Time: 3, Event: true}, {Time: 4}, {Time: 5}}, outcomes.Retention(episodes))
}

func TestEpisodePrintsNobody(t *testing.T) {
	peertest.Secret(t, "secret", outcomes.Episode{Mentorship: "secret", Participant: "secret"})
}

func Example() {
	var t testing.T
	m := peertest.MentorshipIn(&t, peer.MentorshipActive) // support began on day 5
	_ = m.Close(peertest.By(lifecycle.ParticipantParty, peertest.Day(25)))
	e, err := outcomes.EpisodeOf(*m, peertest.Day(100))
	fmt.Println(e.Days(), e.Ending, err)
	_, err = outcomes.EpisodeOf(*m, peertest.Day(3))
	fmt.Println(err)
	curve, _ := stats.KaplanMeier(outcomes.Retention([]outcomes.Episode{e, {Start: peertest.Day(0), End: peertest.Day(40)}}), stats.Confidence{})
	step, _ := curve.At(30)
	fmt.Println(step.Survival)
	// Output:
	// 20 left <nil>
	// outcomes: support had not begun: no first meeting by the day of the report
	// 0.5
}
