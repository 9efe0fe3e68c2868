package group

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Sides of a moderation case.
const (
	// ModeratorParty is the side of the moderators.
	ModeratorParty lifecycle.Party = "moderator"
	// AuthorParty is the side of whoever wrote the post.
	AuthorParty lifecycle.Party = "author"
)

// ModeratorActor returns a moderator as one who makes a move.
func ModeratorActor(id ModeratorID) lifecycle.Actor {
	return lifecycle.Actor{Party: ModeratorParty, ID: string(id)}
}

// AuthorActor returns the author of a post as one who makes a move.
func AuthorActor(id AccountID) lifecycle.Actor {
	return lifecycle.Actor{Party: AuthorParty, ID: string(id)}
}

// A CaseEvent is something that happens in a moderation case.
type CaseEvent string

// Events of a case.
const (
	ReportPost    CaseEvent = "report"    // a report came in, or a machine flagged a post
	AssessCase    CaseEvent = "assess"    // a person says how much it worries
	TakeCase      CaseEvent = "take"      // one named person has it
	DecideCase    CaseEvent = "decide"    // what is done
	OfferCare     CaseEvent = "aftercare" // those who read it, wrote it or handled it are looked after
	AppealCase    CaseEvent = "appeal"    // the author wants another look
	DecideAppeal  CaseEvent = "decide_appeal"
	CloseCaseFile CaseEvent = "close"
)

// String returns the name under which e is stored and sent.
func (e CaseEvent) String() string { return string(e) }

// A CaseChange is what a move of a case changes beside its state.
type CaseChange struct {
	Risk    ContentRisk   `json:"risk,omitempty"`
	Measure Measure       `json:"measure,omitempty"`
	Until   peer.Date     `json:"until,omitzero"` // of a timed suspension: the first day on which it holds no longer
	Outcome AppealOutcome `json:"outcome,omitempty"`
	Named   ModeratorID   `json:"moderator,omitempty"` // the one who has it
}

const (
	partRisk    = "risk"
	partMeasure = "measure"
	partOutcome = "outcome"
	partNamed   = "moderator"
)

// Has reports whether the named part is set.
func (c CaseChange) Has(part string) bool {
	return part == partRisk && c.Risk != "" || part == partMeasure && c.Measure != "" || part == partUntil && !c.Until.IsZero() ||
		part == partOutcome && c.Outcome != "" || part == partNamed && c.Named != ""
}

// Parts returns how many parts are set.
func (c CaseChange) Parts() int {
	return count(c.Risk != "", c.Measure != "", !c.Until.IsZero(), c.Outcome != "", c.Named != "")
}

// Valid reports whether every name is known and the id can be stored as it is.
func (c CaseChange) Valid() bool {
	return oneOf(c.Risk, contentRisks) && oneOf(c.Measure, measures) && oneOf(c.Outcome, appealOutcomes) && storable.ID(string(c.Named))
}

// Seat names nobody: several people moderate.
func (CaseChange) Seat(lifecycle.Party) string { return "" }

