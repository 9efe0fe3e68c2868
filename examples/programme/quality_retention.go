package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/chart"
	publish "github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// retainedDays are the days at which retention is told.
var retainedDays = []float64{30, 90}

var retainedFrom = source.DesignDefault("leaving is the event; completing, being stopped, death and going on end what could be seen (package outcomes, Retention)")

// retention is how many stayed, by Kaplan-Meier.
func (q quality) retention() (publish.Section, error) {
	all := q.rep.Retention.first
	s := publish.Section{Title: "Retention", Text: []string{fmt.Sprintf("People with a first meeting since %s, each by their first course of support. Whoever completed, was stopped, died or goes on counts as staying for as long as they were seen "+
		"(Kaplan-Meier, interval on the log-log scale). \"Counted\" is the number at risk: those still seen on that day. As long as nobody has left the estimate has no interval, which is not to say that it is sure. Since completing rules leaving out, 100 %% less this figure is more than the share who left.", longDate(q.rep.RecordsFrom))}}
	if len(all) == 0 {
		s.Text = append(s.Text, "No support has begun, so that there is nothing to estimate.")
		return s, nil
	}
	for _, day := range retainedDays {
		f, ok, err := q.retained(all, day)
		if err != nil {
			return s, err
		}
		if !ok {
			s.Text = append(s.Text, fmt.Sprintf("Nobody was followed for %g days yet.", day))
			continue
		}
		s.Figures = append(s.Figures, f)
	}
	picture, err := q.picture(all)
	s.Charts = append(s.Charts, picture)
	return s, err
}

// retained is the figure at a day; ok is false if nobody was followed that long.
func (q quality) retained(all []outcomes.Episode, day float64) (f publish.Figure, ok bool, err error) {
	f = publish.Figure{ID: fmt.Sprintf("retention_%g", day), Name: fmt.Sprintf("Had not left after %g days", day), Source: retainedFrom,
		Definition: fmt.Sprintf("Estimated share of people who had not left %g days after the first meeting of their first course. Leaving is the participant's choice, a move, other support, or no contact any more.", day)}
	row, ok, err := q.retainedRow("", all, day)
	if !ok || err != nil {
		return f, false, err
	}
	f.Overall = row
	if q.small(stayCells(all)...) {
		return f, true, nil
	}
	for _, site := range q.r.d.programme.Sites {
		of := episodesOf(all, site.ID)
		if len(of) == 0 {
			continue
		}
		row, ok, err := q.retainedRow(q.names[site.ID], of, day)
		if err != nil {
			return f, false, err
		}
		if !ok || q.small(stayCells(of)...) {
			f.Groups = nil
			return f, true, nil
		}
		f.Groups = append(f.Groups, row)
	}
	return q.sites(f), true, nil
}

// retainedRow is withheld with the smallest number that the figures of all days, side
// by side, would tell.
func (q quality) retainedRow(name string, all []outcomes.Episode, day float64) (publish.Row, bool, error) {
	curve, err := stats.KaplanMeier(outcomes.Retention(all), stayConfidence)
	if err != nil {
		return publish.Row{}, false, err
	}
	step, err := curve.At(day)
	if err != nil {
		return publish.Row{}, false, nil // nobody was followed that long
	}
	n := curve.AtRisk(day)
	if cells := stayCells(all); q.small(cells...) {
		n = leastOf(cells...)
	}
	percent := func(e stats.Estimate) stats.Estimate {
		if v, ok := e.Value(); ok {
			return stats.Known(100 * v)
		}
		return e
	}
	f := stats.Figure{Value: stats.Known(100 * step.Survival), StdErr: percent(step.StdErr), Low: percent(step.Low), High: percent(step.High)}
	if step.Survival == 1 {
		f.StdErr, f.Low, f.High = stats.Estimate{}, stats.Estimate{}, stats.Estimate{}
	}
	return publish.Row{Group: name, Quantity: publish.Given(f, n, "%")}, true, nil
}

func episodesOf(all []outcomes.Episode, site peer.SiteID) []outcomes.Episode {
	return slices.DeleteFunc(slices.Clone(all), func(e outcomes.Episode) bool { return e.Site != site })
}

// stayCells counts who left, and who went out of view otherwise, before each of the
// days at which retention is told, and who was seen until the last.
func stayCells(all []outcomes.Episode) []int {
	cells := make([]int, 2*len(retainedDays)+1)
	for _, o := range outcomes.Retention(all) {
		i := 0
		for i < len(retainedDays) && o.Time >= retainedDays[i] {
			i++
		}
		if i *= 2; i < 2*len(retainedDays) && !o.Event {
			i++
		}
		cells[i]++
	}
	return cells
}

// leastOf returns the least count, zero aside; 0 if there is none.
func leastOf(counts ...int) int {
	least := 0
	for _, n := range counts {
		if n > 0 && (least == 0 || n < least) {
			least = n
		}
	}
	return least
}

// picture draws the curve for as long as enough people were seen. It is withheld
// where the numbers in and beside it, or the cells of the figures, are small.
func (q quality) picture(all []outcomes.Episode) (publish.Chart, error) {
	seen := seenUntilFew(outcomes.Retention(all), q.least)
	curve, err := stats.KaplanMeier(seen, stayConfidence)
	if err != nil {
		return publish.Chart{}, err
	}
	p := chart.Survival{Title: "Share of people who have not left", Time: "Days since the first meeting", Share: "Not left",
		Groups: []chart.SurvivalGroup{{Curve: curve}}}
	svg, err := p.SVG()
	if err != nil {
		return publish.Chart{}, err
	}
	told := append(stayCells(all), curve.N(), curve.Events(), curve.AtRisk(curve.Last()))
	return publish.Chart{Title: p.Title, SVG: svg, People: leastOf(told...),
		Description: p.Description() + " Drawn until few were seen any more: later departures are in no figure of the picture. A step is somebody who left, as in every curve of this kind."}, nil
}

// seenUntilFew ends everybody's follow-up on the last whole day until which so many
// were seen, which leaves the curve before it as it is.
func seenUntilFew(exact []stats.Observation, least int) []stats.Observation {
	if len(exact) < least {
		return exact
	}
	byTime := slices.Clone(exact)
	slices.SortFunc(byTime, func(a, b stats.Observation) int { return cmp.Compare(b.Time, a.Time) })
	end := math.Floor(byTime[least-1].Time)
	out := slices.Clone(exact)
	for i, o := range out {
		if o.Time > end {
			out[i] = stats.Observation{Time: end}
		}
	}
	return out
}
