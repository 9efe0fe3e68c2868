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

// weightedCox is the log partial likelihood at b with a weight for every row, as
// R's coxph has it: tied deaths of Efron's method share their mean weight.
func weightedCox(obs []stats.Observation, x, w []float64, strata []int, ties stats.Ties, b float64) float64 {
	same := func(i, k int) bool { return strata == nil || strata[i] == strata[k] }
	var l float64
	for i, o := range obs {
		if !o.Event {
			continue
		}
		var dead, atRisk, deaths, mean, before float64
		for k, other := range obs {
			if !same(i, k) || other.Time < o.Time || other.Entry != 0 && other.Entry >= o.Time {
				continue
			}
			e := w[k] * math.Exp(b*x[k])
			atRisk += e
			if other.Event && other.Time == o.Time {
				dead, deaths, mean = dead+e, deaths+1, mean+w[k]
				if k < i {
					before++
				}
			}
		}
		if ties == stats.Breslow {
			l += w[i] * (b*x[i] - math.Log(atRisk))
		} else {
			l += w[i]*b*x[i] - mean/deaths*math.Log(atRisk-before/deaths*dead)
		}
	}
	return l
}

func TestRobustErrorAgreesWithDirectInfluence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(6, 20).Draw(t, "n")
		ties := rapid.SampledFrom([]stats.Ties{stats.Efron, stats.Breslow}).Draw(t, "ties")
		obs, x := make([]stats.Observation, n), make([]float64, n)
		var strata, cluster []int
		for i := range obs {
			obs[i] = observation(t, true, true)
			x[i] = float64(rapid.IntRange(0, 3).Draw(t, "x"))
		}
		if rapid.Bool().Draw(t, "stratified") {
			for range obs {
				strata = append(strata, rapid.IntRange(0, 1).Draw(t, "stratum"))
			}
		}
		clustered := rapid.Bool().Draw(t, "clustered")
		for i := range obs {
			c := i
			if clustered {
				c = rapid.IntRange(0, n/2).Draw(t, "cluster")
			}
			cluster = append(cluster, c)
		}
		options := stats.CoxOptions{Ties: ties, Strata: strata, Robust: true}
		if clustered {
			options.Cluster = cluster
		}
		m, err := stats.Cox(obs, []stats.Covariate{{Name: "x", Values: x}}, options)
		if slices.Min(cluster) == slices.Max(cluster) {
			require.ErrorIs(t, err, stats.ErrTooFew)
			return
		}
		if err != nil {
			require.ErrorIs(t, err, stats.ErrNoEvents)
			return
		}
		c := m.Coefficients[0]
		if c.Status != stats.CoefficientEstimated || math.Abs(number(t, c.Coef)) > 3 {
			return
		}
		b, v := number(t, c.Coef), math.Pow(number(t, c.ModelStdErr), 2)
		const h, k = 1e-3, 1e-3
		ones := slices.Repeat([]float64{1}, n)
		sums := make([]float64, n)
		for i := range obs {
			up, down := slices.Clone(ones), slices.Clone(ones)
			up[i], down[i] = 1+h, 1-h
			at := func(w []float64, b float64) float64 { return weightedCox(obs, x, w, strata, ties, b) }
			sums[cluster[i]] += (at(up, b+k) - at(up, b-k) - at(down, b+k) + at(down, b-k)) / (4 * h * k)
		}
		var squares float64
		for _, s := range sums {
			squares += s * s
		}
		if se, ok := c.StdErr.Value(); ok || squares > 1e-6 {
			require.InDelta(t, v*math.Sqrt(squares), se, 1e-4*(1+v))
		}
		plain, err := stats.Cox(obs, []stats.Covariate{{Name: "x", Values: x}}, stats.CoxOptions{Ties: ties, Strata: strata})
		require.NoError(t, err)
		require.Equal(t, plain.Coefficients[0].StdErr, c.ModelStdErr)
		require.Equal(t, plain.Coefficients[0].ModelStdErr, c.ModelStdErr)
		require.Equal(t, plain.Coefficients[0].Coef, c.Coef)
	})
}

