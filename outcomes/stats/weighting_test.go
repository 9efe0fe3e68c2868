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

// R's mtcars: transmission by weight, glm(am ~ wt, binomial).
func TestPublishedLogistic(t *testing.T) {
	wt := []float64{2.620, 2.875, 2.320, 3.215, 3.440, 3.460, 3.570, 3.190, 3.150, 3.440, 3.440, 4.070, 3.730, 3.780, 5.250, 5.424,
		5.345, 2.200, 1.615, 1.835, 2.465, 3.520, 3.435, 3.840, 3.845, 1.935, 2.140, 1.513, 3.170, 2.770, 3.570, 2.780}
	am := make([]bool, len(wt))
	for i := range am {
		am[i] = i < 3 || i >= 17 && i < 20 || i >= 25
	}
	m, err := stats.Logistic(am, []stats.Covariate{{Name: "wt", Values: wt}}, 0)
	require.NoError(t, err)
	assert.Equal(t, 13, m.Events)
	assert.InDelta(t, 12.040, value(t, m.Intercept.Coef.Value), .0005)
	assert.InDelta(t, 4.510, value(t, m.Intercept.Coef.StdErr), .0005)
	assert.InDelta(t, -4.024, value(t, m.Terms[0].Coef.Value), .0005)
	assert.InDelta(t, 1.436, value(t, m.Terms[0].Coef.StdErr), .001, "R's is that of its last iteration but one")
	assert.InDelta(t, -2.801, m.Terms[0].Z, .001)
	assert.InDelta(t, 19.176, m.Deviance, .0005)
}

// With one yes-or-no covariate the model is the two by two table.
func TestLogisticIsTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.IntRange(1, 40)
		a, b, c, d := cell.Draw(t, "a"), cell.Draw(t, "b"), cell.Draw(t, "c"), cell.Draw(t, "d")
		var event []bool
		var x []float64
		for k, n := range []int{a, b, c, d} {
			for range n {
				event, x = append(event, k%2 == 0), append(x, 1990+float64(1-k/2))
			}
		}
		m, err := stats.Logistic(event, []stats.Covariate{{Values: x}}, 0)
		require.NoError(t, err)
		want, err := counts(a, a+b, c, c+d).OddsRatio(0)
		require.NoError(t, err)
		require.InEpsilon(t, number(t, want.Value), number(t, m.Terms[0].OddsRatio.Value), 1e-7)
		require.InEpsilon(t, number(t, want.StdErr), number(t, m.Terms[0].OddsRatio.StdErr), 1e-7)
		require.InEpsilon(t, number(t, want.High), number(t, m.Terms[0].OddsRatio.High), 1e-6)
		require.InDelta(t, float64(a)/float64(a+b), m.Fitted[0], 1e-9)
	})
}

func TestLogisticRefused(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5, 6}
	some := []bool{false, true, false, true, false, true}
	for name, r := range map[string]struct {
		event      []bool
		covariates []stats.Covariate
		want       error
	}{
		"nobody":     {nil, nil, stats.ErrNoObservations},
		"no events":  {make([]bool, 6), nil, stats.ErrNoEvents},
		"all events": {[]bool{true, true}, nil, stats.ErrSeparation},
		"separated":  {[]bool{false, false, false, true, true, true}, []stats.Covariate{{Values: x}}, stats.ErrSeparation},
		"quasi":      {[]bool{false, false, true, false, true, true}, []stats.Covariate{{Values: []float64{0, 0, 1, 1, 1, 1}}}, stats.ErrSeparation},
		"constant":   {some, []stats.Covariate{{Values: []float64{2, 2, 2, 2, 2, 2}}}, stats.ErrDependent},
		"dependent":  {some, []stats.Covariate{{Values: x}, {Values: []float64{3, 5, 7, 9, 11, 13}}}, stats.ErrDependent},
		"length":     {some, []stats.Covariate{{Values: x[:3]}}, stats.ErrLength},
		"NaN":        {some, []stats.Covariate{{Values: []float64{1, 2, math.NaN(), 4, 5, 6}}}, stats.ErrCovariate},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := stats.Logistic(r.event, r.covariates, 0)
			require.ErrorIs(t, err, r.want)
		})
	}
	_, err := stats.Logistic(some, nil, 95)
	require.ErrorIs(t, err, stats.ErrLevel)
	m, err := stats.Logistic(some, nil, 0)
	require.NoError(t, err)
	assert.InDelta(t, 0, value(t, m.Intercept.Coef.Value), 1e-12)
	assert.InDelta(t, math.Sqrt(1/1.5), value(t, m.Intercept.Coef.StdErr), 1e-12)
}

