package matching_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/matching"
)

// gain is what a change of an assignment costs: participants first, then score.
type gain struct{ left, cost int64 }

func (g gain) plus(h gain) gain { return gain{g.left + h.left, g.cost + h.cost} }
func (g gain) below(h gain) bool {
	return g.left < h.left || g.left == h.left && g.cost < h.cost
}

// improvable reports whether moving people around a ring of workers would make
// the assignment better, by the method of Bellman and Ford on whole scores:
// an assignment is optimal if and only if there is no such ring. Node 0 is nobody
// and all free places.
func improvable(m market, a matching.Assignment) bool {
	node := map[peer.WorkerID]int{}
	free := []int{0}
	for i, p := range m.places {
		node[p.Worker] = i + 1
		free = append(free, p.Capacity)
	}
	at := map[peer.ParticipantID]int{}
	pays := map[peer.ParticipantID]gain{}
	load := make([]int, len(free))
	for _, p := range a.Pairs {
		at[p.Participant], pays[p.Participant] = node[p.Worker], gain{0, -int64(p.Score)}
		load[node[p.Worker]]++
	}
	for _, id := range a.Unassigned {
		at[id], pays[id] = 0, gain{1, 0}
	}
	type arc struct {
		from, to int
		cost     gain
	}
	var arcs []arc
	for _, p := range m.pairs {
		from := at[p.Participant]
		arcs = append(arcs, arc{from, node[p.Worker], gain{-pays[p.Participant].left, -int64(p.Score) - pays[p.Participant].cost}})
	}
	for id, from := range at {
		arcs = append(arcs, arc{from, 0, gain{1 - pays[id].left, -pays[id].cost}})
	}
	for w := 1; w < len(free); w++ {
		if load[w] < free[w] {
			arcs = append(arcs, arc{w, 0, gain{}}) // someone more fits here
		}
		if load[w] > 0 {
			arcs = append(arcs, arc{0, w, gain{}}) // someone fewer may stay here
		}
	}
	dist := make([]gain, len(free))
	for range free {
		changed := false
		for _, e := range arcs {
			if d := dist[e.from].plus(e.cost); d.below(dist[e.to]) {
				dist[e.to], changed = d, true
			}
		}
		if !changed {
			return false
		}
	}
	return true
}

// The full size of the aim, proved optimal by a method that shares nothing with
// the one that found it. Scores of 50 bits need wider integers than 64 bits.
func TestOptimalAtFullSize(t *testing.T) {
	for _, tt := range []struct{ bits, capacity int }{{7, 5}, {7, 6}, {50, 4}, {50, 5}} {
		score := func(r *rand.Rand) float64 { return float64(r.Int64N(1<<tt.bits)) - math.Ldexp(1, tt.bits-2) }
		m := random(uint64(tt.capacity), 10_000, 2_000, 20, tt.capacity, score)
		a := assign(t, matching.Optimal, m.pairs, m.places)
		require.Len(t, a.Pairs, min(10_000, 2_000*tt.capacity))
		require.False(t, improvable(m, a), "%d bits, capacity %d", tt.bits, tt.capacity)
	}
}

// The proof can fail: an assignment that is not optimal is found out.
func TestImprovableFindsOut(t *testing.T) {
	m := market{
		pairs:  []matching.Pair{{"p", "ana", 10}, {"p", "bo", 9}, {"q", "ana", 8}},
		places: []matching.Place{{"ana", 1}, {"bo", 1}},
	}
	require.True(t, improvable(m, assign(t, matching.Greedy, m.pairs, m.places)))
	require.False(t, improvable(m, assign(t, matching.Optimal, m.pairs, m.places)))
	m.pairs = append(m.pairs, matching.Pair{Participant: "q", Worker: "bo", Score: 6})
	require.True(t, improvable(m, assign(t, matching.Greedy, m.pairs, m.places)), "16 where 17 can be had")
}
