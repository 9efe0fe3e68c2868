package outcomes

import (
	"fmt"
	"strconv"

	"github.com/alongside-go/alongside/peer/source"
)

// Functions, as what a caller changes in a measure is not to reach the others.
func forUse() []Fact  { return []Fact{ForSubstanceUse} }
func forUses() []Fact { return []Fact{ForSubstanceUse, ForOverdose} } // of emergency visits, where an overdose counts as well
func forMind() []Fact { return []Fact{ForMentalHealth} }

func followUpMeasures() []Measure {
	out := []Measure{initiation(), engagement()}
	for _, days := range []int{7, 30} {
		out = append(out, afterED(days), afterEDForMind(days), afterHighIntensity(days), afterHospital(days), linkage(days))
	}
	for _, days := range []int{7, 14, 30} {
		out = append(out, aftercare(days))
	}
	return out
}

func hedis(name, locator string, e source.Evidence) source.Source {
	return document(name, "NCQA", 2024).At(locator, e)
}

// followed is the frame of a measure of what comes after something.
func followed(id, name, numerator, denominator string, index Index, steps ...Step) Measure {
	return Measure{ID: id, Name: name, Kind: Binary, Unit: share, Direction: better, Method: MethodFollowed,
		Numerator: numerator, Denominator: denominator, Index: index, Steps: steps}
}

func within(m Match, from, to int) Step { return Step{Near: Near{m, from, to}} }

// visit is a service for one of the reasons, or a contact with a peer worker.
func visit(reasons []Fact) Match {
	m := about(reasons, Service)
	m.Or = []Match{on(PeerContact)}
	return m
}

func admittedFrom() []Exclusion {
	return []Exclusion{{Reason: "admitted to inpatient or residential care", Facts: []Fact{Admitted}, Near: []Near{{on(HospitalStay), 0, 0}}}}
}

// afterED counts visits, the same day inside: 8 and 31 days in all.
func afterED(days int) Measure {
	m := followed("fua-"+strconv.Itoa(days), fmt.Sprintf("Follow-up within %d days of an emergency visit for substance use (FUA)", days),
		fmt.Sprintf("visits followed by a service for substance use or an overdose, or a peer contact, within %d days in all, the day of the visit among them", days+1),
		"emergency visits for substance use or an overdose, at age 13 or more", Index{Match: about(forUses(), EDVisit), MinAge: 13, Leave: admittedFrom()},
		within(visit(forUses()), 0, days))
	m.Note = "A visit counts as admitted if a stay takes up its day. Rules for several visits close to each other were not seen and are not applied"
	m.Source = hedis("Follow-Up After Emergency Department Visit for Substance Use (FUA)", "measure page; MY2024 tip sheets of BCBSND and Lucet", source.Verified)
	return m
}

func afterEDForMind(days int) Measure {
	m := followed("fum-"+strconv.Itoa(days), fmt.Sprintf("Follow-up within %d days of an emergency visit for mental health (FUM)", days),
		fmt.Sprintf("visits followed by a service for mental health within %d days in all, the day of the visit among them", days+1),
		"emergency visits for mental health, at age 6 or more", Index{Match: about(forMind(), EDVisit), MinAge: 6, Leave: admittedFrom()},
		within(about(forMind(), Service), 0, days))
	m.Note = "Its age and days are held to be those of its sisters and were not confirmed"
	m.Source = hedis("Follow-Up After Emergency Department Visit for Mental Illness (FUM)", "", source.Unverified)
	return m
}

func afterHighIntensity(days int) Measure {
	m := followed("fui-"+strconv.Itoa(days), fmt.Sprintf("Follow-up within %d days of high-intensity care for substance use (FUI)", days),
		fmt.Sprintf("discharges followed by a service for substance use or a peer contact from day 1 to day %d, not on the day of discharge", days),
		"discharges from inpatient, residential or detoxification care for substance use, at age 13 or more",
		Index{Match: Match{Kinds: []EventKind{HospitalStay}, Any: forUse()}, FromEnd: true, MinAge: 13, Leave: []Exclusion{diedInStay()}},
		within(visit(forUse()), 1, days))
	m.Note = "That a peer contact counts is taken from FUA and was not seen here. Detoxification without a stay is not looked at"
	m.Source = hedis("Follow-Up After High-Intensity Care for Substance Use Disorder (FUI)", "measure page; BCBSNM 2024 for the day of discharge", source.Verified)
	return m
}

