package outcomes_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/strictjson"
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
)

func byPerson(t testing.TB, m outcomes.Measure, text string, ask outcomes.Ask) []outcomes.PersonOutcome {
	t.Helper()
	rows, err := m.ByPerson(log(t, text), ask)
	require.NoError(t, err)
	return rows
}

// Four people admitted on 1 January 2024 and one on 1 December, retained at day 90, which is 31 March.
func TestRetentionOfEachPerson(t *testing.T) {
	rows := byPerson(t, measure(t, "retention-90"), `
		a1 p1 admission 2024-01-01 site=north
		a2 p2 admission 2024-01-01
		d2 p2 discharge 2024-01-31 code=dropped_out
		a3 p3 admission 2024-01-01
		d3 p3 discharge 2024-02-10 code=completed
		a4 p4 admission 2024-12-01`, year(t, "2024-12-31"))
	entered, last := date(t, "2024-01-01"), date(t, "2024-03-31")
	time := func(days float64, cause int) stats.CompetingObservation {
		return stats.CompetingObservation{Time: days, Cause: cause}
	}
	assert.Equal(t, []outcomes.PersonOutcome{
		{Person: "p1", Index: "a1", Site: "north", Entered: entered, Followed: last, Outcome: stats.Known(1), Time: time(365, 0)},
		{Person: "p2", Index: "a2", Entered: entered, Followed: last, Outcome: stats.Known(0), Time: time(30, outcomes.CauseEvent)},
		{Person: "p3", Index: "a3", Entered: entered, Followed: last, Outcome: stats.Known(0), Time: time(40, outcomes.CauseCompeting)},
		{Person: "p4", Index: "a4", Entered: date(t, "2024-12-01"), LeftOut: "window not over", Time: time(30, 0)},
	}, rows)
}

func TestScoresOfEachPerson(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		b1 p1 answer 2024-01-03 code=phq-9.total value=15
		c1 p1 answer 2024-06-30 code=phq-9.total value=9
		a2 p2 admission 2024-01-01
		b2 p2 answer 2024-01-01 code=phq-9.total value=8
		a3 p3 admission 2024-12-01`
	rows := byPerson(t, measure(t, "depression"), text, year(t, "2024-12-31"))
	require.Len(t, rows, 3)
	assert.Equal(t, outcomes.PersonOutcome{Person: "p1", Index: "a1", Entered: date(t, "2024-01-01"), Number: 1, Followed: date(t, "2024-06-30"),
		Outcome: stats.Known(9), Before: stats.Known(15)}, rows[0])
	assert.Equal(t, outcomes.PersonOutcome{Person: "p2", Index: "a2", Entered: date(t, "2024-01-01"), Number: 1, Before: stats.Known(8)}, rows[1], "not seen")
	assert.Equal(t, "interview not due yet", rows[2].LeftOut)
	below := byPerson(t, measure(t, "depression-below-10"), text, year(t, "2024-12-31"))
	assert.Equal(t, [][]stats.Estimate{{stats.Known(0), stats.Known(1)}, {stats.Known(1), {}}}, [][]stats.Estimate{{below[0].Before, below[0].Outcome}, {below[1].Before, below[1].Outcome}})
}

// Two visits in the year, on days 10 and 20; a death on day 40.
func TestRatesAndDaysOfEachPerson(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		v1 p1 ed_visit 2024-01-11
		v2 p1 ed_visit 2024-01-21
		h1 p1 hospital_stay 2023-12-01..2023-12-11 facts=acute
		a2 p2 admission 2024-01-01
		x2 p2 death 2024-02-10`
	rows := byPerson(t, measure(t, "ed-visits"), text, year(t, "2024-12-31"))
	assert.Equal(t, stats.Known(2), rows[0].Outcome)
	assert.Equal(t, stats.CompetingObservation{Time: 10, Cause: outcomes.CauseEvent}, rows[0].Time)
	assert.Equal(t, stats.CompetingObservation{Time: 41, Cause: outcomes.CauseCompeting}, rows[1].Time)
	assert.Equal(t, date(t, "2024-02-10"), rows[1].Followed)
	rows = byPerson(t, measure(t, "inpatient-days"), text, year(t, "2024-12-31"))
	assert.Equal(t, []stats.Estimate{stats.Known(10), stats.Known(0)}, []stats.Estimate{rows[0].Before, rows[0].Outcome})
}

