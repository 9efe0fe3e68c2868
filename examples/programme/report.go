package main

import (
	"time"

	"github.com/alongside-go/alongside/peer"
)

// A report is everything that the program has to say about a quarter. Ids are
// the programme's own codes: a manager must know whom to call.
type report struct {
	Programme   string            `json:"programme"`
	Name        string            `json:"name"`
	From        peer.Date         `json:"from"`
	To          peer.Date         `json:"to"`
	At          time.Time         `json:"at"`
	RecordsFrom peer.Date         `json:"records_from"`
	Sites       []siteLine        `json:"sites"`
	Glance      glance            `json:"glance"`
	Mentorships []mentorshipLine  `json:"mentorships"`
	Refused     []refusedLine     `json:"refused"`
	Corrected   []correctedLine   `json:"corrected"`
	Settled     []settledLine     `json:"settled"`
	Fit         fitReport         `json:"fit"`
	Leaving     leavingReport     `json:"deactivations"`
	Merged      mergeReport       `json:"one_person"`
	OwnTies     ownTies           `json:"own_ties"`
	Care        careReport        `json:"care"`
	Matching    []matchingSite    `json:"matching"`
	Scope       []answer          `json:"scope"`
	Supervision []supervised      `json:"supervision"`
	Months      []supervisorMonth `json:"supervisor_months"`
	Credentials credentialReport  `json:"credentials"`
	Due         dueLists          `json:"due"`
	Contacts    contactReport     `json:"contacts"`
	Notes       noteReport        `json:"notes"`
	Billing     []billingLine     `json:"billing"`
	Outcomes    outcomeReport     `json:"outcomes"`
	Retention   retention         `json:"retention"`
	NotCounted  notCounted        `json:"not_counted"`

	zone   *time.Location // of the first site, for the time of the report
	replay *replay
	known  []peer.Encounter // contacts
}

type siteLine struct {
	Site         string   `json:"site"`
	Name         string   `json:"name"`
	Jurisdiction string   `json:"jurisdiction"`
	Zone         string   `json:"zone"`
	ScopeLayers  []string `json:"scope_layers"`
}

// What the files hold that the report does not count, so that nothing is left
// out silently.
type notCounted struct {
	Refused   int `json:"moves_refused_outside_quarter"`
	Contacts  int `json:"contacts_outside_quarter"`
	Questions int `json:"questions_outside_quarter"`
	Later     int `json:"later"` // rows of what happened after the time of the report
}

// A glance is the quarter in a dozen numbers.
type glance struct {
	Participants   int     `json:"participants"` // on file
	Workers        int     `json:"workers"`
	Supervisors    int     `json:"supervisors"`
	Referred       int     `json:"referred"`    // in the quarter
	ReferredBy     []count `json:"referred_by"` // from where, as far as it was said
	Started        int     `json:"started"`     // first meetings in the quarter
	Completed      int     `json:"completed"`   // in the quarter
	CompletedEarly int     `json:"completed_early"`
	Closed         []count `json:"closed"` // in the quarter, by reason
	Transfers      int     `json:"transfers"`
	GoingOn        int     `json:"going_on"` // at the report, begun and not over
	Before         int     `json:"before_support"`
	Made           int     `json:"moves_made"`
	Refused        int     `json:"moves_refused"`
	Emergencies    int     `json:"emergencies"`
}