// Format keeps people out of every verb of fmt.
func (CaseChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps people out of logs.
func (CaseChange) LogValue() slog.Value { return slog.StringValue("[change]") }

var (
	ladder       = source.Of("PWHU").At("guide, edit or hide, lock, warn, restrict, suspend, ban, refer; the author may be contacted; appeal; the reporter is not revealed", source.Verified)
	humanDecides = source.DesignDefault("automatic flagging assists; a person decides")
	otherDecides = source.DesignDefault("an appeal is decided by somebody else than decided before")
	caseDesign   = source.DesignDefault("the course of a moderation case")
	wellbeing    = source.Of("PWMOD").At("breaks and debriefs; aftercare as a step is this library's", source.Derived)
	careCodes    = []string{"readers", "author", "moderator"}
)

// CaseLifecycle returns the whole rule of a moderation case: what it does not list is
// refused. Whoever reported is no party to it and stands nowhere in it.
func CaseLifecycle() lifecycle.Table[CaseState, CaseEvent] {
	type row = lifecycle.Row[CaseState, CaseEvent]
	from := func(s ...CaseState) []CaseState { return s }
	need := func(parts ...string) (needs []lifecycle.Need) {
		for _, p := range parts {
			needs = append(needs, lifecycle.Part(p).From())
		}
		return needs
	}
	stay := lifecycle.Stay[CaseState]()
	moderator := by(ModeratorParty)
	return lifecycle.Table[CaseState, CaseEvent]{
		Name: "moderation_case", Version: 1, Start: CaseReported, Final: from(CaseClosed),
		Seated:    by(AuthorParty),
		CorrectBy: moderator,
		RedactBy:  moderator,
		OwnMarks:  true,
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: caseSpanish()},
		Rows: []row{
			{Event: ReportPost, To: CaseReported, Parties: by(ModeratorParty, lifecycle.SystemParty), Source: ladder,
				Doc: "A report came in with a snapshot of the post, of which the digest alone is kept. Who reported is not kept here."},
			{Event: AssessCase, From: from(CaseReported), To: CaseAssessed, Parties: moderator, Needs: need(partRisk), Source: humanDecides,
				Doc: "A person says how much it worries; if unsure, one level up."},
			{Event: AssessCase, From: from(CaseAssessed, CaseInHand), To: stay, Parties: moderator, Needs: need(partRisk), Source: humanDecides,
				Doc: "A person says anew how much it worries."},
			{Event: TakeCase, From: from(CaseAssessed), To: CaseInHand, Parties: moderator, Needs: need(partNamed), Source: caseDesign,
				Doc: "One named person has it and stays with it."},
			{Event: TakeCase, From: from(CaseInHand), To: stay, Parties: moderator, Needs: need(partNamed), Source: caseDesign,
				Doc: "Another named person has it: a shift ends, somebody needs a break."},
			{Event: DecideCase, From: from(CaseAssessed, CaseInHand), To: CaseDecided, Parties: moderator, Needs: need(partMeasure), Takes: []string{partUntil}, Source: ladder,
				Doc: "What is done about the post or the account, or that nothing is."},
			{Event: OfferCare, From: from(CaseInHand, CaseDecided), To: stay, Parties: moderator, Needs: []lifecycle.Need{lifecycle.Coded.From()}, Codes: careCodes, Source: wellbeing,
				Doc: "Those who read it, who wrote it or who handled it are looked after."},
			{Event: AppealCase, From: from(CaseDecided), To: CaseUnderAppeal, Parties: by(AuthorParty), Source: ladder,
				Doc: "The author wants another look, and needs no reason."},
			{Event: DecideAppeal, From: from(CaseUnderAppeal), To: CaseDecided, Parties: moderator, Needs: need(partOutcome, partMeasure), Takes: []string{partUntil}, Source: otherDecides,
				Doc: "Somebody else decides: it stays, becomes milder, or is taken back."},
			{Event: CloseCaseFile, From: from(CaseDecided), To: CaseClosed, Parties: by(ModeratorParty, lifecycle.SystemParty), Source: caseDesign,
				Doc: "Over: nothing was done, an appeal was decided, or the time for one is over."},
		},
	}
}

// CaseTimings returns the deadlines of a case as defaults: an hour until somebody looks
// at a report, and thirty days for an appeal. What the kind or the level of risk of a case
// promises may be sooner: [Case.AnswerBy]. All are design defaults.
func CaseTimings() []lifecycle.Timing[CaseState, CaseEvent] {
	return []lifecycle.Timing[CaseState, CaseEvent]{
		{Name: "assess", States: []CaseState{CaseReported}, Waiting: ModeratorParty, Within: lifecycle.Hours(1), Source: source.DesignDefault("an hour until a person looks at a report")},
		{Name: "appeal", States: []CaseState{CaseDecided}, Waiting: AuthorParty, Within: lifecycle.Days(30), Propose: CloseCaseFile, Source: source.DesignDefault("thirty days for an appeal")},
		{Name: "decide_appeal", States: []CaseState{CaseUnderAppeal}, Waiting: ModeratorParty, Within: lifecycle.Days(7), Source: source.DesignDefault("a week to decide an appeal")},
	}
}

// caseSpanish returns the names that authors read in Spanish.
func caseSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "el caso de moderación",
		States: map[string]string{
			string(CaseReported):    "avisado",
			string(CaseAssessed):    "valorado",
			string(CaseInHand):      "en manos de alguien",
			string(CaseDecided):     "decidido",
			string(CaseUnderAppeal): "en revisión",
			string(CaseClosed):      "cerrado",
		},
		Events: map[string]string{
			string(ReportPost):    "avisar",
			string(AssessCase):    "valorar",
			string(TakeCase):      "hacerse cargo",
			string(DecideCase):    "decidir",
			string(OfferCare):     "ofrecer acompañamiento",
			string(AppealCase):    "pedir una revisión",
			string(DecideAppeal):  "decidir la revisión",
			string(CloseCaseFile): "cerrar",
		},
	}
}
