package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownSupervisorReport reports a name that is no standing of a report to a supervisor.
var ErrUnknownSupervisorReport = errors.New("consent: unknown standing of a report to a supervisor")

// A SupervisorReport says whether somebody who must report does so by telling their
// supervisor. The zero value is none.
type SupervisorReport string

// Answers.
const (
	// SupervisorSuffices: telling the supervisor is the report.
	SupervisorSuffices SupervisorReport = "suffices"
	// SupervisorDoesNot: they must report themselves, whomever they tell beside it.
	SupervisorDoesNot SupervisorReport = "does_not"
	// SupervisorUnknown: this library does not know. Treat it as does_not.
	SupervisorUnknown SupervisorReport = "unknown"
)

var supervisorReports = []SupervisorReport{
	SupervisorSuffices,
	SupervisorDoesNot,
	SupervisorUnknown,
}

// SupervisorReports returns every SupervisorReport, in the order of this page.
func SupervisorReports() []SupervisorReport {
	return append([]SupervisorReport(nil), supervisorReports...)
}

// String returns the name under which it is stored and sent.
func (v SupervisorReport) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSupervisorReport].
func (v SupervisorReport) MarshalText() ([]byte, error) {
	return enum.Marshal(v, supervisorReports, ErrUnknownSupervisorReport)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SupervisorReport) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, supervisorReports, ErrUnknownSupervisorReport)
}
