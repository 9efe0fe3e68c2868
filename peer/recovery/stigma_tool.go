package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownStigmaTool reports a name that is no tool against stigma.
var ErrUnknownStigmaTool = errors.New("recovery: unknown tool against stigma")

// A StigmaTool is something that lessens stigma. The zero value is none.
type StigmaTool string

// Tools.
const (
	// ToolContact: meeting people in recovery.
	ToolContact StigmaTool = "contact"
	// ToolLanguage: words that put the person first.
	ToolLanguage StigmaTool = "person_first_language"
	// ToolEducation: knowing more.
	ToolEducation StigmaTool = "education"
	// ToolPolicy: changing a rule.
	ToolPolicy StigmaTool = "policy"
)

var stigmaTools = []StigmaTool{
	ToolContact,
	ToolLanguage,
	ToolEducation,
	ToolPolicy,
}

// StigmaTools returns every StigmaTool, in the order of this page.
func StigmaTools() []StigmaTool { return append([]StigmaTool(nil), stigmaTools...) }

// String returns the name under which it is stored and sent.
func (v StigmaTool) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownStigmaTool].
func (v StigmaTool) MarshalText() ([]byte, error) {
	return enum.Marshal(v, stigmaTools, ErrUnknownStigmaTool)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *StigmaTool) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, stigmaTools, ErrUnknownStigmaTool)
}
