package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An AgreementPoint is something that a written agreement says. The zero value is none.
type AgreementPoint string

// Points of a supervision agreement.
const (
	// PointDuties: what each of the two does.
	PointDuties AgreementPoint = "duties"
	// PointFrequency: how often they meet.
	PointFrequency AgreementPoint = "frequency"
	// PointMethod: in which way they meet.
	PointMethod AgreementPoint = "method"
	// PointLength: how long a session is.
	PointLength AgreementPoint = "length"
	// PointTermination: how the agreement ends.
	PointTermination AgreementPoint = "termination"
	// PointGoals: what the worker wants from it.
	PointGoals AgreementPoint = "goals"
	// PointConfidentiality: what stays between the two, and what does not.
	PointConfidentiality AgreementPoint = "confidentiality"
	// PointReview: when the two look at it again.
	PointReview AgreementPoint = "review"
	// PointDisagreement: whom the worker turns to if the two do not get on.
	PointDisagreement AgreementPoint = "disagreement"
)

var agreementPointList = []AgreementPoint{
	PointDuties,
	PointFrequency,
	PointMethod,
	PointLength,
	PointTermination,
	PointGoals,
	PointConfidentiality,
	PointReview,
	PointDisagreement,
}

// AgreementPoints returns every AgreementPoint, in the order of this page.
func AgreementPoints() []AgreementPoint { return slices.Clone(agreementPointList) }

// String returns the name under which it is stored and sent.
func (v AgreementPoint) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPoint].
func (v AgreementPoint) MarshalText() ([]byte, error) {
	return enum.Marshal(v, agreementPointList, ErrUnknownPoint)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *AgreementPoint) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, agreementPointList, ErrUnknownPoint)
}
