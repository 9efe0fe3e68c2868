package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Cut at a time, a curve is that of the same people with follow-up ended there.
func TestACurveUntilATimeIsThatOfPeopleSeenUntilThen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var obs, cut []stats.Observation
		until := float64(rapid.IntRange(1, 12).Draw(t, "until")) / 2
		for range rapid.IntRange(1, 30).Draw(t, "people") {
			o := stats.Observation{Time: float64(rapid.IntRange(0, 6).Draw(t, "time")), Event: rapid.Bool().Draw(t, "event")}
			obs = append(obs, o)
			if o.Time > until {
				o = stats.Observation{Time: until}
			}
			cut = append(cut, o)
		}
		whole, err := stats.KaplanMeier(obs, stats.Confidence{})
		require.NoError(t, err)
		want, err := stats.KaplanMeier(cut, stats.Confidence{})
		require.NoError(t, err)
		got, err := whole.Until(until)
		require.NoError(t, err)
		require.Equal(t, want, got)
	})
}

func TestACurveUntil(t *testing.T) {
	c, err := stats.KaplanMeier([]stats.Observation{{Time: 2, Event: true}, {Time: 4}, {Time: 6, Event: true}, {Time: 8}}, stats.Confidence{})
	require.NoError(t, err)
	cut, err := c.Until(5)
	require.NoError(t, err)
	assert.Equal(t, []int{4, 1, 3}, []int{cut.N(), cut.Events(), cut.Len()})
	assert.InDelta(t, 5, cut.Last(), 0)
	at, err := cut.At(5)
	require.NoError(t, err)
	assert.InDelta(t, .75, at.Survival, 1e-12)
	assert.Equal(t, []int{2, 2}, []int{at.AtRisk, at.Censored})
	assert.InDelta(t, 8, c.Last(), 0, "the whole curve is unchanged")

	assert.InDelta(t, 4, c.LastWith(3), 0)
	assert.InDelta(t, 8, c.LastWith(1), 0)
	assert.Zero(t, c.LastWith(5))
	assert.Zero(t, stats.Curve{}.LastWith(1))
	for _, bad := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		_, err = c.Until(bad)
		require.ErrorIs(t, err, stats.ErrHorizon)
	}
	_, err = stats.Curve{}.Until(1)
	require.ErrorIs(t, err, stats.ErrNoObservations)
	late, err := stats.KaplanMeier([]stats.Observation{{Entry: 1, Time: 2, Event: true}, {Time: 4}}, stats.Confidence{})
	require.NoError(t, err)
	_, err = late.Until(3)
	require.ErrorIs(t, err, stats.ErrDelayedEntry)
}
