package scope_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

func TestPrepareRefuses(t *testing.T) {
	p := standard(t)
	tests := []struct {
		fact   string
		change func(*scope.Request)
		cause  error
	}{
		{"activity", func(r *scope.Request) { r.Activity = "" }, scope.ErrRequest},
		{"role", func(r *scope.Request) { r.Role = "boss" }, peer.ErrUnknownRole},
		{"credential", func(r *scope.Request) { r.Credential = "Certified" }, peer.ErrUnknownCredentialState},
		{"setting", func(r *scope.Request) { r.Setting = "moon" }, peer.ErrUnknownSetting},
		{"phase", func(r *scope.Request) { r.Phase = "open" }, peer.ErrUnknownMentorshipState},
		{"urgency", func(r *scope.Request) { r.Urgency = "asap" }, scope.ErrUnknownUrgency},
		{"consent", func(r *scope.Request) { r.Consent = "yes" }, scope.ErrUnknownConsent},
		{"approval", func(r *scope.Request) { r.Approval = "ok" }, scope.ErrUnknownApproval},
		{"fitness", func(r *scope.Request) { r.Fitness = "well" }, peer.ErrUnknownFitness},
		{"age_group", func(r *scope.Request) { r.AgeGroup = "old" }, peer.ErrUnknownAgeGroup},
		{"needs", func(r *scope.Request) { r.Needs = []peer.Domain{"housing"} }, peer.ErrUnknownDomain},
		{"small_community", func(r *scope.Request) { r.SmallCommunity = -1 }, scope.ErrUnknownTruth},
		{"conflict_signal", func(r *scope.Request) { r.ConflictSignal = 3 }, scope.ErrUnknownTruth},
		{"at", func(r *scope.Request) { r.At = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }, peer.ErrBadDate},
		{"at", func(r *scope.Request) { r.At = time.Date(0, 6, 1, 0, 0, 0, 0, time.UTC) }, peer.ErrBadDate},
		{"supervised", func(r *scope.Request) { r.Supervised = 7 }, scope.ErrUnknownTruth},
	}
	for _, tt := range tests {
		t.Run(tt.fact, func(t *testing.T) {
			_, err := p.Prepare(with("goal_setting", tt.change))
			require.ErrorIs(t, err, scope.ErrRequest)
			require.ErrorIs(t, err, tt.cause)
			var at *scope.FactError
			require.ErrorAs(t, err, &at)
			assert.Equal(t, tt.fact, at.Fact)
		})
	}
}

func TestFactsOfAnotherPolicyAreNeverAllowed(t *testing.T) {
	a, b := standard(t), standard(t, "US-TX")
	f, err := a.Prepare(inOrder("goal_setting"))
	require.NoError(t, err)
	assert.Equal(t, scope.Permitted, a.Verdict(f))
	assert.Equal(t, scope.ConsultSupervisorFirst, b.Verdict(f))
	assert.Equal(t, scope.ConsultSupervisorFirst, b.Decide(f).Verdict)
	assert.False(t, b.Decide(f).Explicit)
	assert.Empty(t, b.Unlock(f))
	var none scope.Policy
	zero, err := none.Prepare(inOrder("goal_setting"))
	require.NoError(t, err)
	assert.Equal(t, scope.ConsultSupervisorFirst, none.Verdict(zero))
}