// A discharge whose reason nobody knows stays in the denominator, and its outcome is not known.
func TestAnUnknownReasonIsNoOutcome(t *testing.T) {
	rows := byPerson(t, measure(t, "completion"), `
		d1 p1 discharge 2024-02-01 code=completed
		d2 p2 discharge 2024-02-01 code=missing`, year(t, "2024-12-31"))
	assert.Equal(t, []stats.Estimate{stats.Known(1), {}}, []stats.Estimate{rows[0].Outcome, rows[1].Outcome})
}

// Row by row it adds up to the figure, whatever the measure and the records.
func TestPersonsAddUpToTheFigure(t *testing.T) {
	w := world{days: 260, length: 40, least: 4, most: 24, ages: []int{0, 5, 30}, codes: []string{"days_used_30", "phq-9.total"},
		kinds: outcomes.EventKinds()}
	all := outcomes.Measures()
	rapid.Check(t, func(rt *rapid.T) {
		m := rapid.SampledFrom(all).Draw(rt, "measure")
		deeds := w.draw(rt)
		for i := range deeds {
			if d := &deeds[i]; d.is(outcomes.EDVisit, outcomes.Service, outcomes.NewEpisode, outcomes.HospitalStay) {
				d.facts = []outcomes.Fact{rapid.SampledFrom([]outcomes.Fact{outcomes.ForSubstanceUse, outcomes.ForMentalHealth}).Draw(rt, "what for")}
			}
			if d := &deeds[i]; d.is(outcomes.HospitalStay) && rapid.Bool().Draw(rt, "acute") {
				d.facts = append(d.facts, outcomes.Acute)
			}
		}
		l := logOf(rt, deeds)
		ask := firstHalf(t, rapid.IntRange(0, 500).Draw(rt, "through"))
		f, err := m.Of(l, ask)
		require.NoError(rt, err)
		rows, err := m.ByPerson(l, ask)
		require.NoError(rt, err)
		left, people := map[string]int{}, map[peer.ParticipantID]bool{}
		counted, sum, before, known := 0, 0.0, 0.0, 0
		var values []float64
		var events, pairs int
		for _, r := range rows {
			if r.Time.Cause == outcomes.CauseEvent {
				events++
			}
			if r.LeftOut != "" {
				left[r.LeftOut]++
				assert.Equal(rt, stats.Estimate{}, r.Outcome)
				continue
			}
			counted, people[r.Person] = counted+1, true
			v, ok := r.Outcome.Value()
			b, asked := r.Before.Value()
			assert.Equal(rt, ok, !r.Followed.IsZero())
			sum, before = sum+v, before+b
			if ok {
				known, values = known+1, append(values, v)
				if asked {
					pairs++
				}
			}
		}
		assert.Equal(rt, counts(f.Excluded), left)
		assert.Equal(rt, f.People, len(people))
		switch m.Method {
		case outcomes.MethodScored:
			slices.Sort(values)
			told := slices.Clone(f.Values)
			slices.Sort(told)
			assert.Equal(rt, told, values)
			assert.Equal(rt, []int{len(f.Before), f.Unknown}, []int{pairs, counted - known})
		case outcomes.MethodRate:
			assert.Equal(rt, []int{f.Events, f.Shares[0].Denominator, f.Shares[0].Numerator}, []int{int(sum), counted, events})
		case outcomes.MethodDays:
			assert.Equal(rt, []int{f.DaysBefore.Days, f.DaysAfter.Days}, []int{int(before), int(sum)})
		case outcomes.MethodAnswered:
			asked, err := f.Share(outcomes.ShareInterviewed)
			require.NoError(rt, err)
			assert.Equal(rt, []int{asked.Numerator, asked.Denominator, f.Unknown}, []int{int(sum), known, counted - known})
			assert.Len(rt, f.Before, pairs)
		default:
			assert.Equal(rt, []int{f.Shares[0].Numerator, f.Shares[0].Denominator}, []int{int(sum), counted})
		}
		if m.Method == outcomes.MethodRetained {
			assert.Equal(rt, []int{f.Events, len(f.Observations)}, []int{events, len(rows)})
		}
	})
}

func TestAPersonOutcomeIsStoredWhole(t *testing.T) {
	rows := byPerson(t, measure(t, "depression"), `
		a1 p1 admission 2024-01-01
		b1 p1 answer 2024-01-03 code=phq-9.total value=15
		a2 p2 admission 2024-12-01`, year(t, "2024-12-31"))
	stored, err := json.Marshal(rows)
	require.NoError(t, err)
	var back []outcomes.PersonOutcome
	require.NoError(t, strictjson.Unmarshal(stored, &back))
	assert.Equal(t, rows, back)
	_, err = outcomes.Measure{}.ByPerson(outcomes.Log{}, outcomes.Ask{})
	require.ErrorIs(t, err, outcomes.ErrUnknownMeasureKind)
}
