package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAnswer reports a name that is no answer.
var ErrUnknownAnswer = errors.New("consent: unknown answer")

// An Answer says whether something is so. The zero value is not known, which is
// never taken for a no where a rule protects somebody.
type Answer string

// Answers.
const (
	Yes Answer = "yes" // it is so
	No  Answer = "no"  // it is not so
)

var answers = []Answer{Yes, No}

// Answers returns every Answer, in the order of this page.
func Answers() []Answer { return append([]Answer(nil), answers...) }

// String returns the name under which it is stored and sent.
func (v Answer) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAnswer].
func (v Answer) MarshalText() ([]byte, error) { return enum.Marshal(v, answers, ErrUnknownAnswer) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Answer) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, answers, ErrUnknownAnswer)
}
