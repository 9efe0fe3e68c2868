package report

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
)

type toldFigure struct {
	ID           string         `json:"id"`
	Name         string         `json:"name"`
	Definition   string         `json:"definition"`
	Source       source.Source  `json:"source"`
	Kind         quantityKind   `json:"kind"`
	Unit         string         `json:"unit"`
	Overall      toldRow        `json:"overall"`
	Groups       []toldRow      `json:"groups"`
	Target       stats.Estimate `json:"target"`
	TargetSource *source.Source `json:"target_source"`
	LeftOut      []toldTally    `json:"left_out"`
	Notes        []string       `json:"notes"` // what a reader must know beside it
}

type toldTally struct {
	Name string        `json:"name"`
	N    *consent.Cell `json:"n"`
}

type toldRow struct {
	Group       string         `json:"group"`
	Numerator   *consent.Cell  `json:"numerator"`   // of a share
	Denominator *consent.Cell  `json:"denominator"` // people, or events of a rate; null for an amount
	Time        stats.Estimate `json:"time"`        // under observation, of a rate
	Value       stats.Estimate `json:"value"`
	Low         stats.Estimate `json:"low"`
	High        stats.Estimate `json:"high"`
	Withheld    bool           `json:"withheld"`
	Seen        *consent.Cell  `json:"seen"` // at follow-up; null where nobody had to be
	Due         *consent.Cell  `json:"due"`
	FollowUp    stats.Estimate `json:"follow_up"`
}

// cellOf is a count as package consent shows it, also where it is worked out from others.
func cellOf(n int, shown bool) *consent.Cell {
	text := []byte(`"*"`)
	if shown {
		text, _ = json.Marshal(n)
	}
	var c consent.Cell
	if err := c.UnmarshalJSON(text); err != nil {
		panic(err) // n is 0 or more: checked
	}
	return &c
}

// figure suppresses a figure with its groups as one table.
func (d Draft) figure(f Figure, l linkage) (toldFigure, error) {
	if err := f.check(); err != nil {
		return toldFigure{}, err
	}
	if err := f.checkWithin(l); err != nil {
		return toldFigure{}, err
	}
	if err := d.checkPeriod(f); err != nil {
		return toldFigure{}, err
	}
	out := toldFigure{ID: f.ID, Name: f.Name, Definition: f.Definition, Source: f.Source, Kind: f.Overall.kind, Unit: f.Overall.unit,
		Groups: []toldRow{}, Target: f.Target}
	if f.TargetSource != (source.Source{}) {
		s := f.TargetSource
		out.TargetSource = &s
	}
	table, err := d.figureTable(f, l)
	if err != nil {
		return toldFigure{}, err
	}
	followed := d.followUpMayBeTold(f, table, l)
	if out.Overall, err = d.row(f.Overall, table.ColumnTotals, table.Total, followed); err != nil {
		return toldFigure{}, err
	}
	for i, r := range f.Groups {
		var cells []consent.Cell
		var total consent.Cell
		if f.Overall.kind != amountKind {
			cells, total = table.Cells[i], table.RowTotals[i]
		}
		shown, err := d.row(r, cells, total, followed)
		if err != nil {
			return toldFigure{}, err
		}
		out.Groups = append(out.Groups, shown)
	}
	if out.LeftOut, err = d.leftOut(f); err != nil {
		return toldFigure{}, err
	}
	out.Notes = append(d.period(f), f.notes(out)...)
	return out, nil
}

// checkPeriod refuses a figure that tells of days after those of the report.
func (d Draft) checkPeriod(f Figure) error {
	switch p := f.Period; {
	case p != peer.DateRange{} && (p.IsEmpty() || d.Through.Before(p.Last())):
		return fmt.Errorf("%w: its days are %s to %s: want a period that ends with that of the report, %s, or before", ErrFigure, p.From, p.Last(), d.Through)
	case d.On.Before(f.Through):
		return fmt.Errorf("%w: its records reach to %s: want the day of the report, %s, or before", ErrFigure, f.Through, d.On)
	}
	return nil
}

// period tells the days of a figure where they are not those of the report.
func (d Draft) period(f Figure) []string {
	p, own := f.Period, peer.DateRange{From: d.From, Until: d.Through.AddDays(1)}
	told := []string{}
	if p != (peer.DateRange{}) && p != own {
		told = append(told, fmt.Sprintf("Counted from %s to %s, which is not the period of this report.", p.From, p.Last()))
	}
	if f.Through != (peer.Date{}) && f.Through != d.On {
		told = append(told, fmt.Sprintf("From records to %s.", f.Through))
	}
	return told
}

