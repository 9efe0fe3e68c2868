package report

import (
	"fmt"
	"math"
	"slices"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer/consent"
)

type toldComparison struct {
	Outcome   string          `json:"outcome"`
	Kind      Kind            `json:"kind"`
	Unit      string          `json:"unit"`
	Design    evidence.Design `json:"design"`
	Level     float64         `json:"level"`
	Groups    []toldArm       `json:"groups"`
	Effects   []toldEffect    `json:"effects"`
	P         stats.Estimate  `json:"p"`
	Test      string          `json:"test"` // behind p
	Adjusted  stats.Estimate  `json:"p_adjusted"`
	Baseline  []toldBaseline  `json:"baseline"`
	Scenarios []toldScenario  `json:"scenarios"`
	Sentences []string        `json:"sentences"`
	Withheld  bool            `json:"withheld"`
}

type toldArm struct {
	Name     string         `json:"name"`
	Events   *consent.Cell  `json:"events"` // null for a score
	Seen     *consent.Cell  `json:"seen"`
	Due      *consent.Cell  `json:"due"`
	Value    stats.Estimate `json:"value"` // share or mean
	Low      stats.Estimate `json:"low"`
	High     stats.Estimate `json:"high"`
	SD       stats.Estimate `json:"sd"` // of a score
	FollowUp stats.Estimate `json:"follow_up"`
	Timing   stats.Estimate `json:"median_days"`
}

type toldBaseline struct {
	Name      string         `json:"name"`
	Supported stats.Estimate `json:"supported"`
	Compared  stats.Estimate `json:"compared"`
	Spread    stats.Estimate `json:"supported_sd"` // null for a share
	Spread0   stats.Estimate `json:"compared_sd"`
	Share     bool           `json:"share"` // the values are 0 and 1
	Before    stats.Estimate `json:"standardised_difference"`
	After     stats.Estimate `json:"after_weighting"` // null where nothing was weighted
	Withheld  bool           `json:"withheld"`        // the groups; how far apart they are may be told all the same
}

type toldScenario struct {
	Name       string         `json:"name"`
	Supported  float64        `json:"supported"`
	Compared   float64        `json:"compared"`
	Difference stats.Estimate `json:"difference"`
	Low        stats.Estimate `json:"low"`
	High       stats.Estimate `json:"high"`
}

// comparison tells of a comparison what may be told.
func (d Draft) comparison(c Comparison, l linkage) (toldComparison, error) {
	if !c.made() {
		return toldComparison{}, fmt.Errorf("%w: want a comparison made by Compare or CompareChange", ErrQuestion)
	}
	table, err := d.seen(c)
	if err != nil {
		return toldComparison{}, err
	}
	t := d.telling(c, table, l)
	q := c.Question
	level := q.Level
	if level == 0 {
		level = stats.DefaultLevel
	}
	told, err := arms(c, t, table)
	if err != nil {
		return toldComparison{}, err
	}
	out := toldComparison{Outcome: q.Outcome, Kind: q.Kind, Unit: q.Unit, Design: q.Design, Level: level, Groups: told, Effects: []toldEffect{},
		Baseline: []toldBaseline{}, Scenarios: []toldScenario{}, Sentences: c.say(t), Withheld: !t.effect}
	if t.effect {
		out.Effects, out.P, out.Test = c.effects(t), c.P, c.Test
		if l.adjusted {
			out.Adjusted = c.Adjusted
		}
		if c.Imputed != nil && t.followUp {
			out.Effects = append(out.Effects, c.effect("missing filled in", c.Imputed.Effect))
		}
	} else if t.shares {
		out.Effects = append(out.Effects, toldEffect{Name: "change", Value: c.Change.Difference.Value, unit: points})
	}
	if t.effect && t.between {
		for _, s := range c.Scenarios {
			out.Scenarios = append(out.Scenarios, toldScenario{s.Name, s.Supported, s.Compared, s.Difference.Value, s.Difference.Low, s.Difference.High})
		}
	}
	if c.Balance != nil {
		out.Baseline = c.baseline(t)
	}
	return out, nil
}

// seen suppresses the counts of those seen: with and without the event by group, or for
// a change by before (rows) and after (columns).
func (d Draft) seen(c Comparison) (consent.SuppressedTable, error) {
	return d.withholdSplit(c.counts())
}

func (c Comparison) counts() [][]int {
	a, b := c.Supported.Seen, c.Compared.Seen
	counts := [][]int{{a.Events, a.N - a.Events}, {b.Events, b.N - b.Events}}
	switch {
	case c.Change != nil && c.Question.Kind == Event:
		before := c.eventsBefore()
		lost, gained := c.Change.Lost, c.Change.Gained
		counts = [][]int{{before - lost, lost}, {gained, a.N - before - gained}}
	case c.Change != nil:
		counts = [][]int{{a.N}}
	case c.Question.Kind == Score:
		counts = [][]int{{a.N}, {b.N}}
	}
	return counts
}

// eventsBefore is how many of those seen both times had the event before.
func (c Comparison) eventsBefore() int {
	return int(math.Round(c.Change.Before * float64(c.Supported.Seen.N)))
}

