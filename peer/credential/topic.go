package credential

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/peer/source"
)

// A Topic is what an hour of training or continuing education is about. One
// record may carry several: each body counts by its own, see [Requirement]. The zero value is no topic.
type Topic string

// Topics by which bodies count hours.
const (
	TopicAdvocacy             Topic = "advocacy"                // advocacy
	TopicMentoringEducation   Topic = "mentoring_education"     // mentoring and education
	TopicRecoveryWellness     Topic = "recovery_wellness"       // recovery and wellness support
	TopicEthics               Topic = "ethics"                  // ethical responsibility
	TopicHarmReduction        Topic = "harm_reduction"          // harm reduction
	TopicPeer                 Topic = "peer_specific"           // about peer support itself
	TopicBloodBorne           Topic = "blood_borne_pathogens"   // HIV and other blood-borne pathogens
	TopicMedication           Topic = "medication_for_recovery" // recovery supported by medication, opioid use disorder
	TopicLawEthics            Topic = "law_ethics"              // law and ethics
	TopicDomesticViolence     Topic = "domestic_violence"       // violence between partners
	TopicSuicide              Topic = "suicide_prevention"      // suicide
	TopicEquity               Topic = "equity"                  // health equity
	TopicBoundaries           Topic = "boundaries"              // boundaries
	TopicDiversity            Topic = "diversity"               // diversity, cultural competence
	TopicNavigation           Topic = "navigation"              // navigating care and resources
	TopicTrauma               Topic = "trauma_informed_care"    // trauma-informed care
	TopicProfessional         Topic = "professional_responsibility"
	TopicWholeHealth          Topic = "whole_health"
	TopicCore                 Topic = "core_course"    // a body's core course
	TopicPracticum            Topic = "practicum"      // hours of a practicum
	TopicCoreFunctions        Topic = "core_functions" // a board's list of core functions
	TopicWellnessPlan         Topic = "wellness_plan"  // wellness recovery action planning
	TopicRecoverySupport      Topic = "recovery_support_supplement"
	TopicMentalHealth         Topic = "mental_health_supplement"
	TopicElective             Topic = "elective"
	TopicGeneral              Topic = "general"
	TopicClinicalTreatment    Topic = "clinical_treatment" // refused where a body says so
	TopicParentFamily         Topic = "parent_family"      // specialisation
	TopicCrisisCare           Topic = "crisis_care"        // specialisation
	TopicUnhoused             Topic = "unhoused"           // specialisation
	TopicJustice              Topic = "justice_involved"   // specialisation
	TopicLikeExperience       Topic = "like_experience"    // work with people of like experience
	TopicActiveListening      Topic = "active_listening"
	TopicOwnBiases            Topic = "own_emotions_and_biases"
	TopicScopeOfPractice      Topic = "scope_of_practice"
	TopicPopulations          Topic = "populations"
	TopicSelfCare             Topic = "self_care"
	TopicRecoveryManagement   Topic = "recovery_management"
	TopicFacilitation         Topic = "facilitation"
	TopicCulturalSensitivity  Topic = "cultural_sensitivity"
	TopicConflictAffected     Topic = "conflict_affected_populations"
	TopicSupervisionOfPeers   Topic = "supervision_of_peers"
	TopicRelationships        Topic = "cc01_relationships"
	TopicSupport              Topic = "cc02_support"
	TopicLivedExperience      Topic = "cc03_lived_experience"
	TopicPersonalize          Topic = "cc04_personalize"
	TopicRecoveryPlanning     Topic = "cc05_recovery_planning"
	TopicLinkage              Topic = "cc06_linkage"
	TopicSkillsInformation    Topic = "cc07_skills_information"
	TopicCrisis               Topic = "cc08_crisis"
	TopicCommunication        Topic = "cc09_communication"
	TopicTeamwork             Topic = "cc10_teamwork"
	TopicLeadershipAdvocacy   Topic = "cc11_leadership_advocacy"
	TopicGrowthAndDevelopment Topic = "cc12_growth"
)

