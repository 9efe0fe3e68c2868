package stats_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// refusal is the error of a call.
func refusal[T any](_ T, err error) error { return err }

// Standard errors behind published intervals: Egmose 2023, Kelly 2020, and the example of 0.5
// to 0.9, whose logarithms are 0.587787 apart, 0.149949 times 2 z.
func TestEffectsBehindPublishedIntervals(t *testing.T) {
	for _, r := range []struct {
		of                   func(value, low, high, level float64) (stats.Effect, error)
		value, low, high     float64
		want, standard, over float64
	}{
		{stats.DifferenceFromInterval, .20, .11, .29, .20, .0459, 4.355}, {stats.DifferenceFromInterval, -.21, -.40, -.02, -.21, .0969, -2.166},
		{stats.RatioFromInterval, 1.21, 1.03, 1.42, .1906, .0819, 2.327}, {stats.RatioFromInterval, .67, .5, .9, -.4005, .1499, -2.671},
	} {
		e, err := r.of(r.value, r.low, r.high, 0)
		require.NoError(t, err)
		assert.InDelta(t, r.want, e.Value, four)
		assert.InDelta(t, r.standard, math.Sqrt(e.Variance), four)
		assert.InDelta(t, r.over, e.Value/math.Sqrt(e.Variance), .0015)
	}
	e, err := stats.DifferenceFromInterval(0, -1.645, 1.645, .9)
	require.NoError(t, err)
	assert.InDelta(t, 1, e.Variance, .001, "90 %")
}

func TestPublishedIntervalsThatCannotBe(t *testing.T) {
	for name, err := range map[string]error{
		"logarithm of a ratio":   refusal(stats.RatioFromInterval(-.4005, -.69, -.11, 0)),
		"value of 0":             refusal(stats.RatioFromInterval(0, .5, .9, 0)),
		"limit of 0":             refusal(stats.RatioFromInterval(.5, 0, .9, 0)),
		"ratio, swapped":         refusal(stats.RatioFromInterval(.67, .9, .5, 0)),
		"ratio, no number":       refusal(stats.RatioFromInterval(math.NaN(), .5, .9, 0)),
		"ratio, infinite":        refusal(stats.RatioFromInterval(.67, .5, math.Inf(1), 0)),
		"difference, swapped":    refusal(stats.DifferenceFromInterval(1, 2, 0, 0)),
		"difference, no number":  refusal(stats.DifferenceFromInterval(math.NaN(), 0, 2, 0)),
		"difference, no width":   refusal(stats.DifferenceFromInterval(1, 1, 1, 0)),
		"difference, everything": refusal(stats.DifferenceFromInterval(1, 0, math.Inf(1), 0)),
	} {
		require.ErrorIs(t, err, stats.ErrValue, name)
	}
	for name, err := range map[string]error{
		"logarithm beside a ratio's limits": refusal(stats.DifferenceFromInterval(-.4005, .5, .9, 0)),
		"a wide ratio as a difference":      refusal(stats.DifferenceFromInterval(1, .25, 4, 0)),
		"difference at its limit":           refusal(stats.DifferenceFromInterval(.11, .11, .29, 0)),
		"ratio beside another's interval":   refusal(stats.RatioFromInterval(1.21, .5, .9, 0)),
	} {
		require.ErrorIs(t, err, stats.ErrInterval, name)
	}
	require.ErrorIs(t, refusal(stats.RatioFromInterval(.67, .5, .9, 1)), stats.ErrLevel)
	require.ErrorIs(t, refusal(stats.DifferenceFromInterval(0, -math.MaxFloat64, math.MaxFloat64, 0)), stats.ErrOverflow)
}

// Two trials as they print their risk ratios. No logarithm is taken by hand.
func ExampleRatioFromInterval() {
	var effects []stats.Effect
	for _, r := range [][3]float64{{1.21, 1.03, 1.42}, {1.10, .92, 1.32}} {
		e, err := stats.RatioFromInterval(r[0], r[1], r[2], 0)
		if err != nil {
			fmt.Println(err)
			return
		}
		effects = append(effects, e)
	}
	m, err := stats.Pool(effects, stats.PoolOptions{})
	v, _ := m.Effect.Value.Value()
	fmt.Printf("%.2f %v\n", math.Exp(v), err)
	_, err = stats.RatioFromInterval(math.Log(.67), math.Log(.5), math.Log(.9), 0)
	fmt.Println(err)
	// Output:
	// 1.16 <nil>
	// stats: ratio: value must be a finite number: want a ratio and its limits above 0, as printed
}
