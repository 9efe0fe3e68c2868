package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPurpose reports a name that is no purpose.
var ErrUnknownPurpose = errors.New("consent: unknown purpose")

// A Purpose is what something is told for. A consent has one; another purpose
// needs another consent. The zero value is none.
type Purpose string

// Purposes.
const (
	// PurposeAtRequest: at the person's own request.
	PurposeAtRequest Purpose = "at_request"
	// PurposeTPO: all future treatment, payment and operations, by one consent until it is revoked.
	PurposeTPO Purpose = "treatment_payment_operations"
	// PurposeTreatment: treatment by a provider.
	PurposeTreatment Purpose = "treatment"
	// PurposePayment: payment for services.
	PurposePayment Purpose = "payment"
	// PurposeOperations: running a programme, such as quality checks.
	PurposeOperations Purpose = "operations"
	// PurposeReferral: to hand the person over to another service.
	PurposeReferral Purpose = "referral"
	// PurposeCoordination: to work together with others who support the person.
	PurposeCoordination Purpose = "care_coordination"
	// PurposeProof: to prove attendance, as to a court or an employer, for the person.
	PurposeProof Purpose = "proof_of_attendance"
	// PurposeJusticeMonitoring: for those in the justice system who follow the person's participation.
	PurposeJusticeMonitoring Purpose = "justice_monitoring"
	// PurposeProceedings: for civil, criminal, administrative or legislative proceedings against the person. It needs a consent of its own.
	PurposeProceedings Purpose = "proceedings"
	// PurposeResearch: a study.
	PurposeResearch Purpose = "research"
	// PurposeAudit: an audit or evaluation.
	PurposeAudit Purpose = "audit"
	// PurposePublicHealth: public health.
	PurposePublicHealth Purpose = "public_health"
	// PurposeSupervision: supervision or training of workers.
	PurposeSupervision Purpose = "supervision"
	// PurposePublication: a story told in public.
	PurposePublication Purpose = "publication"
	// PurposeSafety: to keep somebody from harm.
	PurposeSafety Purpose = "safety"
	// PurposeGrant: to report to whoever funds a group.
	PurposeGrant Purpose = "grant_reporting"
)

var purposes = []Purpose{
	PurposeAtRequest,
	PurposeTPO,
	PurposeTreatment,
	PurposePayment,
	PurposeOperations,
	PurposeReferral,
	PurposeCoordination,
	PurposeProof,
	PurposeJusticeMonitoring,
	PurposeProceedings,
	PurposeResearch,
	PurposeAudit,
	PurposePublicHealth,
	PurposeSupervision,
	PurposePublication,
	PurposeSafety,
	PurposeGrant,
}

// Purposes returns every Purpose, in the order of this page.
func Purposes() []Purpose { return append([]Purpose(nil), purposes...) }

// String returns the name under which it is stored and sent.
func (v Purpose) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPurpose].
func (v Purpose) MarshalText() ([]byte, error) {
	return enum.Marshal(v, purposes, ErrUnknownPurpose)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Purpose) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, purposes, ErrUnknownPurpose)
}
