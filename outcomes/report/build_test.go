package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/consent"
)

func TestWordsAreStoredByName(t *testing.T) {
	enumtest.Try(t, report.Kinds(), report.ErrUnknownKind)
	enumtest.Try(t, report.Formats(), report.ErrUnknownFormat)
}

// draft is a report with one section.
func draft(s report.Section) report.Draft {
	s.Title = "Part"
	return report.Draft{Title: "Report", Programme: "Programme", From: date(2026, 1, 1), Through: date(2026, 3, 31), On: date(2026, 4, 15), Sections: []report.Section{s}}
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

// compared is a report of one comparison.
func compared(t testing.TB, people ...[]report.Person) report.Draft {
	c, err := report.Compare(trial(), append(people[0], people[1]...))
	require.NoError(t, err)
	return draft(report.Section{Comparisons: []report.Comparison{c}})
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

func TestDraftsThatCannotBe(t *testing.T) {
	good := report.Row{Quantity: of(20, 40)}
	for name, tt := range map[string]struct {
		d    report.Draft
		want error
	}{
		"no title":             {func() report.Draft { d := quarter(t); d.Title = ""; return d }(), report.ErrDraft},
		"no programme":         {func() report.Draft { d := quarter(t); d.Programme = ""; return d }(), report.ErrDraft},
		"backwards":            {func() report.Draft { d := quarter(t); d.Through = date(2026, 1, 1); return d }(), report.ErrDraft},
		"recorded too early":   {func() report.Draft { d := quarter(t); d.On = d.Through.AddDays(-1); return d }(), report.ErrDraft},
		"no day":               {func() report.Draft { d := quarter(t); d.On = report.Draft{}.On; return d }(), report.ErrDraft},
		"twice":                {func() report.Draft { d := quarter(t); d.Sections = append(d.Sections, d.Sections[0]); return d }(), report.ErrDraft},
		"minimum":              {func() report.Draft { d := quarter(t); d.Minimum = consent.CellMinimum{N: 1}; return d }(), consent.ErrCounts},
		"level":                {func() report.Draft { d := quarter(t); d.Level = 95; return d }(), stats.ErrLevel},
		"no section":           {report.Draft{Title: "t", Programme: "p", From: date(2026, 1, 1), Through: date(2026, 1, 1), On: date(2026, 1, 1)}, report.ErrDraft},
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
		"left out for nothing": {left(outcomes.Tally{N: 20}), report.ErrFigure},
		"left out below 0":     {left(outcomes.Tally{Name: "age", N: -1}), report.ErrFigure},
		"bare claim":           {func() report.Draft { d := quarter(t); d.Claims = []evidence.Claim{{Says: "It works."}}; return d }(), report.ErrCitation},
	} {
		_, err := report.Build(tt.d)
		require.ErrorIs(t, err, tt.want, name)
	}
	d := quarter(t)
	d.Claims = []evidence.Claim{{ID: "own", Says: "It works.", Verdict: evidence.Traced, Design: evidence.Trial, Grade: evidence.Low, Caveat: "one trial"}}
	_, err := report.Build(d)
	require.ErrorIs(t, err, report.ErrCitation)
	assert.ErrorContains(t, err, `claim "own" lacks the title of its source`)
	d.Claims = []evidence.Claim{{ID: "own"}}
	_, err = report.Build(d)
	assert.ErrorContains(t, err, "lacks what it says, a verdict, a grade, a design, a caveat and the title of its source")
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
		"mean":             {report.Mean(stats.Sample{N: 25, Mean: 10, SD: 5}, "points"), "| 10.0 points | 7.9 to 12.1 | 25 people |"}, // t(24) 2.0639
		"all alike":        {report.Mean(stats.Sample{N: 25, Mean: 10}, "points"), "| 10.0 points | - | 25 people |"},
		"rate":             {report.Rate(stats.Rate{Events: 15, Time: 120}, "admissions a person-year"), "| 0.12 admissions a person-year | 0.07 to 0.21 | 15 events in a time of 120 |"},
		"amount":           {report.Amount(-1312.5, "dollars"), "| -1,312.5 dollars | - | - |"},
		"amount below one": {report.Amount(-.5, "hours"), "| -0.5 hours | - | - |"},
		"number":           {report.Number(1000000, "kits"), "| 1,000,000 kits | - | - |"},
		"median":           {report.Given(stats.Figure{Value: stats.Known(61), Low: stats.Known(40)}, 30, "days"), "| 61.0 days | from 40.0 days, upper end not reached | 30 people |"},
		"nobody":           {of(0, 0), "| none to count | - | nobody |"},
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

// The last day of a period is inside: a report may be made on it, and not before.
func TestAReportIsMadeOnTheLastDayOfItsPeriodOrLater(t *testing.T) {
	d := quarter(t)
	d.On = d.Through
	_, err := report.Build(d)
	require.NoError(t, err)
	d.On = d.Through.AddDays(-1)
	_, err = report.Build(d)
	require.ErrorIs(t, err, report.ErrDraft)
	assert.ErrorContains(t, err, "on or after the last of the period")
}

// The smallest number that a picture tells need not be all behind it: of 200 people 4 may
// be left at risk at its end.
func TestAWithheldPictureSaysWhatIsSmall(t *testing.T) {
	text := write(t, draft(report.Section{Charts: []report.Chart{{Title: "Chart", Description: "Of 200.", SVG: picture, People: 4}}}), report.Markdown)
	assert.Contains(t, text, "Withheld: a number that the picture tells is below the minimum.")
}

// 88,800 dollars for 37 people retained are 2,400 each: beside 37 of 40, withheld for the
// 3, they would give the 37 away, and so is withheld what few people cost.
func TestAnAmountForEachIsWithheldWithItsPeople(t *testing.T) {
	spent := func(id string, n int) report.Figure {
		return report.Figure{ID: id, Name: "Cost", Definition: "Spent, for each.", Source: ownRule, Overall: report.Row{Quantity: report.AmountPer(88_800, n, "dollars each")}}
	}
	beside := func(with, n int) string {
		return everywhere(t, draft(report.Section{Figures: []report.Figure{spent("cost", with), share("retained", "Retained", "Who.", with, n, stats.Count{})}}))
	}
	assert.Contains(t, beside(24, 40), "| Cost | 3,700 dollars each | - | 24 people |")
	assert.Contains(t, beside(37, 40), "| Cost | withheld | - | withheld people |")
	assert.NotContains(t, beside(37, 40), "2,400")
	assert.NotContains(t, beside(37, 40), "2400")
	assert.Contains(t, beside(8, 40), "| Cost | withheld | - | withheld people |")
	assert.NotContains(t, beside(8, 40), "11,100")
	assert.Contains(t, write(t, figure(report.AmountPer(100, 0, "dollars each"), stats.Count{}), report.Markdown), "| not known | - | 0 people |")
	for _, q := range []report.Quantity{report.AmountPer(1, -1, "dollars each"), report.AmountPer(1, 20, "")} {
		_, err := report.Build(figure(q, stats.Count{}))
		require.ErrorIs(t, err, report.ErrFigure)
	}
}

func left(tallies ...outcomes.Tally) report.Draft {
	d := figure(of(20, 40), stats.Count{})
	d.Sections[0].Figures[0].LeftOut = tallies
	return d
}

// Who was left out stands beside the figure in every format: 3 are withheld, and 15 with
// them, since 3 would be what all less the others are.
func TestAFigureSaysWhoWasLeftOut(t *testing.T) {
	text := everywhere(t, left(outcomes.Tally{Name: "window still open", N: 15}, outcomes.Tally{Name: "age not known", N: 22}))
	assert.Contains(t, text, "- Figure: Left out and counted: window still open (15) and age not known (22).\n")
	assert.Contains(t, text, "<li>Figure: Left out and counted: window still open (15) and age not known (22).</li>")
	var told struct {
		Sections []struct {
			Figures []struct {
				LeftOut []struct {
					Name string `json:"name"`
					N    any    `json:"n"`
				} `json:"left_out"`
			}
		}
	}
	read := func(d report.Draft) {
		r, err := report.Build(d)
		require.NoError(t, err)
		data, err := json.Marshal(r)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(data, &told))
	}
	few := left(outcomes.Tally{Name: "window still open", N: 15}, outcomes.Tally{Name: "age not known", N: 3}, outcomes.Tally{Name: "moved", N: 40})
	read(few)
	out := told.Sections[0].Figures[0].LeftOut
	require.Len(t, out, 3)
	assert.Equal(t, "window still open", out[0].Name)
	assert.Equal(t, []any{"*", "*", 40.}, []any{out[0].N, out[1].N, out[2].N})
	assert.Contains(t, write(t, few, report.Markdown), "Left out and counted: window still open (withheld), age not known (withheld) and moved (40).")
	read(figure(of(20, 40), stats.Count{}))
	assert.Empty(t, told.Sections[0].Figures[0].LeftOut)
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
