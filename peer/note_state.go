package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownNoteState reports a name that is no stage of a note.
var ErrUnknownNoteState = errors.New("peer: unknown stage of a note")

// A NoteState is a stage of a [Note]. The zero value is no stage.
type NoteState string

// Stages of a note. Voided is final: nothing leaves it. Nothing is deleted at any of them.
const (
	// NoteDraft: the worker is writing. Leads to signed or voided.
	NoteDraft NoteState = "draft"
	// NoteSigned: the worker stands by it. Leads to co_signed, amended or voided.
	NoteSigned NoteState = "signed"
	// NoteCoSigned: a supervisor has read it. Leads to amended or voided.
	NoteCoSigned NoteState = "co_signed"
	// NoteAmended: the worker put another text beside the old and signed it. Leads to co_signed, amended again or voided.
	NoteAmended NoteState = "amended"
	// NoteVoided: it does not count, for a stated reason; it can still be read and, if it was ever signed, answered.
	NoteVoided NoteState = "voided"
)

var noteStates = []NoteState{
	NoteDraft,
	NoteSigned,
	NoteCoSigned,
	NoteAmended,
	NoteVoided,
}

// NoteStates returns every NoteState, in the order of this page.
func NoteStates() []NoteState { return append([]NoteState(nil), noteStates...) }

// String returns the name under which it is stored and sent.
func (v NoteState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownNoteState].
func (v NoteState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, noteStates, ErrUnknownNoteState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *NoteState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, noteStates, ErrUnknownNoteState)
}
