package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownLeaderRequirement reports a name that is no requirement of a leader.
var ErrUnknownLeaderRequirement = errors.New("recovery: unknown requirement of a leader")

// A LeaderRequirement is something that a pathway asks of whoever leads. The zero
// value is none.
type LeaderRequirement string

// Requirements. Those up to NeedLeaders are counted, the others are met or not.
const (
	// NeedRole: that the pathway knows the role as one that leads.
	NeedRole LeaderRequirement = "role"
	// NeedMonths: months of continuous abstinence or sobriety, as the person says.
	NeedMonths LeaderRequirement = "months"
	// NeedTrainingHours: hours of training.
	NeedTrainingHours LeaderRequirement = "training_hours"
	// NeedTrainingDays: days of training.
	NeedTrainingDays LeaderRequirement = "training_days"
	// NeedTrialMonths: months on trial.
	NeedTrialMonths LeaderRequirement = "trial_months"
	// NeedLeaders: so many who lead together.
	NeedLeaders LeaderRequirement = "leaders"
	// NeedTraining: training, of whatever length.
	NeedTraining LeaderRequirement = "training"
	// NeedCertified: the certificate of the pathway's own organisation.
	NeedCertified LeaderRequirement = "certified"
	// NeedCredential: a credential as a peer worker.
	NeedCredential LeaderRequirement = "credential"
	// NeedClinician: a trained clinician.
	NeedClinician LeaderRequirement = "clinician"
	// NeedMember: membership.
	NeedMember LeaderRequirement = "member"
	// NeedElected: the choice of the group.
	NeedElected LeaderRequirement = "elected"
	// NeedAppointed: the choice of the host.
	NeedAppointed LeaderRequirement = "appointed"
	// NeedVolunteer: that they do it as a volunteer.
	NeedVolunteer LeaderRequirement = "volunteer"
	// NeedProgrammeKnowledge: knowledge of the programme.
	NeedProgrammeKnowledge LeaderRequirement = "programme_knowledge"
	// NeedHandbookRead: that they read the handbook.
	NeedHandbookRead LeaderRequirement = "handbook_read"
	// NeedVetted: that they were vetted.
	NeedVetted LeaderRequirement = "vetted"
	// NeedMentoringForm: a mentoring form.
	NeedMentoringForm LeaderRequirement = "mentoring_form"
	// NeedConvenorPresent: an active convenor in the room.
	NeedConvenorPresent LeaderRequirement = "convenor_present"
	// NeedTechnicalSkill: skill with the video room.
	NeedTechnicalSkill LeaderRequirement = "technical_skill"
	// NeedStepStudyDone: a finished step study.
	NeedStepStudyDone LeaderRequirement = "step_study_done"
	// NeedSameGender: the gender of the group.
	NeedSameGender LeaderRequirement = "same_gender"
	// NeedLivedCondition: living with a condition of their own.
	NeedLivedCondition LeaderRequirement = "lived_condition"
	// NeedLivedExperience: lived or living experience.
	NeedLivedExperience LeaderRequirement = "lived_experience"
	// NeedSupervised: supervision.
	NeedSupervised LeaderRequirement = "supervised"
	// NeedOnboarding: the host's own introduction.
	NeedOnboarding LeaderRequirement = "onboarding"
	// NeedResident: living in the house.
	NeedResident LeaderRequirement = "resident"
	// NeedPaidProfessional: a paid, qualified professional in the team.
	NeedPaidProfessional LeaderRequirement = "paid_professional"
)

var leaderRequirements = []LeaderRequirement{
	NeedRole,
	NeedMonths,
	NeedTrainingHours,
	NeedTrainingDays,
	NeedTrialMonths,
	NeedLeaders,
	NeedTraining,
	NeedCertified,
	NeedCredential,
	NeedClinician,
	NeedMember,
	NeedElected,
	NeedAppointed,
	NeedVolunteer,
	NeedProgrammeKnowledge,
	NeedHandbookRead,
	NeedVetted,
	NeedMentoringForm,
	NeedConvenorPresent,
	NeedTechnicalSkill,
	NeedStepStudyDone,
	NeedSameGender,
	NeedLivedCondition,
	NeedLivedExperience,
	NeedSupervised,
	NeedOnboarding,
	NeedResident,
	NeedPaidProfessional,
}

// LeaderRequirements returns every LeaderRequirement, in the order of this page.
func LeaderRequirements() []LeaderRequirement {
	return append([]LeaderRequirement(nil), leaderRequirements...)
}

// IsCounted reports whether v asks for an amount.
func (v LeaderRequirement) IsCounted() bool {
	switch v {
	case NeedMonths, NeedTrainingHours, NeedTrainingDays, NeedTrialMonths, NeedLeaders:
		return true
	}
	return false
}

// String returns the name under which it is stored and sent.
func (v LeaderRequirement) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownLeaderRequirement].
func (v LeaderRequirement) MarshalText() ([]byte, error) {
	return enum.Marshal(v, leaderRequirements, ErrUnknownLeaderRequirement)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *LeaderRequirement) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, leaderRequirements, ErrUnknownLeaderRequirement)
}
