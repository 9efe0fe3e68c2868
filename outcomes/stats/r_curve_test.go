package stats_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/stats"
)

func TestRCurves(t *testing.T) {
	people := crowds(t)
	for _, r := range casesOf[struct {
		Set, Kind    string
		Level        float64
		Time         []float64
		AtRisk       []int `json:"at_risk"`
		Events       []int
		Survival     []float64
		StdErr       []stats.Estimate `json:"std_err"`
		Low, High    []stats.Estimate
		Tau          float64
		RMean        stats.Estimate `json:"mean"`
		RMeanStdErr  stats.Estimate `json:"mean_std_err"`
		At           []float64
		AtSurvival   []float64        `json:"at_survival"`
		AtLow        []stats.Estimate `json:"at_low"`
		AtHigh       []stats.Estimate `json:"at_high"`
		AtN          []int            `json:"at_n"`
		Median       []stats.Estimate
		Probs        []float64
		Quantile     []stats.Estimate
		QuantileLow  []stats.Estimate `json:"quantile_low"`
		QuantileHigh []stats.Estimate `json:"quantile_high"`
	}](t, "curves") {
		t.Run(r.Set+" "+r.Kind, func(t *testing.T) {
			c, err := stats.KaplanMeier(people[r.Set].followUp(), stats.Confidence{Kind: stats.IntervalKind(r.Kind), Level: r.Level})
			require.NoError(t, err)
			steps := slices.Collect(c.Steps())
			require.Len(t, steps, len(r.Time))
			for i, s := range steps {
				agreeNumber(t, stats.Known(r.Time[i]), s.Time, closedForm, "time %d", i)
				require.Equal(t, []int{r.AtRisk[i], r.Events[i]}, []int{s.AtRisk, s.Events}, "at %v", s.Time)
				agreeNumber(t, stats.Known(r.Survival[i]), s.Survival, closedForm, "curve at %v", s.Time)
				agree(t, r.StdErr[i], s.StdErr, closedForm, "standard error at %v", s.Time)
				if s.Survival < 1 { // where nobody has had the event R has no log-log limits, and we have 1
					agree(t, r.Low[i], s.Low, closedForm, "low at %v", s.Time)
					agree(t, r.High[i], s.High, closedForm, "high at %v", s.Time)
				}
			}
			mean, err := c.RestrictedMean(r.Tau)
			require.NoError(t, err)
			agreeNumber(t, r.RMean, mean.Value, closedForm, "mean")
			agreeNumber(t, r.RMeanStdErr, mean.StdErr, closedForm, "standard error of the mean")
			for i, at := range r.At {
				s, err := c.At(at)
				if at > c.Last() && steps[len(steps)-1].Survival > 0 { // the last time was tied to an earlier one
					require.ErrorIs(t, err, stats.ErrBeyondFollowUp)
					continue
				}
				require.NoError(t, err)
				agreeNumber(t, stats.Known(r.AtSurvival[i]), s.Survival, closedForm, "read at %v", at)
				require.Equal(t, r.AtN[i], s.AtRisk, "read at %v", at)
				if s.Survival < 1 {
					agree(t, r.AtLow[i], s.Low, closedForm, "low read at %v", at)
					agree(t, r.AtHigh[i], s.High, closedForm, "high read at %v", at)
				}
			}
			median := c.Median()
			for i, part := range []stats.Estimate{median.Time, median.Low, median.High} {
				agree(t, r.Median[i], part, closedForm, "median %d", i)
			}
			for i, p := range r.Probs {
				q, err := c.Quantile(p)
				require.NoError(t, err)
				agree(t, r.Quantile[i], q.Time, closedForm, "quantile %v", p)
				agree(t, r.QuantileLow[i], q.Low, closedForm, "low of quantile %v", p)
				agree(t, r.QuantileHigh[i], q.High, closedForm, "high of quantile %v", p)
			}
		})
	}
}

