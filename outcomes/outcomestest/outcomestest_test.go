package outcomestest_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/outcomestest"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

func day(t *testing.T, text string) peer.Date {
	t.Helper()
	d, err := peer.ParseDate(text)
	require.NoError(t, err)
	return d
}

// Half a year at 0.1 a month and then 0.05: worked by hand.
func TestTheTruthOfHazards(t *testing.T) {
	h := outcomestest.Hazards{{From: 0, Hazard: .1}, {From: 6, Hazard: .05}}
	assert.InDelta(t, .8, h.Cumulative(10), 1e-12, "6 at 0.1 and 4 at 0.05")
	assert.InDelta(t, math.Exp(-.8), h.Survival(10), 1e-12)
	median, ok := h.Median().Value()
	assert.True(t, ok)
	assert.InDelta(t, 6+(math.Ln2-.6)/.05, median, 1e-12)
	assert.InDelta(t, (1-math.Exp(-.6))/.1+math.Exp(-.6)*(1-math.Exp(-.2))/.05, h.RestrictedMean(10), 1e-12)
	assert.InDelta(t, 1, h.Survival(-1), 0)
	assert.InDelta(t, 0, h.RestrictedMean(-1), 0)
	assert.InDelta(t, 7, outcomestest.Hazards(nil).RestrictedMean(7), 0)
	cured := outcomestest.Hazards{{From: 0, Hazard: .1}, {From: 5, Hazard: 0}}
	_, ok = cured.Median().Value()
	assert.False(t, ok, "39 % ever have the event")
	assert.InDelta(t, math.Exp(-.5), cured.Survival(100), 1e-12)
	assert.InDelta(t, (1-math.Exp(-.5))/.1+5*math.Exp(-.5), cured.RestrictedMean(10), 1e-12)

	ratio, err := outcomestest.Cohort{Groups: []outcomestest.Group{{N: 1, Hazards: h}, {N: 1, Hazards: h.Times(.6)}}}.HazardRatio(1)
	require.NoError(t, err)
	assert.InDelta(t, .6, ratio, 1e-12)
	_, err = outcomestest.Cohort{Groups: []outcomestest.Group{{N: 1, Hazards: h}, {N: 1, Hazards: cured}}}.HazardRatio(1)
	require.ErrorIs(t, err, outcomestest.ErrTruth)
	_, err = outcomestest.Cohort{}.HazardRatio(0)
	require.ErrorIs(t, err, outcomestest.ErrTruth)
}

func TestTheTruthOfTwoGroups(t *testing.T) {
	a := outcomestest.TwoArms{TreatedN: 1, ControlN: 1, TreatedRisk: .2, ControlRisk: .5}
	assert.InDelta(t, -.3, a.RiskDifference(), 1e-12)
	assert.InDelta(t, .4, a.RiskRatio(), 1e-12)
	assert.InDelta(t, .25, a.OddsRatio(), 1e-12)
	m := outcomestest.TwoMeans{TreatedMean: 12, ControlMean: 15, SD: 6}
	assert.InDelta(t, -3, m.Difference(), 0)
	assert.InDelta(t, -.5, m.Standardised(), 0)
	r := outcomestest.Rivals{N: 1, Hazards: []float64{.3, .1}}
	assert.InDelta(t, .75*(1-math.Exp(-.8)), r.Incidence(1, 2), 1e-12)
	assert.InDelta(t, .25*(1-math.Exp(-.8)), r.Incidence(2, 2), 1e-12)
	assert.Zero(t, r.Incidence(3, 2))
	assert.Zero(t, r.Incidence(1, -2))
}

func TestOneSeedGivesTheSame(t *testing.T) {
	c := outcomestest.Cohort{Groups: []outcomestest.Group{{N: 20, Hazards: outcomestest.Exponential(.1)}}, Until: 12}
	one, _, err := c.Draw(7)
	require.NoError(t, err)
	again, _, err := c.Draw(7)
	require.NoError(t, err)
	assert.Equal(t, one, again)
	other, _, err := c.Draw(8)
	require.NoError(t, err)
	assert.NotEqual(t, one, other)
}

