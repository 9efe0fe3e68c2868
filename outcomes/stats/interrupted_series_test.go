package stats_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Least squares and Newey and West's sum from their definitions.
func TestInterruptedSeriesAgreesWithDirectSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 3))
		n := rapid.IntRange(16, 40).Draw(t, "n")
		change := rapid.IntRange(8, n-8).Draw(t, "change")
		lag := rapid.IntRange(1, 10).Draw(t, "lag")
		season := rapid.SampledFrom([]int{0, 4, 12}).Draw(t, "season")
		y, noise := make([]float64, n), 0.0
		for i := range y {
			noise = .5*noise + rng.NormFloat64()
			y[i] = 40 + .5*float64(i) + noise
		}
		s, err := stats.InterruptedSeries(y, change, stats.SeriesOptions{Lag: lag, Season: season})
		require.NoError(t, err)
		x := make([][]float64, n)
		for i := range x {
			after := 0.0
			if i >= change {
				after = 1
			}
			x[i] = []float64{1, float64(i + 1), after, after * float64(i-change)}
			if season > 0 {
				x[i] = append(x[i], math.Sin(2*math.Pi*float64(i+1)/float64(season)), math.Cos(2*math.Pi*float64(i+1)/float64(season)))
			}
		}
		p := len(x[0])
		gram, right := make([][]float64, p), make([]float64, p)
		for j := range p {
			gram[j] = make([]float64, p)
			for i := range n {
				right[j] += x[i][j] * y[i]
				for k := range p {
					gram[j][k] += x[i][j] * x[i][k]
				}
			}
		}
		inv := inverse(gram)
		beta, e := make([]float64, p), make([]float64, n)
		for j := range p {
			for k := range p {
				beta[j] += inv[j][k] * right[k]
			}
		}
		for i := range n {
			e[i] = y[i]
			for j := range p {
				e[i] -= x[i][j] * beta[j]
			}
		}
		for j, term := range []stats.SeriesTerm{s.Start, s.Trend, s.Level, s.Change} {
			var variance float64
			for i := range n {
				for k := range n {
					apart := math.Abs(float64(i - k))
					if apart > float64(lag) {
						continue
					}
					var a, b float64
					for q := range p {
						a += inv[j][q] * x[i][q]
						b += inv[j][q] * x[k][q]
					}
					variance += (1 - apart/float64(lag+1)) * e[i] * e[k] * a * b
				}
			}
			require.InDelta(t, beta[j], number(t, term.Value), 1e-7)
			require.InDelta(t, math.Sqrt(variance), number(t, term.StdErr), 1e-7)
		}
		require.Equal(t, n-p, s.DF)
	})
}

func TestInterruptedSeries(t *testing.T) {
	var y []float64
	for i := range 20 {
		v := 10 + .5*float64(i+1) + []float64{.1, -.1}[i%2]
		if i >= 10 {
			v += 4 - .3*float64(i-10)
		}
		y = append(y, v)
	}
	s, err := stats.InterruptedSeries(y, 10, stats.SeriesOptions{})
	require.NoError(t, err)
	assert.InDelta(t, 4, value(t, s.Level.Value), .15)
	assert.InDelta(t, -.3, value(t, s.Change.Value), .03)
	assert.Equal(t, 2, s.Lag, "4 (.2)^(2/9) is 2.8")
	assert.Greater(t, s.DurbinWatson, 3.0, "neighbours alternate")
	exact := make([]float64, 20)
	for i := range exact {
		exact[i] = float64(i)
	}
	_, err = stats.InterruptedSeries(exact, 10, stats.SeriesOptions{})
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.InterruptedSeries(y, 7, stats.SeriesOptions{})
	require.ErrorIs(t, err, stats.ErrTooFew)
	_, err = stats.InterruptedSeries(y, 13, stats.SeriesOptions{})
	require.ErrorIs(t, err, stats.ErrTooFew)
	_, err = stats.InterruptedSeries(y, 10, stats.SeriesOptions{Lag: 20})
	require.ErrorIs(t, err, stats.ErrChart)
	_, err = stats.InterruptedSeries(y, 10, stats.SeriesOptions{Season: 2})
	require.ErrorIs(t, err, stats.ErrChart)
	_, err = stats.InterruptedSeries(y, 10, stats.SeriesOptions{Level: 2})
	require.ErrorIs(t, err, stats.ErrLevel)
	y[3] = math.NaN()
	_, err = stats.InterruptedSeries(y, 10, stats.SeriesOptions{})
	require.ErrorIs(t, err, stats.ErrValue)
}
