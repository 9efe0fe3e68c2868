package recovery_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

func TestNamesOfFrames(t *testing.T) {
	for range 2 {
		enumtest.Try(t, recovery.WellnessDimensions(), recovery.ErrUnknownWellnessDimension)
		enumtest.Try(t, recovery.RecoveryPrinciples(), recovery.ErrUnknownRecoveryPrinciple)
		enumtest.Try(t, recovery.CapitalSets(), recovery.ErrUnknownCapitalSet)
		enumtest.Try(t, recovery.CapitalDomains(), recovery.ErrUnknownCapitalDomain)
		enumtest.Try(t, recovery.ChangeStages(), recovery.ErrUnknownChangeStage)
		enumtest.Try(t, recovery.RecoveryPhases(), recovery.ErrUnknownRecoveryPhase)
		enumtest.Try(t, recovery.FindingKinds(), recovery.ErrUnknownFindingKind)
	}
	assert.Equal(t, []int{4, 8, 10, 5, 3}, []int{len(recovery.RecoveryDimensions()), len(recovery.WellnessDimensions()), len(recovery.RecoveryPrinciples()), len(recovery.ChangeStages()), len(recovery.RecoveryPhases())})
	assert.True(t, recovery.DimensionsSource().Verified())
	assert.Equal(t, source.Unverified, recovery.WellnessSource().Evidence)
	assert.Equal(t, source.Unverified, recovery.ChangeStagesSource().Evidence)
	assert.Equal(t, source.Secondary, recovery.PhasesSource().Evidence)
}

