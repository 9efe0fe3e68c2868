package consent

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// CounselParty is the programme's lawyer.
const CounselParty lifecycle.Party = "counsel"

// CounselActor returns counsel as one who makes a move; id is the host's name for
// that person.
func CounselActor(id string) lifecycle.Actor { return lifecycle.Actor{Party: CounselParty, ID: id} }

// A LegalEvent is something that happens to a legal request.
type LegalEvent string

// Events of a legal request.
const (
	ReceiveLegal     LegalEvent = "receive"          // it came in
	PlaceLegalHold   LegalEvent = "place_hold"       // those who keep the records know of it
	BeginLegalReview LegalEvent = "review"           // counsel or the privacy officer looks at it
	AddInstrument    LegalEvent = "add_instrument"   // another paper came
	TellParticipant  LegalEvent = "tell_participant" // the participant was told
	AnswerLegal      LegalEvent = "answer"           // answered, on a ground that permits it
	RefuseLegal      LegalEvent = "refuse"           // refused
	WithdrawLegal    LegalEvent = "withdraw"         // taken back, set aside, or past its time
	LiftLegalHold    LegalEvent = "lift_hold"        // records may go again
)

// String returns the name under which e is stored and sent.
func (e LegalEvent) String() string { return string(e) }

// Codes of the ground of an answer.
const (
	basisOrder   = "court_order"
	basisMandate = "order_and_mandate"
	basisConsent = "consent"
	basisGround  = "other_ground"
)

// A LegalChange is what a move of a legal request changes beside its state.
type LegalChange struct {
	Instrument LegalKind      `json:"instrument,omitempty"` // the paper that came
	Ref        string         `json:"ref,omitempty"`        // its number
	Consent    peer.ConsentID `json:"consent,omitempty"`    // the consent on which it is answered
}

const (
	partInstrument = "instrument"
	partRef        = "ref"
	partConsent    = "consent"
)

// Has reports whether the named part is set.
func (c LegalChange) Has(part string) bool {
	switch part {
	case partInstrument:
		return c.Instrument != ""
	case partRef:
		return c.Ref != ""
	case partConsent:
		return c.Consent != ""
	}
	return false
}

// Parts returns how many parts are set.
func (c LegalChange) Parts() int {
	n := 0
	for _, part := range []string{partInstrument, partRef, partConsent} {
		if c.Has(part) {
			n++
		}
	}
	return n
}

// Valid reports whether the kind is known, or none, and the ids can be stored as they are.
func (c LegalChange) Valid() bool {
	return (c.Instrument == "" || slices.Contains(legalKinds, c.Instrument)) && storable.ID(c.Ref) && storable.ID(string(c.Consent))
}

// Seat names nobody.
func (LegalChange) Seat(lifecycle.Party) string { return "" }