// Rows that are there twice, clustered by person, give the error of the rows once.
func TestClustersCountOnce(t *testing.T) {
	data := shipped(t, "methadone.csv")
	obs, dose := data.followUp(t, "time", "event"), data.covariate(t, "dose")
	once, err := stats.Cox(obs, []stats.Covariate{dose, data.covariate(t, "prison")}, stats.CoxOptions{Ties: stats.Breslow, Robust: true})
	require.NoError(t, err)
	var twice []stats.Observation
	var cluster []int
	two := []stats.Covariate{{Name: "dose"}, {Name: "prison"}}
	for i, o := range obs {
		for range 2 {
			twice = append(twice, o)
			cluster = append(cluster, i)
			two[0].Values = append(two[0].Values, dose.Values[i])
			two[1].Values = append(two[1].Values, data.covariate(t, "prison").Values[i])
		}
	}
	m, err := stats.Cox(twice, two, stats.CoxOptions{Ties: stats.Breslow, Cluster: cluster})
	require.NoError(t, err)
	for j := range two {
		assert.InEpsilon(t, value(t, once.Coefficients[j].StdErr), value(t, m.Coefficients[j].StdErr), 1e-7)
		assert.InEpsilon(t, value(t, once.Coefficients[j].Coef), value(t, m.Coefficients[j].Coef), 1e-7)
	}
	assert.InEpsilon(t, once.Wald.ChiSquare, m.Wald.ChiSquare, 1e-6)
	_, err = stats.Cox(obs, []stats.Covariate{dose}, stats.CoxOptions{Cluster: []int{0}})
	require.ErrorIs(t, err, stats.ErrLength)
	_, err = stats.Cox(obs, []stats.Covariate{dose}, stats.CoxOptions{Cluster: make([]int, len(obs))})
	require.ErrorIs(t, err, stats.ErrTooFew)
	none := stats.Covariate{Name: "no events", Values: make([]float64, len(obs))}
	for i, o := range obs {
		if !o.Event && i%2 == 0 {
			none.Values[i] = 1
		}
	}
	diverged, err := stats.Cox(obs, []stats.Covariate{dose, none}, stats.CoxOptions{Robust: true})
	require.NoError(t, err)
	assert.Equal(t, stats.CoefficientDiverges, diverged.Coefficients[1].Status)
	assert.Equal(t, stats.Estimate{}, diverged.Coefficients[0].StdErr, "no robust error beside a coefficient that diverges")
	assert.Positive(t, value(t, diverged.Coefficients[0].ModelStdErr))
}

// R's ovarian data (Edmonson et al. 1979): time, death, age, ECOG performance.
var ovarian = [][4]float64{
	{59, 1, 72.3315, 1}, {115, 1, 74.4932, 1}, {156, 1, 66.4658, 2}, {421, 0, 53.3644, 1}, {431, 1, 50.3397, 1},
	{448, 0, 56.4301, 2}, {464, 1, 56.9370, 2}, {475, 1, 59.8548, 2}, {477, 0, 64.1753, 1}, {563, 1, 55.1781, 2},
	{638, 1, 56.7562, 2}, {744, 0, 50.1096, 1}, {769, 0, 59.6301, 2}, {770, 0, 57.0521, 1}, {803, 0, 39.2712, 1},
	{855, 0, 43.1233, 2}, {1040, 0, 38.8932, 2}, {1106, 0, 44.6000, 1}, {1129, 0, 53.9068, 1}, {1206, 0, 44.2055, 1},
	{1227, 0, 59.5890, 2}, {268, 1, 74.5041, 2}, {329, 1, 43.1370, 1}, {353, 1, 63.2192, 2}, {365, 1, 64.4247, 1}, {377, 0, 58.3096, 1},
}

// R's manual of cox.zph (survival 3).
func TestPublishedProportionalHazards(t *testing.T) {
	var obs []stats.Observation
	covariates := []stats.Covariate{{Name: "age"}, {Name: "ecog.ps"}}
	for _, r := range ovarian {
		obs = append(obs, stats.Observation{Time: r[0], Event: r[1] == 1})
		covariates[0].Values = append(covariates[0].Values, r[2])
		covariates[1].Values = append(covariates[1].Values, r[3])
	}
	c, err := stats.ProportionalHazards(obs, covariates, stats.CoxOptions{}, "")
	require.NoError(t, err)
	assert.InDelta(t, .698, c.Terms[0].Test.ChiSquare, .0005)
	assert.InDelta(t, .40, c.Terms[0].Test.P, .005)
	assert.InDelta(t, 2.371, c.Terms[1].Test.ChiSquare, .0005)
	assert.InDelta(t, .12, c.Terms[1].Test.P, .005)
	assert.InDelta(t, 3.633, c.Global.ChiSquare, .0005)
	assert.Equal(t, 2, c.Global.DF)
	assert.InDelta(t, .16, c.Global.P, .005)
}

