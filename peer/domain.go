package peer

import "github.com/alongside-go/alongside/internal/enum"

// A Domain is what a participant seeks support with, and what a worker has lived
// experience of. The zero value is no domain.
type Domain string

// Domains.
const (
	// DomainMentalHealth: a mental health condition.
	DomainMentalHealth Domain = "mental_health"
	// DomainSubstanceUse: substance use.
	DomainSubstanceUse Domain = "substance_use"
)

var domains = []Domain{
	DomainMentalHealth,
	DomainSubstanceUse,
}

// Domains returns every Domain, in the order of this page.
func Domains() []Domain { return append([]Domain(nil), domains...) }

// Endorsement returns the name of the endorsement of a certificate that covers
// the domain, where certificates have them.
//
// Source: 1 Tex. Admin. Code §354.3203(g), mental health and recovery support.
func (v Domain) Endorsement() string {
	switch v {
	case DomainMentalHealth:
		return "mental_health"
	case DomainSubstanceUse:
		return "recovery_support"
	}
	return ""
}

// String returns the name under which it is stored and sent.
func (v Domain) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDomain].
func (v Domain) MarshalText() ([]byte, error) { return enum.Marshal(v, domains, ErrUnknownDomain) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Domain) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, domains, ErrUnknownDomain)
}
