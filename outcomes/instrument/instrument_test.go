package instrument_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer/source"
)

func TestEnumerations(t *testing.T) {
	enumtest.Try(t, instrument.Sexes(), instrument.ErrUnknownSex)
	enumtest.Try(t, instrument.States(), instrument.ErrUnknownState)
	enumtest.Try(t, instrument.Directions(), instrument.ErrUnknownDirection)
	enumtest.Try(t, instrument.Combinations(), instrument.ErrUnknownCombination)
	enumtest.Try(t, instrument.Flags(), instrument.ErrUnknownFlag)
	enumtest.Try(t, instrument.Readers(), instrument.ErrUnknownReader)
	enumtest.Try(t, instrument.FigureKinds(), instrument.ErrUnknownFigure)
	enumtest.Try(t, instrument.Changes(), instrument.ErrUnknownChange)
}

func TestEveryShippedInstrumentIsWhole(t *testing.T) {
	for _, want := range []instrument.ID{"phq-9", "phq-2", "gad-7", "gad-2", "audit", "audit-c", "dast-10", "barc-10", "bam", "gse", "rses",
		"ucla-3", "pss-10", "ismi-10", "cbi", "sure"} {
		assert.Contains(t, instrument.IDs(), want)
	}
	for _, id := range instrument.IDs() {
		t.Run(string(id), func(t *testing.T) {
			in, err := instrument.Of(id)
			require.NoError(t, err)
			d := in.Definition()
			assert.NotEmpty(t, d.Source.Title)
			assert.NotEmpty(t, d.Licence.Source.Title)
			assert.Equal(t, 1, d.Version, "no key has been corrected yet")
			for _, s := range d.Scales {
				assert.NotEmpty(t, s.Source.Title, s.ID)
				assert.NotEmpty(t, s.Gaps.Source.Title, "the rule for missing items of %s has a source", s.ID)
				for _, b := range s.Bands {
					assert.NotEmpty(t, b.Source.Title, "%s %s", s.ID, b.Name)
				}
				for _, c := range s.Cutoffs {
					assert.NotEmpty(t, c.Source.Title, "%s %s", s.ID, c.Name)
				}
			}
			data, err := json.Marshal(d)
			require.NoError(t, err)
			again, err := instrument.Parse(data)
			require.NoError(t, err)
			assert.Equal(t, d, again.Definition())
		})
	}
	_, err := instrument.Of("phq-8")
	require.ErrorIs(t, err, instrument.ErrUnknownInstrument)
	assert.Contains(t, err.Error(), "nearest: phq-")
}

func TestPointsThatWereNotSeenSaySo(t *testing.T) {
	rses, err := instrument.Of("rses")
	require.NoError(t, err)
	s, err := rses.Scale("total")
	require.NoError(t, err)
	assert.Equal(t, source.Verified, s.Source.Evidence)
	assert.Equal(t, source.Design, s.Gaps.Source.Evidence)
	assert.Equal(t, source.Unverified, s.Bands[0].Source.Evidence)
	ismi, err := instrument.Of("ismi-10")
	require.NoError(t, err)
	s, err = ismi.Scale("total")
	require.NoError(t, err)
	assert.Equal(t, source.Unverified, s.Source.Evidence, "the reversed pair was not seen")
}

