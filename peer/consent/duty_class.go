package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownReportClass reports a name that is no class of reporting duties.
var ErrUnknownReportClass = errors.New("consent: unknown class of reporting duties")

// A ReportClass says what a duty to tell somebody outside is about. The zero value is
// none.
type ReportClass string

// Classes of duties.
const (
	// ReportChildAbuse: abuse or neglect of a child.
	ReportChildAbuse ReportClass = "child_abuse"
	// ReportVulnerableAdult: abuse or neglect of an adult who depends on others.
	ReportVulnerableAdult ReportClass = "vulnerable_adult"
	// ReportDutyToWarn: a threat of a person to somebody else.
	ReportDutyToWarn ReportClass = "duty_to_warn"
)

var reportClasses = []ReportClass{
	ReportChildAbuse,
	ReportVulnerableAdult,
	ReportDutyToWarn,
}

// ReportClasses returns every ReportClass, in the order of this page.
func ReportClasses() []ReportClass { return append([]ReportClass(nil), reportClasses...) }

// String returns the name under which it is stored and sent.
func (v ReportClass) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownReportClass].
func (v ReportClass) MarshalText() ([]byte, error) {
	return enum.Marshal(v, reportClasses, ErrUnknownReportClass)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ReportClass) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, reportClasses, ErrUnknownReportClass)
}
