package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTokenCustom reports a name that is no custom of tokens.
var ErrUnknownTokenCustom = errors.New("recovery: unknown custom of tokens")

// A TokenCustom says whether time is marked with something to hold. It is custom, not
// a rule, and a return to use takes nothing back. The zero value is not said.
type TokenCustom string

// Customs.
const (
	// TokensNone: no tokens.
	TokensNone TokenCustom = "none"
	// TokensChips: chips or medallions.
	TokensChips TokenCustom = "chips"
	// TokensKeyTags: key tags.
	TokensKeyTags TokenCustom = "key_tags"
	// TokensDayCounter: a counter of days on a screen.
	TokensDayCounter TokenCustom = "day_counter"
	// TokensOften: often, by fellowship.
	TokensOften TokenCustom = "often"
	// TokensOptional: some groups have them.
	TokensOptional TokenCustom = "optional"
	// TokensLocal: by local custom.
	TokensLocal TokenCustom = "local"
	// TokensVaries: it differs.
	TokensVaries TokenCustom = "varies"
)

var tokenCustoms = []TokenCustom{
	TokensNone,
	TokensChips,
	TokensKeyTags,
	TokensDayCounter,
	TokensOften,
	TokensOptional,
	TokensLocal,
	TokensVaries,
}

// TokenCustoms returns every TokenCustom, in the order of this page.
func TokenCustoms() []TokenCustom { return append([]TokenCustom(nil), tokenCustoms...) }

// CountsAbstinence reports whether the tokens are customary and mark days without use.
func (v TokenCustom) CountsAbstinence() bool {
	return v == TokensChips || v == TokensKeyTags || v == TokensDayCounter || v == TokensOften
}

// String returns the name under which it is stored and sent.
func (v TokenCustom) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTokenCustom].
func (v TokenCustom) MarshalText() ([]byte, error) {
	return enum.Marshal(v, tokenCustoms, ErrUnknownTokenCustom)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *TokenCustom) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, tokenCustoms, ErrUnknownTokenCustom)
}
