package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// With one covariate the coefficient has no maximum exactly if everyone who has
// an event has the largest value of those at risk, or everyone the smallest.
func TestCoxKnowsWhichCoefficientsHaveAMaximum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		obs := observations(t, true)
		ties := rapid.SampledFrom([]stats.Ties{stats.Efron, stats.Breslow}).Draw(t, "ties")
		far := rapid.SampledFrom([]float64{1, 10, 1000}).Draw(t, "far")
		x, strata := make([]float64, len(obs)), []int(nil)
		for i := range x {
			x[i] = float64(rapid.IntRange(1980, 1982).Draw(t, "x"))
			if rapid.IntRange(0, 9).Draw(t, "outlier") == 0 {
				x[i] += far
			}
		}
		if rapid.Bool().Draw(t, "stratified") {
			for range obs {
				strata = append(strata, min(rapid.IntRange(0, 1).Draw(t, "stratum"), len(obs)-1))
			}
		}
		m, err := stats.Cox(obs, []stats.Covariate{{Name: "x", Values: x}}, stats.CoxOptions{Ties: ties, Strata: strata})
		if err != nil {
			require.ErrorIs(t, err, stats.ErrNoEvents)
			return
		}
		largest, smallest := true, true
		for i, o := range obs {
			for k, other := range obs {
				together := (strata == nil || strata[i] == strata[k]) && other.Time >= o.Time && (other.Entry == 0 || other.Entry < o.Time)
				if o.Event && together {
					largest, smallest = largest && x[i] >= x[k], smallest && x[i] <= x[k]
				}
			}
		}
		want := stats.CoefficientEstimated
		switch {
		case largest && smallest:
			want = stats.CoefficientDependent
		case largest || smallest:
			want = stats.CoefficientDiverges
		}
		require.Equal(t, want, m.Coefficients[0].Status)
	})
}

// Going back before the entry of someone whose hazard is far beyond everyone
// else's, the sum over those at risk must be theirs and not what rounding left.
func TestCoxSumsWhatRemainsAfterALargeHazard(t *testing.T) {
	for name, tt := range map[string]struct {
		obs    []stats.Observation
		a, b   []float64
		strata []int
		want   [2]stats.CoefficientStatus
	}{
		"an estimate where there is none": {
			[]stats.Observation{
				{Time: 0}, {Time: 2, Event: true, Entry: 1}, {Time: 0}, {Time: 2, Event: true}, {Time: 5, Event: true},
				{Time: 1, Event: true}, {Time: 3}, {Time: 0, Event: true}, {Time: 4, Event: true, Entry: 2},
			},
			[]float64{0, 1, 1, 1, 0, 1, 0, 0, 1},
			[]float64{32.01536750793457, 30, 30.5, 30, 53.00117000937462, 31.000061050822865, 64, 30, 54.01174962775636},
			[]int{0, 1, 0, 0, 0, 0, 0, 1, 0},
			[2]stats.CoefficientStatus{stats.CoefficientDiverges, stats.CoefficientDiverges},
		},
		"a likelihood a little off": {
			[]stats.Observation{
				{Time: 0}, {Time: 1, Event: true}, {Time: 2, Entry: 1}, {Time: 2}, {Time: 3, Entry: 1},
				{Time: 1, Event: true}, {Time: 3, Event: true, Entry: 1},
			},
			[]float64{0, 0, 1, 1, 0, 0, 1},
			[]float64{30, 30, 30, 38.75, 30, 30.5, 37.75},
			nil,
			[2]stats.CoefficientStatus{stats.CoefficientEstimated, stats.CoefficientEstimated},
		},
		"an iteration that does not settle": {
			[]stats.Observation{{Time: 2}, {Time: 0}, {Time: 1, Event: true}, {Time: 2}, {Time: 0}, {Time: 0}, {Time: 3}, {Time: 3, Entry: 2}},
			[]float64{0, 0, 1, 1, 0, 0, 0, 1},
			[]float64{30, 30, 32, 30, 30, 30, 62.5, 38.984375},
			nil,
			[2]stats.CoefficientStatus{stats.CoefficientDiverges, stats.CoefficientDiverges},
		},
	} {
		t.Run(name, func(t *testing.T) {
			covariates := []stats.Covariate{{Name: "a", Values: tt.a}, {Name: "b", Values: tt.b}}
			m, err := stats.Cox(tt.obs, covariates, stats.CoxOptions{Strata: tt.strata})
			require.NoError(t, err)
			var beta []float64
			for j, c := range m.Coefficients {
				require.Equal(t, tt.want[j], c.Status)
				if c.Status == stats.CoefficientEstimated {
					beta = append(beta, value(t, c.Coef))
				}
			}
			if len(beta) == len(covariates) {
				assert.InDelta(t, directCox(tt.obs, covariates, tt.strata, stats.Efron, beta), m.LogLikelihood, 1e-9)
			}
		})
	}
}

// The slopes of both covariates vanish together, and what they differ by lies
// in rounding: the iteration must see that and not walk about.
func TestCoxSeesTwoCoefficientsDiverge(t *testing.T) {
	obs := []stats.Observation{{Time: 0}, {Time: 1}, {Time: 0, Event: true}, {Time: 0}, {Time: 0}, {Time: 1}}
	m, err := stats.Cox(obs, []stats.Covariate{
		{Name: "a", Values: []float64{-1, 1. / 512, 1. / 512, -3.90625, -1, -1}},
		{Name: "b", Values: []float64{-1000, 1, -1, 1, 1, 1}},
	}, stats.CoxOptions{})
	require.NoError(t, err)
	for _, c := range m.Coefficients {
		assert.Equal(t, stats.CoefficientDiverges, c.Status)
	}
	assert.InDelta(t, 0, m.LogLikelihood, 1e-6, "the event is certain in the limit")
}

// Without ties and covariates the likelihood is 1 / n!. A million logarithms
// added one by one would be off by more than the last Newton step gains.
func TestCoxAddsUpManyEvents(t *testing.T) {
	obs := make([]stats.Observation, million)
	for i := range obs {
		obs[i] = stats.Observation{Time: float64(i + 1), Event: true}
	}
	m, err := stats.Cox(obs, []stats.Covariate{{Name: "none", Values: make([]float64, million)}}, stats.CoxOptions{})
	require.NoError(t, err)
	factorial, _ := math.Lgamma(million + 1)
	assert.InDelta(t, -factorial, m.LogLikelihoodNull, 1e-7)
}
