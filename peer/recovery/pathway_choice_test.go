package recovery_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

var writeSamples = flag.Bool("write-pathway-samples", false, "write stored samples that are not there yet")

const pathwaySelf, pathwayWorker, pathwayStaff = lifecycle.ParticipantParty, lifecycle.WorkerParty, lifecycle.ProgrammeParty

// Written by hand.
const choiceAnswers = `
- | show_options | participant, worker, programme | open

open | show_options | participant, worker, programme | open
open | choose       | participant | made
open | choose_none  | participant | none
open | end          | participant | ended

made | show_options | participant, worker, programme | made
made | choose       | participant | made
made | choose_none  | participant | none
made | end          | participant | ended

none | show_options | participant, worker, programme | none
none | choose       | participant | made
none | choose_none  | participant | none
none | end          | participant | ended
`

// choiceIn returns a choice in the given state, shown on day 0 by the worker.
func choiceIn(t testing.TB, state recovery.ChoiceState) *recovery.PathwayChoice {
	t.Helper()
	c, err := recovery.NewChoice("choice-1", peertest.ParticipantID, peertest.By(pathwayWorker, peertest.Day(0)), "smart", "lifering", "all_recovery")
	require.NoError(t, err)
	own := peertest.By(pathwaySelf, peertest.Day(1))
	switch state {
	case recovery.ChoiceMade:
		require.NoError(t, c.Choose(own, "smart", "mara"))
	case recovery.ChoiceOfNone:
		require.NoError(t, c.ChooseNone(own))
	case recovery.ChoiceEnded:
		require.NoError(t, c.End(own))
	}
	require.Equal(t, state, c.State())
	return c
}

func TestChoiceTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[recovery.ChoiceState, recovery.ChoiceEvent, recovery.ChoiceChange](recovery.ChoiceLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: pathwaySelf, ID: string(peertest.ParticipantID)}
	peertest.TryTable(t, peertest.Trial[recovery.ChoiceState, recovery.ChoiceEvent, recovery.ChoiceChange]{
		Machine: m,
		Open:    func() (recovery.ChoiceHistory, error) { return m.Open(seat) },
		In: func(s recovery.ChoiceState) recovery.ChoiceHistory {
			h, err := m.Restore(choiceIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e recovery.ChoiceEvent, _ lifecycle.Party) (mv recovery.ChoiceMove) {
			switch e {
			case recovery.ShowOptions:
				mv.Data.Shown = "aa na"
			case recovery.ChoosePathways:
				mv.Data.Chosen = "aa"
			}
			return mv
		},
		Want: choiceAnswers,
	})
	assert.ElementsMatch(t, recovery.ChoiceStates(), recovery.ChoiceLifecycle().States())
}

func TestOptionsShownAndChoiceMade(t *testing.T) {
	c := choiceIn(t, recovery.ChoiceMade)
	at := peertest.Day(1)
	assert.Equal(t, []recovery.PathwayID{"smart", "mara"}, c.Chosen(at), "two mixed, one of them not shown")
	assert.Empty(t, c.Chosen(peertest.Day(0)), "nothing was chosen then")
	shown := c.Shown()
	require.Len(t, shown, 1)
	assert.Equal(t, []recovery.PathwayID{"smart", "lifering", "all_recovery"}, shown[0].Options, "in their order")
	assert.Equal(t, pathwayWorker, shown[0].By.Party)
	assert.True(t, c.WasShown("lifering", at))
	assert.False(t, c.WasShown("mara", at))

	act := peertest.By(pathwayStaff, peertest.Day(5))
	act.Recorded = peertest.Day(8)
	require.NoError(t, c.Show(act, "aa"))
	assert.Equal(t, []recovery.PathwayID{"smart", "mara"}, c.Chosen(peertest.Day(9)), "showing more changes no choice")
	assert.Equal(t, peertest.Day(8), c.Shown()[1].Recorded)
	assert.Equal(t, peertest.Day(5), c.Shown()[1].At)
	assert.True(t, c.WasShown("aa", peertest.Day(5)))
	assert.False(t, c.WasShown("aa", peertest.Day(4)), "not yet then")
	later := peertest.By(pathwaySelf, peertest.Day(9))
	require.NoError(t, c.Choose(later, "aa"))
	assert.Equal(t, []recovery.PathwayID{"aa"}, c.Chosen(peertest.Day(9)), "changed freely")
	assert.Equal(t, []recovery.PathwayID{"smart", "mara"}, c.Chosen(peertest.Day(8)), "and what was is kept")
	require.NoError(t, c.ChooseNone(peertest.By(pathwaySelf, peertest.Day(10))))
	assert.Empty(t, c.Chosen(peertest.Day(10)))
	assert.Equal(t, 5, c.Revision())
	assert.Equal(t, []recovery.ChoiceEvent{recovery.ShowOptions}, c.Next(peertest.Actor(pathwayWorker)))
}

