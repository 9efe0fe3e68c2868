package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPermission reports a name that is no permission.
var ErrUnknownPermission = errors.New("peer: unknown permission")

// A Permission is one thing that somebody lets another person know of them or do
// for them, within a [Link]. Each is given and taken back by itself; none follows
// from another. The zero value is none.
type Permission string

// Permissions. They are this library's own list. None of them is a consent to
// disclose a record, which the law asks for in a form of its own.
const (
	// KnowTakesPart: may know that the person takes part in the programme.
	KnowTakesPart Permission = "know_takes_part"
	// KnowAttendance: may know whether the person came.
	KnowAttendance Permission = "know_attendance"
	// KnowWellbeing: may know how the person says they are.
	KnowWellbeing Permission = "know_wellbeing"
	// KnowPlan: may know the parts of the plan that the person shows them.
	KnowPlan Permission = "know_plan"
	// KnowReturnToUse: may know of a return to use, once the person recorded it.
	KnowReturnToUse Permission = "know_return_to_use"
	// ContactCheckIn: may be asked to check in with the person.
	ContactCheckIn Permission = "contact_check_in"
	// ContactMissed: may be asked when the person cannot be reached.
	ContactMissed Permission = "contact_missed"
	// ContactCrisis: may be called in a crisis.
	ContactCrisis Permission = "contact_crisis"
	// ContactEducation: may be sent what the programme offers to families and friends.
	ContactEducation Permission = "contact_education"
	// JoinMeetings: may come along to meetings about the plan.
	JoinMeetings Permission = "join_meetings"
)

var permissions = []Permission{
	KnowTakesPart,
	KnowAttendance,
	KnowWellbeing,
	KnowPlan,
	KnowReturnToUse,
	ContactCheckIn,
	ContactMissed,
	ContactCrisis,
	ContactEducation,
	JoinMeetings,
}

// Permissions returns every Permission, in the order of this page.
func Permissions() []Permission { return append([]Permission(nil), permissions...) }

// String returns the name under which it is stored and sent.
func (v Permission) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPermission].
func (v Permission) MarshalText() ([]byte, error) {
	return enum.Marshal(v, permissions, ErrUnknownPermission)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Permission) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, permissions, ErrUnknownPermission)
}
