package scope_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/scope"
)

// analyse runs every analysis of a policy and compares it with another.
func analyse(b *testing.B, before, p *scope.Policy) {
	_, err := p.Coverage()
	require.NoError(b, err)
	_, err = p.Conflicts()
	require.NoError(b, err)
	_, err = p.DeadRules()
	require.NoError(b, err)
	_, err = p.Effects()
	require.NoError(b, err)
	_, err = scope.Diff(before, p)
	require.NoError(b, err)
}

// Aim: 250 ms.
func BenchmarkAnalyses(b *testing.B) {
	before, p := standard(b), standard(b, "US-TX")
	b.ReportAllocs()
	for b.Loop() {
		analyse(b, before, p)
	}
}

// Every shipped layer at once, far more than one programme has. Aim: 250 ms.
func BenchmarkAnalysesOfEveryLayer(b *testing.B) {
	before, p := standard(b), standard(b, scope.Shipped()...)
	b.ReportAllocs()
	for b.Loop() {
		analyse(b, before, p)
	}
}

// The base alone, the base with each other shipped layer, and all of them at once.
// Aim: 250 ms together, not yet met.
func BenchmarkAnalysesOfTheShippedPolicies(b *testing.B) {
	base := standard(b)
	policies := []*scope.Policy{base, standard(b, scope.Shipped()...)}
	for _, code := range scope.Shipped() {
		if code != "US" {
			policies = append(policies, standard(b, code))
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range policies {
			analyse(b, base, p)
		}
	}
}
