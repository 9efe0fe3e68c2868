package outcomes_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/outcomes/economics"
	"github.com/alongside-go/alongside/outcomes/instrument"
	"github.com/alongside-go/alongside/outcomes/stats"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/source"
)

// events reads events a line each: id person kind day, or first..last day of a stay,
// and then code=, facts=a,b, age=, about=, value=, recorded= (a day), site=, void.
func events(t testing.TB, text string) []outcomes.Event {
	t.Helper()
	var out []outcomes.Event
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		first, last, _ := strings.Cut(f[3], "..")
		e := outcomes.Event{ID: outcomes.EventID(f[0]), Person: peer.ParticipantID(f[1]), Kind: outcomes.EventKind(f[2]),
			On: date(t, first), Until: date(t, last), Recorded: date(t, "2030-01-01").Start(nil)}
		for _, word := range f[4:] {
			key, v, _ := strings.Cut(word, "=")
			switch key {
			case "code":
				e.Code = v
			case "facts":
				for _, fact := range strings.Split(v, ",") {
					e.Facts = append(e.Facts, outcomes.Fact(fact))
				}
			case "age":
				n, err := strconv.Atoi(v)
				require.NoError(t, err)
				e.Age = n
			case "about":
				e.About = outcomes.EventID(v)
			case "value":
				x, err := strconv.ParseFloat(v, 64)
				require.NoError(t, err)
				e.Value = stats.Known(x)
			case "recorded":
				e.Recorded = date(t, v).Start(nil).Add(12 * time.Hour)
			case "site":
				e.Site = peer.SiteID(v)
			case "void":
				e.Void = true
			default:
				require.Fail(t, "a word of the test is none", word)
			}
		}
		out = append(out, e)
	}
	return out
}

func log(t testing.TB, text string) outcomes.Log {
	t.Helper()
	l, err := outcomes.NewLog(events(t, text)...)
	require.NoError(t, err)
	return l
}

func measure(t testing.TB, id string) outcomes.Measure {
	t.Helper()
	m, err := outcomes.MeasureOf(id)
	require.NoError(t, err)
	return m
}

// year asks for index events of 2024 in records through a day.
func year(t testing.TB, through string) outcomes.Ask {
	return outcomes.Ask{From: date(t, "2024-01-01"), Until: date(t, "2025-01-01"), Through: date(t, through)}
}

func figure(t testing.TB, m outcomes.Measure, text string, ask outcomes.Ask) outcomes.Figure {
	t.Helper()
	f, err := m.Of(log(t, text), ask)
	require.NoError(t, err)
	return f
}

func share(name string, of ...int) outcomes.Share {
	return outcomes.Share{Name: name, Numerator: of[0], Denominator: of[1]}
}

func TestMeasureEnumerations(t *testing.T) {
	enumtest.Try(t, outcomes.EventKinds(), outcomes.ErrUnknownEventKind)
	enumtest.Try(t, outcomes.Facts(), outcomes.ErrUnknownFact)
	enumtest.Try(t, outcomes.DischargeReasons(), outcomes.ErrUnknownReason)
	enumtest.Try(t, outcomes.MeasureKinds(), outcomes.ErrUnknownMeasureKind)
	enumtest.Try(t, outcomes.Methods(), outcomes.ErrUnknownMethod)
	enumtest.Try(t, outcomes.MissingRules(), outcomes.ErrUnknownMissingRule)
	enumtest.Try(t, outcomes.ChangeKinds(), outcomes.ErrUnknownChange)
}

func TestTEDSReasons(t *testing.T) {
	want := map[int]outcomes.DischargeReason{1: "completed", 2: "dropped_out", 3: "terminated", 4: "transferred", 5: "incarcerated", 6: "died", 7: "other", -9: "missing"}
	for code := -10; code < 10; code++ {
		r, err := outcomes.ReasonOfTEDS(code)
		if want[code] == "" {
			require.ErrorIs(t, err, outcomes.ErrUnknownReason, code)
		} else {
			require.NoError(t, err)
		}
		assert.Equal(t, want[code], r)
	}
}

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

const emergency = `
	e1 p1 ed_visit 2024-02-22 facts=substance_use age=40
	c1 p1 service 2024-02-29 facts=substance_use
	e2 p2 ed_visit 2024-02-22 facts=overdose age=13
	c2 p2 peer_contact 2024-03-01
	e3 p3 ed_visit 2024-02-22 facts=substance_use age=12
	e4 p4 ed_visit 2024-02-22 facts=substance_use
	e5 p5 ed_visit 2024-02-22 facts=overdose age=30
	h5 p5 hospital_stay 2024-02-22..2024-02-25
	e6 p6 ed_visit 2024-02-22 facts=overdose,admitted age=30
	e7 p7 ed_visit 2024-02-22 facts=substance_use age=30
	c7 p7 peer_contact 2024-02-22
	e8 p7 ed_visit 2024-06-01 facts=substance_use age=30
	c8 p7 service 2024-06-03 facts=mental_health
	e9 p9 ed_visit 2024-02-22 facts=mental_health age=30
	e10 p10 ed_visit 2024-12-30 facts=overdose age=30
	c10 p10 peer_contact 2024-12-31`

