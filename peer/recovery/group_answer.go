package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownGroupAnswer reports a name that is no answer of a group.
var ErrUnknownGroupAnswer = errors.New("recovery: unknown answer of a group")

// A GroupAnswer is what one group says when it is asked. The zero value is that it is
// not known, and is never taken for a yes.
type GroupAnswer string

// Answers.
const (
	// GroupSaysYes: it is so.
	GroupSaysYes GroupAnswer = "true"
	// GroupSaysNo: it is not so.
	GroupSaysNo GroupAnswer = "false"
)

var groupAnswers = []GroupAnswer{
	GroupSaysYes,
	GroupSaysNo,
}

// GroupAnswers returns every GroupAnswer, in the order of this page.
func GroupAnswers() []GroupAnswer { return append([]GroupAnswer(nil), groupAnswers...) }

// String returns the name under which it is stored and sent.
func (v GroupAnswer) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownGroupAnswer].
func (v GroupAnswer) MarshalText() ([]byte, error) {
	return enum.Marshal(v, groupAnswers, ErrUnknownGroupAnswer)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *GroupAnswer) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, groupAnswers, ErrUnknownGroupAnswer)
}
