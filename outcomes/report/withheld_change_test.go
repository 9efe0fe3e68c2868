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

// anyUse is a question of the same people before and after.
func anyUse() report.Question {
	return report.Question{Outcome: "any use", Kind: report.Event, Better: instrument.LowerBetter, Supported: "the programme", Design: evidence.BeforeAfter}
}

// moved are people who used both times, who stopped, who began, and who used neither time.
func moved(both, stopped, began, neither int) (out []report.Pair) {
	add := func(n int, before float64, after stats.Estimate) {
		for range n {
			out = append(out, report.Pair{Before: before, After: after})
		}
	}
	add(both, 1, yes)
	add(stopped, 1, no)
	add(began, 0, yes)
	add(neither, 0, no)
	return out
}

// notSeenAgain are people of whom so many used before, and so many did not.
func notSeenAgain(used, not int) (out []report.Pair) {
	for i := range used + not {
		p := report.Pair{After: lost}
		if i < used {
			p.Before = 1
		}
		out = append(out, p)
	}
	return out
}

func changed(t *testing.T, pairs ...[]report.Pair) report.Draft {
	t.Helper()
	var all []report.Pair
	for _, p := range pairs {
		all = append(all, p...)
	}
	c, err := report.CompareChange(anyUse(), all)
	require.NoError(t, err)
	return draft(report.Section{Comparisons: []report.Comparison{c}})
}

// 40 of the 80 seen both times used before. The share of all who were due, with those of
// the seen, tells how many of those not seen did: 57 of 100 are 17 of the 20, and 3 did not.
func TestThoseNotSeenAreNotToldByWhereTheyStarted(t *testing.T) {
	seen := moved(25, 15, 12, 28)
	for _, few := range [][2]int{{17, 3}, {3, 17}} {
		text := everywhere(t, changed(t, seen, notSeenAgain(few[0], few[1])))
		assert.Contains(t, text, "Seen at follow-up: 80 of 100 (80.0 %).")
		assert.Contains(t, text, "before 40 (50.0 %), after 37 (46")
		assert.Contains(t, text, `"scenarios": []`, few)
		for _, digits := range []string{"57.0 %", "43.0 %", "Before, those seen both times had"} {
			assert.NotContains(t, text, digits, few)
		}
	}
	for _, many := range []struct {
		used, not int
		all       string
	}{{12, 13, "49.5 %"}, {20, 0, "60.0 %"}, {0, 20, "40.0 %"}} { // 52 of 105, 60 of 100, 40 of 100
		text := everywhere(t, changed(t, seen, notSeenAgain(many.used, many.not)))
		assert.Contains(t, text, "Before, those seen both times had 50.0 % and all who were due "+many.all)
		assert.NotContains(t, text, `"scenarios": []`)
	}
}

// 80 and 96 of the same 100 answered two questions: how many were due is told by neither, and
// so not by the 20 who used before and were not seen.
func TestWhereThoseNotSeenStartedGoesWithTheirNumber(t *testing.T) {
	d := changed(t, moved(25, 15, 12, 28), notSeenAgain(20, 0))
	assert.NotContains(t, everywhere(t, d), `"scenarios": []`)
	other := changed(t, moved(33, 15, 12, 36), notSeenAgain(2, 2))
	d.Sections[0].Comparisons = append(d.Sections[0].Comparisons, other.Sections[0].Comparisons...)
	text := everywhere(t, d)
	assert.Equal(t, 2, strings.Count(text, `"scenarios": []`))
	for _, digits := range []string{"of 100", `"due": 100`, "60.0 %", "Before, those seen both times had"} {
		assert.NotContains(t, text, digits)
	}
}

// A level that cannot be is refused, also of a comparison that was changed by hand.
func TestALevelThatCannotBeIsRefused(t *testing.T) {
	d := changed(t, moved(25, 15, 12, 28))
	d.Sections[0].Comparisons[0].Question.Level = 95
	_, err := report.Build(d)
	require.ErrorIs(t, err, stats.ErrLevel)
}