func TestWellnessCheck(t *testing.T) {
	check := func(date string, scores ...int) recovery.WellnessCheck {
		w := recovery.WellnessCheck{Participant: peertest.ParticipantID, On: goalDate(t, date)}
		for i, s := range scores {
			if s != 0 {
				w.Ratings = append(w.Ratings, recovery.WellnessRating{Dimension: recovery.WellnessDimensions()[i], Score: s})
			}
		}
		return w
	}
	before, after := check("2026-01-05", 1, 2, 3, 4, 5), check("2026-02-05", 2, 2, 0, 1, 5, 3)
	require.NoError(t, before.Check())
	require.NoError(t, after.Check())
	got, err := recovery.WellnessChanges(before, after)
	require.NoError(t, err)
	assert.Equal(t, map[recovery.WellnessDimension]int{"emotional": 1, "environmental": 0, "intellectual": -3, "occupational": 0}, got)
	_, err = recovery.WellnessChanges(after, before)
	require.ErrorIs(t, err, recovery.ErrWellness)
	_, ok := after.Score(recovery.WellnessFinancial)
	assert.False(t, ok, "not rated is not the lowest")
	for name, bad := range map[string]recovery.WellnessCheck{
		"nothing rated": check("2026-01-05"), "0": {Participant: "p", On: before.On, Ratings: []recovery.WellnessRating{{"social", 0}}}, "6": check("2026-01-05", 6),
		"unknown": {Participant: "p", On: before.On, Ratings: []recovery.WellnessRating{{"astral", 3}}}, "twice": {Participant: "p", On: before.On, Ratings: []recovery.WellnessRating{{"social", 3}, {"social", 3}}},
		"nobody's": {On: before.On, Ratings: before.Ratings}, "no date": {Participant: "p", Ratings: before.Ratings},
	} {
		require.ErrorIs(t, bad.Check(), recovery.ErrWellness, name)
	}
	assert.False(t, before.IsReadBy(peertest.Actor(worker)))
	before.SharedWith = []lifecycle.Actor{peertest.Actor(worker)}
	assert.True(t, before.IsReadBy(peertest.Actor(worker)) && before.IsReadBy(peertest.Actor(participant)))
	data, err := json.Marshal(before)
	require.NoError(t, err)
	var back recovery.WellnessCheck
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, before, back)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"participant":"p","on":"2026-01-05","ratings":[]}`), &back), recovery.ErrWellness)
	peertest.Secret(t, "secret", recovery.WellnessCheck{Participant: "secret-p"}, recovery.Capital{Participant: "secret-p"}, recovery.ChangeNote{Participant: "secret-p"}, recovery.Assessment{Participant: "secret-p"})
}

func TestRecoveryCapital(t *testing.T) {
	assert.Equal(t, []recovery.CapitalDomain{"personal_physical", "personal_human", "family_social", "community", "cultural"}, recovery.CapitalWhiteCloud.Domains())
	assert.Equal(t, []recovery.CapitalDomain{"social", "physical", "human", "cultural"}, recovery.CapitalCloudGranfield.Domains())
	assert.Nil(t, recovery.CapitalSet("").Domains())
	assert.Equal(t, source.Unverified, recovery.CapitalWhiteCloud.Source().Evidence)
	assert.Equal(t, source.Verified, recovery.CapitalCloudGranfield.Source().Evidence)
	measures := recovery.CapitalMeasures()
	assert.Equal(t, []any{"BARC-10", 10, 10, 60, 47}, []any{measures[2].Name, measures[2].Items, measures[2].Lowest, measures[2].Highest, measures[2].MarkAt})

	c := recovery.Capital{Participant: "p", On: goalDate(t, "2026-01-05"), Set: recovery.CapitalCloudGranfield, Measure: "own",
		Scores: []recovery.CapitalScore{{recovery.CapitalSocial, 3}, {recovery.CapitalHuman, 2.5}}, Total: 5.5, Barriers: 4}
	require.NoError(t, c.Check())
	later := c
	later.On, later.Scores = goalDate(t, "2026-04-05"), []recovery.CapitalScore{{recovery.CapitalHuman, 4}, {recovery.CapitalCultural, 1}}
	got, err := c.Change(later)
	require.NoError(t, err)
	assert.Equal(t, map[recovery.CapitalDomain]float64{"human": 1.5}, got)
	for name, spoil := range map[string]func(*recovery.Capital){
		"another set": func(c *recovery.Capital) { c.Set = recovery.CapitalWhiteCloud }, "another measure": func(c *recovery.Capital) { c.Measure = "ARC" },
		"another person": func(c *recovery.Capital) { c.Participant = "q" }, "earlier": func(c *recovery.Capital) { c.On = goalDate(t, "2025-01-05") },
	} {
		other := later
		spoil(&other)
		_, err := c.Change(other)
		require.ErrorIs(t, err, recovery.ErrCapital, name)
	}
	for name, spoil := range map[string]func(*recovery.Capital){
		"no set": func(c *recovery.Capital) { c.Set = "" }, "a domain of the other set": func(c *recovery.Capital) { c.Scores = []recovery.CapitalScore{{recovery.CapitalCommunity, 3}} },
		"twice": func(c *recovery.Capital) { c.Scores = append(c.Scores[:1:1], c.Scores[0]) }, "no number": func(c *recovery.Capital) { c.Total = math.NaN() },
		"a score that is none": func(c *recovery.Capital) { c.Scores = []recovery.CapitalScore{{recovery.CapitalSocial, math.Inf(1)}} },
		"barriers taken off":   func(c *recovery.Capital) { c.Barriers = -1 }, "no measure": func(c *recovery.Capital) { c.Measure = "" },
		"nobody's": func(c *recovery.Capital) { c.Participant = "" }, "no date": func(c *recovery.Capital) { c.On = peer.Date{} },
	} {
		bad := c
		spoil(&bad)
		require.ErrorIs(t, bad.Check(), recovery.ErrCapital, name)
	}
	data, err := json.Marshal(c)
	require.NoError(t, err)
	var back recovery.Capital
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, c, back)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"participant":"p","on":"2026-01-05","measure":"own"}`), &back), recovery.ErrCapital)
}

