package group_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func TestHostDuties(t *testing.T) {
	seen := map[string]bool{}
	for _, list := range [][]group.HostDuty{group.VideoRoomDuties(), group.CommunityDuties(), group.ModeratorDuties()} {
		assert.NotEmpty(t, list)
		for _, d := range list {
			assert.False(t, seen[d.Key], d.Key)
			seen[d.Key] = true
			assert.NotEmpty(t, d.Text)
			assert.NotEmpty(t, d.Source.Title)
		}
	}
}

// What is said to be in the scope catalogue is there.
func TestScopeActivitiesExist(t *testing.T) {
	policy, err := os.ReadFile("../scope/policy/us.json")
	require.NoError(t, err)
	var ids []peer.ActivityID
	for _, tr := range group.Triggers() {
		r, err := group.ResponseTo(tr)
		require.NoError(t, err)
		ids = append(ids, r.Scope...)
	}
	for _, k := range group.ActivityKinds() {
		a, err := k.About()
		require.NoError(t, err)
		ids = append(ids, a.Scope)
	}
	assert.Len(t, ids, 11+8)
	for _, id := range ids {
		assert.Contains(t, string(policy), `{"id": "`+string(id)+`"`)
	}
}

// An encounter does not tie a person to a group that keeps no names.
func TestAnEncounterDoesNotNameWhoIsInAGroup(t *testing.T) {
	e := encounter("e-1", peer.EncounterGroup, day(10), 60)
	e.Group = "g-1"
	require.NoError(t, groupOf(t, nil).CheckEncounter(e))
	require.ErrorIs(t, codedGroup(t).CheckEncounter(e), group.ErrAnonymity)
	fellowship := groupOf(t, func(c *group.Charter) { c.Pathway, c.Mode = recovery.PathwayAA, recovery.AttendanceNone })
	require.ErrorIs(t, fellowship.CheckEncounter(e), group.ErrAnonymity)
	e.Participant = ""
	require.NoError(t, fellowship.CheckEncounter(e), "the worker's hour, and nobody's name")
	e.Participant, e.Group = "p-1", "g-2"
	require.NoError(t, fellowship.CheckEncounter(e))
	require.NoError(t, group.Group{}.CheckEncounter(encounter("e-2", peer.EncounterOneToOne, day(10), 60)))
}

// Registered, full and kept apart: the last two read alike.
func TestRegistration(t *testing.T) {
	s := sheetOf(t, recovery.AttendanceCoded)
	code := func(c group.Code) group.Who { return group.Who{Code: c} }
	two := group.Registration{Capacity: 2}
	require.NoError(t, s.Register(code("a"), group.Grounds{}, "", two))
	require.NoError(t, s.Register(code("b"), group.Grounds{}, "", two))
	full := s.Register(code("c"), group.Grounds{}, "", two)
	require.ErrorIs(t, full, group.ErrNoPlace)
	require.NoError(t, s.Register(code("b"), group.Grounds{}, "", two), "whoever has a place keeps it")
	for _, pair := range []group.Apart{{A: code("a"), B: code("c")}, {A: code("c"), B: code("a")}} {
		kept := s.Register(code("c"), group.Grounds{}, "", group.Registration{Apart: []group.Apart{pair}})
		assert.Equal(t, full, kept)
		assert.Equal(t, full.Error(), kept.Error())
	}
	require.NoError(t, s.Put(group.Attendance{Who: code("a"), Status: group.AttendanceCancelled}, ""))
	require.NoError(t, s.Register(code("c"), group.Grounds{}, "", group.Registration{Capacity: 2, Apart: []group.Apart{{A: code("a"), B: code("c")}}}), "a place given back")
	require.ErrorIs(t, s.Register(named, peertest.Grounds(), peer.ConsentGiven, group.Registration{}), group.ErrAnonymity)
	assert.Zero(t, s.Total(), "nobody was there yet")
	byName := sheetOf(t, recovery.AttendanceNamedWithConsent)
	require.ErrorIs(t, byName.Register(named, peertest.Grounds(), peer.ConsentDenied, group.Registration{}), group.ErrConsent)
	require.NoError(t, byName.Register(named, peertest.Grounds(), peer.ConsentGiven, group.Registration{}))
}

func TestASheetTightensWithItsGroup(t *testing.T) {
	s := fullSheet(t)
	require.NoError(t, s.Tighten(recovery.AttendanceCoded))
	assert.Len(t, s.Entries(), 1)
	assert.Equal(t, 9, s.Total())
	require.ErrorIs(t, s.Tighten(recovery.AttendanceNamedWithConsent), group.ErrAnonymity)
	require.ErrorIs(t, s.Tighten(recovery.AttendanceNone), group.ErrAnonymity, "such a sheet is deleted")
	require.NoError(t, s.Tighten(recovery.AttendanceCountOnly))
	assert.Empty(t, s.Entries())
	assert.Equal(t, 9, s.Total())
}
