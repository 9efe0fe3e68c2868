package stats_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// R's manual of fisher.test: Fisher's tea drinker and his convictions of twins.
func TestPublishedFisher(t *testing.T) {
	f, err := counts(3, 4, 1, 4).Fisher(0)
	require.NoError(t, err)
	assert.InDelta(t, 34./70, f.P, 1e-12)
	assert.InDelta(t, 6.408309, value(t, f.OddsRatio.Value), 1e-4)
	// R stops its search for the upper limit early, at 621.93. The chance of 4, ψ⁴ / (1 +
	// 16ψ + 36ψ² + 16ψ³ + ψ⁴), is to be .975, and that of 3 or more .025 at the lower one.
	chance := func(r float64, of ...float64) float64 {
		weights := []float64{1, 16 * r, 36 * r * r, 16 * r * r * r, r * r * r * r}
		var some, all float64
		for k, w := range weights {
			some, all = some+w*of[k], all+w
		}
		return some / all
	}
	assert.InDelta(t, .975, chance(value(t, f.OddsRatio.High), 0, 0, 0, 0, 1), 1e-12)
	assert.InDelta(t, .025, chance(value(t, f.OddsRatio.Low), 0, 0, 0, 1, 1), 1e-12)
	f, err = counts(2, 17, 10, 13).Fisher(0)
	require.NoError(t, err)
	assert.InDelta(t, .0005367, f.P, 5e-8)
	assertFigure(t, [3]float64{.04693661, .003325764, .363182271}, f.OddsRatio, 1e-5)
	f, err = counts(4, 4, 0, 4).Fisher(0)
	require.NoError(t, err)
	assert.Equal(t, [2]stats.Estimate{}, [2]stats.Estimate{f.OddsRatio.Value, f.OddsRatio.High}, "no upper limit")
	assert.InDelta(t, 2./70, f.P, 1e-12)
}

func TestFisherAgreesWithCounting(t *testing.T) {
	choose := func(n, k int) *big.Int { return new(big.Int).Binomial(int64(n), int64(k)) }
	rapid.Check(t, func(t *rapid.T) {
		n1, n2 := rapid.IntRange(1, 30).Draw(t, "n1"), rapid.IntRange(1, 30).Draw(t, "n2")
		a, c := rapid.IntRange(0, n1).Draw(t, "a"), rapid.IntRange(0, n2).Draw(t, "c")
		m := a + c
		ways := func(x int) *big.Int {
			if x > n1 || m-x > n2 || m-x < 0 {
				return big.NewInt(0)
			}
			return new(big.Int).Mul(choose(n1, x), choose(n2, m-x))
		}
		sum, mine := big.NewInt(0), ways(a)
		for x := 0; x <= m; x++ {
			if w := ways(x); w.Cmp(mine) <= 0 {
				sum.Add(sum, w)
			}
		}
		want, _ := new(big.Rat).SetFrac(sum, choose(n1+n2, m)).Float64()
		f, err := counts(a, n1, c, n2).Fisher(0)
		require.NoError(t, err)
		require.InDelta(t, want, f.P, 1e-9)
		v, hasValue := f.OddsRatio.Value.Value()
		low, hasLow := f.OddsRatio.Low.Value()
		high, hasHigh := f.OddsRatio.High.Value()
		require.False(t, hasValue && hasLow && low > v || hasValue && hasHigh && high < v)
	})
}

func TestMcNemar(t *testing.T) {
	m, err := stats.McNemar(25, 10)
	require.NoError(t, err)
	assert.InDelta(t, 6.4286, m.Test.ChiSquare, four)
	assert.InDelta(t, .01123, m.Test.P, five)
	assert.InDelta(t, 5.6, m.Corrected.ChiSquare, 1e-12)
	assert.InDelta(t, .01796, m.Corrected.P, five)
	assert.InDelta(t, .01667, m.ExactP, five)
	m, err = stats.McNemar(4, 4)
	require.NoError(t, err)
	assert.Equal(t, 1.0, m.ExactP)
	assert.Zero(t, m.Corrected.ChiSquare)
	_, err = stats.McNemar(0, 0)
	require.ErrorIs(t, err, stats.ErrNoEvents)
	_, err = stats.McNemar(-1, 3)
	require.ErrorIs(t, err, stats.ErrCount)
}

func TestLargeCounts(t *testing.T) {
	f, err := counts(500_300, 1_000_000, 500_000, 1_000_000).Fisher(0)
	require.NoError(t, err)
	chi, err := counts(500_300, 1_000_000, 500_000, 1_000_000).ChiSquare()
	require.NoError(t, err)
	assert.InDelta(t, chi.P, f.P, 2e-3, "the exact test nears chi-square")
}
