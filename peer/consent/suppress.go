package consent

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/peer/source"
)

// ErrCounts reports a table of counts that cannot be suppressed.
var ErrCounts = errors.New("consent: bad table of counts")

// Bounds of a table.
const (
	maxCountCells = 10_000
	maxCount      = 1 << 40
)

// A CellMinimum is the least count that is shown.
type CellMinimum struct {
	N      int           `json:"n"`
	Source source.Source `json:"source"`
}

// SmallCells returns the default: counts from 1 to 4 are hidden.
func SmallCells() CellMinimum {
	return CellMinimum{5, source.DesignDefault("cells below 5 are hidden; a programme may set more")}
}

// MedicareCells returns the minimum for data of the kind of US Medicare's: counts from
// 1 to 10 are hidden.
func MedicareCells() CellMinimum {
	return CellMinimum{11, source.Source{Title: "CMS Cell Size Suppression Policy", Issuer: "CMS, ResDAC", Year: 2024}.At("no cell of 1 to 10, nor what it can be derived from", source.Verified)}
}

// A Cell is a count as it may be shown. A hidden cell does not hold its count, and
// does not say whether it is hidden because it is small or to cover another.
type Cell struct {
	n      int
	hidden bool
}

// Count returns the count; ok is false if it is hidden.
func (c Cell) Count() (n int, ok bool) { return c.n, !c.hidden }

// String returns the count, or "*" if it is hidden.
func (c Cell) String() string {
	if c.hidden {
		return "*"
	}
	return strconv.Itoa(c.n)
}

// MarshalJSON returns the count, or "*" if it is hidden.
func (c Cell) MarshalJSON() ([]byte, error) {
	if c.hidden {
		return []byte(`"*"`), nil
	}
	return json.Marshal(c.n)
}

// UnmarshalJSON accepts exactly what MarshalJSON returns and otherwise [ErrCounts].
// On error c is unchanged.
func (c *Cell) UnmarshalJSON(data []byte) error {
	if string(data) == `"*"` {
		*c = Cell{hidden: true}
		return nil
	}
	n, err := strconv.Atoi(string(data))
	if err != nil || n < 0 || strconv.Itoa(n) != string(data) {
		return fmt.Errorf("%w: want a count or \"*\"", ErrCounts)
	}
	*c = Cell{n: n}
	return nil
}

// A SuppressedTable is a table of counts with its totals, fit to be shown.
type SuppressedTable struct {
	Cells        [][]Cell `json:"cells"`
	RowTotals    []Cell   `json:"row_totals"`
	ColumnTotals []Cell   `json:"column_totals"`
	Total        Cell     `json:"total"`
}

// Suppress returns a table of counts in which no count from 1 to minimum-1 is shown or
// can be calculated. It hides
//
//   - every such count, also among the totals of rows and columns and the grand total;
//   - further counts, as small as it finds, until every hidden count could be another
//     one, and every small one could be minimum or more, by all that is shown: the other
//     counts, the totals, and that a hidden count is no zero.
//
// A zero is shown: it counts nobody. Zeros never serve to cover another cell, since a
// reader may know that they cannot be anything else. Where a zero tells something by
// itself, such as that nobody of a group completed, or a row has all of its people in
// one column, the host leaves the row out.
//
// The promise is about what is shown; a reader who knows this rule knows beside it
// that some hidden count is small. It is for one table: tables that share counts or
// totals, such as two programmes' and their sum, or one quarter's in two reports, are
// put into one table first. A reader who knows people from elsewhere knows more than
// the table.
//
// It returns [ErrCounts] unless the rows are of one length, no count is negative and
// minimum is at least 2.
func Suppress(counts [][]int, minimum int) (SuppressedTable, error) {
	if err := checkCounts(counts, minimum); err != nil {
		return SuppressedTable{}, err
	}
	net := newCountNet(counts)
	for i := range net.arcs {
		net.arcs[i].hidden = net.arcs[i].n > 0 && net.arcs[i].n < minimum
	}
	for i := range net.arcs {
		if a := net.arcs[i]; a.n > 0 && a.n < minimum && !net.reaches(i, minimum-a.n) {
			net.cover(i, minimum-a.n)
		}
	}
	return net.table(), nil
}

func checkCounts(counts [][]int, minimum int) error {
	switch {
	case minimum < 2:
		return fmt.Errorf("%w: want a minimum of 2 or more", ErrCounts)
	case len(counts) == 0 || len(counts[0]) == 0 || len(counts)*len(counts[0]) > maxCountCells:
		return fmt.Errorf("%w: want from 1 to %d cells", ErrCounts, maxCountCells)
	}
	for _, row := range counts {
		if len(row) != len(counts[0]) {
			return fmt.Errorf("%w: want rows of one length", ErrCounts)
		}
		if slices.Min(row) < 0 || slices.Max(row) > maxCount {
			return fmt.Errorf("%w: want counts from 0 to %d", ErrCounts, maxCount)
		}
	}
	return nil
}

// Text returns the table with named rows and columns, as tab-separated lines. It
// returns [ErrCounts] unless there is a name for each.
func (t SuppressedTable) Text(rows, columns []string) (string, error) {
	if len(rows) != len(t.Cells) || len(columns) != len(t.ColumnTotals) {
		return "", fmt.Errorf("%w: want a name for each row and column", ErrCounts)
	}
	var b strings.Builder
	line := func(name string, cells []Cell, total Cell) {
		b.WriteString(name)
		for _, c := range append(slices.Clone(cells), total) {
			b.WriteString("\t" + c.String())
		}
		b.WriteString("\n")
	}
	b.WriteString("\t" + strings.Join(columns, "\t") + "\ttotal\n")
	for i, cells := range t.Cells {
		line(rows[i], cells, t.RowTotals[i])
	}
	line("total", t.ColumnTotals, t.Total)
	return b.String(), nil
}
