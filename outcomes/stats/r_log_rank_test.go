package stats_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// R has rho 0 and 1 (log-rank and Peto); Gehan's and Tarone and Ware's weights
// were counted anew at every time in R.
func TestRLogRank(t *testing.T) {
	people := crowds(t)
	for _, r := range casesOf[struct {
		Set, Weight        string
		Strata             bool
		Observed, Expected []float64
		Variance           [][]float64
		ChiSquare          stats.Estimate `json:"chi_square"`
		P                  stats.Estimate
	}](t, "log_rank") {
		name := r.Set + " " + r.Weight
		options := stats.LogRankOptions{Weight: stats.Weight(r.Weight)}
		if r.Strata {
			name += " strata"
			options.Strata = people[r.Set].Stratum
		}
		t.Run(name, func(t *testing.T) {
			c, err := stats.LogRank(people[r.Set].followUp(), people[r.Set].Group, options)
			require.NoError(t, err)
			require.Len(t, c.Groups, len(r.Observed))
			for g, counts := range c.Groups {
				agreeNumber(t, stats.Known(r.Observed[g]), counts.Observed, closedForm, "observed in group %d", g)
				agreeNumber(t, stats.Known(r.Expected[g]), counts.Expected, closedForm, "expected in group %d", g)
				for h, v := range c.Variance[g] {
					agreeNumber(t, stats.Known(r.Variance[g][h]), v, closedForm, "covariance of groups %d and %d", g, h)
				}
			}
			agreeNumber(t, r.ChiSquare, c.ChiSquare, closedForm, "chi-square")
			agreeNumber(t, r.P, c.P, closedForm, "p")
		})
	}
}
