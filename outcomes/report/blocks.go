package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
)

// A block is a piece of a report as it is read: a heading, a paragraph, a list, a table
// or a picture. Markdown and HTML write the same blocks.
type block struct {
	Level   int // of a heading, 1 to 3
	ID      string
	Heading string
	Text    string
	Items   []string
	Table   *grid
	Picture *toldChart
}

// A grid is a table; the first cell of a row is its heading.
type grid struct {
	Caption string
	Columns []string
	Rows    [][]string
}

const withheld = "withheld"

func heading(level int, text string) block { return block{Level: level, Heading: text} }

func table(caption string, columns []string, rows [][]string) block {
	return block{Table: &grid{caption, columns, rows}}
}

// blocks returns the report in the order in which it is read.
func (t told) blocks() []block {
	out := []block{heading(1, t.Title),
		{Text: fmt.Sprintf("%s, %s to %s, as recorded by %s.", t.Programme, t.From, t.Through, t.On)}}
	for _, p := range t.Summary {
		out = append(out, block{Text: p})
	}
	for _, s := range t.Sections {
		out = append(out, s.blocks(t.Level)...)
	}
	if len(t.Changes) > 0 {
		out = append(out, heading(2, "What changed since the report sent before"), block{Items: t.Changes})
	}
	if len(t.Claims) > 0 {
		out = append(out, heading(2, "What others found"), block{Text: "None of this is a result of this programme, nor what it should expect."})
		var items []string
		for _, c := range t.Claims {
			items = append(items, fmt.Sprintf("%s Grade: %s. Source: %s", c.Sentence, words(c.Grade), sourceText(c.Source)))
		}
		out = append(out, block{Items: items})
	}
	out = append(out, heading(2, "How to read this report"), block{Items: t.guide()})
	n := 0
	for i := range out {
		if out[i].Level == 2 {
			n++
			out[i].ID = "part-" + strconv.Itoa(n)
		}
	}
	return out
}

func (t told) guide() []string {
	out := []string{
		withheldCounts(t.Minimum) + " Source: " + sourceText(t.Why),
		fmt.Sprintf("An interval holds the values that the data agree with (%s); the fewer the people, the wider it is. It is Wilson's for a share, Student's for a mean, the exact Poisson interval for a rate.", level(t.Level)),
		"Follow-up is how many of those due were seen. The lower it is, the less the rest stands for all.",
	}
	compared, missing := false, false
	for _, s := range t.Sections {
		for _, c := range s.Comparisons {
			compared, missing = true, missing || len(c.Scenarios) > 0
		}
	}
	if compared {
		out = append(out,
			"Intervals of comparisons are Newcombe's for a difference of shares, Welch's for a difference of means and Student's for a change; those of ratios are worked out on logarithms, of a weighted difference from its robust standard error, of what was filled in by Rubin's rules.",
			"A p value says how often chance alone would bring about a difference at least as large. It is not the chance that there is none, and says nothing of how much a difference matters.")
	}
	if missing {
		out = append(out, "To count those not seen with the worse answer (of substance use: missing = using) is cautious about a share, and can mislead about a difference where one group lost more people. Nobody's last answer is carried forward into a missing one.")
	}
	return out
}

func (s toldSection) blocks(l float64) []block {
	out := []block{heading(2, s.Title)}
	for _, p := range s.Text {
		out = append(out, block{Text: p})
	}
	out = append(out, s.figureBlocks(l)...)
	for _, t := range s.Tables {
		out = append(out, t.block(), block{Text: t.Definition + " Source: " + sourceText(t.Source)})
	}
	for _, c := range s.Comparisons {
		out = append(out, c.blocks()...)
	}
	for _, c := range s.Charts {
		out = append(out, block{Picture: &c})
	}
	return out
}

func (t toldTable) block() block {
	columns := append(append([]string{t.RowTitle}, t.Columns...), "Total")
	line := func(name string, cells []consent.Cell, total consent.Cell) []string {
		row := []string{name}
		for _, c := range append(append([]consent.Cell{}, cells...), total) {
			row = append(row, cell(c))
		}
		return row
	}
	var rows [][]string
	for i, cells := range t.Cells {
		rows = append(rows, line(t.Rows[i], cells, t.RowTotals[i]))
	}
	return table(t.Title, columns, append(rows, line("Total", t.ColumnTotals, t.Total)))
}

func cell(c consent.Cell) string {
	if n, ok := c.Count(); ok {
		return grouped(n)
	}
	return withheld
}

// words writes a stored name in words.
func words(name string) string { return strings.ReplaceAll(name, "_", " ") }

// sourceText names a source with how far it was checked, also where it was.
func sourceText(s source.Source) string {
	text := s.String()
	if s.Verified() {
		text += " [verified]"
	}
	return text
}
