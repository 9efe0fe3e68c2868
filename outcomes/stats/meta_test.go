package stats_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Colditz et al. (1994), JAMA 271:698-702: BCG vaccine in 13 trials; treated with and
// without tuberculosis, control with and without.
var bcg = [][4]int{
	{4, 119, 11, 128}, {6, 300, 29, 274}, {3, 228, 11, 209}, {62, 13536, 248, 12619}, {33, 5036, 47, 5761},
	{180, 1361, 372, 1079}, {8, 2537, 10, 619}, {505, 87886, 499, 87892}, {29, 7470, 45, 7232},
	{17, 1699, 65, 1600}, {186, 50448, 141, 27197}, {5, 2493, 3, 2338}, {27, 16886, 29, 17825},
}

func trials(t testing.TB, measure stats.Measure) []stats.Effect {
	t.Helper()
	var out []stats.Effect
	for _, r := range bcg {
		e, err := counts(r[0], r[0]+r[1], r[2], r[2]+r[3]).Effect(measure)
		require.NoError(t, err)
		out = append(out, e)
	}
	return out
}

func TestPublishedEffects(t *testing.T) {
	y := []float64{-.8893, -1.5854, -1.3481, -1.4416, -.2175, -.7861, -1.6209, .0120, -.4694, -1.3713, -.3394, .4459, -.0173}
	v := []float64{.3256, .1946, .4154, .0200, .0512, .0069, .2230, .0040, .0564, .0730, .0124, .5325, .0714}
	for i, e := range trials(t, stats.LogRiskRatio) {
		assert.InDelta(t, y[i], e.Value, four)
		assert.InDelta(t, v[i], e.Variance, four)
	}
	odds := trials(t, stats.LogOddsRatio)
	assert.InDelta(t, -.9387, odds[0].Value, four)
	assert.InDelta(t, .3571, odds[0].Variance, four)
	assert.InDelta(t, -1.6662, odds[1].Value, four)
	assert.InDelta(t, .2081, odds[1].Variance, four)
}

func TestPublishedMetaAnalysis(t *testing.T) {
	effects := trials(t, stats.LogRiskRatio)
	fixed, err := stats.Pool(effects, stats.PoolOptions{Method: stats.CommonEffect})
	require.NoError(t, err)
	assert.InDelta(t, -.430285, value(t, fixed.Effect.Value), six)
	assert.InDelta(t, .040499, value(t, fixed.Effect.StdErr), six)
	assert.InDelta(t, 152.2330, fixed.Q.ChiSquare, four)
	assert.Equal(t, 12, fixed.Q.DF)
	assert.InDelta(t, 2.0e-26, fixed.Q.P, .05e-26)
	assert.InDelta(t, 92.12, fixed.I2, .005)
	assert.InDelta(t, 152.2330/12, fixed.H2, four)
	assert.Equal(t, stats.Estimate{}, fixed.PredictionLow)

	for _, r := range []struct {
		method                       stats.TauMethod
		tau2, mu, se, low, high, i2  float64
		hkSE, hkLow, hkHigh          float64
		normalLow, normalHigh        float64
		higginsLow, higginsHigh      float64
		hartungKnappLow, hartungHigh float64
	}{
		{stats.DerSimonianLaird, .3088, -.7141, .1787, -1.0644, -.3638, 92.12, .1807, -1.1078, -.3204, -1.8582, .4299, -1.9988, .5706, -1.9872, .5590},
		{stats.REML, .3132, -.7145, .1798, -1.0669, -.3622, 92.22, .1808, -1.1084, -.3206, -1.8667, .4376, -2.0084, .5793, -1.9960, .5670},
		{stats.PauleMandel, .3181, -.7150, .1809, -1.0695, -.3604, 92.33, .1809, -1.1091, -.3208, -1.8758, .4459, -2.0186, .5886, -2.0054, .5755},
		{stats.MaximumLikelihood, .2800, -.7112, .1719, -1.0481, -.3743, 91.38, .1800, -1.1035, -.3189, -1.8017, .3793, -1.9358, .5134, -1.9291, .5067},
	} {
		t.Run(r.method.String(), func(t *testing.T) {
			m, err := stats.Pool(effects, stats.PoolOptions{Method: r.method})
			require.NoError(t, err)
			assert.InDelta(t, r.tau2, value(t, m.Tau2.Value), four)
			assert.InDelta(t, .1197, value(t, m.Tau2.Low), four)
			assert.InDelta(t, 1.1115, value(t, m.Tau2.High), four)
			assert.InDelta(t, r.se, value(t, m.Effect.StdErr), four)
			assertFigure(t, [3]float64{r.mu, r.low, r.high}, m.Effect, four)
			assert.InDelta(t, r.i2, m.I2, .005)
			assert.InDelta(t, r.tau2/.026421+1, m.H2, .005)
			assert.InDelta(t, r.higginsLow, value(t, m.PredictionLow), four)
			assert.InDelta(t, r.higginsHigh, value(t, m.PredictionHigh), four)
			normal, err := stats.Pool(effects, stats.PoolOptions{Method: r.method, Prediction: stats.PredictNormal})
			require.NoError(t, err)
			assert.InDelta(t, r.normalLow, value(t, normal.PredictionLow), four)
			assert.InDelta(t, r.normalHigh, value(t, normal.PredictionHigh), four)
			hk, err := stats.Pool(effects, stats.PoolOptions{Method: r.method, KnappHartung: stats.KnappHartungPlain, Prediction: stats.PredictPartlett})
			require.NoError(t, err)
			assert.InDelta(t, r.hkSE, value(t, hk.Effect.StdErr), four)
			assertFigure(t, [3]float64{r.mu, r.hkLow, r.hkHigh}, hk.Effect, four)
			assert.InDelta(t, r.hartungKnappLow, value(t, hk.PredictionLow), four)
			assert.InDelta(t, r.hartungHigh, value(t, hk.PredictionHigh), four)
			var sum float64
			for _, w := range m.Weights {
				sum += w
			}
			assert.InDelta(t, 100, sum, 1e-9)
		})
	}
}

