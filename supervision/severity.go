package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Severity says how soon a concern is to be talked about; a greater one is sooner. The
// zero value is none.
type Severity int

// Severities of a concern.
const (
	SeverityRoutine Severity = iota + 1 // at the next session
	SeveritySoon                        // at the next session, before what is routine
	SeverityUrgent                      // now; do not wait for a session
)

var severityNames = []string{"routine", "soon", "urgent"}

// Severities returns every Severity, the least first.
func Severities() []Severity { return []Severity{SeverityRoutine, SeveritySoon, SeverityUrgent} }

func (v Severity) known() bool { return v >= SeverityRoutine && v <= SeverityUrgent }

// String returns the name under which it is stored and sent, "unknown" for none.
func (v Severity) String() string {
	if !v.known() {
		return "unknown"
	}
	return severityNames[v-1]
}

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSeverity].
func (v Severity) MarshalText() ([]byte, error) {
	if !v.known() {
		return nil, ErrUnknownSeverity
	}
	return []byte(severityNames[v-1]), nil
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Severity) UnmarshalText(text []byte) error {
	i := slices.Index(severityNames, string(text))
	if i < 0 {
		return enum.Refuse(string(text), severityNames, ErrUnknownSeverity)
	}
	*v = Severity(i + 1)
	return nil
}
