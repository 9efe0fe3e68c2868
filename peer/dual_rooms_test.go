package peer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/matching"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/scope"
)

// One entry, and every room answers alike. By hand: whether the two may be matched, what
// the scope of practice says to serving a friend, and to support alone with them, and whether
// there is a place in a group that the worker leads.
func TestOneEntryIsAnsweredAlikeByEveryRoom(t *testing.T) {
	policy, err := scope.Standard("US-TX")
	require.NoError(t, err)
	for _, tt := range []struct {
		state   peer.DualState
		matched bool
		asked   scope.Verdict // serve_relative_or_friend; 0: nothing to ask
		alone   scope.Verdict // active_listening_support
		placed  bool
	}{
		{peer.DualDeclared, false, scope.ConsultSupervisorFirst, scope.ConsultSupervisorFirst, false},
		{peer.DualUnderReview, false, scope.ConsultSupervisorFirst, scope.ConsultSupervisorFirst, false},
		{peer.DualAvoided, false, scope.Prohibited, scope.ConsultSupervisorFirst, false},
		{peer.DualObjected, false, scope.Prohibited, scope.ConsultSupervisorFirst, false},
		{peer.DualManaged, true, scope.PermittedWithConditions, scope.Permitted, true},
		{peer.DualCleared, true, 0, scope.Permitted, true},
		{peer.DualEnded, true, 0, scope.Permitted, true},
	} {
		rs := register(t, peertest.DualIn(t, tt.state))
		at := day(9)

		p := pairing()
		p.Worker = rs.Apply(p.Worker, at)
		plan, err := matching.Policy{}.Plan([]matching.Seeker{{Participant: p.Participant}}, []matching.Candidate{{Worker: p.Worker}},
			matching.Known{At: at}, matching.Optimal)
		require.NoError(t, err)
		assert.Equal(t, tt.matched, len(p.Refusals()) == 0, "%s: paired", tt.state)
		assert.Equal(t, tt.matched, len(plan.Matches) == 1, "%s: matched", tt.state)

		request := scope.Request{Activity: "active_listening_support", Credential: peer.CredentialCertified, Supervised: scope.True,
			Fitness: peer.FitnessFit, Endorsements: []string{"recovery_support"}, Needs: []peer.Domain{peer.DomainSubstanceUse}, Phase: peer.MentorshipActive}
		facts := scope.FactsOfTies(rs, peertest.WorkerID, peertest.ParticipantID, at)
		assert.Equal(t, tt.alone, verdict(t, policy, facts.On(request)), "%s: alone", tt.state)
		questions := facts.Questions(request)
		if tt.asked == 0 {
			assert.Empty(t, questions, tt.state)
		} else {
			require.Len(t, questions, 1, tt.state)
			assert.Equal(t, peer.ActivityID("serve_relative_or_friend"), questions[0].Activity)
			assert.Equal(t, tt.asked, verdict(t, policy, questions[0]), "%s: asked", tt.state)
		}

		kept := group.KeptFrom(rs, at, peertest.WorkerID)
		assert.Equal(t, tt.placed, len(kept) == 0, "%s: a place in the group", tt.state)
	}
}

func verdict(t *testing.T, p *scope.Policy, r scope.Request) scope.Verdict {
	t.Helper()
	f, err := p.Prepare(r)
	require.NoError(t, err)
	return p.Verdict(f)
}
