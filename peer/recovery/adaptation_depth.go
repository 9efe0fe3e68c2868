package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAdaptationDepth reports a name that is no depth of adaptation.
var ErrUnknownAdaptationDepth = errors.New("recovery: unknown depth of adaptation")

// An AdaptationDepth says whether the look or the values changed. The zero value is not told.
type AdaptationDepth string

// Depths.
const (
	// AdaptationSurface: how it looks and sounds.
	AdaptationSurface AdaptationDepth = "surface"
	// AdaptationDeep: values and beliefs.
	AdaptationDeep AdaptationDepth = "deep"
)

var adaptationDepths = []AdaptationDepth{
	AdaptationSurface,
	AdaptationDeep,
}

// AdaptationDepths returns every AdaptationDepth, in the order of this page.
func AdaptationDepths() []AdaptationDepth { return append([]AdaptationDepth(nil), adaptationDepths...) }

// String returns the name under which it is stored and sent.
func (v AdaptationDepth) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAdaptationDepth].
func (v AdaptationDepth) MarshalText() ([]byte, error) {
	return enum.Marshal(v, adaptationDepths, ErrUnknownAdaptationDepth)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AdaptationDepth) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, adaptationDepths, ErrUnknownAdaptationDepth)
}
