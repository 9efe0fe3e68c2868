package scope

import "github.com/alongside-go/alongside/internal/enum"

// A Kind says what an activity is, and so which facts bear on it: facts about the
// worker bear on service alone, a supervisor's denial on service and conduct.
// They never prohibit an event, a duty or aid. The zero value is no kind.
type Kind string

// Kinds of activity.
const (
	// Service: done for or with a participant.
	Service Kind = "service"
	// Conduct: how one behaves.
	Conduct Kind = "conduct"
	// Event: what happens to the worker or is disclosed to the worker.
	Event Kind = "event"
	// Duty: what is owed, such as telling the limits of confidentiality.
	Duty Kind = "duty"
	// Aid: what any bystander may do, such as naloxone or a call for help.
	Aid Kind = "aid"
)

var kinds = []Kind{
	Service,
	Conduct,
	Event,
	Duty,
	Aid,
}

// Kinds returns every Kind, in the order of this page.
func Kinds() []Kind { return append([]Kind(nil), kinds...) }

// String returns the name under which it is stored and sent.
func (v Kind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownKind].
func (v Kind) MarshalText() ([]byte, error) { return enum.Marshal(v, kinds, ErrUnknownKind) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Kind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, kinds, ErrUnknownKind)
}
