package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

type rScores struct {
	Groups []struct {
		Name      string    `json:"name"`
		X         []float64 `json:"x"`
		Y         []float64 `json:"y"`
		Welch     []float64 `json:"welch"` // t, df, p, low, high
		Student   []float64 `json:"student"`
		Paired    []float64 `json:"paired"`
		U         float64   `json:"u"`
		UP        float64   `json:"u_p"`
		G         float64   `json:"g"`
		GVariance float64   `json:"g_var"`
	} `json:"groups"`
	Propensity []struct {
		Age     []float64 `json:"age"`
		Before  []float64 `json:"before"`
		Treated []int     `json:"treated"`
		Y       []float64 `json:"y"`
		Coef    []float64 `json:"coef"`
		StdErr  []float64 `json:"std_err"`

		Deviance float64   `json:"deviance"`
		Fitted   []float64 `json:"fitted"`
		ATE      []float64 `json:"ate"`
		ATT      []float64 `json:"att"`

		ATEDifference float64 `json:"ate_difference"`
		ATESE         float64 `json:"ate_hc0"`
		ATTDifference float64 `json:"att_difference"`
		ATTSE         float64 `json:"att_hc0"`
	} `json:"propensity"`
	Series []struct {
		Y            []float64 `json:"y"`
		Change       int       `json:"change"`
		Lag          int       `json:"lag"`
		Season       int       `json:"season"`
		Coef         []float64 `json:"coef"`
		StdErr       []float64 `json:"std_err"`
		DurbinWatson float64   `json:"durbin_watson"`
	} `json:"series"`
}

func scoresOfR(t *testing.T) (c rScores) {
	fromR(t, "scores.json", &c)
	return c
}

func TestMeansAgreeWithR(t *testing.T) {
	for _, c := range scoresOfR(t).Groups {
		x, err := stats.Describe(c.X)
		require.NoError(t, err)
		y, err := stats.Describe(c.Y)
		require.NoError(t, err)
		same := func(want []float64, got stats.MeanTest, err error, what string) {
			require.NoError(t, err)
			what = c.Name + ", " + what
			is(t, want[0], got.T, closedForm, what+" t")
			is(t, want[1], got.DF, closedForm, what+" df")
			is(t, want[2], got.P, closedForm, what+" p")
			agrees(t, &want[3], got.Difference.Low, closedForm, what+" low")
			agrees(t, &want[4], got.Difference.High, closedForm, what+" high")
		}
		test, err := stats.Welch(x, y, 0)
		same(c.Welch, test, err, "Welch")
		test, err = stats.Student(x, y, 0)
		same(c.Student, test, err, "Student")
		if c.Paired != nil {
			change, err := stats.Paired(c.X, c.Y, 0)
			same(c.Paired, change.Mean, err, "paired")
		}
		g, err := stats.HedgesG(x, y, stats.LargeSample, 0)
		require.NoError(t, err)
		agrees(t, &c.G, g.G.Value, closedForm, c.Name+", g")
		se := math.Sqrt(c.GVariance)
		agrees(t, &se, g.G.StdErr, closedForm, c.Name+", standard error of g")
		ranks, err := stats.MannWhitney(c.X, c.Y)
		require.NoError(t, err)
		is(t, c.U, ranks.U, closedForm, c.Name+", U")
		is(t, c.UP, ranks.P, closedForm, c.Name+", p of U")
	}
}

func TestWeightingAgreesWithR(t *testing.T) {
	for _, c := range scoresOfR(t).Propensity {
		treated := make([]bool, len(c.Treated))
		for i, v := range c.Treated {
			treated[i] = v == 1
		}
		m, err := stats.Logistic(treated, []stats.Covariate{{Name: "age", Values: c.Age}, {Name: "before", Values: c.Before}}, 0)
		require.NoError(t, err)
		is(t, c.Deviance, m.Deviance, iterated, "deviance")
		for i, term := range append([]stats.LogisticTerm{m.Intercept}, m.Terms...) {
			agrees(t, &c.Coef[i], term.Coef.Value, iterated, "coefficient")
			agrees(t, &c.StdErr[i], term.Coef.StdErr, iterated, "its standard error")
		}
		for estimand, want := range map[stats.Estimand]struct {
			weights        []float64
			difference, se float64
		}{stats.Everybody: {c.ATE, c.ATEDifference, c.ATESE}, stats.TheTreated: {c.ATT, c.ATTDifference, c.ATTSE}} {
			w, err := stats.InverseProbabilityWeights(treated, m.Fitted, stats.WeightOptions{Estimand: estimand})
			require.NoError(t, err)
			for i := range w {
				is(t, c.Fitted[i], m.Fitted[i], iterated, "propensity")
				is(t, want.weights[i], w[i], iterated, "weight")
			}
			f, err := stats.WeightedDifference(c.Y, treated, w, 0)
			require.NoError(t, err)
			agrees(t, &want.difference, f.Value, iterated, "weighted difference")
			agrees(t, &want.se, f.StdErr, iterated, "its robust standard error")
		}
	}
}

func TestSeriesAgreeWithR(t *testing.T) {
	for _, c := range scoresOfR(t).Series {
		s, err := stats.InterruptedSeries(c.Y, c.Change, stats.SeriesOptions{Season: c.Season, Lag: c.Lag})
		require.NoError(t, err)
		for i, term := range []stats.SeriesTerm{s.Start, s.Trend, s.Level, s.Change} {
			agrees(t, &c.Coef[i], term.Value, closedForm, "coefficient")
			agrees(t, &c.StdErr[i], term.StdErr, closedForm, "its standard error")
		}
		is(t, c.DurbinWatson, s.DurbinWatson, closedForm, "Durbin & Watson")
	}
}
