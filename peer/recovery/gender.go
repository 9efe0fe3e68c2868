package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownGender reports a name that is no gender.
var ErrUnknownGender = errors.New("recovery: unknown gender")

// A Gender is how somebody described themselves, where a group or a house is for one
// gender. The zero value is not told.
type Gender string

// Genders.
const (
	// GenderWoman: a woman, in her own understanding.
	GenderWoman Gender = "woman"
	// GenderMan: a man, in his own understanding.
	GenderMan Gender = "man"
	// GenderAnother: another description.
	GenderAnother Gender = "another"
)

var genders = []Gender{
	GenderWoman,
	GenderMan,
	GenderAnother,
}

// Genders returns every Gender, in the order of this page.
func Genders() []Gender { return append([]Gender(nil), genders...) }

// String returns the name under which it is stored and sent.
func (v Gender) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownGender].
func (v Gender) MarshalText() ([]byte, error) {
	return enum.Marshal(v, genders, ErrUnknownGender)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Gender) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, genders, ErrUnknownGender)
}
