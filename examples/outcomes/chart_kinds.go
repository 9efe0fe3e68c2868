package main

import (
	"io"
	"slices"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/outcomes/chart"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// A picture draws itself and says in words what it shows.
type picture interface {
	SVG() ([]byte, error)
	PNG() ([]byte, error)
	Description() string
}

// forestPicture reads studies as meta does, and pools them by the method.
func forestPicture(name string, stdin io.Reader, measure, title string, options stats.PoolOptions) (picture, error) {
	a, effects, err := readStudies(name, stdin, measure)
	if err != nil {
		return nil, err
	}
	if len(effects) == 0 {
		return nil, ofFile(name, stats.ErrNoStudies)
	}
	m, err := stats.Pool(effects, options)
	if err != nil {
		return nil, ofFile(name, err)
	}
	var names []string
	for _, s := range a.Studies {
		names = append(names, s.Study)
	}
	f, err := chart.ForestOf(m, effects, names, 0, measure == "rr" || measure == "or")
	if err != nil {
		return nil, ofFile(name, err)
	}
	f.Title = title
	f.Effect = map[string]string{"rr": "Risk ratio", "or": "Odds ratio", "rd": "Risk difference", "smd": "Hedges' g"}[measure]
	return f, nil
}

// points reads a file of a label and numbers, all of it, and tells everything that is wrong.
func points(name string, stdin io.Reader, label string, columns []input.Column, take func(*input.Rows)) (labels []string, err error) {
	file, err := input.Open(name, stdin)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var problems input.Problems
	rows := input.CSV(file, &problems, input.Table{Columns: append(columns, input.Column{Name: label})})
	for rows.Next() {
		labels = append(labels, string([]byte(rows.Text(label))))
		take(rows)
	}
	if problems.Len() == 0 && len(labels) == 0 {
		problems.Add(file.Name, 1, input.WholeLine, "there are no rows")
	}
	return labels, problems.Err()
}

// readCount reads a row's people and how many of them had the event.
func readCount(rows *input.Rows) stats.Count {
	c := stats.Count{Events: rows.Int("events", 0, largestCount), N: rows.Int("n", 1, largestCount)}
	if rows.OK() && c.Events > c.N {
		rows.Problem("events", "are more than n")
	}
	return c
}

// controlPicture draws label,value as single values with their moving ranges.
func controlPicture(name string, stdin io.Reader, title string) (picture, error) {
	var values []float64
	labels, err := points(name, stdin, "label", []input.Column{{Name: "value"}}, func(r *input.Rows) { values = append(values, r.Float("value")) })
	if err != nil {
		return nil, err
	}
	x, err := stats.NewXmR(values)
	if err != nil {
		return nil, ofFile(name, err)
	}
	signals, err := x.Signals(stats.SignalOptions{})
	if err != nil {
		return nil, ofFile(name, err)
	}
	phase, err := chart.PhaseOfXmR("", labels, x, signals)
	if err != nil {
		return nil, ofFile(name, err)
	}
	return chart.Control{Title: title, Phases: []chart.ControlPhase{phase}}, nil
}

// funnelPicture draws site,events,n around the share of those sites together that are
// shown: of all of them it would tell of those that are left out for their small counts.
func funnelPicture(name string, stdin io.Reader, title string, least int) (picture, error) {
	var counts []stats.Count
	names, err := points(name, stdin, "site", []input.Column{{Name: "events"}, {Name: "n"}}, func(r *input.Rows) { counts = append(counts, readCount(r)) })
	if err != nil {
		return nil, err
	}
	f := chart.Funnel{Title: title, Least: least}
	for i, c := range counts {
		f.Sites = append(f.Sites, chart.FunnelSite{Name: names[i], Events: c.Events, N: c.N})
	}
	var all stats.Count
	for _, s := range f.Shown() {
		all = all.Merge(stats.Count{Events: s.Events, N: s.N})
	}
	if all.N == 0 {
		return nil, ofFile(name, chart.ErrNoData) // every site is left out
	}
	f.Theta = float64(all.Events) / float64(all.N)
	return f, nil
}

// kinds of pictures.
var kinds = []string{"survival", "forest", "control", "funnel"}

func knownKind(kind string) bool { return slices.Contains(kinds, kind) }