func TestFollowUpAfterAnEmergencyVisit(t *testing.T) {
	seven := figure(t, measure(t, "fua-7"), emergency, year(t, "2024-12-31"))
	assert.Equal(t, []outcomes.Share{share(outcomes.ShareAll, 2, 4)}, seven.Shares, "p1 on the 8th day in all, across the leap day, p7 on the same day; p2 came on the 9th, p7's second was for something else")
	assert.Equal(t, []outcomes.Tally{{Name: "window not over", N: 1}, {Name: "too young", N: 1}, {Name: "age not known", N: 1},
		{Name: "admitted to inpatient or residential care", N: 2}}, sorted(seven.Excluded, "window not over", "too young", "age not known"))
	assert.Equal(t, 3, seven.People, "visits are counted, and people beside them")
	thirty := figure(t, measure(t, "fua-30"), emergency, year(t, "2025-01-29"))
	assert.Equal(t, []outcomes.Share{share(outcomes.ShareAll, 4, 5)}, thirty.Shares)
	assert.Equal(t, []outcomes.Share{share(outcomes.ShareAll, 0, 1)}, figure(t, measure(t, "fum-7"), emergency, year(t, "2025-01-29")).Shares)
}

// sorted returns tallies with the names given first, in that order.
func sorted(list []outcomes.Tally, names ...string) []outcomes.Tally {
	var out, rest []outcomes.Tally
	for _, n := range names {
		for _, x := range list {
			if x.Name == n {
				out = append(out, x)
			}
		}
	}
	for _, x := range list {
		if !strings.Contains(strings.Join(names, "|"), x.Name) {
			rest = append(rest, x)
		}
	}
	return append(out, rest...)
}

func TestFollowUpAfterAStay(t *testing.T) {
	stays := `
		h1 p1 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		c1 p1 service 2024-02-22 facts=substance_use,mental_health
		h2 p2 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		c2 p2 service 2024-02-23 facts=substance_use,mental_health
		h3 p3 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		c3 p3 service 2024-02-29 facts=substance_use,mental_health
		h4 p4 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		c4 p4 service 2024-03-01 facts=substance_use,mental_health
		h5 p5 hospital_stay 2024-02-01 facts=substance_use,mental_health age=30
		h6 p6 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		x6 p6 death 2024-02-22
		h7 p7 hospital_stay 2024-02-01..2024-02-22 facts=substance_use,mental_health age=30
		h8 p7 hospital_stay 2024-03-23..2024-03-30 facts=substance_use,mental_health age=30
		c8 p7 service 2024-03-31 facts=substance_use,mental_health`
	fui := figure(t, measure(t, "fui-7"), stays, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 3, 6), fui.Shares[0], "not on the day of discharge, up to day 7; both of p7's discharges count; p5 is still there")
	assert.Equal(t, []outcomes.Tally{{Name: "died by the day of discharge", N: 1}}, fui.Excluded)
	fuh := figure(t, measure(t, "fuh-7"), stays, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 3, 5), fuh.Shares[0], "of p7 the last discharge alone: the next stay began on day 30")
	assert.Equal(t, []outcomes.Tally{{Name: "died by the day of discharge", N: 1}, {Name: "followed by another stay", N: 1}}, fuh.Excluded)
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

