package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPurpose reports a name that is no purpose of a name.
var ErrUnknownPurpose = errors.New("group: unknown purpose of a name")

// A Purpose says what a name on an attendance list is kept for: no name is kept
// without one. The zero value is none.
type Purpose string

// Purposes.
const (
	// PurposeServiceRecord: the record of a service that the person uses.
	PurposeServiceRecord Purpose = "service_record"
	// PurposeBilling: a payer pays for the session.
	PurposeBilling Purpose = "billing"
	// PurposeCertificate: the person wants a certificate of having taken part.
	PurposeCertificate Purpose = "certificate"
	// PurposePersonalRecord: the person wants to look their own attendance up.
	PurposePersonalRecord Purpose = "personal_record"
)

var purposes = []Purpose{
	PurposeServiceRecord,
	PurposeBilling,
	PurposeCertificate,
	PurposePersonalRecord,
}

// Purposes returns every Purpose, in the order of this page.
func Purposes() []Purpose { return append([]Purpose(nil), purposes...) }

// String returns the name under which it is stored and sent.
func (v Purpose) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPurpose].
func (v Purpose) MarshalText() ([]byte, error) {
	return enum.Marshal(v, purposes, ErrUnknownPurpose)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Purpose) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, purposes, ErrUnknownPurpose)
}
