package stats_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// weightedIncidence is Aalen and Johansen's estimate at t, counted anew, with a weight for everybody.
func weightedIncidence(obs []stats.CompetingObservation, w []float64, cause int, t float64) float64 {
	var times []float64
	for _, o := range obs {
		if o.Time <= t && !slices.Contains(times, o.Time) {
			times = append(times, o.Time)
		}
	}
	slices.Sort(times)
	s, incidence := 1.0, 0.0
	for _, u := range times {
		var n, d, mine float64
		for i, o := range obs {
			if o.Time >= u && (o.Entry == 0 || o.Entry < u) {
				n += w[i]
			}
			if o.Time == u && o.Cause > 0 {
				d += w[i]
				if o.Cause == cause {
					mine += w[i]
				}
			}
		}
		incidence += s * mine / n
		s *= 1 - d/n
	}
	return incidence
}

func TestIncidenceAgreesWithDirectCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 14).Draw(t, "n")
		obs, plain := make([]stats.CompetingObservation, n), make([]stats.Observation, n)
		for i := range obs {
			o := observation(t, true, true)
			obs[i] = stats.CompetingObservation{Entry: o.Entry, Time: o.Time, Cause: rapid.IntRange(0, 2).Draw(t, "cause")}
			plain[i] = stats.Observation{Entry: o.Entry, Time: o.Time, Event: obs[i].Cause > 0}
		}
		c, err := stats.CumulativeIncidence(obs, stats.Confidence{Kind: stats.LogLogInterval})
		if err != nil {
			require.ErrorIs(t, err, stats.ErrNoEvents)
			return
		}
		curve, err := stats.KaplanMeier(plain, stats.Confidence{})
		require.NoError(t, err)
		total := map[float64]float64{}
		ones := slices.Repeat([]float64{1}, n)
		for cause := 1; cause <= c.Causes(); cause++ {
			for s := range c.Steps(cause) {
				got := number(t, s.Incidence.Value)
				total[s.Time] += got
				require.InDelta(t, weightedIncidence(obs, ones, cause, s.Time), got, 1e-12)
				var squares float64
				for i := range obs {
					const h = 1e-4
					up, down := slices.Clone(ones), slices.Clone(ones)
					up[i], down[i] = 1+h, 1-h
					d := (weightedIncidence(obs, up, cause, s.Time) - weightedIncidence(obs, down, cause, s.Time)) / (2 * h)
					squares += d * d
				}
				require.InDelta(t, math.Sqrt(squares), number(t, s.Incidence.StdErr), 2e-6, "influence of everybody")
				low, has := s.Incidence.Low.Value()
				high, _ := s.Incidence.High.Value()
				require.Equal(t, got > 0, has)
				require.True(t, !has || 0 <= low && low <= got+1e-12 && got <= high+1e-12 && high <= 1)
			}
		}
		for s := range curve.Steps() {
			require.InDelta(t, 1-s.Survival, total[s.Time], 1e-12, "shares add up to 1")
		}
	})
}

