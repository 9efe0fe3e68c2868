package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// 11 not seen may be told, 10 not.
func TestTenNotSeenAreWithheldAndElevenTold(t *testing.T) {
	assert.Contains(t, everywhere(t, compared(t, arm(true, 20, 50, 61), arm(false, 25, 50, 50))), "peer support 50 of 61 (82.0 %)")
	text := everywhere(t, compared(t, arm(true, 20, 50, 60), arm(false, 25, 50, 50)))
	assert.Contains(t, text, "How many were not seen at follow-up is withheld: it is from 1 to 10")
	assert.NotContains(t, text, "of 60")
	assert.Contains(t, text, `"scenarios": []`)
	assert.NotContains(t, everywhere(t, compared(t, arm(true, 20, 50, 50), arm(false, 25, 50, 60))), "of 60", "of the other arm")
}

// 8 of 60 were seen: the caution says no more of 8 than of 5.
func TestOfAnArmOfFewTheCautionIsGeneral(t *testing.T) {
	text := everywhere(t, compared(t, arm(true, 4, 8, 60), arm(false, 20, 50, 80)))
	assert.Contains(t, text, "Fewer of one of the groups may have been followed up than the 80 %")
	assert.NotContains(t, text, "groups were followed up than")
	assert.NotContains(t, text, "more were lost")
	assert.NotContains(t, text, "of 60")
	assert.NotContains(t, text, `"due": 60`)
}

// When people were followed up goes with the result, and with the arm whose days few have.
func TestTheTimeOfFollowUpGoesWithTheResult(t *testing.T) {
	days := func(with, dated int) string {
		people := append(arm(true, with, 50, 70), arm(false, 25, 50, 70)...)
		for i := range people {
			if i < 30 || i >= 70 && i < 70+dated {
				people[i].Entered, people[i].Followed = date(2026, 1, 1), date(2026, 1, 1).AddDays(137)
			}
		}
		c, err := report.Compare(trial(), people)
		require.NoError(t, err)
		return everywhere(t, draft(report.Section{Comparisons: []report.Comparison{c}}))
	}
	assert.Equal(t, 2, strings.Count(days(20, 30), `"median_days": 137`))
	assert.Equal(t, 2, strings.Count(days(20, 11), `"median_days": 137`))
	assert.NotContains(t, days(20, 10), "137", "10 of those compared")
	assert.NotContains(t, days(4, 30), "137", "4 with the event")
}

// 3 of 70 had a first value, many every second one.
func TestOneValueOfFewWithholdsWhatIsWeighted(t *testing.T) {
	build := func(few, more int) string {
		people := append(arm(true, 20, 50, 70), arm(false, 25, 50, 70)...)
		for i := range people {
			people[i].Baseline = []float64{0, float64(i / 2 % 2)}
			if i%70 < few {
				people[i].Baseline[0] = 1
			}
		}
		q := trial()
		q.Design, q.Covariates, q.Weighting = evidence.Controlled, []string{"earlier stays", "lives alone"}, &stats.WeightOptions{}
		c, err := report.Compare(q, people)
		require.NoError(t, err)
		c.Balance.Rows = append(c.Balance.Rows, c.Balance.Rows[:more]...) // rows that no people stand behind
		return write(t, draft(report.Section{Comparisons: []report.Comparison{c}}), report.Markdown)
	}
	text := build(3, 0)
	assert.Contains(t, text, "The weighted result is withheld")
	assert.Contains(t, text, "| Earlier stays | withheld | withheld | withheld |")
	assert.Contains(t, text, "| Lives alone | 48.6 %")
	assert.Contains(t, build(12, 0), "Weighted by the chance of having peer support")
	text = build(12, 1)
	assert.Contains(t, text, "| Earlier stays | 17.1 %", "12 of 70")
	assert.Contains(t, text, "| Earlier stays | withheld | withheld | withheld |")
}

// The p values that reckon with all outcomes go where one of these is withheld, and not where
// a comparison is that is none of them.
func TestAdjustedPValuesGoWithTheirOwnOutcomes(t *testing.T) {
	build := func(with ...int) (list []report.Comparison) {
		for _, n := range with {
			c, err := report.Compare(trial(), append(arm(true, n, 50, 50), arm(false, 25, 50, 50)...))
			require.NoError(t, err)
			list = append(list, c)
		}
		return list
	}
	const reckoned = "P value, reckoned with all outcomes"
	count := func(together, alone []report.Comparison) int {
		several, err := report.Several(together, stats.Holm)
		require.NoError(t, err)
		return strings.Count(write(t, draft(report.Section{Comparisons: append(several, alone...)}), report.Markdown), reckoned)
	}
	assert.Equal(t, 2, count(build(20, 30), nil))
	assert.Equal(t, 2, count(build(20, 30), build(4)))
	assert.Zero(t, count(build(20, 4), build(20)))
	assert.Zero(t, count(build(4, 20), nil))
}

// 60 of 220 not seen are many, 4 of 222 few. Beside a figure of follow-up it is only said that
// the groups may have differed: the figure may tell how many were due.
func TestCautionsBesideAFigureOfFollowUpAreGeneral(t *testing.T) {
	d := compared(t, arm(true, 64, 218, 222), arm(false, 83, 160, 220))
	assert.Contains(t, write(t, d, report.Markdown), "Fewer of one of the groups were followed up than")
	d.Sections[0].Figures = figure(of(30, 55), stats.Count{Events: 55, N: 70}).Sections[0].Figures
	text := write(t, d, report.Markdown)
	assert.Contains(t, text, "Fewer of one of the groups may have been followed up than")
	assert.NotContains(t, text, "groups were followed up than")
	assert.NotContains(t, text, "more were lost")
}

// 50 seen stand in the comparison, and 55 due in a share of all: 5 were not seen.
func TestAShareOfAllWhoWereDueIsWithheldBesideAComparison(t *testing.T) {
	d := compared(t, arm(true, 20, 50, 55), arm(false, 25, 50, 70))
	d.Sections[0].Figures = figure(of(20, 55), stats.Count{Events: 50, N: 55}).Sections[0].Figures
	text := everywhere(t, d)
	assert.NotContains(t, text, "of 55")
	assert.NotContains(t, text, `"denominator": 55`)
	assert.Contains(t, text, "20 of 50 (40.0 %)")
}
