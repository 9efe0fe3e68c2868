package outcomes_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

func TestEvaluationSteps(t *testing.T) {
	enumtest.Try(t, outcomes.EvaluationSteps(), outcomes.ErrUnknownEvaluationStep)
}

func halfYears(t *testing.T) outcomes.EvaluationCycle {
	return outcomes.EvaluationCycle{Programme: "programme", First: date(t, "2025-08-31"), Months: 6, Measures: []string{"retention-90"}}
}

func TestPeriodsOfAnEvaluationFollowEachOther(t *testing.T) {
	c := halfYears(t)
	for on, want := range map[string]string{
		"2026-02-27": "",                      // the last day of the first period
		"2026-02-28": "2025-08-31/2026-02-28", // six months on, at the end of February
		"2026-08-31": "2025-08-31/2026-02-28 2026-02-28/2026-08-31",
		"2028-03-01": "2025-08-31/2026-02-28 2026-02-28/2026-08-31 2026-08-31/2027-02-28 2027-02-28/2027-08-31 2027-08-31/2028-02-29",
	} {
		rounds, err := c.Rounds(nil, date(t, on))
		require.NoError(t, err)
		got := ""
		for i, r := range rounds {
			if i > 0 {
				got += " "
			}
			got += fmt.Sprintf("%s/%s", r.Period.From, r.Period.Until)
		}
		assert.Equal(t, want, got, on)
	}
}

// The period is over on 28 February: thirty days with that one end on 29 March.
func TestStepsOfAnEvaluationAreDue(t *testing.T) {
	c := halfYears(t)
	first := date(t, "2025-08-31")
	taken := []outcomes.StepTaken{{first, outcomes.CompleteRecords, date(t, "2026-03-20")}, {first, outcomes.WriteReport, date(t, "2026-06-01")}}
	rounds, err := c.Rounds(taken, date(t, "2026-03-29"))
	require.NoError(t, err)
	require.Len(t, rounds, 1)
	var dues []string
	for _, s := range rounds[0].Steps {
		dues = append(dues, s.Due.String())
	}
	assert.Equal(t, []string{"2026-03-29", "2026-04-13", "2026-04-28", "2026-05-13", "2026-05-28"}, dues)
	next, ok := rounds[0].Next()
	assert.True(t, ok)
	assert.Equal(t, outcomes.WriteReport, next.Step, "what was taken in June is not known in March")
	assert.False(t, rounds[0].Overdue(date(t, "2026-04-13")))
	assert.True(t, rounds[0].Overdue(date(t, "2026-04-14")))

	for i, s := range outcomes.EvaluationSteps()[2:] {
		taken = append(taken, outcomes.StepTaken{Period: first, Step: s, On: date(t, "2026-06-02").AddDays(i)})
	}
	rounds, err = c.Rounds(taken, date(t, "2026-08-31"))
	require.NoError(t, err)
	_, ok = rounds[0].Next()
	assert.False(t, ok)
	assert.False(t, rounds[0].Overdue(date(t, "2030-01-01")))
	next, ok = rounds[1].Next()
	assert.True(t, ok)
	assert.Equal(t, outcomes.CompleteRecords, next.Step)
}

