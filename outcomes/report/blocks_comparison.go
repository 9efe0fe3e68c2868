package report

import (
	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// blocks tells a comparison: sentences first, then the tables behind them.
func (c toldComparison) blocks() []block {
	out := []block{heading(3, capital(c.Outcome)), {Items: c.Sentences}}
	out = append(out, c.groupTable())
	if len(c.Effects) > 0 {
		var rows [][]string
		for _, e := range c.Effects {
			rows = append(rows, []string{capital(e.Name), e.text(e.Value), e.interval()})
		}
		if p, ok := c.P.Value(); ok {
			rows = append(rows, []string{"P value (" + c.Test + ")", pText(p), "-"})
		}
		if p, ok := c.Adjusted.Value(); ok {
			rows = append(rows, []string{"P value, reckoned with all outcomes", pText(p), "-"})
		}
		out = append(out, table(c.Outcome+": how far apart", []string{"Measure", "Result", level(c.Level) + " interval"}, rows))
	}
	if len(c.Baseline) > 0 {
		out = append(out, c.baselineTable())
	}
	if len(c.Scenarios) > 0 {
		out = append(out, c.scenarioTable())
	}
	return out
}

func (c toldComparison) groupTable() block {
	columns := []string{"Group", "Result", level(c.Level) + " interval", "Counted", "Seen of those due"}
	var rows [][]string
	var near []float64
	for _, a := range c.Groups {
		near = append(near, known(a.Value, a.Low, a.High)...)
	}
	for _, a := range c.Groups {
		counted := cell(*a.Seen) + " people"
		if a.Events != nil {
			counted = cell(*a.Events) + " of " + cell(*a.Seen)
		}
		follow := withheld
		if v, ok := a.FollowUp.Value(); ok {
			follow = cell(*a.Seen) + " of " + cell(*a.Due) + " (" + percent(v) + ")"
		} else if a.Name == "before" {
			follow = "-"
		}
		result, interval := withheld, "-"
		if v, ok := a.Value.Value(); ok {
			result = c.value(v, near)
			interval = c.interval(a.Low, a.High, near)
			if sd, ok := a.SD.Value(); ok {
				result += " (SD " + number(sd) + ")"
			}
		}
		rows = append(rows, []string{capital(a.Name), result, interval, counted, follow})
	}
	return table(c.Outcome+": what was counted", columns, rows)
}

// value writes a share or a mean.
func (c toldComparison) value(v float64, near []float64) string {
	if c.Kind == Event {
		return percent(v)
	}
	return number(v, near...) + " " + c.Unit
}

func (c toldComparison) interval(low, high stats.Estimate, near []float64) string {
	l, ok := low.Value()
	h, okHigh := high.Value()
	switch {
	case !ok || !okHigh:
		return "-"
	case c.Kind == Event:
		return fixed(100*l, 1) + " to " + fixed(100*h, 1) + " %"
	}
	return number(l, near...) + " to " + number(h, near...)
}

// text writes a value of an effect: points of a difference of shares, else as it is.
func (e toldEffect) text(of stats.Estimate) string {
	v, ok := of.Value()
	switch {
	case !ok:
		return "not known"
	case e.unit == points:
		return fixed(100*v, 1) + " points"
	case e.unit != "":
		return number(v, known(e.Low, e.High)...) + " " + e.unit
	}
	return number(v, known(e.Low, e.High)...)
}

func (e toldEffect) interval() string {
	low, ok := e.Low.Value()
	high, okHigh := e.High.Value()
	switch {
	case e.Benefit != nil:
		return number(*e.Benefit) + " for one fewer, through infinity, to " + number(*e.Harm) + " for one more"
	case !ok || !okHigh:
		return "-"
	case e.unit == points:
		return fixed(100*low, 1) + " to " + fixed(100*high, 1)
	}
	near := known(e.Value, e.Low, e.High)
	return number(low, near...) + " to " + number(high, near...)
}

func (c toldComparison) baselineTable() block {
	weighted := false
	for _, b := range c.Baseline {
		_, ok := b.After.Value()
		weighted = weighted || ok
	}
	columns := []string{"At entry", c.groupOf(0), c.groupOf(1), "Standardised difference"}
	if weighted {
		columns = append(columns, "After weighting")
	}
	var rows [][]string
	for _, b := range c.Baseline {
		row := []string{capital(b.Name), b.text(b.Supported, b.Spread), b.text(b.Compared, b.Spread0)}
		for _, e := range []stats.Estimate{b.Before, b.After}[:len(columns)-3] {
			v, ok := e.Value()
			switch {
			case !ok && b.Withheld:
				row = append(row, withheld)
			case !ok:
				row = append(row, "not known")
			default:
				row = append(row, fixed(v, 3))
			}
		}
		rows = append(rows, row)
	}
	return table(c.Outcome+": the groups at entry", columns, rows)
}

// groupOf names a group with its people who were due, over whom the baseline is.
func (c toldComparison) groupOf(i int) string {
	name := capital(c.Groups[i].Name)
	if n, ok := c.Groups[i].Due.Count(); ok {
		name += " (" + plural(n, "person", "people") + ")"
	}
	return name
}

// text writes a share, or a mean with its standard deviation.
func (b toldBaseline) text(of, spread stats.Estimate) string {
	v, ok := of.Value()
	sd, spreads := spread.Value()
	switch {
	case b.Withheld:
		return withheld
	case !ok:
		return "not known"
	case b.Share:
		return percent(v)
	case spreads:
		return number(v) + " (SD " + number(sd) + ")"
	}
	return number(v)
}

func (c toldComparison) scenarioTable() block {
	var rows [][]string
	for _, s := range c.Scenarios {
		v, _ := s.Difference.Value()
		d := toldEffect{Low: s.Low, High: s.High, unit: points}
		rows = append(rows, []string{capital(s.Name), percent(s.Supported), percent(s.Compared), fixed(100*v, 1), d.interval()})
	}
	first, second := c.Groups[0].Name, c.Groups[1].Name
	if c.Design == evidence.BeforeAfter {
		first, second = second, first
	}
	return table(c.Outcome+": what rests on those not seen", []string{"If", capital(first), capital(second), "Difference in points", level(c.Level) + " interval"}, rows)
}