func TestInitiationAndEngagement(t *testing.T) {
	text := `
		e1 p1 new_episode 2024-07-01 facts=substance_use age=30
		s1 p1 service 2024-07-14 facts=substance_use
		s2 p1 service 2024-07-20 facts=substance_use
		s3 p1 medication_supply 2024-08-17..2024-08-30
		e2 p2 new_episode 2024-07-01 facts=substance_use age=30
		s4 p2 service 2024-07-15 facts=substance_use
		e3 p3 new_episode 2024-07-01 facts=substance_use age=30
		s5 p3 service 2023-12-20 facts=substance_use
		s6 p3 service 2024-07-01 facts=substance_use
		s7 p3 service 2024-07-01 facts=substance_use
		s8 p3 service 2024-07-02 facts=substance_use
		e4 p4 new_episode 2024-07-01 facts=substance_use age=30
		s9 p4 service 2023-12-19 facts=substance_use
		s10 p4 service 2024-07-03 facts=substance_use
		s11 p4 service 2024-07-03 facts=substance_use
		s12 p4 service 2024-07-07 facts=substance_use
		s13 p4 service 2024-08-07 facts=substance_use
		e5 p5 new_episode 2024-07-01 facts=mental_health age=30
		s14 p5 service 2024-07-01 facts=substance_use`
	assert.Equal(t, share(outcomes.ShareAll, 2, 3), figure(t, measure(t, "iet-initiation"), text, year(t, "2024-12-31")).Shares[0],
		"p1 on the 14th day, p2 on the 15th; p3 was in care 194 days before, p4 195 days before; p5's episode is another condition's")
	engaged := figure(t, measure(t, "iet-engagement"), text, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 3), engaged.Shares[0], "p1 twice, to day 34; of p4 one visit too few after the day of initiation, day 35 being too late")
	assert.Equal(t, []outcomes.Tally{{Name: "within the wash-out", N: 1}}, engaged.Excluded)
	ask := year(t, "2024-12-31")
	ask.Since = date(t, "2023-12-21")
	assert.Equal(t, []outcomes.Tally{{Name: "records do not reach back far enough", N: 4}}, figure(t, measure(t, "iet-initiation"), text, ask).Excluded)
}

func TestLinkageAndAftercare(t *testing.T) {
	assert.Equal(t, share(outcomes.ShareAll, 2, 4), figure(t, measure(t, "linkage-7"), `
		h1 p1 hand_off 2024-05-01
		v1 p1 linked_visit 2024-05-01 about=h1
		h2 p1 hand_off 2024-05-02
		h3 p2 hand_off 2024-05-01
		v3 p2 linked_visit 2024-05-08 about=h3
		h4 p3 hand_off 2024-05-01
		v4 p3 linked_visit 2024-05-09 about=h4`, year(t, "2024-12-31")).Shares[0], "a visit counts for its own hand-off alone")
	f := figure(t, measure(t, "aftercare-14"), `
		d1 p1 discharge 2024-05-01 code=completed
		c1 p1 service 2024-05-01
		d2 p2 discharge 2024-05-01 code=completed
		c2 p2 peer_contact 2024-05-15
		d3 p3 discharge 2024-05-01 code=died
		d4 p4 discharge 2024-05-01 code=dropped_out
		c4 p4 service 2024-05-16`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 3), f.Shares[0])
	assert.Equal(t, []outcomes.Tally{{Name: "died", N: 1}}, f.Excluded)
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

