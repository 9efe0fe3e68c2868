package workforce

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A WellbeingState is a stage of a wellbeing record. The zero value is no stage.
type WellbeingState string

// Stages of a wellbeing record.
const (
	WellbeingKept  WellbeingState = "kept"  // the worker keeps it, for themself or shared
	WellbeingEnded WellbeingState = "ended" // final: the worker ended it; nobody else sees any of it
)

var wellbeingStates = []WellbeingState{WellbeingKept, WellbeingEnded}

// WellbeingStates returns every stage, in the order of this page.
func WellbeingStates() []WellbeingState { return slices.Clone(wellbeingStates) }

// String returns the name under which s is stored and sent.
func (s WellbeingState) String() string { return string(s) }

// MarshalText returns the name of s, or an error wrapping [ErrUnknownWellbeingState].
func (s WellbeingState) MarshalText() ([]byte, error) {
	return enum.Marshal(s, wellbeingStates, ErrUnknownWellbeingState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *WellbeingState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, wellbeingStates, ErrUnknownWellbeingState)
}

// A WellbeingEvent is something that happens in a wellbeing record.
type WellbeingEvent string

// Events of a wellbeing record.
const (
	BeginWellbeing WellbeingEvent = "begin"   // the worker begins it
	NoteReading    WellbeingEvent = "note"    // the worker notes a reading
	ShareMeasure   WellbeingEvent = "share"   // the worker shares one measure with one person
	UnshareMeasure WellbeingEvent = "unshare" // the worker takes it back
	EndWellbeing   WellbeingEvent = "end"     // the worker ends it
)

// String returns the name under which e is stored and sent.
func (e WellbeingEvent) String() string { return string(e) }
