package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCapacity reports a name that is no capacity to sign.
var ErrUnknownCapacity = errors.New("consent: unknown capacity to sign")

// A Capacity says as whom somebody signs. The zero value is none.
type Capacity string

// Capacities.
const (
	// CapacitySelf: the person themselves.
	CapacitySelf Capacity = "self"
	// CapacityParent: a parent of a minor.
	CapacityParent Capacity = "parent"
	// CapacityGuardian: a guardian.
	CapacityGuardian Capacity = "guardian"
	// CapacityRepresentative: somebody whom the law lets act for the person.
	CapacityRepresentative Capacity = "personal_representative"
)

var capacities = []Capacity{
	CapacitySelf,
	CapacityParent,
	CapacityGuardian,
	CapacityRepresentative,
}

// Capacities returns every Capacity, in the order of this page.
func Capacities() []Capacity { return append([]Capacity(nil), capacities...) }

// String returns the name under which it is stored and sent.
func (v Capacity) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCapacity].
func (v Capacity) MarshalText() ([]byte, error) {
	return enum.Marshal(v, capacities, ErrUnknownCapacity)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Capacity) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, capacities, ErrUnknownCapacity)
}
