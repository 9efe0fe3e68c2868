package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Purpose is what supervision is for, in the frame of three functions that Kadushin
// and Proctor describe. The zero value is none.
type Purpose string

// Purposes of supervision.
const (
	// Supportive: a safe place for what is hard.
	Supportive Purpose = "supportive"
	// Formative: learning: guidance, practice, feedback.
	Formative Purpose = "formative"
	// Normative: ethics, standards and administration.
	Normative Purpose = "normative"
)

var purposeList = []Purpose{
	Supportive,
	Formative,
	Normative,
}

// Purposes returns every Purpose, in the order of this page.
func Purposes() []Purpose { return slices.Clone(purposeList) }

// String returns the name under which it is stored and sent.
func (v Purpose) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPurpose].
func (v Purpose) MarshalText() ([]byte, error) {
	return enum.Marshal(v, purposeList, ErrUnknownPurpose)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Purpose) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, purposeList, ErrUnknownPurpose)
}
