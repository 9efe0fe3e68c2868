package outcomes

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// Codes of answers that the measures of daily life ask about: 1 for yes and 0 for
// no, unless said otherwise.
const (
	AnswerMutualAid        = "attended_mutual_aid"     // a voluntary self-help group in the past 30 days
	AnswerSupportive       = "contact_with_supporters" // with family or friends who support recovery, in the past 30 days
	AnswerEmployed         = "employed_or_in_school"   // now
	AnswerHoused           = "stable_housing"          // now
	AnswerArrests          = "arrests_30"              // number in the past 30 days
	AnswerCustodyNights    = "custody_nights_30"       // number in the past 30 days
	AnswerCondomless       = "condomless_sex_30"       // any in the past 30 days
	AnswerSyringeShared    = "syringe_sharing_30"      // any in the past 30 days
	AnswerCraving          = "craving"                 // 0 to 10
	AnswerMotivation       = "motivation"              // ruler from 0 to 10
	AnswerBelonging        = "belonging"               // 0 to 10
	AnswerAccepted         = "felt_accepted"           // empathy and acceptance, 0 to 10
	AnswerTrust            = "trust_in_worker"         // trust or alliance, 0 to 10
	AnswerSelfAdvocacy     = "self_advocacy"           // 0 to 10
	AnswerEmpowered        = "empowerment"             // a say in one's own life and support, 0 to 10
	AnswerResilience       = "resilience"              // getting through hard times, 0 to 10
	AnswerSafeToSpeak      = "safe_to_speak"           // safe to say what one thinks here, 0 to 10
	AnswerWellness         = "wellness"                // mean rating of the dimensions of wellness, 0 to 10
	AnswerLinkagesAttended = "community_linkages_30"   // services and groups newly attended in the past 30 days
)

func lifeMeasures() []Measure {
	yes, none := Range{1, 1}, Range{0, 0}
	out := []Measure{
		atSixMonths("mutual-aid", "Attendance of mutual aid", "attended a voluntary self-help group in the past 30 days", AnswerMutualAid, yes),
		atSixMonths("connected", "Contact with supportive people", "had contact with supportive family or friends in the past 30 days", AnswerSupportive, yes),
		atSixMonths("employed", "Employment or education", "employed or in school", AnswerEmployed, yes),
		atSixMonths("housed", "Stable housing", "with a stable place to live", AnswerHoused, yes),
		atSixMonths("no-arrest", "No arrest in the past 30 days", "no arrest in the past 30 days", AnswerArrests, none),
		atSixMonths("condomless-sex", "Condomless sex in the past 30 days", "any condomless sex in the past 30 days", AnswerCondomless, yes),
		atSixMonths("syringe-sharing", "Syringe sharing in the past 30 days", "any syringe sharing in the past 30 days", AnswerSyringeShared, yes),
	}
	for i := range out {
		switch out[i].Answer {
		case AnswerMutualAid, AnswerSupportive:
			out[i].Source = nom("section G", source.Verified)
		case AnswerCondomless, AnswerSyringeShared:
			out[i].Direction = lower
			out[i].Source = nom("risk items; Tracy & Wallace 2016 for the outcome", source.Unverified)
		case AnswerEmployed, AnswerHoused:
			out[i].Recall = 0
			out[i].Source = nom("sections C to E", source.Unverified)
		default:
			out[i].Source = nom("sections C to E", source.Unverified)
		}
	}
	nights := scored("custody-nights-30", "Nights in custody in the past 30", AnswerCustodyNights, "nights in 30")
	nights.Direction, nights.Recall, nights.Source = lower, 30, nom("section E", source.Unverified)
	craving := scored("craving", "Craving", AnswerCraving, "0 to 10")
	craving.Direction = lower
	linkages := scored("community-linkages", "Connection to community resources", AnswerLinkagesAttended, "services and groups")
	linkages.Recall = 30
	return append(out, nights, craving, linkages, followUpRate("follow-up-gpra", gpra, "six_months"), followUpRate("follow-up-suprt", "suprt", "reassessment"),
		followUpRate("follow-up-suprt-annual", "suprt", "annual"), followUpRate("follow-up-noms", "cmhs-noms", "reassessment"),
		scored("motivation", "Motivation", AnswerMotivation, "0 to 10"),
		scored("belonging", "Belonging", AnswerBelonging, "0 to 10"),
		scored("acceptance", "Empathy and acceptance", AnswerAccepted, "0 to 10"),
		scored("trust", "Trust in the worker", AnswerTrust, "0 to 10"),
		scored("self-advocacy", "Self-advocacy", AnswerSelfAdvocacy, "0 to 10"),
		scored("empowerment", "Empowerment", AnswerEmpowered, "0 to 10"),
		scored("resilience", "Resilience", AnswerResilience, "0 to 10"),
		scored("psychological-safety", "Psychological safety", AnswerSafeToSpeak, "0 to 10"),
		scored("wellness", "Wellness", AnswerWellness, "0 to 10"))
}

// scored is the frame of a mean and its change at the six-month interview.
func scored(id, name, answer, unit string) Measure {
	return Measure{ID: id, Name: name, Kind: ScoreKind, Unit: unit, Direction: better, Method: MethodScored,
		Numerator: "answers, summed", Denominator: "interviewed at six months", Index: Index{Match: on(Admission)},
		Schedule: gpra, Point: "six_months", Answer: answer, Missing: LeftOut, Baseline: atIntake(),
		Note:   interviewNote,
		Source: chosen("one item of the library's own; a published scale is better where one fits")}
}

// followUpRate keeps whoever declined or could not be asked in the denominator.
func followUpRate(id, schedule, point string) Measure {
	s, err := ScheduleOf(schedule)
	if err != nil {
		panic(err) // a mistake in this file
	}
	at := slices.IndexFunc(s.Points, func(p Point) bool { return p.Name == point })
	return Measure{ID: id, Name: "Follow-up rate, " + s.Name + ", " + shown(point), Kind: Binary, Unit: share, Direction: better, Method: MethodInterviewed,
		Numerator: "interviews held within their window", Denominator: "interviews whose window has opened", Index: Index{Match: on(Admission)},
		Schedule: schedule, Point: point,
		Note:   "Deaths and custody stay in the denominator, as CSAT counts them, which was not confirmed; an interview that the end of care cancelled does not",
		Source: s.Points[at].Source}
}
