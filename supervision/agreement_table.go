package supervision

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// An AgreementEvent is something that happens to a supervision agreement.
type AgreementEvent string

// Events of an agreement.
const (
	ProposeAgreement   AgreementEvent = "propose"       // terms are written
	SignAgreement      AgreementEvent = "sign"          // both sign
	DeclineAgreement   AgreementEvent = "decline"       // one side does not sign
	WithdrawAgreement  AgreementEvent = "withdraw"      // who proposed it takes it back
	ReviewAgreement    AgreementEvent = "review"        // the two look at it again
	KeepAgreement      AgreementEvent = "keep"          // they go on with it
	AskForAnother      AgreementEvent = "ask_another"   // the worker wants another supervisor
	LoseSupervisor     AgreementEvent = "lose"          // the supervisor is gone and nobody has taken over
	SupersedeAgreement AgreementEvent = "supersede"     // another agreement takes its place
	EndAgreement       AgreementEvent = "end_agreement" // it is over, and nobody is stranded
)

// String returns the name under which e is stored and sent.
func (e AgreementEvent) String() string { return string(e) }

// An AgreementChange is what a move of an agreement changes beside its state.
type AgreementChange struct {
	Until    peer.Date   `json:"until,omitzero"`     // first day on which it holds no more
	ReviewBy peer.Date   `json:"review_by,omitzero"` // the next review
	Next     AgreementID `json:"next,omitempty"`     // the agreement that takes its place
	// Note says that the outgoing supervisor wrote down what the next one has to know
	// and the worker has seen it. The note itself stays with the host.
	Note bool `json:"hand_over_note,omitempty"`
}

const (
	partUntil    = "until"
	partReviewBy = "review_by"
	partNext     = "next"
	partNote     = "hand_over_note"
)

// Has reports whether the named part is set.
func (c AgreementChange) Has(part string) bool {
	return part == partUntil && !c.Until.IsZero() || part == partReviewBy && !c.ReviewBy.IsZero() ||
		part == partNext && c.Next != "" || part == partNote && c.Note
}

// Parts returns how many parts are set.
func (c AgreementChange) Parts() int {
	return setOf(!c.Until.IsZero(), !c.ReviewBy.IsZero(), c.Next != "", c.Note)
}

// setOf returns how many of the parts of a change are set.
func setOf(parts ...bool) (n int) {
	for _, set := range parts {
		if set {
			n++
		}
	}
	return n
}

// Valid reports whether the id can be stored as it is.
func (c AgreementChange) Valid() bool { return storable.ID(string(c.Next)) }

// Seat names nobody: the two sides of an agreement do not change.
func (AgreementChange) Seat(lifecycle.Party) string { return "" }

