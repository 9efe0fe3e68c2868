package stats_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// vcd (Kappa) gives value and large-sample standard error.
func TestRCohenKappa(t *testing.T) {
	for _, r := range casesOf[struct {
		Table                         [][]int
		Unweighted, Linear, Quadratic []stats.Estimate
	}](t, "kappa") {
		for weight, want := range map[stats.KappaWeight][]stats.Estimate{
			stats.Unweighted: r.Unweighted, stats.LinearWeight: r.Linear, stats.QuadraticWeight: r.Quadratic,
		} {
			a, err := stats.CohenKappa(r.Table, weight, 0)
			require.NoError(t, err)
			agreeFigure(t, want, a.Kappa, closedForm, "%s kappa of %v", weight, r.Table)
		}
	}
}

// The variance of Gwet (2008), written out in make.R as irrCAC has it.
func TestRFleissKappa(t *testing.T) {
	for _, r := range casesOf[struct {
		Counts                    [][]int
		Kappa, Observed, Expected stats.Estimate
		StdErr                    stats.Estimate `json:"std_err"`
	}](t, "fleiss") {
		a, err := stats.FleissKappa(r.Counts, 0)
		require.NoError(t, err)
		agreeNumber(t, r.Observed, a.Observed, closedForm, "observed")
		agreeNumber(t, r.Expected, a.Expected, closedForm, "expected")
		agreeFigure(t, []stats.Estimate{r.Kappa, r.StdErr}, a.Kappa, closedForm, "kappa")
	}
}

// psych (ICC) lists ICC(1,1), (2,1), (3,1) and then the averages.
func TestRIntraclass(t *testing.T) {
	for _, r := range casesOf[struct {
		Ratings        [][]float64
		ICC, Low, High []stats.Estimate
		F, DF1, DF2, P []stats.Estimate
	}](t, "icc") {
		c, err := stats.ICC(r.Ratings, 0)
		require.NoError(t, err)
		for i, form := range []stats.IntraclassForm{c.OneWay, c.TwoWayRandom, c.TwoWayFixed} {
			for average, f := range []stats.Figure{form.Single, form.Average} {
				at := i + 3*average
				agree(t, r.ICC[at], f.Value, closedForm, "ICC %d", at)
				agree(t, r.Low[at], f.Low, closedForm, "ICC %d low", at)
				agree(t, r.High[at], f.High, closedForm, "ICC %d high", at)
				agreeNumber(t, r.F[at], form.Test.F, closedForm, "ICC %d F", at)
				agreeNumber(t, r.DF1[at], form.Test.DF1, closedForm, "ICC %d df1", at)
				agreeNumber(t, r.DF2[at], form.Test.DF2, closedForm, "ICC %d df2", at)
				agreeNumber(t, r.P[at], form.Test.P, closedForm, "ICC %d p", at)
			}
		}
	}
}
