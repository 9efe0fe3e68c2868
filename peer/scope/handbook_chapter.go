package scope

import "github.com/alongside-go/alongside/peer"

// A chapter is a part of the handbook. What no chapter lists, such as an
// organisation's own activities, comes in one of its own behind these.
type chapter struct {
	Title      string
	activities []peer.ActivityID
}

var chapters = []chapter{
	{"A. Relationship and emotional support", []peer.ActivityID{
		"outreach_engagement", "active_listening_support", "share_lived_experience", "self_disclose_unresolved_material",
		"disclose_other_persons_story", "share_other_persons_story_with_permission", "companion_recovery_activity",
		"accompany_to_appointment", "accompany_to_mutual_aid_meeting", "home_visit_with_colleague", "home_visit_alone",
		"street_outreach", "physical_contact_hug", "hope_role_modelling", "administer_naloxone", "phone_recovery_support",
		"digital_checkin_agency_platform",
	}},
	{"B. Planning, skills, groups", []peer.ActivityID{
		"recovery_plan_facilitation", "wrap_facilitation", "psychiatric_advance_directive_help", "goal_setting",
		"life_skills_coaching", "wellness_education", "harm_reduction_education", "naloxone_training_distribution",
		"drug_checking_supplies_distribution", "support_group_facilitation", "motivational_skills_use",
		"recovery_capital_self_assessment", "administer_clinical_screening_tool", "contribute_to_treatment_plan",
		"author_treatment_plan", "write_service_note", "respond_to_recurrence_of_use",
		"support_medication_recovery_pathway",
	}},
	{"C. Navigation and advocacy", []peer.ActivityID{
		"resource_navigation", "benefits_application_help", "housing_search_support", "employment_education_support",
		"individual_advocacy", "system_advocacy", "attend_treatment_team_meeting", "formal_case_management",
		"arrange_transport", "transport_agency_vehicle", "transport_personal_vehicle", "court_accompaniment",
		"write_court_letter_or_testify", "report_compliance_to_justice_agency", "legal_information_and_referral",
		"give_legal_advice", "give_financial_advice_or_manage_money", "household_chores_or_shopping",
		"childcare_for_participant",
	}},
	{"D. Clinical line", []peer.ActivityID{
		"diagnose", "provide_psychotherapy", "clinical_assessment_level_of_care", "advise_change_or_stop_medication",
		"discourage_medication_treatment", "share_own_medication_experience", "medication_self_management_support",
		"administer_or_hold_medication", "collect_urine_drug_screen", "interpret_drug_test", "trauma_processing",
		"family_therapy_or_mediation", "medical_symptom_disclosed", "suspected_severe_withdrawal",
		"nonclinical_deescalation", "physical_restraint_or_force", "peer_support_during_detention_involuntary",
	}},
	{"E. Risk and safety", []peer.ActivityID{
		"suicidal_ideation_passive", "suicidal_ideation_active", "self_harm_disclosed", "threat_to_others",
		"overdose_witnessed", "child_abuse_disclosed", "vulnerable_adult_abuse_disclosed",
		"intimate_partner_violence_disclosed", "participant_intoxicated_at_contact", "medical_emergency",
		"weapon_or_immediate_threat_to_worker", "welfare_check_missed_contact", "first_responder_crisis_role",
	}},
	{"F. Boundaries and dual relationships", []peer.ActivityID{
		"accept_token_gift", "accept_significant_gift", "give_personal_gift", "lend_or_borrow_money",
		"buy_sell_barter_with_participant", "romantic_sexual_current_participant", "romantic_sexual_former_participant",
		"romantic_with_participants_close_person", "serve_former_romantic_partner", "personal_friendship_during_service",
		"serve_relative_or_friend", "sponsor_own_participant", "serve_own_sponsee", "same_mutual_aid_meeting",
		"landlord_roommate_employer_of_participant", "personal_social_media_friend", "agency_social_media_contact",
		"share_personal_phone_or_address", "contact_outside_sanctioned_hours", "impose_recovery_pathway",
		"proselytise_or_political_persuasion", "promise_benefits_or_outcomes", "coerce_threaten_harass", "discriminate",
		"use_participant_story_publicly", "recruit_participant_for_private_gain",
	}},
	{"G. Information", []peer.ActivityID{
		"inform_limits_of_confidentiality", "share_within_program_need_to_know", "disclose_with_valid_consent",
		"disclose_without_consent", "confirm_participation_to_caller", "answer_records_request_or_subpoena",
		"participant_requests_own_record", "store_records_personal_device", "use_managed_personal_device",
		"group_member_identity_disclosure",
	}},
	{"H. Worker fitness and credential", []peer.ActivityID{
		"work_during_own_recurrence", "work_while_unwell_or_burnt_out", "work_outside_training",
		"practise_without_supervision", "provide_billable_service_lapsed_credential", "serve_outside_endorsement",
		"misrepresent_credentials", "report_colleague_misconduct", "supervise_other_peers", "train_peers",
	}},
}

const otherChapter = "Further activities of these layers"
