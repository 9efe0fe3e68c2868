package recovery_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func TestGroupsOfMilestones(t *testing.T) {
	count := map[recovery.MilestoneGroup]int{}
	for _, k := range recovery.MilestoneKinds() {
		count[k.Group()]++
	}
	assert.Equal(t, map[recovery.MilestoneGroup]int{
		recovery.MilestonesEngagement: 10, recovery.MilestonesProgramme: 7, recovery.MilestonesLife: 13, recovery.MilestonesHarmReduction: 7, recovery.MilestonesGivingBack: 3,
	}, count)
	for k, want := range map[recovery.MilestoneKind]recovery.MilestoneGroup{
		"first_contact": "engagement", "facilitator_trained": "engagement", "step_completed": "programme", "wrap_reviewed": "programme", "id_documents": "life",
		"insurance_active": "life", "naloxone_carried": "harm_reduction", "wound_treated": "harm_reduction", "told_story_publicly": "giving_back", "credential_earned": "giving_back", "no_such": "",
	} {
		assert.Equal(t, want, k.Group(), k)
	}
}

func TestMilestone(t *testing.T) {
	good := recovery.Milestone{Participant: peertest.ParticipantID, Kind: recovery.MilestoneNaloxoneCarried, ReachedOn: partial(t, "2026-03"), SharedWith: []lifecycle.Actor{sister}}
	require.NoError(t, good.Check(), "the person's own word is enough")
	for name, spoil := range map[string]func(*recovery.Milestone){
		"nobody's":              func(m *recovery.Milestone) { m.Participant = "" },
		"no date":               func(m *recovery.Milestone) { m.ReachedOn = recovery.PartialDate{} },
		"unknown":               func(m *recovery.Milestone) { m.Kind = "cured" },
		"a number too many":     func(m *recovery.Milestone) { m.Number = 3 },
		"a step without number": func(m *recovery.Milestone) { m.Kind = recovery.MilestoneStep },
		"a tool without name":   func(m *recovery.Milestone) { m.Kind = recovery.MilestoneTool },
		"a tool too many":       func(m *recovery.Milestone) { m.Tool = recovery.CopeDeads },
		"an unknown wish":       func(m *recovery.Milestone) { m.Celebrate = "loud" },
		"confirmed by themself": func(m *recovery.Milestone) { m.ConfirmedBy = peertest.Actor(participant) },
		"shared with nobody":    func(m *recovery.Milestone) { m.SharedWith = []lifecycle.Actor{{}} },
	} {
		m := good
		spoil(&m)
		require.ErrorIs(t, m.Check(), recovery.ErrMilestone, name)
		if data, err := json.Marshal(m); err == nil {
			kept := good
			require.ErrorIs(t, json.Unmarshal(data, &kept), recovery.ErrMilestone, name)
			assert.Equal(t, good, kept)
		}
	}
	tool := recovery.Milestone{Participant: "p", Kind: recovery.MilestoneTool, Tool: recovery.CopeUrgeSurfing, ReachedOn: partial(t, "2026-03-01"), ConfirmedBy: peertest.Actor(worker)}
	require.NoError(t, tool.Check())
	data, err := json.Marshal(good)
	require.NoError(t, err)
	var back recovery.Milestone
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, good, back)

	all := []recovery.Milestone{good, tool}
	assert.Len(t, recovery.KnownMilestones(all, sister), 1)
	assert.Empty(t, recovery.KnownMilestones(all, peertest.Actor(worker)), "to confirm one is not to know of it ever after")
	assert.Equal(t, []recovery.Milestone{good}, recovery.KnownMilestones(all, peertest.Actor(participant)))
	wide := good
	wide.SharedWith = []lifecycle.Actor{peertest.Actor(supervisor), sister}
	assert.Equal(t, []lifecycle.Actor{sister}, recovery.KnownMilestones([]recovery.Milestone{wide}, sister)[0].SharedWith, "not with whom else")
	assert.Empty(t, recovery.KnownMilestones(all, lifecycle.Actor{}))
	peertest.Secret(t, "secret", recovery.Milestone{Participant: "secret-p", ConfirmedBy: peer.WorkerActor("secret-w"), SharedWith: []lifecycle.Actor{peer.WorkerActor("secret-w")}})
}

func FuzzMilestone(f *testing.F) {
	f.Add([]byte(`{"participant":"p","kind":"step_completed","number":3,"reached_on":"2026-03"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var m recovery.Milestone
		if json.Unmarshal(data, &m) == nil {
			require.NoError(t, m.Check())
		}
	})
}

func ExampleMilestone() {
	march, _ := recovery.ParsePartialDate("2026-03")
	m := recovery.Milestone{Participant: "ana", Kind: recovery.MilestoneStep, Number: 4, ReachedOn: march}
	fmt.Println(m.Check(), m.Kind.Group(), m.IsKnownTo(peer.WorkerActor("joe")))
	m.Number = 0
	fmt.Println(m.Check())
	// Output:
	// <nil> programme false
	// recovery: bad milestone: want a number for a step, a workbook or a level, and for nothing else
}
