package outcomes

import (
	"fmt"
	"strconv"

	"github.com/alongside-go/alongside/peer/source"
)

func hospitalMeasures() []Measure {
	acute := Match{Kinds: []EventKind{HospitalStay}, Any: []Fact{Acute}}
	held := Match{Kinds: []EventKind{HospitalStay}, Any: []Fact{Involuntary}}
	return []Measure{
		readmission(30), readmission(90), readmission(270), readmission(365),
		perYear("admissions", "Hospital admissions", "hospital admissions", on(HospitalStay)),
		atLiberty(perYear("admissions-at-liberty", "Hospital admissions", "hospital admissions", on(HospitalStay))),
		perYear("ed-visits", "Emergency visits", "emergency visits", on(EDVisit)),
		atLiberty(perYear("ed-visits-at-liberty", "Emergency visits", "emergency visits", on(EDVisit))),
		involuntary(perYear("involuntary-stays", "Involuntary hospital stays", "involuntary stays", held)),
		stays("inpatient-days", "Acute inpatient days before and after", "acute inpatient days", acute),
		stays("custody-nights", "Nights in jail or prison before and after", "nights in custody", on(Custody)),
	}
}

// readmission joins transfers to one stay, and leaves out stays of one day.
func readmission(days int) Measure {
	index := Match{Kinds: []EventKind{HospitalStay}, Any: []Fact{Acute}}
	again := index
	again.Not = []Fact{Planned}
	m := followed("readmission-"+strconv.Itoa(days), fmt.Sprintf("Readmission within %d days", days),
		fmt.Sprintf("index discharges followed by an unplanned acute stay that begins within %d days", days),
		"discharges from acute stays of people of 18 or more, transfers being one stay",
		Index{Match: index, FromEnd: true, MinAge: 18, Link: &Link{Days: 1, TransferOnly: true},
			Leave: []Exclusion{{Reason: "began and ended on one day", SameDay: true}, diedInStay()}},
		within(again, 0, days))
	m.Direction = lower
	m.Beside = []Beside{{Name: "without those who died first", Without: on(Death)}}
	m.Note = "A readmission is an index stay of its own as well, a new stay on the day of discharge that is no transfer is one, and no risk adjustment is made: " +
		"the ratio of observed to expected is not calculated. That stays of one day are left out, and transfers are told by a day or less between, was not confirmed"
	m.Source = document("Plan All-Cause Readmissions (PCR)", "NCQA", 0).At("NQF 1768 worksheet: age 18 and over, any acute readmission within 30 days of the index discharge", source.Verified)
	if days != 30 {
		m.Source = chosen("as the readmission within 30 days")
	}
	return m
}

// oneYear is the time at risk of a rate.
const oneYear = 365

const firstYear = "Of each person the first admission of the period alone, so that no day counts twice. "

func perYear(id, name, what string, counts Match) Measure {
	return Measure{ID: id, Name: name + " per person-year", Kind: RateKind, Unit: "events per person-year", Direction: lower, Method: MethodRate,
		Numerator: what + " in the year from the first admission on", Denominator: "person-years at risk", Index: Index{Match: on(Admission), FirstOnly: true}, Days: oneYear,
		Counts: counts, Competing: on(Death), Note: firstYear + "Days in hospital and in custody count as time at risk", Source: chosen("operational definition of a rate over person-time")}
}

func involuntary(m Measure) Measure {
	m.Note += ". For each person served it is the events over the people; for each 1,000 of a population the population is the caller's"
	return m
}

// atLiberty leaves days in hospital and in custody out of the time at risk.
func atLiberty(m Measure) Measure {
	m.Name += " out of hospital and custody"
	m.Denominator = "person-years at risk, out of hospital and custody"
	m.NotAtRisk = on(HospitalStay, Custody)
	m.Note = firstYear + "What happens while a stay goes on does not count"
	m.Source = chosen("operational definition of a rate over person-time at liberty")
	return m
}

func stays(id, name, what string, counts Match) Measure {
	return Measure{ID: id, Name: name, Kind: RateKind, Unit: "days per member-month of 30.4375 days", Direction: lower, Method: MethodDays,
		Numerator: what + " in the 180 days from admission on, beside those in the 180 days before, in the same people", Denominator: "member-months",
		Index: Index{Match: on(Admission), FirstOnly: true}, Days: 180, Counts: counts,
		Note:   "The day of discharge counts only for a stay of one day. People come when things are at their worst, so a fall shows no effect: without a comparison this is uncontrolled",
		Source: chosen("operational definition of days per member-month; the 180 days are the library's")}
}
