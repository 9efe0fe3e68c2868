package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCapitalDomain reports a name that is no domain of recovery capital.
var ErrUnknownCapitalDomain = errors.New("recovery: unknown domain of recovery capital")

// A CapitalDomain is one domain of recovery capital; which set it belongs to
// says [CapitalSet.Domains]. The zero value is none.
type CapitalDomain string

// Domains.
const (
	// CapitalPersonalPhysical: health, money, housing, transport, clothes, food.
	CapitalPersonalPhysical CapitalDomain = "personal_physical"
	// CapitalPersonalHuman: skills, education, self-efficacy, hope, problem
	// solving.
	CapitalPersonalHuman CapitalDomain = "personal_human"
	// CapitalFamilySocial: family ties, friends in recovery, workplace.
	CapitalFamilySocial CapitalDomain = "family_social"
	// CapitalCommunity: services, recovery community, role models, work against
	// stigma.
	CapitalCommunity CapitalDomain = "community"
	// CapitalCultural: values, beliefs, pathways that fit a culture.
	CapitalCultural CapitalDomain = "cultural"
	// CapitalSocial: ties and what they bring.
	CapitalSocial CapitalDomain = "social"
	// CapitalPhysical: what one owns.
	CapitalPhysical CapitalDomain = "physical"
	// CapitalHuman: what one knows and can do.
	CapitalHuman CapitalDomain = "human"
)

var capitalDomains = []CapitalDomain{
	CapitalPersonalPhysical,
	CapitalPersonalHuman,
	CapitalFamilySocial,
	CapitalCommunity,
	CapitalCultural,
	CapitalSocial,
	CapitalPhysical,
	CapitalHuman,
}

// CapitalDomains returns every CapitalDomain, in the order of this page.
func CapitalDomains() []CapitalDomain { return append([]CapitalDomain(nil), capitalDomains...) }

// String returns the name under which it is stored and sent.
func (v CapitalDomain) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownCapitalDomain].
func (v CapitalDomain) MarshalText() ([]byte, error) {
	return enum.Marshal(v, capitalDomains, ErrUnknownCapitalDomain)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CapitalDomain) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, capitalDomains, ErrUnknownCapitalDomain)
}
