package report

import (
	"fmt"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
)

// A Draft is what a report is made of: exact numbers, small ones too. It stays in the
// programme; [Build] makes the report that may leave. The zero Draft is refused.
type Draft struct {
	Title         string
	Programme     string    // its name as it is to be read
	From, Through peer.Date // the first and the last day of the period, both inside
	On            peer.Date // the report tells what was recorded by this day: Through or later
	// Minimum is the least count that is shown. The zero value is [LeastShown].
	Minimum consent.CellMinimum
	Level   float64 // of the intervals of figures; 0 means 0.95

	Summary  []string // paragraphs of the programme's own
	Sections []Section
	Changes  []Change         // what differs from a report that was sent before
	Claims   []evidence.Claim // what others found, cited with verdict, grade and caveat
}

// LeastShown returns the minimum where a draft names none: counts of people from 1 to 10
// are withheld, and what gives one away.
func LeastShown() consent.CellMinimum {
	return consent.MedicareCells()
}

// A Section is a part of a report under its own heading. Words, names and titles are
// told as they are: numbers of people belong into figures and tables. The zero Section
// has no title and is refused.
type Section struct {
	Title       string
	Text        []string // paragraphs
	Figures     []Figure
	Tables      []Table
	Comparisons []Comparison
	Charts      []Chart
}

// A Figure is one measure: what was counted among whom. The zero Figure is refused.
type Figure struct {
	ID         string // for [Change]; once in a report
	Name       string // such as "Still in support after 90 days"
	Definition string // who counts above and below the line, in a sentence
	Source     source.Source
	// Period holds the days of what is counted from, such as admissions, where they are
	// not those of the report: a share after 180 days is of people who came earlier. It
	// ends with the report's or before, and is told beside the figure. The zero value is
	// the report's own. Through is the last day of the records counted, On of the report
	// or earlier; no date stands for On.
	Period  peer.DateRange `json:",omitzero"`
	Through peer.Date      `json:",omitzero"`
	Overall Row
	// Groups split Overall without overlap: their people add up to it, or Build refuses.
	// Groups that overlap are figures of their own, in which small differences between
	// them are not looked for.
	Groups []Row
	// Within is the id of another figure of this report, of whose people these are a part;
	// empty if there is none. If few lie between the two, or between groups of one name, or
	// a number of it is withheld, all of it is, since side by side they tell how many.
	Within string
	// Target is the value aimed at, on the scale of the figure (a fraction for a share);
	// no value if there is none. TargetSource says whose it is.
	Target       stats.Estimate
	TargetSource source.Source
	// LeftOut counts who or what was left out before anything was counted, by reason, such
	// as the Excluded of an outcomes.Figure. Small numbers are withheld, and another beside
	// a single one. Those who were due and not seen belong into FollowUp.
	LeftOut []outcomes.Tally
}

// A Row is a quantity of one group. The zero Row has no quantity and is refused.
type Row struct {
	Group string // empty for Overall
	Quantity
	// FollowUp is how many of those due (N) were seen (Events). The people of a share are
	// either those seen, or all who were due with those not seen counted as without it.
	// The zero value means that nobody had to be followed up.
	FollowUp stats.Count
}

// A Table is a table of counts of people, shown with its totals. Counts that belong to
// the same people are put into one table; see [consent.Suppress]. The zero Table is
// refused.
type Table struct {
	Title      string
	Definition string
	Source     source.Source
	RowTitle   string // what the rows are, such as "Site"
	Rows       []string
	Columns    []string
	Counts     [][]int
}

// A Chart is a picture as SVG, such as package chart draws. The zero Chart is refused.
type Chart struct {
	Title       string
	Description string // what is to be seen, for those who do not see it
	SVG         []byte
	// People is the least number of people, zero aside, that the picture lets a reader
	// tell, such as the smallest group drawn (chart.Survival.Least). It must be said: a picture is not looked
	// into, and one below the minimum is left out.
	People int
}

