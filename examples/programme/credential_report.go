package main

import (
	"errors"
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
)

// A credentialReport is where the workers' credentials stand at a moment.
type credentialReport struct {
	Lines     []credentialLine          `json:"lines"`
	NoHistory []string                  `json:"roster_only"` // workers of whom only the roster tells a credential that counts
	Corrected []correctedCredentialLine `json:"corrected"`
	Refused   []refusedCredentialLine   `json:"refused"`
}

// A credentialLine is one credential.
type credentialLine struct {
	Worker     string               `json:"worker"`
	Site       string               `json:"site"`
	Scheme     string               `json:"scheme"`
	Title      string               `json:"title"`
	State      peer.CredentialState `json:"state"`
	Elsewhere  bool                 `json:"elsewhere,omitempty"`       // it does not count for the work at the worker's site
	TakenOver  string               `json:"recognised_from,omitempty"` // scheme of the credential recognised by reciprocity
	Since      peer.Date            `json:"since"`
	Expires    peer.Date            `json:"expires,omitzero"` // the last day
	Endorsed   []peer.Domain        `json:"endorsements"`
	RosterSays peer.CredentialState `json:"roster_says,omitempty"`
	Proposes   credential.Event     `json:"proposes,omitempty"` // what a person may record by the dates
	Days       []keyDay             `json:"key_days"`
	Stage      credential.Stage     `json:"stage,omitempty"` // the next one
	Unknown    bool                 `json:"requirements_unknown,omitempty"`
	Missing    []missingLine        `json:"missing"`
	Exempt     []exemptionLine      `json:"exemptions"`
	Touched    []touchedLine        `json:"touched"`
}

// A keyDay is a day that matters to a credential.
type keyDay struct {
	Name string    `json:"name"`
	On   peer.Date `json:"on"`
}

// A missingLine is a requirement of the next stage that is short.
type missingLine struct {
	Requirement string          `json:"requirement"`
	Have        int             `json:"have"` // hours in minutes
	Want        int             `json:"want"`
	Missing     int             `json:"missing"`
	Unit        credential.Unit `json:"unit"`
	Due         peer.Date       `json:"due,omitzero"`
	Source      string          `json:"source"`
}

// A touchedLine is open work, or a contact of the quarter, that the state of
// the worker's credentials touches.
type touchedLine struct {
	Mentorship string               `json:"mentorship,omitempty"`
	Encounter  string               `json:"encounter,omitempty"`
	On         peer.Date            `json:"on,omitzero"` // of the contact
	Reason     credential.Reason    `json:"reason"`
	Credential peer.CredentialState `json:"credential"` // on the day of the work
}

// A refusedCredentialLine is a move of a credential that the library refused.
type refusedCredentialLine struct {
	Line   int              `json:"line"` // of credentials.csv
	At     time.Time        `json:"at"`
	Worker string           `json:"worker"`
	Scheme string           `json:"scheme"`
	Event  credential.Event `json:"event"`
	Rule   string           `json:"rule"`
	Want   string           `json:"want"`
	Text   string           `json:"text"`
	zone   *time.Location
}

// credentials returns where credentials stand at a moment, and the work that
// they touch.
func (r *replay) credentials(at time.Time, contacts []peer.Encounter) (credentialReport, error) {
	out := credentialReport{Lines: []credentialLine{}, NoHistory: []string{}, Corrected: r.d.correctedCredentials(at), Refused: []refusedCredentialLine{}}
	for _, id := range sortedKeys(r.d.workers) {
		lines, err := r.credentialLines(id, at, contacts)
		if err != nil {
			return out, err
		}
		out.Lines = append(out.Lines, lines...)
		on := peer.DateOf(at, r.d.zoneOf(r.d.workers[id].site))
		known := slices.ContainsFunc(lines, func(l credentialLine) bool { return !l.Elsewhere })
		if state, _ := r.d.rosterCredential(id, on); !known && state != "" {
			out.NoHistory = append(out.NoHistory, string(id))
		}
	}
	for _, f := range r.d.held.refused {
		z := r.d.zoneOf(r.d.workers[f.row.worker].site)
		if recorded(f.row.act).After(at) || !r.d.inQuarter(f.row.act.At, r.d.workers[f.row.worker].site) {
			continue
		}
		rule := f.Guard
		if rule == "" {
			rule = string(f.Code)
		}
		out.Refused = append(out.Refused, refusedCredentialLine{f.row.line, f.row.act.At.UTC(), string(f.row.worker), f.row.scheme, f.row.event, rule, f.Want, f.text, z})
	}
	return out, nil
}

