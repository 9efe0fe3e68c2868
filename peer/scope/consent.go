package scope

import (
	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
)

// A Consent says whether the participant agreed to what is to be shared. The zero
// value is unknown.
type Consent string

// Consents.
const (
	// ConsentValid: given, in force, and covering this.
	ConsentValid Consent = "valid"
	// ConsentMissing: not asked, or declined.
	ConsentMissing Consent = "missing"
	// ConsentRevoked: taken back; what was shared before stays shared.
	ConsentRevoked Consent = "revoked"
	// ConsentExpired: past its date or event.
	ConsentExpired Consent = "expired"
)

var consents = []Consent{
	ConsentValid,
	ConsentMissing,
	ConsentRevoked,
	ConsentExpired,
}

// ConsentOf returns the fact that a verdict on a consent comes to, such as the one
// that package consent gives on what is to be shared. A verdict that is none counts
// as missing.
func ConsentOf(v peer.ConsentVerdict) Consent {
	switch v {
	case peer.ConsentGiven:
		return ConsentValid
	case peer.ConsentWithdrawn:
		return ConsentRevoked
	}
	return ConsentMissing
}

// Consents returns every Consent, in the order of this page.
func Consents() []Consent { return append([]Consent(nil), consents...) }

// String returns the name under which it is stored and sent.
func (v Consent) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownConsent].
func (v Consent) MarshalText() ([]byte, error) { return enum.Marshal(v, consents, ErrUnknownConsent) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Consent) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, consents, ErrUnknownConsent)
}
