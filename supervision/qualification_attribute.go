package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An Attribute is one thing that a supervisor may have to show: a licence, a
// certificate, training, time or a condition of the work. The zero value is none.
type Attribute string

// Attributes. Of those with a unit, a fact and a need give an amount.
const (
	// PeerCertificate: certified as a peer by the state or body of the rule.
	PeerCertificate Attribute = "peer_certificate"
	// NationalPeerCredential: a national or IC&RC peer credential.
	NationalPeerCredential Attribute = "national_peer_credential"
	// PeerSupervisorCertificate: certified or qualified as supervisor of peers, such
	// as the Texas QPS or the Nevada board's certificate.
	PeerSupervisorCertificate Attribute = "peer_supervisor_certificate"
	// PeerPractice: time in direct practice as a peer, in months, with breaks.
	PeerPractice Attribute = "peer_practice"
	// ConsecutivePeerPractice: the same without a break, in months.
	ConsecutivePeerPractice Attribute = "consecutive_peer_practice"
	// CertifiedPeerHours: worked as a fully certified peer, in hours.
	CertifiedPeerHours Attribute = "certified_peer_hours"
	// JointSupervisionHours: of joint supervision of peers, in hours.
	JointSupervisionHours Attribute = "joint_supervision_hours"
	// PeerSupervisionPractice: time spent supervising peers, in months.
	PeerSupervisionPractice Attribute = "peer_supervision_practice"
	// LeadPeerPractice: time as lead peer or supervisor, with a letter, in months.
	LeadPeerPractice Attribute = "lead_peer_practice"
	// SupervisoryPost: time in a supervisory post, in months.
	SupervisoryPost Attribute = "supervisory_post"
	// FieldHours: worked in the field, in hours.
	FieldHours Attribute = "field_hours"
	// PeerLeadershipHours: spent leading or supervising peers, in hours.
	PeerLeadershipHours Attribute = "peer_leadership_hours"
	// PeerEmployingPractice: time as a behavioural-health provider in a practice that
	// employs peers, in months.
	PeerEmployingPractice Attribute = "peer_employing_practice"
	// DirectCare: time in direct care, in months.
	DirectCare Attribute = "direct_care"
	// LicencePractice: time since licensed or certified as a professional, in months.
	LicencePractice Attribute = "licence_practice"

	// ClinicalLicence: a clinical licence of a kind that the rule lists.
	ClinicalLicence Attribute = "clinical_licence"
	// LicensedPractitioner: the licensed practitioner of the healing arts (LPHA) of Texas.
	LicensedPractitioner Attribute = "licensed_practitioner"
	// CredentialedCounsellor: the qualified credentialed counselor (QCC) of Texas.
	CredentialedCounsellor Attribute = "credentialed_counsellor"
	// QualifiedProfessional: qualified mental health professional or qualified
	// professional (QMHP-CS, QP) of the rule.
	QualifiedProfessional Attribute = "qualified_professional"
	// MentalHealthProfessional: a mental health professional as the state defines it.
	MentalHealthProfessional Attribute = "mental_health_professional"
	// AddictionProfessional: a credentialed addiction treatment professional.
	AddictionProfessional Attribute = "addiction_professional"
	// SubstanceAbuseCounsellor: certified substance abuse counsellor, such as CSAC.
	SubstanceAbuseCounsellor Attribute = "substance_abuse_counsellor"
	// BehavioralHealthProvider: a behavioural-health provider of whatever licence.
	BehavioralHealthProvider Attribute = "behavioral_health_provider"
	// UnderLicensed: works under a licensed or credentialed professional.
	UnderLicensed Attribute = "under_licensed"

	// SupervisorCourse: the course in supervising peers that the rule names, in
	// hours; 0 where the rule gives none.
	SupervisorCourse Attribute = "supervisor_course"
	// OnlineCourse: the state's online learning, in hours.
	OnlineCourse Attribute = "online_course"
	// SupervisoryEducation: continuing education in supervision, in hours.
	SupervisoryEducation Attribute = "supervisory_education"
	// PeerRoleTraining: trained in the peer role.
	PeerRoleTraining Attribute = "peer_role_training"
	// EthicsTraining, in hours.
	EthicsTraining Attribute = "ethics_training"
	// HIVTraining: about HIV, in hours.
	HIVTraining Attribute = "hiv_training"
	// CulturalTraining: cultural competence, in hours.
	CulturalTraining Attribute = "cultural_training"
	// OtherTraining, in hours.
	OtherTraining Attribute = "other_training"

	// HighSchool: a high-school diploma or equivalent.
	HighSchool Attribute = "high_school"
	// BachelorsDegree: a bachelor's degree.
	BachelorsDegree Attribute = "bachelors_degree"
	// OfAge: at least 18 years old.
	OfAge Attribute = "of_age"
	// BackgroundCheck: passed.
	BackgroundCheck Attribute = "background_check"
	// FullTimePost: in a full-time post.
	FullTimePost Attribute = "full_time_post"
	// StateQualifications: what the state asks of supervisors otherwise.
	StateQualifications Attribute = "state_qualifications"
	// Independent: no parent, child, spouse or sibling of the worker, does not live
	// with the worker, and neither depends on the other for money.
	Independent Attribute = "independent"
	// WrittenAgreement: a written agreement on duties, frequency, method, length and end.
	WrittenAgreement Attribute = "written_agreement"
)

var attributes = []Attribute{
	PeerCertificate, NationalPeerCredential, PeerSupervisorCertificate, PeerPractice, ConsecutivePeerPractice, CertifiedPeerHours,
	JointSupervisionHours, PeerSupervisionPractice, LeadPeerPractice, SupervisoryPost, FieldHours, PeerLeadershipHours,
	PeerEmployingPractice, DirectCare, LicencePractice,
	ClinicalLicence, LicensedPractitioner, CredentialedCounsellor, QualifiedProfessional, MentalHealthProfessional,
	AddictionProfessional, SubstanceAbuseCounsellor, BehavioralHealthProvider, UnderLicensed,
	SupervisorCourse, OnlineCourse, SupervisoryEducation, PeerRoleTraining, EthicsTraining, HIVTraining, CulturalTraining, OtherTraining,
	HighSchool, BachelorsDegree, OfAge, BackgroundCheck, FullTimePost, StateQualifications, Independent, WrittenAgreement,
}

// Attributes returns every Attribute, in the order of this page.
func Attributes() []Attribute { return slices.Clone(attributes) }

// String returns the name under which it is stored and sent.
func (v Attribute) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAttribute].
func (v Attribute) MarshalText() ([]byte, error) {
	return enum.Marshal(v, attributes, ErrUnknownAttribute)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Attribute) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, attributes, ErrUnknownAttribute)
}

// Unit returns "hours" or "months", or "" for what is either there or not.
func (v Attribute) Unit() string {
	switch v {
	case PeerPractice, ConsecutivePeerPractice, PeerSupervisionPractice, LeadPeerPractice, SupervisoryPost,
		PeerEmployingPractice, DirectCare, LicencePractice:
		return "months"
	case CertifiedPeerHours, JointSupervisionHours, FieldHours, PeerLeadershipHours, SupervisorCourse, OnlineCourse,
		SupervisoryEducation, EthicsTraining, HIVTraining, CulturalTraining, OtherTraining:
		return "hours"
	default:
		return ""
	}
}