func TestWhatCannotBeDrawnIsRefused(t *testing.T) {
	group := func(h ...outcomestest.Phase) outcomestest.Cohort {
		return outcomestest.Cohort{Groups: []outcomestest.Group{{N: 5, Hazards: h}}}
	}
	for name, c := range map[string]outcomestest.Cohort{
		"nobody": {}, "fewer than nobody": {Groups: []outcomestest.Group{{N: -1}}, Until: 1}, "no end": group(),
		"no end after a cure": group(outcomestest.Phase{Hazard: 1}, outcomestest.Phase{From: 1}),
		"a late start":        group(outcomestest.Phase{From: 1, Hazard: 1}), "a negative hazard": group(outcomestest.Phase{Hazard: -1}),
		"phases in disorder": group(outcomestest.Phase{Hazard: 1}, outcomestest.Phase{Hazard: 1}), "no number": group(outcomestest.Phase{Hazard: math.NaN()}),
		"a negative loss": {Groups: []outcomestest.Group{{N: 1, Hazards: outcomestest.Exponential(1)}}, Lost: -1},
	} {
		_, _, err := c.Draw(1)
		require.ErrorIs(t, err, outcomestest.ErrTruth, name)
	}
	for _, r := range []outcomestest.Rivals{{}, {N: 1}, {N: 1, Hazards: []float64{-1, 2}}, {N: 1, Hazards: []float64{math.Inf(1)}}, {N: 1, Hazards: []float64{1}, Until: math.NaN()}} {
		_, err := r.Draw(1)
		require.ErrorIs(t, err, outcomestest.ErrTruth)
	}
	_, err := outcomestest.TwoArms{TreatedN: 1, ControlN: 1, TreatedRisk: 1.1}.Draw(1)
	require.ErrorIs(t, err, outcomestest.ErrTruth)
	_, _, err = outcomestest.TwoMeans{TreatedN: 2, ControlN: 1, SD: 1}.Draw(1)
	require.ErrorIs(t, err, outcomestest.ErrTruth)
	_, _, err = outcomestest.TwoMeans{TreatedN: 2, ControlN: 2}.Draw(1)
	require.ErrorIs(t, err, outcomestest.ErrTruth)
	for _, l := range []outcomestest.Literature{{}, {Studies: 1}, {Studies: 1, Tau2: -1, Low: 1, High: 1}, {Studies: 1, Low: 2, High: 1}} {
		_, err = l.Draw(1)
		require.ErrorIs(t, err, outcomestest.ErrTruth)
	}
	from := day(t, "2024-01-01")
	for _, p := range []outcomestest.Programme{{}, {People: 1}, {People: -1, From: from}, {People: 1, From: from, DropOut: -1}, {People: 1, From: from, Hospital: 2},
		{People: 1, From: from, Interviewed: .6, Late: .6}, {People: 1, From: peer.EndOfCalendar()}} {
		_, _, err = p.Draw(1)
		require.ErrorIs(t, err, outcomestest.ErrTruth)
	}
}

// A trial is one draw: whether an interval holds the truth.
type trial func(t *testing.T, seed uint64) bool

func holds(f stats.Figure, truth float64) bool {
	low, ok := f.Low.Value()
	high, also := f.High.Value()
	return ok && also && low <= truth && truth <= high
}

