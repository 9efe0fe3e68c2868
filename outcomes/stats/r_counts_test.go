package stats_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

type rCounts struct {
	Tables []struct {
		A, N1, C, N2    int
		Wilson          []float64  `json:"wilson"`
		WilsonCorrected []float64  `json:"wilson_corrected"`
		ClopperPearson  []float64  `json:"clopper_pearson"`
		FisherP         float64    `json:"fisher_p"`
		FisherOR        *float64   `json:"fisher_or"`
		FisherCI        []*float64 `json:"fisher_ci"`
		ChiSquare       float64    `json:"chi2"`
		LogRR           float64    `json:"log_rr"`
		LogRRVariance   float64    `json:"log_rr_var"`
		LogOR           float64    `json:"log_or"`
		LogORVariance   float64    `json:"log_or_var"`
		LogPeto         float64    `json:"log_peto"`
		LogPetoVariance float64    `json:"log_peto_var"`
	} `json:"tables"`
	Rates []struct {
		X1, X2 int
		T1, T2 float64
		LogIRR float64   `json:"log_irr"`
		IRRSE  float64   `json:"log_irr_se"`
		IRD    float64   `json:"ird"`
		IRDSE  float64   `json:"ird_se"`
		Exact  []float64 `json:"exact"`
	} `json:"rates"`
	Pairs []struct {
		B, C      int
		ChiSquare float64 `json:"chi2"`
		Corrected float64 `json:"corrected"`
		Exact     float64 `json:"exact"`
	} `json:"pairs"`
	P          []float64 `json:"p"`
	Bonferroni []float64 `json:"bonferroni"`
	Holm       []float64 `json:"holm"`
	Hochberg   []float64 `json:"hochberg"`
	BH         []float64 `json:"bh"`
}

func countsOfR(t *testing.T) (c rCounts) {
	fromR(t, "counts.json", &c)
	return c
}

func TestTablesAgreeWithR(t *testing.T) {
	for _, c := range countsOfR(t).Tables {
		table := stats.TwoByTwo{Treated: stats.Count{Events: c.A, N: c.N1}, Control: stats.Count{Events: c.C, N: c.N2}}
		what := fmt.Sprintf("%d/%d and %d/%d: ", c.A, c.N1, c.C, c.N2)
		limits := func(want []float64, f stats.Figure, err error, name string) {
			require.NoError(t, err)
			agrees(t, &want[0], f.Low, closedForm, what+name+" low")
			agrees(t, &want[1], f.High, closedForm, what+name+" high")
		}
		f, err := stats.Proportion(table.Treated, stats.Wilson, 0)
		limits(c.Wilson, f, err, "Wilson")
		f, err = stats.Proportion(table.Treated, stats.WilsonCorrected, 0)
		limits(c.WilsonCorrected, f, err, "Wilson corrected")
		f, err = stats.Proportion(table.Treated, stats.ClopperPearson, 0)
		limits(c.ClopperPearson, f, err, "Clopper & Pearson")

		test, err := table.ChiSquare()
		require.NoError(t, err)
		is(t, c.ChiSquare, test.ChiSquare, closedForm, what+"chi-square")
		exact, err := table.Fisher(0)
		require.NoError(t, err)
		is(t, c.FisherP, exact.P, closedForm, what+"Fisher")
		// R looks for the ratio and its limits to a tolerance of 1.2e-4 of its own;
		// what is found here to the last digits is held to that.
		if c.FisherOR != nil && *c.FisherOR > 0 {
			agrees(t, c.FisherOR, exact.OddsRatio.Value, 1e-3, what+"conditional ratio")
		}
		if c.FisherCI[0] != nil && *c.FisherCI[0] > 0 {
			agrees(t, c.FisherCI[0], exact.OddsRatio.Low, 1e-3, what+"conditional low")
		}
		if c.FisherCI[1] != nil {
			agrees(t, c.FisherCI[1], exact.OddsRatio.High, 1e-3, what+"conditional high")
		}
		for _, r := range []struct {
			name          string
			ratio         func(float64) (stats.Figure, error)
			log, variance float64
		}{{"risk ratio", table.RiskRatio, c.LogRR, c.LogRRVariance}, {"odds ratio", table.OddsRatio, c.LogOR, c.LogORVariance}, {"Peto", table.PetoOddsRatio, c.LogPeto, c.LogPetoVariance}} {
			f, err := r.ratio(0)
			require.NoError(t, err)
			want, se := math.Exp(r.log), math.Sqrt(r.variance)
			agrees(t, &want, f.Value, closedForm, what+r.name)
			agrees(t, &se, f.StdErr, closedForm, what+r.name+", standard error")
		}
	}
}

func TestRatesAgreeWithR(t *testing.T) {
	for _, c := range countsOfR(t).Rates {
		one, other := stats.Rate{Events: c.X1, Time: c.T1}, stats.Rate{Events: c.X2, Time: c.T2}
		f, err := stats.RateRatio(one, other, 0)
		require.NoError(t, err)
		want := math.Exp(c.LogIRR)
		agrees(t, &want, f.Value, closedForm, "rate ratio")
		agrees(t, &c.IRRSE, f.StdErr, closedForm, "its standard error")
		f, err = stats.RateDifference(one, other, 0)
		require.NoError(t, err)
		agrees(t, &c.IRD, f.Value, closedForm, "rate difference")
		agrees(t, &c.IRDSE, f.StdErr, closedForm, "its standard error")
		f, err = one.Estimate(0)
		require.NoError(t, err)
		agrees(t, &c.Exact[0], f.Low, closedForm, "exact low")
		agrees(t, &c.Exact[1], f.High, closedForm, "exact high")
	}
}

func TestPairedSharesAgreeWithR(t *testing.T) {
	for _, c := range countsOfR(t).Pairs {
		p, err := stats.McNemar(c.B, c.C)
		require.NoError(t, err)
		is(t, c.ChiSquare, p.Test.ChiSquare, closedForm, "McNemar")
		is(t, c.Corrected, p.Corrected.ChiSquare, closedForm, "corrected")
		is(t, c.Exact, p.ExactP, closedForm, "exact")
	}
}

func TestAdjustedPAgreeWithR(t *testing.T) {
	c := countsOfR(t)
	for method, want := range map[stats.Adjustment][]float64{stats.Bonferroni: c.Bonferroni, stats.Holm: c.Holm, stats.Hochberg: c.Hochberg, stats.BenjaminiHochberg: c.BH} {
		got, err := stats.Adjust(c.P, method)
		require.NoError(t, err)
		for i := range want {
			is(t, want[i], got[i], closedForm, method.String())
		}
	}
}
