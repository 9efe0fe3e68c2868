package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A PeerBackground is what a supervisor said, for this purpose, of experience that the
// worker shares. The zero value says that nobody asked: it counts for nothing and is
// held against nobody.
type PeerBackground string

// Backgrounds of a supervisor.
const (
	// BackgroundPeer: has done peer support, and so has lived experience.
	BackgroundPeer PeerBackground = "peer_practice"
	// BackgroundLived: has lived experience of recovery and has not done peer support.
	BackgroundLived PeerBackground = "lived_experience"
	// BackgroundOther: has neither.
	BackgroundOther PeerBackground = "neither"
)

var peerBackgroundList = []PeerBackground{
	BackgroundPeer,
	BackgroundLived,
	BackgroundOther,
}

// PeerBackgrounds returns every PeerBackground, in the order of this page.
func PeerBackgrounds() []PeerBackground { return slices.Clone(peerBackgroundList) }

// String returns the name under which it is stored and sent.
func (v PeerBackground) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownBackground].
func (v PeerBackground) MarshalText() ([]byte, error) {
	return enum.Marshal(v, peerBackgroundList, ErrUnknownBackground)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *PeerBackground) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, peerBackgroundList, ErrUnknownBackground)
}
