package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRecoveryDimension reports a name that is no dimension of recovery.
var ErrUnknownRecoveryDimension = errors.New("recovery: unknown dimension of recovery")

// A RecoveryDimension is one of the four dimensions of a life in recovery,
// after SAMHSA's working definition. The zero value is none.
type RecoveryDimension string

// Dimensions of recovery.
const (
	// DimensionHealth: living in a way that supports well-being.
	DimensionHealth RecoveryDimension = "health"
	// DimensionHome: a safe and stable place to live.
	DimensionHome RecoveryDimension = "home"
	// DimensionPurpose: daily activities that have meaning.
	DimensionPurpose RecoveryDimension = "purpose"
	// DimensionCommunity: ties that give support, friendship and hope.
	DimensionCommunity RecoveryDimension = "community"
)

var recoveryDimensions = []RecoveryDimension{
	DimensionHealth,
	DimensionHome,
	DimensionPurpose,
	DimensionCommunity,
}

// RecoveryDimensions returns every RecoveryDimension, in the order of this page.
func RecoveryDimensions() []RecoveryDimension {
	return append([]RecoveryDimension(nil), recoveryDimensions...)
}

// String returns the name under which it is stored and sent.
func (v RecoveryDimension) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownRecoveryDimension].
func (v RecoveryDimension) MarshalText() ([]byte, error) {
	return enum.Marshal(v, recoveryDimensions, ErrUnknownRecoveryDimension)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RecoveryDimension) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, recoveryDimensions, ErrUnknownRecoveryDimension)
}
