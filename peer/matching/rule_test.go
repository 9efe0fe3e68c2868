package matching_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
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

// coOccurring is two domains in one list.
var coOccurring = []peer.Domain{peer.DomainMentalHealth, peer.DomainSubstanceUse}

var known = matching.Known{At: peertest.Day(0)}

func judge(t *testing.T, p matching.Policy, s matching.Seeker, c matching.Candidate, k matching.Known) matching.Judgement {
	t.Helper()
	j, err := p.Judge(s, c, k)
	require.NoError(t, err)
	return j
}

func rated(who peer.ParticipantID, worker peer.WorkerID, score peer.Score, day int) peer.Rating {
	return peer.Rating{Mentorship: "m", Participant: who, Worker: worker, Score: score, At: peertest.Day(day)}
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
		{"blocked", func(x sides) { x.k.Ratings = []peer.Rating{rated("p", "w", peer.ScoreWorst, 3), rated("p", "w", 5, 2)} }},
		{"", func(x sides) { x.k.Ratings = []peer.Rating{rated("p", "w", peer.ScoreWorst, 2), rated("p", "w", 2, 3)} }},
		{"", func(x sides) {
			x.k.Ratings = []peer.Rating{rated("p", "v", peer.ScoreWorst, 2), rated("q", "w", peer.ScoreWorst, 2)}
		}},
		{"", func(x sides) { x.k.Concerns = []peer.FitConcern{{Participant: "p", Worker: "w", Code: "better_fit"}} }},
		{"conflict_of_interest", func(x sides) { x.c.Worker.Conflicts = []peer.Conflict{{With: "p"}} }},
		{"", func(x sides) { x.c.Worker.Conflicts = []peer.Conflict{{With: "p", Accepted: true}} }},
		{"fitness", func(x sides) { x.c.Worker.Fitness = peer.FitnessSteppedAside }},
		{"exclusion_list", func(x sides) { x.c.Worker.Exclusion = peer.ExclusionListed }},
		{"", func(x sides) { x.c.Worker.Exclusion = peer.ExclusionClear }},
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
			x.p.Endorsement, x.s.Participant.Needs, x.c.Worker.Endorsements = true, coOccurring, []peer.Domain{peer.DomainSubstanceUse}
		}},
		{"endorsement", func(x sides) {
			x.p.Endorsement, x.s.Participant.Needs, x.c.Worker.Endorsements = true, nil, coOccurring
		}},
		{"", func(x sides) {
			x.p.Endorsement, x.s.Participant.Needs, x.c.Worker.Endorsements = true, coOccurring, coOccurring
		}},
		{"", func(x sides) { // no certificate is endorsed for family
			x.p.Endorsement, x.s.Participant.Needs = true, []peer.Domain{peer.DomainFamily, peer.DomainChronicCondition}
		}},
		{"endorsement", func(x sides) { // and for mental health it has to be
			x.p.Endorsement, x.s.Participant.Needs, x.c.Worker.Endorsements = true, []peer.Domain{peer.DomainFamily, peer.DomainMentalHealth}, []peer.Domain{peer.DomainSubstanceUse}
		}},
		{"", func(x sides) { x.s.Participant.Needs, x.c.Worker.Endorsements = coOccurring, nil }},
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
	assert.Equal(t, []string{"same_person", "blocked", "conflict_of_interest", "fitness", "exclusion_list", "safety"}, staff)
}

// What was not judged is not eligible, whoever forgot to look at the error.
func TestNothingJudgedIsNotEligible(t *testing.T) {
	assert.False(t, matching.Judgement{}.Eligible())
	assert.False(t, matching.Judgement{Participant: "p", Worker: "w"}.Eligible())
	assert.Equal(t, "[judgement of nobody]", fmt.Sprint(matching.Judgement{}))

	c := candidate("w")
	require.True(t, judge(t, matching.Policy{}, seeker("p"), c, known).Eligible())
	c.Supported = -1
	j, err := matching.Policy{}.Judge(seeker("p"), c, known)
	require.ErrorIs(t, err, matching.ErrInput)
	assert.False(t, j.Eligible())
	plan, err := matching.Policy{}.Plan([]matching.Seeker{seeker("p")}, nil, known, matching.Optimal)
	require.NoError(t, err)
	j, err = plan.Why("p", "w")
	require.ErrorIs(t, err, matching.ErrUnknownPerson)
	assert.False(t, j.Eligible())
}

// A judgement that was stored and loaded says the same.
func TestAStoredJudgementStaysEligible(t *testing.T) {
	data, err := json.Marshal(judge(t, matching.Policy{}, seeker("p"), candidate("w"), known))
	require.NoError(t, err)
	var back matching.Judgement
	require.NoError(t, json.Unmarshal(data, &back))
	assert.True(t, back.Eligible())
}

// A worker's doubt is remarked on and changes neither who is eligible nor a score.
func TestAConcernAboutTheFitIsForTheSupervisor(t *testing.T) {
	s, c, k := seeker("p"), candidate("w"), known
	plain := judge(t, matching.Policy{}, s, c, k)
	assert.Empty(t, plain.Remarks)
	k.Concerns = []peer.FitConcern{{Participant: "p", Worker: "w", Code: "better_fit"}, {Participant: "p", Worker: "v"}, {Participant: "q", Worker: "w"}}
	j := judge(t, matching.Policy{}, s, c, k)
	assert.True(t, j.Eligible())
	assert.Equal(t, plain.Factors, j.Factors)
	require.Len(t, j.Remarks, 1)
	assert.Equal(t, peer.RemarkFitConcern, j.Remarks[0].Name)
	assert.True(t, j.Remarks[0].Staff)

	s.Participant.Wishes.Not = []peer.WorkerID{"w"}
	j = judge(t, matching.Policy{}, s, c, k)
	assert.Equal(t, []string{"blocked"}, names(j.Refusals))
	assert.Len(t, j.Remarks, 1, "whether or not a rule excludes the pair")
}

// A plan keeps apart who rated whom worst, and nobody is told to lift it.
func TestAPlanReadsTheRatings(t *testing.T) {
	seekers := []matching.Seeker{seeker("p"), seeker("q")}
	c := candidate("w")
	c.Worker.Capacity = 1
	k := matching.Known{At: peertest.Day(9), Ratings: []peer.Rating{rated("p", "w", peer.ScoreWorst, 1), rated("q", "w", 5, 1)},
		Concerns: []peer.FitConcern{{Participant: "q", Worker: "w"}}}
	plan, err := matching.Policy{}.Plan(seekers, []matching.Candidate{c}, k, matching.Optimal)
	require.NoError(t, err)
	require.Len(t, plan.Matches, 1)
	assert.Equal(t, peer.ParticipantID("q"), plan.Matches[0].Participant, "p would come first by id")
	assert.Len(t, plan.Matches[0].Remarks, 1)
	assert.Empty(t, plan.Waitlist[0].Remedies)
	why, err := plan.Why("p", "w")
	require.NoError(t, err)
	assert.Equal(t, []string{"blocked"}, names(why.Refusals))
	assert.True(t, why.Refusals[0].Staff)
	assert.Empty(t, why.Remarks)
}
