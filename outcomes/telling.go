package outcomes

import (
	"sort"
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A tellingOf reads a history as it became known, moment by moment, in one pass: asking
// the history anew for each moment would go through all of it each time.
type tellingOf[S, E ~string, D lifecycle.Change] struct {
	entries []lifecycle.Entry[S, E, D] // that are still to come
	moves   []lifecycle.Entry[S, E, D] // that count so far and are looked for
	looked  func(lifecycle.Entry[S, E, D]) bool
}

// telling begins before the first entry. looked picks the moves that are looked for;
// nil takes all.
func telling[S, E ~string, D lifecycle.Change](h lifecycle.History[S, E, D], looked func(lifecycle.Entry[S, E, D]) bool) *tellingOf[S, E, D] {
	return &tellingOf[S, E, D]{entries: h.Entries(), looked: looked}
}

// moments returns when something was recorded that is still to come.
func (t *tellingOf[S, E, D]) moments() []time.Time {
	var out []time.Time
	for _, e := range t.entries {
		out = append(out, e.Recorded)
	}
	return out
}

// soFar returns how many of the moments, which are in order, had come by a moment: the
// revision that a history had then.
func soFar(moments []time.Time) func(time.Time) int {
	return func(at time.Time) int {
		return sort.Search(len(moments), func(i int) bool { return moments[i].After(at) })
	}
}

// until goes on to a moment and returns, of the moves that count by then as
// [lifecycle.History.AsKnown] has them, those that are looked for, and the place from
// which on they are new.
func (t *tellingOf[S, E, D]) until(at time.Time) (from int, moves []lifecycle.Entry[S, E, D]) {
	from = len(t.moves)
	for len(t.entries) > 0 && !t.entries[0].Recorded.After(at) {
		e := t.entries[0]
		t.entries = t.entries[1:]
		switch {
		case e.Voids > 0:
			kept := sort.Search(len(t.moves), func(i int) bool { return t.moves[i].Seq >= e.Voids })
			t.moves, from = t.moves[:kept], min(from, kept)
		case e.Redacts == 0 && (t.looked == nil || t.looked(e)):
			t.moves = append(t.moves, e)
		}
	}
	return from, t.moves
}
