package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
)

// 3 of 40 may not be told, nor 37 of 40, nor their percentages, intervals or groups.
func TestSmallCountsAndComplementsAreWithheld(t *testing.T) {
	for _, q := range []report.Quantity{of(3, 40), of(37, 40)} {
		text := everywhere(t, figure(q, stats.Count{}))
		for _, digits := range []string{"7.5", "92.5", "0.075", "0.925", "2.6", "19.9", "3 of", "37"} {
			assert.NotContains(t, text, digits)
		}
		assert.Contains(t, text, "| Figure | withheld | withheld | withheld of 40 |")
	}
	for _, q := range []report.Quantity{of(0, 40), of(40, 40), of(11, 40), of(29, 40)} {
		assert.NotContains(t, write(t, figure(q, stats.Count{}), report.Markdown), "withheld of", "zero and eleven may be told")
	}
}

// Of a row 14, 7, 30 with total 51 the 7 alone could be worked out, so 14 goes too.
func TestACoverIsWithheldBesideASmallCount(t *testing.T) {
	text := write(t, draft(report.Section{Tables: []report.Table{{Title: "Table", Definition: "Who.", Source: ownRule, RowTitle: "Site",
		Rows: []string{"All"}, Columns: []string{"A", "B", "C"}, Counts: [][]int{{14, 7, 30}}}}}), report.Markdown)
	assert.Contains(t, text, "| All | withheld | withheld | 30 | 51 |\n")
	assert.NotContains(t, text, "14")
}

func TestGroupsAreWithheldTogether(t *testing.T) {
	text := write(t, figure(of(60, 100), stats.Count{},
		report.Row{Group: "North", Quantity: of(41, 60)}, report.Row{Group: "South", Quantity: of(5, 20)}, report.Row{Group: "West", Quantity: of(14, 20)}), report.Markdown)
	assert.Contains(t, text, "| North | 68.3 % | 55.8 to 78.7 % | 41 of 60 |")
	assert.Contains(t, text, "| South | withheld | withheld | withheld of 20 |")
	assert.Contains(t, text, "| West | withheld | withheld | withheld of 20 |")
	assert.Contains(t, text, "| All | 60.0 %")
}

func TestFollowUpIsWithheldWhereFewAreMissing(t *testing.T) {
	text := write(t, figure(of(30, 55), stats.Count{Events: 55, N: 60}), report.Markdown)
	assert.Contains(t, text, "| Figure | 54.5 % | 41.5 to 67.0 % | 30 of 55 | withheld |")
	assert.NotContains(t, text, "60")
	assert.Contains(t, write(t, figure(of(30, 55), stats.Count{Events: 55, N: 70}), report.Markdown), "55 of 70 (78.6 %)")
	// Those not seen counted as without it: 30 of all 70; 55 were seen, 25 of them without.
	assert.Contains(t, write(t, figure(of(30, 70), stats.Count{Events: 55, N: 70}), report.Markdown), "| 30 of 70 | 55 of 70 (78.6 %) |")
	// 35 seen, of whom 5 without: how many were seen is withheld.
	assert.Contains(t, write(t, figure(of(30, 70), stats.Count{Events: 35, N: 70}), report.Markdown), "| 30 of 70 | withheld |")
}

