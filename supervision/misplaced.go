package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Misplaced matter is something that is not done in supervision. The zero value is none.
type Misplaced string

// Matters that do not belong in supervision.
const (
	// Therapy: treatment of the worker.
	Therapy Misplaced = "therapy"
	// Inquisition: questions about the worker's own recovery that the worker did not raise.
	Inquisition Misplaced = "inquisition_into_private_recovery"
	// Diagnosing: naming what the worker, or a participant, is said to have.
	Diagnosing Misplaced = "diagnosing"
)

var misplacedList = []Misplaced{
	Therapy,
	Inquisition,
	Diagnosing,
}

// MisplacedMatters returns every Misplaced, in the order of this page.
func MisplacedMatters() []Misplaced { return slices.Clone(misplacedList) }

// String returns the name under which it is stored and sent.
func (v Misplaced) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMisplaced].
func (v Misplaced) MarshalText() ([]byte, error) {
	return enum.Marshal(v, misplacedList, ErrUnknownMisplaced)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Misplaced) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, misplacedList, ErrUnknownMisplaced)
}
