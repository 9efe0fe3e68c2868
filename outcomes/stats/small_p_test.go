package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// A p value below what one less a distribution function can hold is still a number.
func TestSmallP(t *testing.T) {
	t.Run("normal", func(t *testing.T) {
		m, err := stats.Pool([]stats.Effect{{Value: 10, Variance: 1}}, stats.PoolOptions{Method: stats.CommonEffect})
		require.NoError(t, err)
		// Tables of the normal distribution: 7.619853024160526e-24 above 10.
		assert.InEpsilon(t, 2*7.619853024160526e-24, m.P, 1e-12)
	})
	t.Run("ratio of variances", func(t *testing.T) {
		// Three subjects with means 0, 10 and 20, nine raters: within subjects eight are off by
		// one. The mean squares are 900 and 1; with 2 and 24 degrees of freedom the tail above
		// F is (1 + F/12)^-12.
		off := []float64{1, 1, 1, 1, -1, -1, -1, -1, 0}
		var ratings [][]float64
		for _, mean := range []float64{0, 10, 20} {
			row := make([]float64, len(off))
			for i, o := range off {
				row[i] = mean + o
			}
			ratings = append(ratings, row)
		}
		c, err := stats.ICC(ratings, 0)
		require.NoError(t, err)
		assert.InEpsilon(t, 900.0, c.OneWay.Test.F, 1e-12)
		assert.InEpsilon(t, math.Pow(76, -12), c.OneWay.Test.P, 1e-9)
	})
}
