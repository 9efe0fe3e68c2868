package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownClockDefinition reports a name that is no definition of a clock.
var ErrUnknownClockDefinition = errors.New("recovery: unknown definition of a clock")

// A ClockDefinition says what a person counts. Each counts by their own, and
// several clocks may run at a time. The zero value is none.
type ClockDefinition string

// Definitions.
const (
	// CountAbstinence: time without the one substance or behaviour.
	CountAbstinence ClockDefinition = "abstinence"
	// CountAbstinenceAll: time without any of them.
	CountAbstinenceAll ClockDefinition = "abstinence_all"
	// CountWithinLimits: time within limits that the person set.
	CountWithinLimits ClockDefinition = "within_limits"
	// CountOwnGoal: time with a goal of the person's own.
	CountOwnGoal ClockDefinition = "own_goal"
)

var clockDefinitions = []ClockDefinition{
	CountAbstinence,
	CountAbstinenceAll,
	CountWithinLimits,
	CountOwnGoal,
}

// ClockDefinitions returns every ClockDefinition, in the order of this page.
func ClockDefinitions() []ClockDefinition { return append([]ClockDefinition(nil), clockDefinitions...) }

// String returns the name under which it is stored and sent.
func (v ClockDefinition) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownClockDefinition].
func (v ClockDefinition) MarshalText() ([]byte, error) {
	return enum.Marshal(v, clockDefinitions, ErrUnknownClockDefinition)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ClockDefinition) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, clockDefinitions, ErrUnknownClockDefinition)
}
