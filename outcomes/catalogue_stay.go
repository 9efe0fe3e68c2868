package outcomes

import (
	"fmt"
	"strconv"

	"github.com/alongside-go/alongside/peer/source"
)

func stayMeasures() []Measure {
	var out []Measure
	for _, days := range []int{30, 90, 180, 365} {
		out = append(out, retention(days))
	}
	return append(out, lengthOfStay(), completion(), opioidMedication(), opioidMedicationOfAdults())
}

// retention is how many are still there, by enrolment or by a contact of late after
// a discharge.
func retention(days int) Measure {
	m := Measure{
		ID: "retention-" + strconv.Itoa(days), Name: fmt.Sprintf("Retention at %d days", days), Kind: Binary, Unit: share, Direction: better, Method: MethodRetained,
		Numerator:   fmt.Sprintf("admissions still enrolled on day %d, or discharged and seen again after that, in the 30 days up to it", days),
		Denominator: "all admissions", Index: Index{Match: on(Admission)}, Days: days, Recent: 30, Counts: on(PeerContact, Service),
		Exit: discharged(ReasonDroppedOut),
		Beside: []Beside{{Name: "without those who completed, were transferred or died before",
			Without: Match{Kinds: []EventKind{Discharge, Death}, Codes: []string{string(ReasonCompleted), string(ReasonTransferred), string(ReasonDied)}}}},
		Note: "A discharge on the last day still counts as having stayed; whoever died before it does not, whatever contact came before. " +
			"A contact before a discharge keeps nobody: whoever dropped out has left, until they come again. Whoever nobody discharges stays enrolled, " +
			"so that the share with a contact in those 30 days stands beside it. " +
			"As a time until leaving, only dropping out is the event, on the day of discharge; episodes of support count moving away or to other support as leaving too",
		Source: source.DesignDefault("operational definition of retention; that a contact before a discharge does not count, and the event of the time until leaving, are the library's"),
	}
	return m
}

// lengthOfStay is the classic threshold of 90 days.
func lengthOfStay() Measure {
	m := retention(90)
	m.ID, m.Name, m.Recent, m.Counts = "stay-90", "Stay of 90 days or more", 0, Match{}
	m.Numerator = "admissions whose stay lasted 90 days or more"
	m.Note = "A discharge on day 90 still counts. Completing earlier counts as a shorter stay; the reasons stand beside it"
	m.Source = document("Principles of Drug Addiction Treatment; DATOS", "NIDA", 0).At("90 days as a threshold", source.Unverified)
	return m
}

func completion() Measure {
	return Measure{
		ID: "completion", Name: "Completion", Kind: Binary, Unit: share, Direction: better, Method: MethodEnded,
		Numerator: "discharges with the reason completed", Denominator: "all discharges", Index: Index{Match: on(Discharge)}, Counts: discharged(ReasonCompleted),
		Beside: []Beside{{Name: "without transfers and deaths", Without: discharged(ReasonTransferred, ReasonDied)}},
		Note:   "A discharge whose reason is missing stays in the denominator and is counted as unknown",
		Source: document("Treatment Episode Data Set: Discharges, REASON", "SAMHSA", 2006).At("two public data dictionaries", source.Verified),
	}
}

func opioidMedication() Measure {
	return Measure{
		ID: "oud-medication-180", Name: "Continuity of medication for opioid use disorder", Kind: Binary, Unit: share, Direction: better, Method: MethodCovered,
		Numerator: "new courses of medication that lasted 180 days", Denominator: "new courses of medication for opioid use disorder, at age 16 or more",
		Index: Index{Match: on(MedicationSupply), MinAge: 16, Link: &Link{}, WashOut: []Near{{on(MedicationSupply), -31, -1}}}, Days: 180, Gap: 8,
		Note: "Supplies that overlap are one course, and days of an early refill are not carried over. Which supplies are for opioid use disorder, whoever records them says: " +
			"no other belongs in the records. That 8 days in a row break it off, the wash-out of 31 days, and how refills overlap were not confirmed",
		Source: document("Pharmacotherapy for Opioid Use Disorder (POD)", "NCQA", 0).At("180 days, age 16 and over", source.Verified),
	}
}

// opioidMedicationOfAdults is the same in the payment programme for clinicians.
func opioidMedicationOfAdults() Measure {
	m := opioidMedication()
	m.ID, m.Name, m.Index.MinAge = "oud-medication-180-adults", "Continuity of medication for opioid use disorder, adults", 18
	m.Denominator = "new courses of medication for opioid use disorder, at age 18 or more"
	m.Source = document("MIPS 468, Continuity of Pharmacotherapy for Opioid Use Disorder", "CMS", 0).At("180 days, age 18 and over", source.Verified)
	return m
}
