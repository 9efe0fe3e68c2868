package matching_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/matching"
	"github.com/alongside-go/alongside/peer/peertest"
)

// A pair that the plan allows is one that a mentorship accepts.
func TestAMatchCanBeProposedAndAccepted(t *testing.T) {
	s, c := seeker(peertest.ParticipantID), candidate(peertest.WorkerID)
	plan, err := matching.Policy{}.Plan([]matching.Seeker{s}, []matching.Candidate{c}, known, matching.Optimal)
	require.NoError(t, err)
	require.Len(t, plan.Matches, 1)
	m := peertest.MentorshipIn(t, peer.MentorshipMatching)
	pairing := peer.Pairing{Participant: s.Participant, Worker: c.Worker}
	require.NoError(t, m.Propose(peertest.By(lifecycle.SupervisorParty, peertest.Day(20)), plan.Matches[0].Worker, pairing))
}

func TestWaitlist(t *testing.T) {
	late, early, unknown, barred := seeker("a-late"), seeker("b-early"), seeker("c-unknown"), seeker("d-barred")
	late.Since, early.Since, barred.Since = peertest.Day(-1), peertest.Day(-9), peertest.Day(-1)
	barred.Participant.Wishes.Roles = []peer.RoleKind{peer.RoleSponsor}
	blocked := seeker("e-blocked")
	blocked.Participant.Wishes.Not = []peer.WorkerID{"w", "v"}
	placed := seeker("f-placed")
	placed.Previous = []peer.WorkerID{"w"}
	w, v := candidate("w"), candidate("v")
	w.Worker.Capacity, v.Worker.Away, v.Worker.Capacity = 1, true, 1
	for _, s := range []*matching.Seeker{&late, &early, &unknown, &barred, &blocked, &placed} {
		s.Participant.Languages, s.Participant.Needs = nil, nil
	}
	plan, err := matching.Policy{}.Plan([]matching.Seeker{blocked, unknown, placed, late, barred, early}, []matching.Candidate{w, v}, known, matching.Optimal)
	require.NoError(t, err)
	require.Len(t, plan.Matches, 1)
	assert.Equal(t, peer.ParticipantID("f-placed"), plan.Matches[0].Participant)

	place := matching.Remedy{Rules: []string{"place"}, Wants: []string{"one more place with the worker"}, Workers: []peer.WorkerID{"w"}}
	away := matching.Remedy{Rules: []string{"away"}, Wants: []string{"a worker who is not away"}, Workers: []peer.WorkerID{"v"}}
	role := "a worker in a role that the participant would accept"
	assert.Equal(t, []matching.Waiting{
		{1, "b-early", peertest.Day(-9), matching.WaitPlacesTaken, 1, []matching.Remedy{away, place}},
		{2, "a-late", peertest.Day(-1), matching.WaitPlacesTaken, 1, []matching.Remedy{away, place}},
		{3, "d-barred", peertest.Day(-1), matching.WaitNoneEligible, 0, []matching.Remedy{
			{[]string{"away", "role"}, []string{"a worker who is not away", role}, []peer.WorkerID{"v"}, false},
			{[]string{"role", "place"}, []string{role, "one more place with the worker"}, []peer.WorkerID{"w"}, false}}},
		{4, "c-unknown", time.Time{}, matching.WaitPlacesTaken, 1, []matching.Remedy{away, place}},
		{5, "e-blocked", time.Time{}, matching.WaitNoneEligible, 0, []matching.Remedy{}},
	}, plan.Waitlist, "nobody is told to lift a block")

	why, err := plan.Why("e-blocked", "v")
	require.NoError(t, err)
	assert.Equal(t, []string{"blocked", "away"}, names(why.Refusals))
	choices, err := plan.Choices("b-early")
	require.NoError(t, err)
	require.Len(t, choices, 1)
	assert.True(t, choices[0].Full())
	assert.False(t, choices[0].Taken)
	_, err = plan.Why("nobody", "v")
	require.ErrorIs(t, err, matching.ErrUnknownPerson)
	_, err = plan.Choices("nobody")
	require.ErrorIs(t, err, matching.ErrUnknownPerson)

	none, err := matching.Policy{}.Plan([]matching.Seeker{late}, nil, known, matching.Stable)
	require.NoError(t, err)
	assert.Equal(t, []matching.Waiting{{1, "a-late", peertest.Day(-1), matching.WaitNoWorkers, 0, []matching.Remedy{}}}, none.Waitlist)
}

