package stats_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// glm stops where the deviance gains less than 1e-8 of itself; make.R sets 1e-15.
// Weights, balance and the difference start from R's own fitted chances and
// ours alike, so that they are held to what an iteration gives.
func TestRLogisticAndWeights(t *testing.T) {
	for _, r := range casesOf[struct {
		X, Z, Y                         []float64
		Treated                         []int
		Coef                            []stats.Estimate
		StdErr                          []stats.Estimate `json:"std_err"`
		Zval, P                         []stats.Estimate
		Deviance, Effective             stats.Estimate
		Fitted                          []float64
		Ate, Att, Stabilised, Truncated []float64
		Difference, SMD                 []stats.Estimate
	}](t, "logistic") {
		treated := make([]bool, len(r.Treated))
		for i, v := range r.Treated {
			treated[i] = v == 1
		}
		covariates := []stats.Covariate{{Name: "x", Values: r.X}, {Name: "z", Values: r.Z}}
		m, err := stats.Logistic(treated, covariates, 0)
		require.NoError(t, err)
		agreeNumber(t, r.Deviance, m.Deviance, closedForm, "deviance")
		for j, term := range append([]stats.LogisticTerm{m.Intercept}, m.Terms...) {
			agreeFigure(t, []stats.Estimate{r.Coef[j], r.StdErr[j]}, term.Coef, iterated, "coefficient %d", j)
			agreeNumber(t, r.Zval[j], term.Z, iterated, "z %d", j)
			agreeNumber(t, r.P[j], term.P, iterated, "p %d", j)
		}
		require.InEpsilonSlice(t, r.Fitted, m.Fitted, iterated)
		var ate []float64
		for name, of := range map[string]struct {
			options stats.WeightOptions
			want    []float64
		}{
			"plain":      {stats.WeightOptions{}, r.Ate},
			"treated":    {stats.WeightOptions{Estimand: stats.TheTreated}, r.Att},
			"stabilised": {stats.WeightOptions{Stabilised: true}, r.Stabilised},
			"truncated":  {stats.WeightOptions{Truncate: .05}, r.Truncated},
		} {
			w, err := stats.InverseProbabilityWeights(treated, r.Fitted, of.options)
			require.NoError(t, err)
			require.InEpsilonSlice(t, of.want, w, closedForm, name)
			if name == "plain" {
				ate = w
			}
		}
		size, err := stats.EffectiveSize(ate)
		require.NoError(t, err)
		agreeNumber(t, r.Effective, size, closedForm, "effective size")
		d, err := stats.WeightedDifference(r.Y, treated, ate, 0)
		require.NoError(t, err)
		agreeFigure(t, r.Difference, d, closedForm, "weighted difference (sandwich HC0)")
		b, err := stats.Balance(treated, covariates, ate)
		require.NoError(t, err)
		agree(t, r.SMD[0], b.Rows[0].Before.Difference, closedForm, "balance before")
		agree(t, r.SMD[1], b.Rows[0].After.Difference, closedForm, "balance after")
	}
}

func TestRInterruptedSeries(t *testing.T) {
	for _, r := range casesOf[struct {
		Y            []float64
		Change       int
		Season       int
		LagAsked     int `json:"lag_asked"`
		Lag, DF      int
		Coef         []stats.Estimate
		StdErr       []stats.Estimate `json:"std_err"`
		P, Low, High []stats.Estimate
		DurbinWatson stats.Estimate `json:"durbin_watson"`
	}](t, "series") {
		s, err := stats.InterruptedSeries(r.Y, r.Change, stats.SeriesOptions{Season: r.Season, Lag: r.LagAsked})
		require.NoError(t, err)
		require.Equal(t, []int{r.Lag, r.DF}, []int{s.Lag, s.DF})
		for j, term := range []stats.SeriesTerm{s.Start, s.Trend, s.Level, s.Change} {
			agreeFigure(t, []stats.Estimate{r.Coef[j], r.StdErr[j], r.Low[j], r.High[j]}, term.Figure, closedForm, "%d points: term %d", len(r.Y), j)
			agreeNumber(t, r.P[j], term.P, closedForm, "%d points: p %d", len(r.Y), j)
		}
		agreeNumber(t, r.DurbinWatson, s.DurbinWatson, closedForm, "durbin-watson")
	}
}
