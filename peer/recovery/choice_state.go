package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownChoiceState reports a name that is no stage of a choice.
var ErrUnknownChoiceState = errors.New("recovery: unknown stage of a choice")

// A ChoiceState is a stage of a [PathwayChoice]. The zero value is no stage.
type ChoiceState string

// Stages of a choice. Ended is final.
const (
	// ChoiceOpen: options were shown, and nothing is chosen yet. Leads to every other stage.
	ChoiceOpen ChoiceState = "open"
	// ChoiceMade: the participant chose one pathway or several. They may choose anew at any time.
	ChoiceMade ChoiceState = "made"
	// ChoiceOfNone: the participant chose none for now. They may choose at any time.
	ChoiceOfNone ChoiceState = "none"
	// ChoiceEnded: the participant no longer has it kept.
	ChoiceEnded ChoiceState = "ended"
)

var choiceStates = []ChoiceState{
	ChoiceOpen,
	ChoiceMade,
	ChoiceOfNone,
	ChoiceEnded,
}

// ChoiceStates returns every ChoiceState, in the order of this page.
func ChoiceStates() []ChoiceState { return append([]ChoiceState(nil), choiceStates...) }

// String returns the name under which it is stored and sent.
func (v ChoiceState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownChoiceState].
func (v ChoiceState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, choiceStates, ErrUnknownChoiceState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ChoiceState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, choiceStates, ErrUnknownChoiceState)
}
