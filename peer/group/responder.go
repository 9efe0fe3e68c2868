package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownResponder reports a name that is no one who acts.
var ErrUnknownResponder = errors.New("group: unknown one who acts")

// A Responder says who acts. The zero value is nobody.
type Responder string

// Responders.
const (
	// ResponderLeader: whoever leads.
	ResponderLeader Responder = "leader"
	// ResponderCoLeader: the other leader, while the first goes on with the group; whoever leads alone pauses the group.
	ResponderCoLeader Responder = "co_leader"
	// ResponderSupervisor: a supervisor or whoever is on call.
	ResponderSupervisor Responder = "supervisor"
	// ResponderEmergency: the emergency number, 988 in the United States, or a crisis line.
	ResponderEmergency Responder = "emergency_service"
	// ResponderAuthority: whoever receives reports by law.
	ResponderAuthority Responder = "authority"
)

var responders = []Responder{
	ResponderLeader,
	ResponderCoLeader,
	ResponderSupervisor,
	ResponderEmergency,
	ResponderAuthority,
}

// Responders returns every Responder, in the order of this page.
func Responders() []Responder { return append([]Responder(nil), responders...) }

// String returns the name under which it is stored and sent.
func (v Responder) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownResponder].
func (v Responder) MarshalText() ([]byte, error) {
	return enum.Marshal(v, responders, ErrUnknownResponder)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Responder) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, responders, ErrUnknownResponder)
}
