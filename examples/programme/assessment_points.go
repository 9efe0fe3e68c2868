package main

import (
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

// form sums up one questionnaire.
func (o *outcomeReport) form(f askForm, all map[string][]interview) (formReport, error) {
	out := formReport{Instrument: f.Instrument, Name: f.in.Definition().Name, AskedOf: f.Needs, Low: f.total.Low, High: f.total.High, Direction: f.total.Direction,
		Permission: f.Permission, Source: marked(f.total.Source.String()), Points: []pointReport{}, Changes: []scoreChange{}}
	if out.AskedOf == nil {
		out.AskedOf = []peer.Domain{}
	}
	o.followUp[f.Instrument], o.scores[f.Instrument] = map[string]map[peer.SiteID]outcomes.FollowUp{}, map[string]scored{}
	for i, name := range f.Points {
		p, err := o.point(f, name, all[name])
		if err != nil {
			return out, err
		}
		out.Points = append(out.Points, p)
		if i == 0 {
			continue
		}
		c, err := changeOf(f, f.Points[0], name, all)
		if err != nil {
			return out, err
		}
		out.Changes = append(out.Changes, c)
	}
	return out, nil
}

func (o *outcomeReport) point(f askForm, name string, list []interview) (pointReport, error) {
	p := pointReport{Point: name}
	bySite := map[peer.SiteID]outcomes.FollowUp{}
	var all, over outcomes.FollowUp
	var people scored
	var scores []float64
	var reasons []string
	for _, x := range list {
		single, err := outcomes.FollowUpOf(f.schedule, []outcomes.Assessment{x.assessment}, name, false)
		if err != nil {
			return p, err
		}
		all = all.Plus(single)
		if x.closed {
			over, bySite[x.course.Site] = over.Plus(single), bySite[x.course.Site].Plus(single)
		}
		p.tally(x)
		if x.reason != "" {
			reasons = append(reasons, x.reason)
		}
		people.due += one(x.first && x.closed)
		if v, ok := x.score.Value(); ok && x.first {
			scores = append(scores, v)
			if x.closed {
				people.values = append(people.values, v)
			}
		}
	}
	p.Due, p.Done, p.Open, p.Because, p.People = all.Due, all.Done, all.Open, counted(reasons, unableReasons...), len(scores)
	p.ClosedDue, p.ClosedDone = over.Due, over.Done
	o.followUp[f.Instrument][name], o.scores[f.Instrument][name] = bySite, people
	var err error
	if p.Due > 0 {
		if p.Rate, err = stats.Proportion(stats.Count{Events: p.Done, N: p.Due}, stats.Wilson, 0); err != nil {
			return p, err
		}
	}
	p.Mean, p.SD, err = meanOf(scores)
	p.Mean.Low, p.Mean.High = within(p.Mean.Low, f.total), within(p.Mean.High, f.total)
	return p, err
}

// within ends a limit of a mean where the scale ends.
func within(limit stats.Estimate, s instrument.Scale) stats.Estimate {
	if v, ok := limit.Value(); ok {
		return stats.Known(min(max(v, s.Low), s.High))
	}
	return limit
}

// tally counts the states that a follow-up rate does not tell apart.
func (p *pointReport) tally(x interview) {
	switch x.assessment.State {
	case outcomes.AssessmentDeclined:
		p.Declined++
	case outcomes.AssessmentUnable:
		p.Unable++
	case outcomes.AssessmentOutside:
		p.Outside++
	case outcomes.AssessmentMissed:
		p.Missed++
	}
	p.Overdue += one(x.overdue)
	p.Prorated += one(x.state == instrument.Prorated)
	p.NotScorable += one(x.state == instrument.NotScorable)
}
