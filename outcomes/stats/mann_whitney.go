package stats

import (
	"math"
	"slices"
)

// A RankTest is the result of [MannWhitney].
type RankTest struct {
	U float64 `json:"u"` // pairs in which the treated value is larger, ties counted half; R's W
	// Superiority is U / (n1 n2): the chance that a treated value is larger than a
	// control value, ties counted half. One half is no difference.
	Superiority float64 `json:"superiority"`
	P           float64 `json:"p"`     // two-sided
	Exact       bool    `json:"exact"` // P is exact, not the normal approximation
}

// exactRanks is the group size below which P is exact if no values are tied.
//
// Source: R's wilcox.test.
const exactRanks = 50

// MannWhitney tests whether values of one group tend to be larger than those of
// the other, by ranks. With fewer than 50 values in each group and no ties P is
// exact; otherwise it is normal with variance
//
//	n1 n2 / 12 ( n + 1 - Σ (t³ - t) / (n (n - 1)) )
//
// over runs of t tied values, and a continuity correction of one half.
//
// It returns [ErrNoPeople], [ErrNoSpread] if all values are tied, or a
// [*RowError] with [ErrValue], whose row counts within its own group.
//
// Source: Mann & Whitney (1947), Ann Math Stat 18:50-60; R's wilcox.test.
func MannWhitney(treated, control []float64) (RankTest, error) {
	for _, column := range [][]float64{treated, control} {
		if len(column) == 0 {
			return RankTest{}, refuse("mann-whitney", ErrNoPeople)
		}
		if err := checkColumn(column); err != nil {
			return RankTest{}, refuse("mann-whitney", err)
		}
	}
	n1, n2 := len(treated), len(control)
	ranks, ties := rankSum(treated, control)
	a, b := float64(n1), float64(n2)
	n := a + b
	r := RankTest{U: ranks - a*(a+1)/2}
	r.Superiority = r.U / (a * b)
	if n1 < exactRanks && n2 < exactRanks && ties == 0 {
		r.Exact, r.P = true, exactRankP(int(r.U), n1, n2)
		return r, nil
	}
	variance := a * b / 12 * (n + 1 - ties/(n*(n-1)))
	if !(variance > 0) {
		return RankTest{}, refuse("mann-whitney", ErrNoSpread)
	}
	off := math.Abs(r.U-a*b/2) - .5
	r.P = math.Min(1, normalP(math.Max(0, off)/math.Sqrt(variance)))
	return r, nil
}

// rankSum returns the sum of the midranks of a among both, and Σ (t³ - t) over ties.
func rankSum(a, b []float64) (ranks, ties float64) {
	x, y := slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	i, j := 0, 0
	for i < len(x) || j < len(y) {
		var v float64
		switch {
		case i == len(x):
			v = y[j]
		case j == len(y):
			v = x[i]
		default:
			v = math.Min(x[i], y[j])
		}
		before, mine := i+j, i
		for i < len(x) && x[i] == v {
			i++
		}
		for j < len(y) && y[j] == v {
			j++
		}
		t := float64(i + j - before)
		ranks += float64(i-mine) * (float64(before) + (t+1)/2)
		ties += t*t*t - t
	}
	return ranks, ties
}

// exactRankP returns twice the smaller tail of U, at most 1. chance[m][u] is
// filled by the recursion on the largest value: it belongs to either group.
func exactRankP(u, n1, n2 int) float64 {
	// Counts of subsets of size m of the ranks 1..n by rank sum less its least value.
	counts := make([][]float64, n1+1)
	for m := range counts {
		counts[m] = make([]float64, n1*n2+1)
	}
	counts[0][0] = 1
	for rank := 1; rank <= n1+n2; rank++ {
		for m := min(rank, n1); m >= 1; m-- {
			// The m-th smallest of the subset adds rank - m to U.
			for v := n1 * n2; v >= rank-m; v-- {
				counts[m][v] += counts[m-1][v-(rank-m)]
			}
		}
	}
	var below, above, all float64
	for v, c := range counts[n1] {
		all += c
		if v <= u {
			below += c
		}
		if v >= u {
			above += c
		}
	}
	return math.Min(1, 2*math.Min(below, above)/all)
}
