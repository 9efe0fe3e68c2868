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

// A stay is one way to say how long people stayed.
type stay struct {
	id, name, definition string // each with the day
	from                 source.Source
	seen                 func([]outcomes.Episode) []stats.Observation
	cells                func([]outcomes.Episode) []int // what figures of all days, side by side, would tell
}

var notLeft = stay{"retention_%g", "Had not left after %g days",
	"Estimated share of people who had not left %g days after the first meeting of their first course. Leaving is the participant's choice, a move, other support, or no contact any more.",
	source.DesignDefault("leaving is the event; completing, being stopped, death and going on end what could be seen (package outcomes, Retention)"), outcomes.Retention, stayCells}

var inSupport = stay{"in_support_%g", "Still in support after %g days",
	"Estimated share of people whose first course of support had not ended in any way %g days after its first meeting: leaving, reaching the goals, being stopped and death all end it.",
	source.DesignDefault("every ending is the event; going on ends what could be seen (package outcomes, Endings)"), untilAnyEnd, endCells}

// untilAnyEnd is how long courses lasted, whatever ended them.
func untilAnyEnd(all []outcomes.Episode) []stats.Observation {
	var seen []stats.Observation
	for _, e := range outcomes.EndingsOf(all) {
		seen = append(seen, stats.Observation{Time: e.Time, Event: e.Cause > 0})
	}
	return seen
}

// retention is how many stayed, by Kaplan-Meier. What had not left may have ended otherwise, up
// to everybody's death, so that those still in support stand beside it wherever they may.
func (q quality) retention() (publish.Section, error) {
	all := q.rep.Retention.first
	s := publish.Section{Title: "Retention", Text: []string{fmt.Sprintf("People with a first meeting since %s, each by their first course of support; those who were referred and never met are not among them. \"Had not left\" counts whoever completed, was stopped, died or goes on as staying for as long as they were seen "+
		"(Kaplan-Meier, interval on the log-log scale). \"Counted\" is the number at risk: those still seen on that day. As long as nothing was seen to happen the estimate has no interval, which is not to say that it is sure. Since completing, being stopped and dying rule leaving out, 100 %% less \"had not left\" is more than the share who left, and it is no share of those still in support.", longDate(q.rep.RecordsFrom))}}
	if len(all) == 0 {
		s.Text = append(s.Text, "No support has begun, so that there is nothing to estimate.")
		return s, nil
	}
	for _, day := range retainedDays {
		f, ok, err := q.retained(notLeft, all, day)
		if err != nil {
			return s, err
		}
		if !ok {
			s.Text = append(s.Text, fmt.Sprintf("Nobody was followed for %g days.", day))
			continue
		}
		s.Figures = append(s.Figures, f)
		if q.small(endCells(all)...) {
			continue
		}
		if f, _, err = q.retained(inSupport, all, day); err != nil {
			return s, err
		}
		s.Figures = append(s.Figures, f)
	}
	if q.small(endCells(all)...) {
		s.Text = append(s.Text, "How many were still in support, whatever ended it, is left out: it would give away a number that may not be told.")
	}
	picture, err := q.picture(all)
	s.Charts = append(s.Charts, picture)
	return s, err
}

// retained is the figure at a day; ok is false if nobody was followed that long.
func (q quality) retained(s stay, all []outcomes.Episode, day float64) (f publish.Figure, ok bool, err error) {
	f = publish.Figure{ID: fmt.Sprintf(s.id, day), Name: fmt.Sprintf(s.name, day), Source: s.from, Definition: fmt.Sprintf(s.definition, day)}
	row, ok, err := q.retainedRow(s, "", all, day)
	if !ok || err != nil {
		return f, false, err
	}
	f.Overall = row
	if q.small(s.cells(all)...) {
		return f, true, nil
	}
	for _, site := range q.r.d.programme.Sites {
		of := episodesOf(all, site.ID)
		if len(of) == 0 {
			continue
		}
		row, ok, err := q.retainedRow(s, q.names[site.ID], of, day)
		if err != nil {
			return f, false, err
		}
		if !ok || q.small(s.cells(of)...) {
			f.Groups = nil
			return f, true, nil
		}
		f.Groups = append(f.Groups, row)
	}
	return q.sites(f), true, nil
}

// retainedRow is withheld with the smallest number that the figures of all days, side
// by side, would tell.
func (q quality) retainedRow(s stay, name string, all []outcomes.Episode, day float64) (publish.Row, bool, error) {
	curve, err := stats.KaplanMeier(s.seen(all), stayConfidence)
	if err != nil {
		return publish.Row{}, false, err
	}
	step, err := curve.At(day)
	if err != nil {
		return publish.Row{}, false, nil // nobody was followed that long
	}
	n := curve.AtRisk(day)
	if cells := s.cells(all); q.small(cells...) {
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

// endCells are stayCells with those whose support ended otherwise apart from those who go on.
func endCells(all []outcomes.Episode) []int {
	cells := make([]int, 3*len(retainedDays)+1)
	for _, e := range outcomes.EndingsOf(all) {
		i := 0
		for i < len(retainedDays) && e.Time >= retainedDays[i] {
			i++
		}
		if i *= 3; i < 3*len(retainedDays) {
			switch e.Cause {
			case 0:
				i += 2
			case outcomes.CauseLeft:
			default:
				i++
			}
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
