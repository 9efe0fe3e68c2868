package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"

	"github.com/alongside-go/alongside/outcomes/stats"
)

func zOf(level float64) float64 { return distuv.UnitNormal.Quantile(.5 + level/2) }

// R's fisher.test finds odds up to 1, and the reciprocal of larger ones, to
// about 1.2e-4 (uniroot's default): its answers are held to twice that, and the
// same equations solved in R to the last digit (odds) to 1e-6.
const fisherSearch = 2 * 1.2207031250000e-4

func TestRTables(t *testing.T) {
	for _, r := range casesOf[struct {
		Cells                    []int
		Level                    float64
		RR, OR, RD, Peto         []*float64
		FisherP                  stats.Estimate   `json:"fisher_p"`
		FisherOdds               []stats.Estimate `json:"fisher_odds"`
		Odds                     []stats.Estimate
		ChiSquare                []stats.Estimate `json:"chi_square"`
		Wald, Wilson, Yates      []stats.Estimate
		Exact, Agresti, Newcombe []stats.Estimate
	}](t, "tables") {
		a, b, c, d := r.Cells[0], r.Cells[1], r.Cells[2], r.Cells[3]
		table, z := counts(a, a+b, c, c+d), zOf(r.Level)
		for name, of := range map[string]struct {
			want  []*float64
			got   func(float64) (stats.Figure, error)
			scale func(float64) float64
		}{
			"risk ratio":      {r.RR, table.RiskRatio, math.Exp},
			"odds ratio":      {r.OR, table.OddsRatio, math.Exp},
			"peto":            {r.Peto, table.PetoOddsRatio, math.Exp},
			"risk difference": {r.RD, func(level float64) (stats.Figure, error) { return table.RiskDifference(stats.Wald, level) }, same},
		} {
			f, err := of.got(r.Level)
			require.NoError(t, err)
			want := effectOf(t, numbers(t, of.want), z, of.scale)
			if name == "risk difference" { // kept inside [-1, 1], as prop.test does
				want = append(want[:2], r.Wald...)
			}
			agreeFigure(t, want, f, closedForm, "%s of %v", name, r.Cells)
		}
		for m, want := range map[stats.Measure][]*float64{stats.LogRiskRatio: r.RR, stats.LogOddsRatio: r.OR, stats.RiskDifferenceMeasure: r.RD} {
			e, err := table.Effect(m)
			if numbers(t, want)[1] == 0 { // metafor warns later, where the study is pooled
				require.ErrorIs(t, err, stats.ErrVariance)
				continue
			}
			require.NoError(t, err)
			agreeNumber(t, stats.Known(*want[0]), e.Value, closedForm, "%s of %v", m, r.Cells)
			agreeNumber(t, stats.Known(*want[1]), e.Variance, closedForm, "variance of %s of %v", m, r.Cells)
		}
		newcombe, err := table.RiskDifference(stats.Newcombe, r.Level)
		require.NoError(t, err)
		agree(t, r.Newcombe[0], newcombe.Low, closedForm, "newcombe low of %v", r.Cells)
		agree(t, r.Newcombe[1], newcombe.High, closedForm, "newcombe high of %v", r.Cells)
		test, err := table.ChiSquare()
		require.NoError(t, err)
		agreeNumber(t, r.ChiSquare[0], test.ChiSquare, closedForm, "chi-square of %v", r.Cells)
		agreeNumber(t, r.ChiSquare[1], test.P, closedForm, "p of %v", r.Cells)

		fisher, err := table.Fisher(r.Level)
		require.NoError(t, err)
		agreeNumber(t, r.FisherP, fisher.P, closedForm, "fisher's p of %v", r.Cells)
		for i, got := range []stats.Estimate{fisher.OddsRatio.Value, fisher.OddsRatio.Low, fisher.OddsRatio.High} {
			odds, found := r.FisherOdds[i].Value()
			require.Equal(t, found, got != stats.Estimate{}, "fisher's odds %d of %v", i, r.Cells)
			if found {
				require.InDelta(t, odds, value(t, got), fisherSearch*math.Max(1, odds*odds), "fisher's odds %d of %v", i, r.Cells)
			}
			agree(t, r.Odds[i], got, iterated, "conditional odds %d of %v", i, r.Cells)
		}

		for kind, want := range map[stats.ProportionInterval][]stats.Estimate{
			stats.Wilson: r.Wilson, stats.ClopperPearson: r.Exact, stats.AgrestiCoull: r.Agresti, stats.WilsonCorrected: r.Yates,
		} {
			if kind == stats.WilsonCorrected && a == b {
				continue // prop.test takes no correction where the share is one half
			}
			f, err := stats.Proportion(table.Treated, kind, r.Level)
			require.NoError(t, err)
			agree(t, want[0], f.Low, closedForm, "%s low of %v", kind, r.Cells)
			agree(t, want[1], f.High, closedForm, "%s high of %v", kind, r.Cells)
		}
	}
}

func numbers(t testing.TB, parts []*float64) []float64 {
	t.Helper()
	out := make([]float64, len(parts))
	for i, p := range parts {
		require.NotNil(t, p)
		out[i] = *p
	}
	return out
}

