package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An AgreementState is a stage of a supervision agreement. The zero value is no stage.
type AgreementState string

// Stages of an agreement. Declined, Withdrawn, Ended and Superseded are final.
const (
	// AgreementProposed: its terms are written and not both have signed.
	// It leads to AgreementInForce, AgreementDeclined or AgreementWithdrawn.
	AgreementProposed AgreementState = "proposed"
	// AgreementInForce: both have signed; it supervises from its first day on.
	AgreementInForce AgreementState = "in_force"
	// AgreementUnderReview: the two look at whether it still fits. It holds meanwhile.
	AgreementUnderReview AgreementState = "under_review"
	// AgreementVacant: the supervisor is gone and nobody has taken over. It
	// supervises nobody, and the organisation owes the worker a supervisor.
	AgreementVacant AgreementState = "vacant"
	// AgreementDeclined: one side did not sign.
	AgreementDeclined AgreementState = "declined"
	// AgreementWithdrawn: who proposed it took it back.
	AgreementWithdrawn AgreementState = "withdrawn"
	// AgreementEnded: it is over, and nobody was stranded by that.
	AgreementEnded AgreementState = "ended"
	// AgreementSuperseded: another agreement took its place.
	AgreementSuperseded AgreementState = "superseded"
)

var agreementStateList = []AgreementState{
	AgreementProposed,
	AgreementInForce,
	AgreementUnderReview,
	AgreementVacant,
	AgreementDeclined,
	AgreementWithdrawn,
	AgreementEnded,
	AgreementSuperseded,
}

// AgreementStates returns every AgreementState, in the order of this page.
func AgreementStates() []AgreementState { return slices.Clone(agreementStateList) }

// String returns the name under which it is stored and sent.
func (v AgreementState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAgreementState].
func (v AgreementState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, agreementStateList, ErrUnknownAgreementState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AgreementState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, agreementStateList, ErrUnknownAgreementState)
}
