package matching_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
	"github.com/alongside-go/alongside/peer/peertest"
)

func factor(t *testing.T, j matching.Judgement, f matching.Factor) matching.FactorScore {
	t.Helper()
	require.True(t, j.Eligible())
	i := slices.IndexFunc(j.Factors, func(s matching.FactorScore) bool { return s.Factor == f })
	require.GreaterOrEqual(t, i, 0)
	return j.Factors[i]
}

func TestFactors(t *testing.T) {
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
			s.Participant.Needs = coOccurring
			s.Participant.Wishes.SharedExperience, c.Worker.LivedExperience = []peer.Domain{peer.DomainMentalHealth}, []peer.Domain{peer.DomainMentalHealth}
		}},
		{matching.FactorExperience, 0.5, true, "1 of 2 experiences that the participant seeks", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.Needs, c.Worker.LivedExperience = coOccurring, []peer.Domain{peer.DomainMentalHealth}
		}},
		{matching.FactorExperience, 1, true, "1 of 1 experiences that the participant seeks", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.Needs, c.Worker.LivedExperience = []peer.Domain{peer.DomainFamily}, []peer.Domain{peer.DomainFamily, peer.DomainSubstanceUse}
		}},
		{matching.FactorExperience, 0, true, "0 of 1 experiences that the participant seeks", func(s *matching.Seeker, c *matching.Candidate) {
			s.Participant.Needs, c.Worker.LivedExperience = []peer.Domain{peer.DomainFamily}, coOccurring
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
			s.Hours, s.Zone = []peer.WeeklyHours{{Day: time.Monday, From: 1080, To: 1200}}, "Europe/Kyiv"
			c.Worker.Hours, c.Worker.Zone = []peer.WeeklyHours{{Day: time.Monday, From: 660, To: 1020}, {Day: time.Monday, From: 690, To: 780}}, "America/Chicago"
		}},
		// Sunday 22:00 to Monday 02:00 in Chicago is Monday 06:00-10:00 in Kyiv.
		{matching.FactorHours, 1, true, "180 minutes in common in the week ahead", func(s *matching.Seeker, c *matching.Candidate) {
			s.Hours, s.Zone = []peer.WeeklyHours{{Day: time.Monday, From: 420, To: 720}}, "Europe/Kyiv"
			c.Worker.Hours, c.Worker.Zone = []peer.WeeklyHours{{Day: time.Sunday, From: 1320, To: 1560}}, "America/Chicago"
		}},
		{matching.FactorHours, 0, true, "0 minutes in common in the week ahead", func(s *matching.Seeker, c *matching.Candidate) {
			s.Hours, s.Zone = []peer.WeeklyHours{{Day: time.Monday, From: 540, To: 720}}, "America/Chicago"
			c.Worker.Hours, c.Worker.Zone = []peer.WeeklyHours{{Day: time.Monday, From: 540, To: 720}}, "Europe/Kyiv"
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
			s.Participant.Needs, c.Hopes = []peer.Domain{peer.DomainMentalHealth}, coOccurring
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
	s, c := seeker("p"), candidate("w")
	s.Hours, s.Zone = []peer.WeeklyHours{{Day: time.Wednesday, From: 1080, To: 1140}}, "Europe/Kyiv"
	c.Worker.Hours, c.Worker.Zone = []peer.WeeklyHours{{Day: time.Wednesday, From: 960, To: 1020}}, "UTC"
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

// The worker's own hours count, which also say when they are on duty.
func TestAWorkersHoursAreTheirOwn(t *testing.T) {
	s, c := seeker("p"), candidate("w")
	s.Hours, s.Zone = []peer.WeeklyHours{{Day: time.Monday, From: 540, To: 600}}, "America/Bogota"
	hours := func() matching.FactorScore {
		return factor(t, judge(t, matching.Policy{Interpreters: true}, s, c, known), matching.FactorHours)
	}
	assert.False(t, hours().Known, "a worker who gave no hours is bound to none, and nothing is compared")
	c.Worker.Hours, c.Worker.Zone = s.Hours, s.Zone
	assert.Equal(t, "60 minutes in common in the week ahead", hours().Says)
	c.Worker.Hours = []peer.WeeklyHours{{Day: time.Tuesday, From: 540, To: 600}}
	assert.Equal(t, "0 minutes in common in the week ahead", hours().Says)
}
