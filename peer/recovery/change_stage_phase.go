package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRecoveryPhase reports a name that is no phase of recovery.
var ErrUnknownRecoveryPhase = errors.New("recovery: unknown phase of recovery")

// A RecoveryPhase is a phase by length of time, after a consensus panel. It is
// a word for a stretch of time and no diagnosis. The zero value is none.
type RecoveryPhase string

// Phases.
const (
	// PhaseEarly: less than a year.
	PhaseEarly RecoveryPhase = "early"
	// PhaseSustained: from one year to less than five.
	PhaseSustained RecoveryPhase = "sustained"
	// PhaseStable: five years and more.
	PhaseStable RecoveryPhase = "stable"
)

var recoveryPhases = []RecoveryPhase{
	PhaseEarly,
	PhaseSustained,
	PhaseStable,
}

// RecoveryPhases returns every RecoveryPhase, in the order of this page.
func RecoveryPhases() []RecoveryPhase { return append([]RecoveryPhase(nil), recoveryPhases...) }

// String returns the name under which it is stored and sent.
func (v RecoveryPhase) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownRecoveryPhase].
func (v RecoveryPhase) MarshalText() ([]byte, error) {
	return enum.Marshal(v, recoveryPhases, ErrUnknownRecoveryPhase)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RecoveryPhase) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, recoveryPhases, ErrUnknownRecoveryPhase)
}
