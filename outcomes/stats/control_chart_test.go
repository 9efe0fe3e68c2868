package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

func TestXmR(t *testing.T) {
	x, err := stats.NewXmR([]float64{12, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 11})
	require.NoError(t, err)
	assert.InDelta(t, 13.6667, x.Centre, four)
	assert.InDelta(t, 3.1818, x.MeanRange, four)
	assert.InDelta(t, 5.2030, x.Points[0].Low, four)
	assert.InDelta(t, 22.1303, x.Points[0].High, four)
	assert.InDelta(t, 10.3950, x.RangeLimit, four)
	assert.Empty(t, x.RangeSignals)
	jump, err := stats.NewXmR([]float64{1, 2, 1, 2, 1, 2, 1, 2, 1, 12})
	require.NoError(t, err)
	assert.Equal(t, []int{9}, jump.RangeSignals) // mean range 19/9
	flat, err := stats.NewXmR([]float64{3, 3, 3})
	require.NoError(t, err)
	assert.Equal(t, stats.ChartPoint{Value: 3, Low: 3, High: 3}, flat.Points[1])
	_, err = stats.NewXmR([]float64{3})
	require.ErrorIs(t, err, stats.ErrTooFew)
	_, err = stats.NewXmR([]float64{3, math.NaN()})
	require.ErrorIs(t, err, stats.ErrValue)
}

func TestPChart(t *testing.T) {
	var points []stats.Count
	for i, x := range []int{18, 22, 15, 30, 25, 20} {
		points = append(points, stats.Count{Events: x, N: []int{60, 55, 50, 62, 58, 65}[i]})
	}
	c, err := stats.PChart(points, false)
	require.NoError(t, err)
	assert.InDelta(t, .371429, c.Centre, six)
	z := []float64{-1.145, .439, -1.045, 1.832, .939, -1.063}
	for i, want := range [][2]float64{{.1843, .5586}, {.1760, .5669}, {.1664, .5764}, {.1873, .5555}, {.1811, .5618}, {.1916, .5512}} {
		assert.InDelta(t, want[0], c.Points[i].Low, four)
		assert.InDelta(t, want[1], c.Points[i].High, four)
		assert.InDelta(t, z[i], c.Points[i].Z, .0005)
	}
	laney, err := stats.PChart(points, true)
	require.NoError(t, err)
	assert.InDelta(t, 1.5675, laney.SigmaZ, four)
	assert.InDelta(t, (.5586-.371429)*1.5675, laney.Points[0].High-laney.Centre, 1e-4)
	_, err = stats.PChart(nil, false)
	require.ErrorIs(t, err, stats.ErrTooFew)
	_, err = stats.PChart([]stats.Count{{Events: 0, N: 5}, {Events: 0, N: 4}}, false)
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.PChart([]stats.Count{{Events: 2, N: 4}, {Events: 2, N: 4}}, true)
	require.ErrorIs(t, err, stats.ErrNoSpread)
	var row *stats.RowError
	_, err = stats.PChart([]stats.Count{{Events: 2, N: 4}, {}}, true)
	require.ErrorAs(t, err, &row)
	require.ErrorIs(t, err, stats.ErrNoPeople)
}

func TestUChart(t *testing.T) {
	c, err := stats.UChart([]stats.Rate{{Events: 4, Time: 100}, {Events: 12, Time: 300}}, false)
	require.NoError(t, err)
	assert.InDelta(t, .04, c.Centre, 1e-12)
	assert.Zero(t, c.Points[0].Low, ".04 - 3·.02 is below 0")
	assert.InDelta(t, .10, c.Points[0].High, 1e-12)
	assert.InDelta(t, .04+3*math.Sqrt(.04/300), c.Points[1].High, 1e-12)
	_, err = stats.UChart([]stats.Rate{{Time: 1}, {Time: 2}}, false)
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.UChart([]stats.Rate{{Events: 1}, {Time: 2}}, false)
	require.ErrorIs(t, err, stats.ErrPersonTime)
}

