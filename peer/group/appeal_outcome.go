package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownAppealOutcome reports a name that is no outcome of an appeal.
var ErrUnknownAppealOutcome = errors.New("group: unknown outcome of an appeal")

// An AppealOutcome says what another person decided on an appeal. The zero value is
// nothing.
type AppealOutcome string

// Outcomes.
const (
	// AppealUpheld: the measure stays.
	AppealUpheld AppealOutcome = "upheld"
	// AppealChanged: a milder measure takes its place.
	AppealChanged AppealOutcome = "changed"
	// AppealLifted: the measure is taken back.
	AppealLifted AppealOutcome = "lifted"
)

var appealOutcomes = []AppealOutcome{
	AppealUpheld,
	AppealChanged,
	AppealLifted,
}

// AppealOutcomes returns every AppealOutcome, in the order of this page.
func AppealOutcomes() []AppealOutcome { return append([]AppealOutcome(nil), appealOutcomes...) }

// String returns the name under which it is stored and sent.
func (v AppealOutcome) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAppealOutcome].
func (v AppealOutcome) MarshalText() ([]byte, error) {
	return enum.Marshal(v, appealOutcomes, ErrUnknownAppealOutcome)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AppealOutcome) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, appealOutcomes, ErrUnknownAppealOutcome)
}
