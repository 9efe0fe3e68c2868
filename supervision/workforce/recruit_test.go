package workforce_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/workforce"
)

func TestTheGateIsPassedWhole(t *testing.T) {
	c := recruitIn(t, workforce.RecruitOnboarding)
	pass := func(item workforce.GateItem) error {
		return c.Fire(workforce.RecruitMove{Act: by(programme, 10), Event: workforce.PassGateItem, Data: workforce.RecruitChange{Item: item}})
	}
	clear := func() error {
		return c.Fire(workforce.RecruitMove{Act: by(programme, 10), Event: workforce.ClearOnboarding})
	}
	peertest.RefusedBy(t, pass(workforce.GateShadowing), "gate_item")
	for i, item := range workforce.OnboardingGate() {
		peertest.RefusedBy(t, clear(), "gate_open")
		require.Len(t, c.GateLeft(), 8-i)
		require.NoError(t, pass(item))
		peertest.RefusedBy(t, pass(item), "gate_item")
	}
	require.NoError(t, clear())

	text, err := json.Marshal(c)
	require.NoError(t, err)
	var into workforce.Recruit
	require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(text), `"item":"crisis"`, `"item":"scope"`, 1)), &into), lifecycle.ErrBadRecord)

	also := recruitTerms()
	also.Also = []workforce.GateItem{workforce.GateBackground}
	more, err := workforce.NewRecruit(also, by(programme, 0))
	require.NoError(t, err)
	assert.Contains(t, more.GateLeft(), workforce.GateBackground)
	also.Also = []workforce.GateItem{workforce.GateScope}
	_, err = workforce.NewRecruit(also, by(programme, 0))
	require.ErrorIs(t, err, workforce.ErrUnknownGateItem)
	_, err = workforce.NewRecruit(workforce.RecruitTerms{ID: "x", Candidate: "c"}, by(programme, 0))
	require.ErrorIs(t, err, workforce.ErrIncomplete)
}

func role() workforce.RoleDefinition {
	return workforce.RoleDefinition{ID: "coach", Title: "Recovery coach", Duties: []peer.ActivityID{"active_listening_support"},
		Exclusions: []peer.ActivityID{"diagnose"}, Since: date(2026, 2, 28), Until: date(2028, 2, 29)}
}

func TestNobodyIsAssignedWithoutARoleDefinition(t *testing.T) {
	require.NoError(t, workforce.MayAssign("coach", []workforce.RoleDefinition{role()}, date(2026, 2, 28)))
	require.NoError(t, workforce.MayAssign("coach", []workforce.RoleDefinition{role()}, date(2028, 2, 29)))
	broken := role()
	broken.Exclusions = broken.Duties
	require.ErrorIs(t, broken.Check(), workforce.ErrRole)
	for name, err := range map[string]error{
		"before":     workforce.MayAssign("coach", []workforce.RoleDefinition{role()}, date(2026, 2, 27)),
		"after":      workforce.MayAssign("coach", []workforce.RoleDefinition{role()}, date(2028, 3, 1)),
		"no date":    workforce.MayAssign("coach", []workforce.RoleDefinition{role()}, peer.Date{}),
		"another":    workforce.MayAssign("host", []workforce.RoleDefinition{role()}, date(2027, 1, 1)),
		"none":       workforce.MayAssign("coach", nil, date(2027, 1, 1)),
		"a bad one":  workforce.MayAssign("coach", []workforce.RoleDefinition{broken}, date(2027, 1, 1)),
		"empty role": workforce.MayAssign("", []workforce.RoleDefinition{{}}, date(2027, 1, 1)),
	} {
		require.ErrorIs(t, err, workforce.ErrNoRoleDefinition, name)
	}
	without := role()
	without.Exclusions = nil
	require.ErrorIs(t, without.Check(), workforce.ErrIncomplete)
	without = role()
	without.Until = date(2026, 2, 27)
	require.ErrorIs(t, without.Check(), workforce.ErrRole)
}

func TestNoStageBeginsBeforeItsChecklist(t *testing.T) {
	p := implementationIn(t, workforce.ImplementationExploring)
	tick := func(e workforce.ImplementationEvent, item string) error {
		return p.Fire(workforce.ImplementationMove{Act: by(programme, 2), Event: e, Data: workforce.ImplementationChange{Item: item}})
	}
	peertest.RefusedBy(t, p.Fire(implementationMove(workforce.Prepare, by(programme, 2))), "readiness")
	peertest.RefusedBy(t, tick(workforce.UntickItem, "leader"), "item")
	peertest.RefusedBy(t, tick(workforce.TickItem, "no such item"), "item")
	require.NoError(t, tick(workforce.TickItem, "purpose"))
	peertest.RefusedBy(t, tick(workforce.TickItem, "purpose"), "item")
	require.NoError(t, tick(workforce.TickItem, "leader"))
	require.NoError(t, p.Fire(implementationMove(workforce.Prepare, by(programme, 2))))
	assert.Len(t, p.Left(workforce.ImplementationPiloting), 10)
	assert.Len(t, p.Left(workforce.ImplementationOperating), 16)

	running := implementationIn(t, workforce.ImplementationOperating)
	require.NoError(t, running.Fire(workforce.ImplementationMove{Act: by(programme, 3), Event: workforce.UntickItem, Data: workforce.ImplementationChange{Item: "start_funding"}}))
	assert.Equal(t, workforce.ImplementationOperating, running.State(), "nothing closes by itself")
	require.NoError(t, running.Fire(implementationMove(workforce.StepBack, by(programme, 4))))
	peertest.RefusedBy(t, running.Fire(implementationMove(workforce.Pilot, by(programme, 5))), "readiness")

	areas := map[workforce.ReadinessArea]bool{}
	for _, i := range workforce.Readiness() {
		areas[i.Area] = true
	}
	assert.Len(t, areas, len(workforce.ReadinessAreas()), "every area has items")
}
