package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownKind reports a name that is no kind of group.
var ErrUnknownKind = errors.New("group: unknown kind of group")

// A Kind says what people of a group come together for. The zero value is none.
type Kind string

// Kinds of groups.
const (
	// KindMutualAid: a meeting of a fellowship, or another mutual-aid meeting of equals, which belongs to its members.
	KindMutualAid Kind = "mutual_aid"
	// KindSupport: a peer-led support group that a programme runs.
	KindSupport Kind = "support"
	// KindWorkshop: a course or workshop: coping and life skills, a plan written together.
	KindWorkshop Kind = "workshop"
	// KindSocial: time together, against isolation.
	KindSocial Kind = "social"
	// KindRecreation: hikes, sports, arts and other things done with hands and feet.
	KindRecreation Kind = "recreation"
	// KindAdvocacy: civic life: leadership, advocacy, changing how people speak and think.
	KindAdvocacy Kind = "advocacy"
	// KindFamily: for relatives and friends.
	KindFamily Kind = "family"
	// KindOnline: an online community with moderators: a forum or a chat, in which nobody attends.
	KindOnline Kind = "online"
	// KindStaff: staff who support each other after distressing events; apart from the groups of participants.
	KindStaff Kind = "staff_peer_support"
)

var kinds = []Kind{
	KindMutualAid,
	KindSupport,
	KindWorkshop,
	KindSocial,
	KindRecreation,
	KindAdvocacy,
	KindFamily,
	KindOnline,
	KindStaff,
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
