package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Student's sleep data, as in R: extra hours with two drugs in the same ten people.
var (
	sleepOne = []float64{.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2}
	sleepTwo = []float64{1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4}
)

func sampleOf(t testing.TB, values []float64) stats.Sample {
	t.Helper()
	s, err := stats.Describe(values)
	require.NoError(t, err)
	return s
}

// R's manual of t.test.
func TestPublishedMeanTests(t *testing.T) {
	w, err := stats.Welch(sampleOf(t, sleepOne), sampleOf(t, sleepTwo), 0)
	require.NoError(t, err)
	assert.InDelta(t, -1.8608, w.T, four)
	assert.InDelta(t, 17.776, w.DF, .0005)
	assert.InDelta(t, .07939, w.P, five)
	assertFigure(t, [3]float64{-1.58, -3.3654832, .2054832}, w.Difference, 5e-8)

	p, err := stats.Paired(sleepTwo, sleepOne, 0)
	require.NoError(t, err)
	assert.InDelta(t, -4.0621, p.Mean.T, four)
	assert.Equal(t, 9.0, p.Mean.DF)
	assert.InDelta(t, .002833, p.Mean.P, six)
	assertFigure(t, [3]float64{-1.58, -2.4598858, -.7001142}, p.Mean.Difference, 5e-8)
	// By hand: d = -1.58 / 1.229995 = -1.284557, J(9) = .914...
	j, err := stats.SmallSample(9)
	require.NoError(t, err)
	assert.InDelta(t, math.Gamma(4.5)/(math.Sqrt(4.5)*math.Gamma(4)), j, 1e-12)
	g := -4.062127683 / math.Sqrt(10) * j
	assert.InDelta(t, g, value(t, p.ByChange.Value), 1e-8)
	assert.InDelta(t, math.Sqrt(.1+g*g/20), value(t, p.ByChange.StdErr), 1e-8)
	r := value(t, p.Correlation)
	assert.InDelta(t, .7951702, r, 5e-8, "cor of R on the same data")
	before := value(t, p.ByBefore.Value)
	assert.InDelta(t, j*-1.58/sampleOf(t, sleepTwo).SD, before, 1e-12)
	assert.InDelta(t, math.Sqrt(2*(1-r)/10+before*before/20), value(t, p.ByBefore.StdErr), 1e-12)
}

// Student's t tables: .975 with 11 and 12 degrees of freedom.
func TestPublishedQuantiles(t *testing.T) {
	for n, want := range map[int]float64{6: 2.200985, 7: 2.178813} {
		m, err := stats.Student(stats.Sample{N: 7, Mean: 4, SD: 1.5}, stats.Sample{N: n, Mean: 3, SD: 1}, 0)
		require.NoError(t, err)
		assert.InDelta(t, want, (value(t, m.Difference.High)-1)/value(t, m.Difference.StdErr), six)
	}
}

// Borenstein et al., Introduction to Meta-Analysis, chapter 4.
func TestPublishedHedges(t *testing.T) {
	a, b := stats.Sample{Mean: 103, SD: 5.5, N: 50}, stats.Sample{Mean: 100, SD: 4.5, N: 50}
	s, err := stats.HedgesG(a, b, stats.BorensteinVariance, 0)
	require.NoError(t, err)
	assert.InDelta(t, 5.0249, s.PooledSD, four)
	assert.InDelta(t, .5970, s.D, four)
	assert.InDelta(t, .992324, s.Correction, six)
	assert.InDelta(t, .5924, value(t, s.G.Value), four)
	assert.InDelta(t, .0411, math.Pow(value(t, s.G.StdErr), 2), four)
	assert.InDelta(t, .0418, math.Pow(value(t, s.G.StdErr)/s.Correction, 2), four)
	s, err = stats.HedgesG(a, b, "", 0)
	require.NoError(t, err)
	g := value(t, s.G.Value)
	assert.InDelta(t, .04+g*g/200, math.Pow(value(t, s.G.StdErr), 2), 1e-12)
}

