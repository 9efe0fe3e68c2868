package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// An outcomeReport is what the questionnaires of every course in the records came to.
// It shows no answer, no score and no band of anybody.
type outcomeReport struct {
	Courses      int                                                            `json:"courses"`
	Target       float64                                                        `json:"target"` // follow-up rate aimed at
	TargetSource string                                                         `json:"target_source"`
	Definition   string                                                         `json:"definition"` // of the follow-up rate
	Forms        []formReport                                                   `json:"forms"`
	Waiting      []toBeAsked                                                    `json:"to_be_asked"`
	Safety       []safetyLine                                                   `json:"safety"`
	Late         int                                                            `json:"late"`            // sheets recorded late
	Beside       int                                                            `json:"beside_schedule"` // sheets that nothing asked for: no first meeting, or other needs
	Reading      []string                                                       `json:"reading"`
	followUp     map[instrument.ID]map[string]map[peer.SiteID]outcomes.FollowUp // of closed windows
	scores       map[instrument.ID]map[string]scored
	target       source.Source
}

// A formReport is one questionnaire.
type formReport struct {
	Instrument instrument.ID        `json:"instrument"`
	Name       string               `json:"name"`
	AskedOf    []peer.Domain        `json:"asked_of"` // needs; everybody if none
	Low        float64              `json:"low"`
	High       float64              `json:"high"`
	Direction  instrument.Direction `json:"direction"`
	Permission string               `json:"permission,omitempty"`
	Source     string               `json:"source"`
	Points     []pointReport        `json:"points"`
	Changes    []scoreChange        `json:"changes"`
}

// A pointReport says where the interviews of one point stand. Those due are the sum
// of the states; an overdue one is open, too.
type pointReport struct {
	Point    string       `json:"point"`
	Due      int          `json:"due"` // whose window has opened
	Done     int          `json:"done"`
	Open     int          `json:"open"`
	Overdue  int          `json:"overdue"` // open, with the due day past
	Declined int          `json:"declined"`
	Unable   int          `json:"unable"`
	Because  []count      `json:"unable_because"`
	Outside  int          `json:"outside_window"`
	Missed   int          `json:"missed"`
	Rate     stats.Figure `json:"rate"` // done of due, Wilson

	ClosedDue  int `json:"closed_due"`  // of those due, whose window has closed
	ClosedDone int `json:"closed_done"` // of them

	Prorated    int            `json:"prorated"`     // of those done
	NotScorable int            `json:"not_scorable"` // likewise
	People      int            `json:"people"`       // with a score, by their first course
	Mean        stats.Figure   `json:"mean"`         // t interval, ended where the scale ends; no value for fewer than five
	SD          stats.Estimate `json:"sd"`
}

// Scored are the scores of people at a point whose window has closed, by their first course.
type scored struct {
	due    int
	values []float64
}

// An interview is one form at one point of one course.
type interview struct {
	course     outcomes.Episode
	first      bool // course of the person
	assessment outcomes.Assessment
	score      stats.Estimate // of what counts
	state      instrument.State
	on         peer.Date // when it was answered
	reason     string    // why they could not be asked
	overdue    bool      // nobody answered yet, and the due day is past
	closed     bool      // the window has closed
}

// outcomes looks at every form of every course.
func (r *replay) outcomes(at time.Time, courses, first []outcomes.Episode) (outcomeReport, error) {
	q := r.d.programme.Questionnaires
	out := outcomeReport{Courses: len(courses), Forms: []formReport{}, Waiting: []toBeAsked{}, Safety: []safetyLine{}, Reading: []string{},
		followUp: map[instrument.ID]map[string]map[peer.SiteID]outcomes.FollowUp{}, scores: map[instrument.ID]map[string]scored{}}
	sheets := r.d.knownSheets(at)
	var err error
	if out.Safety, out.Late, err = r.flagged(sheets, at); err != nil {
		return out, err
	}
	if len(q.Forms) == 0 {
		return out, nil
	}
	if err := out.define(q.Forms[0]); err != nil {
		return out, err
	}
	counts := map[string]bool{}
	waiting := waitingList{}
	for _, f := range q.Forms {
		all := map[string][]interview{}
		for _, c := range courses {
			if !f.asks(r.d.participants[c.Participant].Needs) {
				continue
			}
			isFirst := slices.ContainsFunc(first, func(o outcomes.Episode) bool { return o.Mentorship == c.Mentorship })
			list, err := r.interviews(f, c, isFirst, sheets, at, counts)
			if err != nil {
				return out, err
			}
			for _, x := range list {
				all[x.assessment.Window.Point] = append(all[x.assessment.Window.Point], x)
				waiting.add(x, f.Instrument)
			}
		}
		report, err := out.form(f, all)
		if err != nil {
			return out, err
		}
		out.Forms = append(out.Forms, report)
	}
	for _, s := range sheets {
		out.Beside += one(!counts[s.id])
	}
	out.Waiting = waiting.lines()
	out.Reading = outcomeReading
	return out, nil
}

// define takes target and definition of the follow-up rate from the library.
func (o *outcomeReport) define(f askForm) error {
	m, err := outcomes.MeasureOf("follow-up-gpra")
	if err != nil {
		return err
	}
	o.Target, o.target, o.TargetSource = f.schedule.Target, f.schedule.TargetSource, marked(f.schedule.TargetSource.String())
	o.Definition = m.Numerator + " / " + m.Denominator
	return nil
}

func (r *replay) day(at time.Time, s peer.SiteID) peer.Date { return peer.DateOf(at, r.d.zoneOf(s)) }

// interviews returns the interviews of one form and one course, and marks the sheets
// that belong to them.
func (r *replay) interviews(f askForm, c outcomes.Episode, isFirst bool, sheets []sheetRow, at time.Time, counts map[string]bool) ([]interview, error) {
	course := outcomes.Course{Intake: r.day(c.Start, c.Site)}
	if c.Ending != outcomes.Ongoing {
		course.End = r.day(c.End, c.Site)
	}
	var mine []sheetRow
	var replies []outcomes.Reply
	for _, s := range sheets {
		if s.mentorship == c.Mentorship && (s.instrument == f.Instrument || s.instrument == "") {
			counts[s.id] = true
			mine = append(mine, s)
			replies = append(replies, outcomes.Reply{Point: s.point, Kind: s.reply, On: s.on})
		}
	}
	list, err := f.schedule.Assessments(course, replies, r.day(at, c.Site))
	if err != nil {
		return nil, err
	}
	var out []interview
	for _, a := range list {
		x := interview{course: c, first: isFirst, assessment: a, overdue: a.Ask && a.Window.Due.Before(r.day(at, c.Site)), closed: a.Window.Closes.Before(r.day(at, c.Site))}
		for _, s := range mine {
			x.take(s)
		}
		out = append(out, x)
	}
	return out, nil
}

// take reads off a sheet what belongs to the interview: the first answer within the
// window, and the last reason.
func (x *interview) take(s sheetRow) {
	w := x.assessment.Window
	switch {
	case s.point != w.Point:
	case s.reply == outcomes.Unable && x.assessment.State == outcomes.AssessmentUnable:
		x.reason = s.reason
	case s.reply == outcomes.Answered && x.assessment.State == outcomes.AssessmentDone && x.state == "" && !s.on.Before(w.Opens) && !w.Closes.Before(s.on):
		total := s.result.Total()
		x.state, x.on = total.State, s.on
		if total.Scorable() {
			x.score = stats.Known(total.Value)
		}
	}
}

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
		single := outcomes.FollowUpOf([]outcomes.Assessment{x.assessment}, name, false)
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
