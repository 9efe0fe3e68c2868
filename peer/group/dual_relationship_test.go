package group_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// A tie with whoever leads reads like a full group, until a supervisor has settled it.
func TestATieWithALeaderReadsLikeAFullGroup(t *testing.T) {
	for state, kept := range map[peer.DualState]bool{peer.DualDeclared: true, peer.DualUnderReview: true, peer.DualAvoided: true,
		peer.DualObjected: true, peer.DualManaged: false, peer.DualCleared: false, peer.DualEnded: false} {
		rs, err := peer.NewDualRelationships(*peertest.DualIn(t, state))
		require.NoError(t, err)
		got := group.KeptFrom(rs, day(9), peertest.WorkerID, peertest.OtherWorkerID, peertest.WorkerID)
		if !kept {
			assert.Empty(t, got, state)
			continue
		}
		assert.Equal(t, []group.Who{{Participant: peertest.ParticipantID}}, got, state)
		assert.Empty(t, group.KeptFrom(rs, day(9), peertest.OtherWorkerID), state)
		assert.Empty(t, group.KeptFrom(rs, day(-1), peertest.WorkerID), state)
	}
}

func TestKeptFromALeaderIsTheRefusalOfAFullGroup(t *testing.T) {
	g := groupOf(t, nil)
	full := list(admitted(t, "m-a", g, who("a")), admitted(t, "m-o", g, who("o")))
	for _, act := range []lifecycle.Act{by(programme, day(1)), by(leader, day(1))} {
		b := asks(t, "m-b", g, who("b"))
		kept := b.Admit(act, group.Place{Group: g, KeptFrom: []group.Who{who("b")}})
		peertest.RefusedBy(t, kept, "no_place")
		assert.Equal(t, b.Admit(act, group.Place{Group: g, Memberships: full}), kept, "in every field")
		require.NoError(t, b.Admit(act, group.Place{Group: g, KeptFrom: []group.Who{who("c")}}))
	}
	b, c := asks(t, "m-b", g, who("b")), asks(t, "m-c", g, who("c"))
	require.NoError(t, b.Wait(by(programme, day(1))))
	require.NoError(t, c.Wait(by(programme, day(2))))
	next, ok := group.Place{Group: g, Memberships: list(b, c), KeptFrom: []group.Who{who("b")}}.NextWaiting()
	require.True(t, ok)
	assert.Equal(t, group.MembershipID("m-c"), next.ID(), "passed over")
}
