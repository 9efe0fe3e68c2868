package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownLegalStrength reports a name that is no strength of an instrument.
var ErrUnknownLegalStrength = errors.New("consent: unknown strength of an instrument")

// A LegalStrength says what the instruments of a legal request amount to. The zero
// value is none: it is read as [LegalNothing].
type LegalStrength string

// Strengths, from the weakest to the strongest.
const (
	// LegalNothing: they permit no answer.
	LegalNothing LegalStrength = "nothing"
	// LegalPermits: an answer within the order is permitted, and may be refused.
	LegalPermits LegalStrength = "permits"
	// LegalCompels: an answer within the order is compelled.
	LegalCompels LegalStrength = "compels"
)

var legalStrengths = []LegalStrength{
	LegalNothing,
	LegalPermits,
	LegalCompels,
}

// LegalStrengths returns every LegalStrength, in the order of this page.
func LegalStrengths() []LegalStrength { return append([]LegalStrength(nil), legalStrengths...) }

// String returns the name under which it is stored and sent.
func (v LegalStrength) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownLegalStrength].
func (v LegalStrength) MarshalText() ([]byte, error) {
	return enum.Marshal(v, legalStrengths, ErrUnknownLegalStrength)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *LegalStrength) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, legalStrengths, ErrUnknownLegalStrength)
}
