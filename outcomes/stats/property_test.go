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

var kinds = []stats.IntervalKind{stats.LogInterval, stats.LogLogInterval, stats.PlainInterval}

// observation draws whole days with many ties, or times that hardly tie; with
// late, about a third enter late. All times lie on a grid much wider than the
// distance within which SnapTies makes two times one, so that a direct count,
// which knows nothing of that, may be compared with.
func observation(t *rapid.T, whole, late bool) stats.Observation {
	most, unit := 12, 1.0
	if !whole {
		most, unit = 1<<20, 1024.5
	}
	n := rapid.IntRange(0, most).Draw(t, "time")
	o := stats.Observation{Event: rapid.Bool().Draw(t, "event"), Time: float64(n) / unit}
	if late && n > 0 && rapid.IntRange(0, 2).Draw(t, "late") == 0 {
		o.Entry = float64(rapid.IntRange(0, n-1).Draw(t, "entry")) / unit
	}
	return o
}

func observations(t *rapid.T, late bool) []stats.Observation {
	whole := rapid.Bool().Draw(t, "whole days")
	n := rapid.IntRange(1, 40).Draw(t, "n")
	if rapid.IntRange(0, 9).Draw(t, "many") == 0 {
		n = 300 // enough for the radix sort
	}
	obs := make([]stats.Observation, n)
	for i := range obs {
		obs[i] = observation(t, whole, late)
	}
	return obs
}

func TestCurveAgreesWithDirectCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		obs := observations(t, true)
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		c, err := stats.KaplanMeier(obs, stats.Confidence{Kind: kind})
		require.NoError(t, err)
		want := directCurve(obs)
		require.Equal(t, len(want), c.Len())
		i, before := 0, 1.0
		for s := range c.Steps() {
			w := want[i]
			require.Equal(t, []any{w.time, w.atRisk, w.events, w.censored}, []any{s.Time, s.AtRisk, s.Events, s.Censored})
			require.InDelta(t, w.survival, s.Survival, 1e-12)
			require.LessOrEqual(t, s.Survival, before, "never rises")
			require.GreaterOrEqual(t, s.Survival, 0.0)
			se, ok := s.StdErr.Value()
			low, _ := s.Low.Value()
			high, _ := s.High.Value()
			require.Equal(t, s.Survival > 0, ok, "an error has a value unless the curve is 0")
			if ok {
				require.InDelta(t, w.stdErr, se, 1e-9)
				require.InDelta(t, w.low[kind], low, 1e-9)
				require.InDelta(t, w.high[kind], high, 1e-9)
				require.True(t, 0 <= low && low <= s.Survival && s.Survival <= high && high <= 1)
			}
			i, before = i+1, s.Survival
		}
		if tau := c.Last(); tau > 0 {
			m, err := c.RestrictedMean(tau)
			require.NoError(t, err)
			mean, se := directMean(obs, tau)
			require.InDelta(t, mean, m.Value, 1e-9*(1+tau))
			require.InDelta(t, se, m.StdErr, 1e-9*(1+tau))
		}
	})
}

func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		obs := observations(t, false)
		group := make([]int, len(obs))
		x := make([]float64, len(obs))
		for i := range obs {
			group[i] = i % 3
			x[i] = float64(i % 5)
		}
		order := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)).Perm(len(obs))
		mixed, mixedGroup, mixedX := make([]stats.Observation, len(obs)), make([]int, len(obs)), make([]float64, len(obs))
		for i, j := range order {
			mixed[i], mixedGroup[i], mixedX[i] = obs[j], group[j], x[j]
		}
		a, err := stats.KaplanMeier(obs, stats.Confidence{})
		require.NoError(t, err)
		b, err := stats.KaplanMeier(mixed, stats.Confidence{})
		require.NoError(t, err)
		require.Equal(t, a, b)
		p, errP := stats.LogRank(obs, group, stats.LogRankOptions{})
		q, errQ := stats.LogRank(mixed, mixedGroup, stats.LogRankOptions{})
		require.Equal(t, errP, errQ)
		require.Equal(t, p, q)
		m, errM := stats.Cox(obs, []stats.Covariate{{Name: "x", Values: x}}, stats.CoxOptions{})
		n, errN := stats.Cox(mixed, []stats.Covariate{{Name: "x", Values: mixedX}}, stats.CoxOptions{})
		require.Equal(t, errM, errN)
		require.InDelta(t, m.LogLikelihood, n.LogLikelihood, 1e-9*(1+math.Abs(m.LogLikelihood)))
	})
}

