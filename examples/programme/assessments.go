package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	publish "github.com/alongside-go/alongside/outcomes/report"
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
	Silent       []silentLine                                                   `json:"safety_item_unanswered"`
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
	sheet      string    // that the state rests on
	reason     string    // why they could not be asked
	overdue    bool      // nobody answered yet, and the due day is past
	closed     bool      // the window has closed
}

// outcomes looks at every form of every course.
func (r *replay) outcomes(at time.Time, courses, first []outcomes.Episode) (outcomeReport, error) {
	q := r.d.programme.Questionnaires
	out := outcomeReport{Courses: len(courses), Forms: []formReport{}, Waiting: []toBeAsked{}, Safety: []safetyLine{}, Silent: []silentLine{}, Reading: []string{},
		followUp: map[instrument.ID]map[string]map[peer.SiteID]outcomes.FollowUp{}, scores: map[instrument.ID]map[string]scored{}}
	sheets, deaths := r.d.knownSheets(at), r.deaths()
	var err error
	if out.Safety, out.Late, err = r.flagged(sheets, at); err != nil {
		return out, err
	}
	out.Silent = r.silent(sheets)
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
			list, err := r.interviews(f, c, isFirst, deaths[r.person(c.Participant)], sheets, at, counts)
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
	if err := out.reckonTogether(); err != nil {
		return out, err
	}
	for _, s := range sheets {
		out.Beside += one(!counts[s.id])
	}
	out.Waiting = waiting.lines()
	out.Reading = outcomeReading
	return out, nil
}

// reckonTogether reckons every change with all that were looked at.
func (o *outcomeReport) reckonTogether() error {
	var made []publish.Comparison
	var of []*scoreChange
	for _, f := range o.Forms {
		for i := range f.Changes {
			if c := &f.Changes[i]; c.comparison != nil {
				made, of = append(made, *c.comparison), append(of, c)
			}
		}
	}
	if len(made) == 0 {
		return nil
	}
	made, err := publish.Several(made, stats.Holm)
	if err != nil {
		return err
	}
	for i, c := range of {
		c.Words = made[i].Sentences()
	}
	return nil
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

// deaths returns when people died, as far as support ended by it: then no interview of
// an earlier course is asked for either.
func (r *replay) deaths() map[peer.ParticipantID]time.Time {
	out := map[peer.ParticipantID]time.Time{}
	for _, m := range r.mentorships {
		if m.IsOver() && m.ClosureReason() == peer.ClosureDeceased {
			out[r.person(m.Participant())] = m.EndedAt()
		}
	}
	return out
}

// interviews returns the interviews of one form and one course, and marks the sheets
// that belong to them.
func (r *replay) interviews(f askForm, c outcomes.Episode, isFirst bool, died time.Time, sheets []sheetRow, at time.Time, counts map[string]bool) ([]interview, error) {
	course := outcomes.Course{Intake: r.day(c.Start, c.Site)}
	if c.Ending != outcomes.Ongoing {
		course.End = r.day(c.End, c.Site)
	}
	if !died.IsZero() && !died.Before(c.Start) {
		course.Died = r.day(died, c.Site)
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
		if a.State == outcomes.AssessmentUnable && x.reason == "" {
			x.reason = "died" // no sheet says it
		}
		out = append(out, x)
	}
	return out, nil
}

// take reads off a sheet what belongs to the interview: the first answer that counts, or
// the last reply that explains why there is none.
func (x *interview) take(s sheetRow) {
	w := x.assessment.Window
	here := s.point == w.Point
	switch x.assessment.State {
	case outcomes.AssessmentDone:
		if here && s.reply == outcomes.Answered && x.state == "" && !s.on.Before(w.Opens) && !w.Closes.Before(s.on) {
			x.answer(s)
		}
	case outcomes.AssessmentOutside:
		if here && s.reply == outcomes.Answered {
			x.sheet = s.id
		}
	case outcomes.AssessmentDeclined:
		if here && s.reply == outcomes.Declined || s.reply == outcomes.DeclinedAll && !w.Closes.Before(s.on) {
			x.sheet = s.id
		}
	case outcomes.AssessmentUnable:
		if here && s.reply == outcomes.Unable {
			x.sheet, x.reason = s.id, s.reason
		}
	}
}

func (x *interview) answer(s sheetRow) {
	total := s.result.Total()
	x.sheet, x.state, x.on = s.id, total.State, s.on
	if total.Scorable() {
		x.score = stats.Known(total.Value)
	}
}
