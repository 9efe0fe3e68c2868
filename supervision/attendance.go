package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An Attendance says whether a worker was at a group session. The zero value is none.
type Attendance string

// Attendance of a group session.
const (
	// Present: was there.
	Present Attendance = "present"
	// Absent: was expected and did not come.
	Absent Attendance = "absent"
	// Excused: said before that they would not come, or was on leave.
	Excused Attendance = "excused"
)

var attendanceList = []Attendance{
	Present,
	Absent,
	Excused,
}

// Attendances returns every Attendance, in the order of this page.
func Attendances() []Attendance { return slices.Clone(attendanceList) }

// String returns the name under which it is stored and sent.
func (v Attendance) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAttendance].
func (v Attendance) MarshalText() ([]byte, error) {
	return enum.Marshal(v, attendanceList, ErrUnknownAttendance)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Attendance) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, attendanceList, ErrUnknownAttendance)
}