func TestPhases(t *testing.T) {
	for _, tt := range []struct {
		began, on string
		leap      recovery.LeapRule
		want      recovery.RecoveryPhase
	}{
		{"2025-03-01", "2025-03-01", "", "early"}, {"2025-03-01", "2026-02-28", "", "early"}, {"2025-03-01", "2026-03-01", "", "sustained"},
		{"2025-03-01", "2030-02-28", "", "sustained"}, {"2025-03-01", "2030-03-01", "", "stable"},
		{"2024-02-29", "2025-02-28", "", "sustained"}, {"2024-02-29", "2025-02-28", recovery.LeapMarch1, "early"}, {"2024-02-29", "2025-03-01", recovery.LeapMarch1, "sustained"},
		{"2025-03", "2026-03-30", "", "early"}, {"2025-03", "2026-03-31", "", "sustained"}, {"9998-01-01", "9999-12-31", "", "sustained"},
	} {
		got, err := recovery.PhaseOf(partial(t, tt.began), goalDate(t, tt.on), tt.leap)
		require.NoError(t, err)
		assert.Equal(t, tt.want, got, "%s to %s", tt.began, tt.on)
	}
	_, err := recovery.PhaseOf(partial(t, "2026-02-01"), goalDate(t, "2026-01-31"), "")
	require.ErrorIs(t, err, recovery.ErrClock)
	_, err = recovery.PhaseOf(recovery.PartialDate{}, goalDate(t, "2026-01-31"), "")
	require.ErrorIs(t, err, recovery.ErrClock)
	_, err = recovery.PhaseOf(partial(t, "2026-01-01"), goalDate(t, "2026-01-31"), "x")
	require.ErrorIs(t, err, recovery.ErrUnknownLeapRule)
	labels := recovery.RemissionLabels()
	assert.Equal(t, []int{3, 12, 12, 0}, []int{labels[0].From, labels[0].To, labels[1].From, labels[1].To})
	note := recovery.ChangeNote{Participant: "p", On: goalDate(t, "2026-01-31"), Stage: recovery.StageAction, Concern: recovery.ConcernAlcohol}
	require.NoError(t, note.Check())
	for _, bad := range []recovery.ChangeNote{{}, {Participant: "p", On: note.On}, {Participant: "p", On: note.On, Stage: "denial"}, {Participant: "p", On: note.On, Stage: recovery.StageAction, Concern: "x"}} {
		require.ErrorIs(t, bad.Check(), recovery.ErrChangeNote)
		data, err := json.Marshal(bad)
		if err == nil {
			kept := note
			require.ErrorIs(t, json.Unmarshal(data, &kept), lifecycle.ErrBadRecord)
			assert.Equal(t, note, kept)
		}
	}
	data, err := json.Marshal(note)
	require.NoError(t, err)
	var back recovery.ChangeNote
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, note, back)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"participant":"p","on":"2026-01-31","stage":"action","gate":true}`), &back), lifecycle.ErrBadRecord)
}

func TestContinuingCare(t *testing.T) {
	dates, err := recovery.ContinuingCare().Dates(goalDate(t, "2026-01-01"))
	require.NoError(t, err)
	var got []string
	for _, d := range dates {
		got = append(got, d.String())
	}
	// Days 3, 7, 14, 30, 60 and 90, then every quarter.
	assert.Equal(t, []string{"2026-01-04", "2026-01-08", "2026-01-15", "2026-01-31", "2026-03-02", "2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"}, got)
	earliest, latest, src := recovery.FirstCheckUp()
	assert.Equal(t, []lifecycle.Span{lifecycle.Hours(24), lifecycle.Hours(72)}, []lifecycle.Span{earliest, latest})
	years, _ := recovery.MonitoringYears()
	tries, channels, _ := recovery.MissedCheckUp()
	assert.Equal(t, []int{5, 3, 2}, []int{years, tries, channels})
	assert.Equal(t, source.Unverified, src.Evidence)
}

func TestSuggestionsComeBarriersNeedsStrengths(t *testing.T) {
	w := func(n int) recovery.ZeroToTen { return rate(t, n) }
	a := recovery.Assessment{Participant: "p", On: goalDate(t, "2026-01-05"), Instrument: "REC-CAP", Findings: []recovery.Finding{
		{Kind: recovery.FindingStrength, Code: "humour", Weight: w(9)},
		{Kind: recovery.FindingNeed, Code: "dentist"},
		{Kind: recovery.FindingBarrier, Code: "debt", Weight: w(3), Dimension: recovery.DimensionHome},
		{Kind: recovery.FindingNeed, Code: "childcare", Weight: w(0)},
		{Kind: recovery.FindingBarrier, Code: "housing", Weight: w(8)},
		{Kind: recovery.FindingBarrier, Code: "court", Weight: w(8)},
		{Kind: recovery.FindingStrength, Code: "debt"},
	}}
	got, err := recovery.Suggest(a)
	require.NoError(t, err)
	var order []string
	for _, s := range got {
		order = append(order, string(s.Finding.Kind)+" "+s.Finding.Code+" "+string(s.Part))
		assert.NotEmpty(t, s.Question)
		assert.Equal(t, source.Secondary, s.Source.Evidence)
	}
	assert.Equal(t, []string{"barrier housing barriers", "barrier court barriers", "barrier debt barriers", "need childcare services", "need dentist services", "strength humour strengths", "strength debt strengths"}, order)
	assert.Equal(t, "humour", a.Findings[0].Code, "the assessment is as it was")
	none, err := recovery.Suggest(recovery.Assessment{Participant: "p", On: a.On, Instrument: "own"})
	require.NoError(t, err)
	assert.Empty(t, none)
	for name, spoil := range map[string]func(*recovery.Assessment){
		"nobody's": func(a *recovery.Assessment) { a.Participant = "" }, "no date": func(a *recovery.Assessment) { a.On = peer.Date{} }, "no instrument": func(a *recovery.Assessment) { a.Instrument = "" },
		"unknown kind": func(a *recovery.Assessment) { a.Findings = []recovery.Finding{{Kind: "flaw", Code: "x"}} }, "no code": func(a *recovery.Assessment) { a.Findings = []recovery.Finding{{Kind: "need"}} },
		"words": func(a *recovery.Assessment) { a.Findings = []recovery.Finding{{Kind: "need", Code: "a new home"}} },
		"twice": func(a *recovery.Assessment) { a.Findings = append(a.Findings[:1:1], a.Findings[0]) },
		"unknown dimension": func(a *recovery.Assessment) {
			a.Findings = []recovery.Finding{{Kind: "need", Code: "x", Dimension: "wealth"}}
		},
	} {
		bad := a
		spoil(&bad)
		_, err := recovery.Suggest(bad)
		require.ErrorIs(t, err, recovery.ErrAssessment, name)
	}
	data, err := json.Marshal(a)
	require.NoError(t, err)
	var back recovery.Assessment
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, a, back)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"participant":"p","on":"2026-01-05"}`), &back), recovery.ErrAssessment)
}

