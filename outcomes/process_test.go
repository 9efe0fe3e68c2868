package outcomes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Referred on day 0, a move a day after that. A course that is over waits for nothing,
// whatever way it ended, and support that began is no wait.
func TestWaitsAndPausesOfACourse(t *testing.T) {
	type wait struct {
		state       peer.MentorshipState
		from, until int
		open        bool
	}
	before := []wait{{peer.MentorshipReferred, 0, 1, false}, {peer.MentorshipEngaged, 1, 2, false}, {peer.MentorshipMatching, 2, 3, false},
		{peer.MentorshipProposedMatch, 3, 4, false}, {peer.MentorshipAgreementPending, 4, 5, false}}
	contact := stats.Observation{Time: 24, Event: true}
	for state, want := range map[peer.MentorshipState]struct {
		waits, pauses []wait
		contact       stats.Observation
	}{
		peer.MentorshipReferred: {[]wait{{peer.MentorshipReferred, 0, 10, true}}, nil, stats.Observation{Time: 240}},
		peer.MentorshipMatching: {[]wait{{peer.MentorshipReferred, 0, 1, false}, {peer.MentorshipEngaged, 1, 2, false},
			{peer.MentorshipMatching, 2, 10, true}}, nil, contact},
		peer.MentorshipClosed:    {before[:2], nil, contact},
		peer.MentorshipActive:    {before, nil, contact},
		peer.MentorshipPaused:    {before, []wait{{peer.MentorshipPaused, 6, 10, true}}, contact},
		peer.MentorshipStepDown:  {before, nil, contact},
		peer.MentorshipCompleted: {before, nil, contact},
	} {
		p, err := outcomes.ProcessOf(*peertest.MentorshipIn(t, state), day(10))
		require.NoError(t, err)
		read := func(list []outcomes.Wait) []wait {
			var out []wait
			for _, w := range list {
				hours := w.From.Sub(day(0)).Hours()
				out = append(out, wait{w.State, int(hours / 24), int((hours + w.Hours()) / 24), w.Open})
			}
			return out
		}
		assert.Equal(t, want.waits, read(p.Waits), state)
		assert.Equal(t, want.pauses, read(p.Pauses), state)
		assert.Equal(t, want.contact, p.ToFirstContact, state)
	}
}

// Closed on day 2 without a yes: the time to the first contact ends there, not on the day of
// the report.
func TestACourseThatEndedWithoutAContact(t *testing.T) {
	m := peertest.MentorshipIn(t, peer.MentorshipOutreach) // since day 1
	require.NoError(t, m.Close(by(participant, day(2))))
	p, err := outcomes.ProcessOf(*m, day(10))
	require.NoError(t, err)
	assert.Equal(t, stats.Observation{Time: 48}, p.ToFirstContact)
	require.Len(t, p.Waits, 2)
	assert.InDelta(t, 24, p.Waits[1].Hours(), 0)
	assert.False(t, p.Waits[1].Open)

	resumed := peertest.MentorshipIn(t, peer.MentorshipPaused)
	require.NoError(t, resumed.Resume(by(participant, day(8))))
	p, err = outcomes.ProcessOf(*resumed, day(10))
	require.NoError(t, err)
	require.Len(t, p.Pauses, 1)
	assert.InDelta(t, 48, p.Pauses[0].Hours(), 0)
	assert.False(t, p.Pauses[0].Open)
	assert.Len(t, p.Waits, 5, "what follows the beginning is no wait for it")

	wrong := peertest.MentorshipIn(t, peer.MentorshipReferred)
	require.NoError(t, wrong.Close(coded(supervisor, 2, peer.ClosureEnteredInError)))
	_, err = outcomes.ProcessOf(*wrong, day(10))
	require.ErrorIs(t, err, outcomes.ErrInError)
}
