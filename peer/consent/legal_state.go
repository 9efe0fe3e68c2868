package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownLegalState reports a name that is no stage of a legal request.
var ErrUnknownLegalState = errors.New("consent: unknown stage of a legal request")

// A LegalState is a stage of a [LegalRequest]. The zero value is no stage.
type LegalState string

// Stages of a legal request. Answered and withdrawn are final; a hold outlives them
// until it is lifted.
const (
	// LegalReceived: it came in. Records are held from this moment. Leads to held or withdrawn.
	LegalReceived LegalState = "received"
	// LegalHeld: those who keep the records know that nothing may be destroyed. Leads to in_review or withdrawn.
	LegalHeld LegalState = "held"
	// LegalInReview: counsel or the privacy officer looks at it. Leads to answered, refused or withdrawn.
	LegalInReview LegalState = "in_review"
	// LegalRefused: refused, in words that neither confirm nor deny that a person is known. Leads back to in_review with a new instrument, or to withdrawn.
	LegalRefused LegalState = "refused"
	// LegalAnswered: answered, on a ground that permits it. Final.
	LegalAnswered LegalState = "answered"
	// LegalWithdrawn: taken back by who asked, set aside by a court, or past its time. Final.
	LegalWithdrawn LegalState = "withdrawn"
)

var legalStates = []LegalState{
	LegalReceived,
	LegalHeld,
	LegalInReview,
	LegalRefused,
	LegalAnswered,
	LegalWithdrawn,
}

// LegalStates returns every LegalState, in the order of this page.
func LegalStates() []LegalState { return append([]LegalState(nil), legalStates...) }

// String returns the name under which it is stored and sent.
func (v LegalState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownLegalState].
func (v LegalState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, legalStates, ErrUnknownLegalState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *LegalState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, legalStates, ErrUnknownLegalState)
}
