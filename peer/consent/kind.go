package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownKind reports a name that is no kind of consent.
var ErrUnknownKind = errors.New("consent: unknown kind of consent")

// A Kind says what a consent is about. A consent of one kind never answers for
// another: who accepts support has not agreed that anybody is told of it. The
// zero value is no kind.
type Kind string

// Kinds of consent.
const (
	// KindService: to be supported at all.
	KindService Kind = "service"
	// KindDisclosure: that somebody is told something.
	KindDisclosure Kind = "disclosure"
	// KindContact: to be contacted by a channel, such as text messages.
	KindContact Kind = "contact"
	// KindObservation: that a supervisor or a trainee sits in on sessions.
	KindObservation Kind = "observation"
	// KindStory: that the person's story is used, as in a leaflet.
	KindStory Kind = "story"
	// KindAttendance: that coming to the meetings of a group is kept under the person's id; otherwise heads are counted, or less.
	KindAttendance Kind = "attendance"
)

var kinds = []Kind{
	KindService,
	KindDisclosure,
	KindContact,
	KindObservation,
	KindStory,
	KindAttendance,
}

// Kinds returns every Kind, in the order of this page.
func Kinds() []Kind { return append([]Kind(nil), kinds...) }

// String returns the name under which it is stored and sent.
func (v Kind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownKind].
func (v Kind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, kinds, ErrUnknownKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Kind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, kinds, ErrUnknownKind)
}
