package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownLink reports a name that is no kind or no stage of a link.
var ErrUnknownLink = errors.New("peer: unknown kind or stage of a link")

// A LinkKind says what a [Link] is for. The zero value is no kind.
type LinkKind string

// Kinds of link.
const (
	// LinkSupporter: to somebody of the family or a friend, who stands by the participant.
	LinkSupporter LinkKind = "supporter"
	// LinkAccountability: between two participants of a group, who check in with each other.
	LinkAccountability LinkKind = "accountability"
	// LinkBuddy: between two people who keep in touch, as after a stay in hospital.
	LinkBuddy LinkKind = "buddy"
)

var linkKinds = []LinkKind{
	LinkSupporter,
	LinkAccountability,
	LinkBuddy,
}

// IsMutual reports whether both sides give and receive support, as in a pair; a
// supporter stands by the participant and need not be supported in turn.
func (v LinkKind) IsMutual() bool { return v == LinkAccountability || v == LinkBuddy }

// LinkKinds returns every LinkKind, in the order of this page.
func LinkKinds() []LinkKind { return append([]LinkKind(nil), linkKinds...) }

// String returns the name under which it is stored and sent.
func (v LinkKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownLink].
func (v LinkKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, linkKinds, ErrUnknownLink)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *LinkKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, linkKinds, ErrUnknownLink)
}

// A LinkState is a stage of a [Link]. The zero value is no stage.
type LinkState string

// Stages of a link. Ended is final; another link can be offered at any time.
const (
	// LinkOffered: one side, or the programme, offers it. Leads to active or ended.
	LinkOffered LinkState = "offered"
	// LinkActive: both sides agreed. Leads to ended.
	LinkActive LinkState = "active"
	// LinkEnded: one side ended it or did not want it.
	LinkEnded LinkState = "ended"
)

var linkStates = []LinkState{LinkOffered, LinkActive, LinkEnded}

// LinkStates returns every LinkState, in the order of this page.
func LinkStates() []LinkState { return append([]LinkState(nil), linkStates...) }

// String returns the name under which it is stored and sent.
func (v LinkState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownLink].
func (v LinkState) MarshalText() ([]byte, error) { return enum.Marshal(v, linkStates, ErrUnknownLink) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *LinkState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, linkStates, ErrUnknownLink)
}