func diedInStay() Exclusion {
	return Exclusion{Reason: "died by the day of discharge", Near: []Near{{on(Death), 0, 0}}}
}

// afterHospital counts the last discharge of a chain of readmissions.
func afterHospital(days int) Measure {
	m := followed("fuh-"+strconv.Itoa(days), fmt.Sprintf("Follow-up within %d days of a hospital stay for mental health (FUH)", days),
		fmt.Sprintf("discharges followed by a service for mental health from day 1 to day %d, not on the day of discharge", days),
		"discharges from hospital for mental health, at age 6 or more, of those with a readmission within 30 days the last",
		Index{Match: Match{Kinds: []EventKind{HospitalStay}, Any: forMind()}, FromEnd: true, MinAge: 6, Chain: 30, Leave: []Exclusion{diedInStay()}},
		within(about(forMind(), Service), 1, days))
	m.Note = "That the day of discharge does not count is taken from FUI and was not seen here. A discharge is left open until the 30 days of the chain are over, " +
		"and one from a stay that another outlasts is not the last"
	m.Source = hedis("Follow-Up After Hospitalization for Mental Illness (FUH)", "MIPS 391; two vendor specifications", source.Verified)
	return m
}

// washOut is the look-back of a new episode.
func washOut() []Near {
	return []Near{{about(forUse(), NewEpisode, Service, HospitalStay, EDVisit), -194, -1}, {on(MedicationSupply), -194, -1}}
}

func newEpisodes() Index {
	return Index{Match: about(forUse(), NewEpisode), MinAge: 13, WashOut: washOut()}
}

func treated() Match {
	m := about(forUse(), Service, HospitalStay)
	m.Or = []Match{on(MedicationSupply)}
	return m
}

const washOutNote = "The look-back is 194 days in the final text, which was not confirmed; 180 were proposed"

func initiation() Measure {
	m := followed("iet-initiation", "Initiation of treatment for substance use (IET)",
		"episodes with a service, stay or medication on the day of the episode or the 13 days after it", "new episodes of substance use, at age 13 or more",
		newEpisodes(), within(treated(), 0, 13))
	m.Note = washOutNote
	m.Source = hedis("Initiation and Engagement of Substance Use Disorder Treatment (IET)", "measure page; BCBSND tip sheet for the 14 days", source.Verified)
	return m
}

func engagement() Measure {
	m := initiation()
	m.ID, m.Name = "iet-engagement", "Engagement in treatment for substance use (IET)"
	m.Numerator = "episodes initiated and with two more services or medications in the 34 days after initiation"
	two := within(treated(), 1, 34)
	two.AtLeast = 2
	m.Steps = append(m.Steps, two)
	m.Note = washOutNote + ". That the 34 days begin on the day after initiation was not confirmed"
	return m
}

func aftercare(days int) Measure {
	m := followed("aftercare-"+strconv.Itoa(days), fmt.Sprintf("Aftercare within %d days", days),
		fmt.Sprintf("discharges followed by an aftercare contact within %d days", days), "all discharges but deaths",
		Index{Match: on(Discharge), Leave: []Exclusion{{Reason: "died", Codes: []string{string(ReasonDied)}}}}, within(on(Service, PeerContact), 1, days))
	m.Note = "A contact on the day of discharge itself does not count"
	m.Source = chosen("operational definition of aftercare participation; that the day of discharge does not count is the library's")
	return m
}

func linkage(days int) Measure {
	visit := within(on(LinkedVisit), 0, days)
	visit.About = true
	m := followed("linkage-"+strconv.Itoa(days), fmt.Sprintf("Linkage within %d days", days),
		fmt.Sprintf("hand-offs whose first visit was attended within %d days, the same day inside", days), "warm hand-offs made", Index{Match: on(HandOff)}, visit)
	m.Source = chosen("operational definition of linkage")
	return m
}
