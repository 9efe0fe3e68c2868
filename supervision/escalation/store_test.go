package escalation_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/storable/storabletest"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/escalation"
)

var update = flag.Bool("update", false, "rewrite the stored samples")

// records are one of each record, at the end of a way through its life.
func records(t testing.TB) map[string]any {
	return map[string]any{
		"escalation": escalationIn(t, escalation.Closed),
		"visit":      visitIn(t, escalation.VisitOverdue),
		"incident":   incidentIn(t, escalation.IncidentClosed),
		"complaint":  complaintIn(t, escalation.ComplaintAnswered),
		"concern":    concernIn(t, escalation.ConcernClosed),
	}
}

func empty(name string) any {
	return map[string]any{
		"escalation": new(escalation.Escalation), "visit": new(escalation.Visit), "incident": new(escalation.Incident),
		"complaint": new(escalation.Complaint), "concern": new(escalation.BoundaryConcern),
	}[name]
}

func TestStoredSamplesLoad(t *testing.T) {
	for name, record := range records(t) {
		data, err := json.Marshal(record)
		require.NoError(t, err)
		file := filepath.Join("testdata", name+".json")
		if *update {
			require.NoError(t, os.WriteFile(file, data, 0o644))
		}
		stored, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, string(stored), string(data))
		loaded := empty(name)
		require.NoError(t, json.Unmarshal(stored, loaded))
		assert.Equal(t, record, loaded)
		for old, spoilt := range map[string]string{`"id"`: `"ID"`, `"entries"`: `"entry"`, `"at":"2026`: `"at":"x026`} {
			require.ErrorIs(t, json.Unmarshal(bytes.Replace(stored, []byte(old), []byte(spoilt), 1), empty(name)), lifecycle.ErrBadRecord, name+" "+old)
		}
		_, err = json.Marshal(empty(name))
		require.ErrorContains(t, err, "escalation: bad ", "nothing happened yet")
	}
}

func TestRecordsThatCouldNotHaveBeen(t *testing.T) {
	spoil := func(record any, old, now string) []byte {
		data, err := json.Marshal(record)
		require.NoError(t, err)
		require.Contains(t, string(data), old)
		return bytes.Replace(data, []byte(old), []byte(now), 1)
	}
	held := escalationIn(t, escalation.Acknowledged)
	require.ErrorIs(t, json.Unmarshal(spoil(held, `"party":"responder","id":"sam"`, `"party":"responder","id":"eve"`), new(escalation.Escalation)), lifecycle.ErrBadRecord)
	require.ErrorIs(t, json.Unmarshal(spoil(held, `"rung":1`, `"rung":9`), new(escalation.Escalation)), lifecycle.ErrBadRecord)
	c := complaintIn(t, escalation.ComplaintReceived)
	require.ErrorIs(t, json.Unmarshal(spoil(c, `"party":"handler","id":"clio"`, `"party":"handler","id":"sam"`), new(escalation.Complaint)), lifecycle.ErrBadRecord)
	require.ErrorIs(t, json.Unmarshal(spoil(c, `"barred":["ola","sam"]`, `"barred":["ola"]`), new(escalation.Complaint)), escalation.ErrComplaint)
}

func FuzzRecords(f *testing.F) {
	// In one order each time: the fuzzer takes another way through the code for something
	// new, and would look at the same input for ever.
	all := records(f)
	names := slices.Sorted(maps.Keys(all))
	for _, name := range names {
		data, err := json.Marshal(all[name])
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"id":"x","history":{"entries":[]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range names {
			v := empty(name)
			if json.Unmarshal(data, v) != nil {
				assert.Equal(t, empty(name), v, "what does not load changes nothing")
				continue
			}
			first, err := json.Marshal(v)
			require.NoError(t, err)
			again := empty(name)
			require.NoError(t, json.Unmarshal(first, again))
			second, err := json.Marshal(again)
			require.NoError(t, err)
			require.Equal(t, string(first), string(second))
		}
	})
}

func FuzzParseWall(f *testing.F) {
	f.Add("2026-03-08T02:30")
	f.Add("2026-3-08T02:30")
	f.Fuzz(func(t *testing.T, text string) {
		w, err := escalation.ParseWall(text)
		if err != nil {
			require.ErrorIs(t, err, escalation.ErrRota)
			return
		}
		assert.Equal(t, text, fmt.Sprintf("%sT%02d:%02d", w.Date, w.Minute/60, w.Minute%60))
	})
}