func TestReturnToUseComesAgain(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		u1 p1 use_day 2024-01-11
		u2 p1 use_day 2024-01-12
		u3 p1 use_day 2024-02-11
		u4 p1 use_day 2024-03-13
		a2 p2 admission 2024-01-01
		u5 p2 use_day 2023-12-25
		u6 p2 use_day 2024-01-05
		d2 p2 discharge 2024-04-09 code=completed
		u7 p2 use_day 2024-05-01
		a3 p3 admission 2024-01-01
		m3 p3 medication_supply 2024-01-01..2024-12-31`
	f := figure(t, measure(t, "return-any-use"), text, year(t, "2024-12-31"))
	// p1: 11 January; 11 February comes after 29 clear days and is the same; 13 March
	// after 30 and is another. p2 had not stopped before admission. A year is 365 days
	// from 1 January; 9 April is day 99 and still at risk.
	assert.Equal(t, 2, f.Events)
	assert.Equal(t, []int{10, 62}, f.Gaps)
	assert.Equal(t, 365+100+365, f.PersonDays)
	assert.Equal(t, []outcomes.Share{share(outcomes.ShareAtLeastOne, 1, 3)}, f.Shares)
	assert.Equal(t, []stats.Observation{{Time: 10, Event: true}, {Time: 100}, {Time: 365}}, f.Observations)
	rate, ok := f.PerYear()
	assert.True(t, ok)
	assert.InDelta(t, 2/(830/365.25), rate, 1e-12)
	assert.Equal(t, 0, figure(t, measure(t, "return-heavy-day"), text, year(t, "2024-12-31")).Events)
	assert.Equal(t, 2+10+1, figure(t, measure(t, "return-any-use"), text, year(t, "2024-01-13")).PersonDays/3, "13 days seen of each")
}

func TestReturnRules(t *testing.T) {
	rules := map[string]outcomes.ReturnRule{}
	for _, r := range outcomes.ReturnRules() {
		rules[r.Name] = r
	}
	heavy := events(t, `
		u1 p use_day 2024-02-27 facts=heavy_day
		u2 p use_day 2024-02-28 facts=heavy_day
		u3 p use_day 2024-02-29
		u4 p use_day 2024-03-01 facts=heavy_day,positive_test
		u5 p use_day 2024-03-02 facts=heavy_day
		u6 p use_day 2024-03-03 facts=heavy_day`)
	for name, want := range map[string]string{"any use": "2024-02-27", "a heavy day": "2024-02-27", "3 heavy days in a row": "2024-03-01",
		"4 heavy days in a row": "", "5 days of use in a week": "2024-02-27", "a positive test": "2024-03-01"} {
		got, err := rules[name].Returns(heavy)
		require.NoError(t, err)
		if want == "" {
			assert.Empty(t, got, name)
			continue
		}
		assert.Equal(t, []peer.Date{date(t, want)}, got, name)
	}
	r := rules["any use"]
	r.Clear = 0
	_, err := r.Returns(heavy)
	require.ErrorIs(t, err, outcomes.ErrMeasure)
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

func TestAdmissionsPerYear(t *testing.T) {
	f := figure(t, measure(t, "involuntary-stays"), `
		a1 p1 admission 2024-01-01
		h1 p1 hospital_stay 2024-01-01..2024-01-03 facts=involuntary
		h2 p1 hospital_stay 2024-12-30..2024-12-31 facts=involuntary
		h3 p1 hospital_stay 2024-12-31..2024-12-31 facts=involuntary
		h4 p1 hospital_stay 2024-06-01..2024-06-03
		a2 p2 admission 2024-12-01`, year(t, "2024-12-31"))
	assert.Equal(t, 2, f.Events, "days 0 and 364 are inside, day 365 is not")
	assert.Equal(t, 365+31, f.PersonDays)
	assert.Equal(t, []int{0, 364}, f.Gaps)
}

// One hundred enrolled, 70 interviewed, 49 abstinent.
func TestMissingCountsAsUsingBesideTheOthers(t *testing.T) {
	var all []outcomes.Event
	for i := range 100 {
		who := "p" + strconv.Itoa(1000+i)
		all = append(all, events(t, "a"+who+" "+who+" admission 2024-01-01")...)
		switch {
		case i < 49:
			all = append(all, events(t, "q"+who+" "+who+" answer 2024-06-01 code=days_used_30 value=0")...)
		case i < 70:
			all = append(all, events(t, "q"+who+" "+who+" answer 2024-09-01 code=days_used_30 value=1")...)
		case i < 80:
			all = append(all, events(t, "q"+who+" "+who+" answer 2024-09-02 code=days_used_30 value=0")...)
		case i < 85:
			all = append(all, events(t, "q"+who+" "+who+" answer 2024-07-01 code=days_used_30")...)
		}
	}
	l, err := outcomes.NewLog(all...)
	require.NoError(t, err)
	m := measure(t, "abstinence-30")
	f, err := m.Of(l, year(t, "2024-09-02"))
	require.NoError(t, err)
	interviewed, worst, best := share(outcomes.ShareInterviewed, 49, 70), share(outcomes.ShareWorstCase, 49, 100), share(outcomes.ShareBestCase, 79, 100)
	assert.Equal(t, []outcomes.Share{interviewed, worst, best, share(outcomes.ShareMatchedThen, 0, 0), share(outcomes.ShareMatchedNow, 0, 0),
		share(outcomes.ShareFollowedUp, 70, 100)}, f.Shares)
	assert.Equal(t, 30, f.Unknown, "outside the window, not told, or not asked")
	assert.Equal(t, 100, f.People)
	assert.Len(t, f.Values, 70)
	_, _, err = f.MatchedChange()
	require.ErrorIs(t, err, outcomes.ErrNoFigure)

	m.Missing = outcomes.CountedAgainst
	f, err = m.Of(l, year(t, "2024-09-02"))
	require.NoError(t, err)
	assert.Equal(t, []outcomes.Share{worst, interviewed, best}, f.Shares[:3])
	open, err := m.Of(l, year(t, "2024-08-31"))
	require.NoError(t, err)
	assert.Equal(t, []outcomes.Tally{{Name: "window not over", N: 100}}, open.Excluded, "the last day of the window is not on record")
	over, err := m.Of(l, year(t, "2024-09-01"))
	require.NoError(t, err)
	assert.Equal(t, f, withThrough(over, f.Through), "with its last day it is over, as any window is")
	early, err := m.Of(l, year(t, "2024-05-31"))
	require.NoError(t, err)
	assert.Equal(t, []outcomes.Tally{{Name: "interview not due yet", N: 100}}, early.Excluded)
}

// withThrough returns a figure with another last day, to compare the rest.
func withThrough(f outcomes.Figure, d peer.Date) outcomes.Figure {
	f.Through = d
	return f
}

func TestChangeIsThatOfTheSamePeople(t *testing.T) {
	var text strings.Builder
	// Ten people answered at both: 3 employed at intake and 6 at six months. Two more answered once.
	for i := range 12 {
		n := strconv.Itoa(10 + i)
		text.WriteString("a" + n + " p" + n + " admission 2024-01-01\n")
		then, now := "0", "0"
		if i < 3 {
			then = "1"
		}
		if i < 6 {
			now = "1"
		}
		if i != 10 {
			text.WriteString("b" + n + " p" + n + " answer 2024-01-01 code=employed_or_in_school value=" + then + "\n")
		}
		if i != 11 {
			text.WriteString("c" + n + " p" + n + " answer 2024-07-01 code=employed_or_in_school value=" + now + "\n")
		}
	}
	f := figure(t, measure(t, "employed"), text.String(), year(t, "2024-12-31"))
	points, relative, err := f.MatchedChange()
	require.NoError(t, err)
	assert.InDelta(t, .3, points, 1e-15, "from 30 % to 60 % is 30 points")
	v, ok := relative.Value()
	assert.True(t, ok)
	assert.InDelta(t, 1, v, 1e-15, "and 100 %")
	assert.Equal(t, share(outcomes.ShareInterviewed, 6, 11), f.Shares[0])
	assert.Equal(t, 1, f.Unknown)
}

func TestScoresArePaired(t *testing.T) {
	f := figure(t, measure(t, "depression"), `
		a1 p1 admission 2024-01-01
		b1 p1 answer 2024-01-01 code=phq-9.total value=15
		c1 p1 answer 2024-06-30 code=phq-9.total value=9
		a2 p2 admission 2024-01-01
		c2 p2 answer 2024-06-30 code=phq-9.total value=4
		a3 p3 admission 2024-01-01
		b3 p3 answer 2024-01-02 code=phq-9.total value=20
		c3 p3 answer 2024-07-30 code=phq-9.total value=11
		c4 p3 answer 2024-07-31 code=phq-9.total value=3`, year(t, "2024-12-31"))
	assert.Equal(t, []float64{9, 4, 11}, f.Values, "the first within the window counts")
	assert.Equal(t, []float64{15}, f.Before, "p3's first was a day late for the intake interview")
	assert.Equal(t, []float64{9}, f.After)
	change, relative, err := f.MatchedChange()
	require.NoError(t, err)
	assert.Equal(t, -6.0, change)
	assert.Equal(t, stats.Known(-.4), relative, "6 of 15")
	f.After = nil
	_, _, err = f.MatchedChange()
	require.ErrorIs(t, err, outcomes.ErrNoFigure)
	below := figure(t, measure(t, "depression-below-10"), `
		a1 p1 admission 2024-01-01
		c1 p1 answer 2024-06-30 code=phq-9.total value=9
		a2 p2 admission 2024-01-01
		c2 p2 answer 2024-06-30 code=phq-9.total value=10`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareInterviewed, 1, 2), below.Shares[0])
}

func TestFollowUpRateOfEvents(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		i1 p1 interview 2024-06-01
		a2 p2 admission 2024-01-01
		i2 p2 interview 2024-07-01 facts=declined
		a3 p3 admission 2024-01-01
		i3 p3 interview 2024-07-01 facts=unable
		a4 p4 admission 2024-01-01
		a5 p5 admission 2024-10-01
		i6 p6 interview 2024-10-01`
	m := measure(t, "follow-up-gpra")
	f := figure(t, m, text, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 4), f.Shares[0])
	assert.Equal(t, []outcomes.Tally{{Name: "interview not due yet", N: 1}}, f.Excluded)
	m.Missing = outcomes.LeftOut
	f = figure(t, m, text, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 3), f.Shares[0])
	suprt := figure(t, measure(t, "follow-up-suprt"), `
		a1 p1 admission 2024-01-01
		d1 p1 discharge 2024-07-01 code=completed
		a2 p2 admission 2024-01-01
		i2 p2 interview 2024-07-29`, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 1, 1), suprt.Shares[0], "30 days after day 180, 29 June, is 29 July")
	assert.Equal(t, []outcomes.Tally{{Name: "care ended first", N: 1}}, suprt.Excluded)
}

