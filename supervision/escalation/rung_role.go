package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRungRole reports a name that is no rung of a ladder.
var ErrUnknownRungRole = errors.New("escalation: unknown rung of a ladder")

// A RungRole says who is on a rung of a ladder. The zero value is nobody.
type RungRole string

// Roles. The last four are outside the programme: no person of the programme stands for them.
const (
	// RungSupervisor: the worker's own supervisor.
	RungSupervisor RungRole = "supervisor"
	// RungOnCall: the supervisor on call.
	RungOnCall RungRole = "on_call"
	// RungClinicianOnCall: the clinician on call.
	RungClinicianOnCall RungRole = "clinician_on_call"
	// RungProgrammeLead: whoever leads the programme.
	RungProgrammeLead RungRole = "programme_lead"
	// RungCrisisLine: a crisis line, in the United States 988.
	RungCrisisLine RungRole = "crisis_line"
	// RungEmergency: the emergency number.
	RungEmergency RungRole = "emergency"
	// RungStatutoryReport: whoever receives reports by law.
	RungStatutoryReport RungRole = "statutory_report"
	// RungOutsideBody: a body outside the programme: a certifying board, an ombudsperson.
	RungOutsideBody RungRole = "outside_body"
)

var rungRoles = []RungRole{
	RungSupervisor,
	RungOnCall,
	RungClinicianOnCall,
	RungProgrammeLead,
	RungCrisisLine,
	RungEmergency,
	RungStatutoryReport,
	RungOutsideBody,
}

// RungRoles returns every RungRole, in the order of this page.
func RungRoles() []RungRole { return append([]RungRole(nil), rungRoles...) }

// String returns the name under which it is stored and sent.
func (v RungRole) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRungRole].
func (v RungRole) MarshalText() ([]byte, error) {
	return enum.Marshal(v, rungRoles, ErrUnknownRungRole)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RungRole) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, rungRoles, ErrUnknownRungRole)
}
