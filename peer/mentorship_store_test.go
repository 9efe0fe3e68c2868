package peer_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

func reload(t require.TestingT, m peer.Mentorship) peer.Mentorship {
	data, err := json.Marshal(m)
	require.NoError(t, err)
	var back peer.Mentorship
	require.NoError(t, json.Unmarshal(data, &back))
	return back
}

func TestEveryStateIsStoredAndLoaded(t *testing.T) {
	for _, s := range peer.MentorshipStates() {
		m := in(t, s)
		m.Programme, m.Site, m.Funding = "prog", "site", "fund"
		back := reload(t, *m)
		assert.Equal(t, s, back.State())
		assert.Equal(t, m.Digest(), back.Digest())
		assert.Equal(t, m.History().Entries(), back.History().Entries())
		assert.Equal(t, m.Worker(), back.Worker())
		assert.Equal(t, m.Site, back.Site)
	}
}

// The stored form of the first release: it must load for ever.
func TestStoredSampleOfVersion1(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	act := coded(supervisor, day(20), "hospital")
	act.ID, act.Reason = "k-1", peertest.Text("in hospital since yesterday")
	require.NoError(t, m.Pause(act))
	require.NoError(t, m.Redact(by(participant, day(21)), 7))
	m.Programme, m.Site, m.Funding = "prog-1", "site-1", "fund-1"
	data, err := json.MarshalIndent(m, "", "  ")
	require.NoError(t, err)
	stored := golden(t, "mentorship-v1.json", string(data)+"\n")
	var back peer.Mentorship
	require.NoError(t, json.Unmarshal([]byte(stored), &back))
	assert.Equal(t, m.Digest(), back.Digest())
	require.NoError(t, back.Resume(by(participant, day(30))))
}

func TestBadRecordsDoNotLoadAndLeaveTheValueAsItWas(t *testing.T) {
	data, err := json.Marshal(in(t, peer.MentorshipActive))
	require.NoError(t, err)
	good := string(data)
	for name, bad := range map[string]string{
		"nothing":                "{}",
		"a list":                 "[]",
		"no id":                  strings.Replace(good, `"id":"mentorship-1"`, `"id":""`, 1),
		"another participant":    strings.Replace(good, `"participant":"participant-1"`, `"participant":"participant-2"`, 1),
		"a programme too long":   strings.Replace(good, `{"id"`, `{"programme":"`+strings.Repeat("x", 300)+`","id"`, 1),
		"a participant too long": strings.ReplaceAll(good, "participant-1", strings.Repeat("x", 300)),
		"on from itself":         strings.Replace(good, `{"id"`, `{"earlier":"mentorship-1","id"`, 1),
		"support of oneself":     strings.ReplaceAll(good, "worker-1", "participant-1"),
		"an unknown key":         strings.Replace(good, `{"id"`, `{"note":"x","id"`, 1),
		"a state made up":        strings.Replace(good, `"to":"active"`, `"to":"completed"`, 1),
		"a worker made up":       strings.Replace(good, `"worker":"worker-1"`, `"worker":"worker-2"`, 1),
		"an agreement made up":   strings.Replace(good, `"agreement":"signed"`, `"agreement":"assumed"`, 1),
		"a proposer who agreed":  strings.Replace(good, `"event":"accept","from":"proposed_match","to":"agreement_pending","by":{"party":"worker","id":"worker-1"}`, `"event":"accept","from":"proposed_match","to":"agreement_pending","by":{"party":"participant","id":"participant-1"}`, 1),
	} {
		require.NotEqual(t, good, bad, name)
		m := in(t, peer.MentorshipPaused)
		err := json.Unmarshal([]byte(bad), m)
		require.ErrorIs(t, err, lifecycle.ErrBadRecord, name)
		assert.NotContains(t, err.Error(), "-1", "%s: names nobody", name)
		assert.Equal(t, peer.MentorshipPaused, m.State(), name)
	}
}

// anyMentorship draws a legal course of support.
func anyMentorship(t *rapid.T) *peer.Mentorship {
	states := peer.MentorshipStates()
	start := rapid.SampledFrom(states).Draw(t, "start")
	m := in(quiet{}, start)
	parties := []lifecycle.Party{participant, worker, incoming, supervisor, programme, lifecycle.SystemParty}
	for i := range rapid.IntRange(0, 8).Draw(t, "moves") {
		p := rapid.SampledFrom(parties).Draw(t, "party")
		legal := m.Next(peertest.Actor(p))
		if len(legal) == 0 {
			continue
		}
		event := rapid.SampledFrom(legal).Draw(t, "event")
		mv := sampleMove(event, p)
		code := mv.Code
		mv.Act = by(p, day(20+i))
		mv.Event, mv.Code, mv.ID = event, code, fmt.Sprint("k-", i)
		mv.Reason = peertest.Text("words " + mv.ID)
		pair := pairing()
		if event == peer.ProposeWorker || event == peer.TakeOver {
			pair = otherPairing()
			if m.Worker() == peertest.OtherWorkerID {
				continue
			}
		}
		if err := m.Fire(mv, pair); err != nil {
			require.ErrorIs(t, err, lifecycle.ErrGuard)
		}
	}
	return m
}

