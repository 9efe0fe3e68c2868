package scope_test

import (
	"testing"

	"github.com/alongside-go/alongside/peer/scope"
)

// Aim: 250 ms for all analyses of the shipped layers together.
func BenchmarkAnalyses(b *testing.B) {
	p, q := standard(b), standard(b, scope.Shipped()...)
	b.ReportAllocs()
	for b.Loop() {
		analyse(b, p, q)
	}
}

// analyse runs every analysis of a policy, and compares it with another.
func analyse(t testing.TB, p, q *scope.Policy) {
	_, err := q.Coverage()
	must(t, err)
	_, err = q.Conflicts()
	must(t, err)
	_, err = q.DeadRules()
	must(t, err)
	_, err = q.Effects()
	must(t, err)
	_ = p
}

func must(t testing.TB, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

func TestXDiff(t *testing.T) {
	d, err := scope.Diff(standard(t), standard(t, "US-TX"))
	must(t, err)
	for _, x := range d {
		t.Log(len(x.Activities), x.Activities)
		for _, c := range x.Changes {
			t.Log("   ", c.String())
		}
	}
}
