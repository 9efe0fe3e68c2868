package recovery

import (
	"encoding/hex"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// ClinicianParty is the side of a clinician who stands by a plan where a payer
// asks for that.
const ClinicianParty lifecycle.Party = "clinician"

// A PlanEvent is something that happens to a plan.
type PlanEvent string

// Events of a plan.
const (
	BeginPlan       PlanEvent = "begin"            // the participant begins one
	ProposePlan     PlanEvent = "propose"          // a version is put forward
	WithdrawVersion PlanEvent = "withdraw"         // whoever put it forward takes it back
	DeclineVersion  PlanEvent = "decline"          // the participant does not want it
	AgreePlan       PlanEvent = "agree"            // the participant agrees: it is in force
	OpenReview      PlanEvent = "open_review"      // the plan is looked at again
	KeepPlan        PlanEvent = "keep"             // it stays as it is
	TakeBackPlan    PlanEvent = "take_back"        // the participant takes their agreement back
	CompletePlan    PlanEvent = "complete"         // it has done what it was for
	StopPlan        PlanEvent = "stop"             // the participant stops it
	SharePart       PlanEvent = "share"            // the participant shows a part to somebody
	UnsharePart     PlanEvent = "unshare"          // the participant shows it to them no longer
	AdmitWorker     PlanEvent = "admit_worker"     // the participant lets a worker write with them
	ExcludeWorker   PlanEvent = "exclude_worker"   // and no longer
	EndorsePlan     PlanEvent = "endorse"          // somebody else stands by the version in force
	NoteOutcome     PlanEvent = "note_outcome"     // what a referral came to is put beside an item
	LinkTreatment   PlanEvent = "link_treatment"   // the participant ties it to a treatment plan
	UnlinkTreatment PlanEvent = "unlink_treatment" // and no longer
	ErasePart       PlanEvent = "erase_part"       // the participant takes the words of a part away
)

// String returns the name under which e is stored and sent.
func (e PlanEvent) String() string { return string(e) }

// A PlanChange is what a move of a plan changes beside its state. The words of a
// version are not in it: it holds their number and a hash.
type PlanChange struct {
	Version   int                `json:"version,omitempty"`   // number of a version, from 1
	Content   string             `json:"content,omitempty"`   // SHA-256 of its content, in hex
	Worker    peer.WorkerID      `json:"worker,omitempty"`    // who may write with the participant
	Part      PlanPartID         `json:"part,omitempty"`      // a part
	Goal      peer.GoalID        `json:"goal,omitempty"`      // a goal
	Reader    lifecycle.Actor    `json:"reader,omitzero"`     // to whom a part is shown
	Referral  peer.ReferralID    `json:"referral,omitempty"`  // a referral that an item led to
	Outcome   string             `json:"outcome,omitempty"`   // what it came to, as a code of the referral's
	Treatment string             `json:"treatment,omitempty"` // the host's reference to a treatment plan
	Consent   peer.ConsentID     `json:"consent,omitempty"`   // the consent on which the tie to it rests
	Form      peer.AgreementForm `json:"form,omitempty"`      // how the participant agreed; empty: not said
}

const (
	partVersion   = "version"
	partContent   = "content"
	partWorker    = string(lifecycle.WorkerParty)
	partPart      = "part"
	partGoal      = "goal"
	partReader    = "reader"
	partReferral  = "referral"
	partOutcome   = "outcome"
	partTreatment = "treatment"
	partConsent   = "consent"
	partForm      = "form"
)

func (c PlanChange) set() map[string]bool {
	return map[string]bool{
		partVersion: c.Version != 0, partContent: c.Content != "", partWorker: c.Worker != "", partPart: c.Part != "",
		partGoal: c.Goal != "", partReader: c.Reader != lifecycle.Actor{}, partReferral: c.Referral != "",
		partOutcome: c.Outcome != "", partTreatment: c.Treatment != "", partConsent: c.Consent != "", partForm: c.Form != "",
	}
}

// Has reports whether the named part is set.
func (c PlanChange) Has(part string) bool { return c.set()[part] }

// Parts returns how many parts are set.
func (c PlanChange) Parts() int {
	n := 0
	for _, is := range c.set() {
		if is {
			n++
		}
	}
	return n
}

// Valid reports whether it can be stored as it is.
func (c PlanChange) Valid() bool {
	for _, id := range []string{string(c.Worker), string(c.Part), string(c.Goal), string(c.Referral), c.Treatment, string(c.Consent)} {
		if !storable.ID(id) {
			return false
		}
	}
	if c.Form != "" {
		if _, err := c.Form.MarshalText(); err != nil {
			return false
		}
	}
	sum, err := hex.DecodeString(c.Content)
	return c.Version >= 0 && err == nil && (len(sum) == 0 || len(sum) == 32) &&
		(c.Outcome == "" || isCode(c.Outcome)) && (c.Reader == lifecycle.Actor{} || isReader(c.Reader))
}

// isCode reports whether a text is a code: lower-case letters, digits, '_' and
// '-', at most 64 of them.
func isCode(s string) bool {
	return s != "" && len(s) <= 64 && !slices.ContainsFunc([]byte(s), func(b byte) bool {
		return (b < 'a' || b > 'z') && (b < '0' || b > '9') && b != '_' && b != '-'
	})
}

// isReader reports whether something can be shown to somebody: a named person of
// another side than the participant's.
func isReader(r lifecycle.Actor) bool {
	return isCode(string(r.Party)) && r.Party != lifecycle.ParticipantParty && r.Party != lifecycle.SystemParty && r.ID != "" && storable.ID(r.ID)
}

// Seat returns whom the change names for a party, or "".
func (c PlanChange) Seat(p lifecycle.Party) string {
	if p == lifecycle.WorkerParty {
		return string(c.Worker)
	}
	return ""
}

// Format keeps people and parts out of every verb of fmt.
func (PlanChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps people and parts out of logs.
func (PlanChange) LogValue() slog.Value { return slog.StringValue("[change]") }

// CodeReturnToUse is the code of a review after a return to use. Only the participant
// gives it: that they returned to use is theirs to say.
const CodeReturnToUse = "return_to_use"

// Codes of a review. That a person returned to use is theirs to say, so only
// they give that one.
var (
	reviewCodes    = []string{"due", "asked", "life_change", "goal_reached", "after_event"}
	ownReviewCodes = append([]string{CodeReturnToUse}, reviewCodes...)
)

var (
	planStages = source.DesignDefault("stages of a participant-owned plan: draft, agreed, active, under review, then revised, completed or stopped")
	planOwned  = source.Of("CC15").At("foundation principles: voluntary; the peer does not dictate plan elements, participation depends on choice", source.Verified)
	planWriter = source.Of("PA").At("Copeland pages: a wellness plan is owned by its writer, who decides who sees it; it is not negotiated with a team", source.Verified)
)

func by(p ...lifecycle.Party) []lifecycle.Party { return p }

func parts(names ...string) []lifecycle.Need {
	needs := make([]lifecycle.Need, len(names))
	for i, n := range names {
		needs[i] = lifecycle.Part(n).From()
	}
	return needs
}

// PlanLifecycle returns the whole rule of a plan: what it does not list is
// refused. A worker whom the participant let in, and a supervisor beside such a
// worker, may put a version forward; only the participant puts one in force. The
// participant may stop it at any time without a reason.
func PlanLifecycle() lifecycle.Table[PlanState, PlanEvent] {
	const (
		participant = lifecycle.ParticipantParty
		worker      = lifecycle.WorkerParty
		supervisor  = lifecycle.SupervisorParty
		programme   = lifecycle.ProgrammeParty
	)
	type row = lifecycle.Row[PlanState, PlanEvent]
	from := func(s ...PlanState) []PlanState { return s }
	open, all := from(PlanDraft, PlanActive, PlanUnderReview), from(PlanDraft, PlanActive, PlanUnderReview, PlanCompleted, PlanStopped)
	stay := lifecycle.Stay[PlanState]()
	t := lifecycle.Table[PlanState, PlanEvent]{
		Name: "plan", Version: 1, Start: PlanDraft, Final: from(PlanCompleted, PlanStopped),
		Seated:   by(participant, worker),
		RedactBy: by(participant),
		Leave:    StopPlan,
		Labels:   map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: planSpanish()},
		Rows: []row{
			{Event: BeginPlan, To: PlanDraft, Parties: by(participant), Source: planOwned,
				Doc: "The participant begins a plan of their own."},
			{Event: AdmitWorker, From: open, To: stay, Parties: by(participant), Needs: parts(partWorker), Seats: []lifecycle.Seating{lifecycle.Fill(worker)},
				Doc: "The participant lets a worker write with them and read what is not private. It is one worker at a time."},
			{Event: ExcludeWorker, From: all, To: stay, Parties: by(participant), Held: by(worker), Seats: []lifecycle.Seating{lifecycle.Vacate(worker)},
				Doc: "The worker neither writes nor reads any longer."},
			{Event: ProposePlan, From: open, To: stay, Parties: by(participant, worker), Needs: parts(partVersion, partContent),
				Doc: "A version is put forward. It changes nothing until the participant agrees. What a participant put forward nobody else replaces."},
			{Event: ProposePlan, From: open, To: stay, Parties: by(supervisor), Held: by(worker), Needs: parts(partVersion, partContent),
				Doc: "A supervisor beside a worker who was let in puts a version forward."},
			{Event: WithdrawVersion, From: open, To: stay, Parties: by(worker, supervisor), Needs: parts(partVersion),
				Doc: "Whoever put a version forward takes it back."},
			{Event: DeclineVersion, From: open, To: stay, Parties: by(participant), Needs: parts(partVersion), Source: planOwned,
				Doc: "The participant does not want the version, and needs no reason. What is in force stays so."},
			{Event: AgreePlan, From: open, To: PlanActive, Parties: by(participant), Needs: parts(partVersion, partContent), Takes: []string{partForm}, Source: planOwned,
				Doc: "The participant agrees to the version put forward, whoever wrote it, and it is in force."},
			{Event: OpenReview, From: from(PlanActive), To: PlanUnderReview, Parties: by(participant), Codes: ownReviewCodes,
				Doc: "The participant looks at the plan again, as after a return to use. What is in force stays so."},
			{Event: OpenReview, From: from(PlanActive), To: PlanUnderReview, Parties: by(worker, lifecycle.SystemParty), Codes: reviewCodes,
				Doc: "The plan is looked at again, because it is time or somebody asks. What is in force stays so."},
			{Event: OpenReview, From: from(PlanActive), To: PlanUnderReview, Parties: by(supervisor), Held: by(worker), Codes: reviewCodes,
				Doc: "A supervisor beside a worker who was let in asks that it be looked at again."},
			{Event: KeepPlan, From: from(PlanUnderReview), To: PlanActive, Parties: by(participant),
				Doc: "The participant keeps it as it is."},
			{Event: TakeBackPlan, From: from(PlanActive, PlanUnderReview), To: PlanDraft, Parties: by(participant), Source: planOwned,
				Doc: "The participant takes their agreement back: nothing is in force."},
			{Event: CompletePlan, From: from(PlanActive, PlanUnderReview), To: PlanCompleted, Parties: by(participant),
				Doc: "The participant says that it has done what it was for."},
			{Event: StopPlan, From: open, To: PlanStopped, Parties: by(participant), Source: planOwned,
				Doc: "The participant stops it, at any time and without a reason."},
			{Event: SharePart, From: from(PlanDraft, PlanActive, PlanUnderReview, PlanCompleted), To: stay, Parties: by(participant), Needs: parts(partPart, partReader), Source: planWriter,
				Doc: "The participant shows one part to one person."},
			{Event: UnsharePart, From: all, To: stay, Parties: by(participant), Needs: parts(partPart, partReader), Source: planWriter,
				Doc: "The participant shows it to them no longer."},
			{Event: EndorsePlan, From: from(PlanActive, PlanUnderReview), To: stay, Parties: by(worker), Needs: parts(partVersion),
				Doc: "Somebody stands by the version in force as well, where a payer asks for that. It puts nothing in force."},
			{Event: EndorsePlan, From: from(PlanActive, PlanUnderReview), To: stay, Parties: by(supervisor, ClinicianParty), Held: by(worker), Needs: parts(partVersion),
				Doc: "The same, by a supervisor or a clinician beside a worker who was let in."},
			{Event: NoteOutcome, From: open, To: stay, Parties: by(participant, worker), Needs: parts(partReferral, partOutcome), Takes: []string{partPart, partGoal},
				Doc: "What a referral came to is put beside the item that led to it. The item stays as it is."},
			{Event: NoteOutcome, From: open, To: stay, Parties: by(supervisor, programme), Held: by(worker), Needs: parts(partReferral, partOutcome), Takes: []string{partPart, partGoal},
				Doc: "The same, by the programme of a worker who was let in."},
			{Event: LinkTreatment, From: open, To: stay, Parties: by(participant), Needs: parts(partTreatment, partConsent),
				Doc: "The participant ties the plan to a treatment plan, on a consent of theirs."},
			{Event: UnlinkTreatment, From: all, To: stay, Parties: by(participant), Needs: parts(partTreatment),
				Doc: "The tie ends."},
			{Event: UnlinkTreatment, From: all, To: stay, Parties: by(programme, lifecycle.SystemParty), Needs: parts(partTreatment),
				Doc: "The consent that the tie rests on holds no longer: it ends at once."},
			{Event: ErasePart, From: all, To: stay, Parties: by(participant), Needs: parts(partPart, partVersion),
				Doc: "The participant takes the words of a part away, from every version up to that one. A hash stays."},
		},
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = planStages
		}
	}
	return t
}

