package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

func momentsOf(values []float64) stats.Moments {
	var m stats.Moments
	for _, v := range values {
		if err := m.Add(v); err != nil {
			panic(err)
		}
	}
	return m
}

func TestMergeLaws(t *testing.T) {
	near := func(t *rapid.T, a, b stats.Moments) {
		require.Equal(t, a.N(), b.N())
		x, _ := a.Mean().Value()
		y, _ := b.Mean().Value()
		require.InDelta(t, x, y, 1e-9*(1+math.Abs(x)))
		x, _ = a.Variance().Value()
		y, _ = b.Variance().Value()
		require.InDelta(t, x, y, 1e-9*(1+math.Abs(x)))
	}
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1000, 1000), 0, 20)
		a, b, c := values.Draw(t, "a"), values.Draw(t, "b"), values.Draw(t, "c")
		x, y, z := momentsOf(a), momentsOf(b), momentsOf(c)
		near(t, x.Merge(y).Merge(z), x.Merge(y.Merge(z)))
		near(t, x.Merge(y), y.Merge(x))
		require.Equal(t, x, x.Merge(stats.Moments{}))
		require.Equal(t, x, stats.Moments{}.Merge(x))
		near(t, momentsOf(append(append([]float64{}, a...), b...)), x.Merge(y))

		count := rapid.Custom(func(t *rapid.T) stats.TwoByTwo {
			n := rapid.IntRange(0, 1000)
			return counts(n.Draw(t, "a"), n.Draw(t, "n1"), n.Draw(t, "c"), n.Draw(t, "n2"))
		})
		p, q, r := count.Draw(t, "p"), count.Draw(t, "q"), count.Draw(t, "r")
		require.Equal(t, p.Merge(q).Merge(r), p.Merge(q.Merge(r)))
		require.Equal(t, p.Merge(q), q.Merge(p))
		require.Equal(t, p, p.Merge(stats.TwoByTwo{}))

		rate := rapid.Custom(func(t *rapid.T) stats.Rate {
			return stats.Rate{Events: rapid.IntRange(0, 99).Draw(t, "events"), Time: float64(rapid.IntRange(0, 1<<20).Draw(t, "time")) / 8}
		})
		u, v, w := rate.Draw(t, "u"), rate.Draw(t, "v"), rate.Draw(t, "w")
		require.Equal(t, u.Merge(v).Merge(w), u.Merge(v.Merge(w)))
		require.Equal(t, u.Merge(v), v.Merge(u))
		require.Equal(t, u, u.Merge(stats.Rate{}))
	})
	var m stats.Moments
	require.ErrorIs(t, m.Add(math.NaN()), stats.ErrValue)
	assert.Equal(t, stats.Moments{}, m)
	_, err := m.Sample()
	require.ErrorIs(t, err, stats.ErrTooFew)
	assert.Equal(t, [2]stats.Estimate{}, [2]stats.Estimate{m.Mean(), m.Variance()})
	s, err := momentsOf([]float64{2, 4, 4, 4, 5, 5, 7, 9}).Sample()
	require.NoError(t, err)
	assert.InDelta(t, math.Sqrt(32./7), s.SD, 1e-12)
}
