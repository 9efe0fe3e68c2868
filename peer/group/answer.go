package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAnswer reports a name that is no answer of a group.
var ErrUnknownAnswer = errors.New("group: unknown answer of a group")

// An Answer is what a group says itself on a question that its pathway leaves to it.
// The zero value is not known: ask the group, never guess.
type Answer string

// Answers.
const (
	// AnswerYes: the group says yes.
	AnswerYes Answer = "yes"
	// AnswerNo: the group says no.
	AnswerNo Answer = "no"
)

var answers = []Answer{
	AnswerYes,
	AnswerNo,
}

// Answers returns every Answer, in the order of this page.
func Answers() []Answer { return append([]Answer(nil), answers...) }

// String returns the name under which it is stored and sent.
func (v Answer) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAnswer].
func (v Answer) MarshalText() ([]byte, error) {
	return enum.Marshal(v, answers, ErrUnknownAnswer)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Answer) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, answers, ErrUnknownAnswer)
}