func TestValuesAreStoredWithEmptyFields(t *testing.T) {
	for _, v := range []any{escalation.Alert{}, escalation.Change{}, escalation.ConcernChange{}, escalation.IncidentChange{}, escalation.VisitChange{}} {
		storabletest.Try(t, v)
	}
}

func TestMistakesAreCorrected(t *testing.T) {
	e := escalationIn(t, escalation.Acknowledged)
	tell := e.History().Moves()[1].Move()
	late := as("sam", responder, minute(2))
	require.NoError(t, e.Correct(coded(by(programme, minute(9)), "wrong_time"), 2, tell, lifecycle.Move[escalation.Event, escalation.Change]{Act: late, Event: escalation.Acknowledge}))
	moves := e.History().Moves()
	assert.Equal(t, minute(2), moves[2].At)
	worded := by(programme, minute(9))
	worded.Reason = peertest.Text("she said")
	peertest.RefusedBy(t, e.Correct(worded, 5, tell), "no_words")
	wrong := lifecycle.Move[escalation.Event, escalation.Change]{Act: as("eve", responder, minute(2)), Event: escalation.Acknowledge}
	peertest.RefusedBy(t, e.Correct(coded(by(programme, minute(10)), "mistake"), 5, tell, wrong), "not_told")
}

func TestNothingPrintsPeople(t *testing.T) {
	a := ask(escalation.Urgent)
	a.ID, a.Key, a.Apart = "secret", "secret", []escalation.PersonID{"secret-x"}
	e, err := escalation.New(a, ladder(t, escalation.Urgent, false), as("secret", worker, minute(0)))
	require.NoError(t, err)
	posts := []escalation.Post{{Role: escalation.RungSupervisor, Person: "secret-s"}}
	h := advance(t, e, as("secret", worker, minute(0)), posts)
	v, err := escalation.NewVisit("secret", "secret", minute(60), as("secret", worker, minute(0)))
	require.NoError(t, err)
	in, err := escalation.NewIncident("secret", escalation.CategoryProblem, minute(0), []escalation.PersonID{"secret"}, "", as("secret", escalation.ReporterParty, minute(0)))
	require.NoError(t, err)
	tie := escalation.Tie{Supervisor: "secret", Supervisee: "secret"}
	c, err := escalation.NewComplaint("secret", []escalation.PersonID{"secret-s"}, []escalation.Tie{tie}, as("secret", escalation.ComplainantParty, minute(0)))
	require.NoError(t, err)
	b, err := escalation.NewConcern("secret", escalation.ConcernBias, as("secret", worker, minute(0)))
	require.NoError(t, err)
	ref, err := b.Refer(escalation.UseSupport)
	require.NoError(t, err)
	s := shift(t, "secret", "secret", "2026-03-01T08:00", "2026-03-01T20:00")
	r, err := escalation.NewRota(nil, []escalation.Shift{s})
	require.NoError(t, err)
	last, _ := e.History().Last()
	refused := e.Acknowledge(as("secret", responder, minute(1)))
	peertest.Secret(t, "secret", *e, e, a, h, posts[0], e.Alerts()[0], last, last.Data, *v, v, *in, in, *c, c, tie, c.Route(append(posts, escalation.Post{Person: "secret-t"})),
		*b, b, ref, s, r, escalation.Flag{Key: "secret"}, escalation.Verdict{Key: "secret"}, refused,
		escalation.PersonID("secret"), escalation.ID("secret"))
	for name := range records(t) {
		assert.NotContains(t, fmt.Sprint(empty(name)), "{")
	}
}

// Another id anywhere in a record makes another digest.
func TestDigestStandsForTheIds(t *testing.T) {
	digest := func(data []byte, name string) lifecycle.Digest {
		v := empty(name)
		require.NoError(t, json.Unmarshal(data, v))
		return v.(interface{ Digest() lifecycle.Digest }).Digest()
	}
	for name, record := range records(t) {
		data, err := json.Marshal(record)
		require.NoError(t, err)
		id := []byte(map[string]string{"escalation": "e-1", "visit": "v-1", "incident": "i-1", "complaint": "c-1", "concern": "b-1"}[name])
		assert.Equal(t, digest(data, name), digest(data, name))
		assert.NotEqual(t, digest(data, name), digest(bytes.Replace(data, id, []byte("x-1"), 1), name), name)
	}
	data, err := json.Marshal(incident(t))
	require.NoError(t, err)
	assert.NotEqual(t, digest(data, "incident"), digest(bytes.Replace(data, []byte(`["ben"]`), []byte(`["eve"]`), 1), "incident"))
}
