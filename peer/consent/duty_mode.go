package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownReportMode reports a name that is no mode of a reporting duty.
var ErrUnknownReportMode = errors.New("consent: unknown mode of a reporting duty")

// A ReportMode says what a jurisdiction makes of telling. The zero value is none.
type ReportMode string

// Modes.
const (
	// ReportMandatory: those named must tell.
	ReportMandatory ReportMode = "mandatory"
	// ReportPermissive: those named may tell.
	ReportPermissive ReportMode = "permissive"
	// ReportNoGuidance: a survey found no rule. That is not a finding that nobody need tell.
	ReportNoGuidance ReportMode = "no_guidance"
	// ReportUnknown: this library does not know.
	ReportUnknown ReportMode = "unknown"
)

var reportModes = []ReportMode{
	ReportMandatory,
	ReportPermissive,
	ReportNoGuidance,
	ReportUnknown,
}

// ReportModes returns every ReportMode, in the order of this page.
func ReportModes() []ReportMode { return append([]ReportMode(nil), reportModes...) }

// String returns the name under which it is stored and sent.
func (v ReportMode) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownReportMode].
func (v ReportMode) MarshalText() ([]byte, error) {
	return enum.Marshal(v, reportModes, ErrUnknownReportMode)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ReportMode) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, reportModes, ErrUnknownReportMode)
}
