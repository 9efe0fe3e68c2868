package stats_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

type rSynthesis struct {
	Name string    `json:"name"`
	Y    []float64 `json:"yi"`
	V    []float64 `json:"vi"`
	Fits []struct {
		Method       stats.TauMethod `json:"method"`
		Estimate     float64         `json:"estimate"`
		StdErr       float64         `json:"std_err"`
		Low          float64         `json:"low"`
		High         float64         `json:"high"`
		P            float64         `json:"p"`
		Tau2         float64         `json:"tau2"`
		I2           float64         `json:"i2"`
		H2           float64         `json:"h2"`
		Q            float64         `json:"q"`
		QP           float64         `json:"q_p"`
		KHStdErr     float64         `json:"kh_std_err"`
		KHLow        float64         `json:"kh_low"`
		KHHigh       float64         `json:"kh_high"`
		KHP          float64         `json:"kh_p"`
		NormalLow    float64         `json:"normal_low"`
		NormalHigh   float64         `json:"normal_high"`
		PartlettLow  float64         `json:"partlett_low"`
		PartlettHigh float64         `json:"partlett_high"`
		Tau2Low      *float64        `json:"tau2_low"`
		Tau2High     *float64        `json:"tau2_high"`
	} `json:"fits"`
	Egger *struct {
		T         float64 `json:"t"`
		DF        int     `json:"df"`
		P         float64 `json:"p"`
		Limit     float64 `json:"limit"`
		LimitLow  float64 `json:"limit_low"`
		LimitHigh float64 `json:"limit_high"`
	} `json:"egger"`
}

func TestSynthesisAgreesWithR(t *testing.T) {
	var cases []rSynthesis
	fromR(t, "synthesis.json", &cases)
	require.Len(t, cases, 4)
	for _, c := range cases {
		effects := make([]stats.Effect, len(c.Y))
		for i := range effects {
			effects[i] = stats.Effect{Value: c.Y[i], Variance: c.V[i]}
		}
		for _, want := range c.Fits {
			what := c.Name + ", " + want.Method.String() + ": "
			pool := func(o stats.PoolOptions) stats.MetaAnalysis {
				o.Method = want.Method
				m, err := stats.Pool(effects, o)
				require.NoError(t, err, what)
				return m
			}
			m := pool(stats.PoolOptions{Prediction: stats.PredictNormal})
			agrees(t, &want.Estimate, m.Effect.Value, iterated, what+"effect")
			agrees(t, &want.StdErr, m.Effect.StdErr, iterated, what+"standard error")
			agrees(t, &want.Low, m.Effect.Low, iterated, what+"low")
			agrees(t, &want.High, m.Effect.High, iterated, what+"high")
			is(t, want.P, m.P, iterated, what+"p")
			agrees(t, &want.Tau2, m.Tau2.Value, iterated, what+"tau2")
			is(t, want.I2, m.I2, iterated, what+"I2")
			is(t, want.H2, m.H2, iterated, what+"H2")
			is(t, want.Q, m.Q.ChiSquare, closedForm, what+"Q")
			is(t, want.QP, m.Q.P, closedForm, what+"p of Q")
			k := pool(stats.PoolOptions{KnappHartung: stats.KnappHartungPlain, Prediction: stats.PredictPartlett})
			agrees(t, &want.KHStdErr, k.Effect.StdErr, iterated, what+"Knapp & Hartung, standard error")
			agrees(t, &want.KHLow, k.Effect.Low, iterated, what+"Knapp & Hartung, low")
			agrees(t, &want.KHHigh, k.Effect.High, iterated, what+"Knapp & Hartung, high")
			is(t, want.KHP, k.P, iterated, what+"Knapp & Hartung, p")
			if want.Method == stats.CommonEffect {
				continue
			}
			agrees(t, want.Tau2Low, m.Tau2.Low, iterated, what+"tau2, low")
			agrees(t, want.Tau2High, m.Tau2.High, iterated, what+"tau2, high")
			agrees(t, &want.NormalLow, m.PredictionLow, iterated, what+"prediction, low")
			agrees(t, &want.NormalHigh, m.PredictionHigh, iterated, what+"prediction, high")
			agrees(t, &want.PartlettLow, k.PredictionLow, iterated, what+"prediction by t, low")
			agrees(t, &want.PartlettHigh, k.PredictionHigh, iterated, what+"prediction by t, high")
		}
		if c.Egger != nil {
			e, err := stats.Egger(effects, 0)
			require.NoError(t, err)
			is(t, c.Egger.T, e.T, closedForm, "Egger's t")
			is(t, float64(c.Egger.DF), float64(e.DF), 0, "its df")
			is(t, c.Egger.P, e.P, closedForm, "its p")
			agrees(t, &c.Egger.Limit, e.Limit.Value, closedForm, "limit")
			agrees(t, &c.Egger.LimitLow, e.Limit.Low, closedForm, "limit, low")
			agrees(t, &c.Egger.LimitHigh, e.Limit.High, closedForm, "limit, high")
		}
	}
}

type rAgreement struct {
	Kappa []struct {
		Table     [][]int   `json:"table"`
		Kappa     []float64 `json:"kappa"` // value, standard error
		Linear    []float64 `json:"linear"`
		Quadratic []float64 `json:"quadratic"`
	} `json:"kappa"`
	ICC []struct {
		Ratings [][]float64 `json:"ratings"`
		ICC     []float64   `json:"icc"` // (1,1), (2,1), (3,1), and the same of k
		F       []float64   `json:"f"`
		P       []float64   `json:"p"`
		Low     []float64   `json:"low"`
		High    []float64   `json:"high"`
	} `json:"icc"`
}

func TestAgreementAgreesWithR(t *testing.T) {
	var c rAgreement
	fromR(t, "agreement.json", &c)
	for _, k := range c.Kappa {
		for weight, want := range map[stats.KappaWeight][]float64{stats.Unweighted: k.Kappa, stats.LinearWeight: k.Linear, stats.QuadraticWeight: k.Quadratic} {
			a, err := stats.CohenKappa(k.Table, weight, 0)
			require.NoError(t, err)
			agrees(t, &want[0], a.Kappa.Value, closedForm, "kappa, "+weight.String())
			agrees(t, &want[1], a.Kappa.StdErr, closedForm, "its standard error, "+weight.String())
		}
	}
	for _, k := range c.ICC {
		got, err := stats.ICC(k.Ratings, 0)
		require.NoError(t, err)
		for i, form := range []stats.IntraclassForm{got.OneWay, got.TwoWayRandom, got.TwoWayFixed} {
			what := []string{"one way", "two ways, random", "two ways, fixed"}[i]
			is(t, k.F[i], form.Test.F, closedForm, what+" F")
			is(t, k.P[i], form.Test.P, closedForm, what+" p")
			for j, f := range []stats.Figure{form.Single, form.Average} {
				agrees(t, &k.ICC[3*j+i], f.Value, closedForm, what)
				agrees(t, &k.Low[3*j+i], f.Low, closedForm, what+" low")
				agrees(t, &k.High[3*j+i], f.High, closedForm, what+" high")
			}
		}
	}
}
