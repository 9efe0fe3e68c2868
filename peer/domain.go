package peer

import "github.com/alongside-go/alongside/internal/enum"

// A Domain is what a participant seeks support with, and what a worker has lived
// experience of. A person with several lists each of them: co-occurring conditions
// are [DomainMentalHealth] and [DomainSubstanceUse] in one list and no domain of
// their own, so that a rule about either reaches them. The zero value is no domain.
type Domain string

// Domains.
const (
	// DomainMentalHealth: a mental health condition.
	DomainMentalHealth Domain = "mental_health"
	// DomainSubstanceUse: substance use.
	DomainSubstanceUse Domain = "substance_use"
	// DomainChronicCondition: another long-term condition, such as diabetes or HIV.
	DomainChronicCondition Domain = "chronic_condition"
	// DomainFamily: being parent, partner or otherwise close to somebody who lives
	// with one of the others. It is the relative's own need and experience; what the
	// person themselves seeks is another domain in another record.
	DomainFamily Domain = "family"
)

var domains = []Domain{
	DomainMentalHealth,
	DomainSubstanceUse,
	DomainChronicCondition,
	DomainFamily,
}

// Domains returns every Domain, in the order of this page.
func Domains() []Domain { return append([]Domain(nil), domains...) }

// Endorsement returns the name of the endorsement of a certificate that covers
// the domain, where certificates have them, or "" if the source names none, as
// for family and for chronic conditions.
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
