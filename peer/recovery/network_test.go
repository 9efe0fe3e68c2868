package recovery_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func TestNamesOfNetworks(t *testing.T) {
	for range 2 {
		enumtest.Try(t, recovery.TieInfluences(), recovery.ErrUnknownTieInfluence)
		enumtest.Try(t, recovery.TieReciprocities(), recovery.ErrUnknownTieReciprocity)
		enumtest.Try(t, recovery.TieRepairs(), recovery.ErrUnknownTieRepair)
	}
}

func networkOn(t testing.TB, date string) recovery.NetworkMap {
	return recovery.NetworkMap{Participant: peertest.ParticipantID, On: goalDate(t, date), Ties: []recovery.NetworkTie{
		{With: "mother", Tie: peer.TieParent, Strength: peer.TieStrong, Influence: recovery.TieSupports, Reciprocity: recovery.TieMostlyReceive},
		{With: "brother", Tie: peer.TieSibling, Strength: peer.TieWeak, Influence: recovery.TieMixed, Repair: recovery.RepairWanted},
		{With: "friend", Tie: peer.TieFriend, Strength: peer.TieStrong, Influence: recovery.TieRisks, InRecovery: true, Reciprocity: recovery.TieMutual},
		{With: "neighbour"},
	}}
}

func TestNetworkMap(t *testing.T) {
	m := networkOn(t, "2026-01-05")
	require.NoError(t, m.Check())
	s := m.Summary()
	assert.Equal(t, []int{4, 2, 1, 1, 1}, []int{s.Ties, s.Strong, s.StrongSupport, s.InRecovery, s.WantedToMend})
	assert.Equal(t, map[recovery.TieInfluence]int{"supports": 1, "mixed": 1, "risks": 1, "": 1}, s.ByInfluence)
	assert.Equal(t, map[peer.SupporterTie]int{"parent": 1, "sibling": 1, "friend": 1, "": 1}, s.ByTie)
	assert.Equal(t, map[recovery.TieReciprocity]int{"mostly_receive": 1, "mutual": 1, "": 2}, s.ByReciprocity)
	assert.Zero(t, recovery.NetworkMap{}.Summary().Ties)

	later := networkOn(t, "2026-04-05")
	later.Ties[1].Strength, later.Ties[1].Repair = peer.TieModerate, recovery.RepairDone
	later.Ties[0].Note = peertest.Text("talked on Sunday")
	later.Ties = append(later.Ties[:3], recovery.NetworkTie{With: "sponsor", InRecovery: true})
	shifts, err := recovery.Shifts(m, later)
	require.NoError(t, err)
	require.Len(t, shifts, 3)
	assert.Equal(t, []peer.TieStrength{peer.TieWeak, peer.TieModerate}, []peer.TieStrength{shifts[0].Before.Strength, shifts[0].After.Strength})
	assert.Equal(t, []peer.SupporterID{"", "sponsor", "neighbour", ""}, []peer.SupporterID{shifts[1].Before.With, shifts[1].After.With, shifts[2].Before.With, shifts[2].After.With})
	_, err = recovery.Shifts(later, m)
	require.ErrorIs(t, err, recovery.ErrNetwork)
	later.Participant = "other"
	_, err = recovery.Shifts(m, later)
	require.ErrorIs(t, err, recovery.ErrNetwork)

	for _, who := range []lifecycle.Actor{peertest.Actor(worker), sister, {}} {
		assert.False(t, m.IsReadBy(who))
	}
	m.SharedWith = []lifecycle.Actor{sister}
	assert.True(t, m.IsReadBy(sister) && m.IsReadBy(peertest.Actor(participant)))
	data, err := json.Marshal(m)
	require.NoError(t, err)
	var back recovery.NetworkMap
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, m, back)
	for name, spoil := range map[string]func(*recovery.NetworkMap){
		"nobody's":           func(m *recovery.NetworkMap) { m.Participant = "" },
		"no date":            func(m *recovery.NetworkMap) { m.On = peer.Date{} },
		"with nobody":        func(m *recovery.NetworkMap) { m.Ties[0].With = "" },
		"twice":              func(m *recovery.NetworkMap) { m.Ties[0].With = "friend" },
		"with oneself":       func(m *recovery.NetworkMap) { m.Ties[0].With = peer.SupporterID(peertest.ParticipantID) },
		"unknown tie":        func(m *recovery.NetworkMap) { m.Ties[0].Tie = "enemy" },
		"unknown strength":   func(m *recovery.NetworkMap) { m.Ties[0].Strength = "iron" },
		"unknown influence":  func(m *recovery.NetworkMap) { m.Ties[0].Influence = "toxic" },
		"unknown exchange":   func(m *recovery.NetworkMap) { m.Ties[0].Reciprocity = "sold" },
		"unknown repair":     func(m *recovery.NetworkMap) { m.Ties[0].Repair = "broken" },
		"shared with nobody": func(m *recovery.NetworkMap) { m.SharedWith = []lifecycle.Actor{{}} },
		"too many":           func(m *recovery.NetworkMap) { m.Ties = make([]recovery.NetworkTie, 501) },
	} {
		bad := networkOn(t, "2026-01-05")
		spoil(&bad)
		require.ErrorIs(t, bad.Check(), recovery.ErrNetwork, name)
	}
	require.ErrorIs(t, json.Unmarshal([]byte(`{"participant":"p","on":"2026-01-05","score":3}`), &back), lifecycle.ErrBadRecord)
	peertest.Secret(t, "secret", recovery.NetworkMap{Participant: "secret-p", Ties: []recovery.NetworkTie{{With: "secret-m"}}}, recovery.NetworkTie{With: "secret-m", Note: peertest.Text("secret")}, recovery.TieShift{Before: recovery.NetworkTie{With: "secret-m"}})
}

func FuzzNetworkMap(f *testing.F) {
	f.Add([]byte(`{"participant":"p","on":"2026-01-05","ties":[{"with":"m","tie":"parent","strength":"strong"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var m recovery.NetworkMap
		if json.Unmarshal(data, &m) == nil {
			require.NoError(t, m.Check())
			m.Summary()
		}
	})
}

func ExampleNetworkMap() {
	on, _ := peer.ParseDate("2026-03-02")
	m := recovery.NetworkMap{Participant: "ana", On: on, Ties: []recovery.NetworkTie{
		{With: "m-1", Tie: peer.TieParent, Strength: peer.TieWeak, Repair: recovery.RepairWanted},
		{With: "f-1", Tie: peer.TieFriend, Strength: peer.TieStrong, Influence: recovery.TieSupports},
	}}
	s := m.Summary()
	fmt.Println(m.Check(), s.Ties, s.StrongSupport, s.WantedToMend)
	m.Ties[0].Tie = "freind"
	fmt.Println(m.Check())
	// Output:
	// <nil> 2 1 1
	// recovery: bad map of a social network: peer: unknown tie (nearest: friend)
}