// A Change says that a figure differs from that of a report sent before. What it was is
// printed only if neither number nor their difference is small. The new figure stands
// in its table all the same, and whoever holds both reports can take one from the
// other: leave a figure out, or wait until more has changed, if that would tell too
// much. The zero Change is of no figure and is refused.
type Change struct {
	Figure string   // its id, once
	Was    Quantity // the zero Quantity if that report withheld it
	Why    string   // such as "records entered late"; no number of people belongs into it
}

func (d Draft) check() error {
	want := ""
	switch {
	case d.Title == "":
		want = "want a title"
	case d.Programme == "":
		want = "want the name of the programme"
	case d.From.IsZero() || d.Through.IsZero() || d.Through.Before(d.From):
		want = "want a period, from its first day to its last"
	case d.On.IsZero():
		want = "want the day by which everything told was recorded"
	case d.On.Before(d.Through):
		want = "want the day by which it was recorded on or after the last of the period: the rest has not been seen"
	case len(d.Sections) == 0:
		want = "want a section"
	}
	for _, s := range d.Sections {
		if want == "" && s.Title == "" {
			want = "want a title for each section"
		}
	}
	if want != "" {
		return fmt.Errorf("%w: %s", ErrDraft, want)
	}
	return nil
}

func (f Figure) check() error {
	want := ""
	switch {
	case f.ID == "" || f.Name == "":
		want = "want an id and a name"
	case f.Definition == "":
		want = "want its definition: who counts above and below the line"
	case f.Source.Title == "":
		want = "want its source, a design default if there is none"
	case f.Target != stats.Estimate{} && f.TargetSource.Title == "":
		want = "want the source of its target"
	}
	if v, ok := f.Target.Value(); ok && f.Overall.kind == shareKind && !(0 <= v && v <= 1) {
		want = "want the target of a share as a fraction from 0 to 1: 80 % is 0.8"
	}
	for _, l := range f.LeftOut {
		if l.Name == "" || l.N < 0 {
			want = "want a reason for each of those left out, and a number of 0 or more"
		}
	}
	if want != "" {
		return fmt.Errorf("%w: %s", ErrFigure, want)
	}
	for _, r := range f.rows() {
		if err := r.check(f.Overall); err != nil {
			return err
		}
	}
	return f.checkSum()
}

func (r Row) check(overall Row) error {
	if err := r.Quantity.check(); err != nil {
		return err
	}
	seen, due := r.FollowUp.Events, r.FollowUp.N
	want := ""
	switch {
	case r.kind != overall.kind || r.unit != overall.unit:
		want = "want groups of the kind and unit of the whole"
	case (r.FollowUp == stats.Count{}):
		if (overall.FollowUp != stats.Count{}) && r.n > 0 {
			want = "want a follow-up for each group or for none"
		}
	case seen < 0 || seen > due:
		want = "want from 0 to all of those due to be seen"
	case r.kind == rateKind || r.kind == numberKind || r.kind == amountKind || r.kind == perKind:
		want = "want a follow-up of shares, means and estimates only"
	case r.n != seen && (r.kind != shareKind || r.n != due):
		want = "want the people of the figure to be those seen or, for a share, all who were due"
	case r.kind == shareKind && r.count.Events > seen:
		want = "want those counted to have been seen"
	}
	if want != "" {
		return fmt.Errorf("%w: %s", ErrFigure, want)
	}
	return nil
}

// checkSum checks that groups add up to the whole.
func (f Figure) checkSum() error {
	if len(f.Groups) == 0 {
		return nil
	}
	var n, events int
	var follow stats.Count
	names := map[string]bool{}
	for _, g := range f.Groups {
		if g.Group == "" || names[g.Group] {
			return fmt.Errorf("%w: want a name for each group, once", ErrFigure)
		}
		names[g.Group] = true
		n, events, follow = n+g.n, events+g.count.Events, follow.Merge(g.FollowUp)
	}
	if n != f.Overall.n || events != f.Overall.count.Events || follow != f.Overall.FollowUp {
		return fmt.Errorf("%w: want groups that add up to the whole", ErrFigure)
	}
	return nil
}
