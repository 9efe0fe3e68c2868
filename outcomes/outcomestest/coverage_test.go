package outcomestest_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/outcomestest"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// A trial is one draw: whether an interval holds the truth.
type trial func(t *testing.T, seed uint64) bool

func holds(f stats.Figure, truth float64) bool {
	low, ok := f.Low.Value()
	high, also := f.High.Value()
	return ok && also && low <= truth && truth <= high
}

// Intervals of 95 % hold the truth in 93 to 97 of 100 draws: that is three standard
// errors of 1,000 draws either way.
func TestIntervalsCoverTheTruth(t *testing.T) {
	cohort := outcomestest.Cohort{Groups: []outcomestest.Group{
		{N: 150, Hazards: outcomestest.Hazards{{From: 0, Hazard: .1}, {From: 6, Hazard: .05}}},
		{N: 150, Hazards: outcomestest.Hazards{{From: 0, Hazard: .06}, {From: 6, Hazard: .03}}},
	}, Lost: .01, Until: 24}
	rivals := outcomestest.Rivals{N: 200, Hazards: []float64{.06, .03}, Lost: .02, Until: 24}
	arms := outcomestest.TwoArms{TreatedN: 80, ControlN: 90, TreatedRisk: .35, ControlRisk: .5}
	means := outcomestest.TwoMeans{TreatedN: 25, ControlN: 30, TreatedMean: 40, ControlMean: 36, SD: 8}
	papers := outcomestest.Literature{Studies: 12, Mean: -.2, Tau2: .04, Low: .01, High: .06}
	curve := func(t *testing.T, seed uint64) stats.Curve {
		obs, group, err := cohort.Draw(seed)
		require.NoError(t, err)
		curves, err := stats.KaplanMeierBy(obs, group, stats.Confidence{})
		require.NoError(t, err)
		return curves[0]
	}
	tests := []struct {
		name string
		slow bool
		draw trial
	}{
		{"risk difference", false, func(t *testing.T, seed uint64) bool {
			d, err := arms.Draw(seed)
			require.NoError(t, err)
			f, err := d.RiskDifference(stats.Newcombe, .95)
			require.NoError(t, err)
			return holds(f, arms.RiskDifference())
		}},
		{"risk ratio", false, func(t *testing.T, seed uint64) bool {
			d, err := arms.Draw(seed)
			require.NoError(t, err)
			f, err := d.RiskRatio(.95)
			require.NoError(t, err)
			return holds(f, arms.RiskRatio())
		}},
		{"odds ratio", false, func(t *testing.T, seed uint64) bool {
			d, err := arms.Draw(seed)
			require.NoError(t, err)
			f, err := d.OddsRatio(.95)
			require.NoError(t, err)
			return holds(f, arms.OddsRatio())
		}},
		{"difference of means", false, func(t *testing.T, seed uint64) bool {
			a, b, err := means.Draw(seed)
			require.NoError(t, err)
			w, err := stats.Welch(describe(t, a), describe(t, b), .95)
			require.NoError(t, err)
			return holds(w.Difference, means.Difference())
		}},
		{"pooled effect, Knapp and Hartung", true, func(t *testing.T, seed uint64) bool {
			effects, err := papers.Draw(seed)
			require.NoError(t, err)
			m, err := stats.Pool(effects, stats.PoolOptions{KnappHartung: stats.KnappHartungPlain})
			require.NoError(t, err)
			return holds(m.Effect, papers.Mean)
		}},
		{"survival", true, func(t *testing.T, seed uint64) bool {
			s, err := curve(t, seed).At(9)
			require.NoError(t, err)
			return holds(stats.Figure{Low: s.Low, High: s.High}, cohort.Groups[0].Hazards.Survival(9))
		}},
		{"median", true, func(t *testing.T, seed uint64) bool {
			m := curve(t, seed).Median()
			truth, _ := cohort.Groups[0].Hazards.Median().Value()
			return holds(stats.Figure{Low: m.Low, High: m.High}, truth)
		}},
		{"restricted mean", true, func(t *testing.T, seed uint64) bool {
			m, err := curve(t, seed).RestrictedMean(18)
			require.NoError(t, err)
			return math.Abs(m.Value-cohort.Groups[0].Hazards.RestrictedMean(18)) <= 1.959964*m.StdErr
		}},
		{"hazard ratio", true, func(t *testing.T, seed uint64) bool {
			obs, group, err := cohort.Draw(seed)
			require.NoError(t, err)
			x := make([]float64, len(group))
			for i, g := range group {
				x[i] = float64(g)
			}
			m, err := stats.Cox(obs, []stats.Covariate{{Name: "group", Values: x}}, stats.CoxOptions{})
			require.NoError(t, err)
			truth, err := cohort.HazardRatio(1)
			require.NoError(t, err)
			return holds(stats.Figure{Low: m.Coefficients[0].Low, High: m.Coefficients[0].High}, truth)
		}},
		{"cumulative incidence", true, func(t *testing.T, seed uint64) bool {
			obs, err := rivals.Draw(seed)
			require.NoError(t, err)
			c, err := stats.CumulativeIncidence(obs, stats.Confidence{})
			require.NoError(t, err)
			s, err := c.At(1, 10)
			require.NoError(t, err)
			return holds(s.Incidence, rivals.Incidence(1, 10))
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.slow && testing.Short() {
				t.Skip("a thousand fits")
			}
			held := 0
			for seed := range uint64(1000) {
				if tt.draw(t, seed) {
					held++
				}
			}
			assert.GreaterOrEqual(t, held, 930)
			assert.LessOrEqual(t, held, 970)
		})
	}
}

func describe(t *testing.T, values []float64) stats.Sample {
	t.Helper()
	s, err := stats.Describe(values)
	require.NoError(t, err)
	return s
}

// Of many studies the spread that is found is the one put in.
func TestTheSpreadOfStudiesIsFound(t *testing.T) {
	l := outcomestest.Literature{Studies: 2000, Mean: .3, Tau2: .09, Low: .01, High: .05}
	effects, err := l.Draw(3)
	require.NoError(t, err)
	m, err := stats.Pool(effects, stats.PoolOptions{})
	require.NoError(t, err)
	assert.True(t, holds(m.Tau2, .09))
	assert.True(t, holds(m.Effect, .3))
}
