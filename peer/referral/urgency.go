package referral

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownUrgency reports a name that is no urgency.
var ErrUnknownUrgency = errors.New("referral: unknown urgency")

// An Urgency says how soon a receiver is to make contact; see [PromiseFor]. The zero
// value is unknown.
type Urgency string

// Urgencies.
const (
	// Routine: as soon as the receiver promises.
	Routine Urgency = "routine"
	// Urgent: contact within 24 hours of acceptance.
	Urgent Urgency = "urgent"
	// Emergency: after an overdose or from an emergency department: contact within the hour.
	Emergency Urgency = "emergency"
)

var urgencies = []Urgency{
	Routine,
	Urgent,
	Emergency,
}

// Urgencies returns every Urgency, in the order of this page.
func Urgencies() []Urgency { return append([]Urgency(nil), urgencies...) }

// String returns the name under which it is stored and sent.
func (v Urgency) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownUrgency].
func (v Urgency) MarshalText() ([]byte, error) { return enum.Marshal(v, urgencies, ErrUnknownUrgency) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Urgency) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, urgencies, ErrUnknownUrgency)
}
