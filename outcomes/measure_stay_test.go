package outcomes_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/stats"
)

// Admitted on 1 January 2024; day 90 is 31 March, 2024 being a leap year.
const retentionCohort = `
	a1 p1 admission 2024-01-01
	d1 p1 discharge 2024-03-31 code=dropped_out
	a2 p2 admission 2024-01-01
	d2 p2 discharge 2024-03-30 code=dropped_out
	a3 p3 admission 2024-01-01
	d3 p3 discharge 2024-02-01 code=completed
	a4 p4 admission 2024-01-01
	x4 p4 death 2024-02-01
	a5 p5 admission 2024-01-01
	d5 p5 discharge 2024-02-01 code=transferred
	a6 p6 admission 2024-01-01
	a7 p7 admission 2024-01-01
	d7 p7 discharge 2024-02-01 code=dropped_out
	c7 p7 peer_contact 2024-03-02
	a8 p8 admission 2024-01-01
	d8 p8 discharge 2024-02-01 code=incarcerated
	c8 p8 peer_contact 2024-03-01
	a9 p9 admission 2024-04-02`

func TestRetention(t *testing.T) {
	f := figure(t, measure(t, "retention-90"), retentionCohort, year(t, "2024-06-30"))
	assert.Equal(t, []outcomes.Share{
		share(outcomes.ShareAll, 3, 8), // p1 to the day, p6 still there, p7 seen within 30 days; p8 was seen on the 31st day back
		share("without those who completed, were transferred or died before", 3, 5),
		share(outcomes.ShareEnrolled, 2, 8),
		share(outcomes.ShareContact, 1, 8),
	}, f.Shares)
	assert.Equal(t, []outcomes.Tally{{Name: "window not over", N: 1}}, f.Excluded, "p9's day 90 is 1 July")
	assert.Equal(t, []outcomes.Tally{{Name: "completed", N: 1}, {Name: "dropped out", N: 1}, {Name: "transferred", N: 1}, {Name: "incarcerated", N: 1}, {Name: "died", N: 1}}, f.Reasons)
	assert.Equal(t, 8, f.People)
	// Days seen: p1 90, p2 89, five that ended on 1 February 31 each, p6 181 to 30 June, p9 89.
	assert.Equal(t, 90+89+5*31+181+89, f.PersonDays)
	assert.Equal(t, 3, f.Events, "p1, p2 and p7 dropped out")
	assert.Equal(t, []stats.Observation{{Time: 90, Event: true}, {Time: 89, Event: true}, {Time: 31}, {Time: 31}, {Time: 31}, {Time: 181}, {Time: 31, Event: true}, {Time: 31}, {Time: 89}}, f.Observations)
	v, ok := f.Shares[0].Value()
	assert.True(t, ok)
	assert.InDelta(t, .375, v, 1e-15)

	one := figure(t, measure(t, "retention-90"), retentionCohort, year(t, "2024-07-01"))
	assert.Empty(t, one.Excluded, "on 1 July p9's window is over")
	assert.Equal(t, share(outcomes.ShareAll, 4, 9), one.Shares[0])

	stay := figure(t, measure(t, "stay-90"), retentionCohort, year(t, "2024-06-30"))
	assert.Equal(t, []outcomes.Share{share(outcomes.ShareAll, 2, 8), share("without those who completed, were transferred or died before", 2, 5)}, stay.Shares)
	for id, want := range map[string]int{"retention-30": 9, "retention-180": 0} {
		assert.Equal(t, want, figure(t, measure(t, id), retentionCohort, year(t, "2024-05-02")).Shares[0].Numerator, id)
	}
}

