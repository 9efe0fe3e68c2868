package outcomes_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// Somebody who died is not kept in care by a discharge that was written later, nor by
// a contact that came before.
func TestDeathComesBeforeALaterDischarge(t *testing.T) {
	f := figure(t, measure(t, "retention-30"), `
		a1 p1 admission 2024-01-01
		x1 p1 death 2024-01-20
		d1 p1 discharge 2024-02-15 code=dropped_out
		a2 p2 admission 2024-01-01
		c2 p2 peer_contact 2024-01-19
		x2 p2 death 2024-01-20
		a3 p3 admission 2024-01-01
		x3 p3 death 2024-01-31`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 3), f.Shares[0], "p3 was there on day 30, 31 January")
	assert.Equal(t, []outcomes.Tally{{Name: "died", N: 2}}, f.Reasons)
	assert.Equal(t, []stats.Observation{{Time: 19}, {Time: 19}, {Time: 30}}, f.Observations)
}

func TestADischargeEndsTheAdmissionThatItNames(t *testing.T) {
	f := figure(t, measure(t, "stay-90"), `
		a1 p1 admission 2024-02-01
		d1 p1 discharge 2024-01-15 code=dropped_out about=a1
		a2 p2 admission 2024-01-01
		d2 p2 discharge 2024-01-15 code=dropped_out about=a2
		d3 p2 discharge 2024-06-15 code=completed about=a2`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 2), f.Shares[0], "p1's lies before the admission and ends nothing; of p2's two the first stands")
	assert.Equal(t, []outcomes.Tally{{Name: "dropped out", N: 1}}, f.Reasons)
}

// The order of two ids is no reason to count otherwise.
func TestStaysThatBeginOnOneDayAreOne(t *testing.T) {
	for _, ids := range [][2]string{{"h1", "h2"}, {"h2", "h1"}} {
		f := figure(t, measure(t, "readmission-30"), ids[0]+` p1 hospital_stay 2024-01-25..2024-01-25 facts=acute age=40
			`+ids[1]+` p1 hospital_stay 2024-01-25..2024-01-30 facts=acute age=40`, year(t, "2024-12-31"))
		assert.Equal(t, share(outcomes.ShareAll, 0, 1), f.Shares[0])
		assert.Empty(t, f.Excluded)
	}
}

func TestTheLastOfAChainIsKnownWhenTheChainIsOver(t *testing.T) {
	text := `
		h1 p1 hospital_stay 2024-02-01..2024-02-20 facts=mental_health age=30
		h2 p1 hospital_stay 2024-02-10..2024-02-15 facts=mental_health age=30
		c1 p1 service 2024-02-16 facts=mental_health`
	f := figure(t, measure(t, "fuh-7"), text, year(t, "2024-03-21"))
	assert.Equal(t, share(outcomes.ShareAll, 0, 1), f.Shares[0], "30 days after 20 February is 21 March")
	assert.Equal(t, []outcomes.Tally{{Name: "followed by another stay", N: 1}}, f.Excluded, "on 15 February the other stay went on")
	f = figure(t, measure(t, "fuh-7"), text, year(t, "2024-03-20"))
	assert.Equal(t, share(outcomes.ShareAll, 0, 0), f.Shares[0])
	assert.Equal(t, 1, counts(f.Excluded)["window not over"])
}

func TestSuppliesThatOverlapAreOneCourse(t *testing.T) {
	f := figure(t, measure(t, "oud-medication-180"), `
		m1 p1 medication_supply 2024-01-01..2024-03-31 age=30
		m2 p1 medication_supply 2024-01-01..2024-03-31 age=30
		m3 p1 medication_supply 2024-03-25..2024-06-30 age=30`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 1), f.Shares[0])
	assert.Empty(t, f.Excluded)
}

func TestADischargeFromElsewhereEndsNoTimeAtRisk(t *testing.T) {
	ask := year(t, "2024-12-31")
	ask.Programme = ""
	ask.Site = "north"
	f := figure(t, measure(t, "return-any-use"), `
		a1 p1 admission 2024-01-01 site=south
		a2 p1 admission 2024-03-01 site=north
		d1 p1 discharge 2024-03-01 code=transferred about=a1
		u1 p1 use_day 2024-03-20`, ask)
	assert.Equal(t, []int{1, 306}, []int{f.Events, f.PersonDays}, "1 March to 31 December")
}

