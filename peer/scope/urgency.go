package scope

import "github.com/alongside-go/alongside/internal/enum"

// An Urgency says how soon help is needed. The zero value is unknown.
type Urgency string

// Urgencies.
const (
	// Routine: no hurry.
	Routine Urgency = "routine"
	// Urgent: the same day.
	Urgent Urgency = "urgent"
	// Imminent: danger to life now; pre-empts everything else.
	Imminent Urgency = "imminent"
)

var urgencies = []Urgency{
	Routine,
	Urgent,
	Imminent,
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