func TestRareEvents(t *testing.T) {
	c, err := stats.RareEvents([]float64{10, 30, 20, 40})
	require.NoError(t, err)
	y := func(g float64) float64 { return math.Pow(g, 1/3.6) }
	centre := (y(10) + y(30) + y(20) + y(40)) / 4
	ranges := (y(30) - y(10) + y(30) - y(20) + y(40) - y(20)) / 3
	assert.InDelta(t, math.Pow(centre, 3.6), c.Centre, 1e-9)
	assert.InDelta(t, math.Pow(centre+2.66*ranges, 3.6), c.Points[2].High, 1e-9)
	assert.Equal(t, 20.0, c.Points[2].Value)
	_, err = stats.RareEvents([]float64{1, -1})
	require.ErrorIs(t, err, stats.ErrTime)
	_, err = stats.RareEvents([]float64{1})
	require.ErrorIs(t, err, stats.ErrTooFew)
}

func TestSignals(t *testing.T) {
	chart := func(z ...float64) stats.ControlChart {
		var c stats.ControlChart
		for _, v := range z {
			c.Points = append(c.Points, stats.ChartPoint{Value: v, Z: v})
		}
		return c
	}
	type s = stats.Signal
	for name, r := range map[string]struct {
		chart   stats.ControlChart
		options stats.SignalOptions
		want    []s
	}{
		"quiet":         {chart(0, 1, -1, 2, -2), stats.SignalOptions{}, nil},
		"outside":       {chart(0, 3.1, 0, -3.1), stats.SignalOptions{}, []s{{1, stats.OutsideLimits, true}, {3, stats.OutsideLimits, false}}},
		"two of three":  {chart(2.1, 0, 2.1), stats.SignalOptions{}, []s{{2, stats.TwoOfThree, true}}},
		"two sides":     {chart(2.1, 0, -2.1), stats.SignalOptions{}, nil},
		"four of five":  {chart(-1.1, -1.2, .5, -1.3, -1.1), stats.SignalOptions{}, []s{{4, stats.FourOfFive, false}}},
		"run of 8":      {chart(.1, .3, .1, .3, .1, .3, .1, .3), stats.SignalOptions{}, []s{{7, stats.LongRun, true}}},
		"run of 7":      {chart(.1, .3, .1, .3, .1, .3, .1), stats.SignalOptions{Run: 7}, []s{{6, stats.LongRun, true}}},
		"on the centre": {chart(.1, .3, .1, 0, .1, .3, .1, .3), stats.SignalOptions{}, nil},
		"trend":         {chart(-.9, -.5, -.2, .1, .4, .8), stats.SignalOptions{}, []s{{5, stats.Trend, true}}},
		"falling":       {chart(.8, .4, .1, -.2), stats.SignalOptions{Trend: 4}, []s{{3, stats.Trend, false}}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := r.chart.Signals(r.options)
			require.NoError(t, err)
			assert.Equal(t, r.want, got)
		})
	}
	_, err := chart(1).Signals(stats.SignalOptions{Run: 1})
	require.ErrorIs(t, err, stats.ErrChart)
}

