package report

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/consent"
)

// small reports whether n is a count that may not be told.
func (d Draft) small(n int) bool { return n > 0 && n < d.Minimum.N }

// fewerThan says which counts are withheld.
func fewerThan(least int) string {
	if least == 2 {
		return "1"
	}
	return fmt.Sprintf("from 1 to %d", least-1)
}

func withheldCounts(least int) string {
	if least == 2 {
		return "A number of people that is 1 is withheld, and with it every number that would give it away."
	}
	return fmt.Sprintf("Numbers of people from 1 to %d are withheld, and with them every number that would give one away.", least-1)
}

func hidden(c consent.Cell) bool {
	_, ok := c.Count()
	return !ok
}

// withholdSplit suppresses the counts behind a figure, a row of them for each group. Figures
// of one report share groups and wholes, so that what is told of those may not depend on
// what else a figure counts:
//
//   - the whole is told as it would be without groups;
//   - which sizes of groups are told is decided by the sizes alone;
//   - groups whose size is withheld tell nothing else, and stand together as one row
//     where the others are judged;
//   - where the rest could stand only beside a whole or a size withheld too, no group
//     tells more than its size.
func (d Draft) withholdSplit(counts [][]int) (consent.SuppressedTable, error) {
	whole, err := consent.Suppress([][]int{sums(counts)}, d.Minimum.N)
	if err != nil || len(counts) == 1 {
		return whole, err
	}
	sizes := make([]int, len(counts))
	for i, row := range counts {
		sizes[i] = total(row)
	}
	told, err := consent.Suppress([][]int{sizes}, d.Minimum.N)
	if err != nil {
		return whole, err
	}
	out := consent.SuppressedTable{Cells: make([][]consent.Cell, len(counts)), RowTotals: told.Cells[0], ColumnTotals: whole.Cells[0], Total: whole.Total}
	if hidden(told.Total) || hidden(whole.Total) {
		out.RowTotals = unknown(len(counts))
	}
	var open [][]int // rows whose size is told, then the others as one
	together := make([]int, len(counts[0]))
	for i, row := range counts {
		if hidden(out.RowTotals[i]) {
			together = sums([][]int{together, row})
		} else {
			open = append(open, row)
		}
	}
	inner, err := consent.Suppress(append(open, together), d.Minimum.N)
	if err != nil {
		return whole, err
	}
	alone := !slices.ContainsFunc(inner.RowTotals, hidden) && slices.Equal(inner.ColumnTotals, out.ColumnTotals)
	next := 0
	for i, row := range counts {
		out.Cells[i] = unknown(len(row))
		if !hidden(out.RowTotals[i]) {
			if alone {
				out.Cells[i] = inner.Cells[next]
			}
			next++
		}
	}
	return out, nil
}

// unknown returns cells that are all withheld.
func unknown(n int) []consent.Cell {
	cells := make([]consent.Cell, n)
	for i := range cells {
		cells[i] = *cellOf(0, false)
	}
	return cells
}

func total(row []int) (n int) {
	for _, v := range row {
		n += v
	}
	return n
}

// sums adds up rows, column by column.
func sums(rows [][]int) []int {
	out := make([]int, len(rows[0]))
	for _, row := range rows {
		for j, n := range row {
			out[j] += n
		}
	}
	return out
}

// A linkage is what the parts of one draft would tell of each other. Those not seen at
// follow-up are those due less those seen, and both numbers may stand elsewhere.
type linkage struct {
	fewMissing map[int]bool         // numbers of people due of whom few were not seen somewhere
	alone      bool                 // one comparison is all that tells of those due and not seen
	seenTold   map[stats.Count]bool // those seen and those due, where only those seen are counted
	figures    map[string]Figure    // by id
	adjusted   bool                 // p values that reckon with all outcomes may be told
	withheld   map[int]bool         // counts that a figure or comparison withholds
}

func (d Draft) linked() linkage {
	l := linkage{fewMissing: map[int]bool{}, seenTold: map[stats.Count]bool{}, figures: map[string]Figure{}}
	add := func(seen stats.Count, counted bool) {
		if d.small(seen.N - seen.Events) {
			l.fewMissing[seen.N] = true
		}
		if counted {
			l.seenTold[seen] = true
		}
	}
	followed, compared := false, 0
	for _, s := range d.Sections {
		compared += len(s.Comparisons)
		for _, f := range s.Figures {
			l.figures[f.ID] = f
			for _, r := range f.rows() {
				followed = followed || r.FollowUp != stats.Count{}
				add(r.FollowUp, r.n == r.FollowUp.Events)
			}
		}
		for _, c := range s.Comparisons {
			for _, a := range []Arm{c.Supported, c.Compared} {
				add(stats.Count{Events: a.Seen.N, N: a.Due}, true)
			}
		}
	}
	l.alone = compared == 1 && !followed
	l.adjusted = d.adjustedMayBeTold(l)
	l.withheld = d.withheldCounts(l)
	return l
}

