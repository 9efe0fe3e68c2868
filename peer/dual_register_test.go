package peer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

func TestNewDualRelationships(t *testing.T) {
	d := peertest.DualIn(t, peer.DualDeclared)
	_, err := peer.NewDualRelationships(*d, *d)
	require.ErrorIs(t, err, peer.ErrDualRelationship)
	_, err = peer.NewDualRelationships(peer.DualRelationship{})
	require.ErrorIs(t, err, peer.ErrDualRelationship)
	assert.Empty(t, peer.DualRelationships{}.Conflicts(peertest.WorkerID, day(1)))
	assert.Len(t, register(t, d, tie(t, peer.ConflictBusiness)).All(), 2)
}

// By hand: what each stage says to pairing.
func TestConflictsOfTheRegister(t *testing.T) {
	who := peertest.ParticipantID
	for state, want := range map[peer.DualState][]peer.Conflict{
		peer.DualDeclared:    {{With: who, Kind: peer.ConflictFriend}},
		peer.DualUnderReview: {{With: who, Kind: peer.ConflictFriend}},
		peer.DualAvoided:     {{With: who, Kind: peer.ConflictFriend}},
		peer.DualObjected:    {{With: who, Kind: peer.ConflictFriend}},
		peer.DualManaged:     {{With: who, Kind: peer.ConflictFriend, Accepted: true}},
		peer.DualCleared:     nil,
		peer.DualEnded:       nil,
	} {
		rs := register(t, peertest.DualIn(t, state))
		assert.Equal(t, want, rs.Conflicts(peertest.WorkerID, day(9)), state)
		assert.Empty(t, rs.Conflicts(peertest.WorkerID, day(-1)), "%s: before it was declared", state)
		assert.Empty(t, rs.Conflicts(peertest.OtherWorkerID, day(9)), state)
		p := pairing()
		p.Worker = rs.Apply(p.Worker, day(9))
		assert.Equal(t, len(want) > 0 && !want[0].Accepted, len(p.Refusals()) > 0, state)
		assert.Equal(t, len(p.Refusals()) > 0, len(rs.KeptFrom(peertest.WorkerID, day(9))) > 0, state)
	}
	rs := register(t, peertest.DualIn(t, peer.DualManaged), tie(t, peer.ConflictBusiness), tie(t, peer.ConflictFriend))
	assert.Equal(t, []peer.Conflict{{With: who, Kind: peer.ConflictBusiness}, {With: who, Kind: peer.ConflictFriend}},
		rs.Conflicts(peertest.WorkerID, day(9)), "of two records of a kind the stricter counts")
	assert.Equal(t, []peer.ParticipantID{who}, rs.KeptFrom(peertest.WorkerID, day(9)))
	assert.Len(t, rs.Between(peertest.WorkerID, who, day(9)), 3)
	w := peertest.Worker(peertest.WorkerID)
	w.Conflicts = []peer.Conflict{{With: "p-9", Kind: peer.ConflictOther}}
	assert.Empty(t, peer.DualRelationships{}.Apply(w, day(9)).Conflicts, "the register alone speaks")
}

// A marriage that ended is a former one, which is a tie of its own.
func TestAFormerPartnerIsOneOfTheRegister(t *testing.T) {
	d := tie(t, peer.ConflictPartner)
	require.NoError(t, d.End(by(supervisor, day(2)), date(t, "2025-06-01"), nobody))
	rs := register(t, d)
	assert.Equal(t, []peer.Conflict{{With: peertest.ParticipantID, Kind: peer.ConflictPartner}}, rs.Conflicts(peertest.WorkerID, day(1)))
	assert.Equal(t, []peer.Conflict{{With: peertest.ParticipantID, Kind: peer.ConflictFormerPartner}}, rs.Conflicts(peertest.WorkerID, day(2)))
	former := tie(t, peer.ConflictFormerPartner)
	require.NoError(t, former.Clear(coded(supervisor, day(3), "no_tie"), nobody))
	rs = register(t, d, former)
	assert.Empty(t, rs.Conflicts(peertest.WorkerID, day(3)), "a record of that tie speaks for itself")
}