func TestContinuousAbstinenceAtItsOwnYear(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		q1 p1 answer 2025-01-01 code=no_use_since_intake value=1
		q2 p1 answer 2026-01-01 code=no_use_since_intake value=0
		a2 p2 admission 2024-01-01`
	assert.Equal(t, share(outcomes.ShareWorstCase, 1, 2), figure(t, measure(t, "abstinence-continuous-12"), text, year(t, "2026-12-31")).Shares[0])
	assert.Equal(t, share(outcomes.ShareWorstCase, 0, 2), figure(t, measure(t, "abstinence-continuous-24"), text, year(t, "2026-12-31")).Shares[0])
}

func TestIndexEventsArePickedAndPeopleMerged(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01 site=north
		a2 p2 admission 2024-02-01 site=south
		a3 p3 admission 2024-02-01 site=south`
	ask := year(t, "2024-12-31")
	ask.Merges = merged(t, "p3", "p1")
	assert.Equal(t, 2, figure(t, measure(t, "retention-30"), text, ask).People)
	ask.Site = "south"
	assert.Equal(t, share(outcomes.ShareAll, 2, 2), figure(t, measure(t, "retention-30"), text, ask).Shares[0])
	ask.Programme = "none"
	f := figure(t, measure(t, "retention-30"), text, ask)
	_, ok := f.Shares[0].Value()
	assert.False(t, ok, "nobody is no share")
}

