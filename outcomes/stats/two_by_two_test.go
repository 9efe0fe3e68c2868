package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

func assertFigure(t testing.TB, want [3]float64, got stats.Figure, delta float64) {
	t.Helper()
	assert.InDelta(t, want[0], value(t, got.Value), delta)
	assert.InDelta(t, want[1], value(t, got.Low), delta)
	assert.InDelta(t, want[2], value(t, got.High), delta)
}

func counts(a, n1, c, n2 int) stats.TwoByTwo {
	return stats.TwoByTwo{Treated: stats.Count{Events: a, N: n1}, Control: stats.Count{Events: c, N: n2}}
}

// Newcombe (1998a), Stat Med 17:857-872, table I.
func TestPublishedProportions(t *testing.T) {
	for _, r := range []struct {
		x, n                         int
		low, high, lowCorr, highCorr float64
	}{
		{81, 263, .2553, .3662, .2535, .3682},
		{15, 148, .0624, .1605, .0598, .1644},
		{0, 20, 0, .1611, 0, .2005},
		{1, 29, .0061, .1718, .0018, .1963},
	} {
		c := stats.Count{Events: r.x, N: r.n}
		p := float64(r.x) / float64(r.n)
		f, err := stats.Proportion(c, stats.Wilson, 0)
		require.NoError(t, err)
		assertFigure(t, [3]float64{p, r.low, r.high}, f, four)
		f, err = stats.Proportion(c, stats.WilsonCorrected, .95)
		require.NoError(t, err)
		assertFigure(t, [3]float64{p, r.lowCorr, r.highCorr}, f, four)
	}
	// R's manual of binom.test: Mendel's peas.
	f, err := stats.Proportion(stats.Count{Events: 682, N: 925}, stats.ClopperPearson, 0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{.7372973, .7076683, .7654066}, f, 1e-7)
	// By hand: nobody of 20, 1 - .025^(1/20).
	f, err = stats.Proportion(stats.Count{N: 20}, stats.ClopperPearson, 0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{0, 0, 1 - math.Pow(.025, 1./20)}, f, 1e-12)
	// By hand: 6 of 10, z² = 3.841459: centre (6 + 1.920729) / 13.841459.
	f, err = stats.Proportion(stats.Count{Events: 6, N: 10}, stats.AgrestiCoull, 0)
	require.NoError(t, err)
	centre := (6 + 3.841458820694124/2) / 13.841458820694124
	half := 1.959963984540054 * math.Sqrt(centre*(1-centre)/13.841458820694124)
	assertFigure(t, [3]float64{.6, centre - half, centre + half}, f, 1e-9)
	// Follow-up of 100 people, 70 seen, 49 abstinent: completers, and missing = using.
	f, err = stats.Proportion(stats.Count{Events: 49, N: 70}, "", 0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{.70, .5846, .7946}, f, four)
	f, err = stats.Proportion(stats.Count{Events: 49, N: 100}, "", 0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{.49, .3942, .5865}, f, four)
}

// Newcombe (1998b), Stat Med 17:873-890, table II.
func TestPublishedDifferences(t *testing.T) {
	for _, r := range []struct {
		table stats.TwoByTwo
		want  [3]float64
	}{
		{counts(56, 70, 48, 80), [3]float64{.2000, .0524, .3339}},
		{counts(9, 10, 3, 10), [3]float64{.6000, .1705, .8090}},
		{counts(6, 7, 2, 7), [3]float64{.5714, .0582, .8062}},
		{counts(5, 56, 0, 29), [3]float64{.0893, -.0381, .1926}},
		{counts(0, 10, 0, 20), [3]float64{0, -.1611, .2775}},
		{counts(10, 10, 0, 10), [3]float64{1, .6075, 1}},
	} {
		f, err := r.table.RiskDifference(stats.Newcombe, 0)
		require.NoError(t, err)
		assertFigure(t, r.want, f, four)
	}
}

