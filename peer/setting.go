package peer

import "github.com/alongside-go/alongside/internal/enum"

// A Setting is the place or service where a contact happens. The zero value is
// unknown.
type Setting string

// Settings. Recovery organisations, residences, hospitals and prisons are named
// in TIP 64; the others are unverified.
const (
	// SettingRecoveryCommunityCenter: a peer-led centre open to the community.
	SettingRecoveryCommunityCenter Setting = "recovery_community_center"
	// SettingRecoveryResidence: a recovery residence, of any level.
	SettingRecoveryResidence Setting = "recovery_residence"
	// SettingOutpatientTreatment: outpatient treatment.
	SettingOutpatientTreatment Setting = "outpatient_treatment"
	// SettingResidentialTreatment: residential treatment.
	SettingResidentialTreatment Setting = "residential_treatment"
	// SettingWithdrawalManagement: withdrawal management.
	SettingWithdrawalManagement Setting = "withdrawal_management"
	// SettingOpioidTreatmentProgram: opioid treatment program.
	SettingOpioidTreatmentProgram Setting = "opioid_treatment_program"
	// SettingEmergencyDepartment: a hospital emergency department.
	SettingEmergencyDepartment Setting = "emergency_department"
	// SettingInpatientHospital: inpatient hospital.
	SettingInpatientHospital Setting = "inpatient_hospital"
	// SettingPrimaryCare: primary care.
	SettingPrimaryCare Setting = "primary_care"
	// SettingMobileCrisis: mobile crisis.
	SettingMobileCrisis Setting = "mobile_crisis"
	// SettingCrisisStabilization: crisis stabilization.
	SettingCrisisStabilization Setting = "crisis_stabilization"
	// SettingPeerRespite: peer respite.
	SettingPeerRespite Setting = "peer_respite"
	// SettingWarmline: warmline.
	SettingWarmline Setting = "warmline"
	// SettingStreetOutreach: street outreach.
	SettingStreetOutreach Setting = "street_outreach"
	// SettingHarmReductionProgram: harm reduction program.
	SettingHarmReductionProgram Setting = "harm_reduction_program"
	// SettingJailPrison: jail prison.
	SettingJailPrison Setting = "jail_prison"
	// SettingDrugCourtProbation: drug court probation.
	SettingDrugCourtProbation Setting = "drug_court_probation"
	// SettingReentry: reentry.
	SettingReentry Setting = "reentry"
	// SettingChildWelfare: child welfare.
	SettingChildWelfare Setting = "child_welfare"
	// SettingSchoolCollege: school college.
	SettingSchoolCollege Setting = "school_college"
	// SettingCollegiateRecovery: collegiate recovery.
	SettingCollegiateRecovery Setting = "collegiate_recovery"
	// SettingVeteransService: veterans service.
	SettingVeteransService Setting = "veterans_service"
	// SettingHomelessShelterHousing: homeless shelter housing.
	SettingHomelessShelterHousing Setting = "homeless_shelter_housing"
	// SettingWorkplace: workplace.
	SettingWorkplace Setting = "workplace"
	// SettingCommunityOrganization: an organisation of the community that is no recovery organisation, such as a library or a place of worship.
	SettingCommunityOrganization Setting = "community_organization"
	// SettingPublicPlace: a public place, such as a park or a café, where others may hear.
	SettingPublicPlace Setting = "public_place"
	// SettingHome: where the participant lives.
	SettingHome Setting = "home"
	// SettingTelehealth: by video or phone.
	SettingTelehealth Setting = "telehealth"
	// SettingOnlineCommunity: online community.
	SettingOnlineCommunity Setting = "online_community"
	// SettingHumanitarianCampCollectiveCenter: humanitarian camp collective center.
	SettingHumanitarianCampCollectiveCenter Setting = "humanitarian_camp_collective_center"
)

var settings = []Setting{
	SettingRecoveryCommunityCenter,
	SettingRecoveryResidence,
	SettingOutpatientTreatment,
	SettingResidentialTreatment,
	SettingWithdrawalManagement,
	SettingOpioidTreatmentProgram,
	SettingEmergencyDepartment,
	SettingInpatientHospital,
	SettingPrimaryCare,
	SettingMobileCrisis,
	SettingCrisisStabilization,
	SettingPeerRespite,
	SettingWarmline,
	SettingStreetOutreach,
	SettingHarmReductionProgram,
	SettingJailPrison,
	SettingDrugCourtProbation,
	SettingReentry,
	SettingChildWelfare,
	SettingSchoolCollege,
	SettingCollegiateRecovery,
	SettingVeteransService,
	SettingHomelessShelterHousing,
	SettingWorkplace,
	SettingCommunityOrganization,
	SettingPublicPlace,
	SettingHome,
	SettingTelehealth,
	SettingOnlineCommunity,
	SettingHumanitarianCampCollectiveCenter,
}

// Settings returns every Setting, in the order of this page.
func Settings() []Setting { return append([]Setting(nil), settings...) }

// String returns the name under which it is stored and sent.
func (v Setting) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownSetting].
func (v Setting) MarshalText() ([]byte, error) { return enum.Marshal(v, settings, ErrUnknownSetting) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Setting) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, settings, ErrUnknownSetting)
}
