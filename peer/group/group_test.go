package group_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// The modes from the least to the most strict, against each other.
func TestModesInTheirOrder(t *testing.T) {
	order := []recovery.AttendanceMode{recovery.AttendanceNamedWithConsent, recovery.AttendanceCoded, recovery.AttendanceCountOnly, recovery.AttendanceNone}
	for i, a := range order {
		for j, b := range order {
			assert.Equal(t, i >= j, group.IsAtLeast(a, b), "%s %s", a, b)
			assert.Equal(t, order[max(i, j)], group.Stricter(a, b))
		}
		assert.False(t, group.IsAtLeast(a, recovery.AttendanceProofSlip))
		assert.False(t, group.IsAtLeast("x", a))
		assert.Equal(t, recovery.AttendanceNone, group.Stricter(a, "x"), "what is not known keeps nothing")
	}
}

// A fellowship keeps nobody, and no way leads round it.
func TestAFellowshipKeepsNoNames(t *testing.T) {
	for _, id := range []recovery.PathwayID{recovery.PathwayAA, recovery.PathwayNA, recovery.PathwayMARA, recovery.PathwayAlAnon, recovery.PathwayOtherTwelveStep, "a_pathway_of_nowhere"} {
		assert.Equal(t, recovery.AttendanceNone, group.FloorOf(id), "%s", id)
		c := group.Charter{ID: "g-1", Kind: group.KindMutualAid, Pathway: id}
		for _, mode := range []recovery.AttendanceMode{recovery.AttendanceNamedWithConsent, recovery.AttendanceCoded, recovery.AttendanceCountOnly} {
			c.Mode = mode
			_, err := group.NewGroup(c, date(t, "2026-01-01"), threeRules...)
			require.ErrorIs(t, err, group.ErrAnonymity, "%s %s", id, mode)
		}
		c.Mode = recovery.AttendanceNone
		g, err := group.NewGroup(c, date(t, "2026-01-01"), recovery.GroundConfidential, recovery.GroundRightToPass)
		require.NoError(t, err)
		c.Mode = recovery.AttendanceNamedWithConsent
		require.ErrorIs(t, g.Change(c), group.ErrAnonymity)
		data, err := json.Marshal(g)
		require.NoError(t, err)
		forged := strings.Replace(string(data), `"mode":"none"`, `"mode":"named_with_consent"`, 1)
		require.NotEqual(t, string(data), forged)
		var back group.Group
		require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), group.ErrAnonymity)
		assert.Equal(t, group.Group{}, back)
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, g, back)

		_, err = group.NewMembership("m-1", g, named, peer.ConsentGiven, peertest.Grounds(), lifecycle.Act{By: named.Actor(), At: day(0)})
		require.ErrorIs(t, err, group.ErrAnonymity)
		who := group.Who{Code: "blue-heron"}
		_, err = group.NewMembership("m-1", g, who, "", group.Grounds{}, lifecycle.Act{By: who.Actor(), At: day(0)})
		require.ErrorIs(t, err, group.ErrAnonymity)
		_, err = group.NewSheet(g, *meeting(t, "meeting-1", g))
		require.ErrorIs(t, err, group.ErrAnonymity)
		assert.False(t, g.KeepsSlips())
	}
	for id, want := range map[recovery.PathwayID]recovery.AttendanceMode{"": recovery.AttendanceNamedWithConsent, recovery.PathwayWRAP: recovery.AttendanceNamedWithConsent,
		recovery.PathwayCoaching: recovery.AttendanceNamedWithConsent, recovery.PathwaySMART: recovery.AttendanceCoded, recovery.PathwayLifeRing: recovery.AttendanceCoded, recovery.PathwayHarmReduction: recovery.AttendanceCoded} {
		assert.Equal(t, want, group.FloorOf(id), "%s", id)
	}
}