// Johnson et al. (2018), Lancet 392:409-418: readmission within a year after
// peer-supported self-management, 64 of 218 against 83 of 216.
func TestJohnson2018(t *testing.T) {
	trial := counts(64, 218, 83, 216)
	f, err := stats.Proportion(trial.Treated, "", 0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{.2936, .2371, .3572}, f, four)
	f, err = stats.Proportion(trial.Control, "", 0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{.3843, .3220, .4506}, f, four)
	f, err = trial.RiskDifference("", 0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{-.0907, -.1778, -.0016}, f, four)
	f, err = trial.RiskDifference(stats.Wald, 0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{-.0907, -.1794, -.0020}, f, four)
	f, err = trial.RiskRatio(0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{.7640, .5854, .9971}, f, four)
	f, err = trial.OddsRatio(0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{.6659, .4463, .9936}, f, four)
	n, err := trial.NumberNeeded("", 0)
	require.NoError(t, err)
	assert.InDelta(t, 11.03, value(t, n.Value), .005)
	assert.InDelta(t, 5.62, value(t, n.Low), .005)
	assert.InDelta(t, 609.6, value(t, n.High), .05)
	assert.Equal(t, [2]stats.Estimate{}, [2]stats.Estimate{n.Benefit, n.Harm})
	chi, err := trial.ChiSquare()
	require.NoError(t, err)
	assert.InDelta(t, 3.9832, chi.ChiSquare, four)
	assert.InDelta(t, .0460, chi.P, four)
}

func TestNumberNeededThroughInfinity(t *testing.T) {
	n, err := counts(5, 56, 0, 29).NumberNeeded("", 0) // difference .0893 (-.0381, .1926)
	require.NoError(t, err)
	assert.InDelta(t, -11.2, value(t, n.Value), 1e-9, "56/5, for harm")
	assert.Equal(t, [2]stats.Estimate{}, [2]stats.Estimate{n.Low, n.High}, "no interval through 0")
	assert.InDelta(t, 1/.0381, value(t, n.Benefit), .05)
	assert.InDelta(t, 1/.1926, value(t, n.Harm), .005)
	n, err = counts(1, 10, 1, 10).NumberNeeded("", 0)
	require.NoError(t, err)
	assert.Equal(t, stats.Estimate{}, n.Value, "no difference")
	n, err = counts(80, 100, 20, 100).NumberNeeded("", 0) // more events: for harm
	require.NoError(t, err)
	assert.Negative(t, value(t, n.High))
	assert.Less(t, value(t, n.Low), value(t, n.Value))
	assert.Less(t, value(t, n.Value), value(t, n.High))
}

func TestZeroCells(t *testing.T) {
	f, err := counts(0, 10, 5, 10).OddsRatio(0)
	require.NoError(t, err)
	want := math.Log(.5 * 5.5 / (10.5 * 5.5))
	assert.InDelta(t, math.Exp(want), value(t, f.Value), 1e-12)
	assert.InDelta(t, math.Sqrt(1/.5+1/10.5+1/5.5+1/5.5), value(t, f.StdErr), 1e-12)
	f, err = counts(0, 10, 5, 10).RiskRatio(0)
	require.NoError(t, err)
	assert.InDelta(t, (.5/11)/(5.5/11), value(t, f.Value), 1e-12)
	for _, table := range []stats.TwoByTwo{counts(0, 10, 0, 20), counts(10, 10, 20, 20)} {
		for _, ratio := range []func(float64) (stats.Figure, error){table.RiskRatio, table.OddsRatio, table.PetoOddsRatio} {
			f, err := ratio(0)
			require.NoError(t, err)
			assert.Equal(t, stats.Figure{}, f)
		}
		_, err = table.ChiSquare()
		require.ErrorIs(t, err, stats.ErrEmptyMargin)
		fisher, err := table.Fisher(0)
		require.NoError(t, err)
		assert.Equal(t, stats.Fisher{P: 1}, fisher)
	}
	// By hand: O - E = 1 - 10·5/20 = -1.5, V = 10·10·5·15/(400·19).
	f, err = counts(1, 10, 4, 10).PetoOddsRatio(0)
	require.NoError(t, err)
	assert.InDelta(t, math.Exp(-1.5/(7500./7600)), value(t, f.Value), 1e-12)
}

func TestDifferencesStayInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n1, n2 := rapid.IntRange(1, 200).Draw(t, "n1"), rapid.IntRange(1, 200).Draw(t, "n2")
		table := counts(rapid.IntRange(0, n1).Draw(t, "a"), n1, rapid.IntRange(0, n2).Draw(t, "c"), n2)
		for _, kind := range []stats.DifferenceInterval{stats.Newcombe, stats.Wald} {
			f, err := table.RiskDifference(kind, 0)
			require.NoError(t, err)
			d, low, high := number(t, f.Value), number(t, f.Low), number(t, f.High)
			require.True(t, -1 <= low && low <= d && d <= high && high <= 1)
			back, err := stats.TwoByTwo{Treated: table.Control, Control: table.Treated}.RiskDifference(kind, 0)
			require.NoError(t, err)
			require.InDelta(t, -low, number(t, back.High), 1e-12, "swapping the groups turns the sign")
		}
		for _, kind := range []stats.ProportionInterval{stats.Wilson, stats.WilsonCorrected, stats.ClopperPearson, stats.AgrestiCoull} {
			f, err := stats.Proportion(table.Treated, kind, 0)
			require.NoError(t, err)
			p, low, high := number(t, f.Value), number(t, f.Low), number(t, f.High)
			require.True(t, 0 <= low && low <= p+1e-12 && p <= high+1e-12 && high <= 1, kind)
		}
	})
}

func TestCountsRefused(t *testing.T) {
	for _, bad := range []struct {
		count stats.Count
		want  error
	}{
		{stats.Count{}, stats.ErrNoPeople}, {stats.Count{Events: 3, N: 2}, stats.ErrCount},
		{stats.Count{Events: -1, N: 2}, stats.ErrCount}, {stats.Count{N: -2}, stats.ErrCount},
	} {
		_, err := stats.Proportion(bad.count, "", 0)
		require.ErrorIs(t, err, bad.want)
		table := stats.TwoByTwo{Treated: stats.Count{Events: 1, N: 2}, Control: bad.count}
		_, rd := table.RiskDifference("", 0)
		_, rr := table.RiskRatio(0)
		_, or := table.OddsRatio(0)
		_, peto := table.PetoOddsRatio(0)
		_, nnt := table.NumberNeeded("", 0)
		_, fisher := table.Fisher(0)
		_, chi := table.ChiSquare()
		for _, err := range []error{rd, rr, or, peto, nnt, fisher, chi} {
			require.ErrorIs(t, err, bad.want)
		}
	}
	ok := counts(1, 2, 1, 2)
	_, err := stats.Proportion(ok.Treated, "exact", 0)
	require.ErrorIs(t, err, stats.ErrUnknownInterval)
	_, err = ok.RiskDifference("exact", 0)
	require.ErrorIs(t, err, stats.ErrUnknownInterval)
	for _, level := range []float64{95, -1, math.NaN()} {
		_, p := stats.Proportion(ok.Treated, "", level)
		_, rd := ok.RiskDifference("", level)
		_, rr := ok.RiskRatio(level)
		_, fisher := ok.Fisher(level)
		for _, err := range []error{p, rd, rr, fisher} {
			require.ErrorIs(t, err, stats.ErrLevel)
		}
	}
}

// number returns the value of an estimate inside a property.
func number(t *rapid.T, e stats.Estimate) float64 {
	v, ok := e.Value()
	require.True(t, ok, "has a value")
	return v
}
