package outcomestest_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/outcomestest"
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
			f, err := m.Of(log, outcomes.Ask{Since: p.From.AddDays(-400), From: p.From, Until: until, Through: truth.Through})
			require.NoError(t, err)
			s, err := f.Share(outcomes.ShareAll)
			require.NoError(t, err)
			assert.Equal(t, []int{tt.of, tt.in}, []int{s.Numerator, s.Denominator}, "seed %d: %s", seed, tt.measure)
		}
	}
}
