package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// R's manual of wilcox.test: permeability of membranes; one-sided p .1272.
func TestPublishedMannWhitney(t *testing.T) {
	at := []float64{.80, .83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, .73, 1.46}
	term := []float64{1.15, .88, .90, .74, 1.21}
	r, err := stats.MannWhitney(at, term)
	require.NoError(t, err)
	assert.Equal(t, 35.0, r.U)
	assert.True(t, r.Exact)
	assert.InDelta(t, .2544, r.P, 1e-4)
	assert.InDelta(t, .7, r.Superiority, 1e-12)
	// By hand: treated 1 2 2, control 2 3 3; U = 0 + 1/2 + 1/2 = 1; ties 3³-3 + 2³-2 = 30.
	r, err = stats.MannWhitney([]float64{1, 2, 2}, []float64{2, 3, 3})
	require.NoError(t, err)
	assert.Equal(t, 1.0, r.U)
	assert.False(t, r.Exact)
	assert.InDelta(t, math.Erfc(3/math.Sqrt(9./12*(7-1))/math.Sqrt2), r.P, 1e-12)
	_, err = stats.MannWhitney([]float64{1, 1}, []float64{1})
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.MannWhitney(nil, []float64{1})
	require.ErrorIs(t, err, stats.ErrNoPeople)
	_, err = stats.MannWhitney([]float64{1}, []float64{math.Inf(1)})
	require.ErrorIs(t, err, stats.ErrValue)
}

func TestMannWhitneyAgreesWithCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n1, n2 := rapid.IntRange(1, 6).Draw(t, "n1"), rapid.IntRange(1, 6).Draw(t, "n2")
		order := rapid.Permutation(upTo(n1+n2)).Draw(t, "order")
		r, err := stats.MannWhitney(order[:n1], order[n1:])
		require.NoError(t, err)
		u := func(in int) float64 {
			var wins float64
			for i := range n1 + n2 {
				for j := range i {
					if in>>i&1 == 1 && in>>j&1 == 0 {
						wins++
					}
				}
			}
			return wins
		}
		var wins, below, above, all float64
		for _, x := range order[:n1] {
			for _, y := range order[n1:] {
				if x > y {
					wins++
				}
			}
		}
		for in := range 1 << (n1 + n2) {
			size := 0
			for i := range n1 + n2 {
				size += in >> i & 1
			}
			if size == n1 {
				all++
				if u(in) <= wins {
					below++
				}
				if u(in) >= wins {
					above++
				}
			}
		}
		require.Equal(t, wins, r.U)
		require.InDelta(t, math.Min(1, 2*math.Min(below, above)/all), r.P, 1e-12)
	})
}

func upTo(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = float64(i)
	}
	return out
}
