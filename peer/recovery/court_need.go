package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCourtNeed reports a name that is no need of a court.
var ErrUnknownCourtNeed = errors.New("recovery: unknown need of a court")

// A CourtNeed is what a court, a probation officer or an employer asks of somebody.
// The zero value is nothing, or not told.
type CourtNeed string

// Needs of a court.
const (
	// CourtAnySupport: that they attend some support.
	CourtAnySupport CourtNeed = "any_support"
	// CourtTwelveStepOnly: that they attend a 12-step programme and nothing else.
	CourtTwelveStepOnly CourtNeed = "twelve_step_only"
)

var courtNeeds = []CourtNeed{
	CourtAnySupport,
	CourtTwelveStepOnly,
}

// CourtNeeds returns every CourtNeed, in the order of this page.
func CourtNeeds() []CourtNeed { return append([]CourtNeed(nil), courtNeeds...) }

// String returns the name under which it is stored and sent.
func (v CourtNeed) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCourtNeed].
func (v CourtNeed) MarshalText() ([]byte, error) {
	return enum.Marshal(v, courtNeeds, ErrUnknownCourtNeed)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CourtNeed) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, courtNeeds, ErrUnknownCourtNeed)
}
