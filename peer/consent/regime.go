package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRegime reports a name that is no regime.
var ErrUnknownRegime = errors.New("consent: unknown regime")

// A Regime is a body of rules on confidentiality. Several can apply at once; each
// must permit. The zero value is none.
type Regime string

// Regimes.
const (
	// RegimePart2: 42 CFR Part 2, on records of treatment for substance use.
	RegimePart2 Regime = "part_2"
	// RegimeHIPAA: the rules on covered entities and their business associates.
	RegimeHIPAA Regime = "hipaa"
	// RegimeState: the law of a state or country beside the others, such as on mental health, minors or HIV.
	RegimeState Regime = "state"
	// RegimeAnonymity: the anonymity of fellowships: custom, not law.
	RegimeAnonymity Regime = "anonymity"
	// RegimeGDPR: the General Data Protection Regulation, in the European Union and the United Kingdom.
	RegimeGDPR Regime = "gdpr"
)

var regimes = []Regime{
	RegimePart2,
	RegimeHIPAA,
	RegimeState,
	RegimeAnonymity,
	RegimeGDPR,
}

// Regimes returns every Regime, in the order of this page.
func Regimes() []Regime { return append([]Regime(nil), regimes...) }

// String returns the name under which it is stored and sent.
func (v Regime) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRegime].
func (v Regime) MarshalText() ([]byte, error) {
	return enum.Marshal(v, regimes, ErrUnknownRegime)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Regime) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, regimes, ErrUnknownRegime)
}
