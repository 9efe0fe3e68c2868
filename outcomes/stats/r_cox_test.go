package stats_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// R stops where the likelihood gains less than 1e-9 of itself; make.R sets 1e-13.
func TestRCox(t *testing.T) {
	people := crowds(t)
	for _, r := range casesOf[struct {
		Set, Ties, Robust string
		Strata            bool
		Coef              []stats.Estimate
		StdErr            []stats.Estimate `json:"std_err"`
		ModelStdErr       []stats.Estimate `json:"model_std_err"`
		Z, P, Low, High   []stats.Estimate
		Loglik            []stats.Estimate
		Score, Wald, LR   stats.Estimate
		LRP               stats.Estimate   `json:"lr_p"`
		KM                []stats.Estimate `json:"zph_km"`
		KMP               []stats.Estimate `json:"zph_km_p"`
		Identity          []stats.Estimate `json:"zph_identity"`
		IdentityP         []stats.Estimate `json:"zph_identity_p"`
		Log               []stats.Estimate `json:"zph_log"`
		LogP              []stats.Estimate `json:"zph_log_p"`
	}](t, "cox") {
		name := r.Set + " " + r.Ties + " " + r.Robust
		c := people[r.Set]
		options := stats.CoxOptions{Ties: stats.Ties(r.Ties), Robust: r.Robust == "rows"}
		if r.Strata {
			name += " strata"
			options.Strata = c.Stratum
		}
		if r.Robust == "cluster" {
			options.Cluster = c.Cluster
		}
		t.Run(name, func(t *testing.T) {
			m, err := stats.Cox(c.followUp(), c.covariates(), options)
			require.NoError(t, err)
			for j, got := range m.Coefficients {
				agree(t, r.Coef[j], got.Coef, iterated, "coefficient %d", j)
				agree(t, r.StdErr[j], got.StdErr, iterated, "standard error %d", j)
				agree(t, r.ModelStdErr[j], got.ModelStdErr, iterated, "standard error %d from the likelihood", j)
				agree(t, r.Z[j], got.Z, iterated, "z %d", j)
				agree(t, r.P[j], got.P, iterated, "p %d", j)
				agree(t, r.Low[j], got.Low, iterated, "low %d", j)
				agree(t, r.High[j], got.High, iterated, "high %d", j)
			}
			agreeNumber(t, r.Loglik[0], m.LogLikelihoodNull, closedForm, "log likelihood at 0")
			agreeNumber(t, r.Loglik[1], m.LogLikelihood, closedForm, "log likelihood")
			agreeNumber(t, r.Score, m.Score.ChiSquare, closedForm, "score")
			agreeNumber(t, r.Wald, m.Wald.ChiSquare, iterated, "wald")
			agreeNumber(t, r.LR, m.LikelihoodRatio.ChiSquare, iterated, "likelihood ratio")
			agreeNumber(t, r.LRP, m.LikelihoodRatio.P, iterated, "p of the likelihood ratio")
			for scale, want := range map[stats.TimeScale][2][]stats.Estimate{
				stats.SurvivalScale: {r.KM, r.KMP}, stats.IdentityScale: {r.Identity, r.IdentityP}, stats.LogScale: {r.Log, r.LogP},
			} {
				if want[0] == nil {
					continue
				}
				check, err := stats.ProportionalHazards(c.followUp(), c.covariates(), options, scale)
				require.NoError(t, err)
				for j, term := range append(check.Terms, stats.TermCheck{Test: check.Global}) {
					agreeNumber(t, want[0][j], term.Test.ChiSquare, iterated, "%s: check of %d", scale, j)
					agreeNumber(t, want[1][j], term.Test.P, iterated, "%s: p of %d", scale, j)
				}
			}
		})
	}
}
