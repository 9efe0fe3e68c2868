package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownDisclosure reports a name that is no disclosure.
var ErrUnknownDisclosure = errors.New("recovery: unknown disclosure")

// A Disclosure is what somebody chose to tell of one matter. The zero value is that
// it was not asked, and counts as private.
type Disclosure string

// Disclosures.
const (
	// DisclosureYes: yes.
	DisclosureYes Disclosure = "yes"
	// DisclosureNo: no.
	DisclosureNo Disclosure = "no"
	// DisclosurePrivate: they keep it to themselves. Nothing that is shown then speaks of it.
	DisclosurePrivate Disclosure = "private"
)

var disclosures = []Disclosure{
	DisclosureYes,
	DisclosureNo,
	DisclosurePrivate,
}

// Disclosures returns every Disclosure, in the order of this page.
func Disclosures() []Disclosure { return append([]Disclosure(nil), disclosures...) }

// String returns the name under which it is stored and sent.
func (v Disclosure) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDisclosure].
func (v Disclosure) MarshalText() ([]byte, error) {
	return enum.Marshal(v, disclosures, ErrUnknownDisclosure)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Disclosure) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, disclosures, ErrUnknownDisclosure)
}
