package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

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
	poisson, err := stats.RateRatio(stats.Rate{Events: 34, Time: 38}, stats.Rate{Events: 55, Time: 36}, 0)
	require.NoError(t, err)
	assert.InDelta(t, .379, value(t, poisson.Low), .006, "the counts are the means times n, rounded")
	assert.InDelta(t, .893, value(t, poisson.High), .006)
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
	_, err = stats.Paired([]float64{1, 2}, []float64{2, 4}, 0)
	require.ErrorIs(t, err, stats.ErrTooFew)
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
	_, err = stats.StdErrFromInterval(2, 1, 0)
	require.ErrorIs(t, err, stats.ErrValue)
}

// Standard errors behind published intervals: Egmose 2023, Kelly 2020.
func TestStdErrFromInterval(t *testing.T) {
	for _, r := range []struct{ low, high, value, se, z float64 }{
		{.11, .29, .20, .0459, 4.355}, {-.40, -.02, -.21, .0969, -2.166},
		{math.Log(1.03), math.Log(1.42), math.Log(1.21), .0819, 2.327},
	} {
		se, err := stats.StdErrFromInterval(r.low, r.high, 0)
		require.NoError(t, err)
		assert.InDelta(t, r.se, se, four)
		assert.InDelta(t, r.z, r.value/se, .0006)
	}
}

// R's manual of wilcox.test: permeability of membranes; one-sided p .1272.
func TestPublishedMannWhitney(t *testing.T) {
	at := []float64{.80, .83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, .73, 1.46}
	term := []float64{1.15, .88, .90, .74, 1.21}
	r, err := stats.MannWhitney(at, term)
	require.NoError(t, err)
	assert.Equal(t, 35.0, r.U)
	assert.True(t, r.Exact)
	assert.InDelta(t, .2544, r.P, 1e-4)
	assert.InDelta(t, .7, r.Superiority, 1e-12)
	// By hand: treated 1 2 2, control 2 3 3; U = 0 + 1/2 + 1/2 = 1; ties 3³-3 + 2³-2 = 30.
	r, err = stats.MannWhitney([]float64{1, 2, 2}, []float64{2, 3, 3})
	require.NoError(t, err)
	assert.Equal(t, 1.0, r.U)
	assert.False(t, r.Exact)
	assert.InDelta(t, math.Erfc(3/math.Sqrt(9./12*(7-1))/math.Sqrt2), r.P, 1e-12)
	_, err = stats.MannWhitney([]float64{1, 1}, []float64{1})
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.MannWhitney(nil, []float64{1})
	require.ErrorIs(t, err, stats.ErrNoPeople)
	_, err = stats.MannWhitney([]float64{1}, []float64{math.Inf(1)})
	require.ErrorIs(t, err, stats.ErrValue)
}

func TestMannWhitneyAgreesWithCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n1, n2 := rapid.IntRange(1, 6).Draw(t, "n1"), rapid.IntRange(1, 6).Draw(t, "n2")
		order := rapid.Permutation(upTo(n1+n2)).Draw(t, "order")
		r, err := stats.MannWhitney(order[:n1], order[n1:])
		require.NoError(t, err)
		u := func(in int) float64 {
			var wins float64
			for i := range n1 + n2 {
				for j := range i {
					if in>>i&1 == 1 && in>>j&1 == 0 {
						wins++
					}
				}
			}
			return wins
		}
		var wins, below, above, all float64
		for _, x := range order[:n1] {
			for _, y := range order[n1:] {
				if x > y {
					wins++
				}
			}
		}
		for in := range 1 << (n1 + n2) {
			size := 0
			for i := range n1 + n2 {
				size += in >> i & 1
			}
			if size == n1 {
				all++
				if u(in) <= wins {
					below++
				}
				if u(in) >= wins {
					above++
				}
			}
		}
		require.Equal(t, wins, r.U)
		require.InDelta(t, math.Min(1, 2*math.Min(below, above)/all), r.P, 1e-12)
	})
}

