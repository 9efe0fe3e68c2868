package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// R's vcd (Kappa) on SexualFun, Agresti's table of 91 couples.
func TestPublishedCohenKappa(t *testing.T) {
	table := [][]int{{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}}
	a, err := stats.CohenKappa(table, "", 0)
	require.NoError(t, err)
	assert.Equal(t, 91, a.Subjects)
	assert.InDelta(t, .1293, value(t, a.Kappa.Value), four)
	assert.InDelta(t, .0686, value(t, a.Kappa.StdErr), four)
	a, err = stats.CohenKappa(table, stats.LinearWeight, 0)
	require.NoError(t, err)
	assert.InDelta(t, .2374, value(t, a.Kappa.Value), four)
	assert.InDelta(t, .0783, value(t, a.Kappa.StdErr), four)
	// By hand, 20 15 / 5 10 of 50: po .6... po = 35/50, pe = .5.
	a, err = stats.CohenKappa([][]int{{20, 5}, {10, 15}}, stats.QuadraticWeight, 0)
	require.NoError(t, err)
	assert.InDelta(t, .7, a.Observed, 1e-12)
	assert.InDelta(t, .5, a.Expected, 1e-12)
	assert.InDelta(t, .4, value(t, a.Kappa.Value), 1e-12, "two categories: weights do not matter")
	full, err := stats.CohenKappa([][]int{{5, 0}, {0, 5}}, "", 0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{1, 1, 1}, full.Kappa, 1e-12)
}