// How far each point was seen, instrument by instrument, as typed by hand: of the
// key, of the rule for gaps and of the licence.
func TestHowFarEachKeyWasSeen(t *testing.T) {
	v, u, d := source.Verified, source.Unverified, source.Design
	tests := []struct {
		id                 instrument.ID
		scale              string
		key, gaps, licence source.Evidence
		ask                bool
	}{
		{"phq-9", "total", v, v, v, false}, {"phq-2", "total", v, d, v, false}, {"gad-7", "total", v, d, v, false}, {"gad-2", "total", v, d, v, false},
		{"pss-10", "total", v, d, u, true}, {"pss-4", "total", v, u, u, true}, {"audit", "total", v, d, u, false}, {"audit-c", "total", u, u, u, false},
		{"dast-10", "total", v, d, u, true}, {"barc-10", "total", v, d, u, false}, {"sure", "total", u, d, u, true}, {"qpr-15", "total", v, d, v, false},
		{"bam", "use", v, d, u, false}, {"bam-r", "risk", v, d, u, false}, {"gse", "total", v, v, v, false}, {"rses", "total", v, d, v, false},
		{"rses-maryland", "total", v, d, v, false}, {"state-hope", "total", v, d, v, false}, {"adult-hope", "total", v, d, u, true},
		{"ucla-3", "total", v, u, u, false}, {"dejong-6", "total", u, v, v, false}, {"dejong-6", "social", u, v, v, false}, {"mspss", "total", v, d, u, true},
		{"lsns-6", "total", u, u, u, false}, {"whoqol-bref", "social", v, v, u, true}, {"csq-8", "total", v, d, v, true}, {"ismi-10", "total", u, d, v, false},
		{"proqol-5", "burnout", u, u, v, false}, {"cbi", "work", v, v, u, false}, {"cbi", "client", v, u, u, false}, {"uwes-9", "total", u, d, u, true},
		{"promis-fatigue-4a", "total", v, u, u, true}, {"ras-24", "total", u, d, u, true}, {"ras-ds", "total", u, d, u, true},
		{"herth-hope", "total", u, d, u, true}, {"adult-hope-4", "total", v, d, u, true}, {"arc", "total", u, d, u, true},
		{"dtcq-8", "total", u, u, u, true}, {"bscq", "situation_8", u, u, u, true}, {"aase-confidence", "total", u, d, u, false},
		{"aase-temptation", "total", u, d, u, false}, {"pacs", "total", u, u, u, true}, {"pss-14", "total", v, d, u, true},
		{"eq-5d-5l", "level_sum", u, d, u, true}, {"wai-sr", "bond", v, d, u, true},
		{"promis-depression-4a", "raw", v, u, u, true}, {"promis-anxiety-4a", "raw", v, u, u, true},
		{"promis-social-roles-4a", "raw", v, u, u, true}, {"promis-pain-interference-4a", "raw", v, u, u, true},
	}
	told := map[instrument.ID]bool{}
	for _, tt := range tests {
		told[tt.id] = true
		in, err := instrument.Of(tt.id)
		require.NoError(t, err)
		s, err := in.Scale(tt.scale)
		require.NoError(t, err)
		assert.Equal(t, tt.key, s.Source.Evidence, "%s %s: key", tt.id, tt.scale)
		assert.Equal(t, tt.gaps, s.Gaps.Source.Evidence, "%s %s: gaps", tt.id, tt.scale)
		l := in.Definition().Licence
		assert.Equal(t, tt.licence, l.Source.Evidence, "%s: licence", tt.id)
		assert.Equal(t, tt.ask, l.Ask, "%s: whether to ask", tt.id)
	}
	for _, id := range instrument.IDs() {
		assert.True(t, told[id], "%s stands in this table", id)
	}
}

// 7 items over 5 answered, times a sum of 7, is 9.8 and no hair less.
func TestAProratedSumIsExact(t *testing.T) {
	r := score(t, "gad-7", "_ 3 2 1 1 0 _", instrument.Respondent{})
	assert.Equal(t, 9.8, r.Total().Value) //nolint:testifylint // to the last digit
}

func TestScoreRefuses(t *testing.T) {
	phq, err := instrument.Of("phq-9")
	require.NoError(t, err)
	_, err = phq.Score(instrument.Answers(1, 2), instrument.Respondent{})
	require.ErrorIs(t, err, instrument.ErrSheet)
	_, err = phq.Score(nil, instrument.Respondent{})
	require.ErrorIs(t, err, instrument.ErrSheet)
	_, err = phq.Score(instrument.Answers(0, 0, 0, 4, 0, 0, 0, 0, 0), instrument.Respondent{})
	require.ErrorIs(t, err, instrument.ErrAnswer)
	at := (*instrument.AnswerError)(nil)
	require.ErrorAs(t, err, &at)
	assert.Equal(t, "i4", at.Item)
	assert.Equal(t, "instrument: item i4: the form does not offer this answer; it offers [0 1 2 3]", err.Error())
	_, err = phq.Score(instrument.Answers(0, 0, 0, -1, 0, 0, 0, 0, 0), instrument.Respondent{})
	require.ErrorIs(t, err, instrument.ErrAnswer)
	_, err = phq.Score(instrument.Answers(0, 0, 0, math.MinInt, 0, 0, 0, 0, math.MaxInt), instrument.Respondent{})
	require.ErrorIs(t, err, instrument.ErrAnswer)
	_, err = phq.Score(make([]instrument.Answer, 9), instrument.Respondent{Cutoffs: "other"})
	require.ErrorIs(t, err, instrument.ErrUnknownCutoffs)
	_, err = phq.Score(make([]instrument.Answer, 9), instrument.Respondent{Sex: "other"})
	require.ErrorIs(t, err, instrument.ErrUnknownSex)
	_, err = (&instrument.Instrument{}).Score(nil, instrument.Respondent{})
	require.ErrorIs(t, err, instrument.ErrSheet)

	bam, err := instrument.Of("bam")
	require.NoError(t, err)
	answers := make([]instrument.Answer, 23)
	answers[19] = instrument.Given(2) // item 14 is 0 or 4
	_, err = bam.Score(answers, instrument.Respondent{})
	require.ErrorAs(t, err, &at)
	assert.Equal(t, "i14", at.Item)

	audit, err := instrument.Of("audit")
	require.NoError(t, err)
	answers = make([]instrument.Answer, 10)
	answers[8] = instrument.Given(1) // items 9 and 10 are 0, 2 or 4
	_, err = audit.Score(answers, instrument.Respondent{})
	require.ErrorAs(t, err, &at)
	assert.Equal(t, "i9", at.Item)
}

