package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownSignatureForm reports a name that is no form of signature.
var ErrUnknownSignatureForm = errors.New("consent: unknown form of signature")

// A SignatureForm says how somebody signed. The zero value is none.
type SignatureForm string

// Forms of signature.
const (
	// SignedOnPaper: by hand.
	SignedOnPaper SignatureForm = "written"
	// SignedElectronically: electronically, where that is lawful; entered by whoever signed.
	SignedElectronically SignatureForm = "electronic"
	// SignedByThumbprint: by a thumbprint, with a witness.
	SignedByThumbprint SignatureForm = "thumbprint"
	// SignedSpoken: by word of mouth, with a witness.
	SignedSpoken SignatureForm = "spoken"
)

var signatureForms = []SignatureForm{
	SignedOnPaper,
	SignedElectronically,
	SignedByThumbprint,
	SignedSpoken,
}

// SignatureForms returns every SignatureForm, in the order of this page.
func SignatureForms() []SignatureForm { return append([]SignatureForm(nil), signatureForms...) }

// String returns the name under which it is stored and sent.
func (v SignatureForm) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSignatureForm].
func (v SignatureForm) MarshalText() ([]byte, error) {
	return enum.Marshal(v, signatureForms, ErrUnknownSignatureForm)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SignatureForm) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, signatureForms, ErrUnknownSignatureForm)
}
