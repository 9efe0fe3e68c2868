package outcomes_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// merged says that one id leads to another, since long ago.
func merged(t testing.TB, duplicate, kept peer.ParticipantID) peer.Merges[peer.Participant] {
	t.Helper()
	var m peer.Merges[peer.Participant]
	at := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	_, err := m.Merge("merge-1", duplicate, kept, lifecycle.Act{By: peertest.Actor(lifecycle.ProgrammeParty), At: at, Recorded: at, Code: "same_person"})
	require.NoError(t, err)
	return m
}

func TestWhatAnEventRefuses(t *testing.T) {
	good := events(t, `h1 p1 hospital_stay 2024-02-29..2024-03-01 facts=acute age=40`)[0]
	require.NoError(t, good.Check())
	tests := []struct {
		name   string
		change func(*outcomes.Event)
		want   error
	}{
		{"no id", func(e *outcomes.Event) { e.ID = "" }, outcomes.ErrEvent},
		{"no person", func(e *outcomes.Event) { e.Person = "" }, outcomes.ErrEvent},
		{"no day", func(e *outcomes.Event) { e.On = peer.Date{} }, outcomes.ErrEvent},
		{"no recording", func(e *outcomes.Event) { e.Recorded = time.Time{} }, outcomes.ErrEvent},
		{"no kind", func(e *outcomes.Event) { e.Kind = "" }, outcomes.ErrUnknownEventKind},
		{"unknown fact", func(e *outcomes.Event) { e.Facts = []outcomes.Fact{"x"} }, outcomes.ErrUnknownFact},
		{"fact of another kind", func(e *outcomes.Event) { e.Facts = []outcomes.Fact{outcomes.HeavyDay} }, outcomes.ErrEvent},
		{"fact twice", func(e *outcomes.Event) { e.Facts = []outcomes.Fact{outcomes.Acute, outcomes.Acute} }, outcomes.ErrEvent},
		{"two days ahead", func(e *outcomes.Event) { e.Recorded = date(t, "2024-02-27").Start(nil) }, outcomes.ErrEvent},
		{"ends before", func(e *outcomes.Event) { e.Until = date(t, "2024-02-28") }, outcomes.ErrEvent},
		{"visit with an end", func(e *outcomes.Event) { e.Kind = outcomes.EDVisit }, outcomes.ErrEvent},
		{"supply without an end", func(e *outcomes.Event) { e.Kind, e.Until = outcomes.MedicationSupply, peer.Date{} }, outcomes.ErrEvent},
		{"age", func(e *outcomes.Event) { e.Age = 131 }, outcomes.ErrEvent},
		{"age below", func(e *outcomes.Event) { e.Age = -1 }, outcomes.ErrEvent},
		{"value", func(e *outcomes.Event) { e.Value = stats.Known(1) }, outcomes.ErrEvent},
		{"answer without a code", func(e *outcomes.Event) { e.Kind, e.Until = outcomes.Answer, peer.Date{} }, outcomes.ErrEvent},
		{"discharge without a reason", func(e *outcomes.Event) { e.Kind, e.Until, e.Facts = outcomes.Discharge, peer.Date{}, nil }, outcomes.ErrUnknownReason},
		{"bad text", func(e *outcomes.Event) { e.Site = "\xff" }, outcomes.ErrEvent},
		{"bad id", func(e *outcomes.Event) { e.ID = "\xff" }, outcomes.ErrEvent},
		{"bad person", func(e *outcomes.Event) { e.Person = "\xff" }, outcomes.ErrEvent},
		{"bad event that it is about", func(e *outcomes.Event) { e.About = "\xff" }, outcomes.ErrEvent},
		{"bad code", func(e *outcomes.Event) { e.Code = "\xff" }, outcomes.ErrEvent},
		{"bad programme", func(e *outcomes.Event) { e.Programme = "\xff" }, outcomes.ErrEvent},
		{"bad funding", func(e *outcomes.Event) { e.Funding = "\xff" }, outcomes.ErrEvent},
		{"recorded after the calendar", func(e *outcomes.Event) { e.Recorded = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }, outcomes.ErrEvent},
	}
	oldest := good
	oldest.Age = 130
	require.NoError(t, oldest.Check())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := good
			tt.change(&e)
			require.ErrorIs(t, e.Check(), tt.want)
			_, err := json.Marshal(e)
			require.ErrorIs(t, err, tt.want)
			_, err = outcomes.NewLog(good, e)
			require.ErrorIs(t, err, tt.want)
			var at *outcomes.EventError
			require.ErrorAs(t, err, &at)
			assert.Equal(t, 2, at.Row)
		})
	}
	day := good
	day.Recorded = date(t, "2024-02-28").Start(nil)
	require.NoError(t, day.Check(), "one day is let pass for zones")
}

