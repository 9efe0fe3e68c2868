package chart

import (
	"fmt"
	"log/slog"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// Most rows and columns of a caseload map, and the largest load.
const (
	MaxCaseloadRows    = 100
	MaxCaseloadColumns = 53
	MaxLoad            = 1e6
)

// A Caseload is a picture of loads by row, such as workers, and column, such as
// weeks: the darker, the more, with the number in the cell. Rows without a name
// are numbered, so that nobody is named who need not be. The zero value is not
// drawn.
type Caseload struct {
	Title string
	Unit  string // what is counted; "Load" if empty
	Row   string // what a nameless row is called before its number; "Row" if empty
	// Limit is the load above which a cell has a thick frame and bold number; 0 means no limit.
	Limit   float64
	Columns []string // labels, left out where there is no room
	Rows    []CaseloadRow
}

// A CaseloadRow is the loads of one row by column. A load without a value, such as that
// of a week of leave, leaves its cell empty with a dash. The zero row has no loads.
type CaseloadRow struct {
	Name  string
	Loads []stats.Estimate
}

// Format keeps the names of rows out of messages.
func (m Caseload) Format(s fmt.State, _ rune) { redact.Format(s, "[caseload]") }

// LogValue keeps the names of rows out of logs.
func (m Caseload) LogValue() slog.Value { return slog.StringValue("[caseload]") }

// Format keeps the name out of messages.
func (r CaseloadRow) Format(s fmt.State, _ rune) { redact.Format(s, "[caseload row]") }

// LogValue keeps the name out of logs.
func (r CaseloadRow) LogValue() slog.Value { return slog.StringValue("[caseload row]") }

// SVG returns the picture as an SVG document, with the title and description
// for screen readers. It returns [ErrNoData] without rows or columns,
// [ErrTooMany], [ErrLength], [ErrText], [ErrLongText], or [ErrValue] for a load
// or limit below 0 or above [MaxLoad].
func (m Caseload) SVG() ([]byte, error) { return svgOf(m.page()) }

// PNG returns the picture as a PNG image of 144 dots per inch, with the title
// and description as text chunks. It returns the errors of [Caseload.SVG].
func (m Caseload) PNG() ([]byte, error) { return pngOf(m.page()) }

func (m Caseload) check() error {
	if len(m.Rows) == 0 || len(m.Columns) == 0 {
		return ErrNoData
	}
	for _, err := range []error{
		tooMany(len(m.Rows), MaxCaseloadRows, "rows"), tooMany(len(m.Columns), MaxCaseloadColumns, "columns"),
		checkTitle(m.Title), checkLabels(m.Unit, m.Row), checkLabels(m.Columns...),
	} {
		if err != nil {
			return err
		}
	}
	if !(m.Limit >= 0 && m.Limit <= MaxLoad) {
		return ErrValue
	}
	for i, r := range m.Rows {
		if err := checkLabels(r.Name); err != nil {
			return in(err, "row", i)
		}
		if len(r.Loads) != len(m.Columns) {
			return in(ErrLength, "row", i)
		}
		for _, l := range r.Loads {
			if v, _ := l.Value(); !(v >= 0 && v <= MaxLoad) {
				return in(ErrValue, "row", i)
			}
		}
	}
	return nil
}

func (m Caseload) name(i int) string {
	return or(m.Rows[i].Name, fmt.Sprintf("%s %d", or(m.Row, "Row"), i+1))
}

// most returns the largest load.
func (m Caseload) most() float64 {
	most := 0.0
	for _, r := range m.Rows {
		for _, l := range r.Loads {
			v, _ := l.Value()
			most = max(most, v)
		}
	}
	return most
}

func (m Caseload) over(v float64) bool { return m.Limit > 0 && v > m.Limit }

// load writes a load with at most two decimals.
func load(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".")
}

// Description says in words what the picture shows: for each row the least, the
// most and the last load, and in how many columns it is above the limit.
func (m Caseload) Description() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Table of %d %s by %d %s, darker for more: %s.", len(m.Rows), plural(len(m.Rows), "row", "rows"),
		len(m.Columns), plural(len(m.Columns), "column", "columns"), or(m.Unit, "Load"))
	if m.Limit > 0 {
		fmt.Fprintf(&b, " The limit is %s.", load(m.Limit))
	}
	for i, r := range m.Rows {
		least, most, last, n, above := 0.0, 0.0, 0.0, 0, 0
		for _, l := range r.Loads {
			v, ok := l.Value()
			if !ok {
				continue
			}
			if n == 0 {
				least = v
			}
			least, most, last = min(least, v), max(most, v), v
			if n++; m.over(v) {
				above++
			}
		}
		if n == 0 {
			fmt.Fprintf(&b, " %s: no number.", m.name(i))
			continue
		}
		fmt.Fprintf(&b, " %s: %s to %s, last %s", m.name(i), load(least), load(most), load(last))
		if m.Limit > 0 {
			fmt.Fprintf(&b, ", above the limit in %d", above)
		}
		b.WriteByte('.')
	}
	return b.String()
}
