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
	"github.com/alongside-go/alongside/peer/source"
)

func seeker(id peer.ParticipantID) matching.Seeker {
	p := peertest.Participant()
	p.ID = id
	return matching.Seeker{Participant: p}
}

func candidate(id peer.WorkerID) matching.Candidate {
	return matching.Candidate{Worker: peertest.Worker(id)}
}

var known = matching.Known{At: peertest.Day(0)}

func judge(t *testing.T, p matching.Policy, s matching.Seeker, c matching.Candidate, k matching.Known) matching.Judgement {
	t.Helper()
	j, err := p.Judge(s, c, k)
	require.NoError(t, err)
	return j
}

func names(rules []matching.Rule) []string {
	var out []string
	for _, r := range rules {
		out = append(out, r.Name)
	}
	return out
}

// Each rule alone excludes a pair that nothing else excludes.
func TestRules(t *testing.T) {
	type sides struct {
		p *matching.Policy
		s *matching.Seeker
		c *matching.Candidate
		k *matching.Known
	}
	tests := []struct {
		rule string // "" if the pair stays eligible
		edit func(x sides)
	}{
		{"", func(sides) {}},
		{"unknown_person", func(x sides) { x.s.Participant.ID = "" }},
		{"unknown_person", func(x sides) { x.c.Worker.ID = "" }},
		{"same_person", func(x sides) { x.k.SamePerson = []peer.SamePerson{{Worker: "w", Participant: "p"}} }},
		{"", func(x sides) { x.k.SamePerson = []peer.SamePerson{{Worker: "w", Participant: "q"}} }},
		{"blocked", func(x sides) { x.s.Participant.Wishes.Not = []peer.WorkerID{"v", "w"} }},
		{"blocked", func(x sides) { x.c.Worker.Not = []peer.ParticipantID{"p"} }},
		{"conflict_of_interest", func(x sides) { x.c.Worker.Conflicts = []peer.Conflict{{With: "p"}} }},
		{"", func(x sides) { x.c.Worker.Conflicts = []peer.Conflict{{With: "p", Accepted: true}} }},
		{"fitness", func(x sides) { x.c.Worker.Fitness = peer.FitnessSteppedAside }},
		{"away", func(x sides) { x.c.Worker.Away = true }},
		{"credential", func(x sides) { x.c.Worker.Credential = peer.CredentialLapsed }},
		{"credential", func(x sides) {
			x.c.Worker.Credential, x.c.Worker.Role, x.p.NoCredential = "", peer.RolePeerWorker, []peer.RoleKind{peer.RoleVolunteer}
		}},
		{"", func(x sides) {
			x.c.Worker.Credential, x.c.Worker.Role, x.p.NoCredential = "", peer.RoleVolunteer, []peer.RoleKind{peer.RoleVolunteer}
		}},
		{"capacity", func(x sides) { x.c.Supported = x.c.Worker.Capacity }},
		{"", func(x sides) { x.c.Supported = x.c.Worker.Capacity - 1 }},
		{"safety", func(x sides) { x.k.Safety = []matching.Exclusion{{Worker: "w", Participant: "p"}} }},
		{"", func(x sides) { x.k.Safety = []matching.Exclusion{{Worker: "w", Participant: "q"}} }},
		{"endorsement", func(x sides) {
			x.p.Endorsement, x.s.Participant.Needs, x.c.Worker.Endorsements = true, []peer.Domain{peer.DomainMentalHealth}, []peer.Domain{peer.DomainSubstanceUse}
		}},
		{"endorsement", func(x sides) {
			x.p.Endorsement, x.s.Participant.Needs, x.c.Worker.Endorsements = true, peer.Domains(), []peer.Domain{peer.DomainSubstanceUse}
		}},
		{"endorsement", func(x sides) {
			x.p.Endorsement, x.s.Participant.Needs, x.c.Worker.Endorsements = true, nil, peer.Domains()
		}},
		{"", func(x sides) {
			x.p.Endorsement, x.s.Participant.Needs, x.c.Worker.Endorsements = true, peer.Domains(), peer.Domains()
		}},
		{"", func(x sides) { x.s.Participant.Needs, x.c.Worker.Endorsements = peer.Domains(), nil }},
		{"minor", func(x sides) { x.s.Participant.AgeGroup = peer.AgeMinor }},
		{"", func(x sides) { x.s.Participant.AgeGroup, x.c.ServesMinors = peer.AgeMinor, true }},
		{"", func(x sides) { x.s.Participant.AgeGroup, x.c.Worker.Role = peer.AgeMinor, peer.RoleYouthPeer }},
		{"", func(x sides) { x.s.Participant.AgeGroup = peer.AgeYouth }},
		{"role", func(x sides) {
			x.s.Participant.Wishes.Roles, x.c.Worker.Role = []peer.RoleKind{peer.RoleRecoveryCoach}, peer.RolePeerWorker
		}},
		{"", func(x sides) {
			x.s.Participant.Wishes.Roles, x.c.Worker.Role = []peer.RoleKind{peer.RoleRecoveryCoach}, peer.RoleRecoveryCoach
		}},
		{"language", func(x sides) { x.s.Participant.Languages, x.c.Worker.Languages = []string{"uk", "pl"}, []string{"en"} }},
		{"language", func(x sides) { x.s.Participant.Languages, x.c.Worker.Languages = []string{"uk"}, nil }},
		{"", func(x sides) {
			x.s.Participant.Languages, x.c.Worker.Languages, x.p.Interpreters = []string{"uk"}, []string{"en"}, true
		}},
		{"", func(x sides) {
			x.s.Participant.Languages, x.c.Worker.Languages = []string{"uk", "ES-mx"}, []string{"es"}
		}},
		{"modality", func(x sides) {
			x.s.Modalities, x.c.Modalities = []peer.Modality{peer.ModalityPhone}, []peer.Modality{peer.ModalityInPerson}
		}},
		{"", func(x sides) { x.s.Modalities = []peer.Modality{peer.ModalityPhone} }},
		{"trait", func(x sides) {
			x.s.Wishes = []matching.TraitWish{{Trait: matching.TraitGender, Value: "woman", Must: true}}
		}},
		{"", func(x sides) { x.s.Wishes = []matching.TraitWish{{Trait: matching.TraitGender, Value: "woman"}} }},
		{"", func(x sides) {
			x.s.Wishes = []matching.TraitWish{{Trait: matching.TraitGender, Value: "woman", Must: true}}
			x.c.Traits = []matching.WorkerTrait{{Trait: matching.TraitGender, Value: "woman"}}
		}},
	}
	tried := map[string]bool{}
	for _, tt := range tests {
		p, s, c, k := matching.Policy{}, seeker("p"), candidate("w"), known
		s.Participant.Needs, s.Participant.Languages = nil, nil
		tt.edit(sides{&p, &s, &c, &k})
		j := judge(t, p, s, c, k)
		if tt.rule == "" {
			assert.Empty(t, names(j.Refusals))
			assert.Len(t, j.Factors, len(matching.Factors()))
			continue
		}
		tried[tt.rule] = true
		assert.Equal(t, []string{tt.rule}, names(j.Refusals))
		assert.Zero(t, j.Score)
		assert.Empty(t, j.Factors, "whom a rule excludes is not scored")
	}
	for _, r := range matching.Rules() {
		assert.True(t, tried[r.Name], "%s is tried", r.Name)
		assert.NotEmpty(t, r.Want, r.Name)
		assert.NotEmpty(t, r.Source.Title, r.Name)
	}
	assert.Len(t, tried, len(matching.Rules()))
}

