package scope_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/peer/source"
)

func TestTexas(t *testing.T) {
	p := standard(t, "US-TX")
	needs := func(have []string, needs ...peer.Domain) func(*scope.Request) {
		return func(r *scope.Request) { r.Endorsements, r.Needs = have, needs }
	}
	tests := []struct {
		name   string
		change func(*scope.Request)
		want   scope.Verdict
	}{
		{"endorsement held", needs([]string{"mental_health"}, "mental_health"), scope.Permitted},
		{"other endorsement", needs([]string{"recovery_support"}, "mental_health"), scope.Prohibited},
		{"one of two", needs([]string{"recovery_support"}, "mental_health", "substance_use"), scope.Permitted},
		{"the other of two", needs([]string{"mental_health"}, "mental_health", "substance_use"), scope.Permitted},
		{"none of two", needs([]string{}, "mental_health", "substance_use"), scope.Prohibited},
		{"both", needs([]string{"recovery_support", "mental_health"}, "mental_health", "substance_use"), scope.Permitted},
		{"endorsements not told", needs(nil, "substance_use"), scope.Permitted},
		{"no needs", needs([]string{}), scope.Permitted},
		{"family: no endorsement is for it", needs([]string{}, "family", "chronic_condition"), scope.Permitted},
		{"family and mental health", needs([]string{"recovery_support"}, "family", "mental_health"), scope.Prohibited},
		{"before the rule was in force", func(r *scope.Request) {
			r.Endorsements, r.At = []string{}, time.Date(2018, 12, 31, 23, 0, 0, 0, time.UTC)
		}, scope.Permitted},
		{"the first day in force", func(r *scope.Request) {
			r.Endorsements, r.At = []string{}, time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)
		}, scope.Prohibited},
		{"no day given: the newest rules", func(r *scope.Request) { r.Endorsements, r.At = []string{}, time.Time{} }, scope.Prohibited},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, decide(t, p, with("goal_setting", tt.change)).Verdict)
		})
	}
	for _, id := range []peer.ActivityID{"outreach_engagement", "street_outreach", "nonclinical_deescalation", "naloxone_training_distribution",
		"administer_naloxone", "welfare_check_missed_contact", "clinical_assessment_level_of_care"} {
		assert.Less(t, decide(t, p, with(id, needs([]string{}, "mental_health"))).Verdict, scope.Prohibited, "open to all: %s", id)
	}
	assert.Equal(t, scope.PermittedWithConditions, decide(t, p, with("train_peers", needs([]string{}, "mental_health"))).Verdict, "no participant is served")
	d := decide(t, p, with("goal_setting", needs(nil, "mental_health")))
	assert.Contains(t, d.Unknown, scope.FactEndorsements)
	assert.True(t, hasCondition(d, scope.EndorsementCondition, scope.Unknown))
	assert.Equal(t, [][]scope.Change{{{Fact: scope.FactEndorsements, Value: "mental_health"}}},
		unlock(t, p, with("goal_setting", needs([]string{"recovery_support"}, "mental_health"))))
	two := with("goal_setting", needs([]string{}, "mental_health", "substance_use"))
	assert.Equal(t, [][]scope.Change{{{Fact: scope.FactEndorsements, Value: "mental_health"}}, {{Fact: scope.FactEndorsements, Value: "recovery_support"}}},
		unlock(t, p, two), "either will do")
	rule, ok := p.Rule("us-tx.endorsement.mental_health")
	require.True(t, ok)
	assert.Equal(t, source.Design, rule.Sources[1].Evidence, "what counts as consistent is our reading")
}