// Day 90 is 31 March; the 30 days up to it begin on 2 March.
func TestAContactBeforeLeavingKeepsNobody(t *testing.T) {
	f := figure(t, measure(t, "retention-90"), `
		a1 p1 admission 2024-01-01
		c1 p1 peer_contact 2024-03-04
		d1 p1 discharge 2024-03-12 code=dropped_out
		a2 p2 admission 2024-01-01
		d2 p2 discharge 2024-03-12 code=dropped_out
		c2 p2 peer_contact 2024-03-12
		a3 p3 admission 2024-01-01
		d3 p3 discharge 2024-03-12 code=dropped_out
		c3 p3 peer_contact 2024-03-13
		a4 p4 admission 2024-01-01`, year(t, "2024-06-30"))
	assert.Equal(t, share(outcomes.ShareAll, 2, 4), f.Shares[0], "p3, who came again, and p4, whom nobody discharged")
	assert.Equal(t, share(outcomes.ShareEnrolled, 1, 4), f.Shares[2])
	assert.Equal(t, share(outcomes.ShareContact, 3, 4), f.Shares[3], "nobody met p4")
	assert.Equal(t, []outcomes.Tally{{Name: "dropped out", N: 2}}, f.Reasons)
}

func TestWhichAdmissionADischargeEnds(t *testing.T) {
	f := figure(t, measure(t, "stay-90"), `
		a1 p1 admission 2024-01-01
		d1 p1 discharge 2024-05-01 code=transferred
		a2 p1 admission 2024-05-01
		a3 p2 admission 2024-01-01
		d3 p2 discharge 2024-01-01 code=dropped_out
		a4 p3 admission 2024-01-01
		a5 p3 admission 2024-03-01
		d5 p3 discharge 2024-03-10 code=dropped_out about=a4
		a6 p4 admission 2024-01-01
		d6 p4 discharge 2024-02-01 code=completed
		a7 p4 admission 2024-02-02
		d7 p4 discharge 2024-02-02 code=dropped_out`, year(t, "2025-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 3, 7), f.Shares[0], "a1, a2 and a5 stayed")
	assert.Equal(t, 4, f.People)
	assert.Equal(t, []outcomes.Tally{{Name: "completed", N: 1}, {Name: "dropped out", N: 3}}, f.Reasons)
}

func TestCompletion(t *testing.T) {
	f := figure(t, measure(t, "completion"), `
		d1 p1 discharge 2024-01-01 code=completed
		d2 p2 discharge 2024-02-29 code=completed
		d3 p3 discharge 2024-12-31 code=dropped_out
		d4 p4 discharge 2024-06-01 code=transferred
		d5 p5 discharge 2024-06-01 code=died
		d6 p6 discharge 2024-06-01 code=missing
		d7 p7 discharge 2025-01-01 code=completed
		d8 p8 discharge 2023-12-31 code=completed
		d9 p1 discharge 2024-09-01 code=dropped_out`, year(t, "2025-12-31"))
	assert.Equal(t, []outcomes.Share{share(outcomes.ShareAll, 2, 7), share("without transfers and deaths", 2, 5)}, f.Shares, "the year's edges: 1 January is inside, the next one not")
	assert.Equal(t, 1, f.Unknown)
	assert.Equal(t, 6, f.People)
}

func TestReadmission(t *testing.T) {
	stays := `
		h1 p1 hospital_stay 2024-01-25..2024-01-30 facts=acute age=40
		h2 p1 hospital_stay 2024-02-29..2024-03-02 facts=acute age=40
		h3 p2 hospital_stay 2024-01-25..2024-01-31 facts=acute age=40
		h4 p2 hospital_stay 2024-03-01..2024-03-02 facts=acute age=40
		h5 p3 hospital_stay 2024-01-25..2024-01-30 facts=acute age=40
		h6 p3 hospital_stay 2024-01-30..2024-02-05 facts=acute,transfer age=40
		h7 p4 hospital_stay 2024-01-25..2024-01-30 facts=acute age=40
		h8 p4 hospital_stay 2024-01-30..2024-02-05 facts=acute age=40
		h9 p5 hospital_stay 2024-01-25..2024-01-25 facts=acute age=40
		h10 p6 hospital_stay 2024-01-25..2024-01-30 facts=acute age=40
		h11 p6 hospital_stay 2024-02-10..2024-02-12 facts=acute,planned age=40
		h12 p7 hospital_stay 2024-01-25..2024-01-30 facts=acute age=17
		h13 p8 hospital_stay 2024-01-25..2024-01-30 facts=acute age=40
		x13 p8 death 2024-02-10`
	f := figure(t, measure(t, "readmission-30"), stays, year(t, "2024-12-31"))
	// p1: day 30 of h1 is 29 February, readmitted; h2 is an index stay too and is not followed.
	// p2: 1 March is day 30 of 31 January, readmitted; h4 not. p3: one stay, not followed.
	// p4: the same day is a readmission; h8 not. p6: planned is none; h11 is an index stay. p8: died.
	assert.Equal(t, []outcomes.Share{share(outcomes.ShareAll, 3, 10), share("without those who died first", 3, 9)}, f.Shares)
	assert.Equal(t, []outcomes.Tally{{Name: "began and ended on one day", N: 1}, {Name: "too young", N: 1}}, f.Excluded)
	assert.Equal(t, 6, f.People)
	later := strings.Replace(stays, "2024-02-29..2024-03-02", "2024-03-01..2024-03-02", 1)
	assert.Equal(t, share(outcomes.ShareAll, 2, 10), figure(t, measure(t, "readmission-30"), later, year(t, "2024-12-31")).Shares[0], "day 31 is too late")
	assert.Equal(t, share(outcomes.ShareAll, 3, 10), figure(t, measure(t, "readmission-90"), later, year(t, "2024-12-31")).Shares[0])
}

func TestMedicationContinuity(t *testing.T) {
	f := figure(t, measure(t, "oud-medication-180"), `
		m1 p1 medication_supply 2024-01-01..2024-03-31 age=30
		m2 p1 medication_supply 2024-04-08..2024-12-31 age=30
		m3 p2 medication_supply 2024-01-01..2024-03-31 age=30
		m4 p2 medication_supply 2024-04-09..2024-12-31 age=30
		m5 p3 medication_supply 2024-01-01..2024-06-20 age=16
		m6 p4 medication_supply 2024-01-01..2024-06-21 age=15
		m7 p5 medication_supply 2024-01-01..2024-06-21 age=16`, year(t, "2024-12-31"))
	// Day 180 is 28 June: p1 lacks 7 days, p2 8, p3 8 at the end, p5 7. The second
	// supplies of p1 and p2 lie within the wash-out.
	assert.Equal(t, share(outcomes.ShareAll, 2, 4), f.Shares[0])
	assert.Equal(t, []outcomes.Tally{{Name: "within the wash-out", N: 2}, {Name: "too young", N: 1}}, f.Excluded)
}

func TestDaysBeforeAndAfter(t *testing.T) {
	m := measure(t, "inpatient-days")
	f := figure(t, m, `
		h1 p1 hospital_stay 2023-12-20..2024-01-03 facts=acute
		a1 p1 admission 2024-01-01
		h2 p1 hospital_stay 2024-02-10..2024-02-15 facts=acute
		h3 p1 hospital_stay 2024-02-12..2024-02-16 facts=acute
		h4 p1 hospital_stay 2024-05-01..2024-05-01 facts=acute
		h5 p1 hospital_stay 2024-05-10..2024-05-12
		a2 p1 admission 2024-06-01
		a3 p2 admission 2024-01-01
		x3 p2 death 2024-01-10
		a4 p3 admission 2024-12-01`, year(t, "2024-12-31"))
	// Before: 20 to 31 December, 12 days. After: 1 and 2 January, 10 to 15 February, the day in May.
	assert.Equal(t, outcomes.Exposure{Days: 12, PersonDays: 360}, f.DaysBefore)
	assert.Equal(t, outcomes.Exposure{Days: 2 + 6 + 1, PersonDays: 180 + 10}, f.DaysAfter)
	assert.Equal(t, []outcomes.Tally{{Name: "window not over", N: 1}}, f.Excluded)
	per, ok := f.DaysBefore.PerMonth()
	assert.True(t, ok)
	assert.InDelta(t, 12*30.4375/360, per, 1e-12)
	_, ok = outcomes.Exposure{}.PerMonth()
	assert.False(t, ok)
}
