package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTrait reports a name that is no trait.
var ErrUnknownTrait = errors.New("recovery: unknown trait")

// A Trait is one thing that somebody told about what they want, or about how things
// stand, where a field of [Profile] does not have it. A pathway lists the traits that
// speak for it and those that speak against it. The zero value is none.
type Trait string

// Traits. What is not told is not assumed.
const (
	// TraitWantsSponsor: they want a sponsor, or a companion in practice.
	TraitWantsSponsor Trait = "wants_sponsor"
	// TraitWantsTools: they want tools and exercises.
	TraitWantsTools Trait = "wants_tools"
	// TraitWantsMeditation: they want meditation.
	TraitWantsMeditation Trait = "wants_meditation"
	// TraitWantsSteps: they want steps to work.
	TraitWantsSteps Trait = "wants_steps"
	// TraitWantsConversation: they want to talk with one another freely.
	TraitWantsConversation Trait = "wants_conversation"
	// TraitWantsTracking: they want to keep track of their use.
	TraitWantsTracking Trait = "wants_tracking"
	// TraitWantsOwnPlan: they want to build a plan of their own.
	TraitWantsOwnPlan Trait = "wants_own_plan"
	// TraitWantsMutuality: they want to give and take as equals.
	TraitWantsMutuality Trait = "wants_mutuality"
	// TraitWantsTherapy: they want therapy, which no peer gives.
	TraitWantsTherapy Trait = "wants_therapy"
	// TraitWantsStructuredProgramme: they want a structured programme.
	TraitWantsStructuredProgramme Trait = "wants_structured_programme"
	// TraitDislikesHomework: homework is not for them.
	TraitDislikesHomework Trait = "dislikes_homework"
	// TraitDislikesMeditation: silence or sitting is not for them.
	TraitDislikesMeditation Trait = "dislikes_meditation"
	// TraitWantsFellowship: they want a fellowship with many meetings.
	TraitWantsFellowship Trait = "wants_fellowship"
	// TraitWantsWomenOnly: they want to be among women.
	TraitWantsWomenOnly Trait = "wants_women_only"
	// TraitWantsSelfWorth: self-worth is their theme.
	TraitWantsSelfWorth Trait = "wants_self_worth"
	// TraitWantsSameDrug: they want to be among people with the same drug or behaviour.
	TraitWantsSameDrug Trait = "wants_same_drug"
	// TraitWantsNativeCulture: they want the teachings of Native peoples.
	TraitWantsNativeCulture Trait = "wants_native_culture"
	// TraitWantsIslamicFrame: they want a Muslim frame.
	TraitWantsIslamicFrame Trait = "wants_islamic_frame"
	// TraitWantsFamilyEvening: they want an evening for the whole family.
	TraitWantsFamilyEvening Trait = "wants_family_evening"
	// TraitWantsStudentLife: they are students who want a sober social life.
	TraitWantsStudentLife Trait = "wants_student_life"
	// TraitWantsCommunityHealing: they want family and community to heal as well.
	TraitWantsCommunityHealing Trait = "wants_community_healing"
	// TraitNotEnrolled: they are not enrolled at a college.
	TraitNotEnrolled Trait = "not_enrolled"
	// TraitOtherFaith: they wish for another faith.
	TraitOtherFaith Trait = "other_faith"
	// TraitMixedGenderOnly: they need a group of all genders.
	TraitMixedGenderOnly Trait = "mixed_gender_only"
	// TraitCannotMixGenders: they cannot be in a room of all genders.
	TraitCannotMixGenders Trait = "cannot_mix_genders"
	// TraitNotSure: they are not sure yet what they want.
	TraitNotSure Trait = "not_sure"
	// TraitFirstContact: it is their first contact.
	TraitFirstContact Trait = "first_contact"
	// TraitWithFamily: they come together with family or friends.
	TraitWithFamily Trait = "with_family"
	// TraitWantsPracticalHelp: they want practical help and somebody who knows the way.
	TraitWantsPracticalHelp Trait = "wants_practical_help"
	// TraitWantsOneStop: they want one place for several kinds of help, such as housing and work.
	TraitWantsOneStop Trait = "wants_one_stop"
	// TraitWantsSafeHome: they need a safe home.
	TraitWantsSafeHome Trait = "wants_safe_home"
	// TraitWantsSelfRunHouse: they want a house that residents run.
	TraitWantsSelfRunHouse Trait = "wants_self_run_house"
	// TraitNeedsStaffedHouse: they need a house with staff.
	TraitNeedsStaffedHouse Trait = "needs_staffed_house"
	// TraitCannotPayShare: they cannot pay a share of the rent.
	TraitCannotPayShare Trait = "cannot_pay_share"
	// TraitWantsNoCentre: they do not want a centre, or live far from one.
	TraitWantsNoCentre Trait = "wants_no_centre"
	// TraitWantsNoRecord: they want no record kept.
	TraitWantsNoRecord Trait = "wants_no_record"
	// TraitWantsPseudonym: they want to use no name.
	TraitWantsPseudonym Trait = "wants_pseudonym"
	// TraitNightHours: they look for company at night.
	TraitNightHours Trait = "night_hours"
	// TraitRuralOrShy: they live far away, or are shy of rooms.
	TraitRuralOrShy Trait = "rural_or_shy"
	// TraitInHospital: they are in hospital now.
	TraitInHospital Trait = "in_hospital"
	// TraitNeedsDensity: they want to go often, daily if they can.
	TraitNeedsDensity Trait = "needs_density"
	// TraitSafetyFirst: staying alive and well comes first for them.
	TraitSafetyFirst Trait = "safety_first"
	// TraitWantsAbstinentSpace: they want a room where nobody uses.
	TraitWantsAbstinentSpace Trait = "wants_abstinent_space"
	// TraitWantsFullCleanTime: they want time counted free of every drug.
	TraitWantsFullCleanTime Trait = "wants_full_clean_time"
	// TraitNeedsMedicationCounted: their time must count with their medication. This one and the next two count only beside a yes to medication.
	TraitNeedsMedicationCounted Trait = "needs_medication_counted"
	// TraitPastShame: they were shamed about medication elsewhere.
	TraitPastShame Trait = "past_shame"
	// TraitHouseTakesNoMedication: the house at hand takes nobody on medication.
	TraitHouseTakesNoMedication Trait = "house_takes_no_medication"
	// TraitWantsCoEdHouse: they need a house of all genders.
	TraitWantsCoEdHouse Trait = "wants_co_ed_house"
	// TraitWantsOwnWellbeing: their own wellbeing is what they seek.
	TraitWantsOwnWellbeing Trait = "wants_own_wellbeing"
	// TraitWantsEngagementSkills: they want to learn how to help a relative towards help.
	TraitWantsEngagementSkills Trait = "wants_engagement_skills"
	// TraitWantsEngagementFast: they want a relative in care soon.
	TraitWantsEngagementFast Trait = "wants_engagement_fast"
	// TraitDependenceSigns: there are signs of physical dependence.
	TraitDependenceSigns Trait = "dependence_signs"
	// TraitWithdrawalHistory: withdrawal was hard before.
	TraitWithdrawalHistory Trait = "withdrawal_history"
	// TraitPregnancy: they are pregnant.
	TraitPregnancy Trait = "pregnancy"
	// TraitAlcoholRuledOut: a medicine or an illness rules out alcohol.
	TraitAlcoholRuledOut Trait = "alcohol_ruled_out"
	// TraitAlreadyAbstinent: they already live without alcohol.
	TraitAlreadyAbstinent Trait = "already_abstinent"
	// TraitViolenceAtHome: there is violence at home and no safety plan yet.
	TraitViolenceAtHome Trait = "violence_at_home"
	// TraitAcuteCrisis: they are in crisis now.
	TraitAcuteCrisis Trait = "acute_crisis"
	// TraitNeedsCrisisCare: they need crisis care.
	TraitNeedsCrisisCare Trait = "needs_crisis_care"
	// TraitMedicallyUnstable: they are medically unstable.
	TraitMedicallyUnstable Trait = "medically_unstable"
	// TraitSittingDistress: sitting still brings distress.
	TraitSittingDistress Trait = "sitting_distress"
)

