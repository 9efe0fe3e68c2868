package workforce

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A ReadinessArea is what part of being ready an item belongs to. The zero value is none.
type ReadinessArea string

// Values of ReadinessArea.
const (
	AreaRoles       ReadinessArea = "roles"       // roles and scope
	AreaPathways    ReadinessArea = "pathways"    // referral pathways and clinical collaboration
	AreaFunding     ReadinessArea = "funding"     // funding and sustainability
	AreaCulture     ReadinessArea = "culture"     // supportive culture and backing
	AreaSupervision ReadinessArea = "supervision" // suitable supervisors
	AreaPeople      ReadinessArea = "people"      // supporters and their training
)

var readinessAreas = []ReadinessArea{AreaRoles, AreaPathways, AreaFunding, AreaCulture, AreaSupervision, AreaPeople}

// ReadinessAreas returns every ReadinessArea, in the order of this page.
func ReadinessAreas() []ReadinessArea { return slices.Clone(readinessAreas) }

// String returns the name under which it is stored and sent.
func (v ReadinessArea) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownReadinessArea].
func (v ReadinessArea) MarshalText() ([]byte, error) {
	return enum.Marshal(v, readinessAreas, ErrUnknownReadinessArea)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ReadinessArea) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, readinessAreas, ErrUnknownReadinessArea)
}

// A Principle is one of the principles behind the core competencies of peer workers. The zero value is none.
type Principle string

// Values of Principle.
const (
	RecoveryOriented    Principle = "recovery_oriented"    // oriented to recovery
	PersonCentred       Principle = "person_centred"       // centred on the person
	Voluntary           Principle = "voluntary"            // by free choice, to be withdrawn at any time
	RelationshipFocused Principle = "relationship_focused" // focused on the relationship
	TraumaInformed      Principle = "trauma_informed"      // informed about trauma
)

var principles = []Principle{RecoveryOriented, PersonCentred, Voluntary, RelationshipFocused, TraumaInformed}

// Principles returns every Principle, in the order of this page.
func Principles() []Principle { return slices.Clone(principles) }

// String returns the name under which it is stored and sent.
func (v Principle) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPrinciple].
func (v Principle) MarshalText() ([]byte, error) {
	return enum.Marshal(v, principles, ErrUnknownPrinciple)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Principle) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, principles, ErrUnknownPrinciple)
}

// A Barrier is what stands in the way of those who support. The zero value is none.
type Barrier string

// Values of Barrier.
const (
	BarrierEmotional   Barrier = "emotional"              // own experience, bias and unresolved issues
	BarrierCredibility Barrier = "credibility"            // doubt of peers, providers and participants
	BarrierSelfDoubt   Barrier = "self_doubt"             // doubt of oneself beside clinical staff
	BarrierProviders   Barrier = "provider_scepticism"    // scepticism of other providers
	BarrierAmbiguity   Barrier = "role_ambiguity"         // unclear roles and job descriptions
	BarrierBoundaries  Barrier = "boundaries"             // boundaries in contact with participants
	BarrierPay         Barrier = "low_pay"                // low pay
	BarrierBacking     Barrier = "organisational_backing" // too little backing and training
	BarrierSupervisors Barrier = "suitable_supervisors"   // no suitable supervisors
	BarrierTraining    Barrier = "limited_training"       // too little training of workers and supervisors
	BarrierBurnout     Barrier = "burnout"                // burnout
	BarrierTurnover    Barrier = "turnover"               // high turnover
	BarrierRecognition Barrier = "recognition"            // feeling undervalued
	BarrierPolicies    Barrier = "outdated_policies"      // outdated systems and policies
)

var barriers = []Barrier{BarrierEmotional, BarrierCredibility, BarrierSelfDoubt, BarrierProviders, BarrierAmbiguity, BarrierBoundaries, BarrierPay, BarrierBacking, BarrierSupervisors, BarrierTraining, BarrierBurnout, BarrierTurnover, BarrierRecognition, BarrierPolicies}

// Barriers returns every Barrier, in the order of this page.
func Barriers() []Barrier { return slices.Clone(barriers) }

// String returns the name under which it is stored and sent.
func (v Barrier) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownBarrier].
func (v Barrier) MarshalText() ([]byte, error) { return enum.Marshal(v, barriers, ErrUnknownBarrier) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Barrier) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, barriers, ErrUnknownBarrier)
}

// A Recognition is a way in which work is valued. The zero value is none.
type Recognition string

// Values of Recognition.
const (
	RecognitionThanks      Recognition = "thanks"      // thanked by name
	RecognitionRole        Recognition = "wider_role"  // a wider role: mentoring, training, a voice in decisions
	RecognitionDevelopment Recognition = "development" // paid training or a conference
	RecognitionPay         Recognition = "pay_step"    // a step in pay
	RecognitionTime        Recognition = "time"        // time off
)

var recognitions = []Recognition{RecognitionThanks, RecognitionRole, RecognitionDevelopment, RecognitionPay, RecognitionTime}

