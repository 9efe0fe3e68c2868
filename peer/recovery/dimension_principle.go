package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRecoveryPrinciple reports a name that is no principle of recovery.
var ErrUnknownRecoveryPrinciple = errors.New("recovery: unknown principle of recovery")

// A RecoveryPrinciple is one of the ten guiding principles beside SAMHSA's
// working definition. The labels are short names, not its text. The zero value
// is none.
type RecoveryPrinciple string

// Principles.
const (
	// PrincipleHope: it begins with hope.
	PrincipleHope RecoveryPrinciple = "hope"
	// PrinciplePersonDriven: the person leads.
	PrinciplePersonDriven RecoveryPrinciple = "person_driven"
	// PrincipleManyPathways: there are many ways.
	PrincipleManyPathways RecoveryPrinciple = "many_pathways"
	// PrincipleHolistic: it is about the whole life.
	PrincipleHolistic RecoveryPrinciple = "holistic"
	// PrinciplePeerSupport: peers help.
	PrinciplePeerSupport RecoveryPrinciple = "peer_support"
	// PrincipleRelational: it lives in ties to others.
	PrincipleRelational RecoveryPrinciple = "relational"
	// PrincipleCulture: it rests on one's culture.
	PrincipleCulture RecoveryPrinciple = "culture"
	// PrincipleTrauma: it heeds trauma.
	PrincipleTrauma RecoveryPrinciple = "addresses_trauma"
	// PrincipleStrengths: strengths and responsibility of people and communities.
	PrincipleStrengths RecoveryPrinciple = "strengths_responsibility"
	// PrincipleRespect: it rests on respect.
	PrincipleRespect RecoveryPrinciple = "respect"
)

var recoveryPrinciples = []RecoveryPrinciple{
	PrincipleHope,
	PrinciplePersonDriven,
	PrincipleManyPathways,
	PrincipleHolistic,
	PrinciplePeerSupport,
	PrincipleRelational,
	PrincipleCulture,
	PrincipleTrauma,
	PrincipleStrengths,
	PrincipleRespect,
}

// RecoveryPrinciples returns every RecoveryPrinciple, in the order of this page.
func RecoveryPrinciples() []RecoveryPrinciple {
	return append([]RecoveryPrinciple(nil), recoveryPrinciples...)
}

// String returns the name under which it is stored and sent.
func (v RecoveryPrinciple) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownRecoveryPrinciple].
func (v RecoveryPrinciple) MarshalText() ([]byte, error) {
	return enum.Marshal(v, recoveryPrinciples, ErrUnknownRecoveryPrinciple)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RecoveryPrinciple) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, recoveryPrinciples, ErrUnknownRecoveryPrinciple)
}
