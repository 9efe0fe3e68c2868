package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/peer/source"
)

// catalogue is written out from the published sources of the field, row by row,
// and not from the policy files that it tests.
var catalogue = []struct {
	id       peer.ActivityID
	kind     scope.Kind
	verdict  scope.Verdict
	floor    bool
	verified bool // the point was seen in a source
}{
	{"outreach_engagement", scope.Service, scope.Permitted, false, true},
	{"active_listening_support", scope.Service, scope.Permitted, false, true},
	{"share_lived_experience", scope.Service, scope.Permitted, false, true},
	{"self_disclose_unresolved_material", scope.Conduct, scope.ConsultSupervisorFirst, false, true},
	{"disclose_other_persons_story", scope.Conduct, scope.Prohibited, true, true},
	{"share_other_persons_story_with_permission", scope.Service, scope.PermittedWithConditions, false, true},
	{"companion_recovery_activity", scope.Service, scope.Permitted, false, true},
	{"accompany_to_appointment", scope.Service, scope.Permitted, false, true},
	{"accompany_to_mutual_aid_meeting", scope.Service, scope.Permitted, false, false},
	{"home_visit_with_colleague", scope.Service, scope.PermittedWithConditions, false, true},
	{"home_visit_alone", scope.Service, scope.ConsultSupervisorFirst, false, true},
	{"street_outreach", scope.Service, scope.PermittedWithConditions, false, true},
	{"physical_contact_hug", scope.Service, scope.PermittedWithConditions, false, false},
	{"hope_role_modelling", scope.Service, scope.Permitted, false, true},
	{"administer_naloxone", scope.Aid, scope.PermittedWithConditions, false, true},
	{"phone_recovery_support", scope.Service, scope.Permitted, false, true},
	{"digital_checkin_agency_platform", scope.Service, scope.PermittedWithConditions, false, true},
	{"recovery_plan_facilitation", scope.Service, scope.Permitted, false, true},
	{"wrap_facilitation", scope.Service, scope.PermittedWithConditions, false, true},
	{"psychiatric_advance_directive_help", scope.Service, scope.PermittedWithConditions, false, true},
	{"goal_setting", scope.Service, scope.Permitted, false, true},
	{"life_skills_coaching", scope.Service, scope.Permitted, false, true},
	{"wellness_education", scope.Service, scope.Permitted, false, true},
	{"harm_reduction_education", scope.Service, scope.PermittedWithConditions, false, true},
	{"naloxone_training_distribution", scope.Service, scope.PermittedWithConditions, false, true},
	{"drug_checking_supplies_distribution", scope.Service, scope.PermittedWithConditions, false, true},
	{"support_group_facilitation", scope.Service, scope.PermittedWithConditions, false, true},
	{"motivational_skills_use", scope.Service, scope.PermittedWithConditions, false, true},
	{"recovery_capital_self_assessment", scope.Service, scope.PermittedWithConditions, false, true},
	{"administer_clinical_screening_tool", scope.Service, scope.ConsultSupervisorFirst, false, false},
	{"contribute_to_treatment_plan", scope.Service, scope.PermittedWithConditions, false, true},
	{"author_treatment_plan", scope.Service, scope.ReferWarmHandoff, true, false},
	{"write_service_note", scope.Duty, scope.PermittedWithConditions, false, true},
	{"respond_to_recurrence_of_use", scope.Event, scope.Permitted, false, true},
	{"support_medication_recovery_pathway", scope.Service, scope.Permitted, false, true},
	{"resource_navigation", scope.Service, scope.Permitted, false, true},
	{"benefits_application_help", scope.Service, scope.Permitted, false, true},
	{"housing_search_support", scope.Service, scope.Permitted, false, true},
	{"employment_education_support", scope.Service, scope.Permitted, false, true},
	{"individual_advocacy", scope.Service, scope.Permitted, false, true},
	{"system_advocacy", scope.Service, scope.Permitted, false, true},
	{"attend_treatment_team_meeting", scope.Service, scope.PermittedWithConditions, false, true},
	{"formal_case_management", scope.Service, scope.ReferWarmHandoff, false, true},
	{"arrange_transport", scope.Service, scope.Permitted, false, true},
	{"transport_agency_vehicle", scope.Service, scope.PermittedWithConditions, false, true},
	{"transport_personal_vehicle", scope.Service, scope.ConsultSupervisorFirst, false, true},
	{"court_accompaniment", scope.Service, scope.PermittedWithConditions, false, true},
	{"write_court_letter_or_testify", scope.Service, scope.ConsultSupervisorFirst, false, true},
	{"report_compliance_to_justice_agency", scope.Service, scope.ConsultSupervisorFirst, false, true},
	{"legal_information_and_referral", scope.Service, scope.Permitted, false, true},
	{"give_legal_advice", scope.Service, scope.Prohibited, true, true},
	{"give_financial_advice_or_manage_money", scope.Service, scope.Prohibited, true, true},
	{"household_chores_or_shopping", scope.Service, scope.Prohibited, false, true},
	{"childcare_for_participant", scope.Service, scope.ConsultSupervisorFirst, false, true},
	{"diagnose", scope.Service, scope.Prohibited, true, true},
	{"provide_psychotherapy", scope.Service, scope.Prohibited, true, true},
	{"clinical_assessment_level_of_care", scope.Service, scope.ReferWarmHandoff, true, true},
	{"advise_change_or_stop_medication", scope.Service, scope.Prohibited, true, true},
	{"discourage_medication_treatment", scope.Conduct, scope.Prohibited, true, true},
	{"share_own_medication_experience", scope.Service, scope.ConsultSupervisorFirst, false, false},
	{"medication_self_management_support", scope.Service, scope.PermittedWithConditions, false, true},
	{"administer_or_hold_medication", scope.Service, scope.Prohibited, false, true},
	{"collect_urine_drug_screen", scope.Service, scope.Prohibited, false, false},
	{"interpret_drug_test", scope.Service, scope.Prohibited, true, false},
	{"trauma_processing", scope.Service, scope.ReferWarmHandoff, false, true},
	{"family_therapy_or_mediation", scope.Service, scope.ReferWarmHandoff, false, true},
	{"medical_symptom_disclosed", scope.Event, scope.ReferWarmHandoff, false, true},
	{"suspected_severe_withdrawal", scope.Event, scope.EmergencyEscalate, true, true},
	{"nonclinical_deescalation", scope.Service, scope.PermittedWithConditions, false, true},
	{"physical_restraint_or_force", scope.Conduct, scope.Prohibited, true, true},
	{"peer_support_during_detention_involuntary", scope.Service, scope.PermittedWithConditions, false, true},
	{"suicidal_ideation_passive", scope.Event, scope.ReferWarmHandoff, true, true},
	{"suicidal_ideation_active", scope.Event, scope.EmergencyEscalate, true, true},
	{"self_harm_disclosed", scope.Event, scope.ReferWarmHandoff, true, true},
	{"threat_to_others", scope.Event, scope.EmergencyEscalate, true, true},
	{"overdose_witnessed", scope.Event, scope.EmergencyEscalate, true, true},
	{"child_abuse_disclosed", scope.Event, scope.EmergencyEscalate, true, true},
	{"vulnerable_adult_abuse_disclosed", scope.Event, scope.EmergencyEscalate, true, true},
	{"intimate_partner_violence_disclosed", scope.Event, scope.ReferWarmHandoff, false, true},
	{"participant_intoxicated_at_contact", scope.Event, scope.ConsultSupervisorFirst, false, true},
	{"medical_emergency", scope.Event, scope.EmergencyEscalate, true, true},
	{"weapon_or_immediate_threat_to_worker", scope.Event, scope.EmergencyEscalate, true, true},
	{"welfare_check_missed_contact", scope.Service, scope.ConsultSupervisorFirst, false, false},
	{"first_responder_crisis_role", scope.Service, scope.Prohibited, false, true},
	{"accept_token_gift", scope.Conduct, scope.PermittedWithConditions, false, true},
	{"accept_significant_gift", scope.Conduct, scope.Prohibited, true, true},
	{"give_personal_gift", scope.Conduct, scope.ConsultSupervisorFirst, false, true},
	{"lend_or_borrow_money", scope.Conduct, scope.Prohibited, true, true},
	{"buy_sell_barter_with_participant", scope.Conduct, scope.Prohibited, true, true},
	{"romantic_sexual_current_participant", scope.Conduct, scope.Prohibited, true, true},
	{"romantic_sexual_former_participant", scope.Conduct, scope.Prohibited, false, true},
	{"romantic_with_participants_close_person", scope.Conduct, scope.Prohibited, true, true},
	{"serve_former_romantic_partner", scope.Service, scope.Prohibited, true, true},
	{"personal_friendship_during_service", scope.Conduct, scope.Prohibited, false, true},
	{"serve_relative_or_friend", scope.Service, scope.ConsultSupervisorFirst, false, true},
	{"sponsor_own_participant", scope.Conduct, scope.Prohibited, true, true},
	{"serve_own_sponsee", scope.Service, scope.ConsultSupervisorFirst, false, false},
	{"same_mutual_aid_meeting", scope.Conduct, scope.ConsultSupervisorFirst, false, false},
	{"landlord_roommate_employer_of_participant", scope.Conduct, scope.Prohibited, true, true},
	{"personal_social_media_friend", scope.Conduct, scope.Prohibited, false, false},
	{"agency_social_media_contact", scope.Service, scope.PermittedWithConditions, false, false},
	{"share_personal_phone_or_address", scope.Conduct, scope.ConsultSupervisorFirst, false, true},
	{"contact_outside_sanctioned_hours", scope.Conduct, scope.ConsultSupervisorFirst, false, true},
	{"impose_recovery_pathway", scope.Conduct, scope.Prohibited, true, true},
	{"proselytise_or_political_persuasion", scope.Conduct, scope.Prohibited, true, true},
	{"promise_benefits_or_outcomes", scope.Conduct, scope.Prohibited, true, true},
	{"coerce_threaten_harass", scope.Conduct, scope.Prohibited, true, true},
	{"discriminate", scope.Conduct, scope.Prohibited, true, true},
	{"use_participant_story_publicly", scope.Conduct, scope.ConsultSupervisorFirst, false, true},
	{"recruit_participant_for_private_gain", scope.Conduct, scope.Prohibited, true, true},
	{"inform_limits_of_confidentiality", scope.Duty, scope.Permitted, false, true},
	{"share_within_program_need_to_know", scope.Conduct, scope.PermittedWithConditions, false, true},
	{"disclose_with_valid_consent", scope.Service, scope.PermittedWithConditions, false, true},
	{"disclose_without_consent", scope.Conduct, scope.Prohibited, true, true},
	{"confirm_participation_to_caller", scope.Conduct, scope.Prohibited, true, true},
	{"answer_records_request_or_subpoena", scope.Conduct, scope.ConsultSupervisorFirst, true, true},
	{"participant_requests_own_record", scope.Event, scope.ConsultSupervisorFirst, false, true},
	{"store_records_personal_device", scope.Conduct, scope.Prohibited, true, true},
	{"use_managed_personal_device", scope.Conduct, scope.PermittedWithConditions, false, true},
	{"group_member_identity_disclosure", scope.Conduct, scope.Prohibited, true, true},
	{"work_during_own_recurrence", scope.Conduct, scope.Prohibited, false, true},
	{"work_while_unwell_or_burnt_out", scope.Conduct, scope.ConsultSupervisorFirst, false, true},
	{"work_outside_training", scope.Conduct, scope.Prohibited, true, true},
	{"practise_without_supervision", scope.Conduct, scope.Prohibited, true, true},
	{"provide_billable_service_lapsed_credential", scope.Conduct, scope.Prohibited, true, true},
	{"serve_outside_endorsement", scope.Service, scope.Prohibited, false, true},
	{"misrepresent_credentials", scope.Conduct, scope.Prohibited, true, true},
	{"report_colleague_misconduct", scope.Duty, scope.Permitted, false, true},
	{"supervise_other_peers", scope.Service, scope.PermittedWithConditions, false, true},
	{"train_peers", scope.Service, scope.PermittedWithConditions, false, true},
}