func TestEvaluationsThatAreRefused(t *testing.T) {
	first, on := date(t, "2025-08-31"), date(t, "2026-12-31")
	good := outcomes.StepTaken{Period: first, Step: outcomes.CompleteRecords, On: date(t, "2026-03-01")}
	terms := func(change func([]outcomes.EvaluationTerm)) func(*outcomes.EvaluationCycle) {
		return func(c *outcomes.EvaluationCycle) {
			c.Terms = outcomes.EvaluationTerms()
			change(c.Terms)
		}
	}
	for name, spoil := range map[string]func(*outcomes.EvaluationCycle){
		"no programme":      func(c *outcomes.EvaluationCycle) { c.Programme = "" },
		"no first day":      func(c *outcomes.EvaluationCycle) { c.First = peer.Date{} },
		"no length":         func(c *outcomes.EvaluationCycle) { c.Months = 0 },
		"too long":          func(c *outcomes.EvaluationCycle) { c.Months = 121 },
		"nothing looked at": func(c *outcomes.EvaluationCycle) { c.Measures = nil },
		"a step left out":   func(c *outcomes.EvaluationCycle) { c.Terms = outcomes.EvaluationTerms()[1:] },
		"out of order":      terms(func(l []outcomes.EvaluationTerm) { l[0], l[1] = l[1], l[0] }),
		"due before":        terms(func(l []outcomes.EvaluationTerm) { l[1].Days = 29 }),
		"due in the period": terms(func(l []outcomes.EvaluationTerm) { l[0].Days = 0 }),
		"too late":          terms(func(l []outcomes.EvaluationTerm) { l[4].Days = 10_001 }),
		"a step too many": func(c *outcomes.EvaluationCycle) {
			c.Terms = append(outcomes.EvaluationTerms(), outcomes.EvaluationTerm{Step: outcomes.TellEverybody, Days: 99})
		},
		"another step":     terms(func(l []outcomes.EvaluationTerm) { l[2].Step = outcomes.WriteReport }),
		"too many periods": func(c *outcomes.EvaluationCycle) { c.First, c.Months = date(t, "1900-01-01"), 1 },
	} {
		c := halfYears(t)
		spoil(&c)
		_, err := c.Rounds(nil, on)
		require.ErrorIs(t, err, outcomes.ErrEvaluation, name)
	}
	for name, taken := range map[string][]outcomes.StepTaken{
		"of no period":      {{date(t, "2025-09-01"), outcomes.CompleteRecords, on}},
		"of one that runs":  {{date(t, "2026-08-31"), outcomes.CompleteRecords, on}},
		"of no kind":        {{first, "dance", on}},
		"within the period": {{first, outcomes.CompleteRecords, date(t, "2026-02-27")}},
		"twice":             {good, good},
		"left out":          {{first, outcomes.WriteReport, on}},
		"before the last":   {good, {first, outcomes.WriteReport, date(t, "2026-02-28")}},
	} {
		_, err := halfYears(t).Rounds(taken, on)
		require.ErrorIs(t, err, outcomes.ErrEvaluation, name)
	}
	_, err := halfYears(t).Rounds([]outcomes.StepTaken{good}, on)
	require.NoError(t, err)
}

// At the end of the calendar nothing overflows.
func TestEvaluationAtTheEndOfTheCalendar(t *testing.T) {
	c := halfYears(t)
	c.First = date(t, "9999-01-01")
	rounds, err := c.Rounds(nil, peer.EndOfCalendar())
	require.NoError(t, err)
	require.Len(t, rounds, 1)
	assert.Equal(t, "9999-09-28", rounds[0].Steps[4].Due.String())
	c.First = date(t, "9999-05-30")
	rounds, err = c.Rounds(nil, peer.EndOfCalendar())
	require.NoError(t, err)
	require.Len(t, rounds, 1)
	assert.Equal(t, "9999-12-29", rounds[0].Steps[0].Due.String(), "the thirtieth day from 30 November")
	assert.Equal(t, peer.EndOfCalendar(), rounds[0].Steps[4].Due)
}

// One month, ten years, terms that fall together, and the most periods there may be.
func TestEvaluationsAtTheirBounds(t *testing.T) {
	c := halfYears(t)
	c.Terms = outcomes.EvaluationTerms()
	for i := range c.Terms {
		c.Terms[i].Days = 1
	}
	c.Terms[4].Days = 10_000
	for months, want := range map[int]int{1: 12, 120: 0} {
		c.Months = months
		rounds, err := c.Rounds(nil, date(t, "2026-08-31"))
		require.NoError(t, err)
		assert.Len(t, rounds, want)
	}
	c.First, c.Months = date(t, "1900-01-01"), 1
	rounds, err := c.Rounds(nil, date(t, "2000-01-31"))
	require.NoError(t, err)
	assert.Len(t, rounds, 1200)
	assert.Equal(t, "1900-02-01", rounds[0].Steps[0].Due.String())
	_, err = c.Rounds(nil, date(t, "2000-02-01"))
	require.ErrorIs(t, err, outcomes.ErrEvaluation, "the last day makes it one more")
	assert.Contains(t, err.Error(), "1200")
}

// How many days each step has is the library's own.
func TestTermsOfEvaluation(t *testing.T) {
	days := map[outcomes.EvaluationStep]int{outcomes.CompleteRecords: 30, outcomes.WriteReport: 45, outcomes.DiscussReport: 60, outcomes.DecideChanges: 75, outcomes.TellEverybody: 90}
	for _, term := range outcomes.EvaluationTerms() {
		assert.Equal(t, days[term.Step], term.Days, term.Step)
		assert.Equal(t, source.Design, term.Source.Evidence, term.Step)
		delete(days, term.Step)
	}
	assert.Empty(t, days)
}