func TestCurveOfUncensoredDataIsTheShareBeyond(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		obs := observations(t, false)
		for i := range obs {
			obs[i].Event = true
		}
		c, err := stats.KaplanMeier(obs, stats.Confidence{})
		require.NoError(t, err)
		for s := range c.Steps() {
			beyond := 0.0
			for _, o := range obs {
				if o.Time > s.Time {
					beyond++
				}
			}
			share, n := beyond/float64(len(obs)), float64(len(obs))
			require.InDelta(t, share, s.Survival, 1e-12)
			if se, ok := s.StdErr.Value(); ok {
				require.InDelta(t, math.Sqrt(share*(1-share)/n), se, 1e-9, "binomial")
			}
		}
	})
}

func TestLogRankAgreesWithDirectCount(t *testing.T) {
	functions := map[stats.Weight]func(n, s float64) float64{
		stats.LogRankWeight:    func(_, _ float64) float64 { return 1 },
		stats.GehanWeight:      func(n, _ float64) float64 { return n },
		stats.TaroneWareWeight: func(n, _ float64) float64 { return math.Sqrt(n) },
		stats.PetoWeight:       func(_, s float64) float64 { return s },
	}
	rapid.Check(t, func(t *rapid.T) {
		obs := observations(t, false)
		groups := rapid.IntRange(2, 4).Draw(t, "groups")
		weight := rapid.SampledFrom([]stats.Weight{stats.LogRankWeight, stats.GehanWeight, stats.TaroneWareWeight, stats.PetoWeight}).Draw(t, "weight")
		group, strata := make([]int, len(obs)), []int(nil)
		for i := range obs {
			group[i] = min(rapid.IntRange(0, groups-1).Draw(t, "group"), len(obs)-1)
		}
		if rapid.Bool().Draw(t, "stratified") {
			for range obs {
				strata = append(strata, min(rapid.IntRange(0, 2).Draw(t, "stratum"), len(obs)-1))
			}
		}
		got, err := stats.LogRank(obs, group, stats.LogRankOptions{Strata: strata, Weight: weight})
		if err != nil {
			return // no events or one group: see the tests of errors
		}
		o, e, v := directLogRank(obs, group, strata, len(got.Groups), functions[weight])
		for k, g := range got.Groups {
			require.InDelta(t, o[k], g.Observed, 1e-9*(1+o[k]))
			require.InDelta(t, e[k], g.Expected, 1e-9*(1+e[k]))
			for l := range got.Groups {
				require.InDelta(t, v[k][l], got.Variance[k][l], 1e-9*(1+math.Abs(v[k][l])))
			}
		}
		require.True(t, got.P >= 0 && got.P <= 1)

		relabelled := make([]int, len(group))
		for i, g := range group {
			relabelled[i] = len(got.Groups) - 1 - g
		}
		again, err := stats.LogRank(obs, relabelled, stats.LogRankOptions{Strata: strata, Weight: weight})
		require.NoError(t, err)
		require.InDelta(t, got.ChiSquare, again.ChiSquare, 1e-8*(1+got.ChiSquare), "labels do not matter")
		require.Equal(t, got.DF, again.DF)
	})
}

