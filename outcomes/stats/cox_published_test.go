package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

func TestPublishedCox(t *testing.T) {
	sixMP, methadone, uis := shipped(t, "six_mp.csv"), shipped(t, "methadone.csv"), shipped(t, "uis.csv")
	clinic := []string{"clinic", "prison", "dose"}
	type effect struct{ coef, se float64 }
	tests := []struct {
		name        string
		data        table
		covariates  []string
		strata      []int
		ties        stats.Ties
		want        []effect
		digits      float64
		null, fit   float64    // NaN: not printed
		tests       [3]float64 // likelihood ratio, score, Wald
		ratio       [3]float64 // hazard ratio and limits; 0: not printed
		ratioDigits float64
	}{
		{"6-MP Breslow", sixMP, []string{"placebo"}, nil, stats.Breslow, []effect{{1.50919, .40956}}, five,
			-93.98505, -86.37962, [3]float64{15.2109, 15.9305, 13.5783}, [3]float64{4.5231, 2.0268, 10.0938}, four},
		{"6-MP Efron", sixMP, []string{"placebo"}, nil, "", []effect{{1.57213, .41240}}, five,
			-93.18427, -85.00842, [3]float64{16.3517, 17.2465, 14.5326}, [3]float64{4.8169, 2.1465, 10.8093}, four},
		{"methadone Efron", methadone, clinic, nil, stats.Efron, []effect{{-1.009896, .214889}, {.326555, .167225}, {-.035369, .006379}}, six,
			-705.53931, -673.25914, [3]float64{64.5603, 56.3155, 54.1234}, [3]float64{}, 0},
		{"methadone Breslow", methadone, clinic, nil, stats.Breslow, []effect{{-1.008870, .214871}, {.326511, .167221}, {-.035396, .006379}}, six,
			-705.66190, -673.40242, [3]float64{64.5190, 56.2730, 54.0944}, [3]float64{}, 0},
		{"methadone Efron by clinic", methadone, clinic[1:], methadone.codes(t, "clinic", "1", "2"), stats.Efron, []effect{{.389605, .168930}, {-.035115, .006465}}, six,
			-614.47351, -597.51648, [3]float64{33.9141, 33.3346, 32.6635}, [3]float64{}, 0},
		{"methadone Breslow by clinic", methadone, clinic[1:], methadone.codes(t, "clinic", "1", "2"), stats.Breslow, []effect{{.388788, .168915}, {-.035145, .006465}}, six,
			-614.68365, -597.71400, [3]float64{33.9393, 33.3628, 32.6905}, [3]float64{}, 0},
		{"methadone clinic only", methadone, clinic[:1], nil, stats.Efron, []effect{{-1.075423, .212654}}, six,
			math.NaN(), -690.04448, [3]float64{30.9896, 27.9164, math.NaN()}, [3]float64{}, 0},
		{"programme Efron", uis, []string{"long"}, nil, stats.Efron, []effect{{-.231630, .088993}}, six,
			-2959.56503, -2956.17403, [3]float64{6.7820, 6.8045, 6.7745}, [3]float64{.793240}, six},
		{"programme Breslow", uis, []string{"long"}, nil, stats.Breslow, []effect{{-.231093, .088994}}, six,
			-2960.50456, -2957.12930, [3]float64{math.NaN(), 6.7728, math.NaN()}, [3]float64{.793666}, six},
	}
	near := func(t *testing.T, want, got, delta float64) {
		t.Helper()
		if !math.IsNaN(want) {
			assert.InDelta(t, want, got, delta)
		}
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			obs := tt.data.followUp(t, "time", "event")
			var covariates []stats.Covariate
			for _, name := range tt.covariates {
				covariates = append(covariates, tt.data.covariate(t, name))
			}
			m, err := stats.Cox(obs, covariates, stats.CoxOptions{Ties: tt.ties, Strata: tt.strata})
			require.NoError(t, err)
			near(t, tt.null, m.LogLikelihoodNull, five)
			near(t, tt.fit, m.LogLikelihood, five)
			for i, got := range []stats.Test{m.LikelihoodRatio, m.Score, m.Wald} {
				near(t, tt.tests[i], got.ChiSquare, four)
				assert.Equal(t, len(covariates), got.DF)
			}
			var beta []float64
			for i, c := range m.Coefficients {
				assert.Equal(t, stats.CoefficientEstimated, c.Status)
				near(t, tt.want[i].coef, value(t, c.Coef), tt.digits)
				near(t, tt.want[i].se, value(t, c.StdErr), tt.digits)
				beta = append(beta, value(t, c.Coef))
			}
			for i, e := range []stats.Estimate{m.Coefficients[0].HazardRatio, m.Coefficients[0].Low, m.Coefficients[0].High} {
				if tt.ratio[i] != 0 {
					near(t, tt.ratio[i], value(t, e), tt.ratioDigits)
				}
			}
			assert.InDelta(t, directCox(obs, covariates, tt.strata, tt.ties, make([]float64, len(beta))), m.LogLikelihoodNull, 1e-8)
			assert.InDelta(t, directCox(obs, covariates, tt.strata, tt.ties, beta), m.LogLikelihood, 1e-8)
			assertMaximum(t, obs, covariates, tt.strata, tt.ties, m)
		})
	}
}

