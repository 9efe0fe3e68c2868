package stats_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// tryDefaulted checks an enumeration whose zero value stands for the first name.
func tryDefaulted[T interface {
	~string
	encoding.TextMarshaler
	fmt.Stringer
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, fail error, known ...T) {
	t.Helper()
	text, err := T("").MarshalText()
	require.NoError(t, err)
	require.Equal(t, string(known[0]), string(text))
	for _, v := range known {
		text, err := v.MarshalText()
		require.NoError(t, err)
		require.Equal(t, v.String(), string(text))
		var back T
		require.NoError(t, P(&back).UnmarshalText(text))
		require.Equal(t, v, back)
	}
	for _, bad := range []string{"no such name", string(known[0]) + " ", "X"} {
		_, err := T(bad).MarshalText()
		require.ErrorIs(t, err, fail)
		kept := known[0]
		require.ErrorIs(t, P(&kept).UnmarshalText([]byte(bad)), fail)
		require.Equal(t, known[0], kept)
	}
}

func TestNamesOfMethods(t *testing.T) {
	tryDefaulted(t, stats.ErrUnknownInterval, stats.Wilson, stats.WilsonCorrected, stats.ClopperPearson, stats.AgrestiCoull)
	tryDefaulted(t, stats.ErrUnknownInterval, stats.Newcombe, stats.Wald)
	tryDefaulted(t, stats.ErrUnknownMethod, stats.LargeSample, stats.BorensteinVariance)
	tryDefaulted(t, stats.ErrUnknownMethod, stats.REML, stats.CommonEffect, stats.DerSimonianLaird, stats.PauleMandel, stats.MaximumLikelihood)
	tryDefaulted(t, stats.ErrUnknownMethod, stats.KnappHartungOff, stats.KnappHartungPlain, stats.KnappHartungModified)
	tryDefaulted(t, stats.ErrUnknownMethod, stats.PredictHiggins, stats.PredictNormal, stats.PredictPartlett)
	tryDefaulted(t, stats.ErrUnknownMethod, stats.Holm, stats.Bonferroni, stats.Hochberg, stats.BenjaminiHochberg)
	tryDefaulted(t, stats.ErrUnknownWeight, stats.Unweighted, stats.LinearWeight, stats.QuadraticWeight)
	tryDefaulted(t, stats.ErrUnknownMethod, stats.SurvivalScale, stats.IdentityScale, stats.LogScale)
	tryDefaulted(t, stats.ErrUnknownMethod, stats.Everybody, stats.TheTreated)
	enumtest.Try(t, []stats.Measure{stats.LogRiskRatio, stats.LogOddsRatio, stats.RiskDifferenceMeasure}, stats.ErrUnknownMethod)
	enumtest.Try(t, []stats.Direction{stats.HigherBetter, stats.LowerBetter}, stats.ErrUnknownDirection)
	enumtest.Try(t, []stats.ChangeVerdict{stats.Recovered, stats.Improved, stats.Unchanged, stats.Worsened}, stats.ErrUnknownMethod)
	enumtest.Try(t, []stats.ChartRule{stats.OutsideLimits, stats.TwoOfThree, stats.FourOfFive, stats.LongRun, stats.Trend}, stats.ErrUnknownMethod)
}

func TestFiguresAreStored(t *testing.T) {
	f, err := stats.Proportion(stats.Count{Events: 3, N: 10}, "", 0)
	require.NoError(t, err)
	for _, want := range []stats.Figure{f, {}, {Value: stats.Known(0)}} {
		text, err := json.Marshal(want)
		require.NoError(t, err)
		var back stats.Figure
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, want, back)
	}
	text, err := json.Marshal(stats.Figure{})
	require.NoError(t, err)
	assert.JSONEq(t, `{"estimate":null,"std_err":null,"low":null,"high":null}`, string(text))
}

func FuzzEstimate(f *testing.F) {
	for _, seed := range []string{"null", "1", "-0.5", "1e400", `"1"`, "{}", "", "NaN", " 7 "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var e stats.Estimate
		if json.Unmarshal([]byte(text), &e) != nil {
			require.Equal(t, stats.Estimate{}, e, "unchanged where refused")
			return
		}
		again, err := json.Marshal(e)
		require.NoError(t, err)
		var back stats.Estimate
		require.NoError(t, json.Unmarshal(again, &back))
		require.Equal(t, e, back)
	})
}

// Whatever counts and numbers are passed, what comes back holds no NaN: encoding/json refuses one.
func FuzzNoSilentNaN(f *testing.F) {
	f.Add(1, 10, 3, 10, 1.0, 2.0, .5)
	f.Add(0, 10, 0, 10, 0.0, 0.0, 0.0)
	f.Add(10, 10, 0, 1, math.Inf(1), -1.0, math.NaN())
	f.Add(5, 5, 5, 5, 1e308, 1e-308, 1e300)
	f.Fuzz(func(t *testing.T, a, n1, c, n2 int, x, y, z float64) {
		if max(a, n1, c, n2) > 5000 {
			return // the exact test lists every table
		}
		table := counts(a, n1, c, n2)
		one, two := stats.Sample{N: n1, Mean: x, SD: y}, stats.Sample{N: n2, Mean: y, SD: z}
		row := []float64{x, y, z}
		var out []any
		keep := func(v any, err error) {
			if err == nil {
				out = append(out, v)
			}
		}
		f1, err := table.RiskDifference("", z)
		keep(f1, err)
		f2, err := table.OddsRatio(0)
		keep(f2, err)
		f3, err := table.RiskRatio(0)
		keep(f3, err)
		f4, err := table.PetoOddsRatio(0)
		keep(f4, err)
		f5, err := table.Fisher(0)
		keep(f5, err)
		f6, err := stats.RateRatio(stats.Rate{Events: a, Time: x}, stats.Rate{Events: c, Time: y}, 0)
		keep(f6, err)
		f7, err := stats.Welch(one, two, 0)
		keep(f7, err)
		f8, err := stats.HedgesG(one, two, "", 0)
		keep(f8, err)
		f9, err := stats.Paired(row, []float64{z, x, y}, 0)
		keep(f9, err)
		f10, err := stats.DifferenceInDifferences(stats.Twice{Before: row, After: []float64{z, x, y}}, stats.Twice{Before: []float64{x, x}, After: []float64{y, z}}, 0)
		keep(f10, err)
		g1, err := stats.MannWhitney(row, []float64{z})
		keep(g1, err)
		g2, err := stats.Pool([]stats.Effect{{Value: x, Variance: y}, {Value: y, Variance: z}, {Value: z, Variance: x}}, stats.PoolOptions{})
		keep(g2, err)
		g3, err := stats.CohenKappa([][]int{{a, c}, {n1, n2}}, "", 0)
		keep(g3, err)
		g4, err := stats.ICC([][]float64{{x, y}, {z, x}}, 0)
		keep(g4, err)
		g5, err := stats.NewXmR(row)
		keep(g5, err)
		g6, err := stats.NewFunnel([]stats.Count{table.Treated, table.Control}, z, true)
		keep(g6, err)
		g7, err := stats.Impute([]stats.Effect{{Value: x, Variance: y}, {Value: y, Variance: z}}, 0, 0)
		keep(g7, err)
		for _, v := range out {
			_, err := json.Marshal(v)
			require.NoError(t, err, "%T", v)
		}
	})
}