// planSpanish returns the names that participants read in Spanish.
func planSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "el plan",
		States: map[string]string{
			string(PlanDraft):       "en borrador",
			string(PlanActive):      "en vigor",
			string(PlanUnderReview): "en revisión",
			string(PlanCompleted):   "cumplido",
			string(PlanStopped):     "terminado",
		},
		Events: map[string]string{
			string(BeginPlan):       "empezar un plan",
			string(ProposePlan):     "proponer una versión",
			string(WithdrawVersion): "retirar la propuesta",
			string(DeclineVersion):  "no aceptar la versión",
			string(AgreePlan):       "aceptar la versión",
			string(OpenReview):      "revisar el plan",
			string(KeepPlan):        "dejarlo como está",
			string(TakeBackPlan):    "retirar la aceptación",
			string(CompletePlan):    "darlo por cumplido",
			string(StopPlan):        "terminar el plan",
			string(SharePart):       "mostrar una parte",
			string(UnsharePart):     "dejar de mostrarla",
			string(AdmitWorker):     "incluir a quien acompaña",
			string(ExcludeWorker):   "dejar de incluirle",
			string(EndorsePlan):     "respaldar la versión",
			string(NoteOutcome):     "anotar un resultado",
			string(LinkTreatment):   "vincular un plan de tratamiento",
			string(UnlinkTreatment): "quitar el vínculo",
			string(ErasePart):       "borrar las palabras de una parte",
		},
	}
}
