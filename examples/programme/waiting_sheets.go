package main

import (
	"cmp"
	"slices"
	"time"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer"
)

// A toBeAsked is an interview that may be held now: its window is open, and nobody
// answered, declined or was found unable.
type toBeAsked struct {
	Mentorship  string          `json:"mentorship"`
	Participant string          `json:"participant"`
	Site        string          `json:"site"`
	Point       string          `json:"point"`
	Instruments []instrument.ID `json:"instruments"`
	Due         peer.Date       `json:"due"`
	Closes      peer.Date       `json:"closes"` // the last day on which it counts
	Overdue     bool            `json:"overdue"`
}

// A waitingList gathers the forms that are asked in one interview.
type waitingList map[peer.MentorshipID]map[string]toBeAsked

func (w waitingList) add(x interview, form instrument.ID) {
	if !x.assessment.Ask {
		return
	}
	of := w[x.course.Mentorship]
	if of == nil {
		of = map[string]toBeAsked{}
		w[x.course.Mentorship] = of
	}
	window := x.assessment.Window
	t, ok := of[window.Point]
	if !ok {
		t = toBeAsked{Mentorship: string(x.course.Mentorship), Participant: string(x.course.Participant), Site: string(x.course.Site),
			Point: window.Point, Due: window.Due, Closes: window.Closes, Overdue: x.overdue}
	}
	t.Instruments = append(t.Instruments, form)
	of[window.Point] = t
}

// lines returns the list, the earliest due day first.
func (w waitingList) lines() []toBeAsked {
	out := []toBeAsked{}
	for _, of := range w {
		for _, t := range of {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b toBeAsked) int {
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Mentorship, b.Mentorship), cmp.Compare(a.Point, b.Point))
	})
	return out
}

// Overdue returns the lines whose due day is past.
func (o outcomeReport) Overdue() []toBeAsked {
	return slices.DeleteFunc(slices.Clone(o.Waiting), func(t toBeAsked) bool { return !t.Overdue })
}

// A safetyLine is a sheet on which the item about death or self-harm was answered above
// never. Neither the answer nor a score is shown.
type safetyLine struct {
	Sheet       string        `json:"sheet"`
	Mentorship  string        `json:"mentorship"`
	Participant string        `json:"participant"`
	Site        string        `json:"site"`
	Instrument  instrument.ID `json:"instrument"`
	On          peer.Date     `json:"on"`
	Response    string        `json:"response,omitempty"`     // the contact that is named as the answer to it
	ResponseAt  time.Time     `json:"response_at,omitzero"`   // when it began
	Unanswered  bool          `json:"response_not_on_record"` // somebody has to look now
	Days        int           `json:"days_since"`             // from the answer to the report
	zone        *time.Location
}

// A silentLine is a sheet on which the item about death or self-harm has no answer, which
// says nothing either way: somebody asks.
type silentLine struct {
	Sheet       string        `json:"sheet"`
	Mentorship  string        `json:"mentorship"`
	Participant string        `json:"participant"`
	Site        string        `json:"site"`
	Instrument  instrument.ID `json:"instrument"`
	On          peer.Date     `json:"on"`
}

// silent returns the sheets on which the safety item was left out, whatever became of
// their score.
func (r *replay) silent(sheets []sheetRow) []silentLine {
	lines := []silentLine{}
	for _, s := range sheets {
		if m := r.rows[s.mentorship]; s.result.Has(instrument.SafetyItemUnanswered) {
			lines = append(lines, silentLine{Sheet: s.id, Mentorship: string(m.id), Participant: string(m.participant), Site: string(m.site), Instrument: s.instrument, On: s.on})
		}
	}
	return lines
}

// flagged returns the sheets with a safety flag, whatever became of their score, and
// counts those that were recorded late.
func (r *replay) flagged(sheets []sheetRow, at time.Time) (lines []safetyLine, late int, err error) {
	lines = []safetyLine{}
	contacts := map[peer.EncounterID]peer.Encounter{}
	for _, e := range r.d.knownContacts(at) {
		contacts[e.ID] = e
	}
	span, _ := peer.LateEntry()
	for _, s := range sheets {
		m := r.rows[s.mentorship]
		z := r.d.zoneOf(m.site)
		limit, err := r.d.calendar(m.site).Add(s.on.AddDays(1).Start(z), span)
		if err != nil {
			return nil, 0, err
		}
		late += one(s.recorded.After(limit))
		if !s.result.Has(instrument.SuicidalIdeationItem) {
			continue
		}
		l := safetyLine{Sheet: s.id, Mentorship: string(m.id), Participant: string(m.participant), Site: string(m.site), Instrument: s.instrument, On: s.on, Unanswered: true,
			Days: int(r.day(at, m.site).Start(time.UTC).Sub(s.on.Start(time.UTC)).Hours() / 24), zone: z}
		if e, ok := contacts[s.response]; ok {
			l.Response, l.ResponseAt, l.Unanswered = string(e.ID), e.Start.UTC(), false
		}
		lines = append(lines, l)
	}
	return lines, late, nil
}

// Unanswered returns the flags to which no response is on record.
func (o outcomeReport) Unanswered() []safetyLine {
	return slices.DeleteFunc(slices.Clone(o.Safety), func(l safetyLine) bool { return !l.Unanswered })
}

// ToDo returns how many overdue interviews and unanswered flags wait for somebody.
func (o outcomeReport) ToDo() int { return len(o.Overdue()) + len(o.Unanswered()) }
