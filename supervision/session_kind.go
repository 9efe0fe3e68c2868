package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A SessionKind is what happens in a session. The zero value is none.
type SessionKind string

// Kinds of session.
const (
	// KindIndividual: worker and supervisor talk.
	KindIndividual SessionKind = "individual"
	// KindGroup: several workers and a supervisor.
	KindGroup SessionKind = "group"
	// KindObservation: the supervisor is there while the worker serves.
	KindObservation SessionKind = "observation"
	// KindDebrief: after an emergency, within 24 hours.
	KindDebrief SessionKind = "debrief"
	// KindCoReflection: the two reflect on each other's practice, without rank.
	KindCoReflection SessionKind = "co_reflection"
)

var sessionKindList = []SessionKind{
	KindIndividual,
	KindGroup,
	KindObservation,
	KindDebrief,
	KindCoReflection,
}

// SessionKinds returns every SessionKind, in the order of this page.
func SessionKinds() []SessionKind { return slices.Clone(sessionKindList) }

// String returns the name under which it is stored and sent.
func (v SessionKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSessionKind].
func (v SessionKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, sessionKindList, ErrUnknownSessionKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SessionKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, sessionKindList, ErrUnknownSessionKind)
}