// What a remedy says comes true: one more place with the worker, one more person assigned.
func TestRemediesWork(t *testing.T) {
	var seekers []matching.Seeker
	for i := range 6 {
		s := seeker(person(i))
		s.Participant.Languages = nil
		if i > 3 {
			s.Participant.Wishes.Not = []peer.WorkerID{helper(i % 2)}
		}
		seekers = append(seekers, s)
	}
	candidates := []matching.Candidate{candidate(helper(0)), candidate(helper(1)), candidate(helper(2))}
	candidates[0].Worker.Capacity, candidates[1].Worker.Capacity, candidates[2].Worker.Capacity = 1, 1, 3
	candidates[2].Worker.Fitness = peer.FitnessSteppedAside
	plan, err := matching.Policy{}.Plan(seekers, candidates, known, matching.Optimal)
	require.NoError(t, err)
	require.Len(t, plan.Matches, 2)
	for _, w := range plan.Waitlist {
		require.Len(t, w.Remedies, 2, "a place, or the worker who stepped aside")
		for _, r := range w.Remedies {
			require.NotEmpty(t, r.Workers)
			for _, id := range r.Workers {
				changed := slices.Clone(candidates)
				i := slices.IndexFunc(changed, func(c matching.Candidate) bool { return c.Worker.ID == id })
				if r.Rules[0] == matching.RemedyPlace {
					assert.False(t, r.Staff)
					changed[i].Worker.Capacity++
				} else {
					assert.Equal(t, []string{"fitness"}, r.Rules)
					assert.True(t, r.Staff)
					assert.Equal(t, helper(2), id)
					changed[i].Worker.Fitness, changed[i].Worker.Capacity = peer.FitnessFit, 1
				}
				again, err := matching.Policy{}.Plan(seekers, changed, known, matching.Optimal)
				require.NoError(t, err)
				assert.Len(t, again.Matches, 3)
			}
		}
	}
}

func TestMostNewAndContinuity(t *testing.T) {
	var seekers []matching.Seeker
	for i := range 4 {
		s := seeker(person(i))
		if i == 3 {
			s.Previous = []peer.WorkerID{helper(0)}
		}
		seekers = append(seekers, s)
	}
	a, b := candidate(helper(0)), candidate(helper(1))
	plan, err := matching.Policy{MostNew: 1}.Plan(seekers, []matching.Candidate{a, b}, known, matching.Optimal)
	require.NoError(t, err)
	require.Len(t, plan.Matches, 2)
	assert.Equal(t, person(3), plan.Matches[1].Participant)
	assert.Equal(t, helper(0), plan.Matches[1].Worker, "the worker who supported them before")
	a.Supported = 5
	plan, err = matching.Policy{}.Plan(seekers[:1], []matching.Candidate{a, b}, known, matching.Greedy)
	require.NoError(t, err)
	assert.Equal(t, helper(1), plan.Matches[0].Worker, "who supports fewer")
}

func TestPlanDoesNotDependOnOrder(t *testing.T) {
	var seekers []matching.Seeker
	var candidates []matching.Candidate
	for i := range 9 {
		s := seeker(person(i))
		s.Since = peertest.Day(-i % 3)
		s.Participant.Pathways = []string{[]string{"smart", "na", "aa"}[i%3]}
		seekers = append(seekers, s)
	}
	for i := range 4 {
		c := candidate(helper(i))
		c.Pathways, c.Worker.Capacity = []string{[]string{"smart", "na"}[i%2]}, 2
		candidates = append(candidates, c)
	}
	for _, method := range matching.Methods() {
		want, err := matching.Policy{}.Plan(seekers, candidates, known, method)
		require.NoError(t, err)
		require.Len(t, want.Matches, 8)
		back, also := slices.Clone(seekers), slices.Clone(candidates)
		slices.Reverse(back)
		slices.Reverse(also)
		got, err := matching.Policy{}.Plan(back, also, known, method)
		require.NoError(t, err)
		assert.Equal(t, want.Assignment, got.Assignment)
		assert.Equal(t, want.Matches, got.Matches)
		assert.Equal(t, want.Waitlist, got.Waitlist)
	}
}