// Of 100 people 5 stopped and 15 began, so that 60 used and not 50. The change is told, its
// interval and test are not: they rest on the 5.
func TestTheChangeIsToldWithoutWhoChanged(t *testing.T) {
	text := everywhere(t, changed(t, moved(45, 5, 15, 35)))
	assert.Contains(t, text, "before 50 (50.0 %), after 60 (60.0 %)")
	assert.Contains(t, text, "| Change | 10.0 points | - |")
	assert.Contains(t, text, "How sure this change is, is withheld")
	assert.Contains(t, text, `"p": null`)
	assert.NotContains(t, text, "P value (")
	assert.NotContains(t, text, "; the 95 % interval runs")
	assert.Contains(t, everywhere(t, changed(t, moved(45, 11, 21, 23))), "P value (McNemar's exact test)", "11 may be told")
}

// 5 of 100 used before, or after, or all but 5 did.
func TestFewBeforeOrAfterWithholdTheChange(t *testing.T) {
	for _, pairs := range [][]report.Pair{moved(3, 2, 20, 75), moved(3, 20, 2, 75), moved(75, 20, 2, 3), moved(75, 2, 20, 3)} {
		text := everywhere(t, changed(t, pairs))
		assert.Contains(t, text, `What was found for "any use" is withheld`)
		assert.Contains(t, text, "Seen at follow-up: 100 of 100 (100.0 %).")
		assert.Contains(t, text, `"effects": []`)
		for _, digits := range []string{" 5.0 %", "23.0 %", "22.0 %", "95.0 %", "P value ("} {
			assert.NotContains(t, text, digits)
		}
	}
}

// From 1 to 10 were not seen: beside 39 seen up to 10 of 49 (20.4 %), beside 40 of 50 (20 %).
func TestAChangeKeepsItsCautionWithoutItsNumber(t *testing.T) {
	const caution = "Fewer of all who were due may have been followed up than the 80 %"
	text := everywhere(t, changed(t, moved(20, 0, 0, 19), notSeenAgain(2, 2)))
	assert.Contains(t, text, caution)
	assert.NotContains(t, text, "Follow-up may have differed", "there is one group")
	text = everywhere(t, changed(t, moved(20, 0, 0, 20), notSeenAgain(2, 2)))
	assert.Contains(t, text, "How many were not seen at follow-up is withheld")
	assert.NotContains(t, text, caution)
	few := everywhere(t, changed(t, moved(4, 4, 0, 0), notSeenAgain(30, 30)))
	assert.Contains(t, few, caution, "said of any number, since 8 is withheld")
	assert.NotContains(t, few, "8 of 68")
	assert.NotContains(t, few, `"due": 68`)
}

// 8 people answered a form both times; of two groups one has 8.
func TestAScoreOfFewIsWithheld(t *testing.T) {
	c, err := report.CompareChange(change(), pairsOf(8, func(i int) float64 { return float64(i % 2) }, func(i int) float64 { return 7 + float64(i%3) }))
	require.NoError(t, err)
	text := everywhere(t, draft(report.Section{Comparisons: []report.Comparison{c}}))
	assert.Contains(t, text, `What was found for "form" is withheld`)
	assert.NotContains(t, text, "8 people")
	assert.Contains(t, text, `"effects": []`)

	q := trial()
	q.Kind, q.Unit = report.Score, "points"
	c, err = report.Compare(q, append(scores(true, spread(8, 12, 3)), scores(false, spread(40, 15, 3))...))
	require.NoError(t, err)
	text = everywhere(t, draft(report.Section{Comparisons: []report.Comparison{c}}))
	assert.Contains(t, text, "is withheld: a number of people behind it is from 1 to 10")
	for _, digits := range []string{"8 people", "40 people", "12.0", "15.0"} {
		assert.NotContains(t, text, digits)
	}
	assert.Contains(t, text, `"effects": []`)
}
