package outcomes_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
)

// Each of what is wrong with a question is said by itself.
func TestAQuestionThatIsRefusedSaysWhy(t *testing.T) {
	first, later := date(t, "2024-01-01"), date(t, "2024-02-01")
	for _, tt := range []struct {
		ask  outcomes.Ask
		want string
	}{
		{outcomes.Ask{}, "want From, the first day of the index events"},
		{outcomes.Ask{From: first}, "want Until, the day after the last of the index events"},
		{outcomes.Ask{From: first, Until: first, Through: later}, "want From before Until, which is not inside"},
		{outcomes.Ask{From: later, Until: first, Through: later}, "want From before Until, which is not inside"},
		{outcomes.Ask{From: first, Until: later}, "want Through, the last day of which the records tell"},
		{outcomes.Ask{From: first, Until: later, Through: first.AddDays(-1)}, "want Through on the day of From or later"},
		{outcomes.Ask{From: first, Until: later, Through: later, Since: first.AddDays(1)}, "want Since on the day of From or earlier"},
	} {
		_, err := measure(t, "completion").Of(outcomes.Log{}, tt.ask)
		require.ErrorIs(t, err, outcomes.ErrAsk)
		assert.EqualError(t, err, "outcomes: bad question to a measure: "+tt.want)
	}
}

// Records from admission on say nothing of the days before it.
func TestAMeasureThatLooksBackWantsToKnowHowFarRecordsReach(t *testing.T) {
	back := map[string]bool{"inpatient-days": true, "custody-nights": true, "iet-initiation": true, "iet-engagement": true,
		"oud-medication-180": true, "oud-medication-180-adults": true, "return-from-remission": true}
	ask := year(t, "2024-12-31")
	ask.Since = ask.From
	for _, m := range outcomes.Measures() {
		without := ask
		without.Since = date(t, "")
		_, err := m.Of(outcomes.Log{}, without)
		if !back[m.ID] {
			require.NoError(t, err, m.ID)
			continue
		}
		require.ErrorIs(t, err, outcomes.ErrNoSince, m.ID)
		require.ErrorIs(t, err, outcomes.ErrAsk, m.ID)
		_, err = m.Of(outcomes.Log{}, ask)
		require.NoError(t, err, m.ID)
	}
	f := figure(t, measure(t, "inpatient-days"), `
		a1 p1 admission 2024-01-01
		h1 p1 hospital_stay 2024-02-01..2024-02-03 facts=acute`, ask)
	assert.Zero(t, f.DaysBefore, "none of them was seen")
	assert.Equal(t, []outcomes.Tally{{Name: "records do not reach back far enough", N: 1}}, f.Excluded)
}

// A hospital's feed knows no programmes: its visits are no index events of one, and are told.
func TestIndexEventsThatDoNotSayWhichTheyAreOfAreCounted(t *testing.T) {
	ask := year(t, "2024-12-31")
	ask.Programme = "peers"
	text := `
		v1 p1 ed_visit 2024-03-01 facts=substance_use age=30
		v2 p2 ed_visit 2024-03-01 facts=substance_use age=30
		v3 p3 ed_visit 2024-03-01 facts=mental_health age=30
		v4 p4 ed_visit 2025-03-01 facts=substance_use age=30`
	all := events(t, text)
	all[1].Programme = "other"
	l, err := outcomes.NewLog(all...)
	require.NoError(t, err)
	f, err := measure(t, "fua-7").Of(l, ask)
	require.NoError(t, err)
	assert.Equal(t, share(outcomes.ShareAll, 0, 0), f.Shares[0])
	assert.Equal(t, []outcomes.Tally{{Name: "programme not recorded", N: 1}}, f.Excluded)
	ask.Programme, ask.Site = "", "north"
	f, err = measure(t, "fua-7").Of(l, ask)
	require.NoError(t, err)
	assert.Equal(t, []outcomes.Tally{{Name: "site not recorded", N: 2}}, f.Excluded)
	ask.Site, ask.Funding = "", "grant"
	f, err = measure(t, "fua-7").Of(l, ask)
	require.NoError(t, err)
	assert.Equal(t, []outcomes.Tally{{Name: "funding not recorded", N: 2}}, f.Excluded)
}

// A schedule of 14 days instead of two months is not the one that the funder's page names.
func TestAScheduleOfAnIDThatShipsIsTheOneThatShips(t *testing.T) {
	ask := year(t, "2024-12-31")
	s := schedule(t, "csat-gpra")
	refused := func(schedules ...outcomes.Schedule) {
		t.Helper()
		ask.Schedules = schedules
		_, err := measure(t, "craving").Of(outcomes.Log{}, ask)
		require.ErrorIs(t, err, outcomes.ErrAsk)
		require.ErrorIs(t, err, outcomes.ErrBadSchedule)
	}
	changed := schedule(t, "csat-gpra")
	changed.Points[1].After = outcomes.Offset{Days: 14}
	refused(changed)
	own := changed
	own.ID = "own"
	refused(own, own)
	own.ID = ""
	refused(own)
	own.ID = "own"
	ask.Schedules = []outcomes.Schedule{s, own}
	_, err := measure(t, "craving").Of(outcomes.Log{}, ask)
	require.NoError(t, err, "as it ships, and one of the programme's own")
}

// A question without Since is stored and read back, with the merges that it holds.
func TestAQuestionIsStored(t *testing.T) {
	ask := outcomes.Ask{From: date(t, "2024-01-01"), Until: date(t, "2025-01-01"), Through: date(t, "2024-12-31"), Programme: "peers", Merges: merged(t, "p3", "p1")}
	stored, err := json.Marshal(ask)
	require.NoError(t, err)
	assert.NotContains(t, string(stored), "Since")
	var back outcomes.Ask
	require.NoError(t, json.Unmarshal(stored, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.JSONEq(t, string(stored), string(again))
	assert.Len(t, back.Merges.All(), 1)
	assert.Equal(t, []any{ask.From, ask.Until, ask.Since, ask.Through, ask.Programme}, []any{back.From, back.Until, back.Since, back.Through, back.Programme})
}
