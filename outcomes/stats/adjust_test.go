package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

func TestAdjust(t *testing.T) {
	p := []float64{.01, .04, .03, .005}
	for method, want := range map[stats.Adjustment][]float64{
		stats.Bonferroni: {.04, .16, .12, .02}, stats.Holm: {.03, .06, .06, .02},
		stats.Hochberg: {.03, .04, .04, .02}, stats.BenjaminiHochberg: {.02, .04, .04, .02}, "": {.03, .06, .06, .02},
	} {
		got, err := stats.Adjust(p, method)
		require.NoError(t, err)
		assert.InDeltaSlice(t, want, got, 1e-12, method)
	}
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Float64Range(0, 1), 1, 20).Draw(t, "p")
		var all [4][]float64
		for i, method := range []stats.Adjustment{stats.BenjaminiHochberg, stats.Hochberg, stats.Holm, stats.Bonferroni} {
			got, err := stats.Adjust(p, method)
			require.NoError(t, err)
			all[i] = got
		}
		for i := range p {
			require.True(t, p[i] <= all[0][i]+1e-15 && all[0][i] <= all[1][i]+1e-15 && all[1][i] <= all[2][i]+1e-15 && all[2][i] <= all[3][i]+1e-15)
		}
	})
	_, err := stats.Adjust([]float64{.2, 1.2}, "")
	require.ErrorIs(t, err, stats.ErrPValue)
	_, err = stats.Adjust([]float64{math.NaN()}, "")
	require.ErrorIs(t, err, stats.ErrPValue)
	_, err = stats.Adjust(nil, "sidak")
	require.ErrorIs(t, err, stats.ErrUnknownMethod)
}
