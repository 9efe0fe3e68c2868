package instrument_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer/source"
)

// form returns a form of three items, answers 0 to 5, whose total runs from 0 to 15 and
// is the first scale; change makes it what a test needs.
func form(t *testing.T, change func(d *instrument.Definition)) *instrument.Instrument {
	t.Helper()
	offered := []int{0, 1, 2, 3, 4, 5}
	d := instrument.Definition{
		ID: "made-up", Name: "A form of three", Licence: instrument.Licence{Terms: "none"},
		Items: []instrument.Item{{ID: "i1", Answers: offered}, {ID: "i2", Answers: offered}, {ID: "i3", Answers: offered}},
		Scales: []instrument.Scale{{ID: "total", Items: []string{"i1", "i2", "i3"}, Combine: instrument.Sum, High: 15,
			Direction: instrument.LowerBetter}},
	}
	change(&d)
	in, err := instrument.New(d)
	require.NoError(t, err)
	return in
}

func scoreOf(t *testing.T, in *instrument.Instrument, answers string, who instrument.Respondent) instrument.Result {
	t.Helper()
	r, err := in.Score(sheet(t, answers), who)
	require.NoError(t, err)
	return r
}

// Women have bands of their own, everybody else has everybody's: a value that falls in
// the same band by both needs no sex.
func TestBandsBySex(t *testing.T) {
	in := form(t, func(d *instrument.Definition) {
		d.Scales[0].Bands = []instrument.Band{{Name: "low", To: 5}, {Name: "high", To: 15},
			{Name: "low", To: 3, Sex: instrument.Female}, {Name: "high", To: 15, Sex: instrument.Female}}
	})
	for _, tt := range []struct {
		answers            string
		woman, man, untold string
	}{
		{"3 0 0", "low", "low", "low"},
		{"4 0 0", "high", "low", ""},
		{"5 0 0", "high", "low", ""},
		{"5 1 0", "high", "high", "high"},
	} {
		assert.Equal(t, tt.woman, scoreOf(t, in, tt.answers, instrument.Respondent{Sex: instrument.Female}).Total().Band, tt.answers)
		assert.Equal(t, tt.man, scoreOf(t, in, tt.answers, instrument.Respondent{Sex: instrument.Male}).Total().Band, tt.answers)
		assert.Equal(t, tt.untold, scoreOf(t, in, tt.answers, instrument.Respondent{}).Total().Band, tt.answers)
	}
}

// From the value on, above it, up to it and below it; for one sex, and by another set.
func TestCutoffsReached(t *testing.T) {
	in := form(t, func(d *instrument.Definition) {
		d.Scales[0].Cutoffs = []instrument.Cutoff{
			{Name: "from", At: 5}, {Name: "above", At: 5, Above: true}, {Name: "up to", At: 5, Below: true}, {Name: "below", At: 5, Above: true, Below: true},
			{Name: "by sex", At: 8, Sex: instrument.Female}, {Name: "by sex", At: 10, Sex: instrument.Male},
			{Name: "other", At: 0, Sex: instrument.Male}, {Name: "by sex", Set: "early", At: 0, Sex: instrument.Male}, {Name: "twice", At: 12},
			{Name: "twice", At: 13}, {Name: "late", Set: "alone", At: 15},
		}
	})
	assert.Equal(t, []string{"alone", "early"}, in.CutoffSets())
	woman, man, untold := instrument.Respondent{Sex: instrument.Female}, instrument.Respondent{Sex: instrument.Male}, instrument.Respondent{}
	for _, tt := range []struct {
		answers string
		who     instrument.Respondent
		want    []string
	}{
		{"4 0 0", woman, []string{"up to", "below"}},
		{"5 0 0", woman, []string{"from", "up to"}},
		{"5 1 0", woman, []string{"from", "above"}},
		{"5 3 0", woman, []string{"from", "above", "by sex"}},
		{"5 3 0", man, []string{"from", "above", "other"}},
		{"5 3 0", untold, []string{"from", "above"}},
		{"5 5 0", untold, []string{"from", "above", "by sex"}},
		{"5 5 3", untold, []string{"from", "above", "by sex", "twice"}},
		{"5 5 4", instrument.Respondent{Cutoffs: "alone"}, nil},
		{"5 5 5", instrument.Respondent{Cutoffs: "alone"}, []string{"late"}},
	} {
		assert.Equal(t, tt.want, scoreOf(t, in, tt.answers, tt.who).Total().Reached, "%s, %s", tt.answers, tt.who.Sex)
	}
}

