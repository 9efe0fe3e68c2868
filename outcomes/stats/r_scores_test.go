package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// agreeMeans compares estimate, t, degrees of freedom, p and limits.
func agreeMeans(t testing.TB, want []stats.Estimate, got stats.MeanTest, what string) {
	t.Helper()
	agree(t, want[0], got.Difference.Value, closedForm, what)
	agreeNumber(t, want[1], got.T, closedForm, what+": t")
	agreeNumber(t, want[2], got.DF, closedForm, what+": df")
	agreeNumber(t, want[3], got.P, closedForm, what+": p")
	agree(t, want[4], got.Difference.Low, closedForm, what+": low")
	agree(t, want[5], got.Difference.High, closedForm, what+": high")
}

func TestRScores(t *testing.T) {
	for _, r := range casesOf[struct {
		Treated, Control         []float64
		Level                    float64
		Describe, Welch, Student []stats.Estimate
		SMD, ROM                 []float64
		Wilcoxon                 []stats.Estimate
	}](t, "scores") {
		one, err := stats.Describe(r.Treated)
		require.NoError(t, err)
		two, err := stats.Describe(r.Control)
		require.NoError(t, err)
		agreeNumber(t, r.Describe[0], one.Mean, closedForm, "mean")
		agreeNumber(t, r.Describe[1], one.SD, closedForm, "standard deviation")
		welch, err := stats.Welch(one, two, r.Level)
		require.NoError(t, err)
		agreeMeans(t, r.Welch, welch, "welch")
		student, err := stats.Student(one, two, r.Level)
		require.NoError(t, err)
		agreeMeans(t, r.Student, student, "student")
		g, err := stats.HedgesG(one, two, stats.LargeSample, r.Level)
		require.NoError(t, err)
		agreeFigure(t, effectOf(t, r.SMD, zOf(r.Level), same), g.G, closedForm, "g")
		ratio, err := stats.MeanRatio(one, two, r.Level)
		require.NoError(t, err)
		agreeFigure(t, effectOf(t, r.ROM, zOf(r.Level), math.Exp), ratio, closedForm, "ratio of means")
		ranks, err := stats.MannWhitney(r.Treated, r.Control)
		require.NoError(t, err)
		agreeNumber(t, r.Wilcoxon[0], ranks.U, closedForm, "W")
		agreeNumber(t, r.Wilcoxon[1], ranks.P, closedForm, "p of W (exact %v)", ranks.Exact)
	}
}

func TestRChanges(t *testing.T) {
	for _, r := range casesOf[struct {
		Before, After []float64
		T             []stats.Estimate
		SMCC, SMCR    []float64
		Correlation   stats.Estimate
	}](t, "changes") {
		c, err := stats.Paired(r.Before, r.After, 0)
		require.NoError(t, err)
		agreeMeans(t, r.T, c.Mean, "paired")
		agree(t, r.Correlation, c.Correlation, closedForm, "correlation")
		agreeFigure(t, effectOf(t, r.SMCC, zOf(.95), same), c.ByChange, closedForm, "by change")
		agreeFigure(t, effectOf(t, r.SMCR, zOf(.95), same), c.ByBefore, closedForm, "by before")
	}
}

func TestRAdjustment(t *testing.T) {
	for _, r := range casesOf[struct{ P, Bonferroni, Holm, Hochberg, BH []float64 }](t, "p_adjust") {
		for method, want := range map[stats.Adjustment][]float64{
			stats.Bonferroni: r.Bonferroni, stats.Holm: r.Holm, stats.Hochberg: r.Hochberg, stats.BenjaminiHochberg: r.BH,
		} {
			got, err := stats.Adjust(r.P, method)
			require.NoError(t, err)
			require.InDeltaSlice(t, want, got, 1e-15, "%s", method)
		}
	}
}