// Every rule that is not met is told, not only the first.
func TestAllRefusals(t *testing.T) {
	s, c := seeker("p"), candidate("w")
	s.Participant.AgeGroup = peer.AgeMinor
	s.Participant.Wishes = peer.Wishes{Not: []peer.WorkerID{"w"}, Roles: []peer.RoleKind{peer.RoleSponsor}}
	c.Worker.Away, c.Worker.Credential = true, peer.CredentialSuspended
	j := judge(t, matching.Policy{Endorsement: true}, s, c, matching.Known{Safety: []matching.Exclusion{{Worker: "w", Participant: "p"}}})
	assert.Equal(t, []string{"blocked", "away", "credential", "safety", "endorsement", "minor", "role"}, names(j.Refusals))
	sources := map[string]source.Source{}
	staff := []string{}
	for _, r := range matching.Rules() {
		sources[r.Name] = r.Source
		if r.Staff {
			staff = append(staff, r.Name)
		}
	}
	assert.Equal(t, "TX", sources["endorsement"].Key)
	assert.True(t, sources["endorsement"].Verified())
	assert.Equal(t, source.Design, sources["language"].Evidence)
	assert.Equal(t, []string{"same_person", "blocked", "conflict_of_interest", "fitness", "safety"}, staff)
}

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

