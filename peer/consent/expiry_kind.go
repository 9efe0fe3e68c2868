package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownExpiryKind reports a name that is no kind of expiry.
var ErrUnknownExpiryKind = errors.New("consent: unknown kind of expiry")

// An ExpiryKind says how a consent runs out. The zero value says nothing, which
// is not the same as never.
type ExpiryKind string

// Kinds of expiry.
const (
	// ExpiresOnDate: after a day.
	ExpiresOnDate ExpiryKind = "date"
	// ExpiresOnEvent: when something happens, such as the end of treatment.
	ExpiresOnEvent ExpiryKind = "event"
	// ExpiresOnCondition: when something becomes true.
	ExpiresOnCondition ExpiryKind = "condition"
	// ExpiresNever: not by itself: only for treatment, payment and operations.
	ExpiresNever ExpiryKind = "none"
)

var expiryKinds = []ExpiryKind{
	ExpiresOnDate,
	ExpiresOnEvent,
	ExpiresOnCondition,
	ExpiresNever,
}

// ExpiryKinds returns every ExpiryKind, in the order of this page.
func ExpiryKinds() []ExpiryKind { return append([]ExpiryKind(nil), expiryKinds...) }

// String returns the name under which it is stored and sent.
func (v ExpiryKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownExpiryKind].
func (v ExpiryKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, expiryKinds, ErrUnknownExpiryKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ExpiryKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, expiryKinds, ErrUnknownExpiryKind)
}
