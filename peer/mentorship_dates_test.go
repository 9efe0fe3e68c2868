package peer_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

const oneDay = 24 * time.Hour

// Paused on day 6, wanted another worker from day 10 to 12, paused again until day 14.
func TestPausedBetween(t *testing.T) {
	m := in(t, peer.MentorshipPaused)
	assert.Equal(t, 30*oneDay, m.PausedBetween(day(0), day(36)), "a pause that goes on")
	require.NoError(t, m.RequestTransfer(by(participant, day(10))))
	require.NoError(t, m.CancelTransfer(by(participant, day(12))))
	require.NoError(t, m.Resume(by(participant, day(14))))
	for _, tt := range []struct{ from, to, want int }{
		{0, 100, 6}, {6, 14, 6}, {7, 13, 4}, {8, 9, 1}, {10, 12, 0}, {14, 100, 0}, {0, 6, 0}, {9, 8, 0},
	} {
		assert.Equal(t, time.Duration(tt.want)*oneDay, m.PausedBetween(day(tt.from), day(tt.to)), "%d to %d", tt.from, tt.to)
	}
	assert.Zero(t, peer.Mentorship{}.PausedBetween(day(0), day(9)))
}

// The end was agreed on day 5 for day 180.
func TestAPauseMovesThePlannedEnd(t *testing.T) {
	m := in(t, peer.MentorshipPaused) // on day 6
	assert.Equal(t, day(180), m.PlannedEnd(day(6)))
	assert.Equal(t, day(190), m.PlannedEnd(day(16)))
	require.NoError(t, m.Resume(by(participant, day(26))))
	assert.Equal(t, day(200), m.PlannedEnd(day(26)))
	assert.Equal(t, day(200), m.PlannedEnd(day(400)))
	assert.Equal(t, day(180), m.Until(), "the date as it was agreed")
	require.NoError(t, m.Extend(by(participant, day(30)), day(300)))
	assert.Equal(t, day(300), m.PlannedEnd(day(400)), "pauses before it was agreed do not move it")

	require.NoError(t, m.Complete(by(participant, day(299))))
	require.NoError(t, m.Complete(by(lifecycle.WorkerParty, day(310))))
	assert.True(t, m.CompletedEarly(), "the first to say so was early")
	assert.True(t, in(t, peer.MentorshipReferred).PlannedEnd(day(9)).IsZero())
}

func TestCompletedOnThePlannedEndIsNotEarly(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	require.NoError(t, m.Complete(by(participant, day(180))))
	require.NoError(t, m.Complete(by(worker, day(181))))
	assert.False(t, m.CompletedEarly())
	assert.False(t, in(t, peer.MentorshipClosed).CompletedEarly())
}
