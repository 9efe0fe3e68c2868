package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestWordsAreStoredByName(t *testing.T) {
	enumtest.Try(t, report.Kinds(), report.ErrUnknownKind)
	enumtest.Try(t, report.Formats(), report.ErrUnknownFormat)
}

// draft is a report with one section.
func draft(s report.Section) report.Draft {
	s.Title = "Part"
	return report.Draft{Title: "Report", Programme: "Programme", From: date(2026, 1, 1), To: date(2026, 3, 31), On: date(2026, 4, 15), Sections: []report.Section{s}}
}

func figure(q report.Quantity, follow stats.Count, groups ...report.Row) report.Draft {
	return draft(report.Section{Figures: []report.Figure{{ID: "f", Name: "Figure", Definition: "Who and of whom.", Source: ownRule,
		Overall: report.Row{Quantity: q, FollowUp: follow}, Groups: groups}}})
}

func of(events, n int) report.Quantity { return report.Share(stats.Count{Events: events, N: n}) }

// everywhere writes a draft in every format, one after the other.
func everywhere(t require.TestingT, d report.Draft) string {
	r, err := report.Build(d)
	require.NoError(t, err)
	var b bytes.Buffer
	for _, f := range report.Formats() {
		require.NoError(t, r.Write(&b, f))
	}
	return b.String()
}

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

// compared is a report of one comparison.
func compared(t testing.TB, people ...[]report.Person) report.Draft {
	c, err := report.Compare(trial(), append(people[0], people[1]...))
	require.NoError(t, err)
	return draft(report.Section{Comparisons: []report.Comparison{c}})
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
	assert.Contains(t, text, "Number needed to support for one event fewer (below 0: one more) | 11.0 | 5.62 to 609.6 |")
	for _, digits := range []string{"221", "220", "98.6", "98.2", "missing counted"} {
		assert.NotContains(t, text, digits)
	}
}

// Wilson's limits are .2761 and .5382 of 20 in 50, .3664 and .6336 of 25 in 50; Newcombe's of
// the difference -.1 - √(.1239² + .1336²) = -.2822 and -.1 + √(.1382² + .1336²) = .0922.
func TestANumberNeededThatRunsThroughInfinity(t *testing.T) {
	text := write(t, compared(t, arm(true, 20, 50, 50), arm(false, 25, 50, 50)), report.Markdown)
	assert.Contains(t, text, "| 10.0 | 3.54 for one fewer, through infinity, to 10.8 for one more |")
	c, err := report.Compare(trial(), append(arm(true, 20, 50, 50), arm(false, 25, 50, 50)...))
	require.NoError(t, err)
	c.Question.Design = evidence.Controlled
	assert.NotContains(t, write(t, draft(report.Section{Comparisons: []report.Comparison{c}}), report.Markdown), "needed", "only a lot allows it")
}

