package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTieReciprocity reports a name that is no reciprocity of a tie.
var ErrUnknownTieReciprocity = errors.New("recovery: unknown reciprocity of a tie")

// A TieReciprocity says who gives and who receives support in a tie, in the
// participant's own view. The zero value is not said.
type TieReciprocity string

// Reciprocities.
const (
	// TieMutual: both give and receive.
	TieMutual TieReciprocity = "mutual"
	// TieMostlyReceive: the participant receives more.
	TieMostlyReceive TieReciprocity = "mostly_receive"
	// TieMostlyGive: the participant gives more.
	TieMostlyGive TieReciprocity = "mostly_give"
)

var tieReciprocities = []TieReciprocity{
	TieMutual,
	TieMostlyReceive,
	TieMostlyGive,
}

// TieReciprocities returns every TieReciprocity, in the order of this page.
func TieReciprocities() []TieReciprocity { return append([]TieReciprocity(nil), tieReciprocities...) }

// String returns the name under which it is stored and sent.
func (v TieReciprocity) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownTieReciprocity].
func (v TieReciprocity) MarshalText() ([]byte, error) {
	return enum.Marshal(v, tieReciprocities, ErrUnknownTieReciprocity)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *TieReciprocity) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, tieReciprocities, ErrUnknownTieReciprocity)
}
