package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAnonymityCode reports a name that is no code of anonymity.
var ErrUnknownAnonymityCode = errors.New("recovery: unknown code of anonymity")

// An AnonymityCode says what keeps people unnamed on a pathway. The zero value is not
// said.
type AnonymityCode string

// Codes.
const (
	// AnonymityFirstName: first names by custom and no records; a moral promise, not a legal one.
	AnonymityFirstName AnonymityCode = "A1"
	// AnonymityHouseRule: a house rule of confidentiality with stated exceptions, danger to self or others among them.
	AnonymityHouseRule AnonymityCode = "A2"
	// AnonymityServiceRecord: a service record under health-privacy law, such as 42 CFR Part 2 and HIPAA where they apply.
	AnonymityServiceRecord AnonymityCode = "A3"
	// AnonymityPseudonym: a pseudonym or a code only.
	AnonymityPseudonym AnonymityCode = "A4"
	// AnonymityResidents: residents know each other, and nothing goes outside.
	AnonymityResidents AnonymityCode = "A5"
)

var anonymityCodes = []AnonymityCode{
	AnonymityFirstName,
	AnonymityHouseRule,
	AnonymityServiceRecord,
	AnonymityPseudonym,
	AnonymityResidents,
}

// AnonymityCodes returns every AnonymityCode, in the order of this page.
func AnonymityCodes() []AnonymityCode { return append([]AnonymityCode(nil), anonymityCodes...) }

// String returns the name under which it is stored and sent.
func (v AnonymityCode) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAnonymityCode].
func (v AnonymityCode) MarshalText() ([]byte, error) {
	return enum.Marshal(v, anonymityCodes, ErrUnknownAnonymityCode)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AnonymityCode) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, anonymityCodes, ErrUnknownAnonymityCode)
}
