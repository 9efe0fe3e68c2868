package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownClass reports a name that is no class of people.
var ErrUnknownClass = errors.New("consent: unknown class of people")

// A Class is a kind of people or organisations who tell or are told. The zero
// value is none.
type Class string

// Classes of people and organisations.
const (
	// ClassProgramme: the programme that keeps the record, and its staff.
	ClassProgramme Class = "programme"
	// ClassControl: an entity with direct administrative control over the programme.
	ClassControl Class = "administrative_control"
	// ClassProvider: a provider who treats the person.
	ClassProvider Class = "treating_provider"
	// ClassMedical: medical personnel in an emergency.
	ClassMedical Class = "medical_personnel"
	// ClassPlan: a health plan or another payer.
	ClassPlan Class = "health_plan"
	// ClassHelper: those who help to run the programme of a provider, plan or payer.
	ClassHelper Class = "programme_helper"
	// ClassTPO: the person's treating providers, plans, payers and those who help to run the programme, in general.
	ClassTPO Class = "treatment_payment_operations"
	// ClassQSO: a service organisation that agreed in writing to the same rules.
	ClassQSO Class = "service_organisation"
	// ClassPeer: another peer-support service.
	ClassPeer Class = "peer_service"
	// ClassSocial: housing, work, benefits, food.
	ClassSocial Class = "social_service"
	// ClassSupporter: family and friends whom the person named.
	ClassSupporter Class = "supporter"
	// ClassJustice: those in the justice system who follow the person's participation.
	ClassJustice Class = "justice"
	// ClassCourt: a court or a party to proceedings.
	ClassCourt Class = "court"
	// ClassPolice: law enforcement.
	ClassPolice Class = "law_enforcement"
	// ClassChildProtection: the office that takes reports of child abuse.
	ClassChildProtection Class = "child_protection"
	// ClassPublicHealth: a public health authority.
	ClassPublicHealth Class = "public_health_authority"
	// ClassRegulator: an office that regulates products or programmes.
	ClassRegulator Class = "regulator"
	// ClassResearcher: researchers.
	ClassResearcher Class = "researcher"
	// ClassAuditor: auditors and evaluators.
	ClassAuditor Class = "auditor"
	// ClassAtRisk: somebody who is threatened.
	ClassAtRisk Class = "person_at_risk"
	// ClassPublic: anybody.
	ClassPublic Class = "public"
	// ClassSelf: the person themselves.
	ClassSelf Class = "self"
)

var classes = []Class{
	ClassProgramme,
	ClassControl,
	ClassProvider,
	ClassMedical,
	ClassPlan,
	ClassHelper,
	ClassTPO,
	ClassQSO,
	ClassPeer,
	ClassSocial,
	ClassSupporter,
	ClassJustice,
	ClassCourt,
	ClassPolice,
	ClassChildProtection,
	ClassPublicHealth,
	ClassRegulator,
	ClassResearcher,
	ClassAuditor,
	ClassAtRisk,
	ClassPublic,
	ClassSelf,
}

// Classes returns every Class, in the order of this page.
func Classes() []Class { return append([]Class(nil), classes...) }

// String returns the name under which it is stored and sent.
func (v Class) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownClass].
func (v Class) MarshalText() ([]byte, error) {
	return enum.Marshal(v, classes, ErrUnknownClass)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Class) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, classes, ErrUnknownClass)
}
