package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

func TestUnlock(t *testing.T) {
	p := standard(t)
	tests := []struct {
		name   string
		id     peer.ActivityID
		change func(*scope.Request)
		want   [][]scope.Change
	}{
		{"allowed already", "goal_setting", func(*scope.Request) {}, nil},
		{"approval", "home_visit_alone", func(*scope.Request) {}, [][]scope.Change{{{Fact: "approval", Value: "granted"}}}},
		{"training", "wrap_facilitation", func(r *scope.Request) { r.Trainings = []string{} }, [][]scope.Change{{{Fact: "trainings", Value: "wrap_facilitation"}}}},
		{"supervision and credential", "goal_setting", func(r *scope.Request) {
			r.Supervised, r.Credential = scope.False, peer.CredentialLapsed
		}, [][]scope.Change{{{Fact: "credential", Value: "certified"}, {Fact: "supervised", Value: "true"}}}},
		{"return plan", "goal_setting", func(r *scope.Request) { r.Fitness = peer.FitnessSteppedAside }, [][]scope.Change{{{Fact: "fitness", Value: "fit"}}}},
		{"consent", "individual_advocacy", func(r *scope.Request) { r.Consent = scope.ConsentExpired }, [][]scope.Change{{{Fact: "consent", Value: "valid"}}}},
		{"a denial can be reversed", "goal_setting", func(r *scope.Request) { r.Approval = scope.ApprovalDenied }, [][]scope.Change{{{Fact: "approval", Value: "granted"}}}},
		{"never phase", "goal_setting", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, nil},
		{"never urgency", "goal_setting", func(r *scope.Request) { r.Urgency = scope.Imminent }, nil},
		{"three would be needed", "goal_setting", func(r *scope.Request) {
			r.Supervised, r.Credential, r.Fitness = scope.False, peer.CredentialLapsed, peer.FitnessSteppedAside
		}, nil},
		{"floor", "diagnose", func(*scope.Request) {}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, unlock(t, p, with(tt.id, tt.change)))
		})
	}
}
