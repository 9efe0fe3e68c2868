package main

import (
	"fmt"
	"slices"

	"github.com/alongside-go/alongside/outcomes/instrument"
	publish "github.com/alongside-go/alongside/outcomes/report"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// satisfactionForms ask how content people are with the support.
var satisfactionForms = []instrument.ID{ownSatisfaction, "csq-8"}

// followUp is how many of those due answered in time. It is told of the first form that
// is asked of everybody: figures of several forms would be about the same people.
func (q quality) followUp() (publish.Section, error) {
	o := q.rep.Outcomes
	s := publish.Section{Title: "Follow-up"}
	i := slices.IndexFunc(o.Forms, func(f formReport) bool { return len(f.AskedOf) == 0 && len(f.Points) > 1 })
	if i < 0 {
		s.Text = []string{"The programme asks no questionnaire of everybody twice, so that there is no follow-up to tell."}
		return s, nil
	}
	form := o.Forms[i]
	s.Text = []string{fmt.Sprintf("Of courses of support with a first meeting since %s. Interviews whose window has closed are counted, also where support has ended; whoever declined, died or could not be asked stays in. Nobody is asked again after a decline.", longDate(q.rep.RecordsFrom))}
	for _, p := range form.Points {
		if p.ClosedDue == 0 {
			continue
		}
		counts := map[peer.SiteID]stats.Count{}
		for site, f := range o.followUp[form.Instrument][p.Point] {
			counts[site] = stats.Count{Events: f.Done, N: f.Due}
		}
		name := fmt.Sprintf("%s: answered in time", spaced(p.Point))
		f := q.shares("follow_up_"+p.Point, name, fmt.Sprintf("Counted: interviews held within their window. Out of: those whose window has closed. Form: %s.", form.Name), o.target, counts)
		f.Target, f.TargetSource = stats.Known(o.Target), o.target
		s.Figures = append(s.Figures, f)
	}
	return s, nil
}

// satisfied is how content people say they are.
func (q quality) satisfied() (publish.Section, error) {
	o := q.rep.Outcomes
	s := publish.Section{Title: "Satisfaction"}
	for _, form := range o.Forms {
		if !slices.Contains(satisfactionForms, form.Instrument) {
			continue
		}
		asked, _ := q.r.d.programme.Questionnaires.of(form.Instrument)
		for _, p := range form.Points {
			scores := o.scores[form.Instrument][p.Point]
			if len(scores.values) < max(fewScores, q.least) {
				s.Text = append(s.Text, fmt.Sprintf("%s, %s: too few have answered to tell it.", form.Name, spaced(p.Point)))
				continue
			}
			sample, err := stats.Describe(scores.values)
			if err != nil {
				return s, err
			}
			if sample.SD == 0 {
				s.Text = append(s.Text, fmt.Sprintf("%s, %s: all answered alike, so that a mean would tell what each one said.", form.Name, spaced(p.Point)))
				continue
			}
			s.Figures = append(s.Figures, publish.Figure{ID: fmt.Sprintf("%s_%s", form.Instrument, p.Point), Name: fmt.Sprintf("%s, %s", form.Name, spaced(p.Point)),
				Definition: fmt.Sprintf("Mean of those who answered in time and whose window has closed, from %g to %g; each person once, by their first course.", form.Low, form.High), Source: asked.total.Source,
				Overall: publish.Row{Quantity: publish.Mean(sample, fmt.Sprintf("of %g", form.High)).Within(form.Low, form.High), FollowUp: stats.Count{Events: sample.N, N: scores.due}}})
		}
	}
	if len(s.Figures)+len(s.Text) == 0 {
		s.Text = []string{"The programme asks no questionnaire of satisfaction."}
		return s, nil
	}
	s.Text = append(s.Text, "Answers are given to the programme by name. People who depend on a service rate it kindly, and those who were content stay to be asked.")
	return s, nil
}

// changed is how the scores of the same people changed.
func (q quality) changed() (publish.Section, error) {
	s := publish.Section{Title: "Change between interviews", Text: []string{"The same people, by their first course of support. Due are here those whose second window has closed and who have a first score, which are fewer than those due for follow-up. A form is left out where too few have both scores, or where its numbers beside the follow-up would give a small one away."}}
	var made []publish.Comparison
	leftOut := false
	for _, form := range q.rep.Outcomes.Forms {
		for i, c := range form.Changes {
			switch {
			case c.comparison == nil: // nothing was compared
			case c.comparison.Supported.Score.SD > 0 && !q.small(c.comparison.Supported.Seen.N) && !q.small(c.beside(form.Points[i+1])...):
				made = append(made, *c.comparison)
			default:
				leftOut = true
			}
		}
	}
	if len(made) == 0 {
		s.Text = append(s.Text, "There is none to tell.")
		return s, nil
	}
	if leftOut {
		s.Text = append(s.Text, "Another form was compared and is left out. The p values reckon with those told, and would be larger if they reckoned with all.")
	}
	var err error
	s.Comparisons, err = publish.Several(made, stats.Holm)
	return s, err
}

// beside returns what the numbers of a change and of the follow-up at its second point
// tell when one is taken from the other: who answered without two scores, and who was
// due without a first one.
func (c scoreChange) beside(p pointReport) []int {
	return []int{p.ClosedDone - c.Both, p.ClosedDue - c.Both - c.NoSecond}
}
