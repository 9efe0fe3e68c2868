package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownDisposition reports a name that is no disposition.
var ErrUnknownDisposition = errors.New("escalation: unknown disposition")

// A Disposition says what was agreed about a boundary concern. The zero value is nothing. None is a sanction.
type Disposition string

// Dispositions.
const (
	// DispositionNothingNeeded: talking was enough.
	DispositionNothingNeeded Disposition = "nothing_needed"
	// DispositionAgreedSteps: steps were agreed, such as precautions where a double tie cannot be avoided.
	DispositionAgreedSteps Disposition = "agreed_steps"
	// DispositionHandOver: somebody else supports the person, with their agreement.
	DispositionHandOver Disposition = "hand_over"
	// DispositionTraining: training is offered.
	DispositionTraining Disposition = "training"
	// DispositionMoreSupervision: more supervision is offered.
	DispositionMoreSupervision Disposition = "more_supervision"
	// DispositionEscalated: somebody further up looks at it: see [BoundaryConcern.Ask].
	DispositionEscalated Disposition = "escalated"
)

var dispositions = []Disposition{
	DispositionNothingNeeded,
	DispositionAgreedSteps,
	DispositionHandOver,
	DispositionTraining,
	DispositionMoreSupervision,
	DispositionEscalated,
}

// Dispositions returns every Disposition, in the order of this page.
func Dispositions() []Disposition { return append([]Disposition(nil), dispositions...) }

// String returns the name under which it is stored and sent.
func (v Disposition) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDisposition].
func (v Disposition) MarshalText() ([]byte, error) {
	return enum.Marshal(v, dispositions, ErrUnknownDisposition)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Disposition) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, dispositions, ErrUnknownDisposition)
}
