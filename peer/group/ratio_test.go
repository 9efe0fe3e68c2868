package group_test

import (
	"encoding/json"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

func TestRatios(t *testing.T) {
	for _, tt := range []struct {
		where   string
		age     peer.AgeGroup
		people  int
		leaders int
		keys    []string
		need    int
	}{
		{"US-VA", "", 10, 1, nil, 0}, {"US-VA", "", 11, 1, []string{"US-VA"}, 2}, {"US-VA", peer.AgeAdult, 20, 2, nil, 0}, {"US-VA", "", 21, 2, []string{"US-VA"}, 3},
		{"US-NC", "", 12, 1, nil, 0}, {"US-NC", "", 13, 1, []string{"US-NC"}, 2},
		{"US-ID", peer.AgeYouth, 6, 1, nil, 0}, {"US-ID", peer.AgeYouth, 7, 1, []string{"US-ID-youth"}, 2}, {"US-ID", peer.AgeYouth, 12, 2, nil, 0},
		{"US-ID", peer.AgeMinor, 7, 1, []string{"US-ID-minor"}, 2},
		{"US-ID", peer.AgeAdult, 30, 2, nil, 0},
		{"US-ID", "", 7, 1, []string{"US-ID-youth", "US-ID-minor"}, 2}, // whoever does not say is held to all
		{"US-VA", "", 1, 0, []string{"US-VA"}, 1},
		{"US-VA", "", 0, 0, nil, 0},
		{"US-WY", "", 100, 2, nil, 0},
	} {
		found, err := group.CheckRatio(group.Ratios(), tt.where, tt.age, tt.people, tt.leaders)
		require.NoError(t, err)
		var keys []string
		for _, f := range found {
			if f.Rule == "ratio" {
				keys = append(keys, f.Key)
				assert.Equal(t, tt.need, f.Leaders)
			}
		}
		assert.Equal(t, tt.keys, keys, "%+v", tt)
	}
	found, err := group.CheckRatio(nil, "", "", 9, 1)
	require.NoError(t, err)
	require.Len(t, found, 1)
	assert.Equal(t, "co_leader", found[0].Rule)
	assert.Equal(t, source.Unverified, found[0].Source.Evidence, "a habit, not a standard")
	found, err = group.CheckRatio(nil, "", "", 8, 1)
	require.NoError(t, err)
	assert.Empty(t, found)
	for _, bad := range []error{
		func() error { _, err := group.CheckRatio(nil, "", "", -1, 1); return err }(),
		func() error { _, err := group.CheckRatio(nil, "", "", 1, -1); return err }(),
		func() error { _, err := group.CheckRatio(nil, "", "old", 1, 1); return err }(),
		func() error { _, err := group.CheckRatio([]group.Ratio{{Key: "x", Max: -1}}, "", "", 1, 1); return err }(),
	} {
		require.ErrorIs(t, bad, group.ErrRatio)
	}
	for _, r := range group.Ratios() {
		assert.NotEmpty(t, r.Source.Title, r.Key)
		_, err := source.Lookup(r.Source.Key)
		require.NoError(t, err)
	}
	norm, ok := group.SizeNormOf("wfs")
	assert.True(t, ok)
	assert.Equal(t, [2]int{6, 10}, [2]int{norm.From, norm.To})
	_, ok = group.SizeNormOf("x")
	assert.False(t, ok)
}

func hike(t testing.TB) group.Activity {
	return group.Activity{ID: "a-1", Programme: "prog", Kind: group.ActivityRecreation, Mode: recovery.AttendanceCountOnly, Start: day(5), Minutes: 240,
		Leaders: []group.Leading{{Leader: "leader-1", Role: group.RoleFacilitator}}}
}

func TestActivitiesBesideMeetings(t *testing.T) {
	a := hike(t)
	s, err := a.Sheet(group.Group{})
	require.NoError(t, err)
	require.NoError(t, s.Count(11, 3))
	assert.Equal(t, group.ActivityID("a-1"), s.Activity())
	require.ErrorIs(t, s.Put(group.Attendance{Who: group.Who{Code: "c"}, Status: group.AttendanceAttended}, ""), group.ErrAnonymity)
	data, err := json.Marshal(a)
	require.NoError(t, err)
	var back group.Activity
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, a, back)
	for name, spoil := range map[string]func(a *group.Activity){
		"no id":    func(a *group.Activity) { a.ID = "" },
		"kind":     func(a *group.Activity) { a.Kind = "party" },
		"mode":     func(a *group.Activity) { a.Mode = "" },
		"minutes":  func(a *group.Activity) { a.Minutes = 0 },
		"capacity": func(a *group.Activity) { a.Capacity = -1 },
		"leader":   func(a *group.Activity) { a.Leaders = []group.Leading{{Leader: "x"}} },
	} {
		bad := hike(t)
		spoil(&bad)
		require.ErrorIs(t, bad.Check(), group.ErrActivity, name)
		_, err := json.Marshal(bad)
		require.ErrorIs(t, err, group.ErrActivity, name)
		_, err = bad.Sheet(group.Group{})
		require.ErrorIs(t, err, group.ErrActivity, name)
	}
	a.Pathway = recovery.PathwayAA
	require.ErrorIs(t, a.Check(), group.ErrAnonymity, "a fellowship's picnic keeps no count")
	a.Mode = recovery.AttendanceNone
	_, err = a.Sheet(group.Group{})
	require.ErrorIs(t, err, group.ErrAnonymity)
	off := hike(t)
	off.Cancelled = true
	_, err = off.Sheet(group.Group{})
	require.ErrorIs(t, err, group.ErrActivity)
}

func TestRatiosOfManyPeople(t *testing.T) {
	found, err := group.CheckRatio(group.Ratios(), "US-VA", "", math.MaxInt, 2)
	require.NoError(t, err)
	require.Len(t, found, 1)
	assert.Positive(t, found[0].Leaders)
	found, err = group.CheckRatio(group.Ratios(), "US-VA", "", 20, math.MaxInt)
	require.NoError(t, err)
	assert.Empty(t, found)
}

func TestSourcesAreRegistered(t *testing.T) {
	var all []source.Source
	for _, n := range group.SizeNorms() {
		all = append(all, n.Source)
	}
	for _, v := range group.RiskTiers() {
		p, err := group.PlanOf(v)
		require.NoError(t, err)
		all = append(all, p.Source)
	}
	for _, d := range slices.Concat(group.VideoRoomDuties(), group.CommunityDuties(), group.ModeratorDuties()) {
		if d.Key != "private_support_moderated" { // a practice article without a name
			all = append(all, d.Source)
		}
	}
	for _, v := range group.Triggers() {
		r, err := group.ResponseTo(v)
		require.NoError(t, err)
		all = append(all, r.Sources...)
	}
	_, habit := group.CoLeaderAbove()
	for _, s := range append(all, habit, group.CallSource(), group.HouseRuleSource()) {
		if s.Evidence != source.Design {
			_, err := source.Lookup(s.Key)
			require.NoError(t, err, "%s", s.Title)
		}
	}
}
