package credential

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Mode is how learning took place. The zero value is unknown and counts only
// where any mode does.
type Mode string

// Modes.
const (
	ModeInPerson   Mode = "in_person"   // face to face
	ModeLiveOnline Mode = "live_online" // at the time, by video or telephone
	ModeSelfPaced  Mode = "self_paced"  // recorded or read
	ModeInService  Mode = "in_service"  // taught by the employer at work
)

var modes = []Mode{ModeInPerson, ModeLiveOnline, ModeSelfPaced, ModeInService}

// Modes returns every Mode, in the order of this page.
func Modes() []Mode { return slices.Clone(modes) }

// String returns the name under which it is stored and sent.
func (m Mode) String() string { return string(m) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMode].
func (m Mode) MarshalText() ([]byte, error) { return enum.Marshal(m, modes, ErrUnknownMode) }

// UnmarshalText accepts exactly what MarshalText returns. On error m is unchanged.
func (m *Mode) UnmarshalText(text []byte) error {
	return enum.Unmarshal(m, text, modes, ErrUnknownMode)
}
