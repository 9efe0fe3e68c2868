package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Eight people with the covariate, 6 of them treated, and eight without, 2 treated.
func stratified() (treated []bool, x, y, propensity []float64) {
	add := func(n int, t bool, cov, outcome, e float64) {
		for range n {
			treated, x, y, propensity = append(treated, t), append(x, cov), append(y, outcome), append(propensity, e)
		}
	}
	add(6, true, 1, 5, .75)
	add(2, false, 1, 3, .75)
	add(2, true, 0, 2, .25)
	add(6, false, 0, 1, .25)
	return treated, x, y, propensity
}

// By hand: the effect is 2 with the covariate and 1 without; half have it, and 6 of 8 treated do.
func TestWeightingByHand(t *testing.T) {
	treated, x, y, e := stratified()
	fit, err := stats.Logistic(treated, []stats.Covariate{{Name: "x", Values: x}}, 0)
	require.NoError(t, err)
	assert.InDeltaSlice(t, e, fit.Fitted, 1e-9, "the fitted propensity")
	for _, r := range []struct {
		options stats.WeightOptions
		want    float64
	}{
		{stats.WeightOptions{}, 1.5}, {stats.WeightOptions{Stabilised: true}, 1.5}, {stats.WeightOptions{Estimand: stats.TheTreated}, 1.75},
	} {
		w, err := stats.InverseProbabilityWeights(treated, e, r.options)
		require.NoError(t, err)
		d, err := stats.WeightedDifference(y, treated, w, 0)
		require.NoError(t, err)
		assert.InDelta(t, r.want, value(t, d.Value), 1e-12)
		b, err := stats.Balance(treated, []stats.Covariate{{Name: "x", Values: x}}, w)
		require.NoError(t, err)
		assert.InDelta(t, .5/math.Sqrt(.1875*8/7), value(t, b.Rows[0].Before.Difference), 1e-12)
		assert.False(t, b.Rows[0].Before.Balanced())
		assert.InDelta(t, 0, value(t, b.Rows[0].After.Difference), 1e-12)
		assert.True(t, b.Rows[0].After.Balanced())
	}
	w, err := stats.InverseProbabilityWeights(treated, e, stats.WeightOptions{})
	require.NoError(t, err)
	assert.InDelta(t, 4./3, w[0], 1e-12)
	assert.InDelta(t, 4, w[6], 1e-12)
	d, err := stats.WeightedDifference(y, treated, w, 0)
	require.NoError(t, err)
	// Treated: mean 3.5, 6 people at 4/3 off by 1.5 and 2 at 4 off by -1.5; control: mean 2.
	variance := (6*math.Pow(4./3*1.5, 2)+2*math.Pow(4*1.5, 2))/256 + (2*16+6*math.Pow(4./3, 2))/256
	assert.InDelta(t, math.Sqrt(variance), value(t, d.StdErr), 1e-12)
	size, err := stats.EffectiveSize(w[:8])
	require.NoError(t, err)
	b, err := stats.Balance(treated, []stats.Covariate{{Values: x}}, w)
	require.NoError(t, err)
	assert.InDelta(t, math.Pow(6*4./3+2*4, 2)/(6*16./9+2*16), b.EffectiveTreated, 1e-12)
	assert.InDelta(t, size, b.EffectiveTreated, 1e-12, "the treated are rows 0, 1, 2, 3, 4, 5, 8 and 9, of the same weights as rows 0 to 7")
}

func TestTrimAndTruncate(t *testing.T) {
	treated := []bool{true, false, true, false, true, false}
	e := []float64{.02, .04, .5, .5, .8, .9}
	w, err := stats.InverseProbabilityWeights(treated, e, stats.WeightOptions{Trim: .05})
	require.NoError(t, err)
	assert.InDeltaSlice(t, []float64{0, 0, 2, 2, 1.25, 10}, w, 1e-9)
	w, err = stats.InverseProbabilityWeights([]bool{true, false, true, false}, []float64{.5, .96, .96, .5}, stats.WeightOptions{Trim: .05})
	require.NoError(t, err)
	assert.InDeltaSlice(t, []float64{2, 0, 0, 2}, w, 1e-9, "trimmed at the other end as well")
	w, err = stats.InverseProbabilityWeights(treated, e, stats.WeightOptions{Truncate: .25})
	require.NoError(t, err)
	// Sorted 1/.96, 1.25, 2, 2, 10, 50: quartiles at positions 1.25 and 3.75.
	low, high := 1.25+.25*.75, 2+.75*8
	assert.InDeltaSlice(t, []float64{high, low, 2, 2, low, high}, w, 1e-9)
	size, err := stats.EffectiveSize([]float64{1, 1, 2})
	require.NoError(t, err)
	assert.InDelta(t, 16./6, size, 1e-12)
	zero, err := stats.EffectiveSize(nil)
	require.NoError(t, err)
	assert.Zero(t, zero)
}

