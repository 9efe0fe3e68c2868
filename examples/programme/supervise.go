package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// A supervised is where supervision at one site stands.
type supervised struct {
	Site         string            `json:"site"`
	SiteName     string            `json:"site_name"`
	Standard     string            `json:"standard"`
	Name         string            `json:"name"`
	To           peer.Date         `json:"to"` // the day after the last one judged
	Met          int               `json:"met"`
	ByProgramme  int               `json:"short_organisation"`
	ByWorker     int               `json:"short_worker"`
	Running      int               `json:"running"`
	Lines        []supervisionLine `json:"lines"`
	Due          []supervisionDue  `json:"due"`
	Overdue      []supervisionDue  `json:"overdue"`
	Uncovered    []string          `json:"uncovered"`
	OverRatio    []string          `json:"over_ratio"`
	Requirements []string          `json:"requirements"` // their sources
}

// A supervisionLine is one worker, rule and period. What is short is owed to
// the worker.
type supervisionLine struct {
	Worker   string            `json:"worker"`
	Rule     supervision.Rule  `json:"rule"`
	From     peer.Date         `json:"from"`
	To       peer.Date         `json:"to"`
	Required amount            `json:"required"`
	Held     amount            `json:"held"`
	Short    amount            `json:"short"`
	Met      *bool             `json:"met"` // null while the period runs
	Due      peer.Date         `json:"due"`
	Open     bool              `json:"open"`
	Cause    supervision.Cause `json:"cause,omitempty"`
	HeldLate *peer.Date        `json:"held_late,omitempty"` // a session beyond the next period's own was held then
	Findings []finding         `json:"findings"`
}

type amount struct {
	Sessions int     `json:"sessions"`
	Minutes  float64 `json:"minutes"`
}

func amountOf(a supervision.Amount) amount { return amount{a.Sessions, a.Time.Minutes()} }

type finding struct {
	Code    supervision.Code `json:"code"`
	Text    string           `json:"text"`
	Session string           `json:"session,omitempty"`
}

// A supervisionDue is a requirement that is to be met by a date, or that was
// not met when it fell due and has not been met since.
type supervisionDue struct {
	Worker     string            `json:"worker"`
	Supervisor string            `json:"supervisor,omitempty"`
	Rule       supervision.Rule  `json:"rule"`
	Due        peer.Date         `json:"due"`
	Short      amount            `json:"short"`
	Missed     int               `json:"missed_periods"`
	OwedSince  *peer.Date        `json:"owed_since,omitempty"`
	Owed       amount            `json:"owed"`
	Cause      supervision.Cause `json:"cause,omitempty"`
}

// ledgerFacts returns what is on record about supervision at a site; sessions
// that start after the moment are left out, unless it is zero.
func (d *data) ledgerFacts(s site, at time.Time) supervision.Facts {
	facts := supervision.Facts{Zone: s.Zone.Location}
	for _, a := range d.roster {
		if d.workers[a.Worker].site == s.ID {
			facts.Roster = append(facts.Roster, a)
		}
	}
	for _, x := range d.sessions {
		if d.workers[x.Worker].site == s.ID && (at.IsZero() || !x.Start.After(at)) {
			facts.Sessions = append(facts.Sessions, x)
		}
	}
	return facts
}

// supervision judges the supervision of the quarter, site by site, by the
// standard of the site's jurisdiction. Of a worker who left, the periods count
// that had ended by then.
func (r *replay) supervision(at time.Time) ([]supervised, error) {
	d, out := r.d, []supervised{}
	for _, s := range d.programme.Sites {
		standard, err := supervision.StandardOf(s.Jurisdiction)
		if err != nil {
			return nil, err
		}
		facts := d.ledgerFacts(s, at)
		facts.Roster = r.endSupervision(facts.Roster)
		ledger, err := supervision.NewLedger(facts)
		if err != nil {
			return nil, err
		}
		end := d.programme.To
		if today := peer.DateOf(at, s.Zone.Location); today.Before(end) {
			end = today
		}
		lines, err := standard.Assess(ledger, d.programme.From, end)
		if err != nil {
			return nil, err
		}
		board, err := standard.Board(ledger, d.programme.From, at)
		if err != nil {
			return nil, err
		}
		v := supervised{Site: string(s.ID), SiteName: s.Name, Standard: standard.Code, Name: standard.Name, To: end,
			Lines: []supervisionLine{}, Due: r.dues(board.Due(), at), Overdue: r.dues(board.Overdue(), at), Uncovered: []string{}, OverRatio: []string{}}
		for _, id := range board.Uncovered {
			if !r.hasLeft(id, at) {
				v.Uncovered = append(v.Uncovered, string(id))
			}
		}
		for _, l := range board.OverRatio {
			v.OverRatio = append(v.OverRatio, string(l.Supervisor))
		}
		for _, q := range standard.Requirements {
			if text := q.Basis().String(); !slices.Contains(v.Requirements, text) {
				v.Requirements = append(v.Requirements, text)
			}
		}
		for i, l := range lines {
			if left, ok := r.left[l.Worker]; ok && left.Before(l.Dates.Until) {
				continue
			}
			v.add(l, heldLate(lines[i+1:], l, facts))
		}
		out = append(out, v)
	}
	return out, nil
}

