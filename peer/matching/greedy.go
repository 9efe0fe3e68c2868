package matching

import (
	"cmp"
	"slices"
)

// greedy returns the edge that each participant takes, or unassigned.
func greedy(g *graph) []int32 {
	type choice struct{ edge, person int32 }
	order := make([]choice, 0, len(g.to))
	at := make([]int32, g.people())
	for i := range at {
		at[i] = unassigned
		for e := g.first[i]; e < g.first[i+1]; e++ {
			order = append(order, choice{e, int32(i)})
		}
	}
	slices.SortFunc(order, func(a, b choice) int {
		// Edges lie by participant and then worker, so that their number is the order of ids.
		return cmp.Or(cmp.Compare(g.score[b.edge], g.score[a.edge]), cmp.Compare(a.edge, b.edge))
	})
	left := slices.Clone(g.capacity)
	for _, c := range order {
		if w := g.to[c.edge]; at[c.person] == unassigned && left[w] > 0 {
			at[c.person] = c.edge
			left[w]--
		}
	}
	return at
}
