package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// PeerExperience says what a standard or a programme asks as to supervisors who
// have done peer support themselves. The zero value asks nothing.
type PeerExperience string

// Rules about peer experience, from the mildest on.
const (
	// PeerPreferred: it is preferred. Nothing is judged by it.
	PeerPreferred PeerExperience = "preferred"
	// PeerWarned: a worker none of whose supervisors is a peer is told of; nothing is short.
	PeerWarned PeerExperience = "warned"
	// PeerCoSupervises: a supervisor who is no peer shares supervision with one who is.
	PeerCoSupervises PeerExperience = "co_supervision"
)

var peerExperiences = []PeerExperience{PeerPreferred, PeerWarned, PeerCoSupervises}

// PeerExperiences returns every PeerExperience, in the order of this page.
func PeerExperiences() []PeerExperience { return slices.Clone(peerExperiences) }

// String returns the name under which it is stored and sent.
func (v PeerExperience) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPeerExperience].
func (v PeerExperience) MarshalText() ([]byte, error) {
	return enum.Marshal(v, peerExperiences, ErrUnknownPeerExperience)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *PeerExperience) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, peerExperiences, ErrUnknownPeerExperience)
}

// then returns what a finding adds.
func (v PeerExperience) then() string {
	if v == PeerCoSupervises {
		return "; a peer has to share in it"
	}
	return "; peer experience is preferred"
}