// Format keeps the paper out of every verb of fmt.
func (LegalChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps the paper out of logs.
func (LegalChange) LogValue() slog.Value { return slog.StringValue("[change]") }

// LegalLifecycle returns the whole rule of a legal request: what it does not list is
// refused. A worker may record that one came and that the participant was told, and
// nothing else.
func LegalLifecycle() lifecycle.Table[LegalState, LegalEvent] {
	const worker, supervisor, programme = lifecycle.WorkerParty, lifecycle.SupervisorParty, lifecycle.ProgrammeParty
	type row = lifecycle.Row[LegalState, LegalEvent]
	from := func(s ...LegalState) []LegalState { return s }
	by := func(p ...lifecycle.Party) []lifecycle.Party { return p }
	anybody := by(worker, supervisor, programme, PrivacyOfficerParty, CounselParty)
	keepers := by(supervisor, programme, PrivacyOfficerParty, CounselParty)
	deciders := by(PrivacyOfficerParty, CounselParty)
	paper := []lifecycle.Need{lifecycle.Part(partInstrument).From()}
	ref := []string{partRef}
	coded := []lifecycle.Need{lifecycle.Coded.From()}
	open := from(LegalReceived, LegalHeld, LegalInReview)
	order := source.Of("P2OLD").At("§2.61, text of 2002 to 2006: an order permits, a subpoena compels, a subpoena alone must not be answered; the present wording was not read", source.Verified)
	quiet := source.Of("P2OLD").At("§2.13: a refusal must not reveal whether somebody is a patient; the present wording was not read", source.Verified)
	notice := source.Of("P2OLD").At("§2.64: notice and a chance to respond for patient and holder, from a sample letter", source.Secondary)
	design := source.DesignDefault("stages of a legal request: hold first, then somebody who knows the law")
	t := lifecycle.Table[LegalState, LegalEvent]{
		Name: "legal_request", Version: 1, Start: LegalReceived, Final: from(LegalAnswered, LegalWithdrawn),
		CorrectBy: anybody,
		RedactBy:  anybody,
		OwnMarks:  true,
		Rows: []row{
			{Event: ReceiveLegal, To: LegalReceived, Parties: anybody, Needs: paper, Takes: ref,
				Doc: "It came in, by paper, telephone or in person. Records are held from now on."},
			{Event: PlaceLegalHold, From: from(LegalReceived), To: LegalHeld, Parties: keepers,
				Doc: "Those who keep the records know that nothing may be destroyed."},
			{Event: BeginLegalReview, From: from(LegalHeld), To: LegalInReview, Parties: deciders,
				Doc: "Counsel or the privacy officer looks at it."},
			{Event: AddInstrument, From: open, To: lifecycle.Stay[LegalState](), Parties: keepers, Needs: paper, Takes: ref,
				Doc: "Another paper came, such as an order after a subpoena."},
			{Event: AddInstrument, From: from(LegalRefused), To: LegalInReview, Parties: keepers, Needs: paper, Takes: ref,
				Doc: "Another paper came after a refusal: it is looked at again, and records are held again."},
			{Event: TellParticipant, From: open, To: lifecycle.Stay[LegalState](), Parties: anybody, Source: notice,
				Doc: "The participant was told, so that they can respond."},
			{Event: AnswerLegal, From: from(LegalInReview), To: LegalAnswered, Parties: deciders, Needs: coded, Takes: []string{partConsent},
				Codes: []string{basisOrder, basisMandate, basisConsent, basisGround}, Source: order,
				Doc: "It is answered, within what the ground permits, on the ground that the code names."},
			{Event: RefuseLegal, From: from(LegalInReview), To: LegalRefused, Parties: deciders, Needs: coded,
				Codes: []string{"no_order", "outside_the_order", "no_mandate", "nothing_permits_it", "counsel_objects"}, Source: quiet,
				Doc: "It is refused, in words that neither confirm nor deny that a person is known."},
			{Event: WithdrawLegal, From: append(open, LegalRefused), To: LegalWithdrawn, Parties: keepers, Needs: coded,
				Codes: []string{"taken_back", "set_aside", "past_its_time"},
				Doc:   "It was taken back, set aside by a court, or is past its time."},
			{Event: LiftLegalHold, From: from(LegalAnswered, LegalRefused, LegalWithdrawn), To: lifecycle.Stay[LegalState](), Parties: deciders,
				Needs: []lifecycle.Need{lifecycle.Reason.From()},
				Doc:   "Records may go again, with a reason."},
		},
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = design
		}
	}
	return t
}

// LegalTimings returns the default deadlines, design defaults throughout.
func LegalTimings() []LegalTiming {
	design := source.DesignDefault("a paper with a date on it does not wait; no figure was found")
	return []LegalTiming{
		{Name: "place_hold", States: []LegalState{LegalReceived}, Waiting: lifecycle.ProgrammeParty,
			Within: lifecycle.BusinessDays(1), Propose: PlaceLegalHold, Source: design},
		{Name: "begin_review", States: []LegalState{LegalHeld}, Waiting: PrivacyOfficerParty,
			Within: lifecycle.BusinessDays(1), Propose: BeginLegalReview, Source: design},
		{Name: "decide", States: []LegalState{LegalInReview}, Waiting: PrivacyOfficerParty,
			Within: lifecycle.BusinessDays(10), Nudges: []lifecycle.Span{lifecycle.BusinessDays(5)}, Source: design},
	}
}