// assertMaximum checks slope and curvature of the directly computed likelihood
// at the fit by finite differences: the slope is 0 and the standard errors come
// from the inverse of the curvature.
func assertMaximum(t *testing.T, obs []stats.Observation, covariates []stats.Covariate, strata []int, ties stats.Ties, m stats.CoxModel) {
	t.Helper()
	p := len(covariates)
	beta, h := make([]float64, p), make([]float64, p)
	for i, c := range m.Coefficients {
		beta[i], h[i] = value(t, c.Coef), 2e-3*value(t, c.StdErr)
	}
	at := func(i int, di float64, j int, dj float64) float64 {
		b := append([]float64(nil), beta...)
		b[i] += di * h[i]
		b[j] += dj * h[j]
		return directCox(obs, covariates, strata, ties, b)
	}
	info := make([][]float64, p)
	for i := range p {
		slope := (at(i, 1, i, 0) - at(i, -1, i, 0)) / (2 * h[i])
		assert.InDelta(t, 0, slope*h[i]/2e-3, 1e-5, "slope in standard errors")
		info[i] = make([]float64, p)
		for j := range p {
			if i == j {
				info[i][i] = -(at(i, 1, i, 0) - 2*at(i, 0, i, 0) + at(i, -1, i, 0)) / (h[i] * h[i])
			} else {
				info[i][j] = -(at(i, 1, j, 1) - at(i, 1, j, -1) - at(i, -1, j, 1) + at(i, -1, j, -1)) / (4 * h[i] * h[j])
			}
		}
	}
	for i, c := range m.Coefficients {
		assert.InEpsilon(t, math.Sqrt(inverse(info)[i][i]), value(t, c.StdErr), 2e-4)
	}
}

// inverse inverts by Gauss-Jordan elimination.
func inverse(a [][]float64) [][]float64 {
	n := len(a)
	m := make([][]float64, n)
	for i := range n {
		m[i] = append(append([]float64(nil), a[i]...), make([]float64, n)...)
		m[i][n+i] = 1
	}
	for c := range n {
		for r := c + 1; r < n; r++ {
			if math.Abs(m[r][c]) > math.Abs(m[c][c]) {
				m[r], m[c] = m[c], m[r]
			}
		}
		for r := range n {
			f := m[r][c] / m[c][c]
			for k := range m[r] {
				if r != c {
					m[r][k] -= f * m[c][k]
				}
			}
		}
		for k, d := 0, m[c][c]; k < 2*n; k++ {
			m[c][k] /= d
		}
	}
	out := make([][]float64, n)
	for i := range n {
		out[i] = m[i][n:]
	}
	return out
}
