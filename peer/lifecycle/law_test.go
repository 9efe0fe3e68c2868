package lifecycle_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// once is a law: a visit is prolonged once.
func once(before []visitEntry, next visitEntry) (rule, want string) {
	if next.Event != prolong {
		return "", ""
	}
	for _, e := range before {
		if e.Event == prolong {
			return "prolonged", "a visit that was not prolonged"
		}
	}
	return "", ""
}

// twice returns a history that the table permits and the law does not, with the number of
// the entry that is one too many.
func twice(t *testing.T, m *visitMachine) (h visitHistory, last int) {
	t.Helper()
	h = agreedVisit(t, m)
	for range 2 {
		var err error
		h, _, err = m.Fire(h, move(prolong, theHost, 9), nil)
		require.NoError(t, err)
	}
	return h, h.Len()
}

func TestALawIsJudgedHoweverAnEntryComesIn(t *testing.T) {
	m := newVisits(t)
	lawful := m.Under(once)
	h, _, err := lawful.Fire(agreedVisit(t, m), move(prolong, theHost, 9), nil)
	require.NoError(t, err, "what the law permits")

	t.Run("a move", func(t *testing.T) {
		same, out, err := lawful.Fire(h, move(prolong, theHost, 10), nil)
		var r *lifecycle.Refusal
		require.ErrorAs(t, err, &r)
		require.ErrorIs(t, err, lifecycle.ErrGuard)
		assert.Equal(t, "prolonged", r.Guard)
		assert.Equal(t, "a visit that was not prolonged", r.Want)
		assert.Equal(t, string(prolong), r.Event)
		assert.False(t, out.Applied)
		assert.Equal(t, h.Digest(), same.Digest(), "a refused move changes nothing")
	})
	t.Run("a correction", func(t *testing.T) {
		act := by(theMatcher, 11)
		act.Reason = text(t, "a mistake")
		_, err := m.Correct(h, act, h.Len(), move(prolong, theHost, 9), move(prolong, theHost, 10))
		require.NoError(t, err, "what the table alone permits")
		same, err := lawful.Correct(h, act, h.Len(), move(prolong, theHost, 9), move(prolong, theHost, 10))
		var r *lifecycle.Refusal
		require.ErrorAs(t, err, &r)
		require.ErrorIs(t, err, lifecycle.ErrGuard)
		assert.Equal(t, "prolonged", r.Guard)
		assert.Equal(t, lifecycle.Corrected, r.Event)
		assert.Equal(t, h.Digest(), same.Digest(), "a refused correction changes nothing")

		next, err := lawful.Correct(h, act, h.Len(), move(prolong, theHost, 10))
		require.NoError(t, err, "the entry that is replaced counts no more")
		assert.Equal(t, day(10), mustLast(t, next).At)
	})
	t.Run("a stored record", func(t *testing.T) {
		bad, seq := twice(t, m)
		_, err := m.Restore(bad.Stored(), hostSeat)
		require.NoError(t, err, "what the table alone permits")
		got, err := lawful.Restore(bad.Stored(), hostSeat)
		var r *lifecycle.RecordError
		require.ErrorAs(t, err, &r)
		assert.Equal(t, seq, r.Seq)
		assert.Equal(t, "prolonged: want a visit that was not prolonged", r.What)
		assert.True(t, got.IsZero())

		got, err = lawful.Restore(h.Stored(), hostSeat)
		require.NoError(t, err)
		assert.Equal(t, h.Digest(), got.Digest())
	})
}

// What a law sees of a move is what it sees of the record of it: else one could be made
// that does not load.
func TestALawSeesTheEntryAsItIsRecorded(t *testing.T) {
	m := newVisits(t)
	var seen []visitEntry
	lawful := m.Under(func(before []visitEntry, next visitEntry) (rule, want string) {
		seen = append(before[:len(before):len(before)], next)
		return "", ""
	})
	h := agreedVisit(t, m)
	mv := move(prolong, theHost, 9)
	mv.At = mustLast(t, h).At.Add(-lifecycle.MaxAhead) // a clock that is behind
	mv.ID = "key"
	h, out, err := lawful.Fire(h, mv, nil)
	require.NoError(t, err)
	assert.Equal(t, h.Moves(), seen)
	assert.Equal(t, out.Entry, seen[len(seen)-1])
	assert.NotEqual(t, mv.At, out.Entry.At)

	live := asJSON(t, seen)
	_, err = lawful.Restore(h.Stored(), hostSeat)
	require.NoError(t, err)
	assert.JSONEq(t, live, asJSON(t, seen), "the last entry that the record shows it, too")

	seen = nil
	_, out, err = lawful.Fire(h, mv, nil)
	require.NoError(t, err)
	assert.False(t, out.Applied)
	assert.Empty(t, seen, "a repeated move is no new one to judge")
}

func TestTheLawIsJudgedBeforeTheGuard(t *testing.T) {
	m := newVisits(t)
	lawful := m.Under(once)
	asked := 0
	guard := func() error { asked++; return lifecycle.Deny("weather", "a dry day") }
	h := agreedVisit(t, m)

	same, _, err := lawful.Fire(h, move(prolong, theHost, 9), guard)
	var r *lifecycle.Refusal
	require.ErrorAs(t, err, &r)
	assert.Equal(t, "weather", r.Guard)
	assert.Equal(t, h.Digest(), same.Digest())
	assert.Equal(t, 1, asked)

	bad, _ := twice(t, m)
	_, _, err = lawful.Fire(bad, move(prolong, theHost, 9), guard)
	require.ErrorAs(t, err, &r)
	assert.Equal(t, "prolonged", r.Guard)
	_, _, err = lawful.Fire(h, move(plan, theHost, 9), guard)
	require.ErrorIs(t, err, lifecycle.ErrNotFromHere)
	assert.Equal(t, 1, asked, "the guard is asked once everything else is in order")
}

func mustLast(t *testing.T, h visitHistory) visitEntry {
	t.Helper()
	e, ok := h.Last()
	require.True(t, ok)
	return e
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return string(data)
}
