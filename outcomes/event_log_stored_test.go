package outcomes_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Seven records of four events come back as they were, corrections beside what they correct.
func TestALogIsStoredAsItsRecords(t *testing.T) {
	l := log(t, history)
	data, err := json.Marshal(l)
	require.NoError(t, err)
	assert.Equal(t, 7, strings.Count(string(data), `"recorded"`))
	var back outcomes.Log
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, l, back)
	assert.Empty(t, outcomes.Changes(l, back))
	data, err = json.Marshal(struct{ Sent outcomes.Log }{l})
	require.NoError(t, err)
	assert.Contains(t, string(data), `"p4"`, "also inside of something else")

	none, err := json.Marshal(outcomes.Log{})
	require.NoError(t, err)
	assert.JSONEq(t, `[]`, string(none))
	require.NoError(t, json.Unmarshal(none, &back))
	assert.Empty(t, back.Records())
}

func TestALogThatDoesNotLoad(t *testing.T) {
	const good = `{"id":"a","person":"p","kind":"death","on":"2024-02-29","recorded":"2024-03-01T00:00:00Z"}`
	for bad, want := range map[string]error{
		`null`: lifecycle.ErrBadRecord, `{}`: lifecycle.ErrBadRecord, `[` + good: lifecycle.ErrBadRecord,
		`[` + strings.Replace(good, `"on"`, `"day"`, 1) + `]`: lifecycle.ErrBadRecord,
		`[` + good + `,{}]`: outcomes.ErrUnknownEventKind,
		`[` + strings.Replace(good, `"on":"2024-02-29",`, ``, 1) + `]`: outcomes.ErrEvent,
		`[` + strings.Replace(good, `Z"}`, `Z","void":true}`, 1) + `]`: outcomes.ErrEvent,
	} {
		l := log(t, history)
		require.ErrorIs(t, l.UnmarshalJSON([]byte(bad)), want, bad)
		assert.Len(t, l.Records(), 7, "what was there stays")
	}
	var l outcomes.Log
	var at *outcomes.EventError
	require.ErrorAs(t, l.UnmarshalJSON([]byte(`[`+good+`,{}]`)), &at)
	assert.Equal(t, 2, at.Row)
}

func FuzzLog(f *testing.F) {
	f.Add([]byte(`[]`))
	f.Add([]byte(`[{"id":"a","person":"p","kind":"death","on":"2024-02-29","recorded":"2024-03-01T00:00:00Z"},` +
		`{"id":"a","person":"p","kind":"death","on":"2024-02-28","recorded":"2024-03-02T00:00:00+02:00","void":true}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var l, again outcomes.Log
		if l.UnmarshalJSON(data) != nil {
			return
		}
		stored, err := json.Marshal(l)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(stored, &again))
		assert.Equal(t, l.Records(), again.Records())
	})
}

// A volume is stored as what it was gathered from, and says so rather than lose it all.
func TestAVolumeIsNotStored(t *testing.T) {
	var v outcomes.Volume
	require.NoError(t, v.AddHours(outcomes.Hours{ID: "h", Worker: "w", On: date(t, "2024-02-29"), Minutes: 60}))
	_, err := json.Marshal(v)
	require.ErrorIs(t, err, outcomes.ErrVolume)
	require.ErrorContains(t, err, "store the encounters, sheets and hours")
	_, err = json.Marshal(struct{ V outcomes.Volume }{v})
	require.ErrorIs(t, err, outcomes.ErrVolume)
	require.ErrorIs(t, json.Unmarshal([]byte(`{}`), &v), outcomes.ErrVolume)
	assert.Equal(t, 60, v.Count(outcomes.VolumeAsk{Period: peer.DateRange{From: date(t, "2024-02-29"), Until: date(t, "2024-03-01")}}).WorkedMinutes)
}

// Who is one person is not lost with the question.
func TestAnAskIsStoredWithItsMerges(t *testing.T) {
	ask := year(t, "2024-12-31")
	ask.Since, ask.Merges = date(t, "2023-01-01"), merged(t, "p3", "p1")
	data, err := json.Marshal(ask)
	require.NoError(t, err)
	var back outcomes.Ask
	require.NoError(t, json.Unmarshal(data, &back))
	require.Len(t, back.Merges.All(), 1)
	both := "a p1 admission 2024-01-01\nb p3 admission 2024-01-02\n"
	assert.Equal(t, 1, figure(t, measure(t, "retention-90"), both, back).People)
	ask.Merges = peer.Merges[peer.Participant]{}
	assert.Equal(t, 2, figure(t, measure(t, "retention-90"), both, ask).People)
}