func TestEveryRowOfTheCatalogue(t *testing.T) {
	p := standard(t)
	require.Len(t, catalogue, 130)
	listed := make([]peer.ActivityID, 0, 130)
	for _, row := range catalogue {
		t.Run(string(row.id), func(t *testing.T) {
			listed = append(listed, row.id)
			a, ok := p.Activity(row.id)
			require.True(t, ok)
			assert.Equal(t, row.kind, a.Kind)
			rule, ok := p.Rule("us." + string(row.id))
			require.True(t, ok)
			assert.Equal(t, row.floor, rule.Floor)
			verified := false
			for _, c := range rule.Sources {
				verified = verified || c.Evidence == source.Verified
			}
			assert.Equal(t, row.verified, verified, "what was not seen in a source says so")

			d := decide(t, p, inOrder(row.id))
			assert.Equal(t, row.verdict, d.Verdict)
			assert.True(t, d.Explicit)
			assert.Equal(t, !row.floor, d.Overridable)
			assert.Empty(t, d.Unknown, "every fact is given")
			assert.Equal(t, row.verdict == scope.Prohibited, d.Instead != "")
			if row.floor {
				assert.Empty(t, unlock(t, p, inOrder(row.id)))
			}
			if row.verdict == scope.EmergencyEscalate {
				assertEmergency(t, d)
			}
		})
	}
	assert.ElementsMatch(t, listed, p.Activities(), "the policy lists these and no more")
}
