package evaluation_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/source"
	"github.com/alongside-go/alongside/supervision/evaluation"
)

func TestInstrumentsSayWhatIsKnown(t *testing.T) {
	items := map[string]int{}
	for _, i := range evaluation.Instruments() {
		assert.True(t, i.Source.Verified(), i.ID)
		for _, f := range i.Facts {
			assert.NotEmpty(t, f.Source.Key, f.Text)
		}
		for _, v := range i.Versions {
			items[i.ID+" "+string(v.Raters[0])] = v.Items
		}
	}
	assert.Equal(t, map[string]int{"caprss visitor": 30, "facit visitor": 0, "psfi self": 0, "psfm self": 0, "upsides self": 21, "upsides participant": 28}, items)
	psfi, err := evaluation.InstrumentOf("psfi")
	require.NoError(t, err)
	assert.Equal(t, source.Unverified, psfi.Facts[1].Source.Evidence, "its item scores were not read")
	_, err = evaluation.InstrumentOf("upside")
	require.ErrorIs(t, err, evaluation.ErrUnknownInstrument)
}

func layout(parts ...string) evaluation.Layout {
	l := evaluation.Layout{Rater: evaluation.SelfRater, Low: 1, High: 5}
	for i, p := range parts {
		l.Items = append(l.Items, evaluation.Item{ID: fmt.Sprintf("i%d", i+1), Part: p})
	}
	return l
}

func TestScalesFitTheirInstrument(t *testing.T) {
	upsides, err := evaluation.InstrumentOf("upsides")
	require.NoError(t, err)
	var parts []string
	for i := range 21 {
		parts = append(parts, upsides.Parts[i%6])
	}
	full := layout(parts...)
	s, err := upsides.Scale(full)
	require.NoError(t, err)
	assert.Equal(t, "upsides", s.ID())
	assert.Equal(t, evaluation.LeastDefault, s.Layout().Least)

	_, err = upsides.Scale(layout(parts[:20]...))
	require.ErrorIs(t, err, evaluation.ErrScale, "20 items of 21")
	other := layout(parts...)
	other.Items[3].Part = "elsewhere"
	_, err = upsides.Scale(other)
	require.ErrorIs(t, err, evaluation.ErrScale, "a part that it does not have")
	full.Rater = evaluation.SupervisorRater
	_, err = upsides.Scale(full)
	require.ErrorIs(t, err, evaluation.ErrUnknownRater, "no version for supervisors")

	for name, change := range map[string]func(*evaluation.Layout){
		"no items":  func(l *evaluation.Layout) { l.Items = nil },
		"twice":     func(l *evaluation.Layout) { l.Items[1].ID = l.Items[0].ID },
		"no part":   func(l *evaluation.Layout) { l.Items[0].Part = "" },
		"anchors":   func(l *evaluation.Layout) { l.High = 1 },
		"below 0":   func(l *evaluation.Layout) { l.Low = -1 },
		"least 101": func(l *evaluation.Layout) { l.Least = 101 },
	} {
		l := layout("a", "a")
		change(&l)
		_, err := evaluation.NewScale("own", l)
		require.ErrorIs(t, err, evaluation.ErrScale, name)
	}
	_, err = evaluation.NewScale("", layout("a"))
	require.ErrorIs(t, err, evaluation.ErrScale)
	_, err = evaluation.NewScale("own", evaluation.Layout{Items: layout("a").Items, High: 5})
	require.ErrorIs(t, err, evaluation.ErrUnknownRater)
}

// Five items of part a, two of part b, anchors 1 to 5. Worked out by hand.
func ownScale(t testing.TB) evaluation.Scale {
	t.Helper()
	s, err := evaluation.NewScale("own", layout("a", "a", "a", "a", "a", "b", "b"))
	require.NoError(t, err)
	return s
}