// withheldCounts are the numbers that figures and comparisons withhold, small ones and
// those beside them.
func (d Draft) withheldCounts(l linkage) map[int]bool {
	out := map[int]bool{}
	add := func(counts [][]int, table consent.SuppressedTable, err error) {
		if err != nil {
			return // refused where it is told
		}
		whole := sums(counts)
		for i, row := range append(slices.Clone(counts), whole) {
			cells, all := table.ColumnTotals, table.Total
			if i < len(counts) {
				cells, all = table.Cells[i], table.RowTotals[i]
			}
			for j, n := range row {
				if hidden(cells[j]) {
					out[n] = true
				}
			}
			if hidden(all) {
				out[total(row)] = true
			}
		}
	}
	for _, s := range d.Sections {
		for _, f := range s.Figures {
			if f.check() == nil && f.Overall.kind != amountKind && f.Overall.kind != perKind {
				table, err := d.figureTable(f, l)
				add(f.counts(), table, err)
			}
		}
		for _, c := range s.Comparisons {
			if c.made() {
				counts := c.counts()
				table, err := d.withholdSplit(counts)
				add(counts, table, err)
			}
		}
	}
	return out
}

// rows are the whole and its groups.
func (f Figure) rows() []Row { return append([]Row{f.Overall}, f.Groups...) }

// betrays reports whether a figure counts all who were due, of whom few were not seen,
// beside another that counts those seen: side by side they tell how many were not. So does
// an amount for each of so many people as are withheld elsewhere.
func (d Draft) betrays(f Figure, l linkage) bool {
	return slices.ContainsFunc(f.rows(), func(r Row) bool {
		if r.kind == perKind {
			return r.n > 0 && (l.withheld[r.n] || l.fewMissing[r.n])
		}
		return r.n != r.FollowUp.Events && d.small(r.FollowUp.N-r.FollowUp.Events) && l.seenTold[r.FollowUp]
	})
}

// anyHidden reports whether a number of a figure is withheld. Of a part the others go with it:
// beside the whole they would tell which it is.
func anyHidden(t consent.SuppressedTable) bool {
	return hidden(t.Total) || slices.ContainsFunc(slices.Concat(append(slices.Clone(t.Cells), t.RowTotals, t.ColumnTotals)...), hidden)
}

// fewBetween reports whether few people lie between a figure and the one that it is a part of.
func (d Draft) fewBetween(f Figure, l linkage) bool {
	if f.Within == "" {
		return false
	}
	few := func(whole, part int) bool { return d.small(whole - part) }
	for _, of := range l.figures[f.Within].rows() {
		for _, r := range f.rows() {
			events := r.kind == shareKind && of.kind == shareKind &&
				(few(of.count.Events, r.count.Events) || few(of.count.N-of.count.Events, r.count.N-r.count.Events))
			if of.Group == r.Group && (few(of.n, r.n) || events) {
				return true
			}
		}
	}
	return false
}

// checkWithin checks that a figure is a part of another of the report.
func (f Figure) checkWithin(l linkage) error {
	whole, known := l.figures[f.Within]
	switch {
	case f.Within == "":
		return nil
	case !known || f.Within == f.ID:
		return fmt.Errorf("%w: want another figure of this report to lie within", ErrFigure)
	case f.Overall.n > whole.Overall.n:
		return fmt.Errorf("%w: want no more people than the figure has that it lies within", ErrFigure)
	}
	return nil
}

// followUpMayBeTold reports whether how many were due and seen may stand beside what is
// shown of the figure: not if those missing, or those seen and not counted, are few in
// any row or, of as many due, elsewhere in the report; nor beside a hidden number of
// people, which it would tell. Where the share is of all who were due, those seen bound
// those counted: then not beside any hidden number.
func (d Draft) followUpMayBeTold(f Figure, table consent.SuppressedTable, l linkage) bool {
	if hidden(table.Total) {
		return false
	}
	for i, total := range table.RowTotals {
		if hidden(total) || f.Overall.FollowUp.Events != f.Overall.n && slices.ContainsFunc(table.Cells[i], hidden) {
			return false
		}
	}
	for _, r := range f.rows() {
		seen, due := r.FollowUp.Events, r.FollowUp.N
		if l.fewMissing[due] || r.kind == shareKind && d.small(seen-r.count.Events) && seen != r.count.N {
			return false
		}
	}
	return true
}
