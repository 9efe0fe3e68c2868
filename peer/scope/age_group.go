package scope

import "github.com/alongside-go/alongside/internal/enum"

// An AgeGroup is the participant's. The zero value is unknown.
type AgeGroup string

// Age groups.
const (
	// Adult: of full age.
	Adult AgeGroup = "adult"
	// Youth: a young person served as such, whose age need not be known.
	Youth AgeGroup = "youth"
	// Minor: below the age of majority.
	Minor AgeGroup = "minor"
)

var ageGroups = []AgeGroup{
	Adult,
	Youth,
	Minor,
}

// AgeGroups returns every AgeGroup, in the order of this page.
func AgeGroups() []AgeGroup { return append([]AgeGroup(nil), ageGroups...) }

// String returns the name under which it is stored and sent.
func (v AgeGroup) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAgeGroup].
func (v AgeGroup) MarshalText() ([]byte, error) {
	return enum.Marshal(v, ageGroups, ErrUnknownAgeGroup)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AgeGroup) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, ageGroups, ErrUnknownAgeGroup)
}