var traits = []Trait{
	TraitWantsSponsor,
	TraitWantsTools,
	TraitWantsMeditation,
	TraitWantsSteps,
	TraitWantsConversation,
	TraitWantsTracking,
	TraitWantsOwnPlan,
	TraitWantsMutuality,
	TraitWantsTherapy,
	TraitWantsStructuredProgramme,
	TraitDislikesHomework,
	TraitDislikesMeditation,
	TraitWantsFellowship,
	TraitWantsWomenOnly,
	TraitWantsSelfWorth,
	TraitWantsSameDrug,
	TraitWantsNativeCulture,
	TraitWantsIslamicFrame,
	TraitWantsFamilyEvening,
	TraitWantsStudentLife,
	TraitWantsCommunityHealing,
	TraitNotEnrolled,
	TraitOtherFaith,
	TraitMixedGenderOnly,
	TraitCannotMixGenders,
	TraitNotSure,
	TraitFirstContact,
	TraitWithFamily,
	TraitWantsPracticalHelp,
	TraitWantsOneStop,
	TraitWantsSafeHome,
	TraitWantsSelfRunHouse,
	TraitNeedsStaffedHouse,
	TraitCannotPayShare,
	TraitWantsNoCentre,
	TraitWantsNoRecord,
	TraitWantsPseudonym,
	TraitNightHours,
	TraitRuralOrShy,
	TraitInHospital,
	TraitNeedsDensity,
	TraitSafetyFirst,
	TraitWantsAbstinentSpace,
	TraitWantsFullCleanTime,
	TraitNeedsMedicationCounted,
	TraitPastShame,
	TraitHouseTakesNoMedication,
	TraitWantsCoEdHouse,
	TraitWantsOwnWellbeing,
	TraitWantsEngagementSkills,
	TraitWantsEngagementFast,
	TraitDependenceSigns,
	TraitWithdrawalHistory,
	TraitPregnancy,
	TraitAlcoholRuledOut,
	TraitAlreadyAbstinent,
	TraitViolenceAtHome,
	TraitAcuteCrisis,
	TraitNeedsCrisisCare,
	TraitMedicallyUnstable,
	TraitSittingDistress,
}

