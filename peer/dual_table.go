package peer

import (
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// ColleagueParty is the other side of a [DualRelationship] between two of the
// staff: a colleague or a supervisor of the worker.
const ColleagueParty lifecycle.Party = "colleague"

// A DualEvent is something that happens to a dual relationship.
type DualEvent string

// Events of a dual relationship.
const (
	DeclareDual       DualEvent = "declare"            // somebody names the tie
	ReviewDual        DualEvent = "review"             // a supervisor takes it up
	ManageDual        DualEvent = "manage"             // it goes on, with precautions
	AddPrecaution     DualEvent = "add_precaution"     // one more
	LiftPrecaution    DualEvent = "lift_precaution"    // one less
	RenewDual         DualEvent = "renew"              // looked at again, and it goes on
	AvoidDual         DualEvent = "avoid"              // the two are kept apart
	ClearDual         DualEvent = "clear"              // no tie that bears on the support
	ObjectDual        DualEvent = "object"             // the participant does not want it
	WithdrawObjection DualEvent = "withdraw_objection" // the participant would have it looked at after all
	SayDualOver       DualEvent = "say_over"           // one of the two says that the tie is over
	EndDual           DualEvent = "end"                // a supervisor finds that it is
)

// String returns the name under which e is stored and sent.
func (e DualEvent) String() string { return string(e) }

// Codes of decisions.
var (
	manageCodes = []string{"small_community", "no_alternative", "participant_asked"}
	avoidCodes  = []string{"other_worker", "kept_apart", "other_supervisor"}
	clearCodes  = []string{"no_tie", "no_bearing", "entered_in_error"}
)

var (
	dualUnavoidable = source.Of("KYE").At("201 KAR 35:030, expired: only if unavoidable, harmless and with precautions", source.Verified)
	dualOwnWord     = source.DesignDefault("whoever declares an own tie does right: nothing follows for them but the question whom else")
	dualDecision    = source.DesignDefault("a supervisor who is not involved decides on a tie; a deadline only proposes")
)

// DualLifecycle returns the whole rule of a dual relationship: what it does not
// list is refused. Either of the two declares it, and so may supervisors and the
// programme; nobody needs a reason for that. The participant objects at any time
// without a reason, which nobody but they takes back. A supervisor decides, who
// must not be involved: see [DualRelationship.Fire].
func DualLifecycle() lifecycle.Table[DualState, DualEvent] {
	const participant, supervisor = lifecycle.ParticipantParty, lifecycle.SupervisorParty
	type row = lifecycle.Row[DualState, DualEvent]
	in := func(s ...DualState) []DualState { return s }
	part := func(name string) lifecycle.Need { return lifecycle.Part(name).From() }
	code := []lifecycle.Need{lifecycle.Coded.From()}
	sides := by(lifecycle.WorkerParty, participant, ColleagueParty)
	t := lifecycle.Table[DualState, DualEvent]{
		Name: "dual_relationship", Version: 1, Start: DualDeclared, Final: in(DualEnded),
		Seated:    sides,
		CorrectBy: append(by(supervisor, lifecycle.ProgrammeParty), sides...),
		RedactBy:  append(by(supervisor, lifecycle.ProgrammeParty), sides...),
		OwnMarks:  true,
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: dualSpanish()},
		Rows: []row{
			{Event: DeclareDual, To: DualDeclared, Parties: append(by(supervisor, lifecycle.ProgrammeParty), sides...), Source: dualOwnWord,
				Needs: []lifecycle.Need{part(partKind)}, Takes: []string{partHat, partSince, partSmallCommunity},
				Doc: "Somebody names a second tie between the two. Nobody is asked why, and nobody has done wrong by saying so."},
			{Event: ReviewDual, From: in(DualDeclared, DualManaged, DualAvoided, DualCleared), To: DualUnderReview, Parties: by(supervisor),
				Doc: "A supervisor takes it up, or up again."},
			{Event: ManageDual, From: in(DualUnderReview), To: DualManaged, Parties: by(supervisor), Codes: manageCodes, Source: dualUnavoidable,
				Needs: append([]lifecycle.Need{part(partPrecaution), part(partReview)}, code...),
				Doc:   "It cannot be avoided and does no harm: it goes on with a precaution, and a day on which it is looked at again."},
			{Event: AddPrecaution, From: in(DualManaged), To: DualManaged, Parties: by(supervisor), Needs: []lifecycle.Need{part(partPrecaution)},
				Doc: "One more precaution is agreed."},
			{Event: LiftPrecaution, From: in(DualManaged), To: DualManaged, Parties: by(supervisor), Needs: []lifecycle.Need{part(partPrecaution)},
				Doc: "One precaution is no longer needed; one at least stays."},
			{Event: RenewDual, From: in(DualManaged), To: DualManaged, Parties: by(supervisor), Needs: []lifecycle.Need{part(partReview)},
				Doc: "It was looked at again and goes on as it is, until another day."},
			{Event: AvoidDual, From: in(DualUnderReview, DualManaged), To: DualAvoided, Parties: by(supervisor), Codes: avoidCodes, Needs: code,
				Doc: "The two are kept apart: somebody else supports, leads or supervises."},
			{Event: ClearDual, From: in(DualUnderReview), To: DualCleared, Parties: by(supervisor), Codes: clearCodes, Needs: code,
				Doc: "There is no tie, or none that bears on the support."},
			{Event: ObjectDual, From: in(DualDeclared, DualUnderReview, DualManaged, DualAvoided, DualCleared), To: DualObjected, Parties: by(participant), Source: voluntary,
				Doc: "The participant does not want it, and says no more than that. The two are kept apart from now on."},
			{Event: WithdrawObjection, From: in(DualObjected), To: DualUnderReview, Parties: by(participant), Source: voluntary,
				Doc: "The participant would have it looked at after all."},
			{Event: SayDualOver, From: in(DualManaged, DualAvoided), To: DualUnderReview, Parties: sides, Needs: []lifecycle.Need{part(partUntil)},
				Doc: "One of the two says that the tie is over: a supervisor looks again. Until then nothing is settled."},
			{Event: SayDualOver, From: in(DualObjected), To: DualObjected, Parties: sides, Needs: []lifecycle.Need{part(partUntil)},
				Doc: "One of the two says that the tie is over. The objection stands until the participant takes it back."},
			{Event: EndDual, From: in(DualDeclared, DualUnderReview, DualManaged, DualAvoided, DualCleared), To: DualEnded, Parties: by(supervisor),
				Needs: []lifecycle.Need{part(partUntil)},
				Doc:   "The tie is over since a day. What follows from a former tie is asked of the scope of practice."},
		},
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = dualDecision
		}
	}
	return t
}

// dualSpanish returns the names that participants read in Spanish.
func dualSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "la relación doble",
		States: map[string]string{
			string(DualDeclared):    "declarada",
			string(DualUnderReview): "en revisión",
			string(DualManaged):     "con precauciones",
			string(DualAvoided):     "evitada",
			string(DualObjected):    "rechazada por la persona",
			string(DualCleared):     "sin efecto",
			string(DualEnded):       "terminada",
		},
		Events: map[string]string{
			string(DeclareDual):       "declarar",
			string(ReviewDual):        "revisar",
			string(ManageDual):        "seguir con precauciones",
			string(AddPrecaution):     "añadir una precaución",
			string(LiftPrecaution):    "quitar una precaución",
			string(RenewDual):         "prolongar",
			string(AvoidDual):         "evitar",
			string(ClearDual):         "dejar sin efecto",
			string(ObjectDual):        "rechazar",
			string(WithdrawObjection): "retirar el rechazo",
			string(SayDualOver):       "decir que terminó",
			string(EndDual):           "terminar",
		},
	}
}
