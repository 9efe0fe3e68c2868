package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownElement reports a name that is no element of a consent.
var ErrUnknownElement = errors.New("consent: unknown element of a consent")

// An Element is a part that a consent must have before it can be signed. The
// first nine are those of a written consent under 42 CFR Part 2. The zero value is
// none.
type Element string

// Elements of a consent.
const (
	// ElementWho: whose consent it is.
	ElementWho Element = "who"
	// ElementDiscloser: who may tell, by name or class.
	ElementDiscloser Element = "discloser"
	// ElementInformation: what may be told, by category.
	ElementInformation Element = "information"
	// ElementRecipient: who may be told, by name or class.
	ElementRecipient Element = "recipient"
	// ElementPurpose: what for.
	ElementPurpose Element = "purpose"
	// ElementRevocation: the right to revoke, how, and that what was relied on stays.
	ElementRevocation Element = "revocation"
	// ElementExpiry: the date, event or condition with which it runs out.
	ElementExpiry Element = "expiry"
	// ElementSignature: the signature of the person or of somebody authorised.
	ElementSignature Element = "signature"
	// ElementDate: the date of the signature.
	ElementDate Element = "date"
	// ElementRedisclosure: what recipients under HIPAA may tell on.
	ElementRedisclosure Element = "redisclosure"
	// ElementTPOStatements: the statements of a consent to all treatment, payment and operations.
	ElementTPOStatements Element = "tpo_statements"
	// ElementIntermediary: the members of an intermediary, or that they treat the person.
	ElementIntermediary Element = "intermediary"
	// ElementSeparate: that it stands apart: counselling notes with nothing else.
	ElementSeparate Element = "separate"
	// ElementCondition: that support does not depend on it.
	ElementCondition Element = "no_condition"
	// ElementChannel: by which channels the person may be contacted.
	ElementChannel Element = "channel"
	// ElementGroup: in which groups attendance is kept.
	ElementGroup Element = "group"
	// ElementCapacity: that whoever signs may.
	ElementCapacity Element = "capacity"
	// ElementForm: that it is signed in a form that counts, with a witness where one is needed.
	ElementForm Element = "form"
	// ElementUnrecorded: that it is not about what is never recorded.
	ElementUnrecorded Element = "unrecorded"
	// ElementRegime: the regimes under which it is given.
	ElementRegime Element = "regime"
)

var elements = []Element{
	ElementWho,
	ElementDiscloser,
	ElementInformation,
	ElementRecipient,
	ElementPurpose,
	ElementRevocation,
	ElementExpiry,
	ElementSignature,
	ElementDate,
	ElementRedisclosure,
	ElementTPOStatements,
	ElementIntermediary,
	ElementSeparate,
	ElementCondition,
	ElementChannel,
	ElementGroup,
	ElementCapacity,
	ElementForm,
	ElementUnrecorded,
	ElementRegime,
}

// Elements returns every Element, in the order of this page.
func Elements() []Element { return append([]Element(nil), elements...) }

// String returns the name under which it is stored and sent.
func (v Element) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownElement].
func (v Element) MarshalText() ([]byte, error) {
	return enum.Marshal(v, elements, ErrUnknownElement)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Element) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, elements, ErrUnknownElement)
}