func TestNobodyChoosesForAParticipant(t *testing.T) {
	c := choiceIn(t, recovery.ChoiceOpen)
	for _, party := range []lifecycle.Party{pathwayWorker, pathwayStaff, lifecycle.SupervisorParty} {
		peertest.Refused(t, c.Choose(peertest.By(party, peertest.Day(1)), "aa"), lifecycle.ErrNotYourMove)
		peertest.Refused(t, c.End(peertest.By(party, peertest.Day(1))), lifecycle.ErrNotYourMove)
	}
	own := peertest.By(pathwaySelf, peertest.Day(1))
	peertest.Refused(t, c.Choose(own), lifecycle.ErrDataMissing)
	for _, bad := range [][]recovery.PathwayID{{"aa", "aa"}, {"a a", "a"}, {""}, {"aa", ""}, {"\xff"}, {"aa\n"}, {recovery.PathwayID(strings.Repeat("x", 65))}} {
		require.ErrorIs(t, c.Choose(own, bad...), lifecycle.ErrRefused, "%q", bad)
	}
	assert.Equal(t, recovery.ChoiceOpen, c.State())
	assert.Equal(t, 1, c.Revision())
}

func TestAChoiceNeedsAPersonAndOptions(t *testing.T) {
	act := peertest.By(pathwayWorker, peertest.Day(0))
	for name, begin := range map[string]func() (*recovery.PathwayChoice, error){
		"no id":       func() (*recovery.PathwayChoice, error) { return recovery.NewChoice("", "p", act, "aa") },
		"nobody":      func() (*recovery.PathwayChoice, error) { return recovery.NewChoice("c", "", act, "aa") },
		"no options":  func() (*recovery.PathwayChoice, error) { return recovery.NewChoice("c", "p", act) },
		"twice":       func() (*recovery.PathwayChoice, error) { return recovery.NewChoice("c", "p", act, "aa", "aa") },
		"bad utf-8":   func() (*recovery.PathwayChoice, error) { return recovery.NewChoice("\xff", "p", act, "aa") },
		"empty first": func() (*recovery.PathwayChoice, error) { return recovery.NewChoice("c", "p", act, "", "aa") },
	} {
		_, err := begin()
		require.ErrorIs(t, err, recovery.ErrChoice, name)
	}
	_, err := recovery.NewChoice("c", "p", peertest.By(lifecycle.SupervisorParty, peertest.Day(0)), "aa")
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	var zero recovery.PathwayChoice
	peertest.Refused(t, zero.Choose(peertest.By(pathwaySelf, peertest.Day(0)), "aa"), lifecycle.ErrNotStarted)
	_, err = json.Marshal(zero)
	require.ErrorIs(t, err, recovery.ErrChoice)
	assert.Empty(t, zero.Chosen(peertest.Day(0)))
}

func TestTheParticipantRedactsAnyWords(t *testing.T) {
	c := choiceIn(t, recovery.ChoiceOpen)
	act := peertest.By(pathwayWorker, peertest.Day(1))
	act.Reason = peertest.Text("she cried")
	require.NoError(t, c.Show(act, "aa"))
	peertest.Refused(t, c.Redact(peertest.By(pathwayWorker, peertest.Day(2)), 2), lifecycle.ErrNotYourMove)
	require.NoError(t, c.Redact(peertest.By(pathwaySelf, peertest.Day(2)), 2))
	data, err := json.Marshal(c)
	require.NoError(t, err)
	assert.NotContains(t, string(data), "cried")
}

func TestListsOfPathways(t *testing.T) {
	assert.Equal(t, []recovery.PathwayID{"a", "b"}, recovery.ListPathways("a", "b").IDs())
	assert.Empty(t, recovery.ListPathways().IDs())
	assert.True(t, recovery.PathwayList("").IsValid())
	for _, bad := range []recovery.PathwayList{" ", "a ", " a", "a  b", "a a", "a\tb", "a\u00a0b", "a\u0085b", "a\u2028b", "a\u200bb", "a\x00b"} {
		assert.False(t, bad.IsValid(), "%q", bad)
	}
	many := make([]recovery.PathwayID, 65)
	for i := range many {
		many[i] = recovery.PathwayID("p" + itoa(i%100))
	}
	assert.True(t, recovery.ListPathways(many[:64]...).IsValid())
	assert.False(t, recovery.ListPathways(many...).IsValid())
}