var topics = []Topic{TopicAdvocacy, TopicMentoringEducation, TopicRecoveryWellness, TopicEthics, TopicHarmReduction, TopicPeer,
	TopicBloodBorne, TopicMedication, TopicLawEthics, TopicDomesticViolence, TopicSuicide, TopicEquity, TopicBoundaries,
	TopicDiversity, TopicNavigation, TopicTrauma, TopicProfessional, TopicWholeHealth, TopicCore, TopicPracticum, TopicCoreFunctions, TopicWellnessPlan,
	TopicRecoverySupport, TopicMentalHealth, TopicElective, TopicGeneral, TopicClinicalTreatment, TopicParentFamily,
	TopicCrisisCare, TopicUnhoused, TopicJustice, TopicLikeExperience, TopicActiveListening, TopicOwnBiases,
	TopicScopeOfPractice, TopicPopulations, TopicSelfCare, TopicRecoveryManagement, TopicFacilitation,
	TopicCulturalSensitivity, TopicConflictAffected, TopicSupervisionOfPeers, TopicRelationships, TopicSupport,
	TopicLivedExperience, TopicPersonalize, TopicRecoveryPlanning, TopicLinkage, TopicSkillsInformation, TopicCrisis,
	TopicCommunication, TopicTeamwork, TopicLeadershipAdvocacy, TopicGrowthAndDevelopment}

// Topics returns every Topic, in the order of this page.
func Topics() []Topic { return slices.Clone(topics) }

// String returns the name under which it is stored and sent.
func (t Topic) String() string { return string(t) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTopic].
func (t Topic) MarshalText() ([]byte, error) { return enum.Marshal(t, topics, ErrUnknownTopic) }

// UnmarshalText accepts exactly what MarshalText returns. On error t is unchanged.
func (t *Topic) UnmarshalText(text []byte) error {
	return enum.Unmarshal(t, text, topics, ErrUnknownTopic)
}

// A Competency is one of the twelve categories of core competencies for peer
// workers, with what belongs to it in short.
type Competency struct {
	Topic       Topic
	Name        string
	Items       []string
	Source      source.Source // of the name
	ItemsSource source.Source // of the items
}

// Competencies returns the twelve categories, in their order. The names and the
// items of the first four are confirmed by texts that reproduce them; the others
// are recalled.
func Competencies() []Competency {
	list := []Competency{
		{Topic: TopicRelationships, Name: "caring, collaborative relationships", Items: []string{"initiates contact",
			"listens to content and emotion", "reaches out over the whole recovery process", "shows genuine acceptance and respect",
			"shows understanding of the person's experience and feelings"}},
		{Topic: TopicSupport, Name: "provides support", Items: []string{"validates", "encourages exploring and taking community roles",
			"conveys hope", "celebrates effort and success", "gives concrete help with tasks and goals"}},
		{Topic: TopicLivedExperience, Name: "shares lived experience", Items: []string{
			"tells own and, only with permission, others' recovery stories to inspire hope", "discusses own ongoing wellness efforts",
			"knows when to share and when to listen", "describes own recovery practices and helps the person find theirs"}},
		{Topic: TopicPersonalize, Name: "personalises support", Items: []string{"knows how own values and culture can bias",
			"respects cultural and spiritual practice of person and family", "responds to the complexity and uniqueness of each process",
			"tailors to preference and need"}},
		{Topic: TopicRecoveryPlanning, Name: "supports planning", Items: []string{"helps set goals", "proposes strategies", "helps decide",
			"uses plans as living documents", "works with natural supports"}},
		{Topic: TopicLinkage, Name: "links to resources", Items: []string{"keeps current resource knowledge", "matches needs",
			"goes along to first contact", "follows up", "joins community activities"}},
		{Topic: TopicSkillsInformation, Name: "health, wellness and recovery skills", Items: []string{"educates on conditions and recovery",
			"joint learning", "models skills", "coaches carrying out a recovery plan", "helps families"}},
		{Topic: TopicCrisis, Name: "helps manage crises", Items: []string{"recognises distress and danger", "reassures", "creates safe space",
			"uses advance planning tools", "knows the path to urgent help"}},
		{Topic: TopicCommunication, Name: "values communication", Items: []string{"person-first, strengths language", "active listening",
			"clarifies", "documents as required", "protects confidentiality"}},
		{Topic: TopicTeamwork, Name: "collaboration", Items: []string{"works with colleagues and providers",
			"engages providers on behalf of the person", "coordinates", "resolves conflict"}},
		{Topic: TopicLeadershipAdvocacy, Name: "leadership and advocacy", Items: []string{"knows rights law", "advocates",
			"uses self-advocacy teaching", "educates colleagues", "seeks wider role"}},
		{Topic: TopicGrowthAndDevelopment, Name: "growth and development", Items: []string{"knows limits and seeks help", "uses supervision",
			"reflects", "self-care", "pursues training"}},
	}
	for i := range list {
		key, seen := "CC15S", source.Verified // the lists that reproduce the first four; CC15 was not seen itself
		if i >= 4 {
			key, seen = "CC15", source.Unverified
		}
		list[i].Source = source.Of(key).At("category "+string(list[i].Topic[2:4]), seen)
		list[i].ItemsSource = list[i].Source
	}
	return list
}
