package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// Questionnaires are the forms that a programme asks, and when.
type questionnaires struct {
	Points []askPoint `json:"points"`
	Forms  []askForm  `json:"forms"`
}

// An askPoint is a time after the first meeting, with the window in which an answer
// counts. It stays due when support ends: who is asked must not depend on how it went.
type askPoint struct {
	Point        string `json:"point"`
	DueMonths    int    `json:"due_months"`
	DueDays      int    `json:"due_days"`
	BeforeMonths int    `json:"before_months"`
	BeforeDays   int    `json:"before_days"`
	AfterMonths  int    `json:"after_months"`
	AfterDays    int    `json:"after_days"`
}

// An askForm is a questionnaire that is asked at some of the points. Changes are
// counted from the first of them.
type askForm struct {
	Instrument instrument.ID `json:"instrument"`
	Points     []string      `json:"points"`
	Needs      []peer.Domain `json:"needs"`      // whom it is asked; none: everybody
	Permission string        `json:"permission"` // to use it, where its licence asks for one
	in         *instrument.Instrument
	total      instrument.Scale
	schedule   outcomes.Schedule
}

// ownSatisfaction is the id of the programme's own question about satisfaction.
const ownSatisfaction instrument.ID = "satisfaction"

// satisfaction is one question from 0 to 10. The published form for it, CSQ-8, needs a
// licence and a fee for each use.
func satisfaction() (*instrument.Instrument, error) {
	own := source.DesignDefault("one question of the programme's own, 0 not at all to 10 entirely satisfied with the support; nobody has validated it")
	item := instrument.Item{ID: "i1"}
	for code := 0; code <= 10; code++ {
		item.Answers = append(item.Answers, code)
	}
	return instrument.New(instrument.Definition{
		ID: ownSatisfaction, Name: "Satisfaction with the support, one question", Items: []instrument.Item{item},
		Scales: []instrument.Scale{{ID: totalScale, Items: []string{"i1"}, Combine: instrument.Sum, High: 10, Direction: instrument.HigherBetter,
			Gaps: instrument.Gaps{Source: own}, Source: own}},
		BandFor: []instrument.Reader{instrument.SupervisorReader},
		Licence: instrument.Licence{Terms: "the programme's own", Source: own}, Source: own,
	})
}

const totalScale = "total"

func instrumentOf(id instrument.ID) (*instrument.Instrument, error) {
	if id == ownSatisfaction {
		return satisfaction()
	}
	return instrument.Of(id)
}

// prepare looks every form up and makes its schedule. It returns what is wrong, or "".
func (q *questionnaires) prepare() string {
	target, err := outcomes.ScheduleOf("csat-gpra")
	if err != nil {
		return err.Error()
	}
	all := outcomes.Schedule{ID: "programme", Name: "the programme's own", Target: target.Target, TargetSource: target.TargetSource,
		Source: source.DesignDefault("the programme's own schedule")}
	for _, p := range q.Points {
		if slices.ContainsFunc(all.Points, func(o outcomes.Point) bool { return o.Name == p.Point }) {
			return "name a point twice"
		}
		all.Points = append(all.Points, outcomes.Point{Name: p.Point, Due: outcomes.Offset{Months: p.DueMonths, Days: p.DueDays},
			Before: outcomes.Offset{Months: p.BeforeMonths, Days: p.BeforeDays}, After: outcomes.Offset{Months: p.AfterMonths, Days: p.AfterDays}, Source: all.Source})
	}
	someDay := peer.DateOf(time.Unix(0, 0), time.UTC)
	if _, err := all.Windows(outcomes.Course{Intake: someDay}, someDay); err != nil {
		return "want a name for each point, and months and days from 0 to 10000"
	}
	for i := range q.Forms {
		if what := q.Forms[i].prepare(all); what != "" {
			return what
		}
		if slices.ContainsFunc(q.Forms[:i], func(o askForm) bool { return o.Instrument == q.Forms[i].Instrument }) {
			return "name a form twice"
		}
	}
	return ""
}

func (f *askForm) prepare(all outcomes.Schedule) string {
	var err error
	if f.in, err = instrumentOf(f.Instrument); err != nil {
		return "name a form that is not shipped"
	}
	if f.total, err = f.in.Scale(totalScale); err != nil || f.total.Direction == instrument.NoDirection {
		return "name a form without a total of which one end is better"
	}
	if ask := f.in.Definition().Licence.Ask; ask != (f.Permission != "") {
		return "want the permission to use it for a form whose licence asks for one, and for no other"
	}
	f.schedule = all
	f.schedule.Points = nil
	for _, name := range f.Points {
		i := slices.IndexFunc(all.Points, func(p outcomes.Point) bool { return p.Name == name })
		if i < 0 || slices.ContainsFunc(f.schedule.Points, func(p outcomes.Point) bool { return p.Name == name }) {
			return "a form is asked at points of the list, once at each"
		}
		f.schedule.Points = append(f.schedule.Points, all.Points[i])
	}
	if len(f.Points) == 0 {
		return "a form is asked at some point"
	}
	return ""
}

// of returns the form with an id.
func (q *questionnaires) of(id instrument.ID) (askForm, bool) {
	i := slices.IndexFunc(q.Forms, func(f askForm) bool { return f.Instrument == id })
	if i < 0 {
		return askForm{}, false
	}
	return q.Forms[i], true
}

// asks reports whether the form is for people with these needs.
func (f askForm) asks(needs []peer.Domain) bool {
	return len(f.Needs) == 0 || slices.ContainsFunc(f.Needs, func(d peer.Domain) bool { return slices.Contains(needs, d) })
}