func TestEventsAreStoredStrictly(t *testing.T) {
	data, err := os.ReadFile("testdata/events.json")
	require.NoError(t, err)
	var all []outcomes.Event
	require.NoError(t, json.Unmarshal(data, &all))
	again, err := json.MarshalIndent(all, "", "  ")
	require.NoError(t, err)
	assert.JSONEq(t, string(data), string(again))
	require.Len(t, all, 3)
	v, ok := all[1].Value.Value()
	assert.True(t, ok)
	assert.InDelta(t, 4.5, v, 0)
	form := lifecycle.ErrBadRecord
	for bad, want := range map[string]error{
		`{}`: outcomes.ErrUnknownEventKind,
		`{"id":"a","person":"p","kind":"death","recorded":"2024-03-01T00:00:00Z"}`: outcomes.ErrEvent,
		`null`: form, `[]`: form,
		`{"id":"a","person":"p","kind":"death","on":"2024-02-30","recorded":"2024-03-01T00:00:00Z"}`:             form,
		`{"id":"a","person":"p","kind":"death","on":"2024-02-29","recorded":"2024-03-01T00:00:00Z","Void":true}`: form,
		`{"id":"a","id":"a","person":"p","kind":"death","on":"2024-02-29","recorded":"2024-03-01T00:00:00Z"}`:    form,
	} {
		kept := all[0]
		require.ErrorIs(t, kept.UnmarshalJSON([]byte(bad)), want, bad)
		assert.Equal(t, all[0], kept)
	}
}

