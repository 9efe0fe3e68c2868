package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTokenFamily reports a name that is no family of tokens.
var ErrUnknownTokenFamily = errors.New("recovery: unknown family of tokens")

// A TokenFamily is a set of tokens that mark time. Tokens are custom; no
// fellowship owes them and groups differ. The zero value is none.
type TokenFamily string

// Families.
const (
	// TokensOfAA: chips and medallions as handed out in AA groups, by local
	// custom.
	TokensOfAA TokenFamily = "aa_chip"
	// TokensOfNA: key tags as handed out in NA groups.
	TokensOfNA TokenFamily = "na_key_tag"
	// TokensPlain: the same times without anything to hold.
	TokensPlain TokenFamily = "milestone"
)

var tokenFamilies = []TokenFamily{
	TokensOfAA,
	TokensOfNA,
	TokensPlain,
}

// TokenFamilies returns every TokenFamily, in the order of this page.
func TokenFamilies() []TokenFamily { return append([]TokenFamily(nil), tokenFamilies...) }

// String returns the name under which it is stored and sent.
func (v TokenFamily) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownTokenFamily].
func (v TokenFamily) MarshalText() ([]byte, error) {
	return enum.Marshal(v, tokenFamilies, ErrUnknownTokenFamily)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *TokenFamily) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, tokenFamilies, ErrUnknownTokenFamily)
}
