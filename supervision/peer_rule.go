package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A PeerRule is how much a programme wants a supervisor with experience of peer support.
// The zero value asks for nothing.
type PeerRule string

// Rules for the experience of supervisors.
const (
	// PreferPeer: it is said as something to aim at.
	PreferPeer PeerRule = "prefer"
	// WarnWithoutPeer: it is said as a warning.
	WarnWithoutPeer PeerRule = "warn"
	// RequirePeer: a supervisor without it needs another beside them who has it.
	RequirePeer PeerRule = "require_co_supervision"
)

var peerRuleList = []PeerRule{
	PreferPeer,
	WarnWithoutPeer,
	RequirePeer,
}

// PeerRules returns every PeerRule, in the order of this page.
func PeerRules() []PeerRule { return slices.Clone(peerRuleList) }

// String returns the name under which it is stored and sent.
func (v PeerRule) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPeerRule].
func (v PeerRule) MarshalText() ([]byte, error) {
	return enum.Marshal(v, peerRuleList, ErrUnknownPeerRule)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *PeerRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, peerRuleList, ErrUnknownPeerRule)
}
