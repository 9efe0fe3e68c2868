package peer

import "github.com/alongside-go/alongside/internal/enum"

// An AgeGroup says whether a participant decides alone. The zero value is unknown.
type AgeGroup string

// Age groups. Where each begins is for the jurisdiction to say.
const (
	// AgeAdult: of full age.
	AgeAdult AgeGroup = "adult"
	// AgeYouth: a young person served as such, whose age need not be known.
	AgeYouth AgeGroup = "youth"
	// AgeMinor: under age: others may have to consent with them.
	AgeMinor AgeGroup = "minor"
)

var ageGroups = []AgeGroup{
	AgeAdult,
	AgeYouth,
	AgeMinor,
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