func factor(t *testing.T, j matching.Judgement, f matching.Factor) matching.FactorScore {
	t.Helper()
	require.True(t, j.Eligible())
	i := slices.IndexFunc(j.Factors, func(s matching.FactorScore) bool { return s.Factor == f })
	require.GreaterOrEqual(t, i, 0)
	return j.Factors[i]
}

func TestFactors(t *testing.T) {
	kyiv, err := time.LoadLocation("Europe/Kyiv")
	require.NoError(t, err)
	chicago, err := time.LoadLocation("America/Chicago")
	require.NoError(t, err)
	tests := []struct {
		factor matching.Factor
		want   float64
		known  bool
		says   string
		edit   func(s *matching.Seeker, c *matching.Candidate)
	}{
		{matching.FactorPathway, 0.5, false, "not told by both", func(s *matching.Seeker, c *matching.Candidate) { s.Participant.Pathways = nil }},
		{matching.FactorPathway, 0.5, true, "1 of 2 pathways that the participant chose", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.Pathways, c.Pathways = []string{"smart", "na"}, []string{"na", "aa"}
		}},
		{matching.FactorPathway, 0, true, "0 of 1 pathways that the participant chose", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.Pathways, c.Pathways = []string{"smart"}, []string{"na", "aa"}
		}},
		{matching.FactorLifeStage, 1, true, "1 of 1 parts of the participant's stage of life", func(s *matching.Seeker, c *matching.Candidate) {
			s.LifeStage, c.LifeStage = []string{"parent"}, []string{"parent", "student"}
		}},
		{matching.FactorExperience, 1, true, "1 of 1 experiences that the participant seeks", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.Needs = peer.Domains()
			s.Participant.Wishes.SharedExperience, c.Worker.LivedExperience = []peer.Domain{peer.DomainMentalHealth}, []peer.Domain{peer.DomainMentalHealth}
		}},
		{matching.FactorExperience, 0.5, true, "1 of 2 experiences that the participant seeks", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.Needs, c.Worker.LivedExperience = peer.Domains(), []peer.Domain{peer.DomainMentalHealth}
		}},
		{matching.FactorTrait, 0.5, false, "the participant asked for no trait", func(s *matching.Seeker, c *matching.Candidate) {
			c.Traits = []matching.WorkerTrait{{matching.TraitFaith, "x"}}
		}},
		{matching.FactorTrait, 0.5, true, "1 of 2 traits that the participant asked for", func(s *matching.Seeker, c *matching.Candidate) {
			s.Wishes = []matching.TraitWish{{matching.TraitFaith, "x", true}, {matching.TraitGender, "woman", false}}
			c.Traits = []matching.WorkerTrait{{matching.TraitFaith, "x"}, {matching.TraitGender, "man"}}
		}},
		{matching.FactorContinuity, 0.5, false, "nobody supported the participant before", func(*matching.Seeker, *matching.Candidate) {}},
		{matching.FactorContinuity, 1, true, "supported the participant before", func(s *matching.Seeker, c *matching.Candidate) { s.Previous = []peer.WorkerID{"v", "w"} }},
		{matching.FactorContinuity, 0, true, "others supported the participant before", func(s *matching.Seeker, c *matching.Candidate) { s.Previous = []peer.WorkerID{"v"} }},
		{matching.FactorLanguage, 1, true, "language 1 of the participant's 2", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.Languages, c.Worker.Languages = []string{"uk", "ru"}, []string{"ru", "uk-UA"}
		}},
		{matching.FactorLanguage, 0.5, true, "language 2 of the participant's 2", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.Languages, c.Worker.Languages = []string{"uk", "ru"}, []string{"ru"}
		}},
		{matching.FactorLanguage, 0, true, "no language in common: an interpreter is needed", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.Languages, c.Worker.Languages = []string{"uk"}, nil
		}},
		// Monday 18:00-20:00 in Kyiv is 10:00-12:00 in Chicago in January (UTC+2, UTC-6).
		{matching.FactorHours, 0.5, true, "60 minutes in common in the week ahead", func(s *matching.Seeker, c *matching.Candidate) {
			s.Hours, s.Zone = []matching.Window{{time.Monday, 18 * time.Hour, 20 * time.Hour}}, kyiv
			c.Hours, c.Zone = []matching.Window{{time.Monday, 11 * time.Hour, 17 * time.Hour}, {time.Monday, 11*time.Hour + 30*time.Minute, 13 * time.Hour}}, chicago
		}},
		// Sunday 22:00 to Monday 02:00 in Chicago is Monday 06:00-10:00 in Kyiv.
		{matching.FactorHours, 1, true, "180 minutes in common in the week ahead", func(s *matching.Seeker, c *matching.Candidate) {
			s.Hours, s.Zone = []matching.Window{{time.Monday, 7 * time.Hour, 12 * time.Hour}}, kyiv
			c.Hours, c.Zone = []matching.Window{{time.Sunday, 22 * time.Hour, 26 * time.Hour}}, chicago
		}},
		{matching.FactorHours, 0, true, "0 minutes in common in the week ahead", func(s *matching.Seeker, c *matching.Candidate) {
			s.Hours, s.Zone = []matching.Window{{time.Monday, 9 * time.Hour, 12 * time.Hour}}, chicago
			c.Hours, c.Zone = []matching.Window{{time.Monday, 9 * time.Hour, 12 * time.Hour}}, kyiv
		}},
		{matching.FactorNearAge, 0.5, false, "the participant is not served as a young person", func(s *matching.Seeker, c *matching.Candidate) { s.Participant.AgeGroup = peer.AgeAdult }},
		{matching.FactorNearAge, 1, true, "a youth peer for a young person", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.AgeGroup, c.Worker.Role = peer.AgeYouth, peer.RoleYouthPeer
		}},
		{matching.FactorNearAge, 0, true, "not a youth peer", func(s *matching.Seeker, c *matching.Candidate) { s.Participant.AgeGroup = peer.AgeYouth }},
		{matching.FactorLoad, 0.3, true, "3 of 10 places are free", func(s *matching.Seeker, c *matching.Candidate) { c.Supported = 7 }},
		{matching.FactorPast, 1, true, "1 of 1 past experiences", func(s *matching.Seeker, c *matching.Candidate) {
			s.Past, c.Past = []string{"prison"}, []string{"prison"}
		}},
		{matching.FactorRecoveryTime, 0.5, false, "time in recovery was not told by both", func(s *matching.Seeker, c *matching.Candidate) { c.RecoveryMonths = 60 }},
		{matching.FactorRecoveryTime, 0.5, true, "the worker is 6 months longer in recovery", func(s *matching.Seeker, c *matching.Candidate) { s.RecoveryMonths, c.RecoveryMonths = 1, 7 }},
		{matching.FactorRecoveryTime, 1, true, "the worker is 99 months longer in recovery", func(s *matching.Seeker, c *matching.Candidate) { s.RecoveryMonths, c.RecoveryMonths = 1, 100 }},
		{matching.FactorRecoveryTime, 0, true, "the participant is 5 months longer in recovery", func(s *matching.Seeker, c *matching.Candidate) { s.RecoveryMonths, c.RecoveryMonths = 12, 7 }},
		{matching.FactorMutual, 0.5, true, "1 of 2 things that the worker hopes to support with", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.Needs, c.Hopes = []peer.Domain{peer.DomainMentalHealth}, peer.Domains()
		}},
		{matching.FactorWaiting, 0.5, true, "has waited for 42 days", func(s *matching.Seeker, c *matching.Candidate) { s.Since = peertest.Day(-42) }},
		{matching.FactorWaiting, 0, true, "has waited for 0 days", func(s *matching.Seeker, c *matching.Candidate) { s.Since = peertest.Day(3) }},
	}
	tried := map[matching.Factor]bool{}
	for _, tt := range tests {
		s, c := seeker("p"), candidate("w")
		tt.edit(&s, &c)
		k := known
		k.At = peertest.Day(0)
		if tt.factor == matching.FactorHours {
			k.At = time.Date(2026, 1, 4, 0, 0, 0, 0, time.UTC)
		}
		got := factor(t, judge(t, matching.Policy{Interpreters: true}, s, c, k), tt.factor)
		assert.Equal(t, matching.FactorScore{Factor: tt.factor, Value: tt.want, Known: tt.known, Points: got.Points, Says: tt.says}, got)
		tried[tt.factor] = true
	}
	for _, f := range matching.Factors() {
		assert.True(t, tried[f], "%s is tried", f)
	}
}

