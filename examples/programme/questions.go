package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/input"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// A questionRow is one line of the questions. What is absent is unknown; what
// the other files tell of the worker and the participant is not asked again.
type questionRow struct {
	ID             *string            `json:"id"`
	At             *time.Time         `json:"at"`
	Worker         peer.WorkerID      `json:"worker"`
	Participant    peer.ParticipantID `json:"participant"`
	Mentorship     peer.MentorshipID  `json:"mentorship"`
	Activity       peer.ActivityID    `json:"activity"`
	Setting        peer.Setting       `json:"setting"`
	Urgency        scope.Urgency      `json:"urgency"`
	Consent        scope.Consent      `json:"consent"`
	Approval       scope.Approval     `json:"approval"`
	SecondRole     *string            `json:"second_role"`
	SmallCommunity *bool              `json:"small_community"`
	ConflictSignal *bool              `json:"conflict_signal"`
}

// A question is what a worker asked, and when.
type question struct {
	questionRow
	at time.Time
}

func (r *reader) questions(file *input.File) {
	lines := input.JSONLines(file, &r.problems)
	seen := map[string]bool{}
	for lines.Next() {
		var q questionRow
		if !lines.Decode(&q) {
			continue
		}
		before := r.problems.Len()
		m, isKnown := r.mentorships[q.Mentorship]
		if q.ID == nil || *q.ID == "" {
			lines.Problem("id", "is missing")
		} else if seen[*q.ID] {
			lines.Problem("id", twice)
		} else {
			seen[*q.ID] = true
		}
		if q.At == nil {
			lines.Problem("at", "is missing")
		}
		if q.Activity == "" {
			lines.Problem("activity", "is missing")
		}
		if q.SecondRole != nil && *q.SecondRole == "" {
			lines.Problem("second_role", `is empty; leave it out if unknown, "none" if there is none`)
		}
		if _, ok := r.d.workers[q.Worker]; !ok && !r.unread[workersFile] {
			lines.Problem("worker", "is not in "+workersFile)
		}
		if _, ok := r.d.participants[q.Participant]; q.Participant != "" && !ok && !r.unread[participantsFile] {
			lines.Problem("participant", "is not in "+participantsFile)
		}
		switch {
		case q.Mentorship == "" || r.unread[mentorshipsFile]:
		case !isKnown:
			lines.Problem("mentorship", "is not in "+mentorshipsFile)
		case q.Participant != "" && q.Participant != m.participant:
			lines.Problem("participant", "is not the one of the mentorship")
		default:
			q.Participant = m.participant
		}
		if r.problems.Len() == before {
			r.d.questions = append(r.d.questions, question{q, *q.At})
		}
	}
	slices.SortStableFunc(r.d.questions, func(a, b question) int { return a.at.Compare(b.at) })
}

// A policies holds the scope policy of each jurisdiction in which the programme works.
type policies map[string]policy

type policy struct {
	*scope.Policy
	layers []string // whose rules it holds
}

// policies loads the shipped layers: US and, where one is shipped, that of the
// site's jurisdiction.
func (d *data) policies() (policies, error) {
	all := policies{}
	for _, s := range d.programme.Sites {
		layers := []string{"US"}
		if slices.Contains(scope.Shipped(), s.Jurisdiction) && s.Jurisdiction != "US" {
			layers = append(layers, s.Jurisdiction)
		}
		p, err := scope.Standard(layers...)
		if err != nil {
			return nil, err
		}
		all[s.Jurisdiction] = policy{p, layers}
	}
	return all, nil
}

// phase returns the stage that a mentorship was in at a moment, "" if there is
// none or it had not begun.
func (r *replay) phase(id peer.MentorshipID, at time.Time) peer.MentorshipState {
	m := r.mentorships[id]
	if m == nil {
		return ""
	}
	return m.History().AsOf(at).State()
}

// An answer is what scope says to a question.
type answer struct {
	ID           string           `json:"id"`
	At           time.Time        `json:"at"`
	Worker       string           `json:"worker"`
	Participant  string           `json:"participant,omitempty"`
	Mentorship   string           `json:"mentorship,omitempty"`
	Site         string           `json:"site"`
	Jurisdiction string           `json:"jurisdiction"`
	Layers       []string         `json:"layers"`
	Activity     peer.ActivityID  `json:"activity"`
	Decision     scope.Decision   `json:"decision"`
	Unlock       [][]scope.Change `json:"unlock"`
	zone         *time.Location
}