// Eight people with the covariate, 6 of them treated, and eight without, 2 treated.
func stratified() (treated []bool, x, y, propensity []float64) {
	add := func(n int, t bool, cov, outcome, e float64) {
		for range n {
			treated, x, y, propensity = append(treated, t), append(x, cov), append(y, outcome), append(propensity, e)
		}
	}
	add(6, true, 1, 5, .75)
	add(2, false, 1, 3, .75)
	add(2, true, 0, 2, .25)
	add(6, false, 0, 1, .25)
	return treated, x, y, propensity
}

// By hand: the effect is 2 with the covariate and 1 without; half have it, and 6 of 8 treated do.
func TestWeightingByHand(t *testing.T) {
	treated, x, y, e := stratified()
	fit, err := stats.Logistic(treated, []stats.Covariate{{Name: "x", Values: x}}, 0)
	require.NoError(t, err)
	assert.InDeltaSlice(t, e, fit.Fitted, 1e-9, "the fitted propensity")
	for _, r := range []struct {
		options stats.WeightOptions
		want    float64
	}{
		{stats.WeightOptions{}, 1.5}, {stats.WeightOptions{Stabilised: true}, 1.5}, {stats.WeightOptions{Estimand: stats.TheTreated}, 1.75},
	} {
		w, err := stats.InverseProbabilityWeights(treated, e, r.options)
		require.NoError(t, err)
		d, err := stats.WeightedDifference(y, treated, w, 0)
		require.NoError(t, err)
		assert.InDelta(t, r.want, value(t, d.Value), 1e-12)
		b, err := stats.Balance(treated, []stats.Covariate{{Name: "x", Values: x}}, w)
		require.NoError(t, err)
		assert.InDelta(t, .5/math.Sqrt(.1875*8/7), value(t, b.Rows[0].Before.Difference), 1e-12)
		assert.False(t, b.Rows[0].Before.Balanced())
		assert.InDelta(t, 0, value(t, b.Rows[0].After.Difference), 1e-12)
		assert.True(t, b.Rows[0].After.Balanced())
	}
	w, err := stats.InverseProbabilityWeights(treated, e, stats.WeightOptions{})
	require.NoError(t, err)
	assert.InDelta(t, 4./3, w[0], 1e-12)
	assert.InDelta(t, 4, w[6], 1e-12)
	d, err := stats.WeightedDifference(y, treated, w, 0)
	require.NoError(t, err)
	// Treated: mean 3.5, 6 people at 4/3 off by 1.5 and 2 at 4 off by -1.5; control: mean 2.
	variance := (6*math.Pow(4./3*1.5, 2)+2*math.Pow(4*1.5, 2))/256 + (2*16+6*math.Pow(4./3, 2))/256
	assert.InDelta(t, math.Sqrt(variance), value(t, d.StdErr), 1e-12)
	size, err := stats.EffectiveSize(w[:8])
	require.NoError(t, err)
	b, err := stats.Balance(treated, []stats.Covariate{{Values: x}}, w)
	require.NoError(t, err)
	assert.InDelta(t, math.Pow(6*4./3+2*4, 2)/(6*16./9+2*16), b.EffectiveTreated, 1e-12)
	assert.InDelta(t, size, b.EffectiveTreated, 1e-12, "the treated are rows 0, 1, 2, 3, 4, 5, 8 and 9, of the same weights as rows 0 to 7")
}