// Format keeps ids out of every verb of fmt.
func (AgreementChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps ids out of logs.
func (AgreementChange) LogValue() slog.Value { return slog.StringValue("[change]") }

const codeWorkerLeft = "worker_left"

// AgreementLifecycle returns the whole rule of a supervision agreement: what it does not
// list is refused. The worker never needs a reason. A supervisor who leaves strands
// nobody: an agreement ends when somebody else supervises, and until then it is vacant
// and says so. Further conditions are in the methods of [Agreement] that make the moves.
func AgreementLifecycle() lifecycle.Table[AgreementState, AgreementEvent] {
	const (
		worker     = lifecycle.WorkerParty
		supervisor = lifecycle.SupervisorParty
		programme  = lifecycle.ProgrammeParty
		system     = lifecycle.SystemParty
	)
	type row = lifecycle.Row[AgreementState, AgreementEvent]
	from := func(s ...AgreementState) []AgreementState { return s }
	by := func(p ...lifecycle.Party) []lifecycle.Party { return p }
	need := func(n ...lifecycle.Need) []lifecycle.Need { return n }
	part := func(name string, p ...lifecycle.Party) lifecycle.Need { return lifecycle.Part(name).From(p...) }
	stay := lifecycle.Stay[AgreementState]()
	holding := from(AgreementInForce, AgreementUnderReview)
	written := source.Of("MT").At("supervision is under a written agreement: duties, frequency, method, length, termination", source.Verified)
	design := source.DesignDefault("the course of a supervision agreement; that its history is kept follows volunteer supervision software")
	review := source.DesignDefault("an agreement is reviewed every 6 to 12 months and on a change of role or a complaint")
	handOver := source.DesignDefault("a change of supervisor has a hand-over note and leaves no gap longer than a period")

	return lifecycle.Table[AgreementState, AgreementEvent]{
		Name: "supervision_agreement", Version: 1, Start: AgreementProposed,
		Final:     from(AgreementDeclined, AgreementWithdrawn, AgreementEnded, AgreementSuperseded),
		Seated:    by(worker, supervisor),
		CorrectBy: by(programme),
		RedactBy:  by(worker, supervisor, programme),
		Rows: []row{
			{Event: ProposeAgreement, To: AgreementProposed, Parties: by(worker, supervisor, programme), Source: written,
				Doc: "Terms are written for both to sign."},
			{Event: SignAgreement, From: from(AgreementProposed), To: AgreementInForce, Parties: by(worker, supervisor), Both: by(worker, supervisor), Source: written,
				Doc: "Worker and supervisor both sign."},
			{Event: DeclineAgreement, From: from(AgreementProposed), To: AgreementDeclined, Parties: by(worker, supervisor),
				Needs: need(lifecycle.Coded.From(supervisor)), Codes: []string{"no_room", "conflict_of_interest", "not_qualified", "other_terms"}, Source: design,
				Doc: "One side does not sign. The worker needs no reason."},
			{Event: WithdrawAgreement, From: from(AgreementProposed), To: AgreementWithdrawn, Parties: by(worker, supervisor, programme), Asker: true, Source: design,
				Doc: "Who proposed it takes it back."},
			{Event: ReviewAgreement, From: from(AgreementInForce), To: AgreementUnderReview, Parties: by(worker, supervisor, programme, system),
				Needs: need(lifecycle.Coded.From(supervisor, programme, system)), Codes: []string{"due", "role_change", "complaint", "standard_changed", "worker_returned"}, Source: review,
				Doc: "The two look at whether it still fits. It holds meanwhile. The worker needs no reason."},
			{Event: KeepAgreement, From: from(AgreementUnderReview), To: AgreementInForce, Parties: by(worker, supervisor), Both: by(worker, supervisor),
				Needs: need(part(partReviewBy, supervisor)), Source: review,
				Doc: "Both go on with it as it is, and the next review has a day."},
			{Event: AskForAnother, From: holding, To: stay, Parties: by(worker), Source: design,
				Doc: "The worker wants another supervisor and needs no reason. The programme answers by an agreement with somebody else."},
			{Event: LoseSupervisor, From: holding, To: AgreementVacant, Parties: by(worker, supervisor, programme), Needs: need(part(partUntil), lifecycle.Coded.From(supervisor, programme)),
				Codes: []string{"left", "ill", "not_qualified", "conflict_of_interest"}, Source: handOver,
				Doc: "The supervisor is gone and nobody has taken over. The organisation owes the worker a supervisor; it is never the worker's failure."},
			{Event: SupersedeAgreement, From: from(AgreementInForce, AgreementUnderReview, AgreementVacant), To: AgreementSuperseded, Parties: by(supervisor, programme),
				Needs: need(part(partUntil), part(partNext)), Takes: []string{partNote}, Source: handOver,
				Doc: "Another agreement takes its place. From a supervisor who is still there, a note says what the next one has to know."},
			{Event: EndAgreement, From: from(AgreementInForce, AgreementUnderReview, AgreementVacant), To: AgreementEnded, Parties: by(supervisor, programme),
				Needs: need(part(partUntil), lifecycle.Coded.From()), Codes: []string{codeWorkerLeft, "term_over", "left", "not_qualified", "conflict_of_interest", "asked_by_worker"}, Source: handOver,
				Doc: "It is over: the worker left, or somebody else supervises the worker from that day."},
		},
	}
}