func TestRPairedShares(t *testing.T) {
	for _, r := range casesOf[struct {
		Gained, Lost     int
		Plain, Corrected []stats.Estimate
		Exact            stats.Estimate
	}](t, "paired_shares") {
		p, err := stats.McNemar(r.Gained, r.Lost)
		require.NoError(t, err)
		agreeNumber(t, r.Plain[0], p.Test.ChiSquare, closedForm, "chi-square of %d, %d", r.Gained, r.Lost)
		agreeNumber(t, r.Plain[1], p.Test.P, closedForm, "p of %d, %d", r.Gained, r.Lost)
		agreeNumber(t, r.Corrected[0], p.Corrected.ChiSquare, closedForm, "corrected of %d, %d", r.Gained, r.Lost)
		agreeNumber(t, r.Corrected[1], p.Corrected.P, closedForm, "corrected p of %d, %d", r.Gained, r.Lost)
		agreeNumber(t, r.Exact, p.ExactP, closedForm, "exact p of %d, %d", r.Gained, r.Lost)
	}
}

func TestRRates(t *testing.T) {
	for _, r := range casesOf[struct {
		Counts            []int
		Times             []float64
		Rate              []stats.Estimate
		P                 stats.Estimate
		Ratio, Difference []*float64
	}](t, "rates") {
		treated, control := stats.Rate{Events: r.Counts[0], Time: r.Times[0]}, stats.Rate{Events: r.Counts[1], Time: r.Times[1]}
		f, err := treated.Estimate(.9)
		require.NoError(t, err)
		for i, got := range []stats.Estimate{f.Value, f.Low, f.High} {
			agree(t, r.Rate[i], got, closedForm, "rate %d of %v", i, r.Counts)
		}
		ratio, err := stats.ObservedToExpected(r.Counts[0], r.Times[0], .9)
		require.NoError(t, err)
		require.Equal(t, f, ratio, "the same law with the expected number for the time")
		f, err = stats.RateDifference(treated, control, .9)
		require.NoError(t, err)
		agreeFigure(t, effectOf(t, numbers(t, r.Difference), zOf(.9), same), f, closedForm, "difference of %v", r.Counts)
		f, err = stats.RateRatio(treated, control, .9)
		require.NoError(t, err)
		if treated.Events == 0 {
			require.Equal(t, stats.Figure{Value: stats.Known(0)}, f, "metafor has no logarithm of 0")
			continue
		}
		agreeFigure(t, effectOf(t, numbers(t, r.Ratio), zOf(.9), math.Exp), f, closedForm, "ratio of %v", r.Counts)
	}
}

// What distributions give far out: where a rate has a hundred million events,
// a share millions of people, a p value hundreds of noughts.
func TestRExtremes(t *testing.T) {
	for _, r := range casesOf[struct {
		Kind   string
		Of     []float64
		Answer []stats.Estimate
	}](t, "extremes") {
		var got []stats.Estimate
		switch r.Kind {
		case "rate":
			f, err := stats.Rate{Events: int(r.Of[0]), Time: r.Of[1]}.Estimate(r.Of[2])
			require.NoError(t, err)
			got = []stats.Estimate{f.Low, f.High}
		case "share":
			f, err := stats.Proportion(stats.Count{Events: int(r.Of[0]), N: int(r.Of[1])}, stats.ClopperPearson, r.Of[2])
			require.NoError(t, err)
			got = []stats.Estimate{f.Low, f.High}
		case "paired":
			p, err := stats.McNemar(int(r.Of[0]), int(r.Of[1]))
			require.NoError(t, err)
			got = []stats.Estimate{stats.Known(p.ExactP), stats.Known(p.Test.P)}
		case "chi-square":
			_, test, err := stats.Heterogeneity(r.Of[0], int(r.Of[1]))
			require.NoError(t, err)
			got = []stats.Estimate{stats.Known(test.P)}
		case "student":
			m, err := stats.Student(stats.Sample{N: int(r.Of[1]), Mean: r.Of[0], SD: 1}, stats.Sample{N: int(r.Of[1]), SD: 1}, r.Of[2])
			require.NoError(t, err)
			got = []stats.Estimate{stats.Known(m.P), m.Difference.Low, m.Difference.High}
		case "normal":
			m, err := stats.Pool([]stats.Effect{{Value: r.Of[0], Variance: 1}}, stats.PoolOptions{Level: r.Of[1]})
			require.NoError(t, err)
			got = []stats.Estimate{stats.Known(m.P), m.Effect.Low, m.Effect.High}
		case "fisher":
			f, err := counts(int(r.Of[0]), int(r.Of[0]+r.Of[1]), int(r.Of[2]), int(r.Of[2]+r.Of[3])).Fisher(0)
			require.NoError(t, err)
			got = []stats.Estimate{stats.Known(f.P)}
		}
		require.Len(t, got, len(r.Answer), r.Kind)
		for i := range got {
			agree(t, r.Answer[i], got[i], closedForm, "%s %v: %d", r.Kind, r.Of, i)
		}
	}
}