func TestATieWithASupervisor(t *testing.T) {
	rs := register(t, staffIn(t, peer.DualManaged))
	got := rs.WithSupervisor(peertest.WorkerID, "colleague-1", day(5))
	require.Len(t, got, 1)
	rule, _ := peer.ConflictRuleOf(got[0].Kind)
	assert.True(t, rule.Kin, "Montana bars a sibling")
	assert.Empty(t, rs.WithSupervisor(peertest.WorkerID, "supervisor-9", day(5)))
	assert.Empty(t, rs.WithSupervisor(peertest.WorkerID, "", day(5)))
	assert.Empty(t, rs.Conflicts(peertest.WorkerID, day(5)), "it is no tie with a participant")
}

// Who sees what, by hand: "" is nothing.
func TestWhoSeesADualRelationship(t *testing.T) {
	kin, err := peer.DeclareTie("kin", peer.DualParties{Worker: peertest.WorkerID, Supervisor: "supervisor-2"}, peer.DualChange{Kind: peer.ConflictRelative}, by(worker, day(0)))
	require.NoError(t, err)
	rs := register(t, kin)
	d := peertest.DualIn(t, peer.DualObjected)
	for _, tt := range []struct {
		who   lifecycle.Actor
		state peer.DualState
		kind  peer.ConflictKind
	}{
		{peertest.Actor(participant), peer.DualObjected, peer.ConflictFriend},
		{peertest.Actor(worker), peer.DualAvoided, peer.ConflictFriend},
		{peertest.Actor(supervisor), peer.DualObjected, peer.ConflictFriend},
		{peer.SupervisorActor("supervisor-2"), "", ""},
		{peer.SupervisorActor(peer.SupervisorID(peertest.WorkerID)), "", ""},
		{peertest.Actor(programme), peer.DualAvoided, ""},
		{peer.ProgrammeActor(string(peertest.WorkerID)), "", ""},
		{peer.WorkerActor(peertest.OtherWorkerID), "", ""},
		{peer.ParticipantActor("participant-9"), "", ""},
		{lifecycle.Actor{Party: peer.ColleagueParty, ID: string(peertest.ParticipantID)}, "", ""},
		{peertest.Actor(lifecycle.ReferrerParty), "", ""},
		{lifecycle.System(), "", ""}, {lifecycle.Actor{}, "", ""},
	} {
		v, ok := d.ShownTo(tt.who, rs, day(9))
		assert.Equal(t, tt.state != "", ok)
		assert.Equal(t, peer.DualView{State: tt.state, Kind: tt.kind}, v)
	}
	v, ok := staffIn(t, peer.DualManaged).ShownTo(peertest.Actor(peer.ColleagueParty), rs, day(9))
	assert.True(t, ok)
	assert.Equal(t, []peer.Precaution{peer.PrecautionOthersDecide}, v.Precautions)
	_, ok = d.ShownTo(peertest.Actor(participant), rs, day(-1))
	assert.False(t, ok, "before it was declared")
}

// Whatever legal moves are made: a tie that stands is refused by pairing, and the view of a
// moment is what later moves do not change.
func TestPropertyTheRegisterAndPairingAgree(t *testing.T) {
	events := peer.DualLifecycle().Events()
	parties := []lifecycle.Party{worker, participant, supervisor}
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(peer.ConflictKinds()).Draw(t, "kind")
		d, err := peer.DeclareTie("d", withParticipant, peer.DualChange{Kind: kind}, by(participant, day(0)))
		require.NoError(t, err)
		for n := 1; n < 12; n++ {
			before := d.At(day(n + 99))
			mv := dualMove(rapid.SampledFrom(events).Draw(t, "event"), worker)
			mv.By, mv.At = peertest.Actor(rapid.SampledFrom(parties).Draw(t, "by")), day(n+100)
			_ = d.Fire(mv, peer.DualRelationships{})
			assert.Equal(t, before, d.At(day(n+99)), "the past stays")
			rs, err := peer.NewDualRelationships(*d)
			require.NoError(t, err)
			p := peertest.Pairing(peertest.WorkerID)
			p.Worker = rs.Apply(p.Worker, day(999))
			assert.Equal(t, d.At(day(999)).Stands(), len(p.Refusals()) > 0)
		}
	})
}
