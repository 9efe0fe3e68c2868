package referral

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownProtectionKind reports a name that is no kind of protection concern.
var ErrUnknownProtectionKind = errors.New("referral: unknown kind of protection concern")

// A ProtectionKind says what somebody needs protection from. The zero value is
// unknown.
type ProtectionKind string

// Kinds of concern.
const (
	// ProtectionGenderViolence: violence because of gender, at home or elsewhere.
	ProtectionGenderViolence ProtectionKind = "gender_based_violence"
	// ProtectionChild: harm to a child.
	ProtectionChild ProtectionKind = "child_protection"
	// ProtectionTrafficking: trafficking or exploitation.
	ProtectionTrafficking ProtectionKind = "trafficking"
	// ProtectionConscription: being forced to fight.
	ProtectionConscription ProtectionKind = "conscription"
)

var protectionKinds = []ProtectionKind{
	ProtectionGenderViolence,
	ProtectionChild,
	ProtectionTrafficking,
	ProtectionConscription,
}

// ProtectionKinds returns every ProtectionKind, in the order of this page.
func ProtectionKinds() []ProtectionKind { return append([]ProtectionKind(nil), protectionKinds...) }

// String returns the name under which it is stored and sent.
func (v ProtectionKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownProtectionKind].
func (v ProtectionKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, protectionKinds, ErrUnknownProtectionKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ProtectionKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, protectionKinds, ErrUnknownProtectionKind)
}
