package referral

import (
	"errors"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer"
)

// ErrUnknownServiceKind reports a name that is no kind of service.
var ErrUnknownServiceKind = errors.New("referral: unknown kind of service")

// A ServiceKind says what a receiver does. The zero value is unknown. It names what
// peer workers refer to and do not do themselves.
type ServiceKind string

// Kinds of service.
const (
	// ServiceWithdrawal: withdrawal under medical care (detox).
	ServiceWithdrawal ServiceKind = "withdrawal_management"
	// ServiceMedication: medication for substance use or mental health: that it is given there, and nothing about doses.
	ServiceMedication ServiceKind = "medication"
	// ServiceTherapy: behavioural therapy or counselling.
	ServiceTherapy ServiceKind = "therapy"
	// ServiceResidential: treatment with a bed.
	ServiceResidential ServiceKind = "residential_treatment"
	// ServiceAftercare: support after treatment or a hospital stay.
	ServiceAftercare ServiceKind = "aftercare"
	// ServicePrimaryCare: a general practice or clinic.
	ServicePrimaryCare ServiceKind = "primary_care"
	// ServiceCaseManagement: a case manager, whose work peer workers do not do.
	ServiceCaseManagement ServiceKind = "case_management"
	// ServiceHousing: a place to live.
	ServiceHousing ServiceKind = "housing"
	// ServiceRecoveryHousing: a recovery residence; see [Resource.Level].
	ServiceRecoveryHousing ServiceKind = "recovery_housing"
	// ServiceEmployment: job training or a job.
	ServiceEmployment ServiceKind = "employment"
	// ServiceEducation: school, college or training.
	ServiceEducation ServiceKind = "education"
	// ServiceBenefits: help with benefits.
	ServiceBenefits ServiceKind = "benefits"
	// ServiceLegal: a lawyer or legal aid.
	ServiceLegal ServiceKind = "legal"
	// ServiceFood: food.
	ServiceFood ServiceKind = "food"
	// ServiceTransport: a way to get there.
	ServiceTransport ServiceKind = "transport"
	// ServicePeer: another peer programme, group or recovery centre.
	ServicePeer ServiceKind = "peer_support"
	// ServiceFamily: support for those close to somebody.
	ServiceFamily ServiceKind = "family_support"
	// ServiceHarmReduction: supplies and safer use.
	ServiceHarmReduction ServiceKind = "harm_reduction"
	// ServiceWarmline: a line for talk that is not urgent.
	ServiceWarmline ServiceKind = "warmline"
	// ServiceCrisis: crisis help, at any hour.
	ServiceCrisis ServiceKind = "crisis"
	// ServiceProtection: protection from violence, exploitation or being forced; see [RouteProtection].
	ServiceProtection ServiceKind = "protection"
)

var serviceKinds = []ServiceKind{
	ServiceWithdrawal,
	ServiceMedication,
	ServiceTherapy,
	ServiceResidential,
	ServiceAftercare,
	ServicePrimaryCare,
	ServiceCaseManagement,
	ServiceHousing,
	ServiceRecoveryHousing,
	ServiceEmployment,
	ServiceEducation,
	ServiceBenefits,
	ServiceLegal,
	ServiceFood,
	ServiceTransport,
	ServicePeer,
	ServiceFamily,
	ServiceHarmReduction,
	ServiceWarmline,
	ServiceCrisis,
	ServiceProtection,
}

// ServiceKinds returns every ServiceKind, in the order of this page.
func ServiceKinds() []ServiceKind { return append([]ServiceKind(nil), serviceKinds...) }

// String returns the name under which it is stored and sent.
func (v ServiceKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownServiceKind].
func (v ServiceKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, serviceKinds, ErrUnknownServiceKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ServiceKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, serviceKinds, ErrUnknownServiceKind)
}

// Activity returns what a worker who helps somebody there does, by the catalogue of
// the scope of practice, or "" for an unknown kind. A worker links and goes along;
// the service itself is done by others.
func (v ServiceKind) Activity() peer.ActivityID {
	switch v {
	case ServiceHousing, ServiceRecoveryHousing:
		return "housing_search_support"
	case ServiceEmployment, ServiceEducation:
		return "employment_education_support"
	case ServiceBenefits:
		return "benefits_application_help"
	case ServiceLegal:
		return "legal_information_and_referral"
	case ServiceTransport:
		return "arrange_transport"
	}
	if slices.Contains(serviceKinds, v) {
		return "resource_navigation"
	}
	return ""
}