func TestCoxAgreesWithDirectLikelihood(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		obs := observations(t, true)
		ties := rapid.SampledFrom([]stats.Ties{stats.Efron, stats.Breslow}).Draw(t, "ties")
		covariates := []stats.Covariate{{Name: "a", Values: make([]float64, len(obs))}, {Name: "b", Values: make([]float64, len(obs))}}
		var strata []int
		for i := range obs {
			covariates[0].Values[i] = float64(rapid.IntRange(0, 1).Draw(t, "a"))
			covariates[1].Values[i] = rapid.Float64Range(30, 80).Draw(t, "b")
		}
		if rapid.Bool().Draw(t, "stratified") {
			for range obs {
				strata = append(strata, min(rapid.IntRange(0, 1).Draw(t, "stratum"), len(obs)-1))
			}
		}
		m, err := stats.Cox(obs, covariates, stats.CoxOptions{Ties: ties, Strata: strata})
		if err != nil {
			require.ErrorIs(t, err, stats.ErrNoEvents)
			return
		}
		zero := []float64{0, 0}
		require.InDelta(t, directCox(obs, covariates, strata, ties, zero), m.LogLikelihoodNull, 1e-8*(1+math.Abs(m.LogLikelihoodNull)))
		require.GreaterOrEqual(t, m.LogLikelihood, m.LogLikelihoodNull-1e-9)
		beta := make([]float64, 2)
		for j, c := range m.Coefficients {
			b, ok := c.Coef.Value()
			require.Equal(t, c.Status == stats.CoefficientEstimated, ok)
			if c.Status == stats.CoefficientDiverges {
				return
			}
			beta[j] = b
		}
		best := directCox(obs, covariates, strata, ties, beta)
		require.InDelta(t, best, m.LogLikelihood, 1e-7*(1+math.Abs(best)))
		for j, c := range m.Coefficients {
			if se, ok := c.StdErr.Value(); ok {
				for _, side := range []float64{-0.1, 0.1} {
					off := append([]float64(nil), beta...)
					off[j] += side * se
					require.Less(t, directCox(obs, covariates, strata, ties, off), best+1e-9, "a maximum")
				}
			}
		}
	})
}

func TestEfronIsBreslowWithoutTies(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	obs := make([]stats.Observation, 60)
	x := make([]float64, len(obs))
	for i, day := range rng.Perm(len(obs)) {
		obs[i] = stats.Observation{Time: float64(day + 1), Event: rng.IntN(3) > 0}
		x[i] = rng.NormFloat64()
	}
	column := []stats.Covariate{{Name: "x", Values: x}}
	a, err := stats.Cox(obs, column, stats.CoxOptions{Ties: stats.Efron})
	require.NoError(t, err)
	b, err := stats.Cox(obs, column, stats.CoxOptions{Ties: stats.Breslow})
	require.NoError(t, err)
	b.Ties = a.Ties
	assert.Equal(t, a, b)
}

// With one yes-or-no covariate and no ties, the score test is the log-rank test.
func TestScoreTestIsLogRankWithoutTies(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 7))
	obs := make([]stats.Observation, 80)
	x, group := make([]float64, len(obs)), make([]int, len(obs))
	for i, day := range rng.Perm(len(obs)) {
		obs[i] = stats.Observation{Time: float64(day) + 0.25, Event: rng.IntN(4) > 0}
		group[i] = rng.IntN(2)
		x[i] = float64(group[i])
	}
	m, err := stats.Cox(obs, []stats.Covariate{{Name: "x", Values: x}}, stats.CoxOptions{})
	require.NoError(t, err)
	c, err := stats.LogRank(obs, group, stats.LogRankOptions{})
	require.NoError(t, err)
	assert.InEpsilon(t, c.ChiSquare, m.Score.ChiSquare, 1e-9)
}

// One event against one other person at risk: the likelihood grows for ever, and
// so flat that its slope is zero in floating point.
func TestCoxSeesALikelihoodThatIsFlat(t *testing.T) {
	obs := []stats.Observation{{Time: 2}, {Time: 1, Event: true}, {Time: 2}}
	m, err := stats.Cox(obs, []stats.Covariate{{Name: "b", Values: []float64{30, 43.25, 50.125}}},
		stats.CoxOptions{Strata: []int{0, 0, 1}})
	require.NoError(t, err)
	require.Equal(t, stats.CoefficientDiverges, m.Coefficients[0].Status)
}
