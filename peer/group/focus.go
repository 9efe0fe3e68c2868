package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownFocus reports a name that is no focus of a group.
var ErrUnknownFocus = errors.New("group: unknown focus of a group")

// A Focus says for whom a group is first of all, where it is for some more than for
// others. It describes the group and no person in it. The zero value is none.
type Focus string

// Focuses.
const (
	// FocusWomen: women.
	FocusWomen Focus = "women"
	// FocusMen: men.
	FocusMen Focus = "men"
	// FocusLGBTQ: lesbian, gay, bisexual, trans and queer people.
	FocusLGBTQ Focus = "lgbtq"
	// FocusVeterans: veterans and people in service.
	FocusVeterans Focus = "veterans"
	// FocusYoungPeople: young people.
	FocusYoungPeople Focus = "young_people"
	// FocusStudents: students.
	FocusStudents Focus = "students"
	// FocusOlderAdults: older adults.
	FocusOlderAdults Focus = "older_adults"
	// FocusParents: parents and people who care for children.
	FocusParents Focus = "parents"
	// FocusDeaf: Deaf people; the group signs.
	FocusDeaf Focus = "deaf"
	// FocusLanguage: people of one language, which the group's own field names.
	FocusLanguage Focus = "language"
	// FocusIndigenous: indigenous people.
	FocusIndigenous Focus = "indigenous"
	// FocusFaith: people of one faith.
	FocusFaith Focus = "faith"
	// FocusSecular: people who want no religious wording.
	FocusSecular Focus = "secular"
	// FocusDisplaced: refugees and people displaced by conflict.
	FocusDisplaced Focus = "displaced"
	// FocusReentry: people coming out of jail or prison.
	FocusReentry Focus = "reentry"
	// FocusInjecting: people who inject drugs, with anonymous participation.
	FocusInjecting Focus = "people_who_inject_drugs"
	// FocusCoOccurring: people with a substance use and a mental health condition.
	FocusCoOccurring Focus = "co_occurring"
	// FocusMedication: people whose recovery is supported by medication.
	FocusMedication Focus = "on_medication"
)

var focuses = []Focus{
	FocusWomen,
	FocusMen,
	FocusLGBTQ,
	FocusVeterans,
	FocusYoungPeople,
	FocusStudents,
	FocusOlderAdults,
	FocusParents,
	FocusDeaf,
	FocusLanguage,
	FocusIndigenous,
	FocusFaith,
	FocusSecular,
	FocusDisplaced,
	FocusReentry,
	FocusInjecting,
	FocusCoOccurring,
	FocusMedication,
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
