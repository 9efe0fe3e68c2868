package outcomes_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// A field that a method does not look at is refused, rather than passed over.
func TestAMeasureHasNothingIdle(t *testing.T) {
	some := outcomes.Match{Kinds: []outcomes.EventKind{outcomes.HospitalStay}}
	rule := outcomes.ReturnRules()[0]
	fields := map[string]func(*outcomes.Measure){
		"steps":     func(m *outcomes.Measure) { m.Steps = []outcomes.Step{{Near: outcomes.Near{Match: some, To: 7}}} },
		"days":      func(m *outcomes.Measure) { m.Days = 90 },
		"counts":    func(m *outcomes.Measure) { m.Counts = some },
		"recent":    func(m *outcomes.Measure) { m.Recent = 30 },
		"exit":      func(m *outcomes.Measure) { m.Exit = some },
		"gap":       func(m *outcomes.Measure) { m.Gap = 8 },
		"return":    func(m *outcomes.Measure) { m.Return = &rule },
		"competing": func(m *outcomes.Measure) { m.Competing = some },
		"off":       func(m *outcomes.Measure) { m.NotAtRisk = some },
		"beside":    func(m *outcomes.Measure) { m.Beside = []outcomes.Beside{{Name: "x", Without: some}} },
		"schedule":  func(m *outcomes.Measure) { m.Schedule = "suprt" },
		"answer":    func(m *outcomes.Measure) { m.Answer = "craving" },
		"reached":   func(m *outcomes.Measure) { m.Reached = outcomes.Range{Low: 1, High: 2} },
		"left out":  func(m *outcomes.Measure) { m.Missing = outcomes.LeftOut },
		"against":   func(m *outcomes.Measure) { m.Missing = outcomes.CountedAgainst },
	}
	for id, idle := range map[string]string{
		"fua-7":              "days counts recent exit gap return competing off schedule answer reached against",
		"retention-30":       "steps gap return competing off schedule answer reached",
		"completion":         "steps days recent exit gap return competing off schedule answer reached",
		"oud-medication-180": "steps counts recent exit return competing off schedule answer reached",
		"ed-visits":          "steps recent exit gap schedule answer reached",
		"inpatient-days":     "steps recent exit gap return competing off beside schedule answer reached",
		"follow-up-gpra":     "steps days counts recent exit gap return competing off beside answer reached against",
		"abstinence-30":      "steps days counts recent exit gap return competing off beside",
		"craving":            "steps days counts recent exit gap return competing off beside reached against",
	} {
		for _, field := range strings.Fields(idle) {
			m := measure(t, id)
			fields[field](&m)
			require.ErrorIs(t, m.Check(), outcomes.ErrMeasure, "%s: %s", id, field)
		}
	}
}

// What the sentence of a definition says, beyond its frame.
func TestSentencesSayTheWholeDefinition(t *testing.T) {
	for id, parts := range map[string][]string{
		"abstinence-continuous-24": {"no use at all since intake / all whose interview was due", "Interview: annual of suprt, number 2", "Answer: no use since intake", "Missing answers count as not reached"},
		"follow-up-suprt-annual":   {"Follow-up rate, SUPRT, annual", "Interview: annual of suprt."},
		"custody-nights-30":        {"Asks about: the past 30 days", "Missing answers are left out and counted; the follow-up rate stands beside it"},
		"readmission-30":           {"those that overlap or begin within 1 days of an end as a transfer being one"},
		"oud-medication-180":       {"age 16 or more, those that overlap or begin within 0 days of an end being one", "Wash-out: no medication supply from day -31 to day -1", "Broken off by 8 days"},
		"fui-7":                    {"the end of hospital stay with substance use, age 13", "from day 1 to day 7"},
		"fua-7":                    {"ed visit with substance use or overdose, age 13", "from day 0 to day 7"},
		"iet-initiation":           {"Counted from: new episode with substance use, age 13 or more", "from day 0 to day 13"},
		"return-from-remission":    {"Wash-out: no use day from day -90 to day -1"},
		"stigma-high":              {"scores above 2.5 / "},
	} {
		for _, part := range parts {
			assert.Contains(t, measure(t, id).Sentence(), part, id)
		}
	}
	m := measure(t, "follow-up-gpra")
	m.Missing = outcomes.LeftOut
	assert.Contains(t, m.Sentence(), "Whoever could not be asked is left out and counted")
}

func TestAScoreOnTheCutOffIsNotAboveIt(t *testing.T) {
	f := figure(t, measure(t, "stigma-high"), `
		a1 p1 admission 2024-01-01
		c1 p1 answer 2024-06-30 code=ismi-10.total value=2.5
		a2 p2 admission 2024-01-01
		c2 p2 answer 2024-06-30 code=ismi-10.total value=2.6
		a3 p3 admission 2024-01-01
		c3 p3 answer 2024-06-30 code=ismi-10.total value=4`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareInterviewed, 2, 3), f.Shares[0])
}

// The top band of the CSQ-8 is 27 to 32.
func TestTheTopBandOfSatisfaction(t *testing.T) {
	f := figure(t, measure(t, "satisfaction-high"), `
		a1 p1 admission 2024-01-01
		c1 p1 answer 2024-06-30 code=csq-8.total value=26
		a2 p2 admission 2024-01-01
		c2 p2 answer 2024-06-30 code=csq-8.total value=27
		a3 p3 admission 2024-01-01
		c3 p3 answer 2024-06-30 code=csq-8.total value=32
		a4 p4 admission 2024-01-01
		c4 p4 answer 2024-06-30 code=csq-8.total`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareInterviewed, 2, 3), f.Shares[0])
}

// Admitted on 1 January 2024: the 90 days before reach back to 3 October 2023.
func TestReturnToUseOfPeopleInRemission(t *testing.T) {
	f := figure(t, measure(t, "return-from-remission"), `
		u1 p1 use_day 2023-10-02
		a1 p1 admission 2024-01-01
		u2 p1 use_day 2024-01-11
		u3 p2 use_day 2023-10-03
		a2 p2 admission 2024-01-01
		u4 p2 use_day 2024-02-11
		a3 p3 admission 2024-01-01`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAtLeastOne, 1, 2), f.Shares[0])
	assert.Equal(t, []stats.Observation{{Time: 10, Event: true}, {Time: 365}}, f.Observations)
	assert.Equal(t, []outcomes.Tally{{Name: "within the wash-out", N: 1}}, f.Excluded)
}
