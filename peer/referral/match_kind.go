package referral

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMatchKind reports a name that is no kind of match.
var ErrUnknownMatchKind = errors.New("referral: unknown kind of match")

// A MatchKind says how ready a resource is to take a referral. The zero value is none.
type MatchKind string

// Kinds of match, the readiest first.
const (
	// MatchReady: it fits, has room, and what is known of it is fresh.
	MatchReady MatchKind = "ready"
	// MatchAskFirst: it fits as far as is known; something is stale or unknown: ask before sending, see [Match.Ask].
	MatchAskFirst MatchKind = "ask_first"
	// MatchFull: it fits and is full.
	MatchFull MatchKind = "full"
)

var matchKinds = []MatchKind{
	MatchReady,
	MatchAskFirst,
	MatchFull,
}

// MatchKinds returns every MatchKind, in the order of this page.
func MatchKinds() []MatchKind { return append([]MatchKind(nil), matchKinds...) }

// String returns the name under which it is stored and sent.
func (v MatchKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMatchKind].
func (v MatchKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, matchKinds, ErrUnknownMatchKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MatchKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, matchKinds, ErrUnknownMatchKind)
}
