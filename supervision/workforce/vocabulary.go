package workforce

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Measure is what a worker notes of their own wellbeing. The zero value is none.
type Measure string

// Values of Measure.
const (
	MeasureCBIWork       Measure = "cbi_work"            // work-related burnout, Copenhagen Burnout Inventory
	MeasureProQOLBurnout Measure = "proqol_burnout"      // burnout, ProQOL
	MeasureProQOLStress  Measure = "proqol_stress"       // secondary traumatic stress, ProQOL
	MeasureSingleItem    Measure = "burnout_single_item" // one question about burnout
	MeasureRoleDrift     Measure = "role_drift"          // number of signals of role drift
)

var measures = []Measure{MeasureCBIWork, MeasureProQOLBurnout, MeasureProQOLStress, MeasureSingleItem, MeasureRoleDrift}

// Measures returns every Measure, in the order of this page.
func Measures() []Measure { return slices.Clone(measures) }

// String returns the name under which it is stored and sent.
func (v Measure) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMeasure].
func (v Measure) MarshalText() ([]byte, error) { return enum.Marshal(v, measures, ErrUnknownMeasure) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Measure) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, measures, ErrUnknownMeasure)
}

// A DriftSignal is a sign that a role drifts from peer support. It asks about the role and never about the worker. The zero value is none.
type DriftSignal string

// Values of DriftSignal.
const (
	DriftTransport     DriftSignal = "transport"           // much of the time goes to transport
	DriftTesting       DriftSignal = "drug_testing"        // time goes to drug tests
	DriftClerical      DriftSignal = "clerical"            // much of the time goes to clerical work
	DriftOutOfHours    DriftSignal = "out_of_hours"        // many contacts lie outside hours
	DriftNoSupervision DriftSignal = "missed_supervision"  // supervision was missed
	DriftNoExperience  DriftSignal = "no_lived_experience" // lived experience is hardly used
	DriftOnePathway    DriftSignal = "one_pathway"         // only one pathway is spoken of
)

var driftSignals = []DriftSignal{DriftTransport, DriftTesting, DriftClerical, DriftOutOfHours, DriftNoSupervision, DriftNoExperience, DriftOnePathway}

// DriftSignals returns every DriftSignal, in the order of this page.
func DriftSignals() []DriftSignal { return slices.Clone(driftSignals) }

// String returns the name under which it is stored and sent.
func (v DriftSignal) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDriftSignal].
func (v DriftSignal) MarshalText() ([]byte, error) {
	return enum.Marshal(v, driftSignals, ErrUnknownDriftSignal)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *DriftSignal) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, driftSignals, ErrUnknownDriftSignal)
}

// A GateItem is an item of the onboarding gate. The zero value is none.
type GateItem string

// Values of GateItem.
const (
	GateRoleDefinition  GateItem = "role_definition"  // a role definition exists and the candidate has it
	GateSupervisor      GateItem = "supervisor"       // a supervisor is named
	GateCommunication   GateItem = "communication"    // training in communication
	GateBoundaries      GateItem = "boundaries"       // training in boundaries
	GateSelfCare        GateItem = "self_care"        // training in self-care
	GateScope           GateItem = "scope"            // training in scope of practice
	GateConfidentiality GateItem = "confidentiality"  // confidentiality and its limits
	GateCrisis          GateItem = "crisis"           // the way to urgent help is known
	GateBackground      GateItem = "background_check" // a background check, where the programme asks for one
	GateShadowing       GateItem = "shadowing"        // time beside an experienced worker, where the programme asks for it
)

var gateItems = []GateItem{GateRoleDefinition, GateSupervisor, GateCommunication, GateBoundaries, GateSelfCare, GateScope, GateConfidentiality, GateCrisis, GateBackground, GateShadowing}

// GateItems returns every GateItem, in the order of this page.
func GateItems() []GateItem { return slices.Clone(gateItems) }

// String returns the name under which it is stored and sent.
func (v GateItem) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownGateItem].
func (v GateItem) MarshalText() ([]byte, error) {
	return enum.Marshal(v, gateItems, ErrUnknownGateItem)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *GateItem) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, gateItems, ErrUnknownGateItem)
}

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
