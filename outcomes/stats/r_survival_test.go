package stats_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

type rSurvival struct {
	Name string             `json:"name"`
	Conf stats.IntervalKind `json:"conf"`
	Tau  float64            `json:"tau"`
	Data struct {
		Entry   []float64 `json:"entry"`
		Time    []float64 `json:"time"`
		Event   []int     `json:"event"`
		X       []float64 `json:"x"`
		Z       []float64 `json:"z"`
		Group   []int     `json:"group"`
		Stratum []int     `json:"stratum"`
		Cluster []int     `json:"cluster"`
	} `json:"data"`
	Curve     rCurve     `json:"curve"`
	Tests     *rTests    `json:"tests"`
	Cox       []rCox     `json:"cox"`
	Incidence rIncidence `json:"incidence"`
}

type rCurve struct {
	Time         []float64  `json:"time"`
	AtRisk       []int      `json:"at_risk"`
	Events       []int      `json:"events"`
	Survival     []float64  `json:"survival"`
	StdErr       []*float64 `json:"std_err"`
	Low          []*float64 `json:"low"`
	High         []*float64 `json:"high"`
	Hazard       []float64  `json:"hazard"`
	HazardSE     []float64  `json:"hazard_se"`
	Quantile     []*float64 `json:"quantile"`
	QuantileLow  []*float64 `json:"quantile_low"`
	QuantileHigh []*float64 `json:"quantile_high"`
	Median       *float64   `json:"median"`
	RMST         *float64   `json:"rmst"`
	RMSTSE       *float64   `json:"rmst_se"`
}

type rTests struct {
	ChiSquare  float64   `json:"chi2"`
	Stratified float64   `json:"stratified"`
	Observed   []float64 `json:"observed"`
	Expected   []float64 `json:"expected"`
	Gehan      float64   `json:"gehan"`
	TaroneWare float64   `json:"tarone_ware"`
	Peto       float64   `json:"peto"`
}

type rCox struct {
	Ties        stats.Ties `json:"ties"`
	How         string     `json:"how"`
	Coef        []float64  `json:"coef"`
	StdErr      []float64  `json:"std_err"`
	ModelStdErr []float64  `json:"model_std_err"`
	P           []float64  `json:"p"`
	Low         []float64  `json:"low"`
	High        []float64  `json:"high"`
	Null        float64    `json:"null"`
	Fit         float64    `json:"fit"`
	LR          float64    `json:"lr"`
	Score       float64    `json:"score"`
	Wald        float64    `json:"wald"`
	KM          []float64  `json:"zph_km"`
	Identity    []float64  `json:"zph_identity"`
	Log         []float64  `json:"zph_log"`
}

type rIncidence struct {
	Cause  []int       `json:"cause"`
	Time   []float64   `json:"time"`
	Share  [][]float64 `json:"share"`
	StdErr [][]float64 `json:"std_err"`
}

func (c rSurvival) observations() []stats.Observation {
	obs := make([]stats.Observation, len(c.Data.Time))
	for i, t := range c.Data.Time {
		obs[i] = stats.Observation{Entry: c.Data.Entry[i], Time: t, Event: c.Data.Event[i] == 1}
	}
	return obs
}

func survivalOfR(t *testing.T, try func(*testing.T, rSurvival)) {
	var cases []rSurvival
	fromR(t, "survival.json", &cases)
	require.Len(t, cases, 6)
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) { try(t, c) })
	}
}

func TestCurvesAgreeWithR(t *testing.T) {
	survivalOfR(t, func(t *testing.T, c rSurvival) {
		curve, err := stats.KaplanMeier(c.observations(), stats.Confidence{Kind: c.Conf})
		require.NoError(t, err)
		require.Equal(t, len(c.Curve.Time), curve.Len())
		i := 0
		for s := range curve.Steps() {
			at := fmt.Sprintf("at %v", c.Curve.Time[i])
			is(t, c.Curve.Time[i], s.Time, closedForm, at)
			assert.Equal(t, []int{c.Curve.AtRisk[i], c.Curve.Events[i]}, []int{s.AtRisk, s.Events}, at)
			is(t, c.Curve.Survival[i], s.Survival, closedForm, "S "+at)
			agrees(t, c.Curve.StdErr[i], s.StdErr, closedForm, "se "+at)
			agrees(t, c.Curve.Low[i], s.Low, closedForm, "low "+at)
			agrees(t, c.Curve.High[i], s.High, closedForm, "high "+at)
			i++
		}
		for i, p := range []float64{.25, .5, .75} {
			q, err := curve.Quantile(p)
			require.NoError(t, err)
			agrees(t, c.Curve.Quantile[i], q.Time, closedForm, "quantile")
			agrees(t, c.Curve.QuantileLow[i], q.Low, closedForm, "quantile low")
			agrees(t, c.Curve.QuantileHigh[i], q.High, closedForm, "quantile high")
		}
		agrees(t, c.Curve.Median, curve.Median().Time, closedForm, "median")
		mean, err := curve.RestrictedMean(c.Tau)
		require.NoError(t, err)
		is(t, *c.Curve.RMST, mean.Value, closedForm, "restricted mean")
		is(t, *c.Curve.RMSTSE, mean.StdErr, closedForm, "its standard error")
	})
}