func TestPublishedOddsRatios(t *testing.T) {
	effects := trials(t, stats.LogOddsRatio)
	for _, r := range []struct {
		method       stats.TauMethod
		tau2, mu, se float64
	}{
		{stats.DerSimonianLaird, .3663, -.7474, .1923}, {stats.REML, .3378, -.7452, .1860},
		{stats.MaximumLikelihood, .3025, -.7420, .1780}, {stats.PauleMandel, .3412, -.7455, .1868},
	} {
		m, err := stats.Pool(effects, stats.PoolOptions{Method: r.method})
		require.NoError(t, err)
		assert.InDelta(t, 163.1649, m.Q.ChiSquare, four)
		assert.InDelta(t, r.tau2, value(t, m.Tau2.Value), four)
		assert.InDelta(t, r.mu, value(t, m.Effect.Value), four)
		assert.InDelta(t, r.se, value(t, m.Effect.StdErr), four)
		assert.InDelta(t, .1301, value(t, m.Tau2.Low), four)
		assert.InDelta(t, 1.1812, value(t, m.Tau2.High), four)
	}
	m, err := stats.Pool(effects, stats.PoolOptions{Method: stats.CommonEffect})
	require.NoError(t, err)
	assert.InDelta(t, -.436139, value(t, m.Effect.Value), six)
	assert.InDelta(t, .042265, value(t, m.Effect.StdErr), six)
}

// Five recovery effects of one umbrella review (Cooper et al. 2024), as input only.
func TestNoHeterogeneity(t *testing.T) {
	var effects []stats.Effect
	for _, r := range [][3]float64{{.24, .09, .39}, {.18, .07, .29}, {.29, .12, .46}, {.21, .05, .36}, {.14, -.14, .42}} {
		e, err := stats.DifferenceFromInterval(r[0], r[1], r[2], 0)
		require.NoError(t, err)
		effects = append(effects, e)
	}
	for _, method := range []stats.TauMethod{stats.CommonEffect, stats.DerSimonianLaird, stats.PauleMandel, stats.REML, stats.MaximumLikelihood} {
		m, err := stats.Pool(effects, stats.PoolOptions{Method: method})
		require.NoError(t, err)
		assert.Zero(t, value(t, m.Tau2.Value), method)
		assert.Zero(t, m.I2)
		assertFigure(t, [3]float64{.213375, .1453, .2814}, m.Effect, four)
		assert.InDelta(t, .034710, value(t, m.Effect.StdErr), six)
		assert.InDelta(t, 1.5207, m.Q.ChiSquare, four)
		assert.InDelta(t, .823, m.Q.P, .0005)
	}
	hk, err := stats.Pool(effects, stats.PoolOptions{KnappHartung: stats.KnappHartungPlain})
	require.NoError(t, err)
	assertFigure(t, [3]float64{.213375, .1540, .2728}, hk.Effect, four)
	assert.InDelta(t, .0214, value(t, hk.Effect.StdErr), four)
	wide, err := stats.Pool(effects, stats.PoolOptions{KnappHartung: stats.KnappHartungModified})
	require.NoError(t, err)
	assert.InDelta(t, .034710, value(t, wide.Effect.StdErr), six, "q is at least 1")
}

