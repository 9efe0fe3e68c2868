package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/scope"
)

func minutes(n int) *int { return &n }

func TestEffectsTellWhatALayerDrops(t *testing.T) {
	owes := func(kind scope.ObligationKind, to string, within int) scope.RuleObligation {
		return scope.RuleObligation{Kind: kind, To: to, WithinMinutes: minutes(within), Source: &cited[0]}
	}
	asks := tinyRule("us.walk", scope.Prohibited)
	asks.Delegable = true
	asks.Conditions = []scope.RuleCondition{{Kind: scope.PolicyCondition, Of: "x"}, {Kind: scope.PolicyCondition, Of: "y"}}
	asks.Obligations = []scope.RuleObligation{owes(scope.NotifySupervisor, "supervisor", 15), {Kind: scope.Document}}
	house := func(r scope.Rule) []scope.Effect {
		effects, err := load(t, tinyBase(t, asks), scope.Layer{Code: "hh", Kind: scope.LayerOrganisation, Title: "House", Rules: []scope.Rule{r}}).Effects()
		require.NoError(t, err)
		return effects
	}

	milder := tinyRule("hh.walk", scope.PermittedWithConditions)
	milder.Loosens = []string{"us.walk"}
	milder.Conditions = asks.Conditions[:1]
	milder.Obligations = []scope.RuleObligation{owes(scope.NotifySupervisor, "supervisor", 60)}
	e := house(milder)
	require.Len(t, e, 1)
	assert.Equal(t, []string{"hh.walk"}, e[0].By)
	var said []string
	for _, d := range e[0].Drops {
		said = append(said, d.String())
		assert.Positive(t, d.Cells)
		assert.Zero(t, d.Unnamed)
	}
	assert.Equal(t, []string{"the policy y", "notify supervisor, within 15 minutes", "document"}, said)

	urgent := tinyRule("hh.walk", scope.EmergencyEscalate)
	urgent.Obligations = []scope.RuleObligation{owes(scope.CallEmergencyServices, "house_line", 0)}
	e = house(urgent)
	require.Len(t, e, 1)
	require.NotEmpty(t, e[0].Drops)
	assert.Equal(t, "call emergency services: emergency number, at once", e[0].Drops[0].String())
	assert.Equal(t, e[0].Drops[0].Cells, e[0].Drops[0].Unnamed, "nothing of the base is named")
	assert.Empty(t, e[0].By)
	assert.Equal(t, "nothing", scope.Drop{}.String())
}