// telling decides what may be told.
func (d Draft) telling(c Comparison, table consent.SuppressedTable, l linkage) telling {
	t := telling{effect: !anyHidden(table), least: d.Minimum.N, adjusted: l.adjusted}
	people := table.RowTotals // who were seen, by arm
	if c.Change != nil {
		people = []consent.Cell{table.Total}
		t.shares = !slices.ContainsFunc(slices.Concat(table.RowTotals, table.ColumnTotals), hidden)
	}
	t.followUp = !l.fewMissing[c.Supported.Due] && !l.fewMissing[c.Compared.Due] && !slices.ContainsFunc(people, hidden)
	t.timing = t.effect && !d.small(c.Supported.timed) && !d.small(c.Compared.timed)
	t.weighted = t.effect
	t.between = t.followUp
	for i, seen := range people {
		t.lost[i] = d.lost([]Arm{c.Supported, c.Compared}[i], seen, l)
	}
	if c.Change != nil && c.Question.Kind == Event {
		missing := int(math.Round(c.Change.Everybody*float64(c.Supported.Due))) - c.eventsBefore()
		t.between = t.between && !d.small(missing) && !d.small(c.Supported.Missing()-missing)
	}
	if c.Balance != nil {
		for i := range c.Balance.Rows {
			many := i < len(c.entry) && !slices.ContainsFunc(slices.Concat(slices.Concat(c.entry[i].levels...), c.entry[i].none), d.small)
			t.baseline = append(t.baseline, t.followUp && many)
			t.apart = append(t.apart, many && (t.followUp || c.entry[i].levels == nil))
			t.weighted = t.weighted && many
		}
	}
	return t
}

// arms tells the groups; of a change, before and after.
func arms(c Comparison, t telling, table consent.SuppressedTable) ([]toldArm, error) {
	q := c.Question
	if c.Change != nil {
		return changeArms(c, t, table)
	}
	var out []toldArm
	for i, a := range []Arm{c.Supported, c.Compared} {
		arm := toldArm{Name: []string{q.Supported, q.Compared}[i], Seen: &table.RowTotals[i], Due: cellOf(a.Due, t.followUp)}
		f := a.Share
		if q.Kind == Event {
			arm.Events = &table.Cells[i][0]
		} else {
			f = q.ends().cut(meanFigure(a.Score, q.Level))
		}
		if t.effect {
			arm.Value, arm.Low, arm.High = f.Value, f.Low, f.High
			if q.Kind == Score {
				arm.SD = stats.Known(a.Score.SD)
			}
		}
		if t.timing {
			arm.Timing = a.Timing
		}
		if t.followUp {
			arm.FollowUp = a.Rate.Value
		}
		out = append(out, arm)
	}
	return out, nil
}

func changeArms(c Comparison, t telling, table consent.SuppressedTable) ([]toldArm, error) {
	before, after := toldArm{Name: "before", Seen: &table.Total}, toldArm{Name: "after", Seen: &table.Total}
	after.Due = cellOf(c.Supported.Due, t.followUp)
	before.Due = after.Due
	first, second := c.Supported.Share, c.Supported.Share
	if c.Question.Kind == Event {
		before.Events, after.Events = &table.RowTotals[0], &table.ColumnTotals[0]
		var err error
		if first, err = stats.Proportion(stats.Count{Events: c.eventsBefore(), N: c.Supported.Seen.N}, stats.Wilson, c.Question.Level); err != nil {
			return nil, err
		}
	} else {
		ends := c.Question.ends()
		first, second = ends.cut(meanFigure(c.Change.before, c.Question.Level)), ends.cut(meanFigure(c.Supported.Score, c.Question.Level))
	}
	if t.shares {
		before.Value, before.Low, before.High = first.Value, first.Low, first.High
		after.Value, after.Low, after.High = second.Value, second.Low, second.High
		if c.Question.Kind == Score {
			before.SD, after.SD = stats.Known(c.Change.before.SD), stats.Known(c.Supported.Score.SD)
		}
	}
	if t.timing {
		after.Timing = c.Supported.Timing
	}
	if t.followUp {
		after.FollowUp = c.Supported.Rate.Value
	}
	return []toldArm{before, after}, nil
}

func (c Comparison) baseline(t telling) []toldBaseline {
	var out []toldBaseline
	for i, r := range c.Balance.Rows {
		row := toldBaseline{Name: r.Name, Withheld: !t.baseline[i]}
		if t.apart[i] {
			row.Before = rounded(r.Before.Difference)
			if c.Weighted != nil {
				row.After = rounded(r.After.Difference)
			}
		}
		if t.baseline[i] {
			row.Supported, row.Compared, row.Before = stats.Known(r.Before.Treated), stats.Known(r.Before.Control), r.Before.Difference
			if row.Share = c.entry[i].share; !row.Share {
				row.Spread, row.Spread0 = stats.Known(c.entry[i].sd[0]), stats.Known(c.entry[i].sd[1])
			}
		}
		out = append(out, row)
	}
	return out
}

// adjustedMayBeTold reports whether p values that reckon with all outcomes may be told:
// not if one of those outcomes is withheld, whose p value they would bound.
func (d Draft) adjustedMayBeTold(l linkage) bool {
	for _, s := range d.Sections {
		for _, c := range s.Comparisons {
			if table, err := d.seen(c); c.Outcomes > 0 && (err != nil || !d.telling(c, table, l).effect) {
				return false
			}
		}
	}
	return true
}