// answers answers the questions of the quarter that were asked by a moment.
func (r *replay) answers(all policies, at time.Time) ([]answer, error) {
	out := []answer{}
	for _, q := range r.d.questions {
		w := r.d.workers[q.Worker]
		if q.at.After(at) || !r.d.inQuarter(q.at, w.site) {
			continue
		}
		s := r.d.sites[w.site]
		p := all[s.Jurisdiction]
		ask := r.asked(q.Activity, q.Worker, q.Participant, q.at)
		ask.Phase = r.phase(q.Mentorship, q.at)
		ask.Setting, ask.Urgency, ask.Consent, ask.Approval = q.Setting, q.Urgency, q.Consent, q.Approval
		if q.SecondRole != nil {
			ask.SecondRole = *q.SecondRole
		}
		if q.SmallCommunity != nil {
			ask.SmallCommunity = scope.TruthOf(*q.SmallCommunity)
		}
		if q.ConflictSignal != nil {
			ask.ConflictSignal = scope.TruthOf(*q.ConflictSignal)
		}
		facts, err := p.Prepare(ask)
		if err != nil {
			return nil, err
		}
		a := answer{ID: *q.ID, At: q.at.UTC(), Worker: string(q.Worker), Participant: string(q.Participant),
			Mentorship: string(q.Mentorship), Site: string(w.site), Jurisdiction: s.Jurisdiction, Layers: p.layers,
			Activity: q.Activity, Decision: p.Decide(facts), Unlock: p.Unlock(facts), zone: s.Zone.Location}
		if a.Unlock == nil {
			a.Unlock = [][]scope.Change{}
		}
		out = append(out, a)
	}
	return out, nil
}

// A flagged activity of a contact is one that scope does not simply allow: a
// service that the worker should have asked about first or left to somebody
// else, or something that happened and asks for more than the contact.
type flagged struct {
	Encounter   string             `json:"encounter"`
	At          time.Time          `json:"at"`
	Worker      string             `json:"worker"`
	Mentorship  string             `json:"mentorship,omitempty"`
	Site        string             `json:"site"`
	Activity    peer.ActivityID    `json:"activity"`
	Verdict     scope.Verdict      `json:"verdict"`
	Because     string             `json:"because"`
	Obligations []scope.Obligation `json:"obligations"`
	zone        *time.Location
}

// scopeOf puts the activities of contacts to scope, with the worker's standing
// on the day. outside are services and conduct, brought is what happened or
// was owed, which no fact about the worker makes wrong; looked counts them all.
func (r *replay) scopeOf(all policies, contacts []peer.Encounter) (outside, brought []flagged, looked int, err error) {
	outside, brought = []flagged{}, []flagged{}
	for _, e := range contacts {
		s := r.d.sites[e.Site]
		p := all[s.Jurisdiction]
		for _, id := range e.Activities {
			ask := r.asked(id, e.Worker, e.Participant, e.Start)
			ask.Phase, ask.Setting = r.phase(e.Mentorship, e.Start), e.Setting
			facts, err := p.Prepare(ask)
			if err != nil {
				return nil, nil, 0, err
			}
			looked++
			d := p.Decide(facts)
			if d.Verdict.Allowed() {
				continue
			}
			f := flagged{Encounter: string(e.ID), At: e.Start.UTC(), Worker: string(e.Worker), Mentorship: string(e.Mentorship),
				Site: string(e.Site), Activity: id, Verdict: d.Verdict, Obligations: d.Obligations, zone: s.Zone.Location}
			if len(d.Reasons) > 0 {
				f.Because = d.Reasons[0].Text
			}
			// An activity that no layer knows is taken for a service: it has to be asked about.
			if a, ok := p.Activity(id); ok && a.Kind != scope.Service && a.Kind != scope.Conduct {
				brought = append(brought, f)
			} else {
				outside = append(outside, f)
			}
		}
	}
	return outside, brought, looked, nil
}
