package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownConsentVerdict reports a name that is no verdict on a consent.
var ErrUnknownConsentVerdict = errors.New("peer: unknown verdict on a consent")

// A ConsentVerdict is what one record says on one question: whether a person
// consents to it. The zero value is no verdict and counts like a denial.
type ConsentVerdict string

// Verdicts, from the least to the most strict.
const (
	// ConsentGiven: the person consents.
	ConsentGiven ConsentVerdict = "given"
	// ConsentNotAsked: nobody asked, or the consent ran out; ask before anything else.
	ConsentNotAsked ConsentVerdict = "not_asked"
	// ConsentDenied: the person does not consent.
	ConsentDenied ConsentVerdict = "denied"
	// ConsentWithdrawn: the person consented and took it back; what goes on stops.
	ConsentWithdrawn ConsentVerdict = "withdrawn"
)

var consentVerdicts = []ConsentVerdict{ConsentGiven, ConsentNotAsked, ConsentDenied, ConsentWithdrawn}

// ConsentVerdicts returns every ConsentVerdict, from the least to the most strict.
func ConsentVerdicts() []ConsentVerdict { return append([]ConsentVerdict(nil), consentVerdicts...) }

// String returns the name under which it is stored and sent.
func (v ConsentVerdict) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownConsentVerdict].
func (v ConsentVerdict) MarshalText() ([]byte, error) {
	return enum.Marshal(v, consentVerdicts, ErrUnknownConsentVerdict)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ConsentVerdict) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, consentVerdicts, ErrUnknownConsentVerdict)
}

// StrictestConsent returns what holds for a person who has several records, such
// as merged duplicates, each with a verdict of its own on one question: the
// strictest, whatever the order. With no verdict at all nobody was asked; one
// that is unknown counts like a denial.
func StrictestConsent(verdicts ...ConsentVerdict) ConsentVerdict {
	if len(verdicts) == 0 {
		return ConsentNotAsked
	}
	rank := func(v ConsentVerdict) int {
		for i, known := range consentVerdicts {
			if v == known {
				return i
			}
		}
		return 2 // as denied
	}
	strictest := 0
	for _, v := range verdicts {
		strictest = max(strictest, rank(v))
	}
	return consentVerdicts[strictest]
}
