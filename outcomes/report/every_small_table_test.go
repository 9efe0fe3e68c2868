package report_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/report"
)

// A printedTable is all that a report tells of the people of two rows, with and without:
// nil and "*" are withheld.
type printedTable struct {
	with, without, size [2]any
	columns             [2]any // with and without, of both rows
	all                 any
}

// tables lists, slowly, every table of up to most people a row that agrees with what is
// printed. It knows nothing of how the library withholds.
func (p printedTable) tables(most int) (out [][2][2]int) {
	for n := 0; n <= most; n++ {
		for m := 0; m <= most; m++ {
			if !agrees(p.size[0], n) || !agrees(p.size[1], m) || !agrees(p.all, n+m) {
				continue
			}
			for a := 0; a <= n; a++ {
				if !agrees(p.with[0], a) || !agrees(p.without[0], n-a) {
					continue
				}
				for b := 0; b <= m; b++ {
					if agrees(p.with[1], b) && agrees(p.without[1], m-b) && agrees(p.columns[0], a+b) && agrees(p.columns[1], n+m-a-b) {
						out = append(out, [2][2]int{{a, n - a}, {b, m - b}})
					}
				}
			}
		}
	}
	return out
}

// numbers are all counts of a table: cells, rows, columns, all.
func numbers(t [2][2]int) [9]int {
	a, b, c, d := t[0][0], t[0][1], t[1][0], t[1][1]
	return [9]int{a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d}
}

func (p printedTable) numbers() [9]any {
	return [9]any{p.with[0], p.without[0], p.with[1], p.without[1], p.size[0], p.size[1], p.columns[0], p.columns[1], p.all}
}

// reached are the values that a number of a table takes in those that agree with what is
// printed: index of the number, value.
type reached [9]map[int]bool

func (p printedTable) reached() (out reached) {
	for i := range out {
		out[i] = map[int]bool{}
	}
	for _, table := range p.tables(36) { // 25, and the 11 that a number could be as well
		for i, n := range numbers(table) {
			out[i][n] = true
		}
	}
	return out
}

// keeps checks of a table as it is printed that no number from 1 to 10 stands there, and
// that each could be another by all that does.
func (p printedTable) keeps(t *testing.T, truth [2][2]int, known map[printedTable]reached) {
	t.Helper()
	could, before := known[p]
	if !before {
		could = p.reached()
		known[p] = could
	}
	for i, n := range numbers(truth) {
		require.True(t, could[i][n], "%v: number %d is not what is printed", truth, i)
		if n == 0 || n > 10 {
			continue
		}
		_, told := tells(p.numbers()[i])
		require.False(t, told, "%v: number %d is small and told", truth, i)
		require.Greater(t, len(could[i]), 1, "%v: number %d can be worked out", truth, i)
	}
}

// rest is what a reader takes off: the number without, where size and the number with are told.
func rest(size, with any) any {
	n, ok := tells(size)
	k, both := tells(with)
	if !ok || !both {
		return nil
	}
	return float64(n - k)
}

// Two groups of up to 25 people, of the sizes where what is withheld turns, of whom any number
// had the event.
func TestNoSmallCountOfTwoGroupsCanBeWorkedOut(t *testing.T) {
	var groups [][2]int
	for _, n := range []int{0, 1, 10, 11, 12, 21, 22, 25} {
		for with := range n + 1 {
			groups = append(groups, [2]int{with, n - with})
		}
	}
	known := map[printedTable]reached{}
	for _, first := range groups {
		var s report.Section
		for i, second := range groups {
			s.Figures = append(s.Figures, split(fmt.Sprint(i), []int{first[0], first[1], second[0], second[1]}))
		}
		for i, f := range readFigures(t, draft(s)) {
			p := printedTable{all: f.Overall.Denominator, columns: [2]any{f.Overall.Numerator, rest(f.Overall.Denominator, f.Overall.Numerator)}}
			for j, g := range f.Groups {
				p.with[j], p.size[j], p.without[j] = g.Numerator, g.Denominator, rest(g.Denominator, g.Numerator)
				if p.without[j] == nil {
					require.Nil(t, g.Value, "a share tells the number")
					require.Nil(t, g.Low, "and so does its interval")
				}
			}
			p.keeps(t, [2][2]int{first, groups[i]}, known)
		}
	}
}

