package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/scope"
)

// What nobody accepts is what the base layer prohibits as floor: the two
// lists are kept apart and must agree.
func TestConflictRulesAgreeWithTheBaseLayer(t *testing.T) {
	us, err := scope.ShippedLayer("US")
	require.NoError(t, err)
	rules := map[peer.ActivityID]scope.Rule{}
	for _, r := range us.Rules {
		for _, a := range r.Activities {
			if r.ID == "us."+string(a) {
				rules[a] = r
			}
		}
	}
	for _, c := range peer.ConflictRules() {
		if c.Activity == "" {
			assert.False(t, c.Barred, c.Kind)
			continue
		}
		r, ok := rules[c.Activity]
		require.True(t, ok, "%s: the catalogue has no %s", c.Kind, c.Activity)
		assert.Equal(t, r.Verdict == scope.Prohibited, c.Barred, c.Kind)
		assert.Equal(t, r.Floor, c.Barred, c.Kind)
	}
}

func tied(t *testing.T, change peer.DualChange) *peer.DualRelationship {
	t.Helper()
	d, err := peer.DeclareTie("d-"+peer.DualID(change.Kind), peer.DualParties{Worker: peertest.WorkerID, Participant: peertest.ParticipantID},
		change, peertest.By(lifecycle.WorkerParty, peertest.Day(0)))
	require.NoError(t, err)
	return d
}

func factsOf(t *testing.T, ds ...*peer.DualRelationship) scope.TieFacts {
	t.Helper()
	var all []peer.DualRelationship
	for _, d := range ds {
		all = append(all, *d)
	}
	rs, err := peer.NewDualRelationships(all...)
	require.NoError(t, err)
	return scope.FactsOfTies(rs, peertest.WorkerID, peertest.ParticipantID, peertest.Day(9))
}

func TestSecondRolesOfTies(t *testing.T) {
	for _, tt := range []struct {
		change peer.DualChange
		want   string
	}{
		{peer.DualChange{Kind: peer.ConflictRelative}, ""},
		{peer.DualChange{Kind: peer.ConflictSponsor}, "sponsor"},
		{peer.DualChange{Kind: peer.ConflictEmployment}, "other"},
		{peer.DualChange{Kind: peer.ConflictProfessional}, "other"},
		{peer.DualChange{Kind: peer.ConflictProfessional, Hat: peer.HatCounsellor}, "counsellor"},
		{peer.DualChange{Kind: peer.ConflictRelative, Hat: peer.HatPayee}, "representative_payee"},
	} {
		assert.Equal(t, tt.want, factsOf(t, tied(t, tt.change)).SecondRole, tt.change.Kind)
	}
	both := factsOf(t, tied(t, peer.DualChange{Kind: peer.ConflictRelative}), tied(t, peer.DualChange{Kind: peer.ConflictSponsor, SmallCommunity: true}))
	assert.Equal(t, "sponsor", both.SecondRole)
	assert.Equal(t, scope.True, both.SmallCommunity)
}

// Nothing is made up: what the register does not say stays as the request has it.
func TestTheRegisterSaysOnlyWhatItKnows(t *testing.T) {
	r := scope.Request{Activity: "goal_setting", SecondRole: "none", SmallCommunity: scope.False, ConflictSignal: scope.False}
	none := scope.FactsOfTies(peer.DualRelationships{}, peertest.WorkerID, peertest.ParticipantID, peertest.Day(9))
	assert.Equal(t, scope.TieFacts{}, none)
	assert.Equal(t, r, none.On(r))
	assert.Equal(t, scope.Request{}, none.On(scope.Request{}), "unknown, not none")
	assert.Empty(t, none.Questions(r))
	for _, state := range []peer.DualState{peer.DualCleared, peer.DualEnded} {
		assert.Equal(t, scope.TieFacts{}, factsOf(t, peertest.DualIn(t, state)), state)
	}
	managed := factsOf(t, peertest.DualIn(t, peer.DualManaged))
	assert.Equal(t, r, managed.On(r), "settled: no signal")
	assert.Equal(t, scope.True, factsOf(t, peertest.DualIn(t, peer.DualDeclared)).On(r).ConflictSignal)
	peertest.Secret(t, "sponsor", factsOf(t, tied(t, peer.DualChange{Kind: peer.ConflictSponsor})))
}
