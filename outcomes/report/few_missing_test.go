package report_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// 55 of 60 answered one questionnaire and 40 of the same 60 another: 60 is told nowhere.
func TestHowManyWereDueIsToldNowhereIfFewWereMissing(t *testing.T) {
	mean := func(id string, n int) report.Figure {
		return report.Figure{ID: id, Name: id, Definition: "Who.", Source: ownRule,
			Overall: report.Row{Quantity: report.Mean(stats.Sample{N: n, Mean: 12, SD: 3}, "points"), FollowUp: stats.Count{Events: n, N: 60}}}
	}
	text := everywhere(t, draft(report.Section{Figures: []report.Figure{mean("first", 55), mean("second", 40)}}))
	assert.Contains(t, text, "| 40 people | withheld |")
	assert.NotContains(t, text, "of 60")
	assert.NotContains(t, text, `"due": 60`)
	assert.Contains(t, everywhere(t, draft(report.Section{Figures: []report.Figure{mean("second", 40)}})), "40 of 60 (66.7 %)")

	// Of two outcomes of a trial, of whom 4 and 20 of 70 were not seen, 70 is told in neither.
	var both []report.Comparison
	for _, seen := range []int{66, 50} {
		c, err := report.Compare(trial(), append(arm(true, 20, seen, 70), arm(false, 25, 51, 81)...))
		require.NoError(t, err)
		both = append(both, c)
	}
	text = everywhere(t, draft(report.Section{Comparisons: both}))
	assert.NotContains(t, text, "of 70")
	assert.NotContains(t, text, `"due": 70`)
	assert.Contains(t, text, "20 of 50 (40.0 %)")
	assert.Contains(t, everywhere(t, draft(report.Section{Comparisons: both[1:]})), "50 of 70 (71.4 %)")
}

// 30 of the 55 seen, and 30 of all 60 who were due: side by side they tell that 5 were not seen.
func TestThoseSeenAndAllWhoWereDueDoNotStandSideBySide(t *testing.T) {
	completers := share("completers", "Abstinent, of those seen", "Who.", 30, 55, stats.Count{Events: 55, N: 60})
	all := share("all", "Abstinent, of all", "Who.", 30, 60, stats.Count{Events: 55, N: 60})
	text := write(t, draft(report.Section{Figures: []report.Figure{completers, all}}), report.Markdown)
	assert.Contains(t, text, "| Abstinent, of those seen | 54.5 % | 41.5 to 67.0 % | 30 of 55 | withheld |")
	assert.Contains(t, text, "| Abstinent, of all | withheld | withheld | withheld of withheld | withheld |")
	assert.Contains(t, write(t, draft(report.Section{Figures: []report.Figure{all}}), report.Markdown), "30 of 60 | withheld |")
	completers.Overall = report.Row{Quantity: of(30, 45), FollowUp: stats.Count{Events: 45, N: 60}}
	all.Overall.FollowUp = stats.Count{Events: 45, N: 60}
	text = write(t, draft(report.Section{Figures: []report.Figure{completers, all}}), report.Markdown)
	assert.Contains(t, text, "30 of 45 | 45 of 60 (75.0 %) |")
	assert.Contains(t, text, "30 of 60 | 45 of 60 (75.0 %) |")
}

// When people were followed up is withheld where the days are known of few.
func TestTheTimeOfFollowUpOfAFewIsWithheld(t *testing.T) {
	people := append(arm(true, 20, 50, 70), arm(false, 25, 50, 70)...)
	dated := func(from, n, days int) {
		for i := from; i < from+n; i++ {
			people[i].Entered, people[i].Followed = date(2026, 1, 1), date(2026, 1, 1).AddDays(days)
		}
	}
	dated(0, 3, 137)
	dated(70, 30, 91)
	c, err := report.Compare(trial(), people)
	require.NoError(t, err)
	assert.NotContains(t, everywhere(t, draft(report.Section{Comparisons: []report.Comparison{c}})), "137")
	dated(0, 30, 137)
	c, err = report.Compare(trial(), people)
	require.NoError(t, err)
	assert.Contains(t, everywhere(t, draft(report.Section{Comparisons: []report.Comparison{c}})), "after 137 days (median) and after 91")
}

// A covariate of three values of which few people have one, and what is weighted by it.
func TestACovariateThatFewHaveIsWithheldWithItsWeights(t *testing.T) {
	build := func(few int) (string, report.Comparison) {
		people := append(arm(true, 20, 50, 70), arm(false, 25, 50, 70)...)
		for i := range people {
			people[i].Baseline = []float64{float64(i % 2)}
			if i%70 < few {
				people[i].Baseline[0] = 2
			}
		}
		q := trial()
		q.Design, q.Covariates, q.Weighting = evidence.Controlled, []string{"earlier stays"}, &stats.WeightOptions{}
		c, err := report.Compare(q, people)
		require.NoError(t, err)
		return everywhere(t, draft(report.Section{Comparisons: []report.Comparison{c}})), c
	}
	text, c := build(3)
	assert.Contains(t, text, "| Earlier stays | withheld | withheld | withheld |")
	assert.NotContains(t, text, "Difference, weighted")
	assert.Contains(t, text, "The weighted result is withheld")
	weighted, _ := c.Weighted.Value.Value()
	assert.NotContains(t, text, strings.TrimPrefix(fmt.Sprint(weighted), "-"))
	text, _ = build(12)
	assert.Contains(t, text, "Difference, weighted")
	assert.NotContains(t, text, "| Earlier stays | withheld")
}

// Two categories that nobody has both of, and 4 of 70 who have neither: they are what is left.
func TestCategoriesOfWhichFewHaveNoneAreWithheld(t *testing.T) {
	build := func(neither int) string {
		people := append(arm(true, 20, 50, 70), arm(false, 25, 50, 70)...)
		for i := range people {
			alone, old := float64(i%2), float64(i/2%2)
			people[i].Baseline = []float64{alone, old, 1 - alone}
			if i < neither {
				people[i].Baseline[0], people[i].Baseline[2] = 0, 0
			}
		}
		q := trial()
		q.Covariates = []string{"lives alone", "above 65", "lives with family"}
		c, err := report.Compare(q, people)
		require.NoError(t, err)
		return write(t, draft(report.Section{Comparisons: []report.Comparison{c}}), report.Markdown)
	}
	for _, neither := range []int{0, 12} {
		assert.NotContains(t, build(neither), "alone | withheld")
	}
	text := build(4)
	assert.Contains(t, text, "| Lives alone | withheld | withheld | withheld |")
	assert.Contains(t, text, "| Lives with family | withheld | withheld | withheld |")
	assert.Contains(t, text, "| Above 65 | 48.6 %", "34 of 70")
}

// A weighted result keeps the digits that are read: all of them would tell of the weights
// of single people.
func TestAWeightedResultKeepsTheDigitsThatAreRead(t *testing.T) {
	people := append(arm(true, 20, 50, 53), arm(false, 25, 50, 70)...)
	for i := range people {
		people[i].Baseline = []float64{float64(30 + i*7%23)}
	}
	q := trial()
	q.Design, q.Covariates, q.Weighting = evidence.Controlled, []string{"age in years"}, &stats.WeightOptions{}
	c, err := report.Compare(q, people)
	require.NoError(t, err)
	exact, _ := c.Weighted.Value.Value()
	text := everywhere(t, draft(report.Section{Comparisons: []report.Comparison{c}}))
	assert.NotContains(t, text, fmt.Sprint(exact))
	assert.Contains(t, text, fmt.Sprintf(`"value": %g`, math.Round(exact*1000)/1000))
}
