package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownFHIRGoalStatus reports a name that is no FHIR goal status.
var ErrUnknownFHIRGoalStatus = errors.New("recovery: unknown FHIR goal status")

// A FHIRGoalStatus is a lifecycle status of a goal in FHIR R4, for programs
// that exchange goals with others. The zero value is none.
type FHIRGoalStatus string

// Lifecycle statuses of FHIR R4. Active, on-hold and completed lie under accepted.
const (
	// FHIRProposed: put forward.
	FHIRProposed FHIRGoalStatus = "proposed"
	// FHIRPlanned: planned.
	FHIRPlanned FHIRGoalStatus = "planned"
	// FHIRAccepted: agreed to.
	FHIRAccepted FHIRGoalStatus = "accepted"
	// FHIRActive: being worked on.
	FHIRActive FHIRGoalStatus = "active"
	// FHIROnHold: at rest.
	FHIROnHold FHIRGoalStatus = "on-hold"
	// FHIRCompleted: over, as it was meant to be or not.
	FHIRCompleted FHIRGoalStatus = "completed"
	// FHIRCancelled: given up.
	FHIRCancelled FHIRGoalStatus = "cancelled"
	// FHIREnteredInError: never was.
	FHIREnteredInError FHIRGoalStatus = "entered-in-error"
	// FHIRRejected: turned down.
	FHIRRejected FHIRGoalStatus = "rejected"
)

var fHIRGoalStatuses = []FHIRGoalStatus{
	FHIRProposed,
	FHIRPlanned,
	FHIRAccepted,
	FHIRActive,
	FHIROnHold,
	FHIRCompleted,
	FHIRCancelled,
	FHIREnteredInError,
	FHIRRejected,
}

// FHIRGoalStatuses returns every FHIRGoalStatus, in the order of this page.
func FHIRGoalStatuses() []FHIRGoalStatus { return append([]FHIRGoalStatus(nil), fHIRGoalStatuses...) }

// String returns the name under which it is stored and sent.
func (v FHIRGoalStatus) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownFHIRGoalStatus].
func (v FHIRGoalStatus) MarshalText() ([]byte, error) {
	return enum.Marshal(v, fHIRGoalStatuses, ErrUnknownFHIRGoalStatus)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *FHIRGoalStatus) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, fHIRGoalStatuses, ErrUnknownFHIRGoalStatus)
}
