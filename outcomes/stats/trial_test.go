package stats_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// trialData returns the table of 2,492 people in three trials of treatment for
// opioid use disorder (CTN-0094), or nil where it is not on this machine. The
// data are not part of the repository: the folder that holds them is named by
// ALONGSIDE_DATA, or lies beside the repository.
func trialData(t testing.TB) table {
	t.Helper()
	folder := os.Getenv("ALONGSIDE_DATA")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared", "data")
	}
	path := filepath.Join(folder, "ctn0094.csv")
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return tableIn(t, path)
}

func TestTrialData(t *testing.T) {
	data := trialData(t)
	if data == nil {
		t.Log("the trial data are not here: nothing was checked")
		return
	}
	arms := []string{"Inpatient BUP", "Inpatient NR-NTX", "Methadone", "Outpatient BUP", "Outpatient BUP + EMM", "Outpatient BUP + SMM"}
	arm := data.codes(t, "treatment", arms...)
	for _, tt := range []struct {
		time, event string
		events      int
		byArm       [6][2]int // people, events: counted with another program
	}{
		{"relapse_time", "relapse", 1873, [6][2]int{{287, 168}, {283, 191}, {529, 361}, {740, 562}, {329, 306}, {324, 285}}},
		{"dropout_time", "dropout", 1288, [6][2]int{{287, 157}, {283, 182}, {529, 136}, {740, 391}, {329, 221}, {324, 201}}},
	} {
		t.Run(tt.event, func(t *testing.T) {
			obs := data.followUp(t, tt.time, tt.event)
			require.Len(t, obs, 2492)
			assert.Equal(t, tt.events, curveOf(t, obs, "").Events())
			for k, want := range tt.byArm {
				part := pick(obs, arm, k)
				steps := directCurve(part)
				for _, kind := range kinds {
					c := curveOf(t, part, kind)
					require.Equal(t, want, [2]int{c.N(), c.Events()}, arms[k])
					require.Equal(t, len(steps), c.Len())
					i := 0
					for s := range c.Steps() {
						w := steps[i]
						require.Equal(t, []int{w.atRisk, w.events, w.censored}, []int{s.AtRisk, s.Events, s.Censored})
						require.InDelta(t, w.survival, s.Survival, 1e-12)
						if s.Survival > 0 {
							require.InDelta(t, w.stdErr, value(t, s.StdErr), 1e-10)
							require.InDelta(t, w.low[kind], value(t, s.Low), 1e-10)
							require.InDelta(t, w.high[kind], value(t, s.High), 1e-10)
						}
						i++
					}
				}
			}
			got, err := stats.LogRank(obs, arm, stats.LogRankOptions{})
			require.NoError(t, err)
			assert.Equal(t, 5, got.DF)
			o, e, v := directLogRank(obs, arm, nil, len(arms), func(_, _ float64) float64 { return 1 })
			statistic, drop := 0.0, make([][]float64, 5)
			for k := range drop {
				drop[k] = v[k+1][1:]
			}
			for k, row := range inverse(drop) {
				for l, w := range row {
					statistic += (o[k+1] - e[k+1]) * w * (o[l+1] - e[l+1])
				}
			}
			assert.InEpsilon(t, statistic, got.ChiSquare, 1e-9)
		})
	}
}

// Whole weeks tie heavily, so the two ways to treat ties differ visibly.
func TestTrialDataTies(t *testing.T) {
	data := trialData(t)
	if data == nil {
		t.Log("the trial data are not here: nothing was checked")
		return
	}
	obs := data.followUp(t, "dropout_time", "dropout")
	age := data.covariate(t, "age")
	methadone := stats.Covariate{Name: "methadone", Values: make([]float64, len(obs))}
	for i, arm := range data["treatment"] {
		if arm == "Methadone" {
			methadone.Values[i] = 1
		}
	}
	var coefs []float64
	for _, ties := range []stats.Ties{stats.Efron, stats.Breslow} {
		m, err := stats.Cox(obs, []stats.Covariate{age, methadone}, stats.CoxOptions{Ties: ties})
		require.NoError(t, err)
		beta := []float64{value(t, m.Coefficients[0].Coef), value(t, m.Coefficients[1].Coef)}
		assert.InDelta(t, directCox(obs, []stats.Covariate{age, methadone}, nil, ties, beta), m.LogLikelihood, 1e-6)
		coefs = append(coefs, beta[1])
	}
	assert.Less(t, coefs[0], coefs[1]-0.01, "Breslow is nearer to zero")
	assert.Less(t, coefs[1], 0.0)
}
