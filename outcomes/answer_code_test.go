package outcomes_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/peertest"
)

// told is an answer with a value.
func told(t *testing.T, code string, value float64) outcomes.Event {
	e := events(t, `q p1 answer 2024-02-29`)[0]
	e.Code, e.Value = code, stats.Known(value)
	return e
}

// The PHQ-9 goes from 0 to 27, the Adult Hope Scale from 8 to 64, the ISMI-10 from 1 to
// 4, a month has 30 days, and yes or no is 1 or 0.
func TestWhatCannotBeAnsweredIsRefused(t *testing.T) {
	for _, tt := range []struct {
		code string
		in   []float64
		out  []float64
	}{
		{"phq-9.total", []float64{0, 9.5, 27}, []float64{-1, 28, 99}},
		{"adult-hope.total", []float64{8, 64}, []float64{7, 65}},
		{"ismi-10.total", []float64{1, 2.25, 4}, []float64{.9, 4.1}},
		{outcomes.AnswerDaysUsed, []float64{0, 30}, []float64{-1, 31, 45, 2.5}},
		{outcomes.AnswerDaysHeavy, []float64{0, 30}, []float64{-1, 31}},
		{outcomes.AnswerCustodyNights, []float64{0, 30}, []float64{-1, 31}},
		{outcomes.AnswerPercentAbstinent, []float64{0, 33.3, 100}, []float64{-.1, 100.1}},
		{outcomes.AnswerEmployed, []float64{0, 1}, []float64{-1, 2, .5}},
		{outcomes.AnswerArrests, []float64{0, 40}, []float64{-1, 1.5}},
		{outcomes.AnswerCraving, []float64{0, 4.5, 10}, []float64{-1, 11}},
		{"own_scale", []float64{-99, 1e6}, nil},
	} {
		for _, v := range tt.in {
			require.NoError(t, told(t, tt.code, v).Check(), "%s %g", tt.code, v)
		}
		for _, v := range tt.out {
			e := told(t, tt.code, v)
			require.ErrorIs(t, e.Check(), outcomes.ErrEvent, "%s %g", tt.code, v)
			_, err := outcomes.NewLog(e)
			require.ErrorIs(t, err, outcomes.ErrEvent)
		}
	}
	require.EqualError(t, told(t, "phq-9.total", 99).Check(), "outcomes: bad event: what is answered to phq-9.total is a number from 0 to 27")
	require.EqualError(t, told(t, "days_used_30", 45).Check(), "outcomes: bad event: what is answered to days_used_30 is a whole number from 0 to 30")
	notTold := told(t, "phq-9.total", 1)
	notTold.Value = stats.Estimate{}
	require.NoError(t, notTold.Check())
}

func TestACodeThatIsMeantForAnotherIsRefused(t *testing.T) {
	for code, nearest := range map[string]string{
		"days_used30": "days_used_30", "Days-Used-30": "days_used_30", "phq9.total": "phq-9.total", "PHQ-9.total": "phq-9.total",
		outcomes.AnswerScore("phq9", "totl"): "phq-9.total", outcomes.AnswerScore("phq-9", "totl"): "phq-9.total",
		outcomes.AnswerScore("whoqol-bref", "enviroment"): "whoqol-bref.environment",
	} {
		err := told(t, code, 1).Check()
		require.ErrorIs(t, err, outcomes.ErrUnknownAnswer, code)
		assert.True(t, strings.HasSuffix(err.Error(), "(nearest: "+nearest+")"), err)
		_, err = outcomes.NewLog(told(t, code, 1))
		require.ErrorIs(t, err, outcomes.ErrUnknownAnswer)
	}
	for _, own := range []string{"days_used_90", "phq-8.total", "phq-9", "our.scale", "garden_days", "…"} {
		require.NoError(t, told(t, own, 1).Check(), own)
	}
}

// Every code that a measure asks by is known, and so is the whole range of every form.
func TestEveryAnswerThatIsAskedForCanBeGiven(t *testing.T) {
	for _, m := range outcomes.Measures() {
		if m.Answer == "" || m.Method == outcomes.MethodScored {
			continue
		}
		require.NoError(t, told(t, m.Answer, min(m.Reached.High, 64)).Check(), m.ID)
		require.ErrorIs(t, told(t, m.Answer, -1000).Check(), outcomes.ErrEvent, m.ID)
	}
	for _, id := range instrument.IDs() {
		in, err := instrument.Of(id)
		require.NoError(t, err)
		for _, last := range []bool{false, true} {
			var sheet []instrument.Answer
			for _, item := range in.Definition().Items {
				code := item.Answers[0]
				if last {
					code = item.Answers[len(item.Answers)-1]
				}
				sheet = append(sheet, instrument.Given(code))
			}
			result, err := in.Score(sheet, instrument.Respondent{})
			if err != nil {
				continue // a form whose answers rule each other out
			}
			_, err = outcomes.EventsOfForm(outcomes.FormReply{ID: "f-1", Participant: "ana", On: peer.DateOf(peertest.Day(3), nil),
				Kind: outcomes.Answered, Result: result, Recorded: peertest.Day(4)})
			require.NoError(t, err, id)
		}
	}
}

// Each fact is known of some kinds of event, and refused of every other.
func TestAFactIsThatOfItsKind(t *testing.T) {
	const care = "admission discharge new_episode ed_visit hospital_stay service peer_contact medication_supply hand_off linked_visit death"
	want := map[outcomes.Fact]string{"substance_use": care, "overdose": care, "mental_health": care, "acute": "hospital_stay",
		"high_intensity": "hospital_stay", "transfer": "hospital_stay", "planned": "hospital_stay", "involuntary": "hospital_stay",
		"admitted": "ed_visit", "heavy_day": "use_day", "positive_test": "use_day", "declined": "interview answer", "unable": "interview answer"}
	require.Len(t, want, len(outcomes.Facts()))
	for _, f := range outcomes.Facts() {
		for _, k := range outcomes.EventKinds() {
			e := events(t, `x p1 death 2024-02-29`)[0]
			e.Kind, e.Facts = k, []outcomes.Fact{f}
			switch k {
			case outcomes.MedicationSupply:
				e.Until = e.On
			case outcomes.Discharge:
				e.Code = "completed"
			case outcomes.Answer:
				e.Code = "own"
			}
			if strings.Contains(" "+want[f]+" ", " "+string(k)+" ") {
				require.NoError(t, e.Check(), "%s of %s", f, k)
				continue
			}
			require.ErrorIs(t, e.Check(), outcomes.ErrEvent, "%s of %s", f, k)
		}
	}
}