// By hand: five people, leaving (1) at 1 and 3, death (2) at 2, censored at 2 and 4.
func TestIncidenceByHand(t *testing.T) {
	obs := []stats.CompetingObservation{{Time: 1, Cause: 1}, {Time: 2, Cause: 2}, {Time: 2}, {Time: 3, Cause: 1}, {Time: 4}}
	c, err := stats.CumulativeIncidence(obs, stats.Confidence{})
	require.NoError(t, err)
	for _, r := range []struct {
		cause    int
		at, want float64
	}{{1, .5, 0}, {1, 1, .2}, {1, 2.5, .2}, {2, 2, .8 / 4}, {1, 3, .2 + .6/2}, {1, 4, .5}} {
		s, err := c.At(r.cause, r.at)
		require.NoError(t, err)
		assert.InDelta(t, r.want, value(t, s.Incidence.Value), 1e-12)
	}
	first, err := c.At(1, 1)
	require.NoError(t, err)
	// Influence of the one who left is (1 - .2)/5 and of the others -.2/5.
	se := math.Sqrt(.16*.16 + 4*.04*.04)
	assert.InDelta(t, se, value(t, first.Incidence.StdErr), 1e-12)
	assert.InDelta(t, .2*math.Exp(-1.959963984540054*se/.2), value(t, first.Incidence.Low), 1e-12)
	before, err := c.At(2, 1)
	require.NoError(t, err)
	assert.Equal(t, stats.Figure{Value: stats.Known(0), StdErr: stats.Known(0)}, before.Incidence)

	_, err = c.At(3, 1)
	require.ErrorIs(t, err, stats.ErrCause)
	_, err = c.At(1, 9)
	require.ErrorIs(t, err, stats.ErrBeyondFollowUp)
	_, err = c.At(1, math.NaN())
	require.ErrorIs(t, err, stats.ErrHorizon)
	_, err = stats.CumulativeIncidence(nil, stats.Confidence{})
	require.ErrorIs(t, err, stats.ErrNoObservations)
	_, err = stats.CumulativeIncidence([]stats.CompetingObservation{{Time: 1}}, stats.Confidence{})
	require.ErrorIs(t, err, stats.ErrNoEvents)
	_, err = stats.CumulativeIncidence([]stats.CompetingObservation{{Time: 1, Cause: -1}}, stats.Confidence{})
	require.ErrorIs(t, err, stats.ErrCause)
	_, err = stats.CumulativeIncidence([]stats.CompetingObservation{{Time: -1, Cause: 1}}, stats.Confidence{})
	require.ErrorIs(t, err, stats.ErrTime)
	_, err = stats.CumulativeIncidence(obs, stats.Confidence{Kind: "logit"})
	require.ErrorIs(t, err, stats.ErrUnknownInterval)
	var zero stats.Incidence
	assert.Zero(t, zero.Causes())
	assert.Empty(t, slices.Collect(zero.Steps(1)))
}

func TestNelsonAalen(t *testing.T) {
	steps, err := stats.NelsonAalen([]stats.Observation{{Time: 1, Event: true}, {Time: 1, Event: true}, {Time: 2}, {Entry: 1, Time: 3, Event: true}, {Time: 5}}, 0)
	require.NoError(t, err)
	require.Len(t, steps, 4)
	// By hand: 2 of 4 at time 1, then 1 of 2 at time 3.
	assert.InDelta(t, .5, value(t, steps[0].Hazard.Value), 1e-12)
	assert.InDelta(t, math.Sqrt(2./16), value(t, steps[0].Hazard.StdErr), 1e-12)
	assert.InDelta(t, 1, value(t, steps[2].Hazard.Value), 1e-12)
	se := math.Sqrt(2./16 + 1./4)
	assertFigure(t, [3]float64{1, math.Exp(-1.959963984540054 * se), math.Exp(1.959963984540054 * se)}, steps[2].Hazard, 1e-12)
	steps, err = stats.NelsonAalen([]stats.Observation{{Time: 1}}, 0)
	require.NoError(t, err)
	assert.Equal(t, stats.Figure{Value: stats.Known(0), StdErr: stats.Known(0)}, steps[0].Hazard)
	_, err = stats.NelsonAalen(nil, 0)
	require.ErrorIs(t, err, stats.ErrNoObservations)
	_, err = stats.NelsonAalen([]stats.Observation{{Time: 1}}, 95)
	require.ErrorIs(t, err, stats.ErrLevel)
}

// 6-MP against placebo over 23 weeks: 17.9092 (1.5532) and 8.6667 (1.3774).
func TestDifferenceOfMeans(t *testing.T) {
	data := shipped(t, "six_mp.csv")
	arm, obs := data.codes(t, "arm", "6-MP", "placebo"), data.followUp(t, "time", "event")
	drug, err := curveOf(t, pick(obs, arm, 0), "").RestrictedMean(23)
	require.NoError(t, err)
	placebo, err := curveOf(t, pick(obs, arm, 1), "").RestrictedMean(23)
	require.NoError(t, err)
	f, err := stats.DifferenceOfMeans(drug, placebo, 0)
	require.NoError(t, err)
	se := math.Hypot(1.5532, 1.3774)
	assertFigure(t, [3]float64{9.2425, 9.2425 - 1.96*se, 9.2425 + 1.96*se}, f, 3e-4)
	_, err = stats.DifferenceOfMeans(drug, stats.Mean{Horizon: 20}, 0)
	require.ErrorIs(t, err, stats.ErrHorizon)
}
