package outcomes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
)

// Two mentorships in one scale stand together, pair by pair; another scale and the
// other side stand apart.
func TestScoresOfBothSidesStandApart(t *testing.T) {
	got, err := outcomes.OutcomesOfBothSides([]outcomes.SideScore{
		{Mentorship: "m1", Side: participant, Instrument: "phq-9", Scale: "total", Before: 20, After: 0},
		{Mentorship: "m1", Side: worker, Instrument: "cbi", Scale: "work", Before: 0, After: 100},
		{Mentorship: "m2", Side: participant, Instrument: "barc-10", Scale: "total", Before: 10, After: 60},
		{Mentorship: "m2", Side: participant, Instrument: "phq-9", Scale: "total", Before: 27, After: 9},
		{Mentorship: "m2", Side: worker, Instrument: "cbi", Scale: "personal", Before: 50, After: 25},
	})
	require.NoError(t, err)
	assert.Equal(t, outcomes.BothSides{
		Participants: []outcomes.SideOutcome{
			{Instrument: "phq-9", Scale: "total", Direction: instrument.LowerBetter, N: 2, Before: []float64{20, 27}, After: []float64{0, 9}},
			{Instrument: "barc-10", Scale: "total", Direction: instrument.HigherBetter, N: 1, Before: []float64{10}, After: []float64{60}},
		},
		Workers: []outcomes.SideOutcome{
			{Instrument: "cbi", Scale: "work", Direction: instrument.LowerBetter, N: 1, Before: []float64{0}, After: []float64{100}},
			{Instrument: "cbi", Scale: "personal", Direction: instrument.LowerBetter, N: 1, Before: []float64{50}, After: []float64{25}},
		},
	}, got)
}

func TestScoresOfASideThatAreRefused(t *testing.T) {
	good := outcomes.SideScore{Mentorship: "m1", Side: participant, Instrument: "phq-9", Scale: "total", Before: 20, After: 0}
	for name, tt := range map[string]struct {
		change func(*outcomes.SideScore)
		want   error
	}{
		"no mentorship":   {func(s *outcomes.SideScore) { s.Mentorship = "" }, outcomes.ErrSide},
		"given twice":     {func(s *outcomes.SideScore) { s.Mentorship = "m0" }, outcomes.ErrSide},
		"another party":   {func(s *outcomes.SideScore) { s.Side = supervisor }, outcomes.ErrSide},
		"no instrument":   {func(s *outcomes.SideScore) { s.Instrument = "phq-8" }, instrument.ErrUnknownInstrument},
		"no scale":        {func(s *outcomes.SideScore) { s.Scale = "hope" }, instrument.ErrUnknownScale},
		"before below":    {func(s *outcomes.SideScore) { s.Before = -1 }, instrument.ErrScores},
		"after above all": {func(s *outcomes.SideScore) { s.After = 28 }, instrument.ErrScores},
	} {
		s, first := good, good
		first.Mentorship = "m0"
		tt.change(&s)
		_, err := outcomes.OutcomesOfBothSides([]outcomes.SideScore{first, s})
		require.ErrorIs(t, err, tt.want, name)
	}
}