// Where there is a total, the flag is the total's, wherever it stands.
func TestTheFlagOfACutOffIsTheTotals(t *testing.T) {
	in := form(t, func(d *instrument.Definition) {
		d.Scales[0].Cutoffs = []instrument.Cutoff{{Name: "much", At: 10}}
		d.Scales = append(d.Scales, instrument.Scale{ID: "first", Items: []string{"i1"}, Combine: instrument.Sum, High: 5,
			Direction: instrument.LowerBetter, Cutoffs: []instrument.Cutoff{{Name: "some", At: 1}}})
	})
	r := scoreOf(t, in, "5 4 0", instrument.Respondent{})
	part, _ := r.Of("first")
	assert.Equal(t, []string{"some"}, part.Reached)
	assert.False(t, r.Has(instrument.AboveCutoff))
	assert.True(t, scoreOf(t, in, "5 5 0", instrument.Respondent{}).Has(instrument.AboveCutoff))
}

// Item 3 may be left out where 2 was answered with nothing, not where 2 was left out itself.
func TestASkipNeedsAnAnswer(t *testing.T) {
	in := form(t, func(d *instrument.Definition) {
		d.Skips = []instrument.Skip{{Zero: []string{"i1"}, Blank: []string{"i2"}, Never: true}, {Zero: []string{"i2"}, Blank: []string{"i3"}, Never: true}}
	})
	assert.False(t, scoreOf(t, in, "0 _ _", instrument.Respondent{}).Total().Scorable())
	assert.True(t, scoreOf(t, in, "0 0 _", instrument.Respondent{}).Total().Scorable())
	assert.True(t, scoreOf(t, in, "1 0 _", instrument.Respondent{}).Total().Scorable())

	twice := form(t, func(d *instrument.Definition) {
		d.Skips = []instrument.Skip{{Zero: []string{"i1"}, Blank: []string{"i3"}, Never: true}, {Zero: []string{"i2"}, Blank: []string{"i3"}, Never: true}}
	})
	assert.Equal(t, []string{"i3"}, scoreOf(t, twice, "0 0 1", instrument.Respondent{}).Contradicting, "told once")
}

// 4 points of eight items of the PHQ-9: 4 times 9 over 8 is 4.5, whose band is that of 5.
func TestTheBandOfAProratedTotalIsThatOfTheTotalRoundedHalfUp(t *testing.T) {
	r := score(t, "phq-9", "1 1 1 1 0 0 0 0 _", instrument.Respondent{})
	assert.InDelta(t, 4.5, r.Total().Value, 0)
	assert.Equal(t, "mild", r.Total().Band)
	assert.Nil(t, r.Total().Reached)
	assert.True(t, r.Total().Scorable())
}

// Five of the 26 items may lack: 1, 2 and one of three domains here.
func TestAFifthOfWHOQOLMayLack(t *testing.T) {
	r := score(t, "whoqol-bref", "_ _ _ 3 _ 3 3 3 3 3 3 3 3 3 3 3 3 3 3 _ 3 3 3 3 3 3", instrument.Respondent{})
	for _, s := range r.Scores {
		assert.True(t, s.Scorable(), s.Scale)
	}
}

// What was handed in or out is no way to change how an instrument scores.
func TestDefinitionsAreCopies(t *testing.T) {
	for _, id := range []instrument.ID{"audit", "phq-9", "mspss", "promis-fatigue-4a", "qpr-15"} {
		in, err := instrument.Of(id)
		require.NoError(t, err)
		d := in.Definition()
		again, err := instrument.New(d)
		require.NoError(t, err)
		before, err := json.Marshal(d)
		require.NoError(t, err)
		for i := range d.Items {
			for j := range d.Items[i].Answers {
				d.Items[i].Answers[j] = 99
			}
			for j := range d.Items[i].Points {
				d.Items[i].Points[j] = 99
			}
			for j := range d.Items[i].AnswerLOINC {
				d.Items[i].AnswerLOINC[j] = "x"
			}
			d.Items[i].ID = "x"
		}
		for i := range d.Scales {
			s := &d.Scales[i]
			for _, list := range [][]string{s.Items, s.Requires} {
				for j := range list {
					list[j] = "x"
				}
			}
			for j := range s.Table {
				s.Table[j] = 99
			}
			for j := range s.Bands {
				s.Bands[j].To = 99
			}
			for j := range s.Cutoffs {
				s.Cutoffs[j].At = 99
			}
			for j := range s.Figures {
				s.Figures[j].Value = 99
			}
			s.ID = "x"
		}
		for i := range d.Skips {
			d.Skips[i].Zero[0], d.Skips[i].Blank[0], d.Skips[i].Never = "x", "x", !d.Skips[i].Never
		}
		for i := range d.Advice {
			for j := range d.Advice[i].Any {
				d.Advice[i].Any[j].Items[0], d.Advice[i].Any[j].From = "x", 99
			}
			d.Advice[i].Name = "x"
		}
		for i := range d.Safety {
			d.Safety[i].From = 99
		}
		for i := range d.BandFor {
			d.BandFor[i] = "x"
		}
		for _, same := range []*instrument.Instrument{in, again} {
			after, err := json.Marshal(same.Definition())
			require.NoError(t, err)
			assert.JSONEq(t, string(before), string(after), id)
		}
	}
}

