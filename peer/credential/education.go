package credential

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An Education is a level of formal education. Each includes those before it on
// this page. The zero value is unknown.
type Education string

// Levels of education.
const (
	EducationLiteracy  Education = "literacy"           // reads and writes
	EducationEnrolled  Education = "enrolled"           // at school, without its certificate yet
	EducationSecondary Education = "high_school_or_ged" // high school diploma, or what counts as one
	EducationBachelor  Education = "bachelor"           // of human services, where a body asks for a subject
)

var educations = []Education{EducationLiteracy, EducationEnrolled, EducationSecondary, EducationBachelor}

// Educations returns every Education, from the least.
func Educations() []Education { return slices.Clone(educations) }

// String returns the name under which it is stored and sent.
func (e Education) String() string { return string(e) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownEducation].
func (e Education) MarshalText() ([]byte, error) {
	return enum.Marshal(e, educations, ErrUnknownEducation)
}

// UnmarshalText accepts exactly what MarshalText returns. On error e is unchanged.
func (e *Education) UnmarshalText(text []byte) error {
	return enum.Unmarshal(e, text, educations, ErrUnknownEducation)
}

// rank is 1 for the lowest level and 0 for none.
func (e Education) rank() int { return slices.Index(educations, e) + 1 }
