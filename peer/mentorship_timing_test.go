package peer_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

func TestDefaultTimingsFitTheTableAndSayThatTheyAreDesign(t *testing.T) {
	require.NoError(t, mentorshipMachine(t).CheckTimings(peer.MentorshipTimings()))
	for _, timing := range peer.MentorshipTimings() {
		assert.Equal(t, source.Design, timing.Source.Evidence, timing.Name)
	}
	assert.Equal(t, source.Design, peer.InactivityDefaults().Source.Evidence)
}

// An emergency department refers: an hour, reminders after one and two days, and
// for all else the default deadlines.
func TestEmergencyTimings(t *testing.T) {
	require.NoError(t, mentorshipMachine(t).CheckTimings(peer.EmergencyTimings()))
	hour := time.Hour
	m := in(t, peer.MentorshipReferred)
	running, err := m.Deadlines(peer.EmergencyTimings(), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, day(0).Add(hour), running[0].Due)
	require.NoError(t, m.AttemptContact(by(programme, day(0).Add(hour))))
	running, err = m.Deadlines(peer.EmergencyTimings(), lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, running, 1)
	var nudges []time.Time
	for _, n := range running[0].Nudges {
		nudges = append(nudges, n.At)
	}
	assert.Equal(t, []time.Time{day(1).Add(hour), day(2).Add(hour), day(7).Add(hour)}, nudges)
	assert.Equal(t, day(14).Add(hour), running[0].Due)

	verified := map[string]bool{}
	for i, timing := range peer.EmergencyTimings() {
		verified[timing.Name] = timing.Source.Verified()
		if i > 1 {
			assert.Equal(t, peer.MentorshipTimings()[i], timing)
		}
	}
	assert.True(t, verified["first_attempt"])
	delete(verified, "first_attempt")
	for name, is := range verified {
		assert.False(t, is, name)
	}
}

func TestEmergencyTimingsAfterHours(t *testing.T) {
	bogota := time.FixedZone("Bogotá", -5*60*60)
	at := func(hour, minute int) time.Time { return time.Date(2026, 1, 5, hour, minute, 0, 0, bogota) }
	for _, tt := range []struct{ referred, due time.Time }{
		{at(20, 0), at(24, 0)},
		{at(23, 0), at(24, 0)},
		{at(23, 50), at(24, 50)}, // an hour is left
		{at(0, 10), at(24, 0)},
	} {
		m, err := peer.NewMentorship("m-1", peertest.ParticipantID, coded(programme, tt.referred, "emergency_department"))
		require.NoError(t, err)
		timings := peer.EmergencyTimingsAfterHours(tt.referred, bogota)
		running, err := m.Deadlines(timings, lifecycle.Calendar{Zone: bogota})
		require.NoError(t, err)
		assert.True(t, tt.due.Equal(running[0].Due), "%s: %s", tt.referred, running[0].Due)
		assert.Equal(t, source.Design, timings[0].Source.Evidence)
		assert.Equal(t, peer.EmergencyTimings()[1:], timings[1:])
	}
}

// The states of mentorships made one move a day from Monday, 5 January 2026,
// and when their time is up.
func TestDefaultDeadlines(t *testing.T) {
	tests := []struct {
		state    peer.MentorshipState
		name     string
		due      int // day
		waiting  lifecycle.Party
		proposes peer.MentorshipEvent
	}{
		{peer.MentorshipReferred, "first_attempt", 1, programme, peer.AttemptContact},     // Monday to Tuesday
		{peer.MentorshipOutreach, "exhaust_attempts", 15, programme, peer.ProposeClosing}, // 14 days from day 1
		{peer.MentorshipMatching, "find_match", 9, programme, ""},                         // 5 business days from Wednesday
		{peer.MentorshipProposedMatch, "answer_proposal", 10, worker, peer.ExpireMatch},   // from Thursday
		{peer.MentorshipExpired, "find_match", 11, programme, ""},                         // from Friday
		{peer.MentorshipAgreementPending, "first_meeting", 11, worker, ""},                // 7 days from day 4
		{peer.MentorshipPaused, "longest_pause", 96, supervisor, peer.ProposeClosing},     // 90 days from day 6
		{peer.MentorshipTransferPending, "rematch", 11, programme, peer.ProposeWorker},    // from Sunday: the fifth is Friday
		{peer.MentorshipNeedsReassignment, "rematch", 11, programme, peer.ProposeWorker},  //
		{peer.MentorshipCompleted, "courtesy_check", 97, programme, ""},                   // 90 days from day 7
	}
	for _, tt := range tests {
		t.Run(string(tt.state), func(t *testing.T) {
			m := in(t, tt.state)
			running, err := m.Deadlines(peer.MentorshipTimings(), lifecycle.Calendar{})
			require.NoError(t, err)
			require.Len(t, running, 1)
			assert.Equal(t, tt.name, running[0].Name)
			assert.Equal(t, day(tt.due), running[0].Due)
			assert.Equal(t, []lifecycle.Party{tt.waiting}, running[0].Waiting)
			assert.Equal(t, tt.proposes, running[0].Propose)
			if tt.proposes != "" {
				assert.True(t, m.Can(tt.proposes, programme) || m.Can(tt.proposes, supervisor) || m.Can(tt.proposes, tt.waiting), "somebody may do what is proposed")
			}
			due, err := m.Due(peer.MentorshipTimings(), lifecycle.Calendar{}, day(tt.due))
			require.NoError(t, err)
			assert.Len(t, due, 1)
			due, err = m.Due(peer.MentorshipTimings(), lifecycle.Calendar{}, day(tt.due).Add(-time.Second))
			require.NoError(t, err)
			assert.Empty(t, due)
			assert.Equal(t, tt.state, m.State(), "a deadline closes nothing")
		})
	}
	for _, s := range []peer.MentorshipState{peer.MentorshipActive, peer.MentorshipStepDown, peer.MentorshipClosed} {
		running, err := in(t, s).Deadlines(peer.MentorshipTimings(), lifecycle.Calendar{})
		require.NoError(t, err)
		assert.Empty(t, running, s)
	}
	next, ok, err := in(t, peer.MentorshipPaused).NextDue(peer.MentorshipTimings(), lifecycle.Calendar{}, day(6))
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, day(66), next, "a reminder after 60 days")
}

func TestInactivity(t *testing.T) {
	i := peer.InactivityDefaults()
	for _, tt := range []struct {
		after time.Duration
		want  peer.InactivityStep
		since int
	}{
		{0, peer.InactivityNone, -1},
		{14*24*time.Hour - 1, peer.InactivityNone, -1},
		{14 * 24 * time.Hour, peer.InactivityWarn, 14},
		{30 * 24 * time.Hour, peer.InactivityReview, 30},
		{60 * 24 * time.Hour, peer.InactivityLetter, 60},
		{90*24*time.Hour - 1, peer.InactivityLetter, 60},
		{90 * 24 * time.Hour, peer.InactivityClose, 90},
		{500 * 24 * time.Hour, peer.InactivityClose, 90},
	} {
		step, since, err := i.Step(day(0), day(0).Add(tt.after), lifecycle.Calendar{})
		require.NoError(t, err)
		assert.Equal(t, tt.want, step, tt.after)
		if tt.since < 0 {
			assert.True(t, since.IsZero())
		} else {
			assert.Equal(t, day(tt.since), since)
		}
	}
	_, _, err := peer.Inactivity{}.Step(day(0), day(1), lifecycle.Calendar{})
	require.ErrorIs(t, err, lifecycle.ErrSpan)
}
