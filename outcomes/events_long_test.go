package outcomes_test

import (
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// A history is read in one pass: what reading takes grows with its entries, and not, as
// when each moment was gone through anew, with their square (165 MB here).
func TestALongHistoryIsReadInOnePass(t *testing.T) {
	m := peertest.MentorshipIn(t, peer.MentorshipActive)
	for i := 0; m.History().Len() < 1000; i++ {
		at := peertest.Day(10).Add(time.Duration(i) * time.Minute)
		require.NoError(t, m.Pause(peertest.By(lifecycle.ParticipantParty, at)))
		require.NoError(t, m.Resume(peertest.By(lifecycle.ParticipantParty, at.Add(time.Second))))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r, err := outcomes.EventsOfMentorship(*m, time.UTC)
	runtime.ReadMemStats(&after)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-10 admission 2026-01-10"}, said(r))
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(10<<20), "bytes")
}

// The age in one event is corrected again and again: the last stands, and the first as known then.
func TestManyCorrectionsOfOneEvent(t *testing.T) {
	const times = 100_000
	from := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	one := outcomes.Event{ID: "e-1", Person: "p-1", Kind: outcomes.Admission, On: peer.DateOf(from, nil)}
	var records []outcomes.Event
	for i := range times {
		one.Recorded, one.Age = from.AddDate(1, 0, 0).Add(time.Duration(i)*time.Second), i%2+30
		records = append(records, one)
	}
	log, err := outcomes.NewLog(records...)
	require.NoError(t, err)
	assert.Len(t, log.Records(), times)
	require.Len(t, log.Events(), 1)
	assert.Equal(t, 31, log.Events()[0].Age, "the last record stands")
	require.Len(t, log.AsKnown(records[0].Recorded).Events(), 1)
	assert.Equal(t, 30, log.AsKnown(records[0].Recorded).Events()[0].Age)
	assert.Empty(t, outcomes.Changes(log, log))
}

// The day of closing is corrected four hundred times, and the log read anew each way.
func TestManyCorrectionsOfOneMentorship(t *testing.T) {
	const times = 400
	m := closedAs(t, lifecycle.SupervisorParty, peer.ClosureGoalsMet)
	last, ok := m.History().Last()
	require.True(t, ok)
	closing := last.Move()
	for i := range times {
		act := peertest.By(lifecycle.SupervisorParty, peertest.Day(20).Add(time.Duration(i)*time.Minute))
		act.Code = "wrong_time"
		closing.At = peertest.Day(11 + i%2)
		require.NoError(t, m.Correct(act, last.Seq+2*i, closing))
	}
	r, err := outcomes.EventsOfMentorship(*m, time.UTC)
	require.NoError(t, err)
	require.Len(t, r.Records(), times+2, "the admission, the discharge, and each correction of its day")
	log, err := outcomes.Log{}.Reread(peertest.Day(200), r)
	require.NoError(t, err)
	again, err := log.Reread(peertest.Day(201), r)
	require.NoError(t, err)
	assert.Equal(t, log, again, "reading again changes nothing")
	assert.Len(t, log.Events(), 2)
}
