package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAttendanceStatus reports a name that is no status of attendance.
var ErrUnknownAttendanceStatus = errors.New("group: unknown status of attendance")

// An AttendanceStatus says whether somebody was at a meeting. The zero value is not
// said.
type AttendanceStatus string

// Statuses. Coming late and leaving early is allowed and counts as having been there.
const (
	// AttendanceRegistered: a place is kept; the meeting has not been.
	AttendanceRegistered AttendanceStatus = "registered"
	// AttendanceAttended: there.
	AttendanceAttended AttendanceStatus = "attended"
	// AttendanceLate: came late.
	AttendanceLate AttendanceStatus = "late"
	// AttendanceLeftEarly: left before the end.
	AttendanceLeftEarly AttendanceStatus = "left_early"
	// AttendanceAbsent: not there; nobody asks why.
	AttendanceAbsent AttendanceStatus = "absent"
	// AttendanceExcused: not there, and said so before.
	AttendanceExcused AttendanceStatus = "excused"
	// AttendanceCancelled: gave the place back.
	AttendanceCancelled AttendanceStatus = "cancelled"
	// AttendanceNotHeld: the meeting was cancelled; nobody missed it.
	AttendanceNotHeld AttendanceStatus = "not_held"
)

var attendanceStatuses = []AttendanceStatus{
	AttendanceRegistered,
	AttendanceAttended,
	AttendanceLate,
	AttendanceLeftEarly,
	AttendanceAbsent,
	AttendanceExcused,
	AttendanceCancelled,
	AttendanceNotHeld,
}

// AttendanceStatuses returns every AttendanceStatus, in the order of this page.
func AttendanceStatuses() []AttendanceStatus {
	return append([]AttendanceStatus(nil), attendanceStatuses...)
}

// IsPresent reports whether the person was there, for however long.
func (v AttendanceStatus) IsPresent() bool {
	return v == AttendanceAttended || v == AttendanceLate || v == AttendanceLeftEarly
}

// String returns the name under which it is stored and sent.
func (v AttendanceStatus) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAttendanceStatus].
func (v AttendanceStatus) MarshalText() ([]byte, error) {
	return enum.Marshal(v, attendanceStatuses, ErrUnknownAttendanceStatus)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AttendanceStatus) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, attendanceStatuses, ErrUnknownAttendanceStatus)
}