// Sledge et al. (2011), Psychiatr Serv 62:541-544: a peer mentor against usual care.
func TestSledge2011(t *testing.T) {
	for _, r := range []struct {
		mentor, usual stats.Sample
		sd, d, g, se  float64
		low, high, t  float64
	}{
		{stats.Sample{N: 38, Mean: .89, SD: 1.35}, stats.Sample{N: 36, Mean: 1.53, SD: 1.54}, 1.4455, -.4428, -.4381, .2329, -.8947, .0184, -1.9037},
		{stats.Sample{N: 38, Mean: 10.08, SD: 17.31}, stats.Sample{N: 36, Mean: 19.08, SD: 21.63}, 19.5297, -.4608, -.4560, .2332, -.9130, .0010, -1.9814},
	} {
		s, err := stats.HedgesG(r.mentor, r.usual, stats.BorensteinVariance, 0)
		require.NoError(t, err)
		assert.InDelta(t, r.sd, s.PooledSD, four)
		assert.InDelta(t, r.d, s.D, four)
		assert.InDelta(t, .989541, s.Correction, six)
		assertFigure(t, [3]float64{r.g, r.low, r.high}, s.G, four)
		assert.InDelta(t, r.se, value(t, s.G.StdErr), four)
		test, err := stats.Student(r.mentor, r.usual, 0)
		require.NoError(t, err)
		assert.InDelta(t, r.t, test.T, four)
		assert.Equal(t, 72.0, test.DF)
	}
	ratio, err := stats.MeanRatio(stats.Sample{N: 38, Mean: .89, SD: 1.35}, stats.Sample{N: 36, Mean: 1.53, SD: 1.54}, 0)
	require.NoError(t, err)
	assert.InDelta(t, .5817, value(t, ratio.Value), four)
	assert.InDelta(t, .324, value(t, ratio.Low), .0005)
	assert.InDelta(t, 1.043, value(t, ratio.High), .0005)
	// As if admissions were independent. The means times n are 33.82 and 55.08, no whole
	// counts: a hundredfold of both has a tenth of the standard error.
	poisson, err := stats.RateRatio(stats.Rate{Events: 3382, Time: 3800}, stats.Rate{Events: 5508, Time: 3600}, 0)
	require.NoError(t, err)
	assert.InDelta(t, .5817, value(t, poisson.Value), four)
	half := 10 * math.Log(value(t, poisson.High)/value(t, poisson.Value))
	assert.InDelta(t, .379, .5817*math.Exp(-half), .0005)
	assert.InDelta(t, .893, .5817*math.Exp(half), .0005)
}

func TestPublishedRates(t *testing.T) {
	a, b := stats.Rate{Events: 15, Time: 120}, stats.Rate{Events: 30, Time: 110}
	f, err := stats.RateRatio(a, b, 0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{.4583, .2466, .8518}, f, four)
	f, err = stats.RateDifference(a, b, 0)
	require.NoError(t, err)
	assert.InDelta(t, -.14773, value(t, f.Value), five)
	assert.InDelta(t, .05934, value(t, f.StdErr), five)
	// R's manual of poisson.test.
	f, err = stats.Rate{Events: 137, Time: 24.19893}.Estimate(0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{5.661407, 4.753125, 6.692709}, f, six)
	// By hand: no events in 10 years, -ln(.025)/10.
	f, err = stats.Rate{Time: 10}.Estimate(0)
	require.NoError(t, err)
	assertFigure(t, [3]float64{0, 0, -math.Log(.025) / 10}, f, 1e-9)
	f, err = stats.RateRatio(stats.Rate{Time: 10}, b, 0)
	require.NoError(t, err)
	assert.Equal(t, stats.Figure{Value: stats.Known(0)}, f)
	f, err = stats.RateRatio(a, stats.Rate{Time: 10}, 0)
	require.NoError(t, err)
	assert.Equal(t, stats.Figure{}, f)
	_, err = stats.RateRatio(a, stats.Rate{}, 0)
	require.ErrorIs(t, err, stats.ErrPersonTime)
	_, err = stats.Rate{Events: -1, Time: 1}.Estimate(0)
	require.ErrorIs(t, err, stats.ErrCount)
	_, err = stats.Rate{Events: 1, Time: math.Inf(1)}.Estimate(0)
	require.ErrorIs(t, err, stats.ErrPersonTime)
	_, err = stats.RateDifference(a, b, 2)
	require.ErrorIs(t, err, stats.ErrLevel)
}

