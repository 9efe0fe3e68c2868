package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownEvidenceGrade reports a name that is no grade of evidence.
var ErrUnknownEvidenceGrade = errors.New("recovery: unknown grade of evidence")

// An EvidenceGrade says how much a finding can carry. It is this library's reading of
// the designs, not the authors' word. The zero value is not graded.
type EvidenceGrade string

// Grades.
const (
	// GradeStronger: several randomised trials, reviewed.
	GradeStronger EvidenceGrade = "stronger"
	// GradeMixed: trials that do not agree, or with a high risk of bias.
	GradeMixed EvidenceGrade = "mixed"
	// GradeWeak: observational, uncontrolled or not confirmed; also what only counts or describes.
	GradeWeak EvidenceGrade = "weak"
)

var evidenceGrades = []EvidenceGrade{
	GradeStronger,
	GradeMixed,
	GradeWeak,
}

// EvidenceGrades returns every EvidenceGrade, in the order of this page.
func EvidenceGrades() []EvidenceGrade { return append([]EvidenceGrade(nil), evidenceGrades...) }

// String returns the name under which it is stored and sent.
func (v EvidenceGrade) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownEvidenceGrade].
func (v EvidenceGrade) MarshalText() ([]byte, error) {
	return enum.Marshal(v, evidenceGrades, ErrUnknownEvidenceGrade)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *EvidenceGrade) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, evidenceGrades, ErrUnknownEvidenceGrade)
}
