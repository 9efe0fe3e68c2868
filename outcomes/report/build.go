package report

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"github.com/alongside-go/alongside/outcomes/evidence"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/source"
)

// A Report is a report that may leave: it does not hold what it withholds. Create one
// with [Build] and write it with [Report.Write]. It is not read back: a report is made
// anew from what was known on its day.
type Report struct{ told told }

// told is a report as it is written.
type told struct {
	Title     string        `json:"title"`
	Programme string        `json:"programme"`
	From      peer.Date     `json:"from"`
	Through   peer.Date     `json:"through"`
	On        peer.Date     `json:"on"`
	Minimum   int           `json:"minimum"` // least count shown
	Why       source.Source `json:"minimum_source"`
	Level     float64       `json:"level"`
	Summary   []string      `json:"summary"`
	Sections  []toldSection `json:"sections"`
	Changes   []string      `json:"changes"`
	Claims    []toldClaim   `json:"claims"`
}

type toldSection struct {
	Title       string           `json:"title"`
	Text        []string         `json:"text"`
	Figures     []toldFigure     `json:"figures"`
	Tables      []toldTable      `json:"tables"`
	Comparisons []toldComparison `json:"comparisons"`
	Charts      []toldChart      `json:"charts"`
}

type toldTable struct {
	Title      string        `json:"title"`
	Definition string        `json:"definition"`
	Source     source.Source `json:"source"`
	RowTitle   string        `json:"row_title"`
	Rows       []string      `json:"rows"`
	Columns    []string      `json:"columns"`
	consent.SuppressedTable
}

type toldChart struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	SVG         string `json:"svg"` // base64; empty where the picture is left out
	Withheld    bool   `json:"withheld"`
}

type toldClaim struct {
	Sentence string        `json:"sentence"`
	Grade    string        `json:"grade"`
	Source   source.Source `json:"source"`
}

// Build makes the report of a draft. Counts of people from 1 to the minimum less one are
// withheld, and with them every other count, percentage, interval and sentence from which
// the report would let one be worked out:
//
//   - of a figure and its groups, and of a table, whatever [consent.Suppress] hides; a
//     percentage also where only its complement is small;
//   - all of a figure that lies within another, if few people lie between or any of it is
//     withheld;
//   - who was left out, and of a single such number one beside it;
//   - how many were followed up, if those not seen are few in any group of the figure, or
//     in a figure or comparison with as many due; and a share of all who were due, if few
//     were not seen and another figure or comparison counts those seen;
//   - an amount for each of so many people, if that number is withheld elsewhere;
//   - of a comparison, its figures and tests if people with or without the event are few,
//     and follow-up, baseline and scenarios if those not seen are, but not what they warn
//     of: that follow-up was or may have been low or uneven, that the direction may rest
//     on those not seen, and how far apart the groups were at entry in what has more than
//     [MaxLevels] values; of the baseline, also what has up to [MaxLevels] values of which few people have one, categories of
//     which few people have none, and with either the weighted difference; the time of
//     follow-up, if it is known of few.
//
// What is told of a figure without its groups, and which sizes of groups are told, does
// not depend on what else is counted: figures of the same people, or with the same
// groups, do not give each other away. Otherwise each figure, table and comparison is
// judged by itself, and so is a change against the report sent before: people who are
// counted in several belong into one table. What a programme writes in its own words is
// told as it is written.
//
// It returns [ErrDraft], [ErrFigure], [ErrChart], [ErrCitation], [ErrQuestion] for a
// comparison that [Compare] or [CompareChange] did not make, [consent.ErrCounts] for
// counts of a table or a minimum that cannot be, [stats.ErrLevel], or [stats.ErrOverflow]
// for a rate that is too large to hold.
func Build(d Draft) (Report, error) {
	if err := d.check(); err != nil {
		return Report{}, err
	}
	if d.Minimum == (consent.CellMinimum{}) {
		d.Minimum = LeastShown()
	}
	if d.Minimum.N < 2 {
		return Report{}, fmt.Errorf("report: %w: want a minimum of 2 or more", consent.ErrCounts)
	}
	if d.Level == 0 {
		d.Level = stats.DefaultLevel
	}
	if !(d.Level > 0 && d.Level < 1) {
		return Report{}, fmt.Errorf("report: %w", stats.ErrLevel)
	}
	t := told{Title: d.Title, Programme: d.Programme, From: d.From, Through: d.Through, On: d.On, Minimum: d.Minimum.N, Why: d.Minimum.Source,
		Level: d.Level, Summary: append([]string{}, d.Summary...), Sections: []toldSection{}, Changes: []string{}, Claims: []toldClaim{}}
	figures := map[string]figureAt{}
	l := d.linked()
	for _, s := range d.Sections {
		section, err := d.section(s, figures, l)
		if err != nil {
			return Report{}, fmt.Errorf("section %q: %w", s.Title, err)
		}
		t.Sections = append(t.Sections, section)
	}
	changed := map[string]bool{}
	for _, c := range d.Changes {
		if changed[c.Figure] {
			return Report{}, fmt.Errorf("%w: want one change of a figure: two would tell of each other", ErrDraft)
		}
		changed[c.Figure] = true
		line, err := d.change(c, figures)
		if err != nil {
			return Report{}, err
		}
		t.Changes = append(t.Changes, line)
	}
	for _, c := range d.Claims {
		cited, err := cite(c)
		if err != nil {
			return Report{}, err
		}
		t.Claims = append(t.Claims, cited)
	}
	return Report{t}, nil
}