// A readComparison is what of a comparison is told in numbers of people, or would tell one.
type readComparison struct {
	Groups []struct {
		Events any `json:"events"`
		Seen   any `json:"seen"`
		Value  any `json:"value"`
		Low    any `json:"low"`
	} `json:"groups"`
	Effects []struct {
		Name string `json:"name"`
	} `json:"effects"`
	P         any   `json:"p"`
	Scenarios []any `json:"scenarios"`
}

func readComparisons(t *testing.T, s report.Section) []readComparison {
	t.Helper()
	r, err := report.Build(draft(s))
	require.NoError(t, err)
	data, err := json.Marshal(r)
	require.NoError(t, err)
	var told struct {
		Sections []struct {
			Comparisons []readComparison `json:"comparisons"`
		} `json:"sections"`
	}
	require.NoError(t, json.Unmarshal(data, &told))
	return told.Sections[0].Comparisons
}

// cellsTried are small numbers, the least that is told, and what covers.
var cellsTried = []int{0, 1, 9, 10, 11, 14}

// The same of two arms that are compared: a difference, a test or a scenario is told only
// where every number is.
func TestNoSmallCountOfTwoArmsCanBeWorkedOut(t *testing.T) {
	known := map[printedTable]reached{}
	for i := range 6 * 6 * 6 * 6 {
		v := [2][2]int{{cellsTried[i%6], cellsTried[i/6%6]}, {cellsTried[i/36%6], cellsTried[i/216]}}
		n, m := v[0][0]+v[0][1], v[1][0]+v[1][1]
		if n == 0 || m == 0 {
			continue // refused: nobody was seen
		}
		c, err := report.Compare(trial(), append(arm(true, v[0][0], n, n), arm(false, v[1][0], m, m)...))
		require.NoError(t, err)
		told := readComparisons(t, report.Section{Comparisons: []report.Comparison{c}})[0]
		var p printedTable
		open := true
		for j, g := range told.Groups {
			p.with[j], p.size[j], p.without[j] = g.Events, g.Seen, rest(g.Seen, g.Events)
			open = open && p.without[j] != nil
		}
		if !open {
			require.Empty(t, told.Effects)
			require.Empty(t, told.Scenarios)
			require.Nil(t, told.P)
			for _, g := range told.Groups {
				require.Nil(t, g.Value)
				require.Nil(t, g.Low)
			}
		}
		p.keeps(t, v, known)
	}
}

// Of the same people before (rows) and after (columns) only the sums are printed, unless the
// interval or the test of the change is: these tell who changed.
func TestNoSmallCountOfAChangeCanBeWorkedOut(t *testing.T) {
	known := map[printedTable]reached{}
	for i := range 6 * 6 * 6 * 6 {
		v := [2][2]int{{cellsTried[i%6], cellsTried[i/6%6]}, {cellsTried[i/36%6], cellsTried[i/216]}}
		if v[0][0]+v[0][1]+v[1][0]+v[1][1] < 2 {
			continue // refused: nothing to compare
		}
		c, err := report.CompareChange(anyUse(), moved(v[0][0], v[0][1], v[1][0], v[1][1]))
		require.NoError(t, err)
		told := readComparisons(t, report.Section{Comparisons: []report.Comparison{c}})[0]
		before, after := told.Groups[0], told.Groups[1]
		p := printedTable{size: [2]any{before.Events, rest(before.Seen, before.Events)}, all: before.Seen,
			columns: [2]any{after.Events, rest(after.Seen, after.Events)}}
		switch {
		case told.P != nil || len(told.Effects) > 1:
			p.with, p.without = [2]any{float64(v[0][0]), float64(v[1][0])}, [2]any{float64(v[0][1]), float64(v[1][1])}
		case p.columns[1] == nil || p.size[1] == nil:
			require.Empty(t, told.Effects)
			require.Nil(t, before.Value)
			require.Nil(t, after.Value)
		}
		p.keeps(t, v, known)
	}
}
