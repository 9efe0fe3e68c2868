package instrument_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes/instrument"
)

func TestASheetIsStoredWhole(t *testing.T) {
	sheet := append(instrument.Answers(3, 0, -1, math.MaxInt), instrument.Answer{})
	text, err := json.Marshal(sheet)
	require.NoError(t, err)
	assert.JSONEq(t, `[3, 0, -1, 9223372036854775807, null]`, string(text))
	var again []instrument.Answer
	require.NoError(t, json.Unmarshal(text, &again))
	assert.Equal(t, sheet, again)
}

func TestAStoredSheetScoresAsTheGivenOne(t *testing.T) {
	gad, err := instrument.Of("gad-7")
	require.NoError(t, err)
	var sheet []instrument.Answer
	require.NoError(t, json.Unmarshal([]byte(`[2, 2, 2, 1, 1, 0, null]`), &sheet))
	result, err := gad.Score(sheet, instrument.Respondent{})
	require.NoError(t, err)
	assert.Equal(t, 6, result.Answered)
	assert.InDelta(t, 8*7/6., result.Total().Value, 1e-12, "eight points of six items")
}

var notAnswers = []string{`{}`, `[]`, `""`, `"3"`, `true`, `1.5`, `3.0`, `1e0`, `-0`, `9223372036854775808`, `{"code":3}`}

func TestWhatIsNoStoredAnswerIsRefused(t *testing.T) {
	for _, text := range notAnswers {
		a := instrument.Given(2)
		require.ErrorIs(t, json.Unmarshal([]byte(text), &a), instrument.ErrStored, text)
		assert.Equal(t, instrument.Given(2), a, "unchanged by %s", text)
	}
}

func FuzzAnswer(f *testing.F) {
	for _, text := range append([]string{`null`, `0`, `-17`, ` 4 `}, notAnswers...) {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var a instrument.Answer
		if a.UnmarshalJSON(data) != nil {
			assert.Equal(t, instrument.Answer{}, a)
			return
		}
		text, err := a.MarshalJSON()
		require.NoError(t, err)
		assert.Equal(t, string(data), string(text), "what is read is written again")
	})
}

// Who may see bands is not in the JSON, and so nobody but the respondent may.
func TestALoadedResultShowsItsBandsToNobodyElse(t *testing.T) {
	phq, err := instrument.Of("phq-9")
	require.NoError(t, err)
	result, err := phq.Score(instrument.Answers(2, 2, 2, 2, 2, 1, 1, 0, 1), instrument.Respondent{})
	require.NoError(t, err)
	require.Equal(t, "moderate", result.For(instrument.ClinicianReader).Total().Band, "2 x 5 + 3 = 13")
	text, err := json.Marshal(result)
	require.NoError(t, err)
	var loaded instrument.Result
	require.NoError(t, json.Unmarshal(text, &loaded))
	assert.Equal(t, "moderate", loaded.For(instrument.RespondentReader).Total().Band)
	for _, reader := range instrument.Readers() {
		if reader != instrument.RespondentReader {
			assert.Empty(t, loaded.For(reader).Total().Band, reader)
			assert.True(t, loaded.For(reader).Has(instrument.SuicidalIdeationItem), "the safety flag is never left out")
		}
	}
}
