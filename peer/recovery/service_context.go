package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownServiceContext reports a name that is no context of a service.
var ErrUnknownServiceContext = errors.New("recovery: unknown context of a service")

// A ServiceContext is something about the place that changes how support is given.
// It is about the place and never about one person: no ethnicity, faction, migration
// status or whereabouts is kept. The zero value is none.
type ServiceContext string

// Contexts.
const (
	// ContextConflict: armed conflict, or its aftermath.
	ContextConflict ServiceContext = "conflict"
	// ContextDisplacement: people had to leave their homes; workers too, perhaps.
	ContextDisplacement ServiceContext = "displacement"
	// ContextCriminalised: possession or treatment may be a crime.
	ContextCriminalised ServiceContext = "criminalised"
	// ContextFewLetters: many people read little or another script.
	ContextFewLetters ServiceContext = "few_letters"
	// ContextUnsafeContact: to be called or visited may put somebody in danger.
	ContextUnsafeContact ServiceContext = "unsafe_contact"
)

var serviceContexts = []ServiceContext{
	ContextConflict,
	ContextDisplacement,
	ContextCriminalised,
	ContextFewLetters,
	ContextUnsafeContact,
}

// ServiceContexts returns every ServiceContext, in the order of this page.
func ServiceContexts() []ServiceContext { return append([]ServiceContext(nil), serviceContexts...) }

// String returns the name under which it is stored and sent.
func (v ServiceContext) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownServiceContext].
func (v ServiceContext) MarshalText() ([]byte, error) {
	return enum.Marshal(v, serviceContexts, ErrUnknownServiceContext)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ServiceContext) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, serviceContexts, ErrUnknownServiceContext)
}
