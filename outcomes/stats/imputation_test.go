package stats_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

func TestPublishedImputation(t *testing.T) {
	var sets []stats.Effect
	for i, q := range []float64{.42, .45, .39, .47, .44} {
		sets = append(sets, stats.Effect{Value: q, Variance: []float64{.0025, .0026, .0024, .0025, .0027}[i]})
	}
	m, err := stats.Impute(sets, 0, 0)
	require.NoError(t, err)
	assert.InDelta(t, .434, value(t, m.Effect.Value), 1e-12)
	assert.InDelta(t, .00254, m.Within, 1e-12)
	assert.InDelta(t, .00093, m.Between, 1e-12)
	assert.InDelta(t, .003656, m.Total, 1e-12)
	assert.InDelta(t, .060465, value(t, m.Effect.StdErr), six)
	assert.InDelta(t, .439370, m.R, six)
	assert.InDelta(t, 42.9283, value(t, m.DF), four)
	// Barnard & Rubin with 60 degrees of freedom: observed (61/63)·60·(1 - .001116/.003656).
	small, err := stats.Impute(sets, 60, 0)
	require.NoError(t, err)
	observed := 61. / 63 * 60 * (1 - .001116/.003656)
	assert.InDelta(t, 1/(1/42.9283+1/observed), value(t, small.DF), 1e-3)
	same, err := stats.Impute([]stats.Effect{{Value: 1, Variance: .04}, {Value: 1, Variance: .04}}, 0, 0)
	require.NoError(t, err)
	assert.Equal(t, stats.Estimate{}, same.DF)
	assertFigure(t, [3]float64{1, 1 - .2*1.959963984540054, 1 + .2*1.959963984540054}, same.Effect, 1e-12)
	_, err = stats.Impute(sets[:1], 0, 0)
	require.ErrorIs(t, err, stats.ErrTooFew)
	_, err = stats.Impute([]stats.Effect{{Value: 1}, {Value: 1}}, 0, 0)
	require.ErrorIs(t, err, stats.ErrVariance)
	_, err = stats.Impute(sets, -1, 0)
	require.ErrorIs(t, err, stats.ErrValue)
}

func TestFollowUp(t *testing.T) {
	f := stats.FollowUp{Enrolled: 100, Seen: stats.Count{Events: 49, N: 70}}
	b, err := f.Bounds(0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{.70, .5846, .7946}, b.Completers, four)
	assertFigure(t, [3]float64{.49, .3942, .5865}, b.Missing, four)
	assert.InDelta(t, .79, value(t, b.Best.Value), 1e-12)
	assert.InDelta(t, .70, value(t, b.Rate.Value), 1e-12)
	random, err := f.Linked(1)
	require.NoError(t, err)
	assert.InDelta(t, .7, random, 1e-12)
	linked, err := f.Linked(3) // odds of use 3·21/49 among the 30 lost: 49/112 abstinent
	require.NoError(t, err)
	assert.InDelta(t, (49+30*49./112)/100, linked, 1e-12)
	for _, bad := range []struct {
		f    stats.FollowUp
		want error
	}{
		{stats.FollowUp{}, stats.ErrNoPeople}, {stats.FollowUp{Enrolled: 5, Seen: stats.Count{N: 6}}, stats.ErrCount},
		{stats.FollowUp{Enrolled: 5, Seen: stats.Count{Events: 3, N: 2}}, stats.ErrCount},
	} {
		_, err := bad.f.Bounds(0)
		require.ErrorIs(t, err, bad.want)
		_, err = bad.f.Linked(1)
		require.ErrorIs(t, err, bad.want)
	}
	_, err = stats.FollowUp{Enrolled: 5}.Bounds(0)
	require.ErrorIs(t, err, stats.ErrNoPeople)
	_, err = f.Linked(0)
	require.ErrorIs(t, err, stats.ErrValue)
	_, err = f.Bounds(9)
	require.ErrorIs(t, err, stats.ErrLevel)
	assert.Equal(t, f, f.Merge(stats.FollowUp{}))
	assert.Equal(t, stats.FollowUp{Enrolled: 200, Seen: stats.Count{Events: 98, N: 140}}, f.Merge(f))
}