func TestCusum(t *testing.T) {
	z := []float64{.2, -.5, 1.1, .9, 1.4, .3, 1.2, 1.6}
	points, err := stats.Cusum(z, stats.CusumOptions{})
	require.NoError(t, err)
	for i, up := range []float64{0, 0, .6, 1.0, 1.9, 1.7, 2.4, 3.5} {
		assert.InDelta(t, up, points[i].Up, 1e-12)
		assert.False(t, points[i].Signal)
	}
	points, err = stats.Cusum(z, stats.CusumOptions{Limit: 3})
	require.NoError(t, err)
	assert.True(t, points[7].Signal)
	points, err = stats.Cusum([]float64{-3, -3}, stats.CusumOptions{})
	require.NoError(t, err)
	assert.InDelta(t, 5, points[1].Down, 1e-12)
	assert.True(t, points[1].Signal)
	// A sum on the limit is within it: 4.5 less 0.5 is 4, 4.75 less 0.5 is not.
	for v, signal := range map[float64]bool{4.5: false, -4.5: false, 4.75: true, -4.75: true} {
		points, err = stats.Cusum([]float64{v}, stats.CusumOptions{Limit: 4})
		require.NoError(t, err)
		assert.Equal(t, signal, points[0].Signal, "%v", v)
	}
	_, err = stats.Cusum(z, stats.CusumOptions{Limit: -1})
	require.ErrorIs(t, err, stats.ErrChart)
	_, err = stats.Cusum([]float64{math.Inf(1)}, stats.CusumOptions{})
	require.ErrorIs(t, err, stats.ErrValue)

	// By hand, odds ratio 2, risk .2: event ln 2 - ln 1.2, none -ln 1.2.
	risk, err := stats.RiskAdjustedCusum([]stats.RiskCase{{.2, false}, {.2, true}, {.2, true}}, 2, 1)
	require.NoError(t, err)
	assert.Zero(t, risk[0].Up)
	assert.InDelta(t, math.Log(2/1.2), risk[1].Up, 1e-12)
	assert.InDelta(t, 2*math.Log(2/1.2), risk[2].Up, 1e-12)
	assert.True(t, risk[2].Signal)
	_, err = stats.RiskAdjustedCusum(nil, 1, 1)
	require.ErrorIs(t, err, stats.ErrChart)
	_, err = stats.RiskAdjustedCusum([]stats.RiskCase{{Risk: 1}}, 2, 1)
	require.ErrorIs(t, err, stats.ErrProbability)
}

func TestFunnel(t *testing.T) {
	limits, err := stats.FunnelAt(.3, 50, 1)
	require.NoError(t, err)
	for i, got := range []float64{limits.InnerLow, limits.InnerHigh, limits.OuterLow, limits.OuterHigh} {
		assert.InDelta(t, []float64{.1730, .4270, .0997, .5003}[i], got, four)
	}
	f, err := stats.NewFunnel([]stats.Count{{Events: 5, N: 10}, {Events: 30, N: 40}}, .5, true)
	require.NoError(t, err)
	assert.InDelta(t, .25/math.Sqrt(.25/40), f.Sites[1].Z, 1e-12)
	assert.InDelta(t, 5, f.Phi, 1e-12, "z² is 0 and 10")
	assert.True(t, f.Widened)
	assert.InDelta(t, .5+1.96*math.Sqrt(5*.25/40), f.Sites[1].InnerHigh, 1e-12)
	own, err := stats.NewFunnel([]stats.Count{{Events: 5, N: 10}, {Events: 30, N: 40}}, 0, false)
	require.NoError(t, err)
	assert.InDelta(t, .7, own.Theta, 1e-12)
	assert.False(t, own.Widened, "not asked for")
	even, err := stats.NewFunnel([]stats.Count{{Events: 5, N: 10}, {Events: 20, N: 40}}, .5, true)
	require.NoError(t, err)
	assert.False(t, even.Widened, "asked for, and Phi is 0")
	// Eleven sites: one is drawn in at each end, z becoming those of 6 and 14 of 20.
	var sites []stats.Count
	for _, x := range []int{0, 6, 10, 10, 10, 10, 10, 10, 10, 14, 20} {
		sites = append(sites, stats.Count{Events: x, N: 20})
	}
	f, err = stats.NewFunnel(sites, .5, true)
	require.NoError(t, err)
	assert.InDelta(t, 4*.04/(.25/20)/11, f.Phi, 1e-9)
	_, err = stats.NewFunnel(sites[:1], .5, true)
	require.ErrorIs(t, err, stats.ErrTooFew)
	_, err = stats.NewFunnel(sites, 1, true)
	require.ErrorIs(t, err, stats.ErrProbability)
	_, err = stats.NewFunnel([]stats.Count{{Events: 0, N: 2}, {Events: 0, N: 2}}, 0, true)
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.NewFunnel([]stats.Count{{Events: 3, N: 2}, {Events: 0, N: 2}}, 0, true)
	require.ErrorIs(t, err, stats.ErrCount)
	_, err = stats.FunnelAt(.3, 0, 1)
	require.ErrorIs(t, err, stats.ErrNoPeople)
	_, err = stats.FunnelAt(.3, 5, 0)
	require.ErrorIs(t, err, stats.ErrChart)
	_, err = stats.FunnelAt(1.3, 5, 1)
	require.ErrorIs(t, err, stats.ErrProbability)
}