// leftOut suppresses who was left out, as a row whose total is told nowhere.
func (d Draft) leftOut(f Figure) ([]toldTally, error) {
	out := []toldTally{}
	if len(f.LeftOut) == 0 {
		return out, nil
	}
	var counts []int
	for _, l := range f.LeftOut {
		counts = append(counts, l.N)
	}
	table, err := consent.Suppress([][]int{counts}, d.Minimum.N)
	if err != nil {
		return nil, err
	}
	for i, l := range f.LeftOut {
		out = append(out, toldTally{l.Name, &table.Cells[0][i]})
	}
	return out, nil
}

// figureTable suppresses the counts behind a figure; an amount has none.
func (d Draft) figureTable(f Figure, l linkage) (consent.SuppressedTable, error) {
	if f.Overall.kind == amountKind {
		return consent.SuppressedTable{}, nil
	}
	counts := f.counts()
	table, err := d.withholdSplit(counts)
	if err != nil || !d.betrays(f, l) && !(f.Within != "" && anyHidden(table)) && !d.fewBetween(f, l) {
		return table, err
	}
	for i := range table.Cells {
		table.Cells[i] = unknown(len(counts[0]))
	}
	table.RowTotals, table.ColumnTotals, table.Total = unknown(len(counts)), unknown(len(counts[0])), *cellOf(0, false)
	return table, nil
}

// counts are the counts behind a figure, a row for each group or one for the whole.
func (f Figure) counts() (counts [][]int) {
	rows := f.Groups
	if len(rows) == 0 {
		rows = []Row{f.Overall}
	}
	for _, r := range rows {
		counts = append(counts, r.cells())
	}
	return counts
}

func (d Draft) row(r Row, cells []consent.Cell, total consent.Cell, followed bool) (toldRow, error) {
	out := toldRow{Group: r.Group, Withheld: hidden(total)}
	for _, c := range cells {
		out.Withheld = out.Withheld || hidden(c)
	}
	if r.kind == shareKind {
		out.Numerator = &cells[0]
	}
	if r.kind != amountKind {
		out.Denominator = &total
	}
	if (r.FollowUp != stats.Count{}) {
		out.Seen, out.Due = cellOf(r.FollowUp.Events, followed), cellOf(r.FollowUp.N, followed)
		if followed {
			out.FollowUp = stats.Known(share(r.FollowUp))
		}
	}
	if out.Withheld {
		return out, nil
	}
	if r.kind == rateKind {
		out.Time = stats.Known(r.rate.Time)
	}
	f, err := r.estimate(d.Level)
	out.Value, out.Low, out.High = f.Value, f.Low, f.High
	return out, err
}

// change says how a figure differs from that of a report sent before. Numbers are told
// only if none of them, and no difference between them, is small.
func (d Draft) change(c Change, figures map[string]figureAt) (string, error) {
	at, known := figures[c.Figure]
	if !known {
		return "", fmt.Errorf("%w: want a change of a figure of this report", ErrDraft)
	}
	if c.Why == "" || strings.ContainsAny(c.Why, "0123456789") {
		return "", fmt.Errorf("%w: want why a figure changed, in words without numbers", ErrDraft)
	}
	unsaid := fmt.Sprintf("%s: differs from the report sent before (%s). What it was is not printed here, since it or the difference may tell of few people; whoever holds that report can compare the two as far as both tell it.", at.figure.Name, c.Why)
	if c.Was == (Quantity{}) {
		return unsaid, nil
	}
	if err := c.Was.check(); err != nil {
		return "", err
	}
	now := at.figure.Overall.Quantity
	if now.kind != c.Was.kind || now.unit != c.Was.unit {
		return "", fmt.Errorf("%w: want what a figure was in the kind and unit of what it is", ErrFigure)
	}
	before, after := c.Was.cells(), now.cells()
	withheld := at.told.Overall.Withheld
	for i := range before {
		withheld = withheld || d.small(before[i]) || d.small(after[i]-before[i]) || d.small(before[i]-after[i])
	}
	difference := now.n - c.Was.n
	withheld = withheld || d.small(difference) || d.small(-difference)
	if withheld {
		return unsaid, nil
	}
	was, err := d.row(Row{Quantity: c.Was}, shownCells(before), *cellOf(c.Was.n, true), false)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s: was %s in the report sent before, is now %s (%s).", at.figure.Name,
		at.told.text(was), at.told.text(at.told.Overall), c.Why), nil
}

func shownCells(counts []int) (cells []consent.Cell) {
	for _, n := range counts {
		cells = append(cells, *cellOf(n, true))
	}
	return cells
}
