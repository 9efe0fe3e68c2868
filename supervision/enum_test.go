package supervision_test

import (
	"encoding"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/supervision"
)

// names checks that an enumeration has these stored names and no others.
func names[T interface {
	~string
	encoding.TextMarshaler
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, known []T, unknown error, want ...string) {
	t.Helper()
	var got []string
	for _, v := range known {
		text, err := v.MarshalText()
		require.NoError(t, err)
		got = append(got, string(text))
		var back T
		require.NoError(t, P(&back).UnmarshalText(text))
		assert.Equal(t, v, back)
	}
	assert.Equal(t, want, got)
	for _, bad := range []string{"", "x", want[0] + " ", "HELD"} {
		v := known[0]
		require.ErrorIs(t, P(&v).UnmarshalText([]byte(bad)), unknown)
		assert.Equal(t, known[0], v, "unchanged on error")
		_, err := T(bad).MarshalText()
		require.ErrorIs(t, err, unknown)
	}
}

func TestStoredNames(t *testing.T) {
	names(t, supervision.SupervisorKinds(), supervision.ErrUnknownSupervisorKind, "peer_supervisor", "non_peer_supervisor",
		"clinical_supervisor", "administrative_supervisor", "co_supervision", "third_party_supervisor",
		"registered_peer_supervisor", "supervisor_of_supervisor")
	names(t, supervision.Forms(), supervision.ErrUnknownForm, "individual", "group")
	names(t, supervision.Results(), supervision.ErrUnknownResult,
		"held", "missed_by_worker", "missed_by_supervisor", "cancelled", "requested")
	names(t, supervision.Requesters(), supervision.ErrUnknownRequester, "worker", "supervisor", "schedule")
	names(t, supervision.HoursKinds(), supervision.ErrUnknownHoursKind, "service", "training")
	names(t, supervision.Periods(), supervision.ErrUnknownPeriod, "week", "fortnight", "month", "quarter", "half_year")
	names(t, supervision.StandardStatuses(), supervision.ErrUnknownStandardStatus, "binding", "suggested", "superseded", "design")
	names(t, supervision.ConsequenceKinds(), supervision.ErrUnknownConsequence,
		"consult_supervisor_first", "no_new_participants", "hours_do_not_count", "organisation_answers")
	names(t, supervision.PeerExperiences(), supervision.ErrUnknownPeerExperience, "preferred", "warned", "co_supervision")
	names(t, supervision.Attributes(), supervision.ErrUnknownAttribute, "peer_certificate", "national_peer_credential",
		"peer_supervisor_certificate", "peer_practice", "consecutive_peer_practice", "certified_peer_hours", "joint_supervision_hours",
		"peer_supervision_practice", "lead_peer_practice", "supervisory_post", "field_hours", "peer_leadership_hours",
		"peer_employing_practice", "direct_care", "licence_practice", "clinical_licence", "licensed_practitioner",
		"credentialed_counsellor", "qualified_professional", "mental_health_professional", "addiction_professional",
		"substance_abuse_counsellor", "behavioral_health_provider", "under_licensed", "supervisor_course", "online_course",
		"supervisory_education", "peer_role_training", "ethics_training", "hiv_training", "cultural_training", "other_training",
		"high_school", "bachelors_degree", "of_age", "background_check", "full_time_post", "state_qualifications", "independent",
		"written_agreement")
}

func TestStoredNamesOfAgreementsAndAgendas(t *testing.T) {
	names(t, supervision.AgreementStates(), supervision.ErrUnknownAgreementState, "proposed", "in_force", "under_review", "vacant", "declined", "withdrawn", "ended", "superseded")
	names(t, supervision.CoverStates(), supervision.ErrUnknownCoverState, "open", "ended")
	names(t, supervision.ActionStates(), supervision.ErrUnknownActionState, "open", "carried", "done", "dropped")
	names(t, supervision.Owners(), supervision.ErrUnknownOwner, "worker", "supervisor", "programme")
	names(t, supervision.Areas(), supervision.ErrUnknownArea, "wellbeing_and_own_recovery", "workload_caseload", "participant_review",
		"role_clarity_scope_questions", "boundaries_dual_relationships", "lived_experience_use", "risk_and_safety_review", "documentation_quality",
		"ethics", "cultural_humility", "team_relationships_advocacy", "skills_practice", "training_ce_plan", "career_growth", "administrative",
		"feedback_to_supervisor", "action_items")
	names(t, supervision.Purposes(), supervision.ErrUnknownPurpose, "supportive", "formative", "normative")
	names(t, supervision.DisclosureLimits(), supervision.ErrUnknownLimit, "danger", "abuse_report", "legal_order", "payer_audit", "oversight", "misconduct")
	names(t, supervision.AgreementPoints(), supervision.ErrUnknownPoint, "duties", "frequency", "method", "length", "termination", "goals", "confidentiality", "review", "disagreement")
	names(t, supervision.PeerBackgrounds(), supervision.ErrUnknownBackground, "peer_practice", "lived_experience", "neither")
	names(t, supervision.KinTies(), supervision.ErrUnknownTie, "parent", "child", "spouse", "sibling", "cohabitant", "financial_dependence")
	names(t, supervision.SessionKinds(), supervision.ErrUnknownSessionKind, "individual", "group", "observation", "debrief", "co_reflection")
	names(t, supervision.MisplacedMatters(), supervision.ErrUnknownMisplaced, "therapy", "inquisition_into_private_recovery", "diagnosing")
	names(t, supervision.Attendances(), supervision.ErrUnknownAttendance, "present", "absent", "excused")
	names(t, supervision.ConcernKinds(), supervision.ErrUnknownConcernKind, "scope_decision", "boundary", "outcome_flag", "overdue_notes", "wellbeing",
		"group_incident", "incident", "worker_topic", "action", "debrief", "supervision_owed")
	names(t, supervision.AdviceCodes(), supervision.ErrUnknownAdvice, "unsupervised", "administrative_alone", "clinical_alone", "peer_experience_preferred",
		"peer_experience_missing", "co_supervision_required", "background_unknown", "two_primaries", "review_due")
	for _, s := range supervision.Severities() {
		text, err := s.MarshalText()
		require.NoError(t, err)
		var back supervision.Severity
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, s, back)
	}
	var s supervision.Severity
	require.ErrorIs(t, s.UnmarshalText([]byte("grave")), supervision.ErrUnknownSeverity)
	_, err := s.MarshalText()
	require.ErrorIs(t, err, supervision.ErrUnknownSeverity)
	assert.Equal(t, "unknown", s.String())
}
