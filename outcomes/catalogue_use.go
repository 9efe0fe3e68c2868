package outcomes

import (
	"strconv"

	"github.com/alongside-go/alongside/peer/source"
)

// Codes of answers that the measures of use ask about.
const (
	// AnswerDaysUsed: days of use among the past 30.
	AnswerDaysUsed = "days_used_30"
	// AnswerDaysHeavy: heavy drinking days among the past 30.
	AnswerDaysHeavy = "heavy_days_30"
	// AnswerNoUseSinceIntake: 1 if there was no use at all since intake, else 0.
	AnswerNoUseSinceIntake = "no_use_since_intake"
	// AnswerMedicationTaken: 1 if medication was taken as agreed, by their own account, else 0.
	AnswerMedicationTaken = "medication_taken"
)

const gpra = "csat-gpra"

// atSixMonths is the frame of a measure of an answer at the six-month interview.
func atSixMonths(id, name, numerator, answer string, reached Range) Measure {
	return Measure{ID: id, Name: name, Kind: Binary, Unit: share, Direction: better, Method: MethodAnswered,
		Numerator: numerator, Denominator: "interviewed at six months", Index: Index{Match: on(Admission)},
		Schedule: gpra, Point: "six_months", Answer: answer, Reached: reached, Recall: 30, Missing: LeftOut,
		Note:   interviewNote,
		Source: nom("National Outcome Measures, by their section of the client tool", source.Unverified)}
}

func nom(locator string, e source.Evidence) source.Source {
	return document("CSAT GPRA Client Outcome Measures", "SAMHSA", 2017).At(locator, e)
}

const interviewNote = "Interviews whose window is not over are left out. The change is that of people who answered at both points, and without a comparison it shows no effect"

const ownPathway = "Better only where abstinence is the pathway that somebody chose; medication is never use. "

func useMeasures() []Measure {
	abstinent := atSixMonths("abstinence-30", "Abstinence in the past 30 days", "reported no alcohol or illegal drug use in the past 30 days", AnswerDaysUsed, Range{0, 0})
	abstinent.Note = ownPathway + abstinent.Note
	abstinent.Source = nom("section B", source.Unverified)
	used := atSixMonths("days-used-30", "Days of use in the past 30", "days of use in the past 30, summed", AnswerDaysUsed, Range{})
	used.Kind, used.Method, used.Unit, used.Direction, used.Missing = CountKind, MethodScored, "days in 30", lower, NothingMissing
	used.Source = nom("section B", source.Unverified)
	heavy := used
	heavy.ID, heavy.Name, heavy.Numerator, heavy.Answer = "heavy-days-30", "Heavy drinking days in the past 30", "heavy drinking days in the past 30, summed", AnswerDaysHeavy
	heavy.Source = document("Timeline Followback", "Sobell & Sobell", 1992).At("percent heavy drinking days", source.Unverified)
	taken := atSixMonths("medication-taken", "Medication taken as agreed", "said that they took it as agreed", AnswerMedicationTaken, Range{1, 1})
	taken.Source = chosen("own account, yes or no")
	out := []Measure{abstinent, used, heavy, taken}
	for i, months := range []int{12, 24, 36} {
		out = append(out, continuous(months, i+1))
	}
	for i, rule := range ReturnRules() {
		out = append(out, returned(i, rule))
	}
	return out
}

// continuous is abstinence without a break, asked at the annual interviews.
func continuous(months, number int) Measure {
	m := atSixMonths("abstinence-continuous-"+strconv.Itoa(months), "Continuous abstinence over "+strconv.Itoa(months)+" months",
		"no use at all since intake", AnswerNoUseSinceIntake, Range{1, 1})
	m.Denominator, m.Schedule, m.Point, m.Number, m.Recall = "interviewed at that point", "suprt", "annual", number, 0
	m.Note = ownPathway + "It may be asked at any schedule of the programme's own"
	m.Source = document("Alcoholics Anonymous and other 12-step programs for alcohol use disorder", "Cochrane", 2020).At("primary outcome", source.Unverified)
	return m
}

var returnIDs = []string{"any-use", "heavy-day", "heavy-3", "heavy-4", "week-5", "test"}

// returned counts returns to use, as often as they happen.
func returned(i int, rule ReturnRule) Measure {
	return Measure{ID: "return-" + returnIDs[i], Name: "Return to use (" + rule.Name + ")", Kind: RateKind, Unit: "returns per person-year", Direction: lower,
		Method: MethodRate, Numerator: "returns to use, each time, in the year from admission on", Denominator: "person-years seen",
		Index: Index{Match: on(Admission), FirstOnly: true}, Days: oneYear, Return: &rule, Competing: on(Death, Discharge),
		Note: ownPathway + "What was going on at admission is no return. What nobody told of is not seen, so this counts what was told", Source: rule.Source}
}
