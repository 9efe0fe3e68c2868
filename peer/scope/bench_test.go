package scope_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// The aims beside the benchmarks are those of a 2-core machine.

func benchmarkFacts(b *testing.B) (*scope.Policy, scope.Request, scope.Facts) {
	b.Helper()
	p := standard(b, "US-TX")
	r := inOrder("individual_advocacy")
	f, err := p.Prepare(r)
	require.NoError(b, err)
	return p, r, f
}

// Aim: 50 ns, no allocation.
func BenchmarkVerdict(b *testing.B) {
	p, _, f := benchmarkFacts(b)
	b.ReportAllocs()
	for b.Loop() {
		p.Verdict(f)
	}
}

// Aim: 300 ns.
func BenchmarkPrepare(b *testing.B) {
	p, r, _ := benchmarkFacts(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Prepare(r); err != nil {
			b.Fatal(err)
		}
	}
}

// Aim: 1.5 µs.
func BenchmarkDecide(b *testing.B) {
	p, _, f := benchmarkFacts(b)
	b.ReportAllocs()
	for b.Loop() {
		p.Decide(f)
	}
}

// Nothing but the activity is known, so that the values of every absent fact
// are tried; the aim of 1.5 µs is for facts that are told.
func BenchmarkDecideNothingKnown(b *testing.B) {
	p, _, _ := benchmarkFacts(b)
	f, err := p.Prepare(scope.Request{Activity: "individual_advocacy"})
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		p.Decide(f)
	}
}

// The id is compared with every one that is listed. Aim: 100 µs.
func BenchmarkDecideMisspelt(b *testing.B) {
	p, _, _ := benchmarkFacts(b)
	f, err := p.Prepare(scope.Request{Activity: "individual_advocasy"})
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		p.Decide(f)
	}
}

// Aim: 200 µs.
func BenchmarkUnlock(b *testing.B) {
	p, _, _ := benchmarkFacts(b)
	r := inOrder("digital_checkin_agency_platform")
	r.Trainings, r.Supervised, r.Credential = nil, scope.False, peer.CredentialLapsed
	f, err := p.Prepare(r)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		p.Unlock(f)
	}
}

func BenchmarkStandard(b *testing.B) {
	for b.Loop() {
		standard(b, "US-TX")
	}
}
