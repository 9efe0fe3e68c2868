package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A StandardStatus says what a standard is worth to those it is about. The zero
// value says nothing, as of a host's own standard.
type StandardStatus string

// Statuses of a standard.
const (
	// StandardBinding: a rule or a body's condition, as its text was seen; whether it
	// is the newest is for the host to check.
	StandardBinding StandardStatus = "binding"
	// StandardSuggested: the source suggests it and does not require it.
	StandardSuggested StandardStatus = "suggested"
	// StandardSuperseded: the text is no longer in force; for periods of its time.
	StandardSuperseded StandardStatus = "superseded"
	// StandardDesign: this library's own default, with no outside authority.
	StandardDesign StandardStatus = "design"
)

var standardStatuses = []StandardStatus{StandardBinding, StandardSuggested, StandardSuperseded, StandardDesign}

// StandardStatuses returns every StandardStatus, in the order of this page.
func StandardStatuses() []StandardStatus { return slices.Clone(standardStatuses) }

// String returns the name under which it is stored and sent.
func (v StandardStatus) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownStandardStatus].
func (v StandardStatus) MarshalText() ([]byte, error) {
	return enum.Marshal(v, standardStatuses, ErrUnknownStandardStatus)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *StandardStatus) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, standardStatuses, ErrUnknownStandardStatus)
}
