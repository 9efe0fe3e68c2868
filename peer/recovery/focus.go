package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownFocus reports a name that is no focus.
var ErrUnknownFocus = errors.New("recovery: unknown focus")

// A Focus is for whom, or in what language or frame, a group of any pathway is held.
// It is a mark on a group and no pathway of its own. The zero value is none.
//
// Source: common practice, not confirmed one by one.
type Focus string

// Focuses.
const (
	// FocusWomen: women.
	FocusWomen Focus = "women"
	// FocusMen: men.
	FocusMen Focus = "men"
	// FocusYoungPeople: young people.
	FocusYoungPeople Focus = "young_people"
	// FocusLGBTQ: lesbian, gay, bisexual, trans and queer people.
	FocusLGBTQ Focus = "lgbtq"
	// FocusVeterans: veterans.
	FocusVeterans Focus = "veterans"
	// FocusDeaf: Deaf people, in sign language.
	FocusDeaf Focus = "deaf"
	// FocusSpanishLanguage: in Spanish.
	FocusSpanishLanguage Focus = "spanish_language"
	// FocusAgnostic: without belief: secular, agnostic or atheist.
	FocusAgnostic Focus = "agnostic"
	// FocusFaithChurch: in a church, in its faith.
	FocusFaithChurch Focus = "faith_church"
	// FocusJewish: Jewish people.
	FocusJewish Focus = "jewish"
	// FocusStudents: students.
	FocusStudents Focus = "students"
	// FocusHealthProfessionals: health professionals.
	FocusHealthProfessionals Focus = "health_professionals"
)

var focuses = []Focus{
	FocusWomen,
	FocusMen,
	FocusYoungPeople,
	FocusLGBTQ,
	FocusVeterans,
	FocusDeaf,
	FocusSpanishLanguage,
	FocusAgnostic,
	FocusFaithChurch,
	FocusJewish,
	FocusStudents,
	FocusHealthProfessionals,
}

// Focuses returns every Focus, in the order of this page.
func Focuses() []Focus { return append([]Focus(nil), focuses...) }

// String returns the name under which it is stored and sent.
func (v Focus) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFocus].
func (v Focus) MarshalText() ([]byte, error) {
	return enum.Marshal(v, focuses, ErrUnknownFocus)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Focus) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, focuses, ErrUnknownFocus)
}
