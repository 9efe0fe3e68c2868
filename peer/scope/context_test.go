package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

func TestContext(t *testing.T) {
	p := standard(t)
	tests := []struct {
		name   string
		id     peer.ActivityID
		change func(*scope.Request)
		want   scope.Verdict
	}{
		{"before the agreement, engagement", "outreach_engagement", func(r *scope.Request) { r.Phase = peer.MentorshipOutreach }, scope.Permitted},
		{"before the agreement, information", "resource_navigation", func(r *scope.Request) { r.Phase = peer.MentorshipAgreementPending }, scope.Permitted},
		{"before the agreement, service", "goal_setting", func(r *scope.Request) { r.Phase = peer.MentorshipAgreementPending }, scope.Prohibited},
		{"after closure", "goal_setting", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, scope.Prohibited},
		{"after completion", "active_listening_support", func(r *scope.Request) { r.Phase = peer.MentorshipCompleted }, scope.Prohibited},
		{"after closure, reaching out", "outreach_engagement", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, scope.Permitted},
		{"after closure, an emergency", "overdose_witnessed", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, scope.EmergencyEscalate},
		{"advocacy without consent", "individual_advocacy", func(r *scope.Request) { r.Consent = scope.ConsentMissing }, scope.Prohibited},
		{"team without consent", "attend_treatment_team_meeting", func(r *scope.Request) { r.Consent = scope.ConsentRevoked }, scope.Prohibited},
		{"third party, expired consent", "court_accompaniment", func(r *scope.Request) { r.Consent = scope.ConsentExpired }, scope.Prohibited},
		{"consent not known", "individual_advocacy", func(r *scope.Request) { r.Consent = "" }, scope.Permitted},
		{"no disclosure, no consent needed", "goal_setting", func(r *scope.Request) { r.Consent = scope.ConsentMissing }, scope.Permitted},
		{"conflict signal, alone", "active_listening_support", func(r *scope.Request) { r.ConflictSignal = scope.True }, scope.ConsultSupervisorFirst},
		{"conflict signal, in a group", "support_group_facilitation", func(r *scope.Request) { r.ConflictSignal = scope.True }, scope.PermittedWithConditions},
		{"training peers knows no phase", "train_peers", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, scope.PermittedWithConditions},
		{"a late note", "write_service_note", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, scope.PermittedWithConditions},
		{"after closure, harm reduction", "harm_reduction_education", func(r *scope.Request) { r.Phase = peer.MentorshipClosed }, scope.PermittedWithConditions},
		{"before the agreement, a drop-in group", "support_group_facilitation", func(r *scope.Request) { r.Phase = peer.MentorshipOutreach }, scope.PermittedWithConditions},
		{"conflict signal, in a car", "transport_agency_vehicle", func(r *scope.Request) { r.ConflictSignal = scope.True }, scope.ConsultSupervisorFirst},
		{"conflict signal, at court", "court_accompaniment", func(r *scope.Request) { r.ConflictSignal = scope.True }, scope.ConsultSupervisorFirst},
		{"conflict signal, advocacy", "individual_advocacy", func(r *scope.Request) { r.ConflictSignal = scope.True }, scope.ConsultSupervisorFirst},
		{"conflict signal, de-escalation", "nonclinical_deescalation", func(r *scope.Request) { r.ConflictSignal = scope.True }, scope.ConsultSupervisorFirst},
		{"second role", "goal_setting", func(r *scope.Request) { r.SecondRole = "counsellor" }, scope.ConsultSupervisorFirst},
		{"at home", "goal_setting", func(r *scope.Request) { r.Setting = peer.SettingHome }, scope.PermittedWithConditions},
		{"mobile crisis", "active_listening_support", func(r *scope.Request) { r.Setting = peer.SettingMobileCrisis }, scope.PermittedWithConditions},
		{"minor", "goal_setting", func(r *scope.Request) { r.AgeGroup = peer.AgeMinor }, scope.PermittedWithConditions},
		{"outside the endorsement is another layer's", "goal_setting", func(r *scope.Request) { r.Endorsements = []string{} }, scope.Permitted},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := decide(t, p, with(tt.id, tt.change))
			assert.Equal(t, tt.want, d.Verdict)
			if tt.want == scope.Prohibited {
				assert.NotEmpty(t, d.Instead)
			}
		})
	}
	volunteer := decide(t, p, with("goal_setting", func(r *scope.Request) { r.Role = peer.RoleVolunteer }))
	assert.Equal(t, scope.Permitted, volunteer.Verdict, "what is not billable is not barred")
	assert.True(t, hasObligation(volunteer, scope.NotBillable))
	asked := decide(t, p, with("individual_advocacy", func(r *scope.Request) { r.Consent = scope.ConsentMissing }))
	assert.True(t, hasObligation(asked, scope.ObtainConsent))
}

func TestRoleKinds(t *testing.T) {
	p := standard(t)
	for role, part := range map[peer.RoleKind]string{peer.RoleFamilyPeer: "childs_confidentiality", peer.RoleYouthPeer: "safeguarding", peer.RoleForensicPeer: "facility_rules"} {
		d := decide(t, p, with("goal_setting", func(r *scope.Request) { r.Role = role }))
		assert.Equal(t, scope.Permitted, d.Verdict, role)
		assert.Contains(t, d.Conditions, scope.Condition{Kind: scope.PolicyCondition, Of: part, Met: scope.Unknown}, role)
		assert.Contains(t, d.Reasons[0].Source, "[unverified]")
	}
}

// In a small community a tie is managed; what is said then does not contradict a ban.
func TestSmallCommunity(t *testing.T) {
	p := standard(t)
	d := decide(t, p, with("personal_friendship_during_service", func(r *scope.Request) { r.SmallCommunity = scope.True }))
	assert.Equal(t, scope.Prohibited, d.Verdict)
	rule, ok := p.Rule("us.context.small_community")
	require.True(t, ok)
	assert.Contains(t, rule.Text, "What is barred stays barred")
	assert.True(t, hasObligation(d, scope.NotifySupervisor))
}