// Intervals of 95 % hold the truth in 93 to 97 of 100 draws: that is three standard
// errors of 1,000 draws either way.
func TestIntervalsCoverTheTruth(t *testing.T) {
	cohort := outcomestest.Cohort{Groups: []outcomestest.Group{
		{N: 150, Hazards: outcomestest.Hazards{{From: 0, Hazard: .1}, {From: 6, Hazard: .05}}},
		{N: 150, Hazards: outcomestest.Hazards{{From: 0, Hazard: .06}, {From: 6, Hazard: .03}}},
	}, Lost: .01, Until: 24}
	rivals := outcomestest.Rivals{N: 200, Hazards: []float64{.06, .03}, Lost: .02, Until: 24}
	arms := outcomestest.TwoArms{TreatedN: 80, ControlN: 90, TreatedRisk: .35, ControlRisk: .5}
	means := outcomestest.TwoMeans{TreatedN: 25, ControlN: 30, TreatedMean: 40, ControlMean: 36, SD: 8}
	papers := outcomestest.Literature{Studies: 12, Mean: -.2, Tau2: .04, Low: .01, High: .06}
	curve := func(t *testing.T, seed uint64) stats.Curve {
		obs, group, err := cohort.Draw(seed)
		require.NoError(t, err)
		curves, err := stats.KaplanMeierBy(obs, group, stats.Confidence{})
		require.NoError(t, err)
		return curves[0]
	}
	tests := []struct {
		name string
		slow bool
		draw trial
	}{
		{"risk difference", false, func(t *testing.T, seed uint64) bool {
			d, err := arms.Draw(seed)
			require.NoError(t, err)
			f, err := d.RiskDifference(stats.Newcombe, .95)
			require.NoError(t, err)
			return holds(f, arms.RiskDifference())
		}},
		{"risk ratio", false, func(t *testing.T, seed uint64) bool {
			d, err := arms.Draw(seed)
			require.NoError(t, err)
			f, err := d.RiskRatio(.95)
			require.NoError(t, err)
			return holds(f, arms.RiskRatio())
		}},
		{"odds ratio", false, func(t *testing.T, seed uint64) bool {
			d, err := arms.Draw(seed)
			require.NoError(t, err)
			f, err := d.OddsRatio(.95)
			require.NoError(t, err)
			return holds(f, arms.OddsRatio())
		}},
		{"difference of means", false, func(t *testing.T, seed uint64) bool {
			a, b, err := means.Draw(seed)
			require.NoError(t, err)
			w, err := stats.Welch(describe(t, a), describe(t, b), .95)
			require.NoError(t, err)
			return holds(w.Difference, means.Difference())
		}},
		{"pooled effect, Knapp and Hartung", true, func(t *testing.T, seed uint64) bool {
			effects, err := papers.Draw(seed)
			require.NoError(t, err)
			m, err := stats.Pool(effects, stats.PoolOptions{KnappHartung: stats.KnappHartungPlain})
			require.NoError(t, err)
			return holds(m.Effect, papers.Mean)
		}},
		{"survival", true, func(t *testing.T, seed uint64) bool {
			s, err := curve(t, seed).At(9)
			require.NoError(t, err)
			return holds(stats.Figure{Low: s.Low, High: s.High}, cohort.Groups[0].Hazards.Survival(9))
		}},
		{"median", true, func(t *testing.T, seed uint64) bool {
			m := curve(t, seed).Median()
			truth, _ := cohort.Groups[0].Hazards.Median().Value()
			return holds(stats.Figure{Low: m.Low, High: m.High}, truth)
		}},
		{"restricted mean", true, func(t *testing.T, seed uint64) bool {
			m, err := curve(t, seed).RestrictedMean(18)
			require.NoError(t, err)
			return math.Abs(m.Value-cohort.Groups[0].Hazards.RestrictedMean(18)) <= 1.959964*m.StdErr
		}},
		{"hazard ratio", true, func(t *testing.T, seed uint64) bool {
			obs, group, err := cohort.Draw(seed)
			require.NoError(t, err)
			x := make([]float64, len(group))
			for i, g := range group {
				x[i] = float64(g)
			}
			m, err := stats.Cox(obs, []stats.Covariate{{Name: "group", Values: x}}, stats.CoxOptions{})
			require.NoError(t, err)
			truth, err := cohort.HazardRatio(1)
			require.NoError(t, err)
			return holds(stats.Figure{Low: m.Coefficients[0].Low, High: m.Coefficients[0].High}, truth)
		}},
		{"cumulative incidence", true, func(t *testing.T, seed uint64) bool {
			obs, err := rivals.Draw(seed)
			require.NoError(t, err)
			c, err := stats.CumulativeIncidence(obs, stats.Confidence{})
			require.NoError(t, err)
			s, err := c.At(1, 10)
			require.NoError(t, err)
			return holds(s.Incidence, rivals.Incidence(1, 10))
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.slow && testing.Short() {
				t.Skip("a thousand fits")
			}
			held := 0
			for seed := range uint64(1000) {
				if tt.draw(t, seed) {
					held++
				}
			}
			assert.GreaterOrEqual(t, held, 930)
			assert.LessOrEqual(t, held, 970)
		})
	}
}