// credentialLines returns where a worker's credentials stand. What the roster says
// is held against the one that counts.
func (r *replay) credentialLines(id peer.WorkerID, at time.Time, contacts []peer.Encounter) ([]credentialLine, error) {
	z := r.d.zoneOf(r.d.workers[id].site)
	q := credential.Question{On: peer.DateOf(at, z), Known: at, Zone: z, Beside: r.d.held.holdings(id)}
	counting := r.d.counting(id)
	touched, err := counting.Touched(q, r.workOf(id, contacts))
	if err != nil {
		return nil, err
	}
	sum, err := counting.Summary(q)
	if err != nil {
		return nil, err
	}
	var lines []credentialLine
	for _, h := range r.d.held.holdings(id) {
		l, err := r.credentialLine(id, h, q)
		if err != nil {
			return nil, err
		}
		counts := slices.ContainsFunc(counting, func(x credential.Holding) bool { return x.Credential.ID() == h.Credential.ID() })
		l.Elsewhere = !counts
		if state, _ := r.d.rosterCredential(id, q.On); counts && h.Scheme.Code == sum.Scheme && state != l.State {
			l.RosterSays = state
		}
		if counts && (len(counting) == 1 || !l.State.Current()) {
			l.Touched = touchedLines(touched)
		}
		if l.State != "" { // otherwise it was applied for later
			lines = append(lines, l)
		}
	}
	return lines, nil
}

func (r *replay) credentialLine(id peer.WorkerID, h credential.Holding, q credential.Question) (credentialLine, error) {
	l := credentialLine{Worker: string(id), Site: string(r.d.workers[id].site), Scheme: h.Scheme.Code, Title: h.Scheme.Title,
		Endorsed: []peer.Domain{}, Days: []keyDay{}, Missing: []missingLine{}, Exempt: []exemptionLine{}, Touched: []touchedLine{}}
	st, err := h.Credential.On(h.Scheme, q)
	if err != nil {
		return l, err
	}
	l.State, l.Since, l.Expires, l.Proposes = st.State, sinceOf(h, q, st), st.Expires, st.Propose
	l.Endorsed = append(l.Endorsed, h.Credential.Endorsements(h.Scheme, q)...)
	if row, ok := r.d.held.taken[h.Credential.ID()]; ok && !recorded(row.act).After(q.Known) {
		l.TakenOver = row.of
	}
	days, err := h.Credential.KeyDays(h.Scheme, q)
	if err != nil {
		return l, err
	}
	for _, k := range days {
		l.Days = append(l.Days, keyDay{k.Name, k.On})
	}
	exempt := r.d.exempt(h.Credential.ID(), q.Known)
	l.Exempt = exemptionLines(exempt, q.On)
	gap, err := h.Credential.Gap(h.Scheme, q, r.d.workers[id].completed, exempt...)
	switch {
	case errors.Is(err, credential.ErrCase) || errors.Is(err, credential.ErrPeriod):
		l.Unknown = true // no stage leads on, or the body's period was not found
		return l, nil
	case err != nil:
		return l, err
	}
	l.Stage, l.Unknown = gap.Stage, len(gap.Lines) == 0
	for _, s := range gap.Short() {
		l.Missing = append(l.Missing, missingLine{s.Requirement.ID, s.Have, s.Want, s.Missing(), s.Requirement.Kind.Unit(), s.Due, s.Requirement.Source.String()})
	}
	return l, nil
}

// workOf returns the open mentorships of a worker and the contacts of the quarter.
func (r *replay) workOf(id peer.WorkerID, contacts []peer.Encounter) []credential.Work {
	var work []credential.Work
	for _, row := range r.d.mentorships {
		if m := r.mentorships[row.id]; m != nil && !m.IsOver() && m.HasAccess(id) {
			work = append(work, credential.Work{Mentorship: row.id})
		}
	}
	for _, e := range contacts {
		if e.Worker == id && !e.Attempted && r.d.inQuarter(e.Start, e.Site) {
			work = append(work, credential.Work{Encounter: e.ID, On: peer.DateOf(e.Start, r.d.zoneOf(e.Site))})
		}
	}
	return work
}

func touchedLines(list []credential.Touch) []touchedLine {
	out := []touchedLine{}
	for _, t := range list {
		out = append(out, touchedLine{string(t.Mentorship), string(t.Encounter), t.On, t.Reason, t.State})
	}
	return out
}

func sortedKeys[K ~string, V any](m map[K]V) []K {
	var keys []K
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
