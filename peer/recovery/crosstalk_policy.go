package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCrosstalkPolicy reports a name that is no policy on cross-talk.
var ErrUnknownCrosstalkPolicy = errors.New("recovery: unknown policy on cross-talk")

// A CrosstalkPolicy says whether people at a meeting answer what another shared. The
// zero value is not said.
type CrosstalkPolicy string

// Policies.
const (
	// CrosstalkProhibited: nobody comments on what another shared.
	CrosstalkProhibited CrosstalkPolicy = "prohibited"
	// CrosstalkLimited: a leader lets some of it happen.
	CrosstalkLimited CrosstalkPolicy = "limited"
	// CrosstalkAllowed: open, friendly discussion.
	CrosstalkAllowed CrosstalkPolicy = "allowed"
)

var crosstalkPolicies = []CrosstalkPolicy{
	CrosstalkProhibited,
	CrosstalkLimited,
	CrosstalkAllowed,
}

// CrosstalkPolicies returns every CrosstalkPolicy, in the order of this page.
func CrosstalkPolicies() []CrosstalkPolicy {
	return append([]CrosstalkPolicy(nil), crosstalkPolicies...)
}

// String returns the name under which it is stored and sent.
func (v CrosstalkPolicy) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCrosstalkPolicy].
func (v CrosstalkPolicy) MarshalText() ([]byte, error) {
	return enum.Marshal(v, crosstalkPolicies, ErrUnknownCrosstalkPolicy)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CrosstalkPolicy) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, crosstalkPolicies, ErrUnknownCrosstalkPolicy)
}
