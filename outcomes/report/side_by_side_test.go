package report_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
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

// Two earlier values of one figure would tell of each other, and one that was withheld
// stays so.
func TestAFigureChangesOnce(t *testing.T) {
	d := figure(of(40, 100), stats.Count{})
	d.Changes = []report.Change{{Figure: "f", Was: of(20, 100), Why: "late notes"}, {Figure: "f", Was: of(22, 100), Why: "later notes"}}
	_, err := report.Build(d)
	require.ErrorIs(t, err, report.ErrDraft)
	d.Changes = []report.Change{{Figure: "f", Why: "late notes"}}
	assert.Contains(t, write(t, d, report.Markdown), "Figure: differs from the report sent before (late notes). What it was is not printed here")
}
