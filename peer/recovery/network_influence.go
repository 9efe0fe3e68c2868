package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTieInfluence reports a name that is no influence of a tie.
var ErrUnknownTieInfluence = errors.New("recovery: unknown influence of a tie")

// A TieInfluence says what somebody means for a person's recovery at present,
// in that person's own view. It is no judgement of the other, and may change.
// The zero value is not said.
type TieInfluence string

// Influences.
const (
	// TieSupports: supports it.
	TieSupports TieInfluence = "supports"
	// TieMixed: sometimes, and sometimes not.
	TieMixed TieInfluence = "mixed"
	// TieNeutral: neither.
	TieNeutral TieInfluence = "neutral"
	// TieRisks: makes it harder.
	TieRisks TieInfluence = "risks"
)

var tieInfluences = []TieInfluence{
	TieSupports,
	TieMixed,
	TieNeutral,
	TieRisks,
}

// TieInfluences returns every TieInfluence, in the order of this page.
func TieInfluences() []TieInfluence { return append([]TieInfluence(nil), tieInfluences...) }

// String returns the name under which it is stored and sent.
func (v TieInfluence) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownTieInfluence].
func (v TieInfluence) MarshalText() ([]byte, error) {
	return enum.Marshal(v, tieInfluences, ErrUnknownTieInfluence)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *TieInfluence) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, tieInfluences, ErrUnknownTieInfluence)
}
