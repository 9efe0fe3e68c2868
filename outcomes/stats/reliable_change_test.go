package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

func TestPublishedReliableChange(t *testing.T) {
	for _, r := range []struct{ sd, r, se, difference, threshold, mdc float64 }{
		{8, .90, 2.530, 3.578, 7.012, 5.885}, {6, .86, 2.245, 3.175, 6.223, 5.223}, {5, .89, 1.658, 2.345, 4.597, 3.858},
	} {
		p, err := stats.Scale{SD: r.sd, Reliability: r.r}.Precision()
		require.NoError(t, err)
		assert.InDelta(t, r.se, p.StdErr, .0005)
		assert.InDelta(t, r.difference, p.Difference, .0005)
		assert.InDelta(t, r.threshold, p.Threshold, .0005)
		assert.InDelta(t, r.mdc, p.Detectable90, .0005)
	}
	// Jacobson & Truax (1991): before 32.5, after 47.5, SD 10, r .88.
	index, err := stats.Scale{SD: 10, Reliability: .88}.ReliableChange(32.5, 47.5)
	require.NoError(t, err)
	assert.InDelta(t, 3.06, index, .005)
	c, err := stats.CutOff(40, 7.5, 60, 7.5)
	require.NoError(t, err)
	assert.InDelta(t, 50, c, 1e-12, "equal spreads: half way")
	c, err = stats.CutOff(20, 6, 8, 2)
	require.NoError(t, err)
	assert.InDelta(t, (2*20.+6*8)/8, c, 1e-12)
}

func TestJudge(t *testing.T) {
	scale := stats.Scale{SD: 6, Reliability: .86} // threshold 6.223
	lower := stats.ChangeOptions{Better: stats.LowerBetter}
	cut := stats.ChangeOptions{Better: stats.LowerBetter, CutOff: stats.Known(10)}
	higher := stats.ChangeOptions{Better: stats.HigherBetter, CutOff: stats.Known(10)}
	for _, r := range []struct {
		before, after float64
		options       stats.ChangeOptions
		want          stats.ChangeVerdict
	}{
		{18, 12, lower, stats.Unchanged}, {18, 11, lower, stats.Improved},
		{11, 18, lower, stats.Worsened}, {18, 11, cut, stats.Improved}, {18, 9, cut, stats.Recovered},
		{9, 2, cut, stats.Improved}, {10, 3, cut, stats.Recovered}, {17, 10, cut, stats.Improved},
		{4, 11, higher, stats.Recovered}, {4, 11, stats.ChangeOptions{Better: stats.HigherBetter}, stats.Improved},
		{11, 4, higher, stats.Worsened}, {9, 11, higher, stats.Unchanged},
	} {
		got, err := scale.Judge(r.before, r.after, r.options)
		require.NoError(t, err)
		assert.Equal(t, r.want, got, "%v to %v", r.before, r.after)
	}
	for _, bad := range []stats.Scale{{}, {SD: 1, Reliability: 1}, {SD: 1, Reliability: -.1}, {SD: math.NaN()}, {SD: math.Inf(1)}} {
		_, err := bad.Judge(1, 2, lower)
		require.ErrorIs(t, err, stats.ErrReliability)
	}
	for _, none := range []stats.ChangeOptions{{}, {CutOff: stats.Known(10)}, {Better: "none"}} {
		_, err := scale.Judge(18, 11, none)
		require.ErrorIs(t, err, stats.ErrUnknownDirection)
	}
	// The GAD-7 has no reliability on record: 0 is no figure to judge by.
	_, err := stats.Scale{SD: 4.5}.Judge(15, 8, lower)
	require.ErrorIs(t, err, stats.ErrReliability)
	assert.Contains(t, err.Error(), "no reliability is given")
	_, err = scale.Judge(math.NaN(), 2, cut)
	require.ErrorIs(t, err, stats.ErrValue)
	_, err = stats.CutOff(1, 0, 2, 0)
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.CutOff(1, -1, 2, 0)
	require.ErrorIs(t, err, stats.ErrSpread)
	_, err = stats.CutOff(math.NaN(), 1, 2, 1)
	require.ErrorIs(t, err, stats.ErrValue)
}
