package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRetentionStopKind reports a name that is no stop of a destruction.
var ErrUnknownRetentionStopKind = errors.New("consent: unknown stop of a destruction")

// A RetentionStopKind says what keeps a record from being destroyed. The zero value is
// nothing.
type RetentionStopKind string

// What stops a destruction.
const (
	// StopHold: a hold, legal or because a participant's request is open. It wins always.
	StopHold RetentionStopKind = "hold"
	// StopNotYet: the time for which the record is kept is not over.
	StopNotYet RetentionStopKind = "not_yet"
	// StopNotBegun: the event from which the time counts has not happened, or is not known.
	StopNotBegun RetentionStopKind = "not_begun"
	// StopNoRule: no rule names the class. What no rule releases is kept.
	StopNoRule RetentionStopKind = "no_rule"
)

var retentionStopKinds = []RetentionStopKind{
	StopHold,
	StopNotYet,
	StopNotBegun,
	StopNoRule,
}

// RetentionStopKinds returns every RetentionStopKind, in the order of this page.
func RetentionStopKinds() []RetentionStopKind {
	return append([]RetentionStopKind(nil), retentionStopKinds...)
}

// String returns the name under which it is stored and sent.
func (v RetentionStopKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRetentionStopKind].
func (v RetentionStopKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, retentionStopKinds, ErrUnknownRetentionStopKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RetentionStopKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, retentionStopKinds, ErrUnknownRetentionStopKind)
}
