package outcomes_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// said returns the records of a reading, one a line: the day of recording, the
// kind, its day, its code, and whether it takes the event away.
func said(r outcomes.Reading) []string {
	var out []string
	for _, e := range r.Records() {
		line := peer.DateOf(e.Recorded, nil).String() + " " + string(e.Kind) + " " + e.On.String()
		if e.Code != "" {
			line += " " + e.Code
		}
		if e.Void {
			line += " void"
		}
		out = append(out, line)
	}
	return out
}

// known returns what holds, one a line.
func holds(l outcomes.Log) []string {
	var out []string
	for _, e := range l.Events() {
		out = append(out, strings.TrimSpace(string(e.Kind)+" "+e.On.String()+" "+e.Code))
	}
	return out
}

// quiet is a testing.TB for builders inside a property; a failure panics.
type quiet struct{ testing.TB }

func (quiet) Helper()                   {}
func (quiet) Fatal(args ...any)         { panic(fmt.Sprint(args...)) }
func (quiet) Fatalf(f string, a ...any) { panic(fmt.Sprintf(f, a...)) }

// Programme and site have no history: a change is known when it is read.
func TestWhatHasNoHistoryIsCorrectedWhenItIsReadAgain(t *testing.T) {
	m := peertest.MentorshipIn(t, peer.MentorshipActive)
	r, err := outcomes.EventsOfMentorship(*m, time.UTC)
	require.NoError(t, err)
	log, err := outcomes.Log{}.Reread(peertest.Day(8), r)
	require.NoError(t, err)
	m.Site = "north"
	r, err = outcomes.EventsOfMentorship(*m, time.UTC)
	require.NoError(t, err)
	_, err = log.Reread(peertest.Day(5), r)
	require.ErrorIs(t, err, outcomes.ErrReading, "not before it was known")
	next, err := log.Reread(peertest.Day(9), r)
	require.NoError(t, err)
	assert.Equal(t, peer.SiteID("north"), next.Events()[0].Site)
	assert.Equal(t, peer.SiteID(""), next.AsKnown(peertest.Day(8)).Events()[0].Site)
	again, err := next.Reread(peertest.Day(10), r)
	require.NoError(t, err)
	assert.Equal(t, next, again, "reading twice changes nothing")

	_, err = log.Reread(peertest.Day(9), r, r)
	require.ErrorIs(t, err, outcomes.ErrReading, "one record twice at once")
	_, err = log.Reread(peertest.Day(9), outcomes.Reading{})
	require.ErrorIs(t, err, outcomes.ErrReading)
	assert.Len(t, log.Records(), 1, "the log itself stays")
}

// Ids that begin alike belong to different records.
func TestTheIdsOfOneRecordAreThoseOfNoOther(t *testing.T) {
	reading := func(id peer.EncounterID, attempted bool) outcomes.Reading {
		e := contact(id, 3)
		if attempted {
			e.Attempted, e.Minutes = true, 0
		}
		r, err := outcomes.EventsOfEncounter(e, time.UTC)
		require.NoError(t, err)
		return r
	}
	log, err := outcomes.Log{}.Reread(peertest.Day(9), reading("a/b", false), reading("a", false), reading(peer.EncounterID(strings.Repeat("a", 200)), false))
	require.NoError(t, err)
	require.Len(t, log.Events(), 3)
	log, err = log.Reread(peertest.Day(10), reading("a", true))
	require.NoError(t, err)
	assert.Len(t, log.Events(), 2)
	log, err = log.Reread(peertest.Day(11), reading(peer.EncounterID(strings.Repeat("a", 200)), true))
	require.NoError(t, err)
	require.Len(t, log.Events(), 1)
	assert.Contains(t, string(log.Events()[0].ID), "a/b")
}

func TestReadingsPrintNobody(t *testing.T) {
	act := lifecycle.Act{By: peer.ParticipantActor("secret-p"), At: peertest.Day(0)}
	m, err := peer.NewMentorship("secret-m", "secret-p", act)
	require.NoError(t, err)
	act.At = peertest.Day(1)
	act.By = peer.ProgrammeActor("secret-s")
	act.Code = "deceased"
	require.NoError(t, m.Close(act))
	r, err := outcomes.EventsOfMentorship(*m, time.UTC)
	require.NoError(t, err)
	_, twice := outcomes.Log{}.Reread(peertest.Day(2), r, r)
	peertest.Secret(t, "secret", r, &r, r.Records()[0], twice)
	data, err := json.Marshal(r.Records())
	require.NoError(t, err)
	assert.Contains(t, string(data), "secret-m", "the records are stored with their ids")
}
