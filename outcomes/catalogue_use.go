package outcomes

import (
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/outcomes/instrument"
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
	// AnswerPercentAbstinent: percent of the past 90 days without use (PDA).
	AnswerPercentAbstinent = "percent_days_abstinent_90"
	// AnswerPercentHeavy: percent of the past 90 days that were heavy drinking days (PHDD).
	AnswerPercentHeavy = "percent_days_heavy_90"
	// AnswerMedicationTaken: 1 if medication was taken as agreed, by their own account, else 0.
	AnswerMedicationTaken = "medication_taken"
)

const gpra = "csat-gpra"

// atSixMonths is the frame of a measure of an answer at the six-month interview.
func atSixMonths(id, name, numerator, answer string, reached Range) Measure {
	return Measure{ID: id, Name: name, Kind: Binary, Unit: share, Direction: better, Method: MethodAnswered,
		Numerator: numerator, Denominator: "interviewed at six months", Index: Index{Match: on(Admission)},
		Schedule: gpra, Point: "six_months", Answer: answer, Reached: reached, Recall: 30, Missing: LeftOut, Baseline: atIntake(),
		Note:   interviewNote,
		Source: nom("National Outcome Measures, by their section of the client tool", source.Unverified)}
}

func nom(locator string, e source.Evidence) source.Source {
	return document("CSAT GPRA Client Outcome Measures", "SAMHSA", 2017).At(locator, e)
}

// atIntake is when the answer before is asked. That the intake interview starts the clock
// says nothing of how long after admission it may be asked.
func atIntake() Baseline {
	return Baseline{From: -7, To: 30, Source: chosen("SUPRT has its baseline within 30 days of intake, by a vendor's summary; " +
		"that this serves other schedules, and that a week before admission counts, is the library's")}
}

const interviewNote = "Interviews whose window is not over are left out. The change is that of people who answered at both points, and without a comparison it shows no effect"

const ownPathway = "Better only where abstinence is the pathway that somebody chose; medication is never use. "

func useMeasures() []Measure {
	abstinent := atSixMonths("abstinence-30", "Abstinence in the past 30 days", "reported no alcohol or illegal drug use in the past 30 days", AnswerDaysUsed, Range{0, 0})
	abstinent.Note = ownPathway + abstinent.Note
	abstinent.Source = nom("section B", source.Unverified)
	used := atSixMonths("days-used-30", "Days of use in the past 30", "days of use in the past 30, summed", AnswerDaysUsed, Range{})
	used.Kind, used.Method, used.Unit, used.Direction = CountKind, MethodScored, "days in 30", lower
	used.Source = nom("section B", source.Unverified)
	heavy := used
	heavy.ID, heavy.Name, heavy.Numerator, heavy.Answer = "heavy-days-30", "Heavy drinking days in the past 30", "heavy drinking days in the past 30, summed", AnswerDaysHeavy
	heavy.Source = followback("heavy drinking days")
	none := atSixMonths("no-heavy-days-30", "No heavy drinking day in the past 30", "reported no heavy drinking day in the past 30 days", AnswerDaysHeavy, Range{0, 0})
	none.Source = followback("no heavy drinking days over the window")
	taken := atSixMonths("medication-taken", "Medication taken as agreed", "said that they took it as agreed", AnswerMedicationTaken, Range{1, 1})
	taken.Source = chosen("own account, yes or no")
	out := []Measure{abstinent, used, heavy, none, taken,
		percent("percent-days-abstinent", "Percent days abstinent", AnswerPercentAbstinent, better),
		percent("percent-days-heavy", "Percent heavy drinking days", AnswerPercentHeavy, lower),
		continuous(6, "reassessment", 1), inRemission()}
	for i, months := range []int{12, 24, 36} {
		out = append(out, continuous(months, "annual", i+1))
	}
	for i, rule := range ReturnRules() {
		out = append(out, returned(i, rule))
	}
	return out
}

func followback(locator string) source.Source {
	return document("Timeline Followback", "Sobell & Sobell", 1992).At(locator, source.Unverified)
}

// percent is a summary of the calendar of the past 90 days.
func percent(id, name, answer string, direction instrument.Direction) Measure {
	m := scored(id, name, answer, "percent of the past 90 days")
	m.Direction, m.Recall, m.Source = direction, 90, followback(strings.ToLower(name[:1])+name[1:])
	m.Note = "Days that were not assessed are left out of the percentage by whoever works it out. " + m.Note
	if direction == better {
		m.Note = ownPathway + m.Note
	}
	return m
}

// continuous is abstinence without a break, of all who were due. It is asked at the
// interviews of a schedule that has them years on.
func continuous(months int, point string, number int) Measure {
	m := atSixMonths("abstinence-continuous-"+strconv.Itoa(months), "Continuous abstinence over "+strconv.Itoa(months)+" months",
		"no use at all since intake", AnswerNoUseSinceIntake, Range{1, 1})
	m.Denominator, m.Schedule, m.Point, m.Number, m.Recall, m.Missing = "all whose interview was due", "suprt", point, number, 0, CountedAgainst
	m.Baseline = Baseline{}
	m.Note = ownPathway + "This schedule asks nobody whose care has ended, so they are left out and counted: the share is that of people still in care, " +
		"and more of all. A schedule of the programme's own that goes on after care is better"
	m.Source = document("Alcoholics Anonymous and other 12-step programs for alcohol use disorder", "Cochrane", 2020).At("primary outcome", source.Unverified)
	return m
}

// inRemission is the return to use of those who had not used for a while.
func inRemission() Measure {
	m := returned(0, ReturnRules()[0])
	m.ID, m.Name, m.Kind, m.Unit = "return-from-remission", "Return to use of people in remission", TimeKind, "days until the first return"
	m.Numerator, m.Denominator = "people with a return to use in the year from admission on", "people of whom no day of use in the 90 days before admission is on record"
	m.Index.WashOut = []Near{{on(UseDay), -remissionDays, -1}}
	m.Note = m.Note + ". Whoever was not asked about the days before counts as in remission. The curve of the times until the first return says more than the share, as not everybody is seen for the year"
	m.Source = chosen("operational definition of a rate of return among people in remission; that 90 days without use are remission is the library's")
	return m
}

// remissionDays stands for the three months of an early remission.
const remissionDays = 90

var returnIDs = []string{"any-use", "heavy-day", "heavy-3", "heavy-4", "week-5", "test"}

// returned counts returns to use, as often as they happen.
func returned(i int, rule ReturnRule) Measure {
	return Measure{ID: "return-" + returnIDs[i], Name: "Return to use (" + rule.Name + ")", Kind: RateKind, Unit: "returns per person-year", Direction: lower,
		Method: MethodRate, Numerator: "returns to use, each time, in the year from admission on", Denominator: "person-years seen of everybody admitted",
		Index: Index{Match: on(Admission), FirstOnly: true}, Days: oneYear, Return: &rule, Competing: on(Death, Discharge),
		Note: ownPathway + "What was going on at admission is no return. What nobody told of is not seen, so this counts what was told", Source: rule.Source}
}