func TestWhatChangedIsToldOnlyOfMany(t *testing.T) {
	d := figure(report.Number(2143, "contacts"), stats.Count{})
	d.Changes = []report.Change{{Figure: "f", Was: report.Number(2101, "contacts"), Why: "late notes"}}
	assert.Contains(t, write(t, d, report.Markdown), "- Figure: was 2,101 contacts in the report sent before, is now 2,143 contacts (late notes).")
	d.Changes[0].Was = report.Number(2141, "contacts")
	text := write(t, d, report.Markdown)
	assert.NotContains(t, text, "2,141")
	assert.Contains(t, text, "differs from the report sent before (late notes)")

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

func TestDraftsThatCannotBe(t *testing.T) {
	good := report.Row{Quantity: of(20, 40)}
	for name, tt := range map[string]struct {
		d    report.Draft
		want error
	}{
		"no title":             {func() report.Draft { d := quarter(t); d.Title = ""; return d }(), report.ErrDraft},
		"no programme":         {func() report.Draft { d := quarter(t); d.Programme = ""; return d }(), report.ErrDraft},
		"backwards":            {func() report.Draft { d := quarter(t); d.To = date(2026, 1, 1); return d }(), report.ErrDraft},
		"no day":               {func() report.Draft { d := quarter(t); d.On = report.Draft{}.On; return d }(), report.ErrDraft},
		"twice":                {func() report.Draft { d := quarter(t); d.Sections = append(d.Sections, d.Sections[0]); return d }(), report.ErrDraft},
		"minimum":              {func() report.Draft { d := quarter(t); d.Minimum = consent.CellMinimum{N: 1}; return d }(), consent.ErrCounts},
		"level":                {func() report.Draft { d := quarter(t); d.Level = 95; return d }(), stats.ErrLevel},
		"no section":           {report.Draft{Title: "t", Programme: "p", From: date(2026, 1, 1), To: date(2026, 1, 1), On: date(2026, 1, 1)}, report.ErrDraft},
		"no quantity":          {figure(report.Quantity{}, stats.Count{}), report.ErrFigure},
		"more than all":        {figure(of(41, 40), stats.Count{}), report.ErrFigure},
		"no unit":              {figure(report.Number(4, ""), stats.Count{}), report.ErrFigure},
		"negative":             {figure(report.Number(-4, "people"), stats.Count{}), report.ErrFigure},
		"no time":              {figure(report.Rate(stats.Rate{Events: 40}, "a year"), stats.Count{}), report.ErrFigure},
		"others seen":          {figure(of(20, 40), stats.Count{Events: 41, N: 60}), report.ErrFigure},
		"more counted":         {figure(of(20, 40), stats.Count{Events: 19, N: 40}), report.ErrFigure},
		"follow-up of hours":   {figure(report.Amount(3, "hours"), stats.Count{Events: 3, N: 4}), report.ErrFigure},
		"groups do not add up": {figure(of(20, 40), stats.Count{}, report.Row{Group: "a", Quantity: of(10, 20)}), report.ErrFigure},
		"group without a name": {figure(of(20, 40), stats.Count{}, good), report.ErrFigure},
		"group of other kind":  {figure(of(20, 40), stats.Count{}, report.Row{Group: "a", Quantity: report.Number(40, "people")}), report.ErrFigure},
		"no source":            {draft(report.Section{Figures: []report.Figure{{ID: "f", Name: "Figure", Definition: "Who.", Overall: good}}}), report.ErrFigure},
		"no definition":        {draft(report.Section{Figures: []report.Figure{{ID: "f", Name: "Figure", Source: ownRule, Overall: good}}}), report.ErrFigure},
		"target of nobody":     {draft(report.Section{Figures: []report.Figure{{ID: "f", Name: "Figure", Definition: "Who.", Source: ownRule, Overall: good, Target: stats.Known(.9)}}}), report.ErrFigure},
		"empty comparison":     {draft(report.Section{Comparisons: []report.Comparison{{}}}), report.ErrQuestion},
		"table names":          {draft(report.Section{Tables: []report.Table{{Title: "t", Definition: "d", Source: ownRule, RowTitle: "r", Rows: []string{"a"}, Columns: []string{"b"}, Counts: [][]int{{1, 2}}}}}), report.ErrFigure},
		"table counts":         {draft(report.Section{Tables: []report.Table{{Title: "t", Definition: "d", Source: ownRule, RowTitle: "r", Rows: []string{"a"}, Columns: []string{"b"}, Counts: [][]int{{-1}}}}}), consent.ErrCounts},
		"chart words":          {draft(report.Section{Charts: []report.Chart{{Title: "t", SVG: picture, People: 40}}}), report.ErrChart},
		"chart people":         {draft(report.Section{Charts: []report.Chart{{Title: "t", Description: "d", SVG: picture}}}), report.ErrChart},
		"no SVG":               {draft(report.Section{Charts: []report.Chart{{Title: "t", Description: "d", SVG: []byte("<html></html>"), People: 40}}}), report.ErrChart},
		"torn SVG":             {draft(report.Section{Charts: []report.Chart{{Title: "t", Description: "d", SVG: picture[:40], People: 40}}}), report.ErrChart},
		"bare claim":           {func() report.Draft { d := quarter(t); d.Claims = []evidence.Claim{{Says: "It works."}}; return d }(), report.ErrCitation},
	} {
		_, err := report.Build(tt.d)
		require.ErrorIs(t, err, tt.want, name)
	}
	require.ErrorIs(t, report.Report{}.Write(nil, report.HTML), report.ErrDraft)
	r, err := report.Build(quarter(t))
	require.NoError(t, err)
	require.ErrorIs(t, r.Write(nil, "pdf"), report.ErrUnknownFormat)
}

func TestEveryKindOfFigureIsToldWithItsUnit(t *testing.T) {
	for name, tt := range map[string]struct {
		q    report.Quantity
		want string
	}{
		"mean":             {report.Mean(stats.Sample{N: 25, Mean: 10, SD: 5}, "points"), "| 10.0 points | 7.94 to 12.1 | 25 people |"}, // t(24) 2.0639
		"all alike":        {report.Mean(stats.Sample{N: 25, Mean: 10}, "points"), "| 10.0 points | - | 25 people |"},
		"rate":             {report.Rate(stats.Rate{Events: 15, Time: 120}, "admissions a person-year"), "| 0.12 admissions a person-year | 0.07 to 0.21 | 15 events in a time of 120 |"},
		"amount":           {report.Amount(-1312.5, "dollars"), "| -1,312.5 dollars | - | - |"},
		"amount below one": {report.Amount(-.5, "hours"), "| -0.5 hours | - | - |"},
		"number":           {report.Number(1000000, "kits"), "| 1,000,000 kits | - | - |"},
		"median":           {report.Given(stats.Figure{Value: stats.Known(61), Low: stats.Known(40)}, 30, "days"), "| 61.0 days | from 40.0 days, upper end not reached | 30 people |"},
		"nobody":           {of(0, 0), "| not known | - | 0 of 0 |"},
		"everybody":        {of(39985, 40000), "| over 99.9 % |"},
	} {
		assert.Contains(t, write(t, figure(tt.q, stats.Count{}), report.Markdown), tt.want, name)
	}
}

// Before and after each have their interval: Wilson's of 60 of 80 is 64.5 to 83.2 %, of 40
// of 80 39.3 to 60.7 %.
func TestBeforeAndAfterHaveTheirIntervals(t *testing.T) {
	var pairs []report.Pair
	for i := range 80 {
		p := report.Pair{Before: 1, After: stats.Known(float64(i % 2))}
		if i >= 60 {
			p.Before, p.After = 0, stats.Known(float64(i%2))
		}
		pairs = append(pairs, p)
	}
	q := report.Question{Outcome: "any use", Kind: report.Event, Better: "lower_better", Supported: "the programme", Design: evidence.BeforeAfter}
	c, err := report.CompareChange(q, pairs)
	require.NoError(t, err)
	text := write(t, draft(report.Section{Comparisons: []report.Comparison{c}}), report.Markdown)
	assert.Contains(t, text, "| Before | 75.0 % | 64.5 to 83.2 % | 60 of 80 |")
	assert.Contains(t, text, "| After | 50.0 % | 39.3 to 60.7 % | 40 of 80 |")

	q.Kind, q.Unit = report.Score, "points"
	after := spread(26, 20, 10) // t(25) 2.0595; 2.0595·5/√26 = 2.02, 2.0595·10/√26 = 4.04
	pairs = nil
	for i, v := range spread(26, 30, 5) {
		pairs = append(pairs, report.Pair{Before: v, After: stats.Known(after[i])})
	}
	c, err = report.CompareChange(q, pairs)
	require.NoError(t, err)
	text = write(t, draft(report.Section{Comparisons: []report.Comparison{c}}), report.Markdown)
	assert.Contains(t, text, "| Before | 30.0 points (SD 5.00) | 28.0 to 32.0 | 26 people |")
	assert.Contains(t, text, "| After | 20.0 points (SD 10.0) | 16.0 to 24.0 | 26 people |")
}

// What a reader must know of a figure stands beside it: whom it leaves out, a low follow-up,
// and groups of few people; nothing of it tells of what is withheld.
func TestFiguresSayWhatTheyLeaveOut(t *testing.T) {
	for name, tt := range map[string]struct {
		d    report.Draft
		want string
	}{
		"of those seen": {figure(of(30, 55), stats.Count{Events: 55, N: 70}), "- Figure: Of those seen at follow-up; those not seen are left out. Follow-up is below the 80 % that federal funders ask for (78.6 %): those not seen may have fared otherwise.\n"},
		"of all":        {figure(of(30, 70), stats.Count{Events: 56, N: 70}), "- Figure: Of all who were due; those not seen are counted as without it.\n"},
		"few":           {figure(of(12, 29), stats.Count{}), "- Figure: Fewer than 30 were counted: one or two would move the result.\n"},
		"groups": {figure(of(60, 129), stats.Count{Events: 129, N: 169}, report.Row{Group: "North", Quantity: of(48, 100), FollowUp: stats.Count{Events: 100, N: 120}},
			report.Row{Group: "South", Quantity: of(12, 29), FollowUp: stats.Count{Events: 29, N: 49}}),
			"(in all 76.3 % and in South 59.2 %): those not seen may have fared otherwise. Fewer than 30 were counted in South: one or two would move the result.\n"},
	} {
		assert.Contains(t, write(t, tt.d, report.Markdown), tt.want, name)
	}
	for name, d := range map[string]report.Draft{
		"many and all seen":   figure(of(30, 70), stats.Count{Events: 70, N: 70}),
		"withheld":            figure(of(3, 29), stats.Count{}),
		"hours":               figure(report.Amount(12, "hours"), stats.Count{}),
		"follow-up not asked": figure(of(30, 70), stats.Count{}),
	} {
		assert.Equal(t, 1, strings.Count(write(t, d, report.Markdown), "- Figure: "), name+": the definition alone")
	}
}

// Equal drafts give equal bytes, and a draft stays as it was.
func TestAReportIsDeterministic(t *testing.T) {
	d := quarter(t)
	first := everywhere(t, d)
	for range 5 {
		assert.Equal(t, first, everywhere(t, d))
	}
	assert.Equal(t, quarter(t), d)
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
