package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

func TestARuleWithAnException(t *testing.T) {
	p := load(t, shipped(t, "US"), organisation(scope.Rule{
		ID: "x.quiet", Activities: []peer.ActivityID{"goal_setting"}, Verdict: scope.ConsultSupervisorFirst,
		When: scope.When{Setting: []peer.Setting{"home"}}, Unless: scope.When{AgeGroup: []peer.AgeGroup{"adult"}, Trainings: []string{"night_visits"}},
		Text: "Ask first at home, but for adults after the course.", Sources: cited,
	}))
	tests := []struct {
		name      string
		age       peer.AgeGroup
		trainings []string
		want      scope.Verdict
	}{
		{"every part of the exception holds", "adult", []string{"night_visits"}, scope.PermittedWithConditions}, // at home
		{"one part does not", "youth", []string{"night_visits"}, scope.ConsultSupervisorFirst},
		{"nor the other", "adult", []string{}, scope.ConsultSupervisorFirst},
		{"a part not told is not assumed favourable", "", []string{"night_visits"}, scope.ConsultSupervisorFirst},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := with("goal_setting", func(r *scope.Request) { r.Setting, r.AgeGroup, r.Trainings = "home", tt.age, tt.trainings })
			assert.Equal(t, tt.want, decide(t, p, r).Verdict)
		})
	}
	asked := decide(t, p, with("goal_setting", func(r *scope.Request) { r.Setting, r.Trainings = "home", nil }))
	assert.Equal(t, []scope.Fact{scope.FactTrainings}, asked.Unknown)
	assert.Contains(t, unlock(t, p, with("goal_setting", func(r *scope.Request) { r.Setting, r.Trainings = "home", []string{} })),
		[]scope.Change{{Fact: scope.FactTrainings, Value: "night_visits"}})
}
