package stats_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

// Events seen, which stand beside those expected in TestPublishedLogRank.
func TestPublishedEventsByGroup(t *testing.T) {
	for _, r := range []struct {
		file, column, first, second string
		strata                      string // column with 0 and 1; "": none
		want                        [2]float64
	}{
		{"six_mp.csv", "arm", "6-MP", "placebo", "", [2]float64{9, 21}},
		{"methadone.csv", "clinic", "1", "2", "", [2]float64{122, 28}},
		{"methadone.csv", "clinic", "1", "2", "prison", [2]float64{122, 28}},
		{"uis.csv", "programme", "short", "long", "", [2]float64{265, 243}},
	} {
		data := shipped(t, r.file)
		var strata []int
		if r.strata != "" {
			strata = data.codes(t, r.strata, "0", "1")
		}
		got, err := stats.LogRank(data.followUp(t, "time", "event"), data.codes(t, r.column, r.first, r.second), stats.LogRankOptions{Strata: strata})
		require.NoError(t, err)
		assert.Equal(t, r.want, [2]float64{got.Groups[0].Observed, got.Groups[1].Observed}, r.file)
	}
}

// Caplehorn & Bell (1991): days seen in each clinic.
func TestPublishedDaysByClinic(t *testing.T) {
	data := shipped(t, "methadone.csv")
	clinic := data.codes(t, "clinic", "1", "2")
	for code, want := range []float64{59558, 36254} {
		var days float64
		for _, o := range pick(data.followUp(t, "time", "event"), clinic, code) {
			days += o.Time
		}
		assert.Equal(t, want, days)
	}
}

// Tables that give the first time at which the curve has fallen as far as the
// quantile print these where [stats.Curve.Quantile], like R, gives a midpoint.
func TestTablesPrintTheFirstTime(t *testing.T) {
	data := shipped(t, "uis.csv")
	obs := data.followUp(t, "time", "event")
	programme, site := data.codes(t, "programme", "short", "long"), data.codes(t, "site", "0", "1")
	for _, r := range []struct {
		obs     []stats.Observation
		p, want float64
	}{
		{pick(obs, programme, 0), .5, 131}, {pick(obs, programme, 1), .5, 190},
		{pick(obs, site, 0), .5, 156}, {pick(obs, site, 1), .5, 198},
		{obs, .25, 79}, {obs, .5, 166}, {obs, .75, 364},
	} {
		for s := range curveOf(t, r.obs, "").Steps() {
			if s.Survival <= 1-r.p+1e-12 {
				assert.Equal(t, r.want, s.Time)
				break
			}
		}
	}
}

// The exact correction of Borenstein's example is not the usual approximation.
func TestPublishedApproximateCorrection(t *testing.T) {
	j, err := stats.SmallSample(98)
	require.NoError(t, err)
	assert.InDelta(t, .992327, 1-3./(4*98-1), six)
	assert.InDelta(t, .992324, j, six)
	assert.Greater(t, math.Abs(1-3./(4*98-1)-j), 2e-6)
}

// The typical sampling variance of the BCG trials, and I² from Q, are the same by
// every method.
func TestPublishedTypicalVariance(t *testing.T) {
	for _, method := range []stats.TauMethod{stats.DerSimonianLaird, stats.REML, stats.PauleMandel, stats.MaximumLikelihood} {
		m, err := stats.Pool(trials(t, stats.LogRiskRatio), stats.PoolOptions{Method: method})
		require.NoError(t, err)
		assert.InDelta(t, .026421, value(t, m.Tau2.Value)/(m.H2-1), six, method)
		assert.InDelta(t, 92.12, m.I2FromQ, .005, method)
	}
}

// What follows from printed effects and intervals: Egmose (2023), Psychiatr Serv
// 74(8); Kelly (2020), Cochrane CD012880; Lyons, Peck and Wang as printed by Cooper
// (2024), BMC Med 22:72. The z that Cooper prints for Peck and Wang differ in the
// second decimal, and the p of Lyons in the third, as the intervals are rounded.
func TestPublishedEffectsAgainstNothing(t *testing.T) {
	for _, r := range []struct {
		name               string
		value, low, high   float64
		se, z, p           float64 // 0: not worked out
		printedZ, printedP float64 // 0: not printed
	}{
		{"Egmose, recovery", .20, .11, .29, .0459, 4.355, 0, 0, 0},
		{"Egmose, anxiety", -.21, -.40, -.02, .0969, -2.166, .0303, 0, 0},
		{"Kelly, abstinence", .1906, math.Log(1.03), math.Log(1.42), .0819, 2.327, .0200, 0, 0},
		{"Lyons, recovery", .18, .07, .29, 0, 3.207, .0013, 0, .002},
		{"Peck, recovery", .29, .12, .46, 0, 3.343, 0, 3.33, 0},
		{"Wang, recovery", .21, .05, .36, 0, 2.655, 0, 2.67, 0},
	} {
		t.Run(r.name, func(t *testing.T) {
			e, err := stats.DifferenceFromInterval(r.value, r.low, r.high, 0)
			require.NoError(t, err)
			m, err := stats.Pool([]stats.Effect{e}, stats.PoolOptions{})
			require.NoError(t, err)
			z := value(t, m.Effect.Value) / value(t, m.Effect.StdErr)
			assert.InDelta(t, r.z, z, .0005+1e-9)
			if r.se != 0 {
				assert.InDelta(t, r.se, math.Sqrt(e.Variance), four)
			}
			if r.p != 0 {
				assert.InDelta(t, r.p, m.P, four)
			}
			if r.printedZ != 0 {
				assert.InDelta(t, r.printedZ, z, .02)
			}
			if r.printedP != 0 {
				assert.InDelta(t, r.printedP, m.P, .001)
			}
		})
	}
	assert.InDelta(t, .1906, math.Log(1.21), four)
}
