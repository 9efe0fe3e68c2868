package report_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A reader has the JSON of a report and nothing else, and tries every number that agrees
// with it. It shares nothing with what it judges.
type readRow struct {
	Numerator   any `json:"numerator"`
	Denominator any `json:"denominator"`
	Value       any `json:"value"`
	Low         any `json:"low"`
}

type readFigure struct {
	Overall readRow   `json:"overall"`
	Groups  []readRow `json:"groups"`
}

func readFigures(t require.TestingT, d report.Draft) []readFigure {
	r, err := report.Build(d)
	require.NoError(t, err)
	data, err := json.Marshal(r)
	require.NoError(t, err)
	var told struct {
		Sections []struct {
			Figures []readFigure `json:"figures"`
		} `json:"sections"`
	}
	require.NoError(t, json.Unmarshal(data, &told))
	return told.Sections[0].Figures
}

func tells(v any) (int, bool) {
	n, ok := v.(float64)
	return int(n), ok
}

func agrees(v any, n int) bool {
	told, ok := tells(v)
	return !ok || told == n
}

// could lists every way to fill the groups of a figure, up to top people with the event
// and without in each: with, without, with, without...
func (f readFigure) could(t require.TestingT, top int) (out [][]int) {
	all := true // withheld
	for _, g := range f.Groups {
		_, told := tells(g.Numerator)
		all = all && !told
	}
	with, everybody := top*len(f.Groups), 2*top*len(f.Groups)
	if n, ok := tells(f.Overall.Numerator); ok {
		with = n
	}
	if n, ok := tells(f.Overall.Denominator); ok {
		everybody = n
	}
	var fill func(at []int, some, all int)
	fill = func(at []int, some, sum int) {
		i := len(at) / 2
		switch {
		case some > with || sum > everybody:
			return
		case i == len(f.Groups):
			if agrees(f.Overall.Numerator, some) && agrees(f.Overall.Denominator, sum) {
				out = append(out, append([]int(nil), at...))
			}
			return
		}
		g := f.Groups[i]
		_, numerator := tells(g.Numerator)
		_, size := tells(g.Denominator)
		if !numerator || !size {
			require.Nil(t, g.Value)
			require.Nil(t, g.Low)
		}
		for with := 0; with <= top; with++ {
			for without := 0; without <= top; without++ {
				zero := with == 0 || without == 0
				if !agrees(g.Numerator, with) || !agrees(g.Denominator, with+without) || zero && !numerator && size && !all {
					continue // somebody who knows the rule knows that such a number is no zero
				}
				fill(append(at, with, without), some+with, sum+with+without)
			}
		}
	}
	fill(nil, 0, 0)
	return out
}

// keep drops the fillings that no filling of the other figure goes with.
func keep(mine, others [][]int, key func([]int) string) (out [][]int) {
	known := map[string]bool{}
	for _, o := range others {
		known[key(o)] = true
	}
	for _, m := range mine {
		if known[key(m)] {
			out = append(out, m)
		}
	}
	return out
}

// safe checks that no withheld number of a figure can be worked out, nor that it is small.
func safe(t require.TestingT, f readFigure, truth []int, could [][]int, minimum int) {
	require.NotEmpty(t, could, "the truth agrees with what is told")
	check := func(what string, among int, told any, of func([]int) int) {
		is := of(truth)
		if n, ok := tells(told); ok {
			require.Equal(t, is, n)
			require.False(t, is > 0 && is < minimum, "%s: a small number is told", what)
			return
		}
		low, high := is, is
		for _, c := range could {
			low, high = min(low, of(c)), max(high, of(c))
		}
		if is > 0 && is < minimum {
			require.Less(t, low, high, "%s can be worked out", what)
			if among >= 2*minimum-1 { // of fewer, the rest is small as well
				require.GreaterOrEqual(t, high, minimum, "that %s is small can be worked out", what)
			}
		}
	}
	everybody := 0
	for _, n := range truth {
		everybody += n
	}
	for i, g := range f.Groups {
		size := truth[2*i] + truth[2*i+1]
		check(fmt.Sprintf("with %d", i), size, g.Numerator, func(c []int) int { return c[2*i] })
		check(fmt.Sprintf("size %d", i), everybody, g.Denominator, func(c []int) int { return c[2*i] + c[2*i+1] })
		if _, told := tells(g.Numerator); !told {
			check(fmt.Sprintf("without %d", i), size, nil, func(c []int) int { return c[2*i+1] })
		}
	}
}