func TestCostPerParticipantAndPerCompletion(t *testing.T) {
	f := figure(t, measure(t, "completion"), `
		d1 p1 discharge 2024-01-01 code=completed
		d2 p2 discharge 2024-02-29 code=completed
		d3 p3 discharge 2024-12-31 code=dropped_out`, year(t, "2024-12-31"))
	usd := func(cents int64) economics.Money { return economics.Money{Cents: cents, Currency: "USD", Year: 2024} }
	each, err := f.CostPerParticipant(usd(60_000), usd(30_001))
	require.NoError(t, err)
	assert.Equal(t, usd(30_000), each)
	done, err := f.CostPerReached(usd(90_001))
	require.NoError(t, err)
	assert.Equal(t, usd(45_001), done, "to the nearest cent, halves away from zero")
	_, err = outcomes.Figure{}.CostPerReached(usd(1))
	require.ErrorIs(t, err, economics.ErrNothing)
	_, err = f.CostPerParticipant(usd(1), economics.Money{Cents: 1, Currency: "EUR", Year: 2024})
	require.ErrorIs(t, err, economics.ErrMoney)
}

func TestWhatAMeasureRefuses(t *testing.T) {
	_, err := outcomes.MeasureOf("retention-91")
	require.ErrorIs(t, err, outcomes.ErrUnknownMeasure)
	base := func(id string) outcomes.Measure { return measure(t, id) }
	tests := []struct {
		name   string
		id     string
		change func(*outcomes.Measure)
		want   error
	}{
		{"zero", "completion", func(m *outcomes.Measure) { *m = outcomes.Measure{} }, outcomes.ErrUnknownMeasureKind},
		{"no method", "completion", func(m *outcomes.Measure) { m.Method = "guess" }, outcomes.ErrUnknownMethod},
		{"no direction", "completion", func(m *outcomes.Measure) { m.Direction = "" }, instrument.ErrUnknownDirection},
		{"missing rule", "abstinence-30", func(m *outcomes.Measure) { m.Missing = "locf" }, outcomes.ErrUnknownMissingRule},
		{"no words", "completion", func(m *outcomes.Measure) { m.Numerator = "" }, outcomes.ErrMeasure},
		{"no index", "completion", func(m *outcomes.Measure) { m.Index.Kinds = nil }, outcomes.ErrMeasure},
		{"kind", "completion", func(m *outcomes.Measure) { m.Index.Kinds = []outcomes.EventKind{"party"} }, outcomes.ErrUnknownEventKind},
		{"fact", "fua-7", func(m *outcomes.Measure) { m.Index.Any = []outcomes.Fact{"drunk"} }, outcomes.ErrUnknownFact},
		{"fact of an exclusion", "fua-7", func(m *outcomes.Measure) { m.Index.Leave[0].Facts = []outcomes.Fact{"drunk"} }, outcomes.ErrUnknownFact},
		{"or nothing", "fua-7", func(m *outcomes.Measure) { m.Steps[0].Or = []outcomes.Match{{}} }, outcomes.ErrMeasure},
		{"exclusion without a reason", "fua-7", func(m *outcomes.Measure) { m.Index.Leave[0].Reason = "" }, outcomes.ErrMeasure},
		{"beside without a name", "completion", func(m *outcomes.Measure) { m.Beside[0].Name = "" }, outcomes.ErrMeasure},
		{"days too many", "retention-30", func(m *outcomes.Measure) { m.Days = 10_001 }, outcomes.ErrMeasure},
		{"no days", "retention-30", func(m *outcomes.Measure) { m.Days = 0 }, outcomes.ErrMeasure},
		{"retention of visits", "retention-30", func(m *outcomes.Measure) { m.Index.Kinds = []outcomes.EventKind{outcomes.EDVisit} }, outcomes.ErrMeasure},
		{"completion of admissions", "completion", func(m *outcomes.Measure) { m.Index.Kinds = []outcomes.EventKind{outcomes.Admission} }, outcomes.ErrMeasure},
		{"completion of nothing", "completion", func(m *outcomes.Measure) { m.Counts.Codes = nil }, outcomes.ErrMeasure},
		{"nothing follows", "fua-7", func(m *outcomes.Measure) { m.Steps = nil }, outcomes.ErrMeasure},
		{"followed before", "fua-7", func(m *outcomes.Measure) { m.Steps[0].From = -1 }, outcomes.ErrMeasure},
		{"window backwards", "fua-7", func(m *outcomes.Measure) { m.Steps[0].From, m.Steps[0].To = 3, 2 }, outcomes.ErrMeasure},
		{"end of a visit", "fua-7", func(m *outcomes.Measure) { m.Index.FromEnd = true }, outcomes.ErrMeasure},
		{"link", "readmission-30", func(m *outcomes.Measure) { m.Index.Link.Days = -1 }, outcomes.ErrMeasure},
		{"gap", "oud-medication-180", func(m *outcomes.Measure) { m.Gap = 0 }, outcomes.ErrMeasure},
		{"cover of stays", "oud-medication-180", func(m *outcomes.Measure) { m.Index.Kinds = []outcomes.EventKind{outcomes.HospitalStay} }, outcomes.ErrMeasure},
		{"rate of nothing", "admissions", func(m *outcomes.Measure) { m.Counts = outcomes.Match{} }, outcomes.ErrMeasure},
		{"bad rule", "return-any-use", func(m *outcomes.Measure) { m.Return.In = 0 }, outcomes.ErrMeasure},
		{"visits that are not at risk", "admissions", func(m *outcomes.Measure) { m.NotAtRisk.Kinds = []outcomes.EventKind{outcomes.EDVisit} }, outcomes.ErrMeasure},
		{"medication that is not at risk", "admissions", func(m *outcomes.Measure) { m.NotAtRisk.Kinds = []outcomes.EventKind{outcomes.MedicationSupply} }, outcomes.ErrMeasure},
		{"unknown fact not at risk", "admissions-at-liberty", func(m *outcomes.Measure) { m.NotAtRisk.Any = []outcomes.Fact{"drunk"} }, outcomes.ErrUnknownFact},
		{"days of visits", "inpatient-days", func(m *outcomes.Measure) { m.Counts.Kinds = []outcomes.EventKind{outcomes.EDVisit} }, outcomes.ErrMeasure},
		{"no schedule", "abstinence-30", func(m *outcomes.Measure) { m.Schedule = "" }, outcomes.ErrMeasure},
		{"no answer", "abstinence-30", func(m *outcomes.Measure) { m.Answer = "" }, outcomes.ErrMeasure},
		{"no range", "abstinence-30", func(m *outcomes.Measure) { m.Reached.Low = 1 }, outcomes.ErrMeasure},
		{"no missing rule", "abstinence-30", func(m *outcomes.Measure) { m.Missing = "" }, outcomes.ErrMeasure},
		{"instrument", "anxiety", func(m *outcomes.Measure) { m.Instrument = "gad-8" }, instrument.ErrUnknownInstrument},
		{"scale", "anxiety", func(m *outcomes.Measure) { m.Scale = "half" }, instrument.ErrUnknownScale},
		{"unknown schedule", "abstinence-30", func(m *outcomes.Measure) { m.Schedule = "weekly" }, outcomes.ErrUnknownSchedule},
		{"unknown point", "abstinence-30", func(m *outcomes.Measure) { m.Point = "noon" }, outcomes.ErrMeasure},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := base(tt.id)
			tt.change(&m)
			f, err := m.Of(log(t, `a1 p1 admission 2024-01-01`), year(t, "2024-12-31"))
			require.ErrorIs(t, err, tt.want)
			assert.Zero(t, f.People)
			assert.Empty(t, f.Measure)
		})
	}
	for name, ask := range map[string]outcomes.Ask{
		"zero":              {},
		"empty":             {From: date(t, "2024-01-01"), Until: date(t, "2024-01-01"), Through: date(t, "2024-12-31")},
		"ends before":       {From: date(t, "2024-01-01"), Until: date(t, "2024-02-01"), Through: date(t, "2023-12-31")},
		"begins too late":   {From: date(t, "2024-01-01"), Until: date(t, "2024-02-01"), Through: date(t, "2024-12-31"), Since: date(t, "2024-01-02")},
		"without an ending": {From: date(t, "2024-01-01"), Until: date(t, "2024-02-01")},
	} {
		_, err := measure(t, "completion").Of(outcomes.Log{}, ask)
		require.ErrorIs(t, err, outcomes.ErrAsk, name)
	}
}

