package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An Area is what a supervision session is about. The zero value is no area.
// The areas are the union of what several sources list; [Area.Source] tells which of
// them a rule asks for.
type Area string

// Areas of a session.
const (
	// AreaWellbeing: how the worker is, as far as the worker wants to say.
	AreaWellbeing Area = "wellbeing_and_own_recovery"
	// AreaWorkload: how much there is to do.
	AreaWorkload Area = "workload_caseload"
	// AreaParticipants: the people supported, named by id alone.
	AreaParticipants Area = "participant_review"
	// AreaScope: what belongs to the role and what does not.
	AreaScope Area = "role_clarity_scope_questions"
	// AreaBoundaries: closeness, gifts, second roles.
	AreaBoundaries Area = "boundaries_dual_relationships"
	// AreaLivedExperience: when and why one's own story helps.
	AreaLivedExperience Area = "lived_experience_use"
	// AreaRisk: danger to anyone, and what was done about it.
	AreaRisk Area = "risk_and_safety_review"
	// AreaDocumentation: notes: late, missing, or not in the person's words.
	AreaDocumentation Area = "documentation_quality"
	// AreaEthics: what is right, where rules leave it open.
	AreaEthics Area = "ethics"
	// AreaCulturalHumility: bias, culture, and what the worker does not know.
	AreaCulturalHumility Area = "cultural_humility"
	// AreaTeam: colleagues, and standing up for the role.
	AreaTeam Area = "team_relationships_advocacy"
	// AreaSkills: practice of what the worker does.
	AreaSkills Area = "skills_practice"
	// AreaTraining: trainings and continuing education.
	AreaTraining Area = "training_ce_plan"
	// AreaCareer: where the worker wants to go.
	AreaCareer Area = "career_growth"
	// AreaAdministrative: policies, hours and forms.
	AreaAdministrative Area = "administrative"
	// AreaFeedbackToSupervisor: what the worker has to say about the supervision.
	AreaFeedbackToSupervisor Area = "feedback_to_supervisor"
	// AreaActions: what was agreed on before, and what became of it.
	AreaActions Area = "action_items"
)

var areaList = []Area{
	AreaWellbeing,
	AreaWorkload,
	AreaParticipants,
	AreaScope,
	AreaBoundaries,
	AreaLivedExperience,
	AreaRisk,
	AreaDocumentation,
	AreaEthics,
	AreaCulturalHumility,
	AreaTeam,
	AreaSkills,
	AreaTraining,
	AreaCareer,
	AreaAdministrative,
	AreaFeedbackToSupervisor,
	AreaActions,
}

// Areas returns every Area, in the order of this page.
func Areas() []Area { return slices.Clone(areaList) }

// String returns the name under which it is stored and sent.
func (v Area) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownArea].
func (v Area) MarshalText() ([]byte, error) { return enum.Marshal(v, areaList, ErrUnknownArea) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Area) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, areaList, ErrUnknownArea)
}
