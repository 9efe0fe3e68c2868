package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAttendanceMode reports a name that is no mode of attendance.
var ErrUnknownAttendanceMode = errors.New("recovery: unknown mode of attendance")

// An AttendanceMode says what is stored about who was at a meeting. The mode belongs
// to the group; a person can only make it stricter for themselves. No mode stores
// what was said. The zero value is not said.
type AttendanceMode string

// Modes.
const (
	// AttendanceNone: nothing.
	AttendanceNone AttendanceMode = "none"
	// AttendanceCountOnly: the total, and how many were new.
	AttendanceCountOnly AttendanceMode = "count_only"
	// AttendanceCoded: a pseudonymous code that the person chose, stable within one host.
	AttendanceCoded AttendanceMode = "coded"
	// AttendanceNamedWithConsent: the person's id, under a consent, for a purpose, until it expires.
	AttendanceNamedWithConsent AttendanceMode = "named_with_consent"
	// AttendanceProofSlip: a slip with date and length, given to the person and sent to nobody.
	AttendanceProofSlip AttendanceMode = "proof_slip"
)

var attendanceModes = []AttendanceMode{
	AttendanceNone,
	AttendanceCountOnly,
	AttendanceCoded,
	AttendanceNamedWithConsent,
	AttendanceProofSlip,
}

// AttendanceModes returns every AttendanceMode, in the order of this page.
func AttendanceModes() []AttendanceMode { return append([]AttendanceMode(nil), attendanceModes...) }

// String returns the name under which it is stored and sent.
func (v AttendanceMode) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAttendanceMode].
func (v AttendanceMode) MarshalText() ([]byte, error) {
	return enum.Marshal(v, attendanceModes, ErrUnknownAttendanceMode)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AttendanceMode) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, attendanceModes, ErrUnknownAttendanceMode)
}
