package report

import (
	"fmt"
	"math"
	"strings"

	"github.com/alongside-go/alongside/outcomes/stats"
)

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
		result, interval = f.value(r.Value, known(r.Low, r.High)...), f.interval(r)
	}
	counted := "-"
	switch {
	case r.isOfNobody():
		result, counted = "none to count", "nobody"
	case r.Numerator != nil:
		counted = cell(*r.Numerator) + " of " + cell(*r.Denominator)
	case f.Kind == meanKind || f.Kind == givenKind || f.Kind == perKind:
		counted = cell(*r.Denominator) + " people"
	case f.Kind == rateKind:
		counted = cell(*r.Denominator) + " events"
		if t, ok := r.Time.Value(); ok {
			counted += " in a time of " + amount(t)
		}
	}
	if f.Kind == numberKind || f.Kind == amountKind || f.Kind == perKind {
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
	return fmt.Sprintf("%s of %s (%s)", cell(*r.Seen), cell(*r.Due), percent(v))
}

// isOfNobody reports whether a share is told that there was nobody to count.
func (r toldRow) isOfNobody() bool {
	if r.Numerator == nil || r.Withheld {
		return false
	}
	n, ok := r.Denominator.Count()
	return ok && n == 0
}

// value writes a figure with its unit, and the decimals of what stands near it.
func (f toldFigure) value(e stats.Estimate, near ...float64) string {
	v, ok := e.Value()
	switch {
	case !ok:
		return "not known"
	case f.Kind == shareKind:
		return percent(v)
	case f.Unit == "%":
		return percent(v / 100)
	case f.Kind == numberKind:
		return grouped(int(v)) + " " + f.Unit
	case (f.Kind == amountKind || f.Kind == perKind) && math.Abs(v) < 1e15:
		return amount(v) + " " + f.Unit
	}
	return number(v, near...) + " " + f.Unit
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
	if f.Unit == "%" {
		return fixed(low, 1) + " to " + fixed(high, 1) + " %"
	}
	near := known(r.Value, r.Low, r.High)
	return number(low, near...) + " to " + number(high, near...)
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
		return fmt.Sprintf("%s of %s (%s)", cell(*r.Numerator), cell(*r.Denominator), f.value(r.Value))
	}
	return f.value(r.Value)
}