func upTo(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = float64(i)
	}
	return out
}

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
	cut := stats.ChangeOptions{CutOff: stats.Known(10)}
	higher := stats.ChangeOptions{HigherBetter: true, CutOff: stats.Known(10)}
	for _, r := range []struct {
		before, after float64
		options       stats.ChangeOptions
		want          stats.ChangeVerdict
	}{
		{18, 12, stats.ChangeOptions{}, stats.Unchanged}, {18, 11, stats.ChangeOptions{}, stats.Improved},
		{11, 18, stats.ChangeOptions{}, stats.Worsened}, {18, 11, cut, stats.Improved}, {18, 9, cut, stats.Recovered},
		{9, 2, cut, stats.Improved}, {10, 3, cut, stats.Recovered}, {17, 10, cut, stats.Improved},
		{4, 11, higher, stats.Recovered}, {4, 11, stats.ChangeOptions{HigherBetter: true}, stats.Improved},
		{11, 4, higher, stats.Worsened}, {9, 11, higher, stats.Unchanged},
	} {
		got, err := scale.Judge(r.before, r.after, r.options)
		require.NoError(t, err)
		assert.Equal(t, r.want, got, "%v to %v", r.before, r.after)
	}
	for _, bad := range []stats.Scale{{}, {SD: 1, Reliability: 1}, {SD: 1, Reliability: -.1}, {SD: math.NaN()}, {SD: math.Inf(1)}} {
		_, err := bad.Judge(1, 2, stats.ChangeOptions{})
		require.ErrorIs(t, err, stats.ErrReliability)
	}
	_, err := scale.Judge(math.NaN(), 2, cut)
	require.ErrorIs(t, err, stats.ErrValue)
	_, err = stats.CutOff(1, 0, 2, 0)
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.CutOff(1, -1, 2, 0)
	require.ErrorIs(t, err, stats.ErrSpread)
	_, err = stats.CutOff(math.NaN(), 1, 2, 1)
	require.ErrorIs(t, err, stats.ErrValue)
}

func momentsOf(values []float64) stats.Moments {
	var m stats.Moments
	for _, v := range values {
		if err := m.Add(v); err != nil {
			panic(err)
		}
	}
	return m
}

func TestMergeLaws(t *testing.T) {
	near := func(t *rapid.T, a, b stats.Moments) {
		require.Equal(t, a.N(), b.N())
		x, _ := a.Mean().Value()
		y, _ := b.Mean().Value()
		require.InDelta(t, x, y, 1e-9*(1+math.Abs(x)))
		x, _ = a.Variance().Value()
		y, _ = b.Variance().Value()
		require.InDelta(t, x, y, 1e-9*(1+math.Abs(x)))
	}
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1000, 1000), 0, 20)
		a, b, c := values.Draw(t, "a"), values.Draw(t, "b"), values.Draw(t, "c")
		x, y, z := momentsOf(a), momentsOf(b), momentsOf(c)
		near(t, x.Merge(y).Merge(z), x.Merge(y.Merge(z)))
		near(t, x.Merge(y), y.Merge(x))
		require.Equal(t, x, x.Merge(stats.Moments{}))
		require.Equal(t, x, stats.Moments{}.Merge(x))
		near(t, momentsOf(append(append([]float64{}, a...), b...)), x.Merge(y))

		count := rapid.Custom(func(t *rapid.T) stats.TwoByTwo {
			n := rapid.IntRange(0, 1000)
			return counts(n.Draw(t, "a"), n.Draw(t, "n1"), n.Draw(t, "c"), n.Draw(t, "n2"))
		})
		p, q, r := count.Draw(t, "p"), count.Draw(t, "q"), count.Draw(t, "r")
		require.Equal(t, p.Merge(q).Merge(r), p.Merge(q.Merge(r)))
		require.Equal(t, p.Merge(q), q.Merge(p))
		require.Equal(t, p, p.Merge(stats.TwoByTwo{}))

		rate := rapid.Custom(func(t *rapid.T) stats.Rate {
			return stats.Rate{Events: rapid.IntRange(0, 99).Draw(t, "events"), Time: float64(rapid.IntRange(0, 1<<20).Draw(t, "time")) / 8}
		})
		u, v, w := rate.Draw(t, "u"), rate.Draw(t, "v"), rate.Draw(t, "w")
		require.Equal(t, u.Merge(v).Merge(w), u.Merge(v.Merge(w)))
		require.Equal(t, u.Merge(v), v.Merge(u))
		require.Equal(t, u, u.Merge(stats.Rate{}))
	})
	var m stats.Moments
	require.ErrorIs(t, m.Add(math.NaN()), stats.ErrValue)
	assert.Equal(t, stats.Moments{}, m)
	_, err := m.Sample()
	require.ErrorIs(t, err, stats.ErrTooFew)
	assert.Equal(t, [2]stats.Estimate{}, [2]stats.Estimate{m.Mean(), m.Variance()})
	s, err := momentsOf([]float64{2, 4, 4, 4, 5, 5, 7, 9}).Sample()
	require.NoError(t, err)
	assert.InDelta(t, math.Sqrt(32./7), s.SD, 1e-12)
}
