package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Form says for how many workers a session is held. The zero value is none.
type Form string

// Forms of a session.
const (
	// Individual: one worker and the supervisor.
	Individual Form = "individual"
	// Group: several workers together; each has a session of their own on record.
	Group Form = "group"
)

var forms = []Form{Individual, Group}

// Forms returns every Form, in the order of this page.
func Forms() []Form { return slices.Clone(forms) }

// String returns the name under which it is stored and sent.
func (v Form) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownForm].
func (v Form) MarshalText() ([]byte, error) { return enum.Marshal(v, forms, ErrUnknownForm) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Form) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, forms, ErrUnknownForm)
}
