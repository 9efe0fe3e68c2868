package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownFindingKind reports a name that is no kind of finding.
var ErrUnknownFindingKind = errors.New("recovery: unknown kind of finding")

// A FindingKind says what an assessment found. The zero value is none.
type FindingKind string

// Kinds, in the order in which items are suggested.
const (
	// FindingBarrier: something in the way.
	FindingBarrier FindingKind = "barrier"
	// FindingNeed: something that is lacking.
	FindingNeed FindingKind = "need"
	// FindingStrength: something to build on.
	FindingStrength FindingKind = "strength"
)

var findingKinds = []FindingKind{
	FindingBarrier,
	FindingNeed,
	FindingStrength,
}

// FindingKinds returns every FindingKind, in the order of this page.
func FindingKinds() []FindingKind { return append([]FindingKind(nil), findingKinds...) }

// String returns the name under which it is stored and sent.
func (v FindingKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownFindingKind].
func (v FindingKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, findingKinds, ErrUnknownFindingKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *FindingKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, findingKinds, ErrUnknownFindingKind)
}