// storedPathwayRecords returns every kind of record of this part, in every state.
func storedPathwayRecords(t testing.TB) map[string]interface {
	json.Marshaler
	Digest() lifecycle.Digest
} {
	out := map[string]interface {
		json.Marshaler
		Digest() lifecycle.Digest
	}{}
	for _, s := range recovery.ChoiceStates() {
		out["choice "+string(s)] = choiceIn(t, s)
	}
	for _, s := range recovery.StepStatuses() {
		out["step "+string(s)] = stepIn(t, s)
	}
	return out
}

func emptyPathwayRecord(name string) interface {
	json.Unmarshaler
	Digest() lifecycle.Digest
} {
	if strings.HasPrefix(name, "choice") {
		return &recovery.PathwayChoice{}
	}
	return &recovery.StepProgress{}
}

func TestPathwayRecordsComeBack(t *testing.T) {
	for name, r := range storedPathwayRecords(t) {
		data, err := json.Marshal(r)
		require.NoError(t, err, name)
		back := emptyPathwayRecord(name)
		require.NoError(t, json.Unmarshal(data, back), name)
		assert.Equal(t, r.Digest(), back.Digest(), name)
	}
}

// Any single byte taken from a record either does not load or changes the digest.
func TestAnySingleChangeToAPathwayRecordIsSeen(t *testing.T) {
	for name, r := range storedPathwayRecords(t) {
		data, err := json.Marshal(r)
		require.NoError(t, err)
		for i := range data {
			changed := append([]byte(nil), data...)
			if changed[i] == 'q' {
				changed[i] = 'z'
			} else {
				changed[i] = 'q'
			}
			back := emptyPathwayRecord(name)
			if json.Unmarshal(changed, back) == nil {
				assert.NotEqual(t, r.Digest(), back.Digest(), "%s: byte %d of %s", name, i, changed)
			}
		}
	}
}

func TestPathwayRecordsThatCouldNotHaveBeen(t *testing.T) {
	c, _ := json.Marshal(choiceIn(t, recovery.ChoiceMade))
	s, _ := json.Marshal(stepIn(t, recovery.StepDoneFirstTime))
	for _, tt := range []struct {
		name, data, old, new string
		want                 error
	}{
		{"the worker chose", string(c), `"by":{"party":"participant"`, `"by":{"party":"worker"`, lifecycle.ErrBadRecord},
		{"nothing chosen", string(c), `"chosen":"smart mara"`, `"chosen":""`, lifecycle.ErrBadRecord},
		{"chosen twice", string(c), `"chosen":"smart mara"`, `"chosen":"smart smart"`, lifecycle.ErrBadRecord},
		{"nobody", string(c), `"participant":"`, `"participant_":"`, lifecycle.ErrBadRecord},
		{"no id", string(c), `"id":"choice-1"`, `"id":""`, recovery.ErrChoice},
		{"finished before it was taken up", string(s), `"event":"work"`, `"event":"revisit"`, lifecycle.ErrBadRecord},
		{"no item", string(s), `"item":"aa_04"`, `"item":""`, recovery.ErrStep},
		{"null", string(s), `"item":"aa_04"`, `"item":null`, lifecycle.ErrBadRecord},
	} {
		require.Contains(t, tt.data, tt.old, tt.name)
		bad := strings.Replace(tt.data, tt.old, tt.new, 1)
		name := "step"
		if strings.Contains(tt.data, "choice-1") {
			name = "choice"
		}
		require.ErrorIs(t, json.Unmarshal([]byte(bad), emptyPathwayRecord(name)), tt.want, tt.name)
	}
	for _, bad := range []string{"", "null", "[]", `{"id":"c","participant":"p"}`, "\xff"} {
		require.ErrorIs(t, new(recovery.PathwayChoice).UnmarshalJSON([]byte(bad)), lifecycle.ErrBadRecord, bad)
		require.ErrorIs(t, new(recovery.StepProgress).UnmarshalJSON([]byte(bad)), lifecycle.ErrBadRecord, bad)
	}
	require.ErrorIs(t, new(recovery.PathwayChoice).UnmarshalJSON([]byte("{}")), recovery.ErrChoice)
	require.ErrorIs(t, new(recovery.StepProgress).UnmarshalJSON([]byte("{}")), recovery.ErrStep)
}