func FuzzFrames(f *testing.F) {
	f.Add([]byte(`{"participant":"p","on":"2026-01-05","ratings":[{"dimension":"social","score":3}]}`))
	f.Add([]byte(`{"participant":"p","on":"2026-01-05","stage":"action"}`))
	f.Add([]byte(`{"participant":"p","on":"2026-01-05","set":"cloud_granfield","measure":"own","scores":[{"domain":"social","score":3}]}`))
	f.Add([]byte(`{"participant":"p","on":"2026-01-05","instrument":"own","findings":[{"kind":"need","code":"x","weight":0}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var w recovery.WellnessCheck
		if json.Unmarshal(data, &w) == nil {
			require.NoError(t, w.Check())
		}
		var c recovery.Capital
		if json.Unmarshal(data, &c) == nil {
			require.NoError(t, c.Check())
		}
		var n recovery.ChangeNote
		if json.Unmarshal(data, &n) == nil {
			require.NoError(t, n.Check())
		}
		var a recovery.Assessment
		if json.Unmarshal(data, &a) == nil {
			require.NoError(t, a.Check())
		}
	})
}

func ExampleSuggest() {
	on, _ := peer.ParseDate("2026-03-02")
	a := recovery.Assessment{Participant: "ana", On: on, Instrument: "REC-CAP", Findings: []recovery.Finding{
		{Kind: recovery.FindingStrength, Code: "patience"}, {Kind: recovery.FindingBarrier, Code: "debt"}}}
	offers, _ := recovery.Suggest(a)
	for _, o := range offers {
		fmt.Println(o.Finding.Kind, o.Finding.Code, "-", o.Question)
	}
	a.Findings[0].Kind = "flaw"
	_, err := recovery.Suggest(a)
	fmt.Println(err)
	// Output:
	// barrier debt - What would make this less of a hindrance?
	// strength patience - How can this help you?
	// recovery: bad assessment: recovery: unknown kind of finding
}

func ExampleCapital() {
	march, _ := peer.ParseDate("2026-03-02")
	before := recovery.Capital{Participant: "ana", On: march, Set: recovery.CapitalCloudGranfield, Measure: "own", Scores: []recovery.CapitalScore{{Domain: recovery.CapitalSocial, Score: 2}}}
	after := before
	after.On, after.Scores = march.AddMonths(3), []recovery.CapitalScore{{Domain: recovery.CapitalSocial, Score: 4}}
	fmt.Println(before.Change(after))
	after.Set = recovery.CapitalWhiteCloud
	_, err := before.Change(after)
	fmt.Println(err)
	// Output:
	// map[social:2] <nil>
	// recovery: bad recovery capital: want one participant, one set and one measure, the earlier first
}

func ExampleWellnessCheck() {
	on, _ := peer.ParseDate("2026-03-02")
	w := recovery.WellnessCheck{Participant: "ana", On: on, Ratings: []recovery.WellnessRating{{Dimension: recovery.WellnessSocial, Score: 2}}}
	fmt.Println(w.Check(), w.IsReadBy(peer.WorkerActor("joe")))
	w.Ratings[0].Score = 7
	fmt.Println(w.Check())
	// Output:
	// <nil> false
	// recovery: bad wellness rating: want each dimension once, from 1 to 5
}

func ExamplePhaseOf() {
	began, _ := recovery.ParsePartialDate("2020-01")
	on, _ := peer.ParseDate("2026-01-31")
	fmt.Println(recovery.PhaseOf(began, on, ""))
	_, err := recovery.PhaseOf(recovery.PartialDate{}, on, "")
	fmt.Println(err)
	// Output:
	// stable <nil>
	// recovery: bad clock: want a beginning and a date that is not before it
}