// Traits returns every Trait, in the order of this page.
func Traits() []Trait { return append([]Trait(nil), traits...) }

// isFlag reports whether v is about safety and takes no part in the score: a flag
// gives a caution, and no points.
func (v Trait) isFlag() bool {
	switch v {
	case TraitDependenceSigns, TraitWithdrawalHistory, TraitPregnancy, TraitAlcoholRuledOut, TraitAlreadyAbstinent,
		TraitViolenceAtHome, TraitAcuteCrisis, TraitNeedsCrisisCare, TraitMedicallyUnstable, TraitSittingDistress:
		return true
	}
	return false
}

// tellsOfMedication reports whether v says that the person takes a medicine.
func (v Trait) tellsOfMedication() bool {
	return v == TraitNeedsMedicationCounted || v == TraitPastShame || v == TraitHouseTakesNoMedication
}

// factor returns the factor that v counts for.
func (v Trait) factor() MatchFactor {
	switch v {
	case TraitWantsSponsor, TraitWantsTools, TraitWantsMeditation, TraitWantsSteps, TraitWantsConversation, TraitWantsTracking,
		TraitWantsOwnPlan, TraitWantsMutuality, TraitWantsTherapy, TraitWantsStructuredProgramme, TraitDislikesHomework, TraitDislikesMeditation:
		return FactorFormat
	case TraitNightHours, TraitRuralOrShy, TraitInHospital, TraitNeedsDensity, TraitWantsNoCentre:
		return FactorAccess
	case TraitNeedsMedicationCounted, TraitPastShame, TraitHouseTakesNoMedication, TraitWantsFullCleanTime:
		return FactorMedication
	}
	return FactorPopulation
}

// String returns the name under which it is stored and sent.
func (v Trait) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTrait].
func (v Trait) MarshalText() ([]byte, error) {
	return enum.Marshal(v, traits, ErrUnknownTrait)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Trait) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, traits, ErrUnknownTrait)
}