// Whatever a hidden number is, the report reads the same: nothing in it tells.
func TestAHiddenNumberLeavesNoTrace(t *testing.T) {
	small := func(t *rapid.T) (int, int) {
		return rapid.IntRange(1, 10).Draw(t, "is"), rapid.IntRange(1, 10).Draw(t, "could be")
	}
	same := func(name string, make func(n int) report.Draft) {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				is, could := small(t)
				assert.Equal(t, everywhere(t, make(is)), everywhere(t, make(could)))
			})
		})
	}
	same("share", func(n int) report.Draft { return figure(of(n, 40), stats.Count{}) })
	same("complement", func(n int) report.Draft { return figure(of(40-n, 40), stats.Count{}) })
	same("missing", func(n int) report.Draft { return figure(of(20, 40), stats.Count{Events: 40, N: 40 + n}) })
	same("seen, and none of them counted", func(n int) report.Draft { return figure(of(0, 60), stats.Count{Events: n, N: 60}) })
	same("mean", func(n int) report.Draft {
		return figure(report.Mean(stats.Sample{N: n, Mean: float64(n), SD: 1}, "points"), stats.Count{})
	})
	same("rate", func(n int) report.Draft {
		return figure(report.Rate(stats.Rate{Events: n, Time: 100}, "events a year"), stats.Count{})
	})
	same("amount for each", func(n int) report.Draft {
		return figure(report.AmountPer(900, n, "dollars each"), stats.Count{})
	})
	same("left out", func(n int) report.Draft {
		return left(outcomes.Tally{Name: "age not known", N: n}, outcomes.Tally{Name: "window still open", N: 15}, outcomes.Tally{Name: "moved", N: 40})
	})
	same("number", func(n int) report.Draft { return figure(report.Number(n, "people"), stats.Count{}) })
	same("given", func(n int) report.Draft {
		return figure(report.Given(stats.Figure{Value: stats.Known(float64(n))}, n, "days"), stats.Count{})
	})
	same("a share before", func(n int) report.Draft {
		d := figure(of(20, 60), stats.Count{})
		d.Changes = []report.Change{{Figure: "f", Was: of(20-n, 60), Why: "late records"}}
		return d
	})
	same("events of a comparison", func(n int) report.Draft { return compared(t, arm(true, n, 50, 70), arm(false, 20, 50, 70)) })
	same("everybody but few", func(n int) report.Draft {
		return compared(t, arm(true, 50-n, 50, 70), arm(false, 20, 50, 70))
	})
	same("missing of a comparison", func(n int) report.Draft {
		return compared(t, arm(true, 20, 50, 50+n), arm(false, 20, 50, 70))
	})
	same("missing of the other group", func(n int) report.Draft {
		return compared(t, arm(true, 20, 50, 70), arm(false, 20, 50, 50+n))
	})
	same("missing and filled in", func(n int) report.Draft {
		q := trial()
		q.Imputations = [][]float64{make([]float64, n+20), append([]float64{1}, make([]float64, n+19)...)}
		c, err := report.Compare(q, append(arm(true, 20, 50, 50+n), arm(false, 20, 50, 70)...))
		require.NoError(t, err)
		return draft(report.Section{Comparisons: []report.Comparison{c}})
	})
	same("not due yet", func(n int) report.Draft {
		people := append(arm(true, 20, 50, 70), arm(false, 20, 50, 70)...)
		for i := range people {
			people[i].Entered = date(2026, 1, 1)
		}
		for range n {
			people = append(people, report.Person{Entered: date(2026, 6, 1)})
		}
		q := trial()
		q.DueAfter, q.On = 90, date(2026, 7, 1)
		c, err := report.Compare(q, people)
		require.NoError(t, err)
		return draft(report.Section{Comparisons: []report.Comparison{c}})
	})
	same("a few at entry", func(n int) report.Draft {
		people := append(arm(true, 20, 50, 70), arm(false, 20, 50, 70)...)
		for i := range people {
			people[i].Baseline = []float64{0}
			if i < n || i >= 70 && i%2 == 0 {
				people[i].Baseline[0] = 1
			}
		}
		q := trial()
		q.Covariates = []string{"lives alone"}
		c, err := report.Compare(q, people)
		require.NoError(t, err)
		return draft(report.Section{Comparisons: []report.Comparison{c}})
	})
	same("an outcome among several", func(n int) report.Draft {
		var list []report.Comparison
		for _, with := range [][]int{{n, 12}, {20, 31}} { // whose p value is the smaller depends on n
			c, err := report.Compare(trial(), append(arm(true, with[0], 50, 50), arm(false, with[1], 50, 50)...))
			require.NoError(t, err)
			list = append(list, c)
		}
		several, err := report.Several(list, stats.Holm)
		require.NoError(t, err)
		return draft(report.Section{Comparisons: several})
	})
	same("who changed", func(n int) report.Draft {
		var pairs []report.Pair
		for i := range 60 { // 30 before and 30 after, whoever changed
			p := report.Pair{Before: float64(i % 2), After: stats.Known(float64(i % 2))}
			if i < 2*n {
				p.After = stats.Known(1 - p.Before)
			}
			pairs = append(pairs, p)
		}
		q := report.Question{Outcome: "any use", Kind: report.Event, Better: "lower_better", Supported: "the programme", Design: evidence.BeforeAfter}
		c, err := report.CompareChange(q, pairs)
		require.NoError(t, err)
		return draft(report.Section{Comparisons: []report.Comparison{c}})
	})
	same("a chart", func(n int) report.Draft {
		return draft(report.Section{Charts: []report.Chart{{Title: "Chart", Description: "Of " + strings.Repeat("one ", n), SVG: picture, People: n}}})
	})
}