func TestTrimAndTruncate(t *testing.T) {
	treated := []bool{true, false, true, false, true, false}
	e := []float64{.02, .04, .5, .5, .8, .9}
	w, err := stats.InverseProbabilityWeights(treated, e, stats.WeightOptions{Trim: .05})
	require.NoError(t, err)
	assert.InDeltaSlice(t, []float64{0, 0, 2, 2, 1.25, 10}, w, 1e-9)
	w, err = stats.InverseProbabilityWeights(treated, e, stats.WeightOptions{Truncate: .25})
	require.NoError(t, err)
	// Sorted 1/.96, 1.25, 2, 2, 10, 50: quartiles at positions 1.25 and 3.75.
	low, high := 1.25+.25*.75, 2+.75*8
	assert.InDeltaSlice(t, []float64{high, low, 2, 2, low, high}, w, 1e-9)
	size, err := stats.EffectiveSize([]float64{1, 1, 2})
	require.NoError(t, err)
	assert.InDelta(t, 16./6, size, 1e-12)
	zero, err := stats.EffectiveSize(nil)
	require.NoError(t, err)
	assert.Zero(t, zero)
}

func TestWeightingRefused(t *testing.T) {
	two := []bool{true, false}
	half := []float64{.5, .5}
	for name, r := range map[string]struct {
		treated []bool
		e       []float64
		options stats.WeightOptions
		want    error
	}{
		"nobody": {nil, nil, stats.WeightOptions{}, stats.ErrNoObservations}, "one group": {[]bool{true}, []float64{.5}, stats.WeightOptions{}, stats.ErrOneGroup},
		"length": {two, []float64{.5}, stats.WeightOptions{}, stats.ErrLength}, "certain": {two, []float64{1, .5}, stats.WeightOptions{}, stats.ErrProbability},
		"estimand": {two, half, stats.WeightOptions{Estimand: "atc"}, stats.ErrUnknownMethod},
		"both":     {two, half, stats.WeightOptions{Estimand: stats.TheTreated, Stabilised: true}, stats.ErrWeights},
		"trim":     {two, half, stats.WeightOptions{Trim: .6}, stats.ErrWeights}, "truncate": {two, half, stats.WeightOptions{Truncate: math.NaN()}, stats.ErrWeights},
		"emptied": {two, []float64{.05, .5}, stats.WeightOptions{Trim: .1}, stats.ErrWeights},
	} {
		_, err := stats.InverseProbabilityWeights(r.treated, r.e, r.options)
		require.ErrorIs(t, err, r.want, name)
	}
	_, err := stats.WeightedDifference([]float64{1, 2}, two, []float64{1, -1}, 0)
	require.ErrorIs(t, err, stats.ErrWeights)
	_, err = stats.WeightedDifference([]float64{1, 2}, two, []float64{1, 0}, 0)
	require.ErrorIs(t, err, stats.ErrWeights)
	_, err = stats.WeightedDifference([]float64{1, math.NaN()}, two, []float64{1, 1}, 0)
	require.ErrorIs(t, err, stats.ErrValue)
	_, err = stats.WeightedDifference([]float64{1}, two, []float64{1, 1}, 0)
	require.ErrorIs(t, err, stats.ErrLength)
	_, err = stats.Balance(two, []stats.Covariate{{Values: []float64{1, 2}}}, nil)
	require.ErrorIs(t, err, stats.ErrTooFew)
	four := []bool{true, true, false, false}
	_, err = stats.Balance(four, nil, nil)
	require.ErrorIs(t, err, stats.ErrNoCovariates)
	_, err = stats.Balance(four, []stats.Covariate{{Values: []float64{1, 2}}}, nil)
	require.ErrorIs(t, err, stats.ErrLength)
	_, err = stats.Balance(four, []stats.Covariate{{Values: []float64{1, 2, math.Inf(1), 0}}}, nil)
	require.ErrorIs(t, err, stats.ErrCovariate)
	b, err := stats.Balance(four, []stats.Covariate{{Values: []float64{1, 1, 2, 2}}, {Values: []float64{1, 1, 1, 1}}}, nil)
	require.NoError(t, err)
	assert.Equal(t, stats.Estimate{}, b.Rows[0].Before.Difference, "constant at different values")
	assert.False(t, b.Rows[0].Before.Balanced())
	assert.Equal(t, stats.Known(0), b.Rows[1].Before.Difference)
	_, err = stats.EffectiveSize([]float64{-1})
	require.ErrorIs(t, err, stats.ErrWeights)
}

