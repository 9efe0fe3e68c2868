package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// 100 entered, 70 were seen, 49 of them abstinent.
func TestWhatRestsOnThoseNotSeen(t *testing.T) {
	q := trial()
	q.Outcome, q.Better, q.MissingOdds = "abstinent", instrument.HigherBetter, []float64{2}
	c, err := report.Compare(q, append(arm(true, 49, 70, 100), arm(false, 30, 60, 60)...))
	require.NoError(t, err)
	near(t, 5e-5, c.Supported.Share, .7, .5846, .7946)
	rate, _ := c.Supported.Rate.Value.Value()
	assert.InDelta(t, .7, rate, 1e-15)
	var names []string
	var shares []float64
	for _, s := range c.Scenarios {
		names, shares = append(names, s.Name), append(shares, s.Supported)
		assert.InDelta(t, .5, s.Compared, 1e-12, "everybody compared with was seen")
	}
	assert.Equal(t, []string{report.Completers, report.MissingWorse, report.MissingBetter, report.AgainstSupport, report.InFavourSupport, "odds of the worse answer 2 times as large among the missing"}, names)
	// Odds of the worse answer 21/49 among those seen, 42/49 among the others: 42/91 of 30.
	assert.InDeltaSlice(t, []float64{.70, .49, .79, .49, .79, (49 + 30*49./91) / 100}, shares, 1e-12)
	worse, err := stats.Proportion(stats.Count{Events: 49, N: 100}, stats.Wilson, 0)
	require.NoError(t, err)
	near(t, 5e-5, worse, .49, .3942, .5865)
	assert.Contains(t, c.Sentences(), "Depending on what is believed of those not seen, the result is anything from 1.0 percentage points lower to 29.0 percentage points higher: its direction rests on them.")

	q.Outcome, q.Better, q.MissingOdds = "returned to use", instrument.LowerBetter, nil
	c, err = report.Compare(q, append(arm(true, 21, 70, 100), arm(false, 30, 60, 60)...))
	require.NoError(t, err)
	assert.InDelta(t, .51, c.Scenarios[1].Supported, 1e-12, "the worse answer is the event")
	assert.InDelta(t, .21, c.Scenarios[2].Supported, 1e-12)
	assert.Len(t, c.Scenarios, 5+len(report.DefaultMissingOdds()))
	assert.InDelta(t, 1-(49+30*49./91)/100, c.Scenarios[6].Supported, 1e-12, "the same people, the other way round")
}

func TestImputationsAreJoinedByRubinsRules(t *testing.T) {
	q := trial()
	q.Imputations = [][]float64{{1, 0}, {0, 1}, {1, 1}}
	people := append(arm(true, 2, 3, 4), arm(false, 1, 3, 4)...)
	c, err := report.Compare(q, people)
	require.NoError(t, err)
	// Differences .5, 0, .25 with variances .09375, .125, .109375.
	v, _ := c.Imputed.Effect.Value.Value()
	assert.InDelta(t, .25, v, 1e-15)
	assert.InDelta(t, .109375, c.Imputed.Within, 1e-15)
	assert.InDelta(t, .0625, c.Imputed.Between, 1e-15)
	assert.InDelta(t, .109375+.0625*4/3, c.Imputed.Total, 1e-15)
	assert.Contains(t, strings.Join(c.Sentences(), "\n"), "With what is missing filled in 3 times")

	for name, sets := range map[string][][]float64{"too short": {{1}, {1}}, "too long": {{1, 0, 1}, {1, 0, 0}}, "no event": {{1, .5}, {1, 0}}} {
		q.Imputations = sets
		_, err = report.Compare(q, people)
		require.ErrorIs(t, err, report.ErrQuestion, name)
	}
	q.Imputations = [][]float64{{1, 0}}
	_, err = report.Compare(q, people)
	require.ErrorIs(t, err, stats.ErrTooFew)
}

func TestWhoIsNotDueIsLeftOut(t *testing.T) {
	q := trial()
	q.DueAfter, q.On = 180, date(2026, 7, 1)
	people := append(arm(true, 10, 20, 30), arm(false, 10, 20, 30)...)
	for i := range people {
		people[i].Entered = date(2026, 1, 2) // 180 days before
		if i%10 == 0 {
			people[i].Entered = date(2026, 1, 3)
		}
		if _, seen := people[i].Outcome.Value(); seen {
			people[i].Followed = people[i].Entered.AddDays(180)
			if people[i].Supported {
				people[i].Followed = people[i].Entered.AddDays(160 + i%2*10)
			}
		}
	}
	c, err := report.Compare(q, people)
	require.NoError(t, err)
	assert.Equal(t, 6, c.NotDue)
	assert.Equal(t, []int{27, 27}, []int{c.Supported.Due, c.Compared.Due})
	assert.Equal(t, stats.Known(170), c.Supported.Timing)
	assert.Equal(t, stats.Known(180), c.Compared.Timing)
	assert.Contains(t, c.Sentences(), "6 people were not due for follow-up yet and are left out.")

	people[0].Entered = date(2026, 1, 2)
	people[0].Followed = date(2026, 1, 1)
	_, err = report.Compare(q, people)
	var row *report.RowError
	require.ErrorAs(t, err, &row)
	require.ErrorIs(t, err, report.ErrRow)
	assert.Equal(t, 0, row.Row)
}

// Six months after entry people were due, and ten days after it they were asked.
func TestFollowUpFarFromTheDueDayIsTold(t *testing.T) {
	q := trial()
	q.DueAfter, q.On = 180, date(2026, 12, 1)
	asked := func(supported, compared int) []report.Person {
		people := append(arm(true, 10, 20, 30), arm(false, 10, 20, 30)...)
		for i := range people {
			people[i].Entered = date(2026, 1, 2)
			people[i].Followed = people[i].Entered.AddDays(compared)
			if people[i].Supported {
				people[i].Followed = people[i].Entered.AddDays(supported)
			}
		}
		return people
	}
	const told = "Follow-up was due 180 days after entry and lies far from it: "
	for _, tt := range []struct {
		supported, compared int
		want                string
	}{
		{10, 10, told + "peer support 10 days after entry (median) and usual care 10 days after entry (median). What is told is of that time, and not of the day it was due."},
		{150, 170, told + "peer support 150 days after entry (median). "}, {170, 210, told + "usual care 210 days after entry (median). "},
		{151, 209, ""},
	} {
		c, err := report.Compare(q, asked(tt.supported, tt.compared))
		require.NoError(t, err)
		said := strings.Join(c.Sentences(), "\n")
		if tt.want == "" {
			assert.NotContains(t, said, "lies far from it")
			continue
		}
		assert.Contains(t, said, tt.want)
	}
	q.DueAfter = 0
	c, err := report.Compare(q, asked(10, 10))
	require.NoError(t, err)
	assert.NotContains(t, strings.Join(c.Sentences(), "\n"), "Follow-up was due")

	change := report.Question{Outcome: "score", Kind: report.Score, Unit: "points", Better: q.Better, Supported: "the programme", Design: evidence.BeforeAfter, DueAfter: 180, On: q.On}
	var pairs []report.Pair
	for i := range 20 {
		pairs = append(pairs, report.Pair{Before: float64(i % 7), After: stats.Known(float64(i % 5)), Entered: date(2026, 1, 2), Followed: date(2026, 1, 12)})
	}
	c, err = report.CompareChange(change, pairs)
	require.NoError(t, err)
	assert.Contains(t, strings.Join(c.Sentences(), "\n"), told+"10 days after entry (median). ")
}