// Cooper et al. (2024), BMC Med 22:72: I² and p from the printed Q.
func TestPublishedHeterogeneity(t *testing.T) {
	for _, r := range []struct {
		q      float64
		df     int
		i2, p  float64
		digits float64
		print  float64 // I² as printed, in whole percent; -1: not printed
	}{
		{91.38, 20, 78.1, 0, 1e-5, 78}, {49.37, 8, 83.8, 0, 1e-5, 84}, {20.25, 6, 70.4, .0025, four, 70}, {1.97, 2, 0, .3734, four, 0},
		{4.01, 4, .2, .4047, four, 0}, {9.65, 5, 48.2, .0858, four, 48}, {8.46, 5, 40.9, .1326, four, 41}, {.43, 2, 0, .8065, four, 0}, {4.09, 3, 26.7, .2519, four, -1},
	} {
		i2, test, err := stats.Heterogeneity(r.q, r.df)
		require.NoError(t, err)
		assert.InDelta(t, r.i2, i2, .05+1e-9)
		if r.print >= 0 {
			assert.Equal(t, r.print, math.Round(i2))
		}
		assert.InDelta(t, r.p, test.P, r.digits)
	}
	_, _, err := stats.Heterogeneity(-1, 2)
	require.ErrorIs(t, err, stats.ErrValue)
	_, _, err = stats.Heterogeneity(1, 0)
	require.ErrorIs(t, err, stats.ErrTooFew)
}

// R's manual of regtest in metafor, on the BCG data.
func TestPublishedEgger(t *testing.T) {
	a, err := stats.Egger(trials(t, stats.LogRiskRatio), 0)
	require.NoError(t, err)
	assert.InDelta(t, -1.4013, a.T, four)
	assert.Equal(t, 11, a.DF)
	assert.InDelta(t, .1887, a.P, four)
	_, err = stats.Egger(trials(t, stats.LogRiskRatio)[:9], 0)
	require.ErrorIs(t, err, stats.ErrTooFew)
	same := make([]stats.Effect, 12)
	for i := range same {
		same[i] = stats.Effect{Value: float64(i), Variance: 1}
	}
	_, err = stats.Egger(same, 0)
	require.ErrorIs(t, err, stats.ErrNoSpread)
}

// restricted is the restricted log likelihood (or the plain one), from its definition.
func restricted(effects []stats.Effect, tau2 float64, reml bool) float64 {
	var w1, wy float64
	for _, e := range effects {
		w1 += 1 / (e.Variance + tau2)
		wy += e.Value / (e.Variance + tau2)
	}
	l := 0.0
	for _, e := range effects {
		off := e.Value - wy/w1
		l -= math.Log(e.Variance+tau2)/2 + off*off/(e.Variance+tau2)/2
	}
	if reml {
		l -= math.Log(w1) / 2
	}
	return l
}

func TestMetaAnalysisLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(2, 25).Draw(t, "k")
		effects := make([]stats.Effect, k)
		spread := rapid.SampledFrom([]float64{0, .1, 2}).Draw(t, "spread")
		for i := range effects {
			effects[i] = stats.Effect{
				Value:    1 + spread*rapid.Float64Range(-1, 1).Draw(t, "y") + rapid.Float64Range(-.2, .2).Draw(t, "error"),
				Variance: rapid.Float64Range(.01, .3).Draw(t, "v"),
			}
		}
		q := func(tau2 float64) float64 {
			var w, wy, q float64
			for _, e := range effects {
				w, wy = w+1/(e.Variance+tau2), wy+e.Value/(e.Variance+tau2)
			}
			for _, e := range effects {
				q += (e.Value - wy/w) * (e.Value - wy/w) / (e.Variance + tau2)
			}
			return q
		}
		for _, method := range []stats.TauMethod{stats.DerSimonianLaird, stats.PauleMandel, stats.REML, stats.MaximumLikelihood} {
			m, err := stats.Pool(effects, stats.PoolOptions{Method: method})
			require.NoError(t, err)
			tau2 := number(t, m.Tau2.Value)
			require.GreaterOrEqual(t, tau2, 0.0)
			low, high := number(t, m.Tau2.Low), number(t, m.Tau2.High)
			require.LessOrEqual(t, low, high)
			if method == stats.DerSimonianLaird && q(0) <= float64(k-1) {
				require.Zero(t, tau2, "a common effect")
			}
			if method == stats.PauleMandel && tau2 > 0 {
				require.InDelta(t, k-1, q(tau2), 1e-8*float64(k))
			}
			if method == stats.REML || method == stats.MaximumLikelihood {
				best := restricted(effects, tau2, method == stats.REML)
				for _, side := range []float64{.97, 1.03} {
					require.LessOrEqual(t, restricted(effects, tau2*side, method == stats.REML), best+1e-9)
				}
				if tau2 == 0 {
					require.LessOrEqual(t, restricted(effects, 1e-4, method == stats.REML), best+1e-9)
				}
			}
			hk, err := stats.Pool(effects, stats.PoolOptions{Method: method, KnappHartung: stats.KnappHartungPlain})
			if err != nil {
				require.ErrorIs(t, err, stats.ErrNoSpread)
				continue
			}
			require.InEpsilon(t, number(t, m.Effect.StdErr)*math.Sqrt(q(tau2)/float64(k-1)), number(t, hk.Effect.StdErr), 1e-9)
		}
	})
}

