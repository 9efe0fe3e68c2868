package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPlanKind reports a name that is no kind of plan.
var ErrUnknownPlanKind = errors.New("recovery: unknown kind of plan")

// A PlanKind says what a plan is for. All kinds belong to the participant and
// live the same life. The zero value is no kind.
type PlanKind string

// Kinds of plan.
const (
	// PlanRecovery: hopes, goals and what they take.
	PlanRecovery PlanKind = "recovery"
	// PlanSafety: what helps to prevent a return to use, and what to do if it
	// happens; see [SafetyPlanOf].
	PlanSafety PlanKind = "safety"
	// PlanWellness: a wellness plan in the parts of WRAP, which its writer alone
	// writes.
	PlanWellness PlanKind = "wellness"
)

var planKinds = []PlanKind{
	PlanRecovery,
	PlanSafety,
	PlanWellness,
}

// PlanKinds returns every PlanKind, in the order of this page.
func PlanKinds() []PlanKind { return append([]PlanKind(nil), planKinds...) }

// String returns the name under which it is stored and sent.
func (v PlanKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownPlanKind].
func (v PlanKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, planKinds, ErrUnknownPlanKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *PlanKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, planKinds, ErrUnknownPlanKind)
}
