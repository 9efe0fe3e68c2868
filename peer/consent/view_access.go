package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownViewAccess reports a name that is no access to a class of fields.
var ErrUnknownViewAccess = errors.New("consent: unknown access to a class of fields")

// A ViewAccess says under which condition a role reads a class of fields. The zero
// value is none: what no row lists is not read.
type ViewAccess string

// Conditions.
const (
	// ViewAlways: because of the role alone.
	ViewAlways ViewAccess = "always"
	// ViewEngaged: while support by or under that role goes on.
	ViewEngaged ViewAccess = "engaged"
	// ViewConsented: as far as the person consented to it for this role, and no longer.
	ViewConsented ViewAccess = "consented"
)

var viewAccesses = []ViewAccess{
	ViewAlways,
	ViewEngaged,
	ViewConsented,
}

// ViewAccesses returns every ViewAccess, in the order of this page.
func ViewAccesses() []ViewAccess { return append([]ViewAccess(nil), viewAccesses...) }

// String returns the name under which it is stored and sent.
func (v ViewAccess) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownViewAccess].
func (v ViewAccess) MarshalText() ([]byte, error) {
	return enum.Marshal(v, viewAccesses, ErrUnknownViewAccess)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ViewAccess) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, viewAccesses, ErrUnknownViewAccess)
}
