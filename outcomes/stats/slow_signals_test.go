package stats_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Runs and trends counted anew at every point.
func TestSignalsAgreeWithAslowCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.SampledFrom([]float64{1, 2, 3, 4, 5}), 3, 40).Draw(t, "values")
		run, trend := rapid.IntRange(2, 9).Draw(t, "run"), rapid.IntRange(2, 6).Draw(t, "trend")
		x, err := stats.NewXmR(append(values, 9))
		require.NoError(t, err)
		got, err := x.Signals(stats.SignalOptions{Run: run, Trend: trend})
		require.NoError(t, err)
		var want []stats.Signal
		add := func(end, n int, rule stats.ChartRule, holds func(at int, side float64) bool) {
			for _, side := range []float64{1, -1} {
				all := end+1 >= n
				for i := end + 1 - n; all && i <= end; i++ {
					all = holds(i, side)
				}
				if all {
					want = append(want, stats.Signal{Point: end, Rule: rule, Above: side > 0})
				}
			}
		}
		for end := range x.Points {
			add(end, run, stats.LongRun, func(i int, side float64) bool { return side*x.Points[i].Z > 0 })
			add(end, trend, stats.Trend, func(i int, side float64) bool {
				return i == end+1-trend || side*x.Points[i].Value > side*x.Points[i-1].Value
			})
		}
		var long []stats.Signal
		for _, s := range got {
			if s.Rule == stats.LongRun || s.Rule == stats.Trend {
				long = append(long, s)
			}
		}
		assert.Equal(t, want, long)
	})
}

// The time does not grow with the length of a run, a trend or a lag: each of these
// took minutes when every point looked back over all of it.
func TestLongRunsAndLagsAreSoonCounted(t *testing.T) {
	const n = 200_000
	values := make([]float64, n)
	for i := range values {
		values[i] = float64(i)
	}
	x, err := stats.NewXmR(values)
	require.NoError(t, err)
	signals, err := x.Signals(stats.SignalOptions{Run: n / 2, Trend: n / 2})
	require.NoError(t, err)
	assert.Contains(t, signals, stats.Signal{Point: n - 1, Rule: stats.Trend, Above: true})
	for i := range values {
		values[i] = float64(i % 7)
	}
	_, err = stats.InterruptedSeries(values, n/2, stats.SeriesOptions{Lag: n / 2})
	require.NoError(t, err)
}
