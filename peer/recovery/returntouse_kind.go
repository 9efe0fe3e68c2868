package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownReturnKind reports a name that is no kind of return to use.
var ErrUnknownReturnKind = errors.New("recovery: unknown kind of return to use")

// A ReturnKind is what a person calls their own return to use. It is their
// word: no kind weighs more than another, and none follows from an amount. The
// zero value is none.
type ReturnKind string

// Kinds.
const (
	// ReturnLapse: something short.
	ReturnLapse ReturnKind = "lapse"
	// ReturnToUse: use again.
	ReturnToUse ReturnKind = "return_to_use"
	// ReturnRecurrence: use again, in the word of some codes of ethics.
	ReturnRecurrence ReturnKind = "recurrence_of_use"
	// ReturnOverLimit: more than the limits that the person had set for
	// themselves.
	ReturnOverLimit ReturnKind = "over_own_limit"
	// ReturnToBehaviour: a behaviour again that is no substance use.
	ReturnToBehaviour ReturnKind = "return_to_behaviour"
	// ReturnOwnWord: what the person says in their own words.
	ReturnOwnWord ReturnKind = "own_word"
)

var returnKinds = []ReturnKind{
	ReturnLapse,
	ReturnToUse,
	ReturnRecurrence,
	ReturnOverLimit,
	ReturnToBehaviour,
	ReturnOwnWord,
}

// ReturnKinds returns every ReturnKind, in the order of this page.
func ReturnKinds() []ReturnKind { return append([]ReturnKind(nil), returnKinds...) }

// String returns the name under which it is stored and sent.
func (v ReturnKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownReturnKind].
func (v ReturnKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, returnKinds, ErrUnknownReturnKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ReturnKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, returnKinds, ErrUnknownReturnKind)
}