// The score test from its definition: the derivatives of the likelihood of x b +
// x g(t) theta at theta 0, by finite differences.
func TestProportionalHazardsAgreesWithDirectScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(8, 20).Draw(t, "n")
		obs, x := make([]stats.Observation, n), make([]float64, n)
		for i := range obs {
			obs[i] = observation(t, true, true)
			obs[i].Time++
			x[i] = float64(rapid.IntRange(0, 2).Draw(t, "x"))
		}
		columns := []stats.Covariate{{Name: "x", Values: x}}
		got, err := stats.ProportionalHazards(obs, columns, stats.CoxOptions{}, stats.IdentityScale)
		m, fitErr := stats.Cox(obs, columns, stats.CoxOptions{})
		if err != nil || fitErr != nil || m.Coefficients[0].Status != stats.CoefficientEstimated || math.Abs(number(t, m.Coefficients[0].Coef)) > 3 {
			return
		}
		// One event time at a time: likelihood of everybody at risk with x(b + g theta).
		at := func(b, theta float64) float64 {
			var l float64
			for _, u := range distinctTimes(obs) {
				var part []stats.Observation
				var values []float64
				for i, o := range obs {
					if o.Time >= u && (o.Entry == 0 || o.Entry < u) {
						part = append(part, stats.Observation{Time: 1, Event: o.Event && o.Time == u})
						values = append(values, x[i])
					}
				}
				l += directCox(part, []stats.Covariate{{Values: values}}, nil, stats.Efron, []float64{b + theta*(u-7)})
			}
			return l
		}
		b := number(t, m.Coefficients[0].Coef)
		const h = 1e-3
		score := (at(b, h) - at(b, -h)) / (2 * h)
		tt := -(at(b, h) - 2*at(b, 0) + at(b, -h)) / (h * h)
		bb := -(at(b+h, 0) - 2*at(b, 0) + at(b-h, 0)) / (h * h)
		bt := -(at(b+h, h) - at(b+h, -h) - at(b-h, h) + at(b-h, -h)) / (4 * h * h)
		left := tt - bt*bt/bb
		if left < .02*tt || left < 1e-2 {
			return // too little is left of the curvature for finite differences
		}
		require.InDelta(t, score*score/left, got.Global.ChiSquare, 5e-3*(1+got.Global.ChiSquare))
		require.Equal(t, got.Global, got.Terms[0].Test)
	})
}

func TestProportionalHazardsRefused(t *testing.T) {
	obs := []stats.Observation{{Time: 1, Event: true}, {Time: 1}, {Time: 2, Event: true}, {Time: 3, Event: true}, {Time: 4}}
	x := []stats.Covariate{{Name: "x", Values: []float64{1, 0, 1, 0, 1}}}
	_, err := stats.ProportionalHazards(obs, x, stats.CoxOptions{}, "rank")
	require.ErrorIs(t, err, stats.ErrUnknownMethod)
	_, err = stats.ProportionalHazards(obs, nil, stats.CoxOptions{}, "")
	require.ErrorIs(t, err, stats.ErrNoCovariates)
	_, err = stats.ProportionalHazards(obs, []stats.Covariate{{Values: []float64{1, 0, 1, 1, 0}}}, stats.CoxOptions{}, "")
	require.ErrorIs(t, err, stats.ErrSeparation)
	one := []stats.Observation{{Time: 1, Event: true}, {Time: 1, Event: true}, {Time: 2}, {Time: 3}}
	_, err = stats.ProportionalHazards(one, []stats.Covariate{{Values: []float64{1, 0, 1, 0}}}, stats.CoxOptions{}, "")
	require.ErrorIs(t, err, stats.ErrTooFew)
	zero := append(slices.Clone(obs), stats.Observation{Time: 0, Event: true})
	_, err = stats.ProportionalHazards(zero, []stats.Covariate{{Values: []float64{1, 0, 1, 0, 1, 0}}}, stats.CoxOptions{}, stats.LogScale)
	require.ErrorIs(t, err, stats.ErrTime)
	_, err = stats.ProportionalHazards(obs, []stats.Covariate{{Values: make([]float64, 5)}}, stats.CoxOptions{}, "")
	require.ErrorIs(t, err, stats.ErrDependent)
	both := append(slices.Clone(x), stats.Covariate{Name: "none", Values: make([]float64, 5)})
	c, err := stats.ProportionalHazards(obs, both, stats.CoxOptions{}, stats.LogScale)
	require.NoError(t, err)
	assert.Equal(t, stats.TermCheck{Name: "none"}, c.Terms[1])
	assert.Equal(t, 1, c.Global.DF)
}