// makeReport replays a quarter as it was known at a moment and reports it.
func makeReport(d *data, at time.Time) (*report, error) {
	all, err := d.policies()
	if err != nil {
		return nil, err
	}
	p := d.programme
	rep := &report{Programme: string(p.ID), Name: p.Name, From: p.From, To: p.To, At: at, RecordsFrom: p.RecordsFrom,
		Sites: []siteLine{}, zone: p.Sites[0].Zone.Location}
	for _, s := range p.Sites {
		rep.Sites = append(rep.Sites, siteLine{string(s.ID), s.Name, s.Jurisdiction, s.Zone.String(), all[s.Jurisdiction].layers})
	}
	r := d.play(at)
	contacts := d.knownContacts(at)
	rep.replay, rep.known = r, contacts
	rep.mentorships(r, at)
	rep.moves(r)
	rep.Settled, rep.Fit, rep.Leaving, rep.Merged = r.settledLines(), r.fit(), r.leavingReport(), r.mergeReport()
	rep.OwnTies = d.ownTies(at)
	if rep.Care, err = d.careAt(at).report(at); err != nil {
		return nil, err
	}
	if rep.Matching, err = r.matching(at); err != nil {
		return nil, err
	}
	if rep.Scope, err = r.answers(all, at); err != nil {
		return nil, err
	}
	if rep.Supervision, err = r.supervision(at); err != nil {
		return nil, err
	}
	if rep.Credentials, err = r.credentials(at, contacts); err != nil {
		return nil, err
	}
	if rep.Due, err = r.due(at, contacts); err != nil {
		return nil, err
	}
	if rep.Contacts, err = r.contacts(all, contacts); err != nil {
		return nil, err
	}
	if rep.Notes, err = d.noteReport(at, contacts); err != nil {
		return nil, err
	}
	if rep.Months, err = r.supervisorMonths(rep, at); err != nil {
		return nil, err
	}
	if rep.Billing, err = r.billing(rep.Notes, contacts); err != nil {
		return nil, err
	}
	if rep.Retention, err = r.retention(at); err != nil {
		return nil, err
	}
	if rep.Outcomes, err = r.outcomes(at, rep.Retention.episodes, rep.Retention.first); err != nil {
		return nil, err
	}
	rep.sum(r)
	rep.countTheRest(d, contacts)
	return rep, nil
}

// countTheRest counts what the files hold and the report does not.
func (rep *report) countTheRest(d *data, known []peer.Encounter) {
	n := &rep.NotCounted
	for _, e := range known {
		if !d.inQuarter(e.Start, e.Site) {
			n.Contacts++
		}
	}
	n.Later = len(d.encounters) - len(known) + d.laterTies(rep.At)
	for _, q := range d.questions {
		switch {
		case q.at.After(rep.At):
			n.Later++
		case !d.inQuarter(q.at, d.workers[q.Worker].site):
			n.Questions++
		}
	}
	for _, row := range d.moves {
		if row.partOf == "" && recorded(row.move.Act).After(rep.At) {
			n.Later++
		}
	}
	for _, s := range d.sessions {
		if s.Start.After(rep.At) {
			n.Later++
		}
	}
	for _, row := range d.credentials {
		if row.partOf == "" && recorded(row.act).After(rep.At) {
			n.Later++
		}
	}
	for _, row := range d.exemptions {
		if row.recorded.After(rep.At) {
			n.Later++
		}
	}
	for _, row := range d.care {
		if recorded(row.act).After(rep.At) {
			n.Later++
		}
	}
	for _, row := range d.merges {
		if recorded(row.act).After(rep.At) {
			n.Later++
		}
	}
	for _, row := range d.leavings {
		if recorded(row.act).After(rep.At) {
			n.Later++
		}
	}
	for _, row := range d.notes {
		if recorded(row.move.Act).After(rep.At) {
			n.Later++
		}
	}
	n.Later += len(d.sheets) - len(d.knownSheets(rep.At))
}

// sum counts what happened in the quarter.
func (rep *report) sum(r *replay) {
	g := &rep.Glance
	people := map[peer.ParticipantID]bool{}
	for id := range r.d.participants {
		people[r.person(id)] = true
	}
	g.Participants, g.Workers, g.Supervisors = len(people), len(r.d.workers), len(r.d.supervisors)
	var closed []peer.ClosureReason
	var sources []peer.ReferralSource
	for _, l := range rep.Mentorships {
		in := func(at time.Time) bool { return !at.IsZero() && r.d.inQuarter(at, peer.SiteID(l.Site)) }
		m := r.mentorships[peer.MentorshipID(l.Mentorship)]
		moves := m.History().Moves()
		if in(moves[0].At) {
			g.Referred++
			if from := m.ReferralSource(); from != "" {
				sources = append(sources, from)
			}
		}
		for _, e := range moves {
			if e.Event == peer.TakeOver && e.To != e.From && in(e.At) {
				g.Transfers++
			}
		}
		if in(l.Started) {
			g.Started++
		}
		switch {
		case !l.over && l.Started.IsZero():
			g.Before++
		case !l.over:
			g.GoingOn++
		case in(l.Ended) && l.State == peer.MentorshipCompleted:
			g.Completed++
			if l.Early {
				g.CompletedEarly++
			}
		case in(l.Ended):
			closed = append(closed, l.ClosureReason)
		}
	}
	g.ReferredBy = counted(sources, peer.ReferralSources()...)
	g.Closed = counted(closed, peer.ClosureReasons()...)
	for _, a := range rep.Scope {
		if a.Decision.Verdict.String() == "emergency_escalate" {
			g.Emergencies++
		}
	}
}