// An hour by the wall stays an hour by the wall when clocks change: on 29 March
// 2026 Kyiv goes from UTC+2 to UTC+3, Chicago having changed on 8 March.
func TestHoursFollowTheClockOnTheWall(t *testing.T) {
	kyiv, err := time.LoadLocation("Europe/Kyiv")
	require.NoError(t, err)
	s, c := seeker("p"), candidate("w")
	s.Hours, s.Zone = []matching.Window{{time.Wednesday, 18 * time.Hour, 19 * time.Hour}}, kyiv
	c.Hours, c.Zone = []matching.Window{{time.Wednesday, 16 * time.Hour, 17 * time.Hour}}, time.UTC
	says := func(at time.Time) string {
		return factor(t, judge(t, matching.Policy{Interpreters: true}, s, c, matching.Known{At: at}), matching.FactorHours).Says
	}
	assert.Equal(t, "60 minutes in common in the week ahead", says(time.Date(2026, 3, 23, 0, 0, 0, 0, time.UTC)))
	assert.Equal(t, "0 minutes in common in the week ahead", says(time.Date(2026, 3, 30, 0, 0, 0, 0, time.UTC)))
	assert.Equal(t, "30 minutes in common in the week ahead", says(time.Date(2026, 3, 25, 16, 30, 0, 0, time.UTC)),
		"half of this Wednesday's hour is over, and the next one is after the change")
	assert.Equal(t, "60 minutes in common in the week ahead", says(time.Date(2026, 3, 11, 16, 30, 0, 0, time.UTC)),
		"half of this Wednesday's hour and half of the next one's")
}