// split is a figure of these groups: with, without, with, without...
func split(id string, counts []int) report.Figure {
	f := share(id, "Figure "+id, "Who.", 0, 0, stats.Count{})
	var whole stats.Count
	for i := 0; i < len(counts); i += 2 {
		c := stats.Count{Events: counts[i], N: counts[i] + counts[i+1]}
		whole = whole.Merge(c)
		f.Groups = append(f.Groups, report.Row{Group: fmt.Sprintf("Group %d", i/2), Quantity: report.Share(c)})
	}
	f.Overall.Quantity = report.Share(whole)
	return f
}

func pairOf(minimum int, a, b []int) report.Draft {
	d := draft(report.Section{Figures: []report.Figure{split("a", a), split("b", b)}})
	d.Minimum = consent.CellMinimum{N: minimum, Source: source.DesignDefault("for the test")}
	return d
}

func joined(t require.TestingT, a, b []int, key func([]int) string) {
	const minimum, top = 3, 6 // 4 and the 2 that one of 1 lacks to 3
	read := readFigures(t, pairOf(minimum, a, b))
	first, second := read[0].could(t, top), read[1].could(t, top)
	safe(t, read[0], a, keep(first, second, key), minimum)
	safe(t, read[1], b, keep(second, first, key), minimum)
}

func sizes(c []int) string {
	var b strings.Builder
	for i := 0; i < len(c); i += 2 {
		fmt.Fprint(&b, c[i]+c[i+1], " ")
	}
	return b.String()
}

func wholes(c []int) string {
	with, all := 0, 0
	for i := 0; i < len(c); i += 2 {
		with, all = with+c[i], all+c[i]+c[i+1]
	}
	return fmt.Sprint(with, all)
}

// Two figures of the same groups of people: retention by site and goals reached by site.
func TestTwoFiguresOfTheSameGroupsTellNoMoreThanOne(t *testing.T) {
	joined(t, []int{1, 0, 1, 4, 4, 0}, []int{0, 1, 4, 1, 3, 1}, sizes)
	rapid.Check(t, func(t *rapid.T) {
		groups := rapid.IntRange(2, 3).Draw(t, "groups")
		var a, b []int
		for range groups {
			n := rapid.SampledFrom([]int{0, 1, 2, 2, 3, 4, 5}).Draw(t, "people")
			x, y := rapid.IntRange(max(0, n-4), min(n, 4)).Draw(t, "with"), rapid.IntRange(max(0, n-4), min(n, 4)).Draw(t, "with")
			a, b = append(a, x, n-x), append(b, y, n-y)
		}
		joined(t, a, b, sizes)
	})
}

// Two figures of the same people, by site and by age.
func TestTwoSplitsOfTheSamePeopleTellNoMoreThanOne(t *testing.T) {
	joined(t, []int{2, 4, 4, 0}, []int{3, 2, 3, 2}, wholes) // alone, 2 is hidden by hiding all who had it
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SliceOfN(rapid.SampledFrom([]int{0, 0, 1, 2, 3, 4}), 4, 4).Draw(t, "by site")
		with, without := a[0]+a[2], a[1]+a[3]
		x, y := rapid.IntRange(max(0, with-4), min(with, 4)).Draw(t, "with"), rapid.IntRange(max(0, without-4), min(without, 4)).Draw(t, "without")
		joined(t, a, []int{x, y, with - x, without - y}, wholes)
	})
}

// How the report reads where only the whole may be told.
func TestTheWholeIsToldWithoutItsGroups(t *testing.T) {
	text := write(t, figure(of(25, 60), stats.Count{}, report.Row{Group: "North", Quantity: of(5, 40)}, report.Row{Group: "South", Quantity: of(20, 20)}), report.Markdown)
	assert.Contains(t, text, "| North | withheld | withheld | withheld of 40 |")
	assert.Contains(t, text, "| South | withheld | withheld | withheld of 20 |")
	assert.Contains(t, text, "| All | 41.7 % | 30.1 to 54.3 % | 25 of 60 |")
}

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

// Two earlier values of one figure would tell of each other, and one that was withheld
// stays so.
func TestAFigureChangesOnce(t *testing.T) {
	d := figure(of(40, 100), stats.Count{})
	d.Changes = []report.Change{{Figure: "f", Was: of(20, 100), Why: "late notes"}, {Figure: "f", Was: of(22, 100), Why: "later notes"}}
	_, err := report.Build(d)
	require.ErrorIs(t, err, report.ErrDraft)
	d.Changes = []report.Change{{Figure: "f", Why: "late notes"}}
	assert.Contains(t, write(t, d, report.Markdown), "Figure: differs from the report sent before (late notes). The numbers are withheld")
}
