package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Changes of -4, -3 and -5 against -1, 0 and -2: three less, with a variance of 1 in
// each group and 4 degrees of freedom, of which the .975 quantile of t is 2.776445.
func TestDifferenceInDifferencesByHand(t *testing.T) {
	treated := stats.Twice{Before: []float64{10, 12, 14}, After: []float64{6, 9, 9}}
	control := stats.Twice{Before: []float64{10, 11, 13}, After: []float64{9, 11, 11}}
	d, err := stats.DifferenceInDifferences(treated, control, 0)
	require.NoError(t, err)
	assert.Equal(t, stats.Sample{N: 3, Mean: -4, SD: 1}, d.Treated)
	assert.Equal(t, stats.Sample{N: 3, Mean: -1, SD: 1}, d.Control)
	se := math.Sqrt(2.0 / 3)
	assertFigure(t, [3]float64{-3, -3 - 2.776445*se, -3 + 2.776445*se}, d.Difference, 1e-6)
	assert.InDelta(t, -3/se, d.T, 1e-12)
	assert.InDelta(t, 4, d.DF, 1e-12)

	// R's t.test on the changes of groups of five and four.
	d, err = stats.DifferenceInDifferences(
		stats.Twice{Before: []float64{10, 12, 6, 20, 9}, After: []float64{3, 8, 2, 9, 4}},
		stats.Twice{Before: []float64{10, 11, 13, 12}, After: []float64{9, 11, 11, 7}}, 0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{-4.2, -8.233905223060754, -.166094776939245}, d.Difference, 1e-9)
	assert.InDelta(t, 1.704894913672589, value(t, d.Difference.StdErr), 1e-12)
	assert.InDelta(t, -2.463494944068191, d.T, 1e-12)
	assert.InDelta(t, 6.978923891661031, d.DF, 1e-11)
	assert.InDelta(t, .043344286911534, d.P, 1e-12)
}

// What changes for everybody falls out; groups that are swapped turn the sign.
func TestLawsOfDifferenceInDifferences(t *testing.T) {
	twice := rapid.Custom(func(t *rapid.T) stats.Twice {
		n := rapid.IntRange(2, 12).Draw(t, "people")
		score := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 40), func(i int) float64 { return float64(i) }), n, n)
		return stats.Twice{Before: score.Draw(t, "before"), After: score.Draw(t, "after")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := twice.Draw(t, "treated"), twice.Draw(t, "control")
		d, err := stats.DifferenceInDifferences(a, b, 0)
		if err != nil {
			require.ErrorIs(t, err, stats.ErrNoSpread)
			return
		}
		turned, err := stats.DifferenceInDifferences(b, a, 0)
		require.NoError(t, err)
		assert.InDelta(t, d.T, -turned.T, 1e-9)
		law := float64(rapid.IntRange(-30, 30).Draw(t, "law"))
		for _, g := range []stats.Twice{a, b} {
			for i := range g.After {
				g.After[i] += law
			}
		}
		shifted, err := stats.DifferenceInDifferences(a, b, 0)
		require.NoError(t, err)
		assert.InDelta(t, d.T, shifted.T, 1e-6*math.Max(1, math.Abs(d.T)))
	})
}

func TestDifferenceInDifferencesRefused(t *testing.T) {
	two := stats.Twice{Before: []float64{1, 2}, After: []float64{2, 5}}
	for name, c := range map[string]struct {
		treated, control stats.Twice
		level            float64
		want             error
	}{
		"nobody":           {stats.Twice{}, two, 0, stats.ErrTooFew},
		"one person":       {two, stats.Twice{Before: []float64{1}, After: []float64{2}}, 0, stats.ErrTooFew},
		"lengths":          {stats.Twice{Before: []float64{1, 2}, After: []float64{2}}, two, 0, stats.ErrLength},
		"no number":        {two, stats.Twice{Before: []float64{1, math.NaN()}, After: []float64{2, 5}}, 0, stats.ErrValue},
		"all by the same":  {stats.Twice{Before: []float64{.1, .7}, After: []float64{.4, 1}}, stats.Twice{Before: []float64{1, 2}, After: []float64{1, 2}}, 0, stats.ErrNoSpread},
		"level":            {two, two, 1, stats.ErrLevel},
		"beyond a double":  {stats.Twice{Before: []float64{-math.MaxFloat64, 0}, After: []float64{math.MaxFloat64, 1}}, two, 0, stats.ErrValue},
		"too large spread": {stats.Twice{Before: []float64{0, 0}, After: []float64{math.MaxFloat64, -math.MaxFloat64}}, two, 0, stats.ErrOverflow},
	} {
		_, err := stats.DifferenceInDifferences(c.treated, c.control, c.level)
		require.ErrorIs(t, err, c.want, name)
	}
	var row *stats.RowError
	_, err := stats.DifferenceInDifferences(two, stats.Twice{Before: []float64{1, 2}, After: []float64{2, math.Inf(1)}}, 0)
	require.ErrorAs(t, err, &row)
	assert.Equal(t, 1, row.Row)
}