func TestScore(t *testing.T) {
	s := ownScale(t)
	for _, tt := range []struct {
		name    string
		values  map[string]int
		overall float64
		band    evaluation.Band
		known   bool
	}{
		{"parts weigh alike, not items", map[string]int{"i1": 5, "i2": 5, "i3": 5, "i4": 5, "i5": 5, "i6": 3, "i7": 3}, 4, evaluation.BandHigh, true}, // (5+3)/2 = 4 of 5
		{"four items of five are enough", map[string]int{"i1": 2, "i2": 3, "i3": 4, "i4": 3, "i6": 3, "i7": 3}, 3, evaluation.BandModerate, true},     // (3+3)/2 = 60 %
		{"just below", map[string]int{"i1": 3, "i2": 3, "i3": 3, "i4": 3, "i5": 2, "i6": 3, "i7": 3}, 2.9, evaluation.BandLow, true},                  // (2.8+3)/2 = 2.9
		{"three of five are not", map[string]int{"i1": 5, "i2": 5, "i3": 5, "i6": 5, "i7": 5}, 0, "", false},
		{"nothing rated", nil, 0, "", false},
	} {
		got, err := s.Score(tt.values)
		require.NoError(t, err, tt.name)
		assert.InDelta(t, tt.overall, got.Overall, 1e-12, tt.name)
		assert.Equal(t, tt.band, got.Band, tt.name)
		assert.Equal(t, tt.known, got.Known, tt.name)
		require.Len(t, got.Parts, 2)
		assert.Equal(t, 5, got.Parts[0].Of)
	}
	part, err := s.Score(map[string]int{"i1": 5, "i6": 4, "i7": 5})
	require.NoError(t, err)
	assert.Equal(t, []evaluation.PartScore{{Part: "a", Rated: 1, Of: 5}, {Part: "b", Mean: 4.5, Rated: 2, Of: 2, Known: true}}, part.Parts)
	for _, bad := range []map[string]int{{"i8": 3}, {"i1": 0}, {"i1": 6}} {
		_, err := s.Score(bad)
		require.ErrorIs(t, err, evaluation.ErrRatings)
	}
}

// Three subjects, two or three raters, one item; small enough to count by hand.
func ratings() []evaluation.Rating {
	v := func(subject evaluation.SubjectID, rater evaluation.RaterID, kind evaluation.RaterKind, all int) evaluation.Rating {
		values := map[string]int{}
		for i := 1; i <= 7; i++ {
			values[fmt.Sprintf("i%d", i)] = all
		}
		return evaluation.Rating{Subject: subject, Rater: rater, Kind: kind, Values: values}
	}
	return []evaluation.Rating{
		v("s1", "a", evaluation.SelfRater, 5), v("s1", "b", evaluation.SupervisorRater, 5),
		v("s2", "a", evaluation.SelfRater, 4), v("s2", "b", evaluation.SupervisorRater, 3),
		v("s3", "a", evaluation.SelfRater, 2), v("s3", "b", evaluation.SupervisorRater, 2),
	}
}

func TestOneTableGivesEveryStatisticItsNumbers(t *testing.T) {
	table, err := evaluation.NewRatings(ownScale(t), ratings())
	require.NoError(t, err)
	assert.Equal(t, []evaluation.SubjectID{"s1", "s2", "s3"}, table.Subjects())
	assert.Equal(t, []evaluation.RaterID{"a", "b"}, table.Raters())

	one, err := table.Agreement("i1")
	require.NoError(t, err)
	assert.Equal(t, evaluation.Agreement{Same: 2, Pairs: 3}, one)
	every, err := table.Agreement("")
	require.NoError(t, err)
	assert.Equal(t, evaluation.Agreement{Same: 14, Pairs: 21}, every)
	percent, ok := every.Percent()
	assert.True(t, ok)
	assert.InDelta(t, 66.6667, percent, 1e-4)
	_, ok = evaluation.Agreement{}.Percent()
	assert.False(t, ok)

	counts, err := table.Counts("i1")
	require.NoError(t, err)
	assert.Equal(t, [][]int{{0, 0, 0, 0, 2}, {0, 0, 1, 1, 0}, {0, 2, 0, 0, 0}}, counts, "subjects by values 1 to 5")
	first, second, err := table.Pairs("i1", "a", "b")
	require.NoError(t, err)
	assert.Equal(t, []int{4, 3, 1}, first)
	assert.Equal(t, []int{4, 2, 1}, second)
	square, err := table.Table("i1", "a", "b")
	require.NoError(t, err)
	assert.Equal(t, [][]int{{0, 0, 0, 0, 0}, {0, 1, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 1}}, square)
	scores, err := table.Scores("a", "b")
	require.NoError(t, err)
	assert.Equal(t, [][]float64{{5, 5}, {4, 3}, {2, 2}}, scores, "subjects by raters")
	assert.Equal(t, []evaluation.InformantGap{{evaluation.SelfRater, evaluation.SupervisorRater, 1}}, table.InformantGaps("s2"))
}

