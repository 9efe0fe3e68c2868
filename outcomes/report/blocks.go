package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/outcomes/stats"
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
		{Text: fmt.Sprintf("%s, %s to %s, as recorded by %s.", t.Programme, t.From, t.To, t.On)}}
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
		fmt.Sprintf("Numbers of people from 1 to %d are withheld, and with them every number that would give one away. Source: %s", t.Minimum-1, sourceText(t.Why)),
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

// figureBlocks puts the figures of a section into one table, each with groups into one of
// its own, and says what they are.
func (s toldSection) figureBlocks(l float64) []block {
	if len(s.Figures) == 0 {
		return nil
	}
	followed, aimed := false, false
	for _, f := range s.Figures {
		followed = followed || f.Overall.Due != nil
		aimed = aimed || f.Target != stats.Estimate{}
	}
	columns := append([]string{"Figure"}, figureColumns(l, followed)...)
	if aimed {
		columns = append(columns, "Target")
	}
	var rows [][]string
	var groups []block
	var noted, defined []string
	for _, f := range s.Figures {
		row := append([]string{f.Name}, f.cells(f.Overall, followed)...)
		if aimed {
			row = append(row, f.target())
		}
		rows = append(rows, row)
		if len(f.Groups) > 0 {
			groups = append(groups, f.groupBlock(l))
		}
		if len(f.Notes) > 0 {
			noted = append(noted, f.Name+": "+strings.Join(f.Notes, " "))
		}
		text := f.Name + ": " + f.Definition + " Source: " + sourceText(f.Source)
		if f.TargetSource != nil {
			text += " Target: " + sourceText(*f.TargetSource)
		}
		defined = append(defined, text)
	}
	out := append([]block{table("Figures: "+s.Title, columns, rows)}, groups...)
	if noted != nil {
		out = append(out, block{Items: noted})
	}
	return append(out, heading(3, "What these figures are: "+s.Title), block{Items: defined})
}

func figureColumns(l float64, followed bool) []string {
	columns := []string{"Result", level(l) + " interval", "Counted"}
	if followed {
		columns = append(columns, "Follow-up")
	}
	return columns
}

func (f toldFigure) groupBlock(l float64) block {
	followed := f.Overall.Due != nil
	var rows [][]string
	for _, r := range append(append([]toldRow{}, f.Groups...), f.Overall) {
		if r.Group == "" {
			r.Group = "All"
		}
		rows = append(rows, append([]string{r.Group}, f.cells(r, followed)...))
	}
	return table(f.Name+", by group", append([]string{"Group"}, figureColumns(l, followed)...), rows)
}

// cells are what is told of a row: result, interval, what was counted, follow-up.
func (f toldFigure) cells(r toldRow, followed bool) []string {
	result, interval := withheld, withheld
	if !r.Withheld {
		result, interval = f.value(r.Value), f.interval(r)
	}
	counted := "-"
	switch {
	case r.Numerator != nil:
		counted = cell(*r.Numerator) + " of " + cell(*r.Denominator)
	case f.Kind == meanKind || f.Kind == givenKind:
		counted = cell(*r.Denominator) + " people"
	case f.Kind == rateKind:
		counted = cell(*r.Denominator) + " events"
		if t, ok := r.Time.Value(); ok {
			counted += " in a time of " + amount(t)
		}
	}
	if f.Kind == numberKind || f.Kind == amountKind {
		interval = "-"
	}
	out := []string{result, interval, counted}
	if followed {
		out = append(out, r.followUp())
	}
	return out
}

func (r toldRow) followUp() string {
	if r.Due == nil {
		return "-"
	}
	v, ok := r.FollowUp.Value()
	if !ok {
		return withheld
	}
	return fmt.Sprintf("%s of %s (%s)", r.Seen, r.Due, percent(v))
}

// value writes a figure with its unit.
func (f toldFigure) value(e stats.Estimate) string {
	v, ok := e.Value()
	switch {
	case !ok:
		return "not known"
	case f.Kind == shareKind:
		return percent(v)
	case f.Kind == numberKind:
		return grouped(int(v)) + " " + f.Unit
	case f.Kind == amountKind && math.Abs(v) < 1e15:
		return amount(v) + " " + f.Unit
	}
	return number(v) + " " + f.Unit
}

func (f toldFigure) interval(r toldRow) string {
	low, okLow := r.Low.Value()
	high, okHigh := r.High.Value()
	switch {
	case !okLow && !okHigh:
		return "-"
	case !okHigh:
		return "from " + f.value(r.Low) + ", upper end not reached"
	case !okLow:
		return "up to " + f.value(r.High)
	case f.Kind == shareKind:
		return fixed(100*low, 1) + " to " + fixed(100*high, 1) + " %"
	}
	return number(low) + " to " + number(high)
}

// target writes what is aimed at and, where the figure is told, no verdict on anybody.
func (f toldFigure) target() string {
	if (f.Target == stats.Estimate{}) {
		return "-"
	}
	return f.value(f.Target)
}

// text is a row in a sentence.
func (f toldFigure) text(r toldRow) string {
	if r.Withheld {
		return withheld
	}
	if r.Numerator != nil {
		return fmt.Sprintf("%s of %s (%s)", r.Numerator, r.Denominator, f.value(r.Value))
	}
	return f.value(r.Value)
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