// A figureAt is a figure with what was told of it.
type figureAt struct {
	figure Figure
	told   toldFigure
}

func (d Draft) section(s Section, figures map[string]figureAt, l linkage) (toldSection, error) {
	out := toldSection{Title: s.Title, Text: append([]string{}, s.Text...),
		Figures: []toldFigure{}, Tables: []toldTable{}, Comparisons: []toldComparison{}, Charts: []toldChart{}}
	for _, f := range s.Figures {
		if _, twice := figures[f.ID]; twice {
			return out, fmt.Errorf("%w: want each figure's id once", ErrDraft)
		}
		shown, err := d.figure(f, l)
		if err != nil {
			return out, fmt.Errorf("figure %q: %w", f.ID, err)
		}
		figures[f.ID] = figureAt{f, shown}
		out.Figures = append(out.Figures, shown)
	}
	for _, table := range s.Tables {
		shown, err := d.table(table)
		if err != nil {
			return out, fmt.Errorf("table %q: %w", table.Title, err)
		}
		out.Tables = append(out.Tables, shown)
	}
	for _, c := range s.Comparisons {
		shown, err := d.comparison(c, l)
		if err != nil {
			return out, fmt.Errorf("comparison %q: %w", c.Question.Outcome, err)
		}
		out.Comparisons = append(out.Comparisons, shown)
	}
	for _, c := range s.Charts {
		shown, err := d.chart(c)
		if err != nil {
			return out, fmt.Errorf("chart %q: %w", c.Title, err)
		}
		out.Charts = append(out.Charts, shown)
	}
	return out, nil
}

func (d Draft) table(t Table) (toldTable, error) {
	switch {
	case t.Title == "" || t.Definition == "" || t.Source.Title == "" || t.RowTitle == "":
		return toldTable{}, fmt.Errorf("%w: want a title, a definition, a source and what the rows are", ErrFigure)
	case len(t.Rows) != len(t.Counts) || len(t.Counts) > 0 && len(t.Columns) != len(t.Counts[0]):
		return toldTable{}, fmt.Errorf("%w: want a name for each row and column", ErrFigure)
	}
	shown, err := consent.Suppress(t.Counts, d.Minimum.N)
	if err != nil {
		return toldTable{}, err
	}
	return toldTable{t.Title, t.Definition, t.Source, t.RowTitle, append([]string{}, t.Rows...), append([]string{}, t.Columns...), shown}, nil
}

func (d Draft) chart(c Chart) (toldChart, error) {
	switch {
	case c.Title == "" || c.Description == "":
		return toldChart{}, fmt.Errorf("%w: want a title and a description", ErrChart)
	case c.People < 1:
		return toldChart{}, fmt.Errorf("%w: want the least number of people behind the picture", ErrChart)
	}
	if err := checkSVG(c.SVG); err != nil {
		return toldChart{}, err
	}
	if c.People < d.Minimum.N {
		return toldChart{Title: c.Title, Description: "Withheld: a number that the picture tells is below the minimum.", Withheld: true}, nil
	}
	return toldChart{Title: c.Title, Description: c.Description, SVG: base64.StdEncoding.EncodeToString(c.SVG)}, nil
}

// checkSVG checks that a picture is well-formed with svg as its outermost element. It is
// shown as an image, in which no script runs and nothing is fetched.
func checkSVG(svg []byte) error {
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	root := ""
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("%w: want well-formed SVG", ErrChart)
		}
		if start, ok := token.(xml.StartElement); ok && root == "" {
			root = start.Name.Local
		}
	}
	if root != "svg" {
		return fmt.Errorf("%w: want well-formed SVG", ErrChart)
	}
	return nil
}

// cite takes a claim that says how far it carries.
func cite(c evidence.Claim) (toldClaim, error) {
	_, verdict := c.Verdict.MarshalText()
	_, grade := c.Grade.MarshalText()
	_, design := c.Design.MarshalText()
	var lacks []string
	for _, part := range []struct {
		name  string
		lacks bool
	}{
		{"what it says", c.Says == ""}, {"a verdict", verdict != nil}, {"a grade", grade != nil}, {"a design", design != nil},
		{"a caveat", c.Caveat == ""}, {"the title of its source", c.Source.Title == ""},
	} {
		if part.lacks {
			lacks = append(lacks, part.name)
		}
	}
	if lacks != nil {
		return toldClaim{}, fmt.Errorf("%w: claim %q lacks %s", ErrCitation, c.ID, list(lacks))
	}
	return toldClaim{c.Sentence(), string(c.Grade), c.Source}, nil
}
