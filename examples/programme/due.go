package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// soon is how far ahead of the report deadlines are listed.
//
// Design: a manager's week.
const soon = 7 * 24 * time.Hour

// What is due at the moment of the report. Deadlines propose; people close.
type dueLists struct {
	Deadlines   []deadlineItem   `json:"deadlines"`
	Later       int              `json:"deadlines_later"` // that run and fall due after the days listed
	Paused      int              `json:"deadlines_paused"`
	NoContact   []noContactItem  `json:"no_contact"`
	CheckIns    []checkInLine    `json:"check_ins"`
	Endings     []endingLine     `json:"proposed_ends"`
	Considering []holdLine       `json:"considering"`
	PlannedEnds []plannedEnd     `json:"planned_ends"`
	Credentials []credentialItem `json:"credentials"`
}

// A deadlineItem is a deadline of a mentorship that is up or will be soon.
type deadlineItem struct {
	Mentorship  string               `json:"mentorship"`
	Participant string               `json:"participant"`
	Site        string               `json:"site"`
	Name        string               `json:"name"`
	State       peer.MentorshipState `json:"state"`
	Waiting     []string             `json:"waiting"`
	Since       time.Time            `json:"since"`
	Due         time.Time            `json:"due"`
	Overdue     bool                 `json:"overdue"`
	Proposes    peer.MentorshipEvent `json:"proposes,omitempty"`
	Reminders   int                  `json:"reminders_passed"`
	zone        *time.Location
}

// A noContactItem is a mentorship that goes on without contact.
type noContactItem struct {
	Mentorship  string              `json:"mentorship"`
	Participant string              `json:"participant"`
	Site        string              `json:"site"`
	Worker      string              `json:"worker"`
	LastContact time.Time           `json:"last_contact"` // the end of that made, or the start of support, or the end of a pause
	Attempts    int                 `json:"attempts_since"`
	Lacks       []peer.OutreachLack `json:"outreach_lacks"` // before anybody closes as unable to contact
	Step        peer.InactivityStep `json:"step"`
	StepSince   time.Time           `json:"step_since"`
	Turn        lifecycle.Party     `json:"turn,omitempty"` // whose word is awaited, if one of them spoke last
	zone        *time.Location
}

// A plannedEnd is a mentorship whose planned end has passed.
type plannedEnd struct {
	Mentorship  string    `json:"mentorship"`
	Participant string    `json:"participant"`
	Site        string    `json:"site"`
	Worker      string    `json:"worker"`
	Until       time.Time `json:"until"`
	zone        *time.Location
}

// due returns what is due at a moment, most pressing first.
func (r *replay) due(at time.Time, contacts []peer.Encounter) (dueLists, error) {
	l := dueLists{Deadlines: []deadlineItem{}, NoContact: []noContactItem{}, PlannedEnds: []plannedEnd{}, CheckIns: []checkInLine{},
		Endings: []endingLine{}, Considering: r.considering(at), Credentials: r.lapsedWork(at)}
	for _, row := range r.d.mentorships {
		m := r.mentorships[row.id]
		if m == nil {
			continue
		}
		if err := l.addDeadlines(r.d, row, m, at); err != nil {
			return l, err
		}
		if err := l.addInactive(r.d, row, m, at, contacts); err != nil {
			return l, err
		}
		if err := l.addCheckIns(r.d, row, m, at, contacts); err != nil {
			return l, err
		}
		if err := l.addEndings(r.d, row, m); err != nil {
			return l, err
		}
		if until := m.PlannedEnd(at); !m.IsOver() && !until.IsZero() && !until.After(at) {
			l.PlannedEnds = append(l.PlannedEnds, plannedEnd{string(row.id), string(row.participant), string(row.site), string(m.Worker()), until, r.d.zoneOf(row.site)})
		}
	}
	slices.SortStableFunc(l.Deadlines, func(a, b deadlineItem) int { return a.Due.Compare(b.Due) })
	slices.SortStableFunc(l.NoContact, func(a, b noContactItem) int { return a.LastContact.Compare(b.LastContact) })
	slices.SortStableFunc(l.PlannedEnds, func(a, b plannedEnd) int { return a.Until.Compare(b.Until) })
	return l, nil
}

func (l *dueLists) addDeadlines(d *data, row mentorshipRow, m *peer.Mentorship, at time.Time) error {
	running, err := m.Deadlines(peer.MentorshipTimings(), d.calendar(row.site))
	if err != nil {
		return err
	}
	for _, t := range running {
		switch {
		case t.Paused:
			l.Paused++
			continue
		case t.Due.After(at.Add(soon)):
			l.Later++
			continue
		}
		item := deadlineItem{Mentorship: string(row.id), Participant: string(row.participant), Site: string(row.site), Name: t.Name,
			State: t.State, Waiting: []string{}, Since: t.Since, Due: t.Due, Overdue: !t.Due.After(at), Proposes: t.Propose, zone: d.zoneOf(row.site)}
		for _, p := range t.Waiting {
			item.Waiting = append(item.Waiting, string(p))
		}
		for _, n := range t.Nudges {
			if !n.At.After(at) {
				item.Reminders++
			}
		}
		l.Deadlines = append(l.Deadlines, item)
	}
	return nil
}

// expectsContact are the stages in which contact is expected.
var expectsContact = []peer.MentorshipState{peer.MentorshipActive, peer.MentorshipStepDown, peer.MentorshipTransferPending}

// addInactive judges the stages in which contact is expected. An attempt is not
// contact, and time in an agreed pause is not silence.
func (l *dueLists) addInactive(d *data, row mentorshipRow, m *peer.Mentorship, at time.Time, contacts []peer.Encounter) error {
	if !slices.Contains(expectsContact, m.State()) {
		return nil
	}
	last := m.StartedAt()
	for _, e := range m.History().Moves() {
		if e.Event == peer.ResumeSupport {
			last = e.At
		}
	}
	calendar := d.calendar(row.site)
	s, err := peer.InactivityDefaults().Silence(peer.LastHeardOf(row.id, last, contacts), at, calendar)
	if err != nil || s.Step == peer.InactivityNone {
		return err
	}
	tried, err := m.Outreach(peer.OutreachDefaults(), contacts, at, calendar)
	if err != nil {
		return err
	}
	l.NoContact = append(l.NoContact, noContactItem{string(row.id), string(row.participant), string(row.site), string(m.Worker()),
		s.From, tried.Attempts, append([]peer.OutreachLack{}, tried.Lacks...), s.Step, s.Since, s.Turn, d.zoneOf(row.site)})
	return nil
}

// A count is how many there are of something.
type count struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// counted returns counts in the order of names, then of the names met first;
// what there is none of is left out.
func counted[T ~string](items []T, names ...T) []count {
	n := map[T]int{}
	for _, i := range items {
		if n[i]++; !slices.Contains(names, i) {
			names = append(names, i)
		}
	}
	out := []count{}
	for _, name := range names {
		if n[name] > 0 {
			out = append(out, count{string(name), n[name]})
		}
	}
	return out
}
