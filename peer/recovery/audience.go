package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAudience reports a name that is no audience.
var ErrUnknownAudience = errors.New("recovery: unknown audience")

// An Audience is for whom a pathway is made, or for whom somebody seeks one. The zero
// value is not said.
type Audience string

// Audiences.
const (
	// AudienceSelf: a person who seeks recovery or wellness for themselves.
	AudienceSelf Audience = "self"
	// AudienceFamily: a relative, partner or friend, for their own wellbeing.
	AudienceFamily Audience = "family"
	// AudiencePeerWorkers: people who give peer support.
	AudiencePeerWorkers Audience = "peer_workers"
)

var audiences = []Audience{
	AudienceSelf,
	AudienceFamily,
	AudiencePeerWorkers,
}

// Audiences returns every Audience, in the order of this page.
func Audiences() []Audience { return append([]Audience(nil), audiences...) }

// String returns the name under which it is stored and sent.
func (v Audience) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAudience].
func (v Audience) MarshalText() ([]byte, error) {
	return enum.Marshal(v, audiences, ErrUnknownAudience)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Audience) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, audiences, ErrUnknownAudience)
}
