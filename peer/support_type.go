package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownSupportType reports a name that is no type of support.
var ErrUnknownSupportType = errors.New("peer: unknown type of support")

// A SupportType is one of the four types of social support. They are types of
// support and no services of their own: a contact may carry several. The zero
// value is none.
//
// Source: SAMHSA/CSAT, What Are Peer Recovery Support Services? (2009).
type SupportType string

// Types of support.
const (
	// SupportEmotional: empathy, care, confidence.
	SupportEmotional SupportType = "emotional"
	// SupportInformational: knowledge and skills for life and work.
	SupportInformational SupportType = "informational"
	// SupportInstrumental: concrete help with tasks, such as child care, transport, applications.
	SupportInstrumental SupportType = "instrumental"
	// SupportAffiliational: contact with others and belonging.
	SupportAffiliational SupportType = "affiliational"
)

var supportTypes = []SupportType{
	SupportEmotional,
	SupportInformational,
	SupportInstrumental,
	SupportAffiliational,
}

// SupportTypes returns every SupportType, in the order of this page.
func SupportTypes() []SupportType { return append([]SupportType(nil), supportTypes...) }

// String returns the name under which it is stored and sent.
func (v SupportType) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSupportType].
func (v SupportType) MarshalText() ([]byte, error) {
	return enum.Marshal(v, supportTypes, ErrUnknownSupportType)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SupportType) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, supportTypes, ErrUnknownSupportType)
}