// How far the definition of a measure was seen in its source, as typed by hand.
func TestHowFarEachMeasureWasSeen(t *testing.T) {
	for id, want := range map[string]source.Evidence{
		"fua-7": source.Verified, "fui-30": source.Verified, "fuh-7": source.Verified, "fum-7": source.Unverified, "iet-initiation": source.Verified,
		"iet-engagement": source.Verified, "oud-medication-180": source.Verified, "completion": source.Verified, "readmission-30": source.Verified,
		"readmission-90": source.Design, "retention-90": source.Design, "stay-90": source.Unverified, "mutual-aid": source.Verified, "connected": source.Verified,
		"abstinence-30": source.Unverified, "days-used-30": source.Unverified, "heavy-days-30": source.Unverified, "employed": source.Unverified,
		"custody-nights-30": source.Unverified, "abstinence-continuous-12": source.Unverified, "linkage-7": source.Design, "aftercare-14": source.Design,
		"follow-up-gpra": source.Verified, "follow-up-noms": source.Unverified, "follow-up-suprt": source.Secondary,
		"empowerment": source.Design, "resilience": source.Design, "psychological-safety": source.Design, "self-advocacy": source.Design,
		"acceptance": source.Design, "trust": source.Design, "belonging": source.Design, "motivation": source.Design, "wellness": source.Design,
		"craving": source.Design, "community-linkages": source.Design, "medication-taken": source.Design,
		"recovery-capital-47": source.Verified, "small-network": source.Unverified, "recovery-sure": source.Unverified, "loneliness-dejong": source.Unverified,
		"oud-medication-180-adults": source.Verified, "abstinence-continuous-6": source.Unverified, "readmission-270": source.Design, "readmission-365": source.Design,
		"return-from-remission": source.Design, "admissions": source.Design, "admissions-at-liberty": source.Design, "ed-visits-at-liberty": source.Design,
		"percent-days-abstinent": source.Unverified, "percent-days-heavy": source.Unverified, "no-heavy-days-30": source.Unverified, "stigma-high": source.Unverified,
		"follow-up-suprt-annual": source.Secondary, "return-any-use": source.Unverified, "use-frequency": source.Verified, "hope-state": source.Verified,
	} {
		assert.Equal(t, want, measure(t, id).Source.Evidence, id)
	}
}