func TestRCurvesByGroup(t *testing.T) {
	people := crowds(t)
	for _, r := range casesOf[struct {
		Set            string
		Steps          []int
		Time, Survival []float64
	}](t, "curves_by") {
		curves, err := stats.KaplanMeierBy(people[r.Set].followUp(), people[r.Set].Group, stats.Confidence{})
		require.NoError(t, err)
		require.Len(t, curves, len(r.Steps))
		at := 0
		for g, c := range curves {
			require.Equal(t, r.Steps[g], c.Len())
			for s := range c.Steps() {
				agreeNumber(t, stats.Known(r.Time[at]), s.Time, closedForm, "%s: time of group %d", r.Set, g)
				agreeNumber(t, stats.Known(r.Survival[at]), s.Survival, closedForm, "%s: group %d at %v", r.Set, g, s.Time)
				at++
			}
		}
	}
}

func TestRCumulativeHazard(t *testing.T) {
	people := crowds(t)
	for _, r := range casesOf[struct {
		Set          string
		Time, Hazard []float64
		StdErr       []stats.Estimate `json:"std_err"`
		Low, High    []stats.Estimate
	}](t, "hazard") {
		t.Run(r.Set, func(t *testing.T) {
			steps, err := stats.NelsonAalen(people[r.Set].followUp(), 0)
			require.NoError(t, err)
			require.Len(t, steps, len(r.Time))
			for i, s := range steps {
				agreeNumber(t, stats.Known(r.Time[i]), s.Time, closedForm, "time %d", i)
				agreeFigure(t, []stats.Estimate{stats.Known(r.Hazard[i]), r.StdErr[i], r.Low[i], r.High[i]}, s.Hazard, closedForm, "at %v", s.Time)
			}
		})
	}
}

func TestRCumulativeIncidence(t *testing.T) {
	people := crowds(t)
	for _, r := range casesOf[struct {
		Set, Kind string
		Time      []float64
		AtRisk    []int `json:"at_risk"`
		One, Two  []float64
		OneStdErr []stats.Estimate `json:"one_std_err"`
		TwoStdErr []stats.Estimate `json:"two_std_err"`
		OneLow    []stats.Estimate `json:"one_low"`
		OneHigh   []stats.Estimate `json:"one_high"`
		TwoLow    []stats.Estimate `json:"two_low"`
		TwoHigh   []stats.Estimate `json:"two_high"`
	}](t, "incidence") {
		t.Run(r.Set, func(t *testing.T) {
			c := people[r.Set]
			obs := make([]stats.CompetingObservation, len(c.Time))
			for i := range obs {
				obs[i] = stats.CompetingObservation{Entry: c.Entry[i], Time: c.Time[i], Cause: c.Cause[i]}
			}
			got, err := stats.CumulativeIncidence(obs, stats.Confidence{Kind: stats.IntervalKind(r.Kind)})
			require.NoError(t, err)
			for cause, want := range [][4][]stats.Estimate{{known(r.One), r.OneStdErr, r.OneLow, r.OneHigh}, {known(r.Two), r.TwoStdErr, r.TwoLow, r.TwoHigh}} {
				steps := slices.Collect(got.Steps(cause + 1))
				require.Len(t, steps, len(r.Time))
				for i, s := range steps {
					agreeNumber(t, stats.Known(r.Time[i]), s.Time, closedForm, "time %d", i)
					require.Equal(t, r.AtRisk[i], s.AtRisk, "at %v", s.Time)
					parts := []stats.Estimate{want[0][i], want[1][i], want[2][i], want[3][i]}
					if share, _ := want[0][i].Value(); share == 0 {
						parts = parts[:2] // no interval while the incidence is 0
					}
					agreeFigure(t, parts, s.Incidence, closedForm, "cause %d at %v", cause+1, s.Time)
				}
			}
		})
	}
}

func known(values []float64) []stats.Estimate {
	out := make([]stats.Estimate, len(values))
	for i, v := range values {
		out[i] = stats.Known(v)
	}
	return out
}
