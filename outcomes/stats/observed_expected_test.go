package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

func TestObservedToExpected(t *testing.T) {
	for _, expected := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		_, err := stats.ObservedToExpected(1, expected, 0)
		require.ErrorIs(t, err, stats.ErrExpected)
	}
	_, err := stats.ObservedToExpected(-1, 1, 0)
	require.ErrorIs(t, err, stats.ErrCount)
	_, err = stats.ObservedToExpected(1, 1, 1)
	require.ErrorIs(t, err, stats.ErrLevel)
	_, err = stats.ObservedToExpected(1, 1e-320, 0)
	require.ErrorIs(t, err, stats.ErrOverflow)
	_, err = stats.Rate{Events: 1, Time: 1e-320}.Estimate(0)
	require.ErrorIs(t, err, stats.ErrOverflow)
	// By hand: no event, -ln .025 / 2 as the upper limit.
	f, err := stats.ObservedToExpected(0, 2, 0)
	require.NoError(t, err)
	assert.Equal(t, []stats.Estimate{stats.Known(0), stats.Known(0), stats.Known(0)}, []stats.Estimate{f.Value, f.StdErr, f.Low})
	assert.InEpsilon(t, -math.Log(.025)/2, value(t, f.High), 1e-12)
}