func TestGroupIsRefused(t *testing.T) {
	for name, change := range map[string]func(c *group.Charter){
		"no id":   func(c *group.Charter) { c.ID = "" },
		"bad id":  func(c *group.Charter) { c.Programme = "\xff" },
		"kind":    func(c *group.Charter) { c.Kind = "club" },
		"no mode": func(c *group.Charter) { c.Mode = "" },
		"slip":    func(c *group.Charter) { c.Mode = recovery.AttendanceProofSlip },
		"forum":   func(c *group.Charter) { c.Kind = group.KindOnline },
		"domain":  func(c *group.Charter) { c.Domains = []peer.Domain{"x"} },
		"twice": func(c *group.Charter) {
			c.Populations = []group.Population{group.PopulationParents, group.PopulationParents}
		},
		"age":        func(c *group.Charter) { c.AgeGroup = "x" },
		"setting":    func(c *group.Charter) { c.Setting = "x" },
		"access":     func(c *group.Charter) { c.Access = "x" },
		"form":       func(c *group.Charter) { c.Form = "x" },
		"channel":    func(c *group.Charter) { c.Channel = "x" },
		"cross-talk": func(c *group.Charter) { c.Crosstalk = "x" },
		"answer":     func(c *group.Charter) { c.MayShare = "maybe" },
		"share":      func(c *group.Charter) { c.ShareMinutes = -1 },
		"minutes":    func(c *group.Charter) { c.Minutes = 1441 },
		"capacity":   func(c *group.Charter) { c.Capacity = -1 },
		"recurrence": func(c *group.Charter) { c.When = &group.Recurrence{} },
	} {
		c := peertest.Charter()
		change(&c)
		_, err := group.NewGroup(c, date(t, "2026-01-01"), threeRules...)
		require.ErrorIs(t, err, group.ErrGroup, name)
	}
	c := peertest.Charter()
	for name, rules := range map[string][]recovery.GroundRule{
		"none":       nil,
		"twice":      append(threeRules[:3:3], recovery.GroundConfidential),
		"unknown":    append(threeRules[:3:3], "gr_shout"),
		"no passing": {recovery.GroundConfidential, recovery.GroundLimitsOfConfidentiality},
		"no limits":  {recovery.GroundConfidential, recovery.GroundRightToPass},
	} {
		_, err := group.NewGroup(c, date(t, "2026-01-01"), rules...)
		require.ErrorIs(t, err, group.ErrGroup, name)
	}
	_, err := group.NewGroup(c, peer.Date{}, threeRules...)
	require.ErrorIs(t, err, group.ErrGroup)
	c.Crosstalk = recovery.CrosstalkAllowed
	_, err = group.NewGroup(c, date(t, "2026-01-01"), append(threeRules[:3:3], recovery.GroundNoCrosstalk)...)
	require.ErrorIs(t, err, group.ErrGroup, "a rule against what is allowed")
	_, err = json.Marshal(group.Group{})
	require.ErrorIs(t, err, group.ErrGroup)
}

// Nothing that a caller holds changes a group.
func TestAGroupIsItsOwn(t *testing.T) {
	when := recurrence(t, newYork+"20260105T190000\nRRULE:FREQ=WEEKLY;BYDAY=MO\nEXDATE;TZID=America/New_York:20260525T190000")
	c := peertest.Charter()
	c.When, c.Domains, c.Populations = &when, []peer.Domain{peer.DomainSubstanceUse}, []group.Population{group.PopulationInjecting}
	rules := append([]recovery.GroundRule(nil), threeRules...)
	g, err := group.NewGroup(c, date(t, "2026-01-01"), rules...)
	require.NoError(t, err)
	before, err := json.Marshal(g)
	require.NoError(t, err)
	c.Domains[0], c.Populations[0], rules[0] = "x", "x", "x"
	when.Zone, when.Except[0] = "x", group.Wall{}
	out := g.Charter()
	out.Domains[0], out.When.Rule.Days[0].Day = "x", "x"
	g.Rules()[0] = "x"
	g.RulesVersions()[0].Rules[0] = "x"
	after, err := json.Marshal(g)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
	var back group.Group
	require.NoError(t, json.Unmarshal(after, &back))
	assert.Equal(t, g, back)
}

func TestGroundRulesChangeAndModesTighten(t *testing.T) {
	g := groupOf(t, nil)
	require.ErrorIs(t, g.Amend(date(t, "2026-01-01"), threeRules...), group.ErrGroup, "from a later day")
	require.ErrorIs(t, g.Amend(date(t, "2026-02-01")), group.ErrGroup)
	assert.Equal(t, 1, g.RulesVersion())
	before := g
	require.NoError(t, g.Amend(date(t, "2026-02-01"), append(threeRules[:3:3], recovery.GroundNoRecording)...))
	assert.Equal(t, 2, g.RulesVersion())
	assert.Len(t, g.Rules(), 4)
	assert.Len(t, g.RulesVersions()[0].Rules, 3, "the rules before are kept")
	assert.Equal(t, 1, before.RulesVersion(), "a copy stays as it was")

	c := g.Charter()
	c.Mode = recovery.AttendanceCountOnly
	require.NoError(t, g.Change(c))
	for _, laxer := range []recovery.AttendanceMode{recovery.AttendanceCoded, recovery.AttendanceNamedWithConsent} {
		c.Mode = laxer
		require.ErrorIs(t, g.Change(c), group.ErrAnonymity)
	}
	assert.Equal(t, recovery.AttendanceCountOnly, g.Mode())
	c = g.Charter()
	c.ID = "g-2"
	require.ErrorIs(t, g.Change(c), group.ErrGroup)
	c = g.Charter()
	c.Pathway = recovery.PathwayAA
	require.ErrorIs(t, g.Change(c), group.ErrAnonymity, "a fellowship counts nobody")
	c.Capacity, c.Pathway = -1, ""
	require.ErrorIs(t, g.Change(c), group.ErrGroup)
}
