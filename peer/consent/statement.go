package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownStatement reports a name that is no statement.
var ErrUnknownStatement = errors.New("consent: unknown statement")

// A Statement is something that a consent tells the person who signs. The words
// are the host's; the consent records that they are in it. The zero value is none.
type Statement string

// Statements.
const (
	// SaysMayRevoke: that it can be revoked in writing, except as far as somebody relied on it.
	SaysMayRevoke Statement = "right_to_revoke"
	// SaysHowToRevoke: how it is revoked.
	SaysHowToRevoke Statement = "how_to_revoke"
	// SaysRedisclosure: that a recipient under HIPAA may tell it on as HIPAA permits, except for proceedings against the person.
	SaysRedisclosure Statement = "hipaa_redisclosure"
	// SaysLossOfProtection: that what is told on may no longer be protected by 42 CFR Part 2.
	SaysLossOfProtection Statement = "loss_of_protection"
	// SaysIfRefused: what follows if the person does not sign.
	SaysIfRefused Statement = "consequences_of_refusal"
)

var statements = []Statement{
	SaysMayRevoke,
	SaysHowToRevoke,
	SaysRedisclosure,
	SaysLossOfProtection,
	SaysIfRefused,
}

// Statements returns every Statement, in the order of this page.
func Statements() []Statement { return append([]Statement(nil), statements...) }

// String returns the name under which it is stored and sent.
func (v Statement) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownStatement].
func (v Statement) MarshalText() ([]byte, error) {
	return enum.Marshal(v, statements, ErrUnknownStatement)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Statement) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, statements, ErrUnknownStatement)
}
