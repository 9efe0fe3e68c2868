package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// What a double or a count cannot hold is refused: never a NaN, an infinity, a panic
// or a sum that has turned round.
func TestWhatCannotBeHeldIsRefused(t *testing.T) {
	const huge, tiny = math.MaxFloat64, math.SmallestNonzeroFloat64
	both := stats.TwoByTwo{Treated: stats.Count{Events: 1 << 39, N: 1 << 40}, Control: stats.Count{Events: 1 << 39, N: 1 << 40}}
	many := stats.Count{Events: 1, N: math.MaxInt}
	seen := make([]stats.Observation, 4)
	for i := range seen {
		seen[i] = stats.Observation{Time: float64(i + 1), Event: i%2 == 0}
	}
	for name, refused := range map[string]func() error{
		"people": func() error { _, err := stats.Proportion(many, stats.Wilson, 0); return err },
		"a funnel's people": func() error {
			_, err := stats.NewFunnel([]stats.Count{many, many}, 0, true)
			return err
		},
		"a chart's people": func() error { _, err := stats.PChart([]stats.Count{many, many}, false); return err },
		"events": func() error {
			_, err := stats.Rate{Events: math.MaxInt, Time: 1}.Estimate(0)
			return err
		},
		"a sample": func() error {
			s := stats.Sample{N: math.MaxInt, Mean: 1, SD: 1}
			_, err := stats.Welch(s, s, 0)
			return err
		},
		"changes":        func() error { _, err := stats.McNemar(math.MaxInt, math.MaxInt); return err },
		"tables to list": func() error { _, err := both.Fisher(0); return err },
		"subjects": func() error {
			_, err := stats.CohenKappa([][]int{{math.MaxInt, 1}, {1, math.MaxInt}}, stats.Unweighted, 0)
			return err
		},
		"raters": func() error {
			_, err := stats.FleissKappa([][]int{{math.MaxInt, math.MaxInt}, {math.MaxInt, math.MaxInt}}, 0)
			return err
		},
		"rates": func() error {
			_, err := stats.UChart([]stats.Rate{{Events: 1, Time: tiny}, {Events: 1, Time: 1}}, false)
			return err
		},
		"gaps": func() error { _, err := stats.RareEvents([]float64{huge, 0, huge}); return err },
		"a funnel's spread": func() error {
			_, err := stats.NewFunnel([]stats.Count{{Events: 5, N: 10}, {Events: 5, N: 10}}, tiny, true)
			return err
		},
		"degrees of freedom": func() error {
			_, err := stats.Impute([]stats.Effect{{Value: 0, Variance: 1}, {Value: 1, Variance: 1}}, tiny, 0)
			return err
		},
		"a cusum": func() error {
			_, err := stats.Cusum([]float64{huge, huge}, stats.CusumOptions{})
			return err
		},
		"a mean time": func() error {
			c, err := stats.KaplanMeier([]stats.Observation{{Time: 1, Event: true}, {Time: huge}}, stats.Confidence{})
			require.NoError(t, err)
			_, err = c.RestrictedMean(huge / 2)
			return err
		},
		"weighted means": func() error {
			// Shares of weights that add up to 1 and the last digit take the mean over the top.
			treated, values, weights := make([]bool, 6), make([]float64, 6), make([]float64, 6)
			var err error
			for k := 1; k < 100 && err == nil; k++ {
				for i := range values {
					treated[i], values[i], weights[i] = i%2 == 0, huge, 1/float64(i+k)
				}
				_, err = stats.Balance(treated, []stats.Covariate{{Name: "a", Values: values}}, weights)
			}
			return err
		},
		"a covariate of a Cox model": func() error {
			_, err := stats.Cox(seen, []stats.Covariate{{Name: "a", Values: []float64{huge, huge, huge, -huge}}}, stats.CoxOptions{})
			return err
		},
		"a covariate of a logistic model": func() error {
			_, err := stats.Logistic([]bool{true, false, true, false, true}, []stats.Covariate{{Name: "a", Values: []float64{1e-310, 1e-310, 0, 0, 0}}}, 0)
			return err
		},
		"the error behind an interval": func() error { _, err := stats.DifferenceFromInterval(0, -huge, huge, tiny); return err },
	} {
		t.Run(name, func(t *testing.T) { require.ErrorIs(t, refused(), stats.ErrOverflow) })
	}
}

// What can be held is, however large or small the numbers on the way.
func TestLargeAndSmallNumbersOnTheWay(t *testing.T) {
	for _, w := range []float64{1e-200, 1, 1e200} {
		n, err := stats.EffectiveSize([]float64{w, w, w, 0})
		require.NoError(t, err)
		assert.InDelta(t, 3, n, 1e-12, "three people of one weight, %v", w)
		b, err := stats.Balance([]bool{true, true, false, false}, []stats.Covariate{{Name: "a", Values: []float64{1, 2, 3, 4}}}, []float64{w, w, w, 3 * w})
		require.NoError(t, err)
		assert.InDelta(t, 2, b.EffectiveTreated, 1e-12)
		assert.InDelta(t, 1.6, b.EffectiveControl, 1e-12, "(1 + 3)² / (1 + 9)")
	}
	percent, _, err := stats.Heterogeneity(math.MaxFloat64, 1)
	require.NoError(t, err)
	assert.InDelta(t, 100, percent, 1e-9)
	cut, err := stats.CutOff(1, 1e308, 3, 1e308)
	require.NoError(t, err)
	assert.InDelta(t, 2, cut, 1e-12, "halfway between two groups of one spread")
	wide, err := stats.DifferenceFromInterval(0, -1.7e154, 1.7e154, 0)
	require.NoError(t, err)
	assert.InEpsilon(t, 1.7e154/1.959963984540054*1.7e154/1.959963984540054, wide.Variance, 1e-12)
}

// Γ(m/2) / (√(m/2) Γ((m - 1)/2)), worked out with 60 digits.
func TestTheSmallSampleFactorOfLargeSamples(t *testing.T) {
	for m, want := range map[int]float64{10_001: 0.99992500531211722085, 20_000: 0.99996249945311621112,
		1_000_000: 0.99999924999978124993, 1_000_000_000: 0.99999999924999999978, 1 << 40: 0.99999999999931787897} {
		got, err := stats.SmallSample(m)
		require.NoError(t, err)
		assert.InDelta(t, want, got, 2e-16, "%d degrees of freedom", m)
	}
	last, err := stats.SmallSample(10_000)
	require.NoError(t, err)
	next, err := stats.SmallSample(10_001)
	require.NoError(t, err)
	assert.InDelta(t, 7.5e-9, next-last, 1e-11, "the two ways meet: the factor grows by 3/(4m²)")
	assert.Less(t, last, next)
	top, err := stats.SmallSample(math.MaxInt)
	require.NoError(t, err)
	assert.InDelta(t, 1, top, 1e-15)
}