// Recognitions returns every Recognition, in the order of this page.
func Recognitions() []Recognition { return slices.Clone(recognitions) }

// String returns the name under which it is stored and sent.
func (v Recognition) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRecognition].
func (v Recognition) MarshalText() ([]byte, error) {
	return enum.Marshal(v, recognitions, ErrUnknownRecognition)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Recognition) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, recognitions, ErrUnknownRecognition)
}

// An Audience is whom stakeholder education is for. The zero value is nobody.
type Audience string

// Values of Audience.
const (
	AudienceClinical  Audience = "clinical_staff" // clinical staff
	AudienceManagers  Audience = "managers"       // managers
	AudienceFunders   Audience = "funders"        // funders and payers
	AudiencePartners  Audience = "partners"       // partner organisations
	AudienceFamilies  Audience = "families"       // families
	AudienceCommunity Audience = "community"      // the community
)

var audiences = []Audience{AudienceClinical, AudienceManagers, AudienceFunders, AudiencePartners, AudienceFamilies, AudienceCommunity}

// Audiences returns every Audience, in the order of this page.
func Audiences() []Audience { return slices.Clone(audiences) }

// String returns the name under which it is stored and sent.
func (v Audience) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownAudience].
func (v Audience) MarshalText() ([]byte, error) {
	return enum.Marshal(v, audiences, ErrUnknownAudience)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Audience) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, audiences, ErrUnknownAudience)
}

// An EducationTopic is what stakeholder education is about. The zero value is none.
type EducationTopic string

// Values of EducationTopic.
const (
	EducationRole     EducationTopic = "role"     // what peer workers do and do not do
	EducationEvidence EducationTopic = "evidence" // what is known to help, and how well
	EducationReferral EducationTopic = "referral" // how to refer and work together
	EducationStigma   EducationTopic = "stigma"   // stigma and language
	EducationSupport  EducationTopic = "support"  // what supervision and backing peer workers need
)

var educationTopics = []EducationTopic{EducationRole, EducationEvidence, EducationReferral, EducationStigma, EducationSupport}

// EducationTopics returns every EducationTopic, in the order of this page.
func EducationTopics() []EducationTopic { return slices.Clone(educationTopics) }

// String returns the name under which it is stored and sent.
func (v EducationTopic) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownEducationTopic].
func (v EducationTopic) MarshalText() ([]byte, error) {
	return enum.Marshal(v, educationTopics, ErrUnknownEducationTopic)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *EducationTopic) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, educationTopics, ErrUnknownEducationTopic)
}

// A SatisfactionItem is one statement that a worker answers from 1 to 5. The zero value is none.
type SatisfactionItem string

// Values of SatisfactionItem.
const (
	ItemValued      SatisfactionItem = "valued"      // my work is valued here
	ItemRecognised  SatisfactionItem = "recognised"  // what I do is recognised
	ItemRoleClear   SatisfactionItem = "role_clear"  // my role is clear
	ItemSupervision SatisfactionItem = "supervision" // my supervision helps me
	ItemPay         SatisfactionItem = "pay"         // my pay is fair
	ItemBelonging   SatisfactionItem = "belonging"   // I belong to the team
	ItemStay        SatisfactionItem = "stay"        // I expect to be here in a year
)

var satisfactionItems = []SatisfactionItem{ItemValued, ItemRecognised, ItemRoleClear, ItemSupervision, ItemPay, ItemBelonging, ItemStay}

// SatisfactionItems returns every SatisfactionItem, in the order of this page.
func SatisfactionItems() []SatisfactionItem { return slices.Clone(satisfactionItems) }

// String returns the name under which it is stored and sent.
func (v SatisfactionItem) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSatisfactionItem].
func (v SatisfactionItem) MarshalText() ([]byte, error) {
	return enum.Marshal(v, satisfactionItems, ErrUnknownSatisfactionItem)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *SatisfactionItem) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, satisfactionItems, ErrUnknownSatisfactionItem)
}

// A CaseloadStanding is how a caseload lies by a cap. The zero value is none.
type CaseloadStanding string

// Values of CaseloadStanding.
const (
	CaseloadWithin CaseloadStanding = "within" // at or below the cap
	CaseloadOver   CaseloadStanding = "over"   // above it: the organisation owes relief
)

var caseloadStandings = []CaseloadStanding{CaseloadWithin, CaseloadOver}

// CaseloadStandings returns every CaseloadStanding, in the order of this page.
func CaseloadStandings() []CaseloadStanding { return slices.Clone(caseloadStandings) }

// String returns the name under which it is stored and sent.
func (v CaseloadStanding) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCaseloadStanding].
func (v CaseloadStanding) MarshalText() ([]byte, error) {
	return enum.Marshal(v, caseloadStandings, ErrUnknownCaseloadStanding)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CaseloadStanding) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, caseloadStandings, ErrUnknownCaseloadStanding)
}
