package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownStigmaLevel reports a name that is no level of stigma.
var ErrUnknownStigmaLevel = errors.New("recovery: unknown level of stigma")

// A StigmaLevel is one of the three levels at which stigma does harm. The zero
// value is none.
type StigmaLevel string

// Levels.
const (
	// StigmaSelf: in the person: shame.
	StigmaSelf StigmaLevel = "self"
	// StigmaSocial: in others, and in a culture.
	StigmaSocial StigmaLevel = "social"
	// StigmaStructural: in laws, rules and institutions.
	StigmaStructural StigmaLevel = "structural"
)

var stigmaLevels = []StigmaLevel{
	StigmaSelf,
	StigmaSocial,
	StigmaStructural,
}

// StigmaLevels returns every StigmaLevel, in the order of this page.
func StigmaLevels() []StigmaLevel { return append([]StigmaLevel(nil), stigmaLevels...) }

// String returns the name under which it is stored and sent.
func (v StigmaLevel) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownStigmaLevel].
func (v StigmaLevel) MarshalText() ([]byte, error) {
	return enum.Marshal(v, stigmaLevels, ErrUnknownStigmaLevel)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *StigmaLevel) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, stigmaLevels, ErrUnknownStigmaLevel)
}
