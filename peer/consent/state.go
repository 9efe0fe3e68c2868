package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownState reports a name that is no stage of a consent.
var ErrUnknownState = errors.New("consent: unknown stage of a consent")

// A State is a stage of a [Consent]. The zero value is no stage.
type State string

// Stages of a consent. Expired, revoked, superseded and declined are final.
const (
	// StateDraft: written and not signed. Leads to active, declined, revoked or expired.
	StateDraft State = "draft"
	// StateActive: signed and in force until it runs out. Leads to stopped, expired, revoked or superseded.
	StateActive State = "active"
	// StateStopped: the person said that sharing is to stop; it stopped at once. Leads to revoked, back to active by the person alone, or to expired or superseded.
	StateStopped State = "stopped"
	// StateExpired: it ran out, or was never answered. Final.
	StateExpired State = "expired"
	// StateRevoked: the person took it back. Final; what was told before stays told.
	StateRevoked State = "revoked"
	// StateSuperseded: another consent took its place. Final.
	StateSuperseded State = "superseded"
	// StateDeclined: the person said no. Final; nobody is to ask again and again.
	StateDeclined State = "declined"
)

var states = []State{
	StateDraft,
	StateActive,
	StateStopped,
	StateExpired,
	StateRevoked,
	StateSuperseded,
	StateDeclined,
}

// States returns every State, in the order of this page.
func States() []State { return append([]State(nil), states...) }

// String returns the name under which it is stored and sent.
func (v State) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownState].
func (v State) MarshalText() ([]byte, error) {
	return enum.Marshal(v, states, ErrUnknownState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *State) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, states, ErrUnknownState)
}