func describe(t *testing.T, values []float64) stats.Sample {
	t.Helper()
	s, err := stats.Describe(values)
	require.NoError(t, err)
	return s
}

// Of many studies the spread that is found is the one put in.
func TestTheSpreadOfStudiesIsFound(t *testing.T) {
	l := outcomestest.Literature{Studies: 2000, Mean: .3, Tau2: .09, Low: .01, High: .05}
	effects, err := l.Draw(3)
	require.NoError(t, err)
	m, err := stats.Pool(effects, stats.PoolOptions{})
	require.NoError(t, err)
	assert.True(t, holds(m.Tau2, .09))
	assert.True(t, holds(m.Effect, .3))
}

func TestSheetsOfEveryInstrument(t *testing.T) {
	for _, id := range instrument.IDs() {
		in, err := instrument.Of(id)
		require.NoError(t, err)
		for seed := range uint64(5) {
			r, err := in.Score(outcomestest.Sheet(seed, in), instrument.Respondent{})
			require.NoError(t, err, id)
			for _, s := range r.Scores {
				require.Equal(t, instrument.Scored, s.State, "%s %s", id, s.Scale)
				sheet, err := outcomestest.SheetWith(seed+100, in, s.Scale, s.Value)
				require.NoError(t, err, "%s %s %v", id, s.Scale, s.Value)
				again, err := in.Score(sheet, instrument.Respondent{})
				require.NoError(t, err)
				got, _ := again.Of(s.Scale)
				require.InDelta(t, s.Value, got.Value, 1e-9)
			}
		}
		for _, s := range in.Definition().Scales {
			for _, end := range []float64{s.Low, s.High} {
				_, err := outcomestest.SheetWith(1, in, s.ID, end)
				require.NoError(t, err, "%s %s %v", id, s.ID, end)
			}
			for _, never := range []float64{s.Low - 1, s.High + 1, s.Low + .01, math.NaN(), math.Inf(1)} {
				_, err := outcomestest.SheetWith(1, in, s.ID, never)
				require.ErrorIs(t, err, outcomestest.ErrTruth, "%s %s %v", id, s.ID, never)
			}
		}
		_, err = outcomestest.SheetWith(1, in, "mood", 1)
		require.ErrorIs(t, err, instrument.ErrUnknownScale)
	}
	assert.Empty(t, outcomestest.Sheet(1, &instrument.Instrument{}))
}

// What the measures find in a log is what was put there.
func TestMeasuresFindTheTruthOfAProgramme(t *testing.T) {
	for seed := range uint64(10) {
		p := outcomestest.Programme{People: 120, From: day(t, "2024-01-01"), DropOut: .004, Hospital: .4, Return: .5, Interviewed: .6, Late: .2}
		log, truth, err := p.Draw(seed)
		require.NoError(t, err)
		for _, tt := range []struct {
			measure string
			of, in  int
		}{
			{"retention-30", truth.Retained(30), 120}, {"retention-90", truth.Retained(90), 120}, {"retention-180", truth.Retained(180), 120},
			{"retention-365", truth.Retained(365), 120}, {"completion", truth.Completed, 120},
			{"readmission-30", truth.ReadmittedWithin(30), truth.HospitalStays}, {"readmission-90", len(truth.Readmitted), truth.HospitalStays},
			{"follow-up-gpra", truth.Interviewed, 120},
		} {
			m, err := outcomes.MeasureOf(tt.measure)
			require.NoError(t, err)
			until := truth.Until
			if tt.measure == "completion" || tt.measure[0] == 'r' && tt.measure[2] == 'a' {
				until = truth.Through // their index events are discharges
			}
			f, err := m.Of(log, outcomes.Ask{From: p.From, Until: until, Through: truth.Through})
			require.NoError(t, err)
			s, err := f.Share(outcomes.ShareAll)
			require.NoError(t, err)
			assert.Equal(t, []int{tt.of, tt.in}, []int{s.Numerator, s.Denominator}, "seed %d: %s", seed, tt.measure)
		}
	}
}