// Samples of stored records must load for ever.
func TestStoredPathwaySamples(t *testing.T) {
	for file, r := range map[string]json.Marshaler{"pathway-choice-v1.json": choiceIn(t, recovery.ChoiceMade), "pathway-step-v1.json": stepIn(t, recovery.StepRevisiting)} {
		path := filepath.Join("testdata", file)
		if _, err := os.Stat(path); err != nil && *writeSamples {
			data, err := json.Marshal(r)
			require.NoError(t, err)
			require.NoError(t, os.MkdirAll("testdata", 0o755))
			require.NoError(t, os.WriteFile(path, append(data, '\n'), 0o644))
		}
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		back := emptyPathwayRecord(strings.TrimPrefix(file, "pathway-"))
		require.NoError(t, json.Unmarshal(data, back), file)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.JSONEq(t, string(data), string(again))
	}
}

func TestPathwayTablesSayWhatTheyRestOn(t *testing.T) {
	for _, r := range recovery.ChoiceLifecycle().Rows {
		assert.NotEmpty(t, r.Doc)
		assert.NotEmpty(t, r.Source.Title)
	}
	for _, r := range recovery.StepLifecycle().Rows {
		assert.NotEmpty(t, r.Doc)
		assert.NotEmpty(t, r.Source.Title)
	}
	spanish := recovery.ChoiceLifecycle().Labels[lifecycle.Spanish]
	assert.Len(t, spanish.States, len(recovery.ChoiceLifecycle().States()))
	assert.Len(t, spanish.Events, len(recovery.ChoiceLifecycle().Events()))
	spanish = recovery.StepLifecycle().Labels[lifecycle.Spanish]
	assert.Len(t, spanish.States, len(recovery.StepLifecycle().States()))
	assert.Len(t, spanish.Events, len(recovery.StepLifecycle().Events()))
}

// A day of a clock change is a day like any other: times are kept in UTC.
func TestAChoiceOnTheDayOfAClockChange(t *testing.T) {
	zone, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	act := peertest.By(pathwayWorker, time.Date(2026, 3, 8, 1, 59, 0, 0, zone))
	c, err := recovery.NewChoice("c", peertest.ParticipantID, act, "aa")
	require.NoError(t, err)
	require.NoError(t, c.Choose(peertest.By(pathwaySelf, time.Date(2026, 3, 8, 3, 0, 0, 0, zone)), "aa"))
	assert.Equal(t, time.Date(2026, 3, 8, 6, 59, 0, 0, time.UTC), c.Shown()[0].At)
	assert.Empty(t, c.Chosen(time.Date(2026, 3, 8, 6, 59, 59, 0, time.UTC)))
	assert.Len(t, c.Chosen(time.Date(2026, 3, 8, 7, 0, 0, 0, time.UTC)), 1)
}

func FuzzPathwayChoice(f *testing.F) {
	for _, s := range recovery.ChoiceStates() {
		data, _ := json.Marshal(choiceIn(f, s))
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var c, back recovery.PathwayChoice
		if c.UnmarshalJSON(data) != nil {
			return
		}
		again, err := json.Marshal(c)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(again, &back))
		assert.Equal(t, c.Digest(), back.Digest())
	})
}

func FuzzParsePathways(f *testing.F) {
	data, _ := json.Marshal(recovery.Pathways()[:2])
	f.Add(data)
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := recovery.ParsePathways(data)
		if err != nil {
			return
		}
		a := recovery.Availability{}
		for _, p := range all {
			a.Offers = append(a.Offers, recovery.Offer{Pathway: p.ID, Languages: []string{"en"}})
			for _, role := range recovery.PathwayRoles() {
				p.MayLead(role, recovery.LeaderFacts{})
			}
			for _, v := range p.Variants {
				p.Variant(v.ID)
			}
		}
		recovery.Combined(all)
		for _, age := range append(peer.AgeGroups(), "") {
			r, err := recovery.Match(recovery.Profile{AgeGroup: age, For: recovery.Audiences(), Goal: recovery.AimModeration, Medication: recovery.DisclosureYes, InUse: recovery.DisclosureYes,
				Prefers: []recovery.Worldview{recovery.WorldviewSecular}, Court: recovery.CourtTwelveStepOnly, Traits: recovery.Traits()}, all, a)
			require.NoError(t, err)
			assert.Len(t, all, len(r.Options)+len(r.Left))
		}
	})
}
