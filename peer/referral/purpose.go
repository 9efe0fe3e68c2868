package referral

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPurpose reports a name that is no purpose of a message.
var ErrUnknownPurpose = errors.New("referral: unknown purpose of a message")

// A Purpose says what a message to a treatment team is for. It decides how much may
// be in it, see [Purpose.Needs]. The zero value is unknown.
type Purpose string

// Purposes.
const (
	// PurposeSchedule: to agree on an appointment.
	PurposeSchedule Purpose = "schedule"
	// PurposeHandoff: to introduce the participant.
	PurposeHandoff Purpose = "hand_off"
	// PurposeCoordinate: to fit support and treatment together.
	PurposeCoordinate Purpose = "coordinate"
	// PurposeAdvocate: to bring the participant's view or question.
	PurposeAdvocate Purpose = "advocate"
	// PurposeSafety: to keep somebody safe.
	PurposeSafety Purpose = "safety"
)

var purposes = []Purpose{
	PurposeSchedule,
	PurposeHandoff,
	PurposeCoordinate,
	PurposeAdvocate,
	PurposeSafety,
}

// Purposes returns every Purpose, in the order of this page.
func Purposes() []Purpose { return append([]Purpose(nil), purposes...) }

// String returns the name under which it is stored and sent.
func (v Purpose) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPurpose].
func (v Purpose) MarshalText() ([]byte, error) { return enum.Marshal(v, purposes, ErrUnknownPurpose) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Purpose) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, purposes, ErrUnknownPurpose)
}

// Needs returns the kinds of information that a purpose needs, which is the most
// that a message for it may carry, in the order of [Categories]; none for an
// unknown purpose. The lists are a design default that follows from disclosing no
// more than a purpose needs.
func (v Purpose) Needs() []Category {
	switch v {
	case PurposeSchedule:
		return []Category{InfoContact, InfoAppointment, InfoAccess}
	case PurposeHandoff:
		return []Category{InfoContact, InfoAppointment, InfoAccess, InfoGoals, InfoStrengths, InfoNextStep}
	case PurposeCoordinate:
		return []Category{InfoAppointment, InfoGoals, InfoStrengths, InfoNextStep, InfoSupport, InfoQuestion, InfoView, InfoReturn}
	case PurposeAdvocate:
		return []Category{InfoGoals, InfoQuestion, InfoView}
	case PurposeSafety:
		return []Category{InfoContact, InfoNextStep, InfoSafety}
	}
	return nil
}