func TestHazardsAgreeWithR(t *testing.T) {
	survivalOfR(t, func(t *testing.T, c rSurvival) {
		steps, err := stats.NelsonAalen(c.observations(), 0)
		require.NoError(t, err)
		require.Len(t, steps, len(c.Curve.Time))
		for i, s := range steps {
			agrees(t, &c.Curve.Hazard[i], s.Hazard.Value, closedForm, "hazard")
			agrees(t, &c.Curve.HazardSE[i], s.Hazard.StdErr, closedForm, "its standard error")
		}
	})
}

func TestIncidencesAgreeWithR(t *testing.T) {
	survivalOfR(t, func(t *testing.T, c rSurvival) {
		var obs []stats.CompetingObservation
		for i, o := range c.observations() {
			obs = append(obs, stats.CompetingObservation{Entry: o.Entry, Time: o.Time, Cause: c.Incidence.Cause[i]})
		}
		in, err := stats.CumulativeIncidence(obs, stats.Confidence{Kind: c.Conf})
		require.NoError(t, err)
		for k := range c.Incidence.Share {
			i := 0
			for s := range in.Steps(k + 1) {
				is(t, c.Incidence.Time[i], s.Time, closedForm, "time")
				agrees(t, &c.Incidence.Share[k][i], s.Incidence.Value, closedForm, "incidence")
				agrees(t, &c.Incidence.StdErr[k][i], s.Incidence.StdErr, closedForm, "its standard error")
				i++
			}
			assert.Len(t, c.Incidence.Time, i)
		}
	})
}

func TestLogRankAgreesWithR(t *testing.T) {
	survivalOfR(t, func(t *testing.T, c rSurvival) {
		if c.Tests == nil {
			_, err := stats.LogRank(c.observations(), c.Data.Group, stats.LogRankOptions{})
			require.ErrorIs(t, err, stats.ErrDelayedEntry)
			return
		}
		test := func(o stats.LogRankOptions) stats.Comparison {
			got, err := stats.LogRank(c.observations(), c.Data.Group, o)
			require.NoError(t, err)
			return got
		}
		got := test(stats.LogRankOptions{})
		is(t, c.Tests.ChiSquare, got.ChiSquare, closedForm, "chi-square")
		for i, g := range got.Groups {
			is(t, c.Tests.Observed[i], g.Observed, closedForm, "observed")
			is(t, c.Tests.Expected[i], g.Expected, closedForm, "expected")
		}
		is(t, c.Tests.Stratified, test(stats.LogRankOptions{Strata: c.Data.Stratum}).ChiSquare, closedForm, "stratified")
		for weight, want := range map[stats.Weight]float64{stats.GehanWeight: c.Tests.Gehan, stats.TaroneWareWeight: c.Tests.TaroneWare, stats.PetoWeight: c.Tests.Peto} {
			is(t, want, test(stats.LogRankOptions{Strata: c.Data.Stratum, Weight: weight}).ChiSquare, closedForm, weight.String())
		}
	})
}

func TestCoxAgreesWithR(t *testing.T) {
	survivalOfR(t, func(t *testing.T, c rSurvival) {
		covariates := []stats.Covariate{{Name: "x", Values: c.Data.X}, {Name: "z", Values: c.Data.Z}}
		for _, want := range c.Cox {
			o := stats.CoxOptions{Ties: want.Ties}
			switch want.How {
			case "strata":
				o.Strata = c.Data.Stratum
			case "robust":
				o.Robust = true
			case "cluster":
				o.Cluster = c.Data.Cluster
			}
			what := fmt.Sprintf("%s, %s: ", want.Ties, want.How)
			m, err := stats.Cox(c.observations(), covariates, o)
			require.NoError(t, err, what)
			is(t, want.Null, m.LogLikelihoodNull, closedForm, what+"null")
			is(t, want.Fit, m.LogLikelihood, iterated, what+"fit")
			is(t, want.LR, m.LikelihoodRatio.ChiSquare, iterated, what+"likelihood ratio")
			is(t, want.Score, m.Score.ChiSquare, iterated, what+"score")
			is(t, want.Wald, m.Wald.ChiSquare, iterated, what+"Wald")
			for i, k := range m.Coefficients {
				agrees(t, &want.Coef[i], k.Coef, iterated, what+"coefficient")
				agrees(t, &want.StdErr[i], k.StdErr, iterated, what+"standard error")
				agrees(t, &want.ModelStdErr[i], k.ModelStdErr, iterated, what+"standard error of the model")
				agrees(t, &want.P[i], k.P, iterated, what+"p")
				agrees(t, &want.Low[i], k.Low, iterated, what+"low")
				agrees(t, &want.High[i], k.High, iterated, what+"high")
			}
			if want.How != "plain" {
				continue
			}
			for scale, zph := range map[stats.TimeScale][]float64{stats.SurvivalScale: want.KM, stats.IdentityScale: want.Identity, stats.LogScale: want.Log} {
				check, err := stats.ProportionalHazards(c.observations(), covariates, o, scale)
				require.NoError(t, err, what)
				for i, term := range check.Terms {
					is(t, zph[i], term.Test.ChiSquare, iterated, what+"hazards of "+term.Name+" on "+scale.String())
				}
				is(t, zph[2], check.Global.ChiSquare, iterated, what+"hazards of all on "+scale.String())
			}
		}
	})
}
