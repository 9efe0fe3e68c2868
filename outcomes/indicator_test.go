package outcomes_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// Each indicator with its aim, the chart it is watched on and how far that was seen.
func TestIndicatorsThatShip(t *testing.T) {
	enumtest.Try(t, outcomes.IndicatorCharts(), outcomes.ErrUnknownIndicatorChart)
	type row struct {
		aim      outcomes.Aim
		chart    outcomes.IndicatorChart
		evidence source.Evidence
	}
	want := map[string]row{
		"caseload":              {outcomes.Aim{Low: 15, High: 25}, "xmr", source.Unverified},
		"complaints":            {outcomes.Aim{}, "u", source.Design},
		"complaints-resolved":   {outcomes.Aim{}, "p", source.Design},
		"consent-current":       {outcomes.Aim{Low: 1, High: 1}, "p", source.Design},
		"contact-frequency":     {outcomes.Aim{Low: .8, High: 1}, "p", source.Design},
		"disengagement":         {outcomes.Aim{High: .1, Below: true}, "p", source.Design},
		"documentation-in-time": {outcomes.Aim{Low: .9, High: 1}, "p", source.Design},
		"equity":                {outcomes.Aim{}, "funnel", source.Design},
		"evidence-looked-up":    {outcomes.Aim{Low: 1, High: 1}, "p", source.Design},
		"follow-up":             {outcomes.Aim{Low: .8, High: 1}, "p", source.Verified},
		"instruments-complete":  {outcomes.Aim{Low: .9, High: 1}, "p", source.Design},
		"plan-current":          {outcomes.Aim{Low: .95, High: 1}, "p", source.Design},
		"satisfaction":          {outcomes.Aim{Low: 26, High: 32}, "xmr", source.Unverified},
		"time-to-first-contact": {outcomes.Aim{High: 48}, "xmr", source.Design},
		"work-burnout":          {outcomes.Aim{High: .2, Below: true}, "p", source.Design},
	}
	last := ""
	for _, i := range outcomes.Indicators() {
		assert.Less(t, last, i.ID, "in order, each once")
		last = i.ID
		assert.Equal(t, want[i.ID], row{i.Aim, i.Chart, i.Source.Evidence}, i.ID)
		for _, part := range []string{i.Name + ": " + i.Numerator + " / " + i.Denominator, "Unit: " + i.Unit, "Source: "} {
			assert.Contains(t, i.Sentence(), part)
		}
		delete(want, i.ID)
	}
	assert.Empty(t, want)
	_, err := outcomes.IndicatorOf("disengagment")
	require.ErrorIs(t, err, outcomes.ErrUnknownIndicator)
}

func TestAimsOfIndicators(t *testing.T) {
	for _, tt := range []struct {
		id      string
		figure  float64
		behind  int
		reached bool
		ok      bool
	}{
		{"follow-up", .8, 10, true, true},
		{"follow-up", .7999, 10, false, true},
		{"follow-up", 1, 10, true, true},
		{"follow-up", .9, 9, false, false}, // says more of nine persons
		{"disengagement", .1, 50, false, true},
		{"disengagement", .0999, 50, true, true},
		{"disengagement", 0, 50, true, true},
		{"time-to-first-contact", 48, 20, true, true},
		{"time-to-first-contact", 48.1, 20, false, true},
		{"caseload", 14.9, 40, false, true},
		{"caseload", 15, 40, true, true},
		{"caseload", 25.1, 40, false, true},
		{"complaints", 3, 1000, false, false}, // nothing is aimed at
		{"satisfaction", math.NaN(), 40, false, false},
		{"satisfaction", math.Inf(1), 40, false, false},
	} {
		i, err := outcomes.IndicatorOf(tt.id)
		require.NoError(t, err)
		reached, ok := i.Reached(tt.figure, tt.behind)
		assert.Equal(t, [2]bool{tt.reached, tt.ok}, [2]bool{reached, ok}, "%s %v of %d", tt.id, tt.figure, tt.behind)
	}
	for id, words := range map[string]string{
		"follow-up": "Aim: at least 80 %. Higher is better.", "disengagement": "Aim: below 10 %. Lower is better.", "consent-current": "Aim: 100 %.",
		"time-to-first-contact": "Aim: at most 48. Lower is better.", "caseload": "Aim: from 15 to 25. Neither more nor less is better by itself.",
		"complaints": "No aim: the trend is watched.",
	} {
		i, err := outcomes.IndicatorOf(id)
		require.NoError(t, err)
		assert.Contains(t, i.Sentence(), words)
	}
}

// On 1 July: who was last seen on 1 June is 30 days without contact, on 2 June 29.
func TestWhoIsWithoutContact(t *testing.T) {
	l := log(t, `
		a1 p1 admission 2024-01-01
		c1 p1 peer_contact 2024-06-01
		a2 p2 admission 2024-01-01
		c2 p2 service 2024-06-02
		c3 p2 peer_contact 2024-03-02
		a3 p3 admission 2024-06-02
		a4 p4 admission 2024-06-01
		a5 p5 admission 2024-01-01
		d5 p5 discharge 2024-05-01 code=dropped_out
		a6 p6 admission 2024-01-01
		x6 p6 death 2024-06-30
		a7 p7 admission 2024-01-01
		d7 p7 discharge 2024-02-01 code=completed
		b7 p7 admission 2024-06-20
		a8 p8 admission 2024-01-01
		c8 p8 peer_contact 2024-07-02
		a9 p9 admission 2024-07-02`)
	s, err := outcomes.Disengaged(l, date(t, "2024-07-01"), peer.Merges[peer.Participant]{})
	require.NoError(t, err)
	// p1, p4 and p8, whom a contact of tomorrow does not help today; of p1 to p4, p7 and p8.
	assert.Equal(t, share(outcomes.ShareAll, 3, 6), s)
	s, err = outcomes.Disengaged(outcomes.Log{}, date(t, "2024-07-01"), peer.Merges[peer.Participant]{})
	require.NoError(t, err)
	assert.Equal(t, share(outcomes.ShareAll, 0, 0), s)
	_, err = outcomes.Disengaged(l, peer.Date{}, peer.Merges[peer.Participant]{})
	require.ErrorIs(t, err, outcomes.ErrAsk)
}

func TestQuestionnairesThatCanBeScored(t *testing.T) {
	in, err := instrument.Of("phq-9")
	require.NoError(t, err)
	whole := instrument.Answers(2, 2, 1, 2, 1, 1, 1, 0, 0)
	gap, gaps := append([]instrument.Answer(nil), whole...), append([]instrument.Answer(nil), whole...)
	gap[4] = instrument.Answer{}
	gaps[4], gaps[5], gaps[6] = instrument.Answer{}, instrument.Answer{}, instrument.Answer{}
	var results []instrument.Result
	for _, sheet := range [][]instrument.Answer{whole, gap, gaps} {
		r, err := in.Score(sheet, instrument.Respondent{})
		require.NoError(t, err)
		results = append(results, r)
	}
	s, err := outcomes.Scorable("total", results...)
	require.NoError(t, err)
	assert.Equal(t, share(outcomes.ShareAll, 2, 3), s, "prorated counts, three gaps do not")
	_, err = outcomes.Scorable("use", results...)
	require.ErrorIs(t, err, instrument.ErrUnknownScale)
}
