package workforce

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A ImplementationState is a stage of an implementation. The zero value is no stage.
type ImplementationState string

// Stages of an implementation.
const (
	ImplementationExploring ImplementationState = "exploring" // whether and what for
	ImplementationPreparing ImplementationState = "preparing" // roles, pathways, funding, culture
	ImplementationPiloting  ImplementationState = "piloting"  // with a few, looked at closely
	ImplementationOperating ImplementationState = "operating" // support is given
	ImplementationStopped   ImplementationState = "stopped"   // final: it does not go on
)

var implementationStates = []ImplementationState{ImplementationExploring, ImplementationPreparing, ImplementationPiloting, ImplementationOperating, ImplementationStopped}

// ImplementationStates returns every stage, in the order of this page.
func ImplementationStates() []ImplementationState { return slices.Clone(implementationStates) }

// String returns the name under which s is stored and sent.
func (s ImplementationState) String() string { return string(s) }

// MarshalText returns the name of s, or an error wrapping [ErrUnknownImplementationState].
func (s ImplementationState) MarshalText() ([]byte, error) {
	return enum.Marshal(s, implementationStates, ErrUnknownImplementationState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *ImplementationState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, implementationStates, ErrUnknownImplementationState)
}

// A ImplementationEvent is something that happens in an implementation.
type ImplementationEvent string

// Events of an implementation.
const (
	BeginImplementation ImplementationEvent = "begin"     // a programme begins to think about it
	TickItem            ImplementationEvent = "tick"      // an item of a checklist is done
	UntickItem          ImplementationEvent = "untick"    // an item is not done after all
	Prepare             ImplementationEvent = "prepare"   // it is to be
	Pilot               ImplementationEvent = "pilot"     // it begins with a few
	Operate             ImplementationEvent = "operate"   // it is in operation
	StepBack            ImplementationEvent = "step_back" // back to preparing
	StopImplementation  ImplementationEvent = "stop"      // it does not go on
)

// String returns the name under which e is stored and sent.
func (e ImplementationEvent) String() string { return string(e) }