// A blank sheet never scores, and a missing answer is never a zero.
func TestMissingIsNeverZero(t *testing.T) {
	for _, id := range instrument.IDs() {
		in, err := instrument.Of(id)
		require.NoError(t, err)
		r, err := in.Score(make([]instrument.Answer, len(in.Definition().Items)), instrument.Respondent{})
		require.NoError(t, err)
		for _, s := range r.Scores {
			assert.Equal(t, instrument.NotScorable, s.State, "%s %s", id, s.Scale)
		}
		assert.True(t, r.Has(instrument.Incomplete))
		assert.Zero(t, r.Answered)
	}
}

func TestJudge(t *testing.T) {
	phq, err := instrument.Of("phq-9")
	require.NoError(t, err)
	s, err := phq.Scale("total")
	require.NoError(t, err)
	for _, tt := range []struct {
		before, after float64
		want          instrument.Change
	}{{16, 10, instrument.Improved}, {16, 11, instrument.Unchanged}, {10, 16, instrument.Worsened}, {10, 15, instrument.Unchanged}} {
		got, f, err := s.Judge(tt.before, tt.after)
		require.NoError(t, err)
		assert.Equal(t, tt.want, got)
		assert.InDelta(t, 6, f.Value, 0)
	}
	for _, v := range []float64{-1, 28, math.NaN(), math.Inf(1)} {
		_, _, err = s.Judge(v, 3)
		require.ErrorIs(t, err, instrument.ErrScores)
	}
	gse, err := instrument.Of("gse")
	require.NoError(t, err)
	s, err = gse.Scale("total")
	require.NoError(t, err)
	_, _, err = s.Judge(20, 30)
	require.ErrorIs(t, err, instrument.ErrNoFigure)
	_, err = s.Reliability()
	require.ErrorIs(t, err, instrument.ErrNoFigure)
	_, err = gse.Scale("hope")
	require.ErrorIs(t, err, instrument.ErrUnknownScale)
	qpr, err := instrument.Of("qpr-15")
	require.NoError(t, err)
	s, err = qpr.Scale("total")
	require.NoError(t, err)
	f, err := s.Reliability()
	require.NoError(t, err)
	assert.Equal(t, instrument.Retest, f.Kind, "the retest reliability goes first")
}

// Answering every item more strongly in the direction of the points never lowers a sum.
func TestLawsOfScoring(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, err := instrument.Of(rapid.SampledFrom(instrument.IDs()).Draw(t, "id"))
		require.NoError(t, err)
		d := in.Definition()
		answers := make([]instrument.Answer, len(d.Items))
		for i, it := range d.Items {
			if rapid.IntRange(0, 9).Draw(t, "given") > 0 {
				answers[i] = instrument.Given(rapid.SampledFrom(it.Answers).Draw(t, "answer"))
			}
		}
		who := instrument.Respondent{Sex: rapid.SampledFrom([]instrument.Sex{"", instrument.Female, instrument.Male}).Draw(t, "sex")}
		r, err := in.Score(answers, who)
		require.NoError(t, err)
		for i, s := range r.Scores {
			if !s.Scorable() {
				continue
			}
			require.GreaterOrEqual(t, s.Value, d.Scales[i].Low-1e-9)
			require.LessOrEqual(t, s.Value, d.Scales[i].High+1e-9)
			if len(d.Scales[i].Bands) > 0 && who.Sex != "" {
				require.NotEmpty(t, s.Band, "a value has a band")
			}
		}
		again, err := in.Score(answers, who)
		require.NoError(t, err)
		require.Equal(t, r, again)
		full := !slices.ContainsFunc(answers, func(a instrument.Answer) bool { _, given := a.Code(); return !given })
		if full {
			require.False(t, r.Has(instrument.Incomplete))
			require.False(t, r.Has(instrument.ProratedFlag))
		}
	})
}

func TestNothingAnsweredIsPrinted(t *testing.T) {
	r := score(t, "phq-9", "3 3 3 1 0 0 0 0 1", instrument.Respondent{})
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d"} {
		assert.Equal(t, "[result of phq-9]", fmt.Sprintf(verb, r))
		assert.Equal(t, "[score]", fmt.Sprintf(verb, r.Total()))
		assert.Equal(t, "[answer]", fmt.Sprintf(verb, instrument.Given(3)))
		assert.Equal(t, "[timeline]", fmt.Sprintf(verb, instrument.Timeline{Drinks: 3}))
	}
}