// Weights by hand: with pathway 3 and load 1, one of two pathways and 10 of 10
// places are 100 * (3*0.5 + 1*1) / 4 = 62.5; what matters to the participant
// counts double: 100 * (6*0.5 + 1) / 7.
func TestScore(t *testing.T) {
	p := matching.Policy{Weights: []matching.Weight{{Factor: matching.FactorPathway, Weight: 3}, {Factor: matching.FactorLoad, Weight: 1}}}
	s, c := seeker("p"), candidate("w")
	s.Participant.Pathways, c.Pathways = []string{"smart", "na"}, []string{"na"}
	s.Participant.Languages = nil
	j := judge(t, p, s, c, known)
	assert.InDelta(t, 62.5, j.Score, 1e-12)
	assert.InDelta(t, 37.5, j.Factors[0].Points, 1e-12)
	assert.InDelta(t, 25, j.Factors[1].Points, 1e-12)
	s.Matters = []matching.Factor{matching.FactorPathway}
	assert.InDelta(t, 400.0/7, judge(t, p, s, c, known).Score, 1e-12)
}

func TestPathwayAndLifeStageWeighMoreThanASharedPast(t *testing.T) {
	weight := map[matching.Factor]matching.Weight{}
	for _, w := range matching.DefaultWeights() {
		weight[w.Factor] = w
		assert.NotEmpty(t, w.Source.Title)
	}
	assert.Len(t, weight, len(matching.Factors()))
	assert.Greater(t, weight[matching.FactorPathway].Weight, weight[matching.FactorPast].Weight)
	assert.Greater(t, weight[matching.FactorLifeStage].Weight, weight[matching.FactorPast].Weight)
	for _, f := range []matching.Factor{matching.FactorPathway, matching.FactorLifeStage, matching.FactorPast} {
		assert.Equal(t, "TILL24", weight[f].Source.Key)
	}
}