func TestWeightingRefused(t *testing.T) {
	two := []bool{true, false}
	half := []float64{.5, .5}
	for name, r := range map[string]struct {
		treated []bool
		e       []float64
		options stats.WeightOptions
		want    error
	}{
		"nobody": {nil, nil, stats.WeightOptions{}, stats.ErrNoObservations}, "one group": {[]bool{true}, []float64{.5}, stats.WeightOptions{}, stats.ErrOneGroup},
		"length": {two, []float64{.5}, stats.WeightOptions{}, stats.ErrLength}, "certain": {two, []float64{1, .5}, stats.WeightOptions{}, stats.ErrProbability},
		"estimand": {two, half, stats.WeightOptions{Estimand: "atc"}, stats.ErrUnknownMethod},
		"both":     {two, half, stats.WeightOptions{Estimand: stats.TheTreated, Stabilised: true}, stats.ErrWeightOptions},
		"trim":     {two, half, stats.WeightOptions{Trim: .6}, stats.ErrWeightOptions}, "truncate": {two, half, stats.WeightOptions{Truncate: math.NaN()}, stats.ErrWeightOptions},
		"emptied": {two, []float64{.05, .5}, stats.WeightOptions{Trim: .1}, stats.ErrWeights},
	} {
		_, err := stats.InverseProbabilityWeights(r.treated, r.e, r.options)
		require.ErrorIs(t, err, r.want, name)
	}
	for want, o := range map[string]stats.WeightOptions{
		"Trim: want": {Trim: -.1}, "Truncate: want": {Truncate: 1}, "Stabilised: want it with the effect in everybody (ate) only": {Estimand: stats.TheTreated, Stabilised: true},
	} {
		_, err := stats.InverseProbabilityWeights(two, half, o)
		require.ErrorIs(t, err, stats.ErrWeightOptions)
		assert.Contains(t, err.Error(), want)
	}
	_, err := stats.InverseProbabilityWeights(two, []float64{.05, .5}, stats.WeightOptions{Trim: .1})
	assert.ErrorContains(t, err, "Trim leaves a group without anybody")
	_, err = stats.WeightedDifference([]float64{1, 2}, two, []float64{1, -1}, 0)
	require.ErrorIs(t, err, stats.ErrWeights)
	_, err = stats.WeightedDifference([]float64{1, 2}, two, []float64{1, 0}, 0)
	require.ErrorIs(t, err, stats.ErrWeights)
	_, err = stats.WeightedDifference([]float64{1, math.NaN()}, two, []float64{1, 1}, 0)
	require.ErrorIs(t, err, stats.ErrValue)
	_, err = stats.WeightedDifference([]float64{1}, two, []float64{1, 1}, 0)
	require.ErrorIs(t, err, stats.ErrLength)
	_, err = stats.Balance(two, []stats.Covariate{{Values: []float64{1, 2}}}, nil)
	require.ErrorIs(t, err, stats.ErrTooFew)
	four := []bool{true, true, false, false}
	_, err = stats.Balance(four, nil, nil)
	require.ErrorIs(t, err, stats.ErrNoCovariates)
	_, err = stats.Balance(four, []stats.Covariate{{Values: []float64{1, 2}}}, nil)
	require.ErrorIs(t, err, stats.ErrLength)
	_, err = stats.Balance(four, []stats.Covariate{{Values: []float64{1, 2, math.Inf(1), 0}}}, nil)
	require.ErrorIs(t, err, stats.ErrCovariate)
	b, err := stats.Balance(four, []stats.Covariate{{Values: []float64{1, 1, 2, 2}}, {Values: []float64{1, 1, 1, 1}}}, nil)
	require.NoError(t, err)
	assert.Equal(t, stats.Estimate{}, b.Rows[0].Before.Difference, "constant at different values")
	assert.False(t, b.Rows[0].Before.Balanced())
	assert.Equal(t, stats.Known(0), b.Rows[1].Before.Difference)
	_, err = stats.EffectiveSize([]float64{-1})
	require.ErrorIs(t, err, stats.ErrWeights)
}
