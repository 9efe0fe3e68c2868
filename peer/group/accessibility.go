package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAccessibility reports a name that is no access for somebody.
var ErrUnknownAccessibility = errors.New("group: unknown access for somebody")

// An Accessibility is something that lets people come who could not otherwise. The
// zero value is none.
type Accessibility string

// Accessibilities.
const (
	// AccessWheelchair: no step on the way.
	AccessWheelchair Accessibility = "wheelchair"
	// AccessSignLanguage: an interpreter, or a group that signs.
	AccessSignLanguage Accessibility = "sign_language"
	// AccessCaptions: what is said can be read.
	AccessCaptions Accessibility = "captions"
	// AccessChildcare: children are looked after.
	AccessChildcare Accessibility = "childcare"
	// AccessTransit: near a stop.
	AccessTransit Accessibility = "transit"
	// AccessInterpreter: trained interpreters, never a child or a relative.
	AccessInterpreter Accessibility = "interpreter"
)

var accessibilities = []Accessibility{
	AccessWheelchair,
	AccessSignLanguage,
	AccessCaptions,
	AccessChildcare,
	AccessTransit,
	AccessInterpreter,
}

// Accessibilities returns every Accessibility, in the order of this page.
func Accessibilities() []Accessibility { return append([]Accessibility(nil), accessibilities...) }

// String returns the name under which it is stored and sent.
func (v Accessibility) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAccessibility].
func (v Accessibility) MarshalText() ([]byte, error) {
	return enum.Marshal(v, accessibilities, ErrUnknownAccessibility)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Accessibility) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, accessibilities, ErrUnknownAccessibility)
}