func (v *supervised) add(l supervision.Line, late *peer.Date) {
	line := supervisionLine{Worker: string(l.Worker), Rule: l.Rule, From: l.Dates.From, To: l.Dates.Until, Required: amountOf(l.Required),
		Held: amountOf(l.Held), Short: amountOf(l.Short), Due: l.Due, Open: l.Open, Cause: l.Cause, HeldLate: late, Findings: []finding{}}
	if l.Met || !l.Open {
		line.Met = &l.Met
	}
	for _, f := range l.Findings {
		line.Findings = append(line.Findings, finding{f.Code, f.Text, string(f.Session)})
	}
	switch {
	case l.Met:
		v.Met++
	case l.Open:
		v.Running++
	case l.Cause == supervision.CauseWorker:
		v.ByWorker++
	default:
		v.ByProgramme++
	}
	v.Lines = append(v.Lines, line)
}

// heldLate returns the date of the first session held in the period after a
// short one, if more was held there than that period asks for itself. The
// short period stays short: no standard here has a rule for making up.
func heldLate(rest []supervision.Line, l supervision.Line, facts supervision.Facts) *peer.Date {
	if l.Met || l.Open || len(rest) == 0 {
		return nil
	}
	next := rest[0]
	more := next.Held.Sessions > next.Required.Sessions && next.Held.Time >= next.Required.Time+l.Short.Time
	if next.Worker != l.Worker || next.Rule != l.Rule || next.Dates.From != l.Dates.Until || !more {
		return nil
	}
	var first *peer.Date
	for _, s := range facts.Sessions {
		on := peer.DateOf(s.Start, facts.Zone)
		if s.Worker == l.Worker && s.Result == supervision.Held && next.Dates.Contains(on) && (first == nil || on.Before(*first)) {
			first = &on
		}
	}
	return first
}

func (r *replay) dues(rows []supervision.Row, at time.Time) []supervisionDue {
	out := []supervisionDue{}
	for _, x := range rows {
		if r.hasLeft(x.Worker, at) {
			continue
		}
		due := supervisionDue{Worker: string(x.Worker), Supervisor: string(x.Supervisor), Rule: x.Rule, Due: x.Due,
			Short: amountOf(x.Short), Missed: x.ShortPeriods, Owed: amountOf(x.Owed), Cause: x.Cause}
		if !x.OwedSince.IsZero() {
			due.OwedSince = &x.OwedSince
		}
		out = append(out, due)
	}
	return out
}

// lapsedWork returns the mentorships that go on with a worker whose credential
// does not count at a moment.
func (r *replay) lapsedWork(at time.Time) []credentialItem {
	out := []credentialItem{}
	for _, row := range r.d.mentorships {
		m := r.mentorships[row.id]
		if m == nil || m.IsOver() || m.Worker() == "" {
			continue
		}
		if w := r.d.workerAt(m.Worker(), at); !w.Works() {
			out = append(out, credentialItem{Mentorship: string(row.id), Participant: string(row.participant), Site: string(row.site),
				Worker: string(w.ID), Credential: w.Credential, Since: r.d.credentialSince(w.ID, at)})
		}
	}
	return out
}

// A credentialItem is a mentorship whose worker's credential does not count.
type credentialItem struct {
	Mentorship  string               `json:"mentorship"`
	Participant string               `json:"participant"`
	Site        string               `json:"site"`
	Worker      string               `json:"worker"`
	Credential  peer.CredentialState `json:"credential"`
	Since       peer.Date            `json:"since"`
}
