package stats_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

type studySet struct {
	Name   string
	Yi, Vi []float64
	Egger  []stats.Estimate // slope, its standard error, t, p; limit with its interval
}

func (s studySet) effects() []stats.Effect {
	out := make([]stats.Effect, len(s.Yi))
	for i := range out {
		out[i] = stats.Effect{Value: s.Yi[i], Variance: s.Vi[i]}
	}
	return out
}

// metafor stops at a change of tau² of 1e-5 and finds roots to 1.2e-4; make.R
// tightens both. Its I² and H² are made of tau² and the typical variance, but
// of Q for a common effect; ours are the same, with I2FromQ beside them.
func TestRPool(t *testing.T) {
	sets := map[string]studySet{}
	for _, s := range casesOf[studySet](t, "studies") {
		sets[s.Name] = s
	}
	for _, r := range casesOf[struct {
		Set, Method, Test string
		Effect            []stats.Estimate // value, standard error, limits, p
		Tau2, I2, H2      stats.Estimate
		Q                 []stats.Estimate
		Weights           []float64
		Tau2CI            []stats.Estimate `json:"tau2_ci"`
		Prediction, Riley []stats.Estimate
	}](t, "meta") {
		t.Run(r.Set+" "+r.Method+" "+r.Test, func(t *testing.T) {
			hartung := map[string]stats.KnappHartung{"z": stats.KnappHartungOff, "knha": stats.KnappHartungPlain, "adhoc": stats.KnappHartungModified}[r.Test]
			own := stats.PredictNormal // predict.rma takes the quantile of the fit's own test
			if r.Test != "z" {
				own = stats.PredictPartlett
			}
			options := stats.PoolOptions{Method: stats.TauMethod(r.Method), KnappHartung: hartung, Prediction: own}
			m, err := stats.Pool(sets[r.Set].effects(), options)
			require.NoError(t, err)
			share := iterated
			if r.Method == "fe" || r.Method == "dl" {
				share = closedForm
			}
			agreeFigure(t, r.Effect[:4], m.Effect, share, "effect")
			agreeNumber(t, r.Effect[4], m.P, share, "p")
			agree(t, r.Tau2, m.Tau2.Value, share, "tau²")
			agreeNumber(t, r.I2, m.I2, share, "I²")
			agreeNumber(t, r.H2, m.H2, share, "H²")
			agreeNumber(t, r.Q[0], m.Q.ChiSquare, closedForm, "Q")
			agreeNumber(t, r.Q[1], m.Q.P, closedForm, "p of Q")
			for i, w := range r.Weights {
				agreeNumber(t, stats.Known(w), m.Weights[i], share, "weight %d", i)
			}
			if r.Tau2CI != nil {
				agree(t, r.Tau2CI[0], m.Tau2.Low, iterated, "tau² low")
				agree(t, r.Tau2CI[1], m.Tau2.High, iterated, "tau² high")
			}
			if r.Prediction == nil {
				return
			}
			agree(t, r.Prediction[0], m.PredictionLow, share, "prediction low")
			agree(t, r.Prediction[1], m.PredictionHigh, share, "prediction high")
			options.Prediction = stats.PredictHiggins
			m, err = stats.Pool(sets[r.Set].effects(), options)
			require.NoError(t, err)
			agree(t, r.Riley[0], m.PredictionLow, share, "prediction low, Higgins")
			agree(t, r.Riley[1], m.PredictionHigh, share, "prediction high, Higgins")
		})
	}
}

func TestREgger(t *testing.T) {
	tried := 0
	for _, s := range casesOf[studySet](t, "studies") {
		if s.Egger == nil {
			continue
		}
		tried++
		a, err := stats.Egger(s.effects(), 0)
		require.NoError(t, err)
		agreeFigure(t, s.Egger[:2], a.Slope, closedForm, "%s: slope", s.Name)
		agreeNumber(t, s.Egger[2], a.T, closedForm, "%s: t", s.Name)
		agreeNumber(t, s.Egger[3], a.P, closedForm, "%s: p", s.Name)
		agree(t, s.Egger[4], a.Limit.Value, closedForm, "%s: limit", s.Name)
		agree(t, s.Egger[5], a.Limit.Low, closedForm, "%s: limit low", s.Name)
		agree(t, s.Egger[6], a.Limit.High, closedForm, "%s: limit high", s.Name)
	}
	require.Equal(t, 5, tried)
}