func TestRefusedPlans(t *testing.T) {
	bad := func(s matching.Seeker, c matching.Candidate, p matching.Policy, k matching.Known) []matching.Fault {
		_, err := p.Plan([]matching.Seeker{s, s}, []matching.Candidate{c}, k, matching.Optimal)
		require.ErrorIs(t, err, matching.ErrInput)
		var faults *matching.InputError
		require.ErrorAs(t, err, &faults)
		return faults.Faults
	}
	assert.Equal(t, []matching.Fault{{"seekers", 1, "participant", "is there twice"}}, bad(seeker("p"), candidate("w"), matching.Policy{}, known))
	assert.Equal(t, []matching.Fault{{"seekers", 0, "participant", "has no id"}, {"seekers", 1, "participant", "has no id"}, {"candidates", 0, "worker", "has no id"}},
		bad(seeker(""), candidate(""), matching.Policy{}, known))
	for _, tt := range []struct {
		want matching.Fault
		edit func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known)
	}{
		{matching.Fault{"seekers", 0, "zone", "is missing, though there are hours"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			s.Hours = []peer.WeeklyHours{{Day: time.Monday, From: 0, To: 60}}
		}},
		{matching.Fault{"candidates", 0, "zone", "is missing, though there are hours"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			c.Worker.Hours = []peer.WeeklyHours{{Day: time.Monday, From: 0, To: 60}}
		}},
		{matching.Fault{"candidates", 0, "zone", "is not the name of a time zone, such as America/Bogota"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			c.Worker.Zone = "America/Bogotá"
		}},
		{matching.Fault{"seekers", 0, "zone", "is not the name of a time zone, such as America/Bogota"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			s.Hours, s.Zone = []peer.WeeklyHours{{Day: time.Monday, From: 0, To: 60}}, "Local"
		}},
		{matching.Fault{"candidates", 0, "hours", "have a stretch that is no time of a week"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			c.Worker.Hours, c.Worker.Zone = []peer.WeeklyHours{{Day: time.Monday, From: 60, To: 60}}, "UTC"
		}},
		{matching.Fault{"candidates", 0, "hours", "cannot be compared without the time of the match"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			c.Worker.Hours, c.Worker.Zone, k.At = []peer.WeeklyHours{{Day: time.Monday, From: 0, To: 60}}, "UTC", time.Time{}
		}},
		{matching.Fault{"seekers", 0, "wishes", "have an unknown trait or no value"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			s.Wishes = []matching.TraitWish{{"height", "tall", false}}
		}},
		{matching.Fault{"candidates", 0, "traits", "have an unknown trait or no value"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			c.Traits = []matching.WorkerTrait{{matching.TraitAge, ""}}
		}},
		{matching.Fault{"candidates", 0, "supported", "is negative"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			c.Supported = -1
		}},
		{matching.Fault{"seekers", 0, "recovery_months", "is negative"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			s.RecoveryMonths = -1
		}},
		{matching.Fault{"seekers", 0, "matters", "names an unknown factor"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			s.Matters = []matching.Factor{"looks"}
		}},
		{matching.Fault{"weights", 0, "factor", "is unknown"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			p.Weights = []matching.Weight{{Factor: "looks", Weight: 1}}
		}},
		{matching.Fault{"weights", 1, "factor", "is there twice"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			p.Weights = []matching.Weight{{Factor: matching.FactorLoad, Weight: 1}, {Factor: matching.FactorLoad, Weight: 1}}
		}},
		{matching.Fault{"weights", 1, "weight", "is not a number from 0 to a million"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			p.Weights = []matching.Weight{{Factor: matching.FactorLoad, Weight: 1}, {Factor: matching.FactorPast, Weight: -1}}
		}},
		{matching.Fault{"weights", 0, "weight", "is nowhere above 0"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			p.Weights = []matching.Weight{}
		}},
		{matching.Fault{"weights", 0, "weight", "is not a number from 0 to a million"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			p.Weights = []matching.Weight{{Factor: matching.FactorLoad, Weight: math.Inf(1)}}
		}},
		{matching.Fault{"ratings", 1, "rating", "lacks something or is off the scale"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			k.Ratings = []peer.Rating{rated("p", "w", 1, 1), rated("p", "w", 0, 2)}
		}},
		{matching.Fault{"concerns", 0, "concern", "does not say of whom and about whom"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			k.Concerns = []peer.FitConcern{{Worker: "w"}}
		}},
		{matching.Fault{"policy", 0, "most_new", "is negative"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			p.MostNew = -5
		}},
	} {
		s, c, p, k := seeker("p"), candidate("w"), matching.Policy{}, known
		tt.edit(&s, &c, &p, &k)
		assert.Contains(t, bad(s, c, p, k), tt.want)
		_, err := p.Judge(s, c, k)
		require.ErrorIs(t, err, matching.ErrInput)
	}
	_, err := matching.Policy{}.Plan(nil, nil, known, "best")
	require.ErrorIs(t, err, matching.ErrUnknownMethod)
}
