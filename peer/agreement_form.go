package peer

import "github.com/alongside-go/alongside/internal/enum"

// An AgreementForm says how the agreement at the start was made. The zero value
// is no agreement.
type AgreementForm string

// Forms of agreement. Either is an agreement; a spoken one is written down by
// whoever heard it.
const (
	// AgreementSigned: signed by both.
	AgreementSigned AgreementForm = "signed"
	// AgreementSpoken: made in words and recorded.
	AgreementSpoken AgreementForm = "spoken"
)

var agreementForms = []AgreementForm{AgreementSigned, AgreementSpoken}

// AgreementForms returns every AgreementForm, in the order of this page.
func AgreementForms() []AgreementForm { return append([]AgreementForm(nil), agreementForms...) }

// String returns the name under which it is stored and sent.
func (v AgreementForm) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAgreementForm].
func (v AgreementForm) MarshalText() ([]byte, error) {
	return enum.Marshal(v, agreementForms, ErrUnknownAgreementForm)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AgreementForm) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, agreementForms, ErrUnknownAgreementForm)
}
