package matching

import "math/bits"

// optimal returns the edge that each participant takes, or unassigned, in the
// assignment that [Problem.Assign] describes.
//
// The arithmetic is exact whatever the scores: they are whole numbers of the
// smallest bit that any of them has, and integers are as wide as the largest
// sum asks, 64 or 128 bits or, for scores that lie far apart, any number.
func optimal(g *graph) []int32 {
	s := scaleOf(len(g.score), func(e int) float64 { return g.score[e] })
	// One more participant assigned outweighs any difference of scores: moving
	// everyone changes the total by less than 2 * people * 2^bits.
	none := s.bits + 1 + bits.Len(uint(g.people()))
	// No price is above none + 2^bits and no distance above twice that, so
	// that three more bits hold every sum on the way, the sign among them.
	switch need := none + 4; {
	case need <= 64:
		return solve(g, s, s.small, i64(1)<<none)
	case need <= 128:
		n := i128{lo: 1 << none}
		if none >= 64 {
			n = i128{hi: 1 << (none - 64)}
		}
		return solve(g, s, s.middle, n)
	default:
		return solve(g, s, s.large, wideBit(uint(none)))
	}
}

func solve[N number[N]](g *graph, s scale, cost func(float64) N, none N) []int32 {
	f := newFlow(g, s, cost, none)
	for i := range f.at {
		f.settle(int32(i))
	}
	f.canonical()
	return f.at
}