func TestHolesInATable(t *testing.T) {
	list := ratings()
	list = append(list, evaluation.Rating{Subject: "s3", Rater: "c", Kind: evaluation.ParticipantRater, Values: map[string]int{"i1": 2}})
	table, err := evaluation.NewRatings(ownScale(t), list)
	require.NoError(t, err)
	_, err = table.Counts("i1")
	require.ErrorIs(t, err, evaluation.ErrUneven, "three raters for one subject, two for the others")
	counts, err := table.Counts("i2")
	require.NoError(t, err)
	assert.Len(t, counts, 3)
	agreement, err := table.Agreement("i1")
	require.NoError(t, err)
	assert.Equal(t, evaluation.Agreement{Same: 4, Pairs: 5}, agreement)
	_, err = table.Scores("a", "c")
	require.ErrorIs(t, err, evaluation.ErrUneven, "c scored nothing whole")
	_, err = table.Scores("a", "a")
	require.ErrorIs(t, err, evaluation.ErrUneven)
	_, _, err = table.Pairs("i1", "a", "a")
	require.ErrorIs(t, err, evaluation.ErrUneven)
	_, _, err = table.Pairs("i2", "a", "c")
	require.ErrorIs(t, err, evaluation.ErrUneven)
	for _, item := range []string{"", "i9"} {
		_, err = table.Counts(item)
		require.ErrorIs(t, err, evaluation.ErrRatings)
		_, err = table.Table(item, "a", "b")
		require.ErrorIs(t, err, evaluation.ErrRatings)
	}
	_, err = table.Agreement("i9")
	require.ErrorIs(t, err, evaluation.ErrRatings)
	_, err = table.Score("s1", "c")
	require.ErrorIs(t, err, evaluation.ErrRatings)
}

func TestRatingsThatDoNotFit(t *testing.T) {
	for name, change := range map[string]func([]evaluation.Rating){
		"twice":      func(r []evaluation.Rating) { r[1].Rater, r[1].Kind = "a", evaluation.SelfRater },
		"two kinds":  func(r []evaluation.Rating) { r[2].Kind = evaluation.VisitorRater },
		"value":      func(r []evaluation.Rating) { r[0].Values["i1"] = 9 },
		"item":       func(r []evaluation.Rating) { r[0].Values["x"] = 1 },
		"no subject": func(r []evaluation.Rating) { r[0].Subject = "" },
	} {
		list := ratings()
		change(list)
		_, err := evaluation.NewRatings(ownScale(t), list)
		require.ErrorIs(t, err, evaluation.ErrRatings, name)
	}
	list := ratings()
	list[0].Kind = ""
	_, err := evaluation.NewRatings(ownScale(t), list)
	require.ErrorIs(t, err, evaluation.ErrUnknownRater)
}

func TestTheOrderOfRatingsDoesNotMatter(t *testing.T) {
	want, err := evaluation.NewRatings(ownScale(t), ratings())
	require.NoError(t, err)
	scores, err := want.Scores("a", "b")
	require.NoError(t, err)
	rapid.Check(t, func(rt *rapid.T) {
		got, err := evaluation.NewRatings(ownScale(t), rapid.Permutation(ratings()).Draw(rt, "order"))
		require.NoError(rt, err)
		again, err := got.Scores("a", "b")
		require.NoError(rt, err)
		require.Equal(rt, scores, again)
	})
}

func TestDriftAsksForALook(t *testing.T) {
	at := func(month int, share float64, band evaluation.Band) evaluation.Reading {
		return evaluation.Reading{On: date(2026, 1, 1).AddMonths(month), Score: evaluation.Score{Share: share, Band: band, Known: band != ""}}
	}
	alerts, err := evaluation.DriftDefault().Alerts([]evaluation.Reading{
		at(0, 0.90, evaluation.BandHigh),
		at(1, 0.80, evaluation.BandHigh),     // by exactly ten points
		at(2, 0.79, evaluation.BandModerate), // a band lower
		at(3, 0, ""),                         // not known: passed over
		at(4, 0.75, evaluation.BandModerate),
		at(5, 0.55, evaluation.BandLow),
		at(6, 0.58, evaluation.BandLow), // better, and still low
	})
	require.NoError(t, err)
	assert.Equal(t, []evaluation.DriftAlert{
		{date(2026, 2, 1), []evaluation.DriftReason{evaluation.DriftFell}},
		{date(2026, 3, 1), []evaluation.DriftReason{evaluation.DriftBandFell}},
		{date(2026, 6, 1), []evaluation.DriftReason{evaluation.DriftLowBand, evaluation.DriftBandFell, evaluation.DriftFell}},
		{date(2026, 7, 1), []evaluation.DriftReason{evaluation.DriftLowBand}},
	}, alerts)
	_, err = evaluation.DriftDefault().Alerts([]evaluation.Reading{at(1, 0.9, evaluation.BandHigh), at(1, 0.9, evaluation.BandHigh)})
	require.ErrorIs(t, err, evaluation.ErrRatings)
	for _, fall := range []float64{0, -1, 1.1, math.NaN()} {
		_, err = evaluation.DriftRule{Fall: fall}.Alerts(nil)
		require.ErrorIs(t, err, evaluation.ErrScale)
	}
}
