package matching

import (
	"cmp"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A Plan is who should support whom, and why. It changes nothing by itself: each
// match is still proposed and accepted ([peer.Mentorship.Propose]), and the
// same rules are asked again then. Use [Policy.Plan]. A Plan may be shared
// between goroutines.
type Plan struct {
	Assignment Assignment
	Matches    []Judgement // of the pairs assigned, by participant
	Waitlist   []Waiting   // everybody else, first in line first

	policy     Policy
	weights    []Weight
	at         time.Time
	same       map[peer.ParticipantID][]peer.SamePerson
	safety     map[peer.ParticipantID][]Exclusion
	ratings    map[peer.ParticipantID][]peer.Rating
	concerns   map[peer.ParticipantID][]peer.FitConcern
	seekers    map[peer.ParticipantID]*Seeker
	candidates map[peer.WorkerID]*Candidate
	problem    *Problem
}

// Plan judges every pair of seeker and candidate and assigns by the method.
// The order of the lists does not matter. It returns an [*InputError] with all
// that is wrong with them: ids that are empty or there twice, and what
// [Policy.Judge] refuses; and [ErrUnknownMethod].
//
// The plan keeps the lists inside seekers and candidates as they are: do not
// change them while it is in use.
//
// A worker is given as many as they have free places, or MostNew of the policy
// if that is fewer. Scores are those before the plan: that a worker is given
// somebody does not lower their score for the next. Plan in rounds with a small
// MostNew where an even load matters more than the best total.
func (p Policy) Plan(seekers []Seeker, candidates []Candidate, k Known, method Method) (*Plan, error) {
	plan, err := p.newPlan(seekers, candidates, k)
	if err != nil {
		return nil, err
	}
	var pairs []Pair
	var places []Place
	for _, c := range plan.byWorker() {
		places = append(places, Place{c.Worker.ID, p.free(c)})
	}
	workers := plan.byWorker()
	for _, s := range plan.byParticipant() {
		k := plan.about(s)
		for _, c := range workers {
			if len(p.refusals(s, c, k)) == 0 {
				pairs = append(pairs, Pair{s.Participant.ID, c.Worker.ID, score(s, c, k, plan.weights, nil)})
			}
		}
	}
	if plan.problem, err = NewProblem(pairs, places); err != nil {
		return nil, err
	}
	if plan.Assignment, err = plan.problem.Assign(method); err != nil {
		return nil, err
	}
	for _, pair := range plan.Assignment.Pairs {
		j, _ := plan.Why(pair.Participant, pair.Worker)
		plan.Matches = append(plan.Matches, j)
	}
	plan.wait()
	return plan, nil
}

// free returns how many the worker may be given.
func (p Policy) free(c *Candidate) int {
	free := max(0, c.Worker.Capacity-c.Supported)
	if p.MostNew > 0 {
		free = min(free, p.MostNew)
	}
	return free
}

func (p Policy) newPlan(seekers []Seeker, candidates []Candidate, k Known) (*Plan, error) {
	var bad faults
	plan := &Plan{
		policy: p, at: k.At, weights: slices.Clone(p.weights(&bad)),
		seekers: map[peer.ParticipantID]*Seeker{}, candidates: map[peer.WorkerID]*Candidate{},
		same: map[peer.ParticipantID][]peer.SamePerson{}, safety: map[peer.ParticipantID][]Exclusion{},
		ratings: map[peer.ParticipantID][]peer.Rating{}, concerns: map[peer.ParticipantID][]peer.FitConcern{},
	}
	for _, same := range k.SamePerson {
		plan.same[same.Participant] = append(plan.same[same.Participant], same)
	}
	for _, x := range k.Safety {
		plan.safety[x.Participant] = append(plan.safety[x.Participant], x)
	}
	for _, r := range k.Ratings {
		plan.ratings[r.Participant] = append(plan.ratings[r.Participant], r)
	}
	for _, c := range k.Concerns {
		plan.concerns[c.Participant] = append(plan.concerns[c.Participant], c)
	}
	k.check(&bad)
	at := clocks{at: k.At}
	for i, s := range seekers {
		switch {
		case s.Participant.ID == "":
			bad.add(SeekersList, i, "participant", "has no id")
		case plan.seekers[s.Participant.ID] != nil:
			bad.add(SeekersList, i, "participant", "is there twice")
		}
		s.check(i, &at, &bad)
		plan.seekers[s.Participant.ID] = &s
	}
	for i, c := range candidates {
		switch {
		case c.Worker.ID == "":
			bad.add(CandidatesList, i, "worker", "has no id")
		case plan.candidates[c.Worker.ID] != nil:
			bad.add(CandidatesList, i, "worker", "is there twice")
		}
		c.check(i, &at, &bad)
		plan.candidates[c.Worker.ID] = &c
	}
	return plan, bad.err()
}

// about returns what is known that concerns one seeker.
func (p *Plan) about(s *Seeker) *Known {
	id := s.Participant.ID
	return &Known{SamePerson: p.same[id], Safety: p.safety[id], Ratings: p.ratings[id], Concerns: p.concerns[id], At: p.at}
}

// Why returns the judgement of one pair of the plan: every rule that excludes it
// or every factor of its score. It returns [ErrUnknownPerson] for people whom
// the plan does not have.
func (p *Plan) Why(who peer.ParticipantID, worker peer.WorkerID) (Judgement, error) {
	s, c := p.seekers[who], p.candidates[worker]
	if s == nil || c == nil {
		return Judgement{}, ErrUnknownPerson
	}
	return p.policy.judge(s, c, p.about(s), p.weights), nil
}

// Choices returns the workers whom the participant is eligible for, the best
// score first, and how full the plan makes them. It returns [ErrUnknownPerson]
// for a participant whom the plan does not have.
func (p *Plan) Choices(who peer.ParticipantID) ([]Choice, error) {
	if p.seekers[who] == nil {
		return nil, ErrUnknownPerson
	}
	return p.problem.choices(p.Assignment)(who), nil
}

func (p *Plan) byParticipant() []*Seeker {
	var list []*Seeker
	for _, s := range p.seekers {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *Seeker) int { return cmp.Compare(a.Participant.ID, b.Participant.ID) })
	return list
}

func (p *Plan) byWorker() []*Candidate {
	var list []*Candidate
	for _, c := range p.candidates {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *Candidate) int { return cmp.Compare(a.Worker.ID, b.Worker.ID) })
	return list
}

// Format prints the counts and keeps the people out of every verb of fmt.
func (p Plan) Format(f fmt.State, _ rune) { redact.Format(f, p.shown()) }

// LogValue keeps the people out of logs.
func (p Plan) LogValue() slog.Value { return slog.StringValue(p.shown()) }

func (p Plan) shown() string {
	return fmt.Sprintf("[plan: %d matched, %d waiting]", len(p.Matches), len(p.Waitlist))
}