// What workers told of themselves changes nothing unless the participant asks.
func TestTraitsCountOnlyWhereAsked(t *testing.T) {
	s, plain, told := seeker("p"), candidate("w"), candidate("w")
	for _, trait := range matching.Traits() {
		told.Traits = append(told.Traits, matching.WorkerTrait{Trait: trait, Value: "x"})
	}
	assert.Equal(t, judge(t, matching.Policy{}, s, plain, known), judge(t, matching.Policy{}, s, told, known))
	s.Wishes = []matching.TraitWish{{Trait: matching.TraitVeteran, Value: "x"}}
	assert.Greater(t, judge(t, matching.Policy{}, s, told, known).Score, judge(t, matching.Policy{}, s, plain, known).Score)
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

	place := matching.Remedy{Rules: []string{"place"}, Wants: []string{"one more place with the worker"}, Workers: 1}
	away := matching.Remedy{Rules: []string{"away"}, Wants: []string{"a worker who is not away"}, Workers: 1}
	role := "a worker in a role that the participant would accept"
	assert.Equal(t, []matching.Waiting{
		{1, "b-early", peertest.Day(-9), matching.WaitPlacesTaken, 1, []matching.Remedy{away, place}},
		{2, "a-late", peertest.Day(-1), matching.WaitPlacesTaken, 1, []matching.Remedy{away, place}},
		{3, "d-barred", peertest.Day(-1), matching.WaitNoneEligible, 0, []matching.Remedy{
			{[]string{"away", "role"}, []string{"a worker who is not away", role}, 1, false},
			{[]string{"role", "place"}, []string{role, "one more place with the worker"}, 1, false}}},
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
			changed := slices.Clone(candidates)
			if r.Rules[0] == matching.RemedyPlace {
				assert.False(t, r.Staff)
				for i := range 2 {
					if j, _ := plan.Why(w.Participant, helper(i)); j.Eligible() {
						changed[i].Worker.Capacity++
						break
					}
				}
			} else {
				assert.Equal(t, []string{"fitness"}, r.Rules)
				assert.True(t, r.Staff)
				changed[2].Worker.Fitness, changed[2].Worker.Capacity = peer.FitnessFit, 1
			}
			again, err := matching.Policy{}.Plan(seekers, changed, known, matching.Optimal)
			require.NoError(t, err)
			assert.Len(t, again.Matches, 3)
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
			s.Hours = []matching.Window{{time.Monday, 0, time.Hour}}
		}},
		{matching.Fault{"candidates", 0, "hours", "have a window that is no time of a week"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			c.Hours, c.Zone = []matching.Window{{time.Monday, time.Hour, time.Hour}}, time.UTC
		}},
		{matching.Fault{"candidates", 0, "hours", "cannot be compared without the time of the match"}, func(s *matching.Seeker, c *matching.Candidate, p *matching.Policy, k *matching.Known) {
			c.Hours, c.Zone, k.At = []matching.Window{{time.Monday, 0, time.Hour}}, time.UTC, time.Time{}
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
