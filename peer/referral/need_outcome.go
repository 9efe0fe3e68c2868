package referral

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownNeedOutcome reports a name that is no outcome of a need.
var ErrUnknownNeedOutcome = errors.New("referral: unknown outcome of a need")

// A NeedOutcome says what became of the need that a referral was made for, in the
// participant's judgement. It stands apart from the stage: a service can be
// completed and the need not met. The zero value says that nobody said so far.
type NeedOutcome string

// Outcomes of a need.
const (
	// NeedMet: the participant has what they wanted from it.
	NeedMet NeedOutcome = "met"
	// NeedPartlyMet: part of it.
	NeedPartlyMet NeedOutcome = "partly"
	// NeedNotMet: none of it.
	NeedNotMet NeedOutcome = "not_met"
	// NeedDeclined: the participant chose not to go on with it.
	NeedDeclined NeedOutcome = "declined"
	// NeedUnknown: nobody knows, as when the participant could not be asked. It is said, never assumed.
	NeedUnknown NeedOutcome = "unknown"
)

var needOutcomes = []NeedOutcome{
	NeedMet,
	NeedPartlyMet,
	NeedNotMet,
	NeedDeclined,
	NeedUnknown,
}

// NeedOutcomes returns every NeedOutcome, in the order of this page.
func NeedOutcomes() []NeedOutcome { return append([]NeedOutcome(nil), needOutcomes...) }

// String returns the name under which it is stored and sent.
func (v NeedOutcome) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownNeedOutcome].
func (v NeedOutcome) MarshalText() ([]byte, error) {
	return enum.Marshal(v, needOutcomes, ErrUnknownNeedOutcome)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *NeedOutcome) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, needOutcomes, ErrUnknownNeedOutcome)
}
