package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRecoveryStage reports a name that is no stage of recovery.
var ErrUnknownRecoveryStage = errors.New("peer: unknown stage of recovery")

// A RecoveryStage is where a participant sees themselves, in their own word. It is
// told to plan support by and is no gate: people who use are supported like
// anybody else, and no rule of this library asks for a stage. It goes on from any
// to any, also back. The zero value is not told.
type RecoveryStage string

// Stages of recovery, a design default.
const (
	// RecoveryActiveUse: uses at present, with or without a wish to change that.
	RecoveryActiveUse RecoveryStage = "active_use"
	// RecoveryInitiation: has begun to recover.
	RecoveryInitiation RecoveryStage = "initiation"
	// RecoveryMaintenance: keeps up what was reached.
	RecoveryMaintenance RecoveryStage = "maintenance"
	// RecoveryLongTerm: has been in recovery for years and looks after it.
	RecoveryLongTerm RecoveryStage = "long_term"
)

var recoveryStages = []RecoveryStage{
	RecoveryActiveUse,
	RecoveryInitiation,
	RecoveryMaintenance,
	RecoveryLongTerm,
}

// RecoveryStages returns every RecoveryStage, in the order of this page.
func RecoveryStages() []RecoveryStage { return append([]RecoveryStage(nil), recoveryStages...) }

// String returns the name under which it is stored and sent.
func (v RecoveryStage) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRecoveryStage].
func (v RecoveryStage) MarshalText() ([]byte, error) {
	return enum.Marshal(v, recoveryStages, ErrUnknownRecoveryStage)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RecoveryStage) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, recoveryStages, ErrUnknownRecoveryStage)
}