func TestTheDaysThatMadeAReturnBeginNoOther(t *testing.T) {
	r := outcomes.ReturnRule{Name: "3 days in 10", Days: 3, In: 10, Clear: 2, Source: source.DesignDefault("a test")}
	days := func(last string) []peer.Date {
		got, err := r.Returns(events(t, `
			u1 p use_day 2024-01-01
			u2 p use_day 2024-01-05
			u3 p use_day 2024-01-09
			u4 p use_day 2024-01-10
			u5 p use_day 2024-01-13
			`+last))
		require.NoError(t, err)
		return got
	}
	// 1, 5 and 9 January are one return, though more than two clear days lie between
	// them; the 10th goes on with it; from the 13th on another may begin, and does with
	// the 22nd, its third day and the last that is in time.
	assert.Equal(t, []peer.Date{date(t, "2024-01-01")}, days(`u6 p use_day 2024-01-15`))
	assert.Equal(t, []peer.Date{date(t, "2024-01-01"), date(t, "2024-01-13")}, days(`u6 p use_day 2024-01-15
		u7 p use_day 2024-01-22`))
	assert.Equal(t, []peer.Date{date(t, "2024-01-01")}, days(`u6 p use_day 2024-01-15
		u7 p use_day 2024-01-23`))
}

// Reassessments of NOMs: due 1 July 2024 and 1 January 2025, 30 days before and after.
func TestAnInterviewThatRepeatsAndTheEndOfCare(t *testing.T) {
	m := measure(t, "follow-up-noms")
	text := `
		a1 p1 admission 2024-01-01
		i1 p1 interview 2024-07-01
		i2 p1 interview 2024-12-10
		d1 p1 discharge 2024-12-20 code=completed
		a2 p2 admission 2024-01-01
		i3 p2 interview 2024-07-01
		d2 p2 discharge 2024-12-20 code=completed
		i4 p2 interview 2024-12-21
		a3 p3 admission 2024-01-01
		i5 p3 interview 2024-07-01
		d3 p3 discharge 2024-08-01 code=completed`
	f := figure(t, m, text, year(t, "2025-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 4, 4), f.Shares[0], "p1's second was held in time")
	assert.Equal(t, map[string]int{"care ended first": 1}, counts(f.Excluded), "p2's second; p3's never came up")
	m.Number = 2
	f = figure(t, m, text, year(t, "2025-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 1), f.Shares[0])
	assert.Equal(t, map[string]int{"care ended first": 2}, counts(f.Excluded), "not: not due yet")
}

func TestAnAnswerAfterCareEndedDoesNotCount(t *testing.T) {
	m := measure(t, "craving")
	m.Schedule, m.Point = "suprt", "reassessment"
	f := figure(t, m, `
		a1 p1 admission 2024-01-01
		i1 p1 interview 2024-06-10
		d1 p1 discharge 2024-06-20 code=completed
		q1 p1 answer 2024-06-25 code=craving value=9`, year(t, "2024-12-31"))
	assert.Empty(t, f.Values)
	assert.Equal(t, 1, f.Unknown, "the interview was held and says nothing of it")
}

// What is better, and from which age on, as typed by hand.
func TestDirectionsAndAgesOfMeasures(t *testing.T) {
	lower := map[string]bool{}
	for _, id := range []string{"admissions", "admissions-at-liberty", "anxiety", "condomless-sex", "craving", "craving-alcohol", "custody-nights", "custody-nights-30", "days-used-30", "depression",
		"ed-visits", "ed-visits-at-liberty", "heavy-days-30", "inpatient-days", "involuntary-stays", "loneliness", "loneliness-6", "loneliness-dejong", "perceived-stress", "perceived-stress-4",
		"percent-days-heavy", "readmission-270", "readmission-30", "readmission-365", "readmission-90", "return-any-use", "return-from-remission", "return-heavy-3", "return-heavy-4",
		"return-heavy-day", "return-test", "return-week-5", "small-network", "stigma", "stigma-high", "syringe-sharing", "use-frequency", "use-risk"} {
		lower[id] = true
	}
	ages := map[string]int{"fua-7": 13, "fua-30": 13, "fui-7": 13, "fui-30": 13, "iet-initiation": 13, "iet-engagement": 13, "fuh-7": 6, "fuh-30": 6, "fum-7": 6, "fum-30": 6,
		"oud-medication-180": 16, "oud-medication-180-adults": 18, "readmission-30": 18, "readmission-90": 18, "readmission-270": 18, "readmission-365": 18}
	for _, m := range outcomes.Measures() {
		want := "higher_better"
		if lower[m.ID] {
			want = "lower_better"
		}
		assert.Equal(t, want, string(m.Direction), m.ID)
		assert.Equal(t, ages[m.ID], m.Index.MinAge, m.ID)
		delete(lower, m.ID)
	}
	assert.Empty(t, lower)
}

// Whoever dies on the day of discharge cannot be followed up; whoever dies the day after could be.
func TestADeathOnTheDayOfDischargeLeavesTheCount(t *testing.T) {
	text := `
		h1 p1 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		x1 p1 death 2024-02-22
		h2 p2 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		x2 p2 death 2024-02-23`
	for _, id := range []string{"fui-7", "fui-30", "fuh-7", "fuh-30"} {
		f := figure(t, measure(t, id), text, year(t, "2024-12-31"))
		assert.Equal(t, share(outcomes.ShareAll, 0, 1), f.Shares[0], id)
		assert.Equal(t, []outcomes.Tally{{Name: "died by the day of discharge", N: 1}}, f.Excluded, id)
	}
}

// Each rate counts its own events: one stay, held against the person's will, and two emergency visits.
func TestRatesCountTheirOwnEvents(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		v1 p1 ed_visit 2024-02-01 age=30
		v2 p1 ed_visit 2024-03-01 age=30
		h1 p1 hospital_stay 2024-04-01..2024-04-10 facts=involuntary age=30
		v3 p1 ed_visit 2024-04-05 age=30
		h2 p1 hospital_stay 2024-04-20..2024-04-21 age=30`
	for id, want := range map[string]int{"admissions": 2, "admissions-at-liberty": 2, "ed-visits": 3, "ed-visits-at-liberty": 2, "involuntary-stays": 1} {
		assert.Equal(t, want, figure(t, measure(t, id), text, year(t, "2024-12-31")).Events, id)
	}
}

// The windows of a schedule that a programme brings, under an id of its own, are those that count.
func TestAProgrammesOwnScheduleCounts(t *testing.T) {
	own := schedule(t, "csat-gpra")
	own.ID = "own"
	m := measure(t, "follow-up-gpra")
	m.Schedule = own.ID
	own.Points = slices.Clone(own.Points)
	for i := range own.Points {
		if own.Points[i].Name == "six_months" {
			own.Points[i].After = outcomes.Offset{Days: 3}
		}
	}
	text := `
		a1 p1 admission 2024-01-01
		i1 p1 interview 2024-09-03`
	ask := year(t, "2024-12-31")
	f := figure(t, measure(t, "follow-up-gpra"), text, ask)
	assert.Equal(t, 0, f.Shares[0].Numerator, "the window closed on 1 September")
	ask.Schedules = []outcomes.Schedule{schedule(t, "suprt"), own}
	f = figure(t, m, text, ask)
	assert.Equal(t, 0, f.Shares[0].Numerator, "three days after 1 July are over on 4 July")
	f = figure(t, m, `
		a1 p1 admission 2024-01-01
		i1 p1 interview 2024-07-04`, ask)
	assert.Equal(t, 1, f.Shares[0].Numerator)
	f = figure(t, m, `
		a1 p1 admission 2024-01-01
		i1 p1 interview 2024-07-05`, ask)
	assert.Equal(t, 0, f.Shares[0].Numerator)
}

// One programme, site or funding alone, from the first day to the day before the last.
func TestWhichIndexEventsAreAskedFor(t *testing.T) {
	var all []outcomes.Event
	for i, day := range []string{"2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01", "2025-02-01"} {
		for j, place := range []outcomes.Place{{Programme: "p", Site: "s", Funding: "f"}, {Programme: "q", Site: "s", Funding: "f"},
			{Programme: "p", Site: "t", Funding: "f"}, {Programme: "p", Site: "s", Funding: "g"}} {
			id := fmt.Sprintf("d%d%d", i, j)
			all = append(all, outcomes.Event{ID: outcomes.EventID(id), Person: peer.ParticipantID(id), Kind: outcomes.Discharge, Code: "completed", On: date(t, day),
				Programme: place.Programme, Site: place.Site, Funding: place.Funding, Recorded: date(t, "2030-01-01").Start(nil)})
		}
	}
	records, err := outcomes.NewLog(all...)
	require.NoError(t, err)
	for want, change := range map[int]func(*outcomes.Ask){
		8: func(*outcomes.Ask) {},
		6: func(a *outcomes.Ask) { a.Programme = "p" },
		4: func(a *outcomes.Ask) { a.Programme, a.Site = "p", "s" },
		2: func(a *outcomes.Ask) { a.Programme, a.Site, a.Funding = "p", "s", "f" },
		0: func(a *outcomes.Ask) { a.Funding = "h" },
	} {
		ask := year(t, "2025-06-30")
		change(&ask)
		f, err := measure(t, "completion").Of(records, ask)
		require.NoError(t, err)
		assert.Equal(t, want, f.Shares[0].Denominator)
	}
}

// What would leave an index event out may lie ahead of it or before the records.
func TestWhatLeavesOutMayNotBeKnownYet(t *testing.T) {
	m := measure(t, "fua-7")
	death := outcomes.Match{Kinds: []outcomes.EventKind{outcomes.Death}}
	text := `
		v1 p1 ed_visit 2024-06-01 facts=substance_use age=30
		c1 p1 peer_contact 2024-06-02`
	m.Index.Leave = []outcomes.Exclusion{{Reason: "died soon after", Near: []outcomes.Near{{death, 0, 30}}}}
	for through, want := range map[string][]outcomes.Tally{"2024-06-30": {{Name: "window not over", N: 1}}, "2024-07-01": {}} {
		f := figure(t, m, text, year(t, through))
		assert.Equal(t, want, f.Excluded, through)
	}
	m.Index.Leave = []outcomes.Exclusion{{Reason: "was seen before", Near: []outcomes.Near{{outcomes.Match{Kinds: []outcomes.EventKind{outcomes.EDVisit}}, -30, -1}}}}
	for since, want := range map[string][]outcomes.Tally{"2024-05-03": {{Name: "records do not reach back far enough", N: 1}}, "2024-05-02": {}} {
		ask := year(t, "2024-12-31")
		ask.From, ask.Since = date(t, "2024-05-10"), date(t, since)
		assert.Equal(t, want, figure(t, m, text, ask).Excluded, since)
	}
}

// A supply that begins on the last day of another is the same course: it is no second one
// that its wash-out would leave out.
func TestSuppliesThatMeetAreOneCourse(t *testing.T) {
	f := figure(t, measure(t, "oud-medication-180"), `
		m1 p1 medication_supply 2024-01-01..2024-03-31 age=30
		m2 p1 medication_supply 2024-03-31..2024-06-30 age=30`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 1), f.Shares[0])
	assert.Empty(t, f.Excluded)
}

// Days in any order, and a day told twice, make no more of a return than they are.
func TestDaysOfUseAreCountedOnce(t *testing.T) {
	rule := outcomes.ReturnRule{Name: "3 days in a row", Days: 3, In: 3, Clear: 30}
	got, err := rule.Returns(events(t, `
		u1 p1 use_day 2024-02-03
		u2 p1 use_day 2024-02-01
		u3 p1 use_day 2024-02-02
		u4 p1 use_day 2024-05-01
		u5 p1 use_day 2024-05-01
		u6 p1 use_day 2024-05-02`))
	require.NoError(t, err)
	assert.Equal(t, []peer.Date{date(t, "2024-02-01")}, got)
	for name, bad := range map[string]outcomes.ReturnRule{
		"no name":           {Days: 1, In: 1, Clear: 1},
		"no day":            {Name: "x", In: 1, Clear: 1},
		"more than fit":     {Name: "x", Days: 2, In: 1, Clear: 1},
		"no clear day":      {Name: "x", Days: 1, In: 1},
		"within a lifetime": {Name: "x", Days: 1, In: 10_001, Clear: 1},
		"clear for ever":    {Name: "x", Days: 1, In: 1, Clear: 10_001},
	} {
		_, err := bad.Returns(nil)
		require.ErrorIs(t, err, outcomes.ErrMeasure, name)
	}
	_, err = outcomes.ReturnRule{Name: "x", Days: 1, In: 10_000, Clear: 10_000}.Returns(nil)
	require.NoError(t, err)
}
