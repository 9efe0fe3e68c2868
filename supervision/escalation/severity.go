package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownSeverity reports a name that is no severity.
var ErrUnknownSeverity = errors.New("escalation: unknown severity")

// A Severity says how much harm an incident did. The zero value is not judged.
type Severity string

// Severities, a design of this library.
const (
	// NearMiss: it might have done harm.
	NearMiss Severity = "near_miss"
	// MinorHarm: harm that passes without treatment.
	MinorHarm Severity = "minor_harm"
	// Harm: harm that needs somebody's care.
	Harm Severity = "harm"
	// SeriousHarm: danger to life, or lasting harm.
	SeriousHarm Severity = "serious_harm"
)

var severities = []Severity{
	NearMiss,
	MinorHarm,
	Harm,
	SeriousHarm,
}

// Severities returns every Severity, in the order of this page.
func Severities() []Severity { return append([]Severity(nil), severities...) }

// String returns the name under which it is stored and sent.
func (v Severity) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSeverity].
func (v Severity) MarshalText() ([]byte, error) {
	return enum.Marshal(v, severities, ErrUnknownSeverity)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Severity) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, severities, ErrUnknownSeverity)
}
