package outcomes_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// saved is a contact in a revision, on the n-th day, or an attempt.
func saved(t *testing.T, revision, day int, made bool) outcomes.Reading {
	t.Helper()
	e := contact("e-1", 3)
	e.Revision, e.Start = revision, peertest.Day(day)
	if !made {
		e.Attempted, e.Minutes = true, 0
	}
	r, err := outcomes.EventsOfEncounter(e, time.UTC)
	require.NoError(t, err)
	return r
}

// Revision 2 says the second day; revision 1, which said the third, comes after it.
func TestAnOlderRevisionUndoesNothing(t *testing.T) {
	reread := func(l outcomes.Log, day int, r outcomes.Reading) outcomes.Log {
		next, err := l.Reread(peertest.Day(day), r)
		require.NoError(t, err)
		return next
	}
	first := reread(outcomes.Log{}, 5, saved(t, 1, 3, true))
	second := reread(first, 6, saved(t, 2, 2, true))
	assert.Equal(t, []string{"peer_contact 2026-01-07"}, holds(second))
	assert.Equal(t, second, reread(second, 7, saved(t, 1, 3, true)), "the older one is passed over")
	assert.Equal(t, second, reread(second, 7, saved(t, 2, 2, true)))

	third := reread(second, 8, saved(t, 3, 3, true))
	assert.Equal(t, []string{"peer_contact 2026-01-08"}, holds(third), "a newer one counts, though it says again what the first did")
	assert.Equal(t, third, reread(third, 9, saved(t, 2, 2, true)))

	gone := reread(third, 10, saved(t, 4, 3, false))
	assert.Empty(t, gone.Events())
	assert.Equal(t, gone, reread(gone, 11, saved(t, 3, 3, true)), "nor does it bring back what was taken away")
	assert.Equal(t, gone, reread(gone, 11, saved(t, 4, 3, false)))

	none := reread(reread(outcomes.Log{}, 5, saved(t, 0, 3, true)), 6, saved(t, 0, 2, true))
	assert.Equal(t, []string{"peer_contact 2026-01-08"}, holds(reread(none, 7, saved(t, 0, 3, true))), "without revisions nothing tells which is older")

	data, err := json.Marshal(third)
	require.NoError(t, err)
	var stored outcomes.Log
	require.NoError(t, json.Unmarshal(data, &stored))
	assert.Equal(t, stored, reread(stored, 9, saved(t, 2, 2, true)), "also in a log that was stored")
}

// The third revision says what the first did, and is put down as such: the second that
// comes after it is older.
func TestARevisionThatSaysTheSameIsKnown(t *testing.T) {
	l, err := outcomes.Log{}.Reread(peertest.Day(5), saved(t, 1, 3, true))
	require.NoError(t, err)
	newer, err := l.Reread(peertest.Day(6), saved(t, 3, 3, true))
	require.NoError(t, err)
	assert.Empty(t, outcomes.Changes(l, newer))
	late, err := newer.Reread(peertest.Day(7), saved(t, 2, 2, true))
	require.NoError(t, err)
	assert.Equal(t, newer, late)
}

// A copy of a mentorship from before it was closed does not open it again.
func TestAnOldCopyOfAMentorshipUndoesNothing(t *testing.T) {
	m := peertest.MentorshipIn(t, peer.MentorshipActive)
	old, err := outcomes.EventsOfMentorship(*m, time.UTC)
	require.NoError(t, err)
	require.NoError(t, m.Close(peertest.By(lifecycle.ParticipantParty, peertest.Day(20))))
	closed, err := outcomes.EventsOfMentorship(*m, time.UTC)
	require.NoError(t, err)
	l, err := outcomes.Log{}.Reread(peertest.Day(21), closed)
	require.NoError(t, err)
	require.Len(t, l.Events(), 2)
	again, err := l.Reread(peertest.Day(22), old)
	require.NoError(t, err)
	assert.Equal(t, l, again)
}

// An encounter that was entered for the wrong person is theirs no more.
func TestAContactOfAnotherPersonIsTakenFromTheFirst(t *testing.T) {
	e := contact("e-1", 3)
	read := func(l outcomes.Log, day int) outcomes.Log {
		r, err := outcomes.EventsOfEncounter(e, time.UTC)
		require.NoError(t, err)
		next, err := l.Reread(peertest.Day(day), r)
		require.NoError(t, err)
		return next
	}
	first := read(outcomes.Log{}, 5)
	e.Participant, e.Revision = "ben", 2
	second := read(first, 6)
	require.Len(t, second.Events(), 1)
	assert.Equal(t, peer.ParticipantID("ben"), second.Events()[0].Person)
	assert.Equal(t, first.Events(), second.AsKnown(peertest.Day(5)).Events())
	assert.Equal(t, second, read(second, 7))
	e.Participant, e.Revision = peertest.ParticipantID, 3
	assert.Equal(t, peertest.ParticipantID, read(second, 8).Events()[0].Person, "and back")

	f := form(outcomes.Answered, sheet(t, 1, 1, 1, 1, 1, 1, 1, 1, 1))
	r, err := outcomes.EventsOfForm(f)
	require.NoError(t, err)
	l, err := outcomes.Log{}.Reread(peertest.Day(5), r)
	require.NoError(t, err)
	f.Participant, f.Recorded = "ben", peertest.Day(6)
	r, err = outcomes.EventsOfForm(f)
	require.NoError(t, err)
	l, err = l.Reread(peertest.Day(7), r)
	require.NoError(t, err)
	require.Len(t, l.Events(), 1)
	assert.Equal(t, peer.ParticipantID("ben"), l.Events()[0].Person)
}

// What was shown, and is shown no more, does not come back by an old copy; what is done
// with other readers is not counted.
func TestAnOldCopyOfAReturnShowsNothing(t *testing.T) {
	u := returned(t, lapse(4))
	require.NoError(t, u.Share(mine(7), keeper, false))
	shown, err := outcomes.EventsOfReturn(*u, keeper, outcomes.Place{})
	require.NoError(t, err)
	assert.Equal(t, 1, shown.Records()[0].Revision)
	l, err := outcomes.Log{}.Reread(peertest.Day(8), shown)
	require.NoError(t, err)
	require.NoError(t, u.Unshare(mine(9), keeper))
	hidden, err := outcomes.EventsOfReturn(*u, keeper, outcomes.Place{})
	require.ErrorIs(t, err, outcomes.ErrNotShared)
	l, err = l.Reread(peertest.Day(10), hidden)
	require.NoError(t, err)
	assert.Empty(t, l.Events())
	l, err = l.Reread(peertest.Day(11), shown)
	require.NoError(t, err)
	assert.Empty(t, l.Events())

	require.NoError(t, u.Share(mine(12), peer.WorkerActor(peertest.WorkerID), false))
	require.NoError(t, u.SayAnew(mine(13), lapse(3)))
	require.NoError(t, u.Share(mine(14), keeper, false))
	again, err := outcomes.EventsOfReturn(*u, keeper, outcomes.Place{})
	require.NoError(t, err)
	assert.Equal(t, 3, again.Records()[0].Revision, "shown, hidden, shown")
	l, err = l.Reread(peertest.Day(15), again)
	require.NoError(t, err)
	assert.Equal(t, []string{"use_day 2026-01-08"}, holds(l))
}