// Least squares and Newey and West's sum from their definitions.
func TestInterruptedSeriesAgreesWithDirectSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 3))
		n := rapid.IntRange(16, 40).Draw(t, "n")
		change := rapid.IntRange(8, n-8).Draw(t, "change")
		lag := rapid.IntRange(1, 4).Draw(t, "lag")
		season := rapid.SampledFrom([]int{0, 4, 12}).Draw(t, "season")
		y, noise := make([]float64, n), 0.0
		for i := range y {
			noise = .5*noise + rng.NormFloat64()
			y[i] = 40 + .5*float64(i) + noise
		}
		s, err := stats.InterruptedSeries(y, change, stats.SeriesOptions{Lag: lag, Season: season})
		require.NoError(t, err)
		x := make([][]float64, n)
		for i := range x {
			after := 0.0
			if i >= change {
				after = 1
			}
			x[i] = []float64{1, float64(i + 1), after, after * float64(i-change)}
			if season > 0 {
				x[i] = append(x[i], math.Sin(2*math.Pi*float64(i+1)/float64(season)), math.Cos(2*math.Pi*float64(i+1)/float64(season)))
			}
		}
		p := len(x[0])
		gram, right := make([][]float64, p), make([]float64, p)
		for j := range p {
			gram[j] = make([]float64, p)
			for i := range n {
				right[j] += x[i][j] * y[i]
				for k := range p {
					gram[j][k] += x[i][j] * x[i][k]
				}
			}
		}
		inv := inverse(gram)
		beta, e := make([]float64, p), make([]float64, n)
		for j := range p {
			for k := range p {
				beta[j] += inv[j][k] * right[k]
			}
		}
		for i := range n {
			e[i] = y[i]
			for j := range p {
				e[i] -= x[i][j] * beta[j]
			}
		}
		for j, term := range []stats.SeriesTerm{s.Start, s.Trend, s.Level, s.Change} {
			var variance float64
			for i := range n {
				for k := range n {
					apart := math.Abs(float64(i - k))
					if apart > float64(lag) {
						continue
					}
					var a, b float64
					for q := range p {
						a += inv[j][q] * x[i][q]
						b += inv[j][q] * x[k][q]
					}
					variance += (1 - apart/float64(lag+1)) * e[i] * e[k] * a * b
				}
			}
			require.InDelta(t, beta[j], number(t, term.Value), 1e-7)
			require.InDelta(t, math.Sqrt(variance), number(t, term.StdErr), 1e-7)
		}
		require.Equal(t, n-p, s.DF)
	})
}

func TestInterruptedSeries(t *testing.T) {
	var y []float64
	for i := range 20 {
		v := 10 + .5*float64(i+1) + []float64{.1, -.1}[i%2]
		if i >= 10 {
			v += 4 - .3*float64(i-10)
		}
		y = append(y, v)
	}
	s, err := stats.InterruptedSeries(y, 10, stats.SeriesOptions{})
	require.NoError(t, err)
	assert.InDelta(t, 4, value(t, s.Level.Value), .15)
	assert.InDelta(t, -.3, value(t, s.Change.Value), .03)
	assert.Equal(t, 2, s.Lag, "4 (.2)^(2/9) is 2.8")
	assert.Greater(t, s.DurbinWatson, 3.0, "neighbours alternate")
	exact := make([]float64, 20)
	for i := range exact {
		exact[i] = float64(i)
	}
	_, err = stats.InterruptedSeries(exact, 10, stats.SeriesOptions{})
	require.ErrorIs(t, err, stats.ErrNoSpread)
	_, err = stats.InterruptedSeries(y, 7, stats.SeriesOptions{})
	require.ErrorIs(t, err, stats.ErrTooFew)
	_, err = stats.InterruptedSeries(y, 13, stats.SeriesOptions{})
	require.ErrorIs(t, err, stats.ErrTooFew)
	_, err = stats.InterruptedSeries(y, 10, stats.SeriesOptions{Lag: 20})
	require.ErrorIs(t, err, stats.ErrChart)
	_, err = stats.InterruptedSeries(y, 10, stats.SeriesOptions{Season: 2})
	require.ErrorIs(t, err, stats.ErrChart)
	_, err = stats.InterruptedSeries(y, 10, stats.SeriesOptions{Level: 2})
	require.ErrorIs(t, err, stats.ErrLevel)
	y[3] = math.NaN()
	_, err = stats.InterruptedSeries(y, 10, stats.SeriesOptions{})
	require.ErrorIs(t, err, stats.ErrValue)
}

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