// An interview after care ended counts neither as done nor by its answers.
func TestAnInterviewAfterCareEndedDoesNotCount(t *testing.T) {
	text := `
		a1 p1 admission 2024-01-01
		d1 p1 discharge 2024-06-20 code=completed
		i1 p1 interview 2024-06-25
		q1 p1 answer 2024-06-25 code=craving value=9
		a2 p2 admission 2024-01-01
		q2 p2 answer 2024-06-25 code=craving value=2`
	f := figure(t, measure(t, "follow-up-suprt"), text, year(t, "2024-12-31"))
	assert.Equal(t, share(outcomes.ShareAll, 0, 1), f.Shares[0])
	craving := measure(t, "craving")
	craving.Schedule, craving.Point = "suprt", "reassessment"
	f = figure(t, craving, text, year(t, "2024-12-31"))
	assert.Equal(t, []float64{2}, f.Values)
	assert.Equal(t, []outcomes.Tally{{Name: "care ended first", N: 1}}, f.Excluded)
}

func TestCatalogue(t *testing.T) {
	last := ""
	for _, m := range outcomes.Measures() {
		require.NoError(t, m.Check(), m.ID)
		assert.Less(t, last, m.ID, "in order, each once")
		assert.NotEmpty(t, m.Source.Title, m.ID)
		last = m.ID
		f, err := m.Of(outcomes.Log{}, year(t, "2024-12-31"))
		require.NoError(t, err, m.ID)
		assert.Equal(t, m.Sentence(), f.Definition)
		for _, part := range []string{m.Numerator + " / " + m.Denominator, "Counted from: ", "Source: "} {
			assert.Contains(t, f.Definition, part, m.ID)
		}
	}
	assert.Equal(t, "Linkage within 7 days: hand-offs whose first visit was attended within 7 days, the same day inside / warm hand-offs made. Unit: share. "+
		"Counted from: hand off. Has to follow: linked visit from day 0 to day 7 after the index day, which names the index event. Higher is better. "+
		"Source: operational definition of linkage, Alongside [design].", measure(t, "linkage-7").Sentence())
}