func FuzzEvent(f *testing.F) {
	f.Add([]byte(`{"id":"a","person":"p","kind":"answer","on":"2024-02-29","code":"craving","value":3,"recorded":"2024-03-01T00:00:00Z"}`))
	f.Add([]byte(`{"id":"a","person":"p","kind":"hospital_stay","on":"2024-02-29","until":"2024-03-01","facts":["acute"],"age":4,"recorded":"2024-03-01T00:00:00+02:00"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var e, again outcomes.Event
		if e.UnmarshalJSON(data) != nil {
			return
		}
		stored, err := json.Marshal(e)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(stored, &again))
		assert.Equal(t, e, again)
	})
}

func FuzzMeasure(f *testing.F) {
	for _, id := range []string{"completion", "fua-7", "return-any-use", "readmission-30"} {
		m, err := outcomes.MeasureOf(id)
		require.NoError(f, err)
		data, err := json.Marshal(m)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := outcomes.ParseMeasure(data)
		if err != nil {
			return
		}
		stored, err := json.Marshal(m)
		require.NoError(t, err)
		again, err := outcomes.ParseMeasure(stored)
		require.NoError(t, err)
		assert.Equal(t, m.Sentence(), again.Sentence())
	})
}

func TestMeasuresAreReadFromJSON(t *testing.T) {
	for _, m := range outcomes.Measures() {
		data, err := json.Marshal(m)
		require.NoError(t, err)
		again, err := outcomes.ParseMeasure(data)
		require.NoError(t, err, m.ID)
		assert.Equal(t, m, again)
	}
	for _, bad := range []string{``, `{}x`, `{"id":"a","nme":"b"}`, `{"ID":"a"}`, `{"index":{"kinds":["death"],"kind":"x"}}`, `{"days":1.5}`} {
		_, err := outcomes.ParseMeasure([]byte(bad))
		require.ErrorIs(t, err, outcomes.ErrMeasure, bad)
	}
	m, err := outcomes.ParseMeasure([]byte(`{"id":"a","kind":"binary"}`))
	require.ErrorIs(t, err, outcomes.ErrUnknownMethod)
	assert.Zero(t, m, "what is refused is not returned")
}

const history = `
	a p1 admission 2024-01-01 recorded=2024-01-02
	b p2 admission 2024-01-05 recorded=2024-01-06
	c p3 admission 2024-01-07 recorded=2024-01-08
	a p1 admission 2024-01-03 recorded=2024-02-01
	b p2 admission 2024-01-05 recorded=2024-02-01
	c p3 admission 2024-01-07 recorded=2024-02-02 void
	d p4 admission 2024-01-09 recorded=2024-02-03`

func TestAReportRerunsAsSentAndSaysWhatChanged(t *testing.T) {
	now := log(t, history)
	then := now.AsKnown(date(t, "2024-01-31").Start(nil))
	assert.Len(t, then.Events(), 3)
	assert.Equal(t, "2024-01-01", then.Events()[0].On.String())
	assert.Len(t, now.Events(), 3)
	assert.Len(t, now.Records(), 7)
	sent, err := outcomes.NewLog(now.Records()[:1]...)
	require.NoError(t, err)
	assert.Equal(t, sent.Events(), then.Events()[:1], "what is recorded later changes nothing of what was sent")

	var got []string
	for _, c := range outcomes.Changes(then, now) {
		got = append(got, c.Kind.String()+" "+string(c.Then.ID)+" "+c.Then.On.String()+" "+string(c.Now.ID)+" "+c.Now.On.String())
	}
	assert.Equal(t, []string{"corrected a 2024-01-01 a 2024-01-03", "voided c 2024-01-07  no date", "added  no date d 2024-01-09"}, got, "the record of b that repeats it is no change")
	assert.Empty(t, outcomes.Changes(now, now))

	back := outcomes.Changes(now, then)
	assert.Len(t, back, 3, "seen from the other side the same events differ")
}

func TestRecordsThatContradictEachOtherAreRefused(t *testing.T) {
	_, err := outcomes.NewLog(events(t, `
		a p1 admission 2024-01-01 recorded=2024-01-02
		a p1 admission 2024-01-02 recorded=2024-01-02`)...)
	require.ErrorIs(t, err, outcomes.ErrEvent)
	_, err = outcomes.NewLog(events(t, `a p1 admission 2024-01-01 void`)...)
	require.ErrorIs(t, err, outcomes.ErrEvent)
	twice, err := outcomes.NewLog(append(events(t, history), events(t, history)...)...)
	require.NoError(t, err)
	assert.Equal(t, log(t, history).Records(), twice.Records())
}

func TestOrderOfRecordsChangesNothing(t *testing.T) {
	want := log(t, history)
	rapid.Check(t, func(rt *rapid.T) {
		all := events(t, history)
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		got, err := outcomes.NewLog(all...)
		require.NoError(rt, err)
		assert.Equal(rt, want, got)
	})
}

func TestEventsKeepPeopleOut(t *testing.T) {
	e := events(t, `SECRET SECRET admission 2024-01-01`)[0]
	l, err := outcomes.NewLog(e)
	require.NoError(t, err)
	ask := outcomes.Ask{Merges: merged(t, "SECRET", "p1")}
	peertest.Secret(t, "SECRET", e, l, ask, outcomes.Change{Kind: outcomes.WasAdded, Now: e})
}

// A record that differs in anything but person, kind and time of recording corrects the one before it;
// facts in another order do not.
func TestWhatMakesARecordAnother(t *testing.T) {
	was := outcomes.Event{ID: "h1", Person: "p1", Kind: outcomes.HospitalStay, On: date(t, "2024-02-01"), Until: date(t, "2024-02-03"), Code: "c", Age: 40,
		Facts: []outcomes.Fact{outcomes.Acute, outcomes.Involuntary}, About: "a1", Programme: "prog", Site: "site", Funding: "fund", Recorded: day(100)}
	then, err := outcomes.NewLog(was)
	require.NoError(t, err)
	changes := func(change func(*outcomes.Event)) []outcomes.Change {
		e := was
		e.Recorded = day(200)
		change(&e)
		now, err := outcomes.NewLog(was, e)
		require.NoError(t, err)
		return outcomes.Changes(then, now)
	}
	for name, change := range map[string]func(*outcomes.Event){
		"the day":       func(e *outcomes.Event) { e.On = date(t, "2024-02-02") },
		"the end":       func(e *outcomes.Event) { e.Until = date(t, "2024-02-04") },
		"the code":      func(e *outcomes.Event) { e.Code = "d" },
		"the age":       func(e *outcomes.Event) { e.Age = 41 },
		"a fact":        func(e *outcomes.Event) { e.Facts = []outcomes.Fact{outcomes.Acute} },
		"what it is of": func(e *outcomes.Event) { e.About = "a2" },
		"the programme": func(e *outcomes.Event) { e.Programme = "other" },
		"the site":      func(e *outcomes.Event) { e.Site = "other" },
		"the funding":   func(e *outcomes.Event) { e.Funding = "other" },
	} {
		got := changes(change)
		require.Len(t, got, 1, name)
		assert.Equal(t, outcomes.WasCorrected, got[0].Kind, name)
	}
	got := changes(func(e *outcomes.Event) { e.Void = true })
	require.Len(t, got, 1)
	assert.Equal(t, outcomes.WasVoided, got[0].Kind)
	assert.Empty(t, changes(func(*outcomes.Event) {}), "said again")
	assert.Empty(t, changes(func(e *outcomes.Event) { e.Facts = []outcomes.Fact{outcomes.Involuntary, outcomes.Acute} }))

	then.Events()[0].Facts[0] = outcomes.Transfer
	assert.Equal(t, outcomes.Acute, then.Events()[0].Facts[0], "what is handed out is a copy")
}