// Lists in full, as typed by hand.
func TestListsInFull(t *testing.T) {
	assert.Equal(t, []instrument.Change{instrument.Improved, instrument.Unchanged, instrument.Worsened}, instrument.Changes())
	assert.Equal(t, []instrument.FigureKind{instrument.Alpha, instrument.Retest, instrument.ReliablePoints, instrument.ImportantPoints, instrument.ImportantShare,
		instrument.StandardDeviation}, instrument.FigureKinds())
	assert.Equal(t, []instrument.DrinkingLevel{instrument.NoDrinking, instrument.LowDrinking, instrument.MediumDrinking, instrument.HighDrinking,
		instrument.VeryHighDrinking}, instrument.DrinkingLevels())
	ids := instrument.IDs()
	assert.Equal(t, instrument.ID("aase-confidence"), ids[0], "sorted")
	assert.Equal(t, instrument.ID("whoqol-bref"), ids[len(ids)-1])
}

func TestJudgeAtTheEdges(t *testing.T) {
	phq, err := instrument.Of("phq-9")
	require.NoError(t, err)
	s, err := phq.Scale("total")
	require.NoError(t, err)
	got, _, err := s.Judge(27, 0)
	require.NoError(t, err)
	assert.Equal(t, instrument.Improved, got)
	_, _, err = s.Judge(3, 28)
	require.ErrorIs(t, err, instrument.ErrScores)
	for _, d := range []instrument.Direction{instrument.NoDirection, ""} {
		s.Direction = d
		_, _, err = s.Judge(27, 0)
		require.ErrorIs(t, err, instrument.ErrNoFigure, "neither end is the better one")
	}
	barc, err := instrument.Of("barc-10")
	require.NoError(t, err)
	s, err = barc.Scale("total")
	require.NoError(t, err)
	f, err := s.Reliability()
	require.NoError(t, err)
	assert.Equal(t, instrument.Alpha, f.Kind, "the common substitute")
}

func TestHeavyDays(t *testing.T) {
	for sex, want := range map[instrument.Sex]float64{instrument.Male: 5, instrument.Female: 4} {
		heavy, src, err := instrument.HeavyDay(sex)
		require.NoError(t, err)
		assert.InDelta(t, want, heavy, 0, sex)
		assert.Equal(t, source.Unverified, src.Evidence)
	}
	tl, err := instrument.ReadTimeline([]float64{4, 0, 4, 5}, 4)
	require.NoError(t, err)
	assert.Equal(t, 2, tl.LongestHeavy, "a dry day ends a run of heavy ones")
	_, err = instrument.ReadTimeline([]float64{0, 1}, math.Inf(1))
	require.ErrorIs(t, err, instrument.ErrCalendar)
	_, err = instrument.ReadTimeline([]float64{0, math.Inf(1)}, 4)
	require.ErrorIs(t, err, instrument.ErrCalendar)
	assert.Contains(t, err.Error(), "day 2 ")
}

// The printed table of WHO rounds first: 13.5 counts as 14, (14 - 4) × 100/16 is 62.5, printed 63.
func TestWHOQOLTableRoundsHalfUp(t *testing.T) {
	for domain, want := range map[float64]int{4: 0, 13.4: 56, 13.5: 63, 19.4: 94, 20: 100} {
		got, err := instrument.WHOQOLTable(domain)
		require.NoError(t, err)
		assert.Equal(t, want, got, "%v", domain)
	}
	for _, domain := range []float64{3.9, 20.1, math.NaN()} {
		_, err := instrument.WHOQOLTable(domain)
		require.ErrorIs(t, err, instrument.ErrScores)
	}
}
