package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownSafetyEventKind reports a name that is no event of safety.
var ErrUnknownSafetyEventKind = errors.New("recovery: unknown event of safety")

// A SafetyEventKind is something after which a safety plan is looked at again.
// The zero value is none.
type SafetyEventKind string

// Events.
const (
	// SafetyAfterReturn: a return to use, where the participant says so.
	SafetyAfterReturn SafetyEventKind = "return_to_use"
	// SafetyAfterOverdose: an overdose.
	SafetyAfterOverdose SafetyEventKind = "overdose"
	// SafetyAfterCrisis: a crisis, as of thoughts of suicide.
	SafetyAfterCrisis SafetyEventKind = "crisis"
	// SafetyAfterHospital: a stay in hospital.
	SafetyAfterHospital SafetyEventKind = "hospital_stay"
	// SafetyAfterRelease: a release from custody or a house, after which tolerance
	// is low.
	SafetyAfterRelease SafetyEventKind = "release"
	// SafetyAfterLoss: a loss, as a death, a home, a job.
	SafetyAfterLoss SafetyEventKind = "loss"
)

var safetyEventKinds = []SafetyEventKind{
	SafetyAfterReturn,
	SafetyAfterOverdose,
	SafetyAfterCrisis,
	SafetyAfterHospital,
	SafetyAfterRelease,
	SafetyAfterLoss,
}

// SafetyEventKinds returns every SafetyEventKind, in the order of this page.
func SafetyEventKinds() []SafetyEventKind { return append([]SafetyEventKind(nil), safetyEventKinds...) }

// String returns the name under which it is stored and sent.
func (v SafetyEventKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownSafetyEventKind].
func (v SafetyEventKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, safetyEventKinds, ErrUnknownSafetyEventKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SafetyEventKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, safetyEventKinds, ErrUnknownSafetyEventKind)
}
