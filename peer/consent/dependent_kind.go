package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownDependentKind reports a name that is no kind of dependent.
var ErrUnknownDependentKind = errors.New("consent: unknown kind of dependent")

// A DependentKind says what it is that a consent carries. The zero value is none.
type DependentKind string

// Kinds of dependents.
const (
	// DependentReferral: a referral that was sent or is being prepared.
	DependentReferral DependentKind = "referral"
	// DependentHandoff: a warm hand-off that was offered or goes on.
	DependentHandoff DependentKind = "hand_off"
	// DependentGroup: a place in a group that is kept under the person's id.
	DependentGroup DependentKind = "group"
	// DependentAttendance: names on the list of who was at a meeting.
	DependentAttendance DependentKind = "attendance"
	// DependentDisclosure: a disclosure that is repeated or was agreed to and not yet made.
	DependentDisclosure DependentKind = "disclosure"
	// DependentAccess: somebody's access to records.
	DependentAccess DependentKind = "access"
	// DependentContact: contact by one channel.
	DependentContact DependentKind = "contact"
	// DependentObservation: sessions that a supervisor observes.
	DependentObservation DependentKind = "observation"
	// DependentStory: a use of the person's story.
	DependentStory DependentKind = "story"
)

var dependentKinds = []DependentKind{
	DependentReferral,
	DependentHandoff,
	DependentGroup,
	DependentAttendance,
	DependentDisclosure,
	DependentAccess,
	DependentContact,
	DependentObservation,
	DependentStory,
}

// DependentKinds returns every DependentKind, in the order of this page.
func DependentKinds() []DependentKind { return append([]DependentKind(nil), dependentKinds...) }

// String returns the name under which it is stored and sent.
func (v DependentKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDependentKind].
func (v DependentKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, dependentKinds, ErrUnknownDependentKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *DependentKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, dependentKinds, ErrUnknownDependentKind)
}
