package main

import (
	"slices"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
)

// A matchingSite is who waits for a worker at a site, and who could be proposed.
type matchingSite struct {
	Site                string          `json:"site"`
	SiteName            string          `json:"site_name"`
	Method              matching.Method `json:"method"`
	EndorsementDemanded bool            `json:"endorsement_demanded"`
	Seekers             []seekerLine    `json:"seekers"` // whoever waits longest first
}

// A seekerLine is a participant who waits. Workers are listed by id: nothing
// here ranks them, and the scores of the plan are not reported.
type seekerLine struct {
	Participant string               `json:"participant"`
	Mentorship  string               `json:"mentorship"`
	State       peer.MentorshipState `json:"state"`
	Since       time.Time            `json:"since"`
	PlannedWith string               `json:"planned_with,omitempty"`
	Position    int                  `json:"position,omitempty"` // on the waitlist
	Reason      matching.WaitReason  `json:"reason,omitempty"`
	Remedies    []remedyLine         `json:"remedies"`
	Could       []couldLine          `json:"could"`
	Not         []notLine            `json:"not"`
	zone        *time.Location
}

type remedyLine struct {
	Rules   []string `json:"rules"`
	Wants   []string `json:"wants"`
	Workers []string `json:"workers"`
}

type couldLine struct {
	Worker  string   `json:"worker"`
	Because []string `json:"because"`
	Against []string `json:"against"`           // what the participant told or asked for and would not find
	Remarks []string `json:"remarks,omitempty"` // what a person should look at before the match is made
}

type notLine struct {
	Worker string   `json:"worker"`
	Rules  []string `json:"rules"`
	Wants  []string `json:"wants"`
}

// matching plans, site by site, for everybody who waits for a worker at a moment.
func (r *replay) matching(at time.Time) ([]matchingSite, error) {
	out := []matchingSite{}
	for _, s := range r.d.programme.Sites {
		v := matchingSite{Site: string(s.ID), SiteName: s.Name, Method: matching.Optimal, EndorsementDemanded: s.EndorsementDemanded, Seekers: []seekerLine{}}
		known := matching.Known{At: at}
		candidates := r.candidates(s.ID, at)
		var seekers []matching.Seeker
		for _, row := range r.d.mentorships {
			m := r.mentorships[row.id]
			if m == nil || row.site != s.ID || m.State() != peer.MentorshipMatching && m.State() != peer.MentorshipNeedsReassignment ||
				slices.ContainsFunc(seekers, func(x matching.Seeker) bool { return r.person(x.Participant.ID) == r.person(row.participant) }) {
				continue // somebody who asked twice is sought one worker
			}
			since := m.History().Since()
			seekers = append(seekers, r.seeker(row, candidates, since, at, &known))
			v.Seekers = append(v.Seekers, seekerLine{Participant: string(row.participant), Mentorship: string(row.id), State: m.State(),
				Since: since.UTC(), Remedies: []remedyLine{}, Could: []couldLine{}, Not: []notLine{}, zone: s.Zone.Location})
		}
		plan, err := matching.Policy{Endorsement: s.EndorsementDemanded}.Plan(seekers, candidates, known, v.Method)
		if err != nil {
			return nil, err
		}
		for i := range v.Seekers {
			if err := v.Seekers[i].add(plan, candidates); err != nil {
				return nil, err
			}
		}
		slices.SortStableFunc(v.Seekers, func(a, b seekerLine) int { return a.Since.Compare(b.Since) })
		out = append(out, v)
	}
	return out, nil
}

// candidates returns the workers of a site as they stand at a moment, without those who left.
func (r *replay) candidates(s peer.SiteID, at time.Time) []matching.Candidate {
	var all []peer.Mentorship
	for _, m := range r.mentorships {
		all = append(all, *m)
	}
	var out []matching.Candidate
	for _, id := range sortedKeys(r.d.workers) {
		if w := r.d.workers[id]; w.site == s && !r.hasLeft(id, at) {
			out = append(out, matching.Candidate{Worker: r.workerAt(id, at), Profile: matching.Profile{Modalities: w.modalities}, Traits: w.traits, Pathways: w.pathways,
				Supported: peer.LoadOf(id, all).Supported})
		}
	}
	return out
}