func TestMeansRefused(t *testing.T) {
	ok := stats.Sample{N: 4, Mean: 1, SD: 1}
	for _, bad := range []struct {
		sample stats.Sample
		want   error
	}{
		{stats.Sample{}, stats.ErrTooFew}, {stats.Sample{N: 1, Mean: 1}, stats.ErrTooFew}, {stats.Sample{N: -1}, stats.ErrCount},
		{stats.Sample{N: 4, Mean: math.NaN()}, stats.ErrValue}, {stats.Sample{N: 4, SD: -1}, stats.ErrSpread},
		{stats.Sample{N: 4, SD: math.NaN()}, stats.ErrSpread}, {stats.Sample{N: 4, SD: math.Inf(1)}, stats.ErrSpread},
	} {
		_, w := stats.Welch(ok, bad.sample, 0)
		_, s := stats.Student(bad.sample, ok, 0)
		_, g := stats.HedgesG(ok, bad.sample, "", 0)
		_, r := stats.MeanRatio(ok, bad.sample, 0)
		for _, err := range []error{w, s, g, r} {
			require.ErrorIs(t, err, bad.want)
		}
	}
	flat := stats.Sample{N: 4, Mean: 3}
	_, err := stats.Welch(flat, flat, 0)
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.Student(flat, flat, 0)
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.HedgesG(flat, flat, "", 0)
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.HedgesG(ok, ok, "glass", 0)
	require.ErrorIs(t, err, stats.ErrUnknownMethod)
	_, err = stats.MeanRatio(ok, stats.Sample{N: 4, SD: 1}, 0)
	require.ErrorIs(t, err, stats.ErrValue)
	_, err = stats.SmallSample(1)
	require.ErrorIs(t, err, stats.ErrTooFew)
	_, err = stats.Paired([]float64{1, 2, 3}, []float64{2, 3, 4}, 0)
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.Paired([]float64{1}, []float64{2}, 0)
	require.ErrorIs(t, err, stats.ErrTooFew)
	two, err := stats.Paired([]float64{1, 2}, []float64{2, 4}, 0)
	require.NoError(t, err)
	assert.InDelta(t, 3, two.Mean.T, 1e-12, "1.5 over .5")
	assert.Equal(t, [2]stats.Figure{}, [2]stats.Figure{two.ByChange, two.ByBefore})
	_, err = stats.Paired([]float64{1, 2, 3}, []float64{2, 4}, 0)
	require.ErrorIs(t, err, stats.ErrLength)
	var row *stats.RowError
	_, err = stats.Paired([]float64{1, 2, math.NaN()}, []float64{2, 4, 4}, 0)
	require.ErrorAs(t, err, &row)
	require.ErrorIs(t, err, stats.ErrValue)
	assert.Equal(t, 2, row.Row)
	same, err := stats.Paired([]float64{3, 3, 3, 3}, []float64{3, 4, 5, 3}, 0)
	require.NoError(t, err)
	assert.Equal(t, stats.Figure{}, same.ByBefore, "nothing differed before")
	_, err = stats.Describe([]float64{1})
	require.ErrorIs(t, err, stats.ErrTooFew)
}
