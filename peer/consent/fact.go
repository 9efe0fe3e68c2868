package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownFact reports a name that is no fact of a disclosure.
var ErrUnknownFact = errors.New("consent: unknown fact of a disclosure")

// A Fact is something that a ground asks for. The zero value is none.
type Fact string

// Facts that grounds ask for.
const (
	// FactCourtOrder: the id of the court order.
	FactCourtOrder Fact = "court_order_id"
	// FactSubpoena: the id of the subpoena or like mandate.
	FactSubpoena Fact = "subpoena_id"
	// FactAgreement: the id of the written agreement of the service organisation.
	FactAgreement Fact = "agreement_id"
	// FactApproval: the id of the approval of a study, audit or evaluation.
	FactApproval Fact = "approval_id"
	// FactLegalReview: the id of a review by counsel or a supervisor, where the text behind a rule was not read.
	FactLegalReview Fact = "legal_review_id"
	// FactNature: what the emergency is, in words.
	FactNature Fact = "nature_of_emergency"
	// FactReason: why, in words.
	FactReason Fact = "reason"
	// FactAffiliation: for whom the recipient works.
	FactAffiliation Fact = "recipient_affiliation"
	// FactImmediate: the health of somebody is in immediate danger.
	FactImmediate Fact = "immediate_threat"
	// FactThreat: somebody's life or body is in serious danger.
	FactThreat Fact = "threat_to_life"
	// FactOnPremises: it happened, or is threatened, on the premises or against staff.
	FactOnPremises Fact = "on_premises_or_staff"
	// FactInitial: it is the first report, not a follow-up.
	FactInitial Fact = "initial_report"
	// FactDeidentified: nobody can be recognised in it.
	FactDeidentified Fact = "deidentified"
	// FactNeedToKnow: the recipient needs it for their duties.
	FactNeedToKnow Fact = "needed_for_duties"
	// FactRevealsNothing: it does not reveal what care somebody receives.
	FactRevealsNothing Fact = "reveals_no_care"
	// FactCannotConsent: the person is not able to consent, as somebody who is unconscious.
	FactCannotConsent Fact = "cannot_consent"
)

var allFacts = []Fact{
	FactCourtOrder,
	FactSubpoena,
	FactAgreement,
	FactApproval,
	FactLegalReview,
	FactNature,
	FactReason,
	FactAffiliation,
	FactImmediate,
	FactThreat,
	FactOnPremises,
	FactInitial,
	FactDeidentified,
	FactNeedToKnow,
	FactRevealsNothing,
	FactCannotConsent,
}

// AllFacts returns every Fact, in the order of this page.
func AllFacts() []Fact { return append([]Fact(nil), allFacts...) }

// String returns the name under which it is stored and sent.
func (v Fact) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFact].
func (v Fact) MarshalText() ([]byte, error) {
	return enum.Marshal(v, allFacts, ErrUnknownFact)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Fact) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, allFacts, ErrUnknownFact)
}