func TestAComparisonIsWithheldWithItsSmallCounts(t *testing.T) {
	text := everywhere(t, compared(t, arm(true, 4, 50, 70), arm(false, 20, 50, 70)))
	assert.Contains(t, text, `What was found for "readmitted within a year" is withheld`)
	assert.Contains(t, text, "A lot decided who had peer support", "what the design can show is still said")
	assert.Contains(t, text, "Seen at follow-up: peer support 50 of 70 (71.4 %), usual care 50 of 70 (71.4 %).", "and how many were seen")
	for _, digits := range []string{"8.0 %", "0.08", "40.0 %", "risk ratio"} {
		assert.NotContains(t, text, digits)
	}
	// Johnson et al. 2018: 3 and 4 not seen. The result stands, the follow-up does not.
	text = everywhere(t, compared(t, arm(true, 64, 218, 221), arm(false, 83, 216, 220)))
	assert.Contains(t, text, "64 of 218 (29.4 %)")
	assert.Contains(t, text, "Number needed to support for one event fewer (below 0: one more) | 11.0 | 5.6 to 609.6 |")
	for _, digits := range []string{"221", "220", "98.6", "98.2", "missing counted"} {
		assert.NotContains(t, text, digits)
	}
}

func TestWhatChangedIsToldOnlyOfMany(t *testing.T) {
	d := figure(report.Number(2143, "contacts"), stats.Count{})
	d.Changes = []report.Change{{Figure: "f", Was: report.Number(2101, "contacts"), Why: "late notes"}}
	assert.Contains(t, write(t, d, report.Markdown), "- Figure: was 2,101 contacts in the report sent before, is now 2,143 contacts (late notes).")
	d.Changes[0].Was = report.Number(2141, "contacts")
	text := write(t, d, report.Markdown)
	assert.NotContains(t, text, "2,141")
	assert.Contains(t, text, "differs from the report sent before (late notes). What it was is not printed here")
	assert.Contains(t, text, "| Figure | 2,143 contacts |", "the new figure stands")
	assert.NotContains(t, text, "numbers are withheld", "which would not be true")

	d.Changes[0].Why = "2 late notes"
	_, err := report.Build(d)
	require.ErrorIs(t, err, report.ErrDraft)
	d.Changes[0] = report.Change{Figure: "none", Was: report.Number(2, "contacts"), Why: "late notes"}
	_, err = report.Build(d)
	require.ErrorIs(t, err, report.ErrDraft)
	d.Changes[0] = report.Change{Figure: "f", Was: of(2, 3), Why: "late notes"}
	_, err = report.Build(d)
	require.ErrorIs(t, err, report.ErrFigure)
}

func TestTheMinimumIsTheProgrammesToRaise(t *testing.T) {
	d := figure(of(15, 40), stats.Count{})
	assert.Contains(t, write(t, d, report.Markdown), "15 of 40")
	d.Minimum = consent.CellMinimum{N: 20, Source: source.DesignDefault("the county's contract")}
	text := write(t, d, report.Markdown)
	assert.NotContains(t, text, "15 of 40")
	assert.Contains(t, text, "from 1 to 19 are withheld")
	assert.Equal(t, 11, report.LeastShown().N)
}