// quiet is a testing.TB for builders inside a property; a failure panics.
type quiet struct{ testing.TB }

func (quiet) Helper()                   {}
func (quiet) Fatal(args ...any)         { panic(fmt.Sprint(args...)) }
func (quiet) Fatalf(f string, a ...any) { panic(fmt.Sprintf(f, a...)) }

// Any single change to a stored mentorship either does not load or changes the digest.
func TestAnySingleChangeToAStoredMentorshipIsSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyMentorship(t)
		m.Programme = "prog"
		data, err := json.Marshal(m)
		require.NoError(t, err)
		for _, forged := range forgeries(t, data) {
			var loaded peer.Mentorship
			if err := json.Unmarshal(forged, &loaded); err != nil {
				continue
			}
			require.NotEqual(t, m.Digest(), loaded.Digest(), "%s", forged)
		}
	})
}

// forgeries returns the JSON with each value changed or removed in turn.
func forgeries(t require.TestingT, data []byte) [][]byte {
	var record any
	require.NoError(t, json.Unmarshal(data, &record))
	var out [][]byte
	emit := func() {
		forged, err := json.Marshal(record)
		require.NoError(t, err)
		out = append(out, forged)
	}
	var walk func(value any, set func(any))
	walk = func(value any, set func(any)) {
		try := func(other any) { set(other); emit(); set(value) }
		switch v := value.(type) {
		case map[string]any:
			for key, inner := range v {
				delete(v, key)
				emit()
				v[key] = inner
				walk(inner, func(x any) { v[key] = x })
			}
		case []any:
			for i, inner := range v {
				walk(inner, func(x any) { v[i] = x })
			}
			if len(v) > 1 {
				try(v[:len(v)-1])
			}
		case float64:
			try(v + 1)
		case string:
			try(v + "x")
			for _, other := range []string{"participant", "worker", "supervisor", "worker-2", "active", "spoken", "travel"} {
				if other != v {
					try(other)
				}
			}
			if at, err := time.Parse(time.RFC3339, v); err == nil {
				try(at.Add(time.Second).Format(time.RFC3339Nano))
			}
		}
	}
	walk(record, nil)
	return out
}

func FuzzMentorship(f *testing.F) {
	for _, s := range peer.MentorshipStates() {
		data, err := json.Marshal(in(f, s))
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		peer.InspectMentorship("mentorship-1", peertest.ParticipantID, data)
		var m peer.Mentorship
		if m.UnmarshalJSON(data) != nil {
			assert.Equal(t, peer.Mentorship{}, m)
			return
		}
		back := reload(t, m)
		assert.Equal(t, m.Digest(), back.Digest())
		_ = m.Tenures()
		_ = m.FinishedAt()
	})
}

func TestLeaveFromARecordThatDoesNotLoad(t *testing.T) {
	m := in(t, peer.MentorshipActive)
	data, err := json.Marshal(m)
	require.NoError(t, err)
	broken := []byte(strings.Replace(string(data), `"event":"start"`, `"event":"stort"`, 1))
	require.ErrorIs(t, json.Unmarshal(broken, new(peer.Mentorship)), lifecycle.ErrBadRecord)

	for name, record := range map[string][]byte{"a forged entry": broken, "half a record": data[:len(data)/2], "nothing": nil} {
		seen := peer.InspectMentorship(m.ID(), m.Participant(), record)
		require.ErrorIs(t, seen.History.Fault, lifecycle.ErrBadRecord, name)
		_, err = seen.Leave(by(worker, day(20)))
		require.ErrorIs(t, err, peer.ErrNotParticipant, name)
		_, err = seen.Leave(lifecycle.Act{By: peertest.Actor(participant)})
		require.ErrorIs(t, err, peer.ErrIncomplete, name)
		left, err := seen.Leave(by(participant, day(20)))
		require.NoError(t, err, name)
		assert.Equal(t, m.ID(), left.Mentorship())

		stored, err := json.Marshal(left)
		require.NoError(t, err)
		var back peer.Departure
		require.NoError(t, json.Unmarshal(stored, &back))
		assert.Equal(t, left, back)
		repaired := reload(t, *m)
		require.NoError(t, repaired.Close(back.Act()), "once the record is repaired, the departure is entered there")
		assert.Equal(t, peer.ClosureParticipantChoice, repaired.ClosureReason())
	}
	assert.Equal(t, 5, peer.InspectMentorship(m.ID(), m.Participant(), broken).History.History.Len(), "what came before the fault can be read")
	assert.NoError(t, peer.InspectMentorship(m.ID(), m.Participant(), data).History.Fault)
	assert.ErrorIs(t, peer.InspectMentorship("another", m.Participant(), data).History.Fault, lifecycle.ErrBadRecord)
	var d peer.Departure
	for _, bad := range []string{`{}`, `[]`, `{"mentorship":"m","by":{"party":"worker","id":"w"},"at":"2026-01-05T12:00:00Z","recorded":"2026-01-05T12:00:00Z"}`} {
		require.ErrorIs(t, json.Unmarshal([]byte(bad), &d), lifecycle.ErrBadRecord, bad)
	}
}