// seeker returns a participant as a match has to know them, and adds to known
// which candidate they are themselves, whom they rated and who doubts the fit.
func (r *replay) seeker(row mentorshipRow, candidates []matching.Candidate, since, at time.Time, known *matching.Known) matching.Seeker {
	own := r.d.participants[row.participant]
	s := matching.Seeker{Participant: own.Participant, Since: since}
	own.tell(&s)
	for _, id := range r.merges.Records(row.participant, at) {
		s.Participant = peer.CombineParticipants(s.Participant, r.d.participants[id].Participant)
		r.d.participants[id].tell(&s)
	}
	s.Participant.Wishes.Not = slices.Clone(s.Participant.Wishes.Not)
	for _, c := range candidates {
		p := r.pairingOf(row.participant, c.Worker.ID, at, peer.Load{})
		known.SamePerson = append(known.SamePerson, p.SamePerson...)
		if slices.Contains(p.Participant.Wishes.Not, c.Worker.ID) {
			s.Participant.Wishes.Not = append(s.Participant.Wishes.Not, c.Worker.ID)
		}
	}
	for _, c := range candidates {
		if r.mustNotMeet(c.Worker.ID, row.participant, at) {
			known.Safety = append(known.Safety, matching.Exclusion{Worker: c.Worker.ID, Participant: row.participant})
		}
	}
	ratings, concerns := r.fitOf(row.participant, at)
	known.Ratings, known.Concerns = append(known.Ratings, ratings...), append(known.Concerns, concerns...)
	for _, other := range r.d.mentorships {
		if m := r.mentorships[other.id]; m != nil && r.person(other.participant) == r.person(row.participant) {
			for _, t := range m.Tenures() {
				if !slices.Contains(s.Previous, t.Worker) {
					s.Previous = append(s.Previous, t.Worker)
				}
			}
		}
	}
	return s
}

// mustNotMeet reports whether two people must not be brought together on the day of
// a moment, under whatever id the participant's records stand.
func (r *replay) mustNotMeet(id peer.WorkerID, who peer.ParticipantID, at time.Time) bool {
	day, records := peer.DateOf(at, r.d.zoneOf(r.d.workers[id].site)), r.merges.Records(who, at)
	return slices.ContainsFunc(r.d.workers[id].ties, func(t tieRow) bool {
		return t.tie == tieMustNotMeet && !day.Before(t.since) && slices.Contains(records, t.participant)
	})
}

// askedFor are the factors that say how far a worker is what the participant asked
// for, at times at which they can meet.
var askedFor = []matching.Factor{matching.FactorPathway, matching.FactorExperience, matching.FactorTrait, matching.FactorHours}

// couldBe returns what speaks for a worker whom no rule excludes, and what the
// participant would not find with them.
func couldBe(j matching.Judgement) couldLine {
	l := couldLine{Worker: string(j.Worker), Because: []string{}, Against: []string{}}
	for _, f := range j.Factors {
		switch {
		case !f.Known || f.Factor == matching.FactorWaiting:
		case f.Value > 0:
			l.Because = append(l.Because, f.Says)
		case slices.Contains(askedFor, f.Factor):
			l.Against = append(l.Against, f.Says)
		}
	}
	for _, x := range j.Remarks {
		l.Remarks = append(l.Remarks, x.Says)
	}
	return l
}

// add puts what the plan says of the seeker into the line.
func (l *seekerLine) add(plan *matching.Plan, candidates []matching.Candidate) error {
	who := peer.ParticipantID(l.Participant)
	for _, m := range plan.Matches {
		if m.Participant == who {
			l.PlannedWith = string(m.Worker)
		}
	}
	for _, w := range plan.Waitlist {
		if w.Participant != who {
			continue
		}
		l.Position, l.Reason = w.Position, w.Reason
		for _, x := range w.Remedies {
			r := remedyLine{x.Rules, x.Wants, []string{}}
			for _, id := range x.Workers {
				r.Workers = append(r.Workers, string(id))
			}
			l.Remedies = append(l.Remedies, r)
		}
	}
	for _, c := range candidates {
		j, err := plan.Why(who, c.Worker.ID)
		if err != nil {
			return err
		}
		if j.Eligible() {
			l.Could = append(l.Could, couldBe(j))
			continue
		}
		not := notLine{Worker: string(c.Worker.ID), Rules: []string{}, Wants: []string{}}
		for _, rule := range j.Refusals {
			if rule.Name == tieSamePerson {
				not.Rules = append(not.Rules, "withheld")
				continue
			}
			not.Rules, not.Wants = append(not.Rules, rule.Name), append(not.Wants, rule.Want)
		}
		l.Not = append(l.Not, not)
	}
	return nil
}