func TestMetaAnalysisRefused(t *testing.T) {
	one := []stats.Effect{{Value: 1, Variance: .04}}
	m, err := stats.Pool(one, stats.PoolOptions{})
	require.NoError(t, err)
	assertFigure(t, [3]float64{1, 1 - .2*1.959963984540054, 1 + .2*1.959963984540054}, m.Effect, 1e-12)
	assert.Equal(t, stats.Test{P: 1}, m.Q)
	assert.Equal(t, [2]stats.Estimate{}, [2]stats.Estimate{m.Tau2.Low, m.PredictionLow})
	for name, r := range map[string]struct {
		effects []stats.Effect
		options stats.PoolOptions
		want    error
	}{
		"none":        {nil, stats.PoolOptions{}, stats.ErrNoStudies},
		"one HK":      {one, stats.PoolOptions{KnappHartung: stats.KnappHartungPlain}, stats.ErrTooFew},
		"same HK":     {[]stats.Effect{{1, 1}, {1, 2}}, stats.PoolOptions{KnappHartung: stats.KnappHartungPlain}, stats.ErrNoSpread},
		"method":      {one, stats.PoolOptions{Method: "bayes"}, stats.ErrUnknownMethod},
		"hk":          {one, stats.PoolOptions{KnappHartung: "yes"}, stats.ErrUnknownMethod},
		"prediction":  {one, stats.PoolOptions{Prediction: "yes"}, stats.ErrUnknownMethod},
		"level":       {one, stats.PoolOptions{Level: 95}, stats.ErrLevel},
		"no variance": {[]stats.Effect{{1, 0}}, stats.PoolOptions{}, stats.ErrVariance},
		"NaN":         {[]stats.Effect{{math.NaN(), 1}}, stats.PoolOptions{}, stats.ErrValue},
		"endless":     {[]stats.Effect{{1, math.Inf(1)}}, stats.PoolOptions{}, stats.ErrVariance},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := stats.Pool(r.effects, r.options)
			require.ErrorIs(t, err, r.want)
		})
	}
	_, err = counts(0, 10, 0, 10).Effect(stats.LogRiskRatio)
	require.ErrorIs(t, err, stats.ErrUninformative)
	_, err = counts(0, 10, 10, 10).Effect(stats.RiskDifferenceMeasure)
	require.ErrorIs(t, err, stats.ErrVariance)
	_, err = counts(1, 10, 1, 10).Effect("")
	require.ErrorIs(t, err, stats.ErrUnknownMethod)
	e, err := counts(0, 10, 5, 10).Effect(stats.RiskDifferenceMeasure)
	require.NoError(t, err)
	assert.Equal(t, stats.Effect{Value: -.5, Variance: .025}, e, "no half added")
}

// The aim is 100 ms on a 2-core machine; of-aim is the share of it that was taken.
func BenchmarkPoolREML(b *testing.B) {
	rng := rand.New(rand.NewPCG(5, 6))
	effects := make([]stats.Effect, 10_000)
	for i := range effects {
		v := .01 + rng.ExpFloat64()*.1
		effects[i] = stats.Effect{Value: .3 + rng.NormFloat64()*math.Sqrt(v+.05), Variance: v}
	}
	b.ReportAllocs()
	for b.Loop() {
		_, err := stats.Pool(effects, stats.PoolOptions{})
		require.NoError(b, err)
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/100, "of-aim")
}
