package peer

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTieStrength reports a name that is no strength of a tie.
var ErrUnknownTieStrength = errors.New("peer: unknown strength of a tie")

// A TieStrength says how much a participant can count on a [Supporter] at present,
// in the participant's own view. It may change: ties are repaired. The zero value
// is not said.
type TieStrength string

// Strengths of a tie.
const (
	// TieStrong: the participant counts on them.
	TieStrong TieStrength = "strong"
	// TieModerate: in some things, or at some times.
	TieModerate TieStrength = "moderate"
	// TieWeak: hardly, as yet.
	TieWeak TieStrength = "weak"
)

var tieStrengths = []TieStrength{
	TieStrong,
	TieModerate,
	TieWeak,
}

// TieStrengths returns every TieStrength, in the order of this page.
func TieStrengths() []TieStrength { return append([]TieStrength(nil), tieStrengths...) }

// String returns the name under which it is stored and sent.
func (v TieStrength) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTieStrength].
func (v TieStrength) MarshalText() ([]byte, error) {
	return enum.Marshal(v, tieStrengths, ErrUnknownTieStrength)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *TieStrength) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, tieStrengths, ErrUnknownTieStrength)
}
