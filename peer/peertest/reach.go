package peertest

import (
	"testing"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// reach takes the steps that lead to a state. It fails the test for a state to
// which no way leads, and at a step that is refused.
func reach[S ~string](t testing.TB, entity string, state S, ways map[S][]func() error) {
	t.Helper()
	way, ok := ways[state]
	if !ok {
		t.Fatalf("no %s is in state %q", entity, string(state))
	}
	for _, step := range way {
		must(t, step())
	}
}

// must fails the test if there is an error.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// coded returns an act with a coded reason.
func coded(p lifecycle.Party, at time.Time, code string) lifecycle.Act {
	act := By(p, at)
	act.Code = code
	return act
}

// date returns the date of [Day] n.
func date(n int) peer.Date { return peer.DateOf(Day(n), time.UTC) }