// Fleiss's example of 14 raters, 10 subjects and 5 categories, printed in textbooks: .210.
func TestPublishedFleissKappa(t *testing.T) {
	rows := [][]int{
		{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
		{7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7},
	}
	a, err := stats.FleissKappa(rows, 0)
	require.NoError(t, err)
	assert.InDelta(t, .378, a.Observed, .0005)
	assert.InDelta(t, .213, a.Expected, .0005)
	assert.InDelta(t, .210, value(t, a.Kappa.Value), .0005)
	assert.InDelta(t, jackknife(t, rows), value(t, a.Kappa.StdErr), .012, "near the jackknife")
}

func jackknife(t *testing.T, rows [][]int) float64 {
	t.Helper()
	var values []float64
	for i := range rows {
		var rest [][]int
		for j, row := range rows {
			if j != i {
				rest = append(rest, row)
			}
		}
		a, err := stats.FleissKappa(rest, 0)
		require.NoError(t, err)
		values = append(values, value(t, a.Kappa.Value))
	}
	n := float64(len(rows))
	return sampleOf(t, values).SD * (n - 1) / math.Sqrt(n)
}

// Shrout & Fleiss (1979), table 2: six subjects, four judges; limits as printed by R's psych.
func TestPublishedICC(t *testing.T) {
	c, err := stats.ICC([][]float64{{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}}, 0)
	require.NoError(t, err)
	const digits = .0051
	assertFigure(t, [3]float64{.17, -.13, .72}, c.OneWay.Single, digits)
	assertFigure(t, [3]float64{.29, .02, .76}, c.TwoWayRandom.Single, digits)
	assertFigure(t, [3]float64{.71, .34, .95}, c.TwoWayFixed.Single, digits)
	assertFigure(t, [3]float64{.44, -.88, .91}, c.OneWay.Average, digits)
	assertFigure(t, [3]float64{.62, .07, .93}, c.TwoWayRandom.Average, digits)
	assertFigure(t, [3]float64{.91, .68, .99}, c.TwoWayFixed.Average, digits)
	assert.InDelta(t, 1.79, c.OneWay.Test.F, .005)
	assert.InDelta(t, .165, c.OneWay.Test.P, .0005)
	assert.InDelta(t, 11.03, c.TwoWayFixed.Test.F, .005)
	assert.Equal(t, []float64{5, 15}, []float64{c.TwoWayRandom.Test.DF1, c.TwoWayRandom.Test.DF2})
}

func TestICCDegenerate(t *testing.T) {
	c, err := stats.ICC([][]float64{{1, 2}, {2, 3}, {3, 4}}, 0) // raters differ by a constant
	require.NoError(t, err)
	assert.Equal(t, stats.IntraclassForm{}, c.TwoWayFixed)
	assert.InDelta(t, (2-.5)/(2+.5), value(t, c.OneWay.Single.Value), 1e-12)
	for name, r := range map[string]struct {
		ratings [][]float64
		want    error
	}{
		"nobody": {nil, stats.ErrTooFew}, "one rater": {[][]float64{{1}, {2}}, stats.ErrTooFew},
		"one subject": {[][]float64{{1, 2}}, stats.ErrTooFew}, "ragged": {[][]float64{{1, 2}, {2}}, stats.ErrRating},
		"NaN": {[][]float64{{1, 2}, {2, math.NaN()}}, stats.ErrValue}, "flat": {[][]float64{{2, 2}, {2, 2}}, stats.ErrNoSpread},
	} {
		_, err := stats.ICC(r.ratings, 0)
		require.ErrorIs(t, err, r.want, name)
	}
	rapid.Check(t, func(t *rapid.T) {
		n, k := rapid.IntRange(2, 6).Draw(t, "n"), rapid.IntRange(2, 5).Draw(t, "k")
		ratings := make([][]float64, n)
		for i := range ratings {
			for range k {
				ratings[i] = append(ratings[i], float64(rapid.IntRange(0, 4).Draw(t, "rating")))
			}
		}
		c, err := stats.ICC(ratings, 0)
		if err != nil {
			require.ErrorIs(t, err, stats.ErrNoSpread)
			return
		}
		for _, f := range []stats.Figure{c.OneWay.Single, c.TwoWayFixed.Single, c.TwoWayRandom.Single} {
			v, ok := f.Value.Value()
			low, hasLow := f.Low.Value()
			high, hasHigh := f.High.Value()
			require.True(t, !ok || v <= 1+1e-9)
			require.True(t, !hasLow || !hasHigh || low <= high+1e-9)
		}
	})
}

func TestKappaRefused(t *testing.T) {
	for name, r := range map[string]struct {
		table [][]int
		want  error
	}{
		"none": {nil, stats.ErrRating}, "one category": {[][]int{{4}}, stats.ErrRating}, "not square": {[][]int{{1, 2}, {1}}, stats.ErrRating},
		"negative": {[][]int{{1, -2}, {1, 1}}, stats.ErrRating}, "nobody": {[][]int{{0, 0}, {0, 0}}, stats.ErrNoPeople},
		"one used": {[][]int{{9, 0}, {0, 0}}, stats.ErrNoSpread},
	} {
		_, err := stats.CohenKappa(r.table, "", 0)
		require.ErrorIs(t, err, r.want, name)
	}
	_, err := stats.CohenKappa([][]int{{1, 0}, {0, 1}}, "cubic", 0)
	require.ErrorIs(t, err, stats.ErrUnknownWeight)
	for name, r := range map[string]struct {
		rows [][]int
		want error
	}{
		"one subject": {[][]int{{2, 1}}, stats.ErrTooFew}, "one rater": {[][]int{{0, 1}, {1, 0}}, stats.ErrTooFew},
		"unequal": {[][]int{{2, 1}, {2, 2}}, stats.ErrRating}, "ragged": {[][]int{{2, 1}, {3}}, stats.ErrRating},
		"negative": {[][]int{{2, 1}, {4, -1}}, stats.ErrRating}, "one used": {[][]int{{3, 0}, {3, 0}}, stats.ErrNoSpread},
	} {
		_, err := stats.FleissKappa(r.rows, 0)
		require.ErrorIs(t, err, r.want, name)
	}
}

// What is wrong, in which row and how large: the words a caller finds the row by.
func TestRefusedRatingsNameTheirRow(t *testing.T) {
	for want, err := range map[string]error{
		"row 1: ratings must lie within the categories, the same number for everyone rated: it has 1 columns, and the table 2 rows": refusal(stats.CohenKappa([][]int{{1, 2}, {1}}, "", 0)),
		"row 0: ratings must lie within the categories, the same number for everyone rated: a count is below 0":                     refusal(stats.CohenKappa([][]int{{1, -2}, {1, 1}}, "", 0)),
		"the table has 1 categories, and needs two":     refusal(stats.CohenKappa([][]int{{4}}, "", 0)),
		"it has 1 categories, and row 0 has 2":          refusal(stats.FleissKappa([][]int{{2, 1}, {3}}, 0)),
		"row 2: ratings must lie within the categories": refusal(stats.FleissKappa([][]int{{2, 1}, {2, 1}, {2, 2}}, 0)),
		"it has 4 ratings, and row 0 has 3":             refusal(stats.FleissKappa([][]int{{2, 1}, {2, 1}, {2, 2}}, 0)),
		"row 1: ratings must lie within the categories": refusal(stats.ICC([][]float64{{1, 2}, {2}}, 0)),
		"it has 3 ratings, and row 0 has 2":             refusal(stats.ICC([][]float64{{1, 2}, {2, 3, 4}}, 0)),
	} {
		require.ErrorIs(t, err, stats.ErrRating)
		assert.Contains(t, err.Error(), want)
	}
}
