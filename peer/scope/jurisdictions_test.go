package scope_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/peer/source"
)

func day(t testing.TB, text string) time.Time { return date(t, text).Start(time.UTC) }

// The verdicts that a layer makes, written by hand from the published sources.
func TestJurisdictionsVerdicts(t *testing.T) {
	provisional := func(r *scope.Request) { r.Credential = peer.CredentialProvisional }
	both := func(changes ...func(*scope.Request)) func(*scope.Request) {
		return func(r *scope.Request) {
			for _, c := range changes {
				c(r)
			}
		}
	}
	hours := func(r *scope.Request) { r.Trainings = append(slices.Clone(r.Trainings), "direct_supervision_6h") }
	untrained := func(r *scope.Request) { r.Trainings = []string{} }
	unknown := func(r *scope.Request) { r.Trainings = nil }
	as := func(*scope.Request) {}
	tests := []struct {
		name, layer string
		id          peer.ActivityID
		change      func(*scope.Request)
		want        scope.Verdict
	}{
		{"no six hours yet", "US-DC", "goal_setting", provisional, scope.ConsultSupervisorFirst},
		{"six hours", "US-DC", "goal_setting", both(provisional, hours), scope.Permitted},
		{"hours not told", "US-DC", "goal_setting", both(provisional, unknown), scope.Permitted},
		{"certified", "US-DC", "goal_setting", as, scope.Permitted},
		{"off site with a colleague", "US-DC", "home_visit_with_colleague", provisional, scope.ConsultSupervisorFirst},
		{"with others, on site", "US-DC", "support_group_facilitation", provisional, scope.PermittedWithConditions},
		{"help in danger does not wait", "US-DC", "administer_naloxone", provisional, scope.PermittedWithConditions},
		{"a trainee", "US-WA", "goal_setting", provisional, scope.PermittedWithConditions},
		{"a trainee before the state's credential", "US-WA", "goal_setting", both(provisional, func(r *scope.Request) { r.At = day(t, "2025-06-30") }), scope.Permitted},
		{"a trainee on its first day", "US-WA", "goal_setting", both(provisional, func(r *scope.Request) { r.At = day(t, "2025-07-01") }), scope.PermittedWithConditions},
		{"telehealth, untrained", "US-WA", "digital_checkin_agency_platform", untrained, scope.ConsultSupervisorFirst},
		{"telehealth, trained", "US-WA", "digital_checkin_agency_platform", as, scope.PermittedWithConditions},
		{"telehealth, not told", "US-WA", "digital_checkin_agency_platform", unknown, scope.PermittedWithConditions},
		{"by telehealth, elsewhere", "US-VA", "goal_setting", both(untrained, func(r *scope.Request) { r.Setting = peer.SettingTelehealth }), scope.Permitted},
		{"by telehealth, untrained", "US-WA", "goal_setting", both(untrained, func(r *scope.Request) { r.Setting = peer.SettingTelehealth }), scope.ConsultSupervisorFirst},
		{"de-escalation by telehealth asks for the crisis training alone", "US-WA", "nonclinical_deescalation", both(untrained, func(r *scope.Request) { r.Setting = peer.SettingTelehealth }), scope.ConsultSupervisorFirst},
		{"no crisis-response course", "US-WA", "nonclinical_deescalation", as, scope.ConsultSupervisorFirst},
		{"case management is not barred", "US-WA", "formal_case_management", as, scope.ReferWarmHandoff},
		{"romance", "US-WA", "romantic_sexual_former_participant", as, scope.Prohibited},
		{"first responder", "US-NC", "first_responder_crisis_role", as, scope.Prohibited},
		{"transport is not barred", "US-VA", "transport_agency_vehicle", as, scope.PermittedWithConditions},
		{"outreach is not barred", "US-VA", "outreach_engagement", as, scope.Permitted},
		{"medication training", "US-NY", "support_medication_recovery_pathway", untrained, scope.ConsultSupervisorFirst},
		{"medication training held", "US-NY", "support_medication_recovery_pathway", as, scope.Permitted},
		{"medication before April 2022", "US-NY", "support_medication_recovery_pathway", both(untrained, func(r *scope.Request) { r.At = day(t, "2022-03-31") }), scope.Permitted},
		{"medication in April 2022", "US-NY", "support_medication_recovery_pathway", both(untrained, func(r *scope.Request) { r.At = day(t, "2022-04-01") }), scope.ConsultSupervisorFirst},
		{"own recurrence", "US-IL", "work_during_own_recurrence", as, scope.Prohibited},
		{"a forensic peer without the certificate", "US-GA", "goal_setting", func(r *scope.Request) { r.Role = peer.RoleForensicPeer }, scope.ConsultSupervisorFirst},
		{"a forensic peer with it", "US-GA", "goal_setting", func(r *scope.Request) {
			r.Role, r.Trainings = peer.RoleForensicPeer, []string{"forensic_peer_ga"}
		}, scope.Permitted},
		{"a code of ethics", "NCPRSS", "practise_without_supervision", as, scope.Prohibited},
	}
	for _, tt := range tests {
		t.Run(tt.layer+" "+tt.name, func(t *testing.T) {
			d := decide(t, standard(t, tt.layer), with(tt.id, tt.change))
			assert.Equal(t, tt.want, d.Verdict)
			assert.Equal(t, tt.want == scope.Prohibited, d.Instead != "")
		})
	}
}

// The conditions and obligations that a layer adds to a request in order.
func TestJurisdictionsConditionsAndObligations(t *testing.T) {
	tests := []struct {
		layer      string
		id         peer.ActivityID
		change     func(*scope.Request)
		condition  string // kind:of
		obligation string
	}{
		{"US", "goal_setting", func(r *scope.Request) { r.Setting = peer.SettingChildWelfare }, "policy:limits_of_confidentiality_told_first", ""},
		{"US-VA", "support_group_facilitation", nil, "ratio:participants_per_worker_10", ""},
		{"US-VA", "goal_setting", nil, "policy:begun_within_30_days_of_recommendation", ""},
		{"US-VA", "goal_setting", nil, "policy:assessment_by_credentialed_professional", ""},
		{"US-VA", "outreach_engagement", nil, "", "not billable"},
		{"US-VA", "street_outreach", nil, "", "not billable"},
		{"US-VA", "transport_agency_vehicle", nil, "", "not billable"},
		{"US-VA", "transport_personal_vehicle", nil, "", "not billable"},
		{"US-VA", "household_chores_or_shopping", nil, "", "not billable"},
		{"US-VA", "formal_case_management", nil, "", "not billable"},
		{"US-VA", "goal_setting", func(r *scope.Request) { r.Role = peer.RoleVolunteer }, "", "not billable"},
		{"US-VA", "supervise_other_peers", nil, "policy:qualified_supervisor_va", ""},
		{"US-VA", "work_during_own_recurrence", nil, "", "notify supervisor"},
		{"US-WA", "goal_setting", func(r *scope.Request) { r.Credential = peer.CredentialProvisional }, "policy:approved_supervisor", ""},
		{"US-WA", "formal_case_management", nil, "", "not billable"},
		{"US-WA", "supervise_other_peers", nil, "policy:qualified_supervisor_wa_any_provider_or_peer", ""},
		{"US-WA", "supervise_other_peers", func(r *scope.Request) { r.At = day(t, "2028-07-01") }, "policy:qualified_supervisor_wa_peer", ""},
		{"US-NC", "support_group_facilitation", nil, "ratio:participants_per_worker_12", ""},
		{"US-NC", "goal_setting", nil, "ratio:caseload_12", ""},
		{"US-NC", "goal_setting", nil, "policy:service_order_by_first_day", ""},
		{"US-NC", "first_responder_crisis_role", nil, "", "hand over: crisis cover of the provider"},
		{"US-NC", "supervise_other_peers", nil, "policy:full_time_qualified_professional", ""},
		{"US-MA", "write_service_note", nil, "policy:clinician_chart_review", "document"},
		{"US-MA", "goal_setting", func(r *scope.Request) { r.Credential = peer.CredentialProvisional }, "policy:direct_and_continuous_supervision", ""},
		{"US-OR", "supervise_other_peers", nil, "policy:certified_peer_one_year", ""},
		{"US-OR", "threat_to_others", nil, "", "document, within 24 hours"},
		{"US-KY", "supervise_other_peers", nil, "policy:qualified_supervisor_ky", ""},
		{"US-GA", "child_abuse_disclosed", nil, "", "document, within 24 hours"},
		{"US-IL", "work_during_own_recurrence", nil, "", "notify supervisor: peer supervisor"},
		{"US-NY", "work_during_own_recurrence", nil, "", "hand over: supervisor or colleague on duty"},
		{"US-NY", "threat_to_others", nil, "", "report statutory: whom the organisation must warn"},
	}
	for _, tt := range tests {
		r := inOrder(tt.id)
		if tt.change != nil {
			tt.change(&r)
		}
		d := decide(t, standard(t, tt.layer), r)
		if tt.condition != "" {
			kind, of, _ := strings.Cut(tt.condition, ":")
			assert.Contains(t, d.Conditions, scope.Condition{Kind: scope.ConditionKind(kind), Of: of}, "%s %s", tt.layer, tt.id)
		}
		if tt.obligation != "" {
			assert.Contains(t, obligations(d), tt.obligation, "%s %s", tt.layer, tt.id)
		}
	}
	billed := decide(t, standard(t, "US-VA"), inOrder("goal_setting"))
	assert.NotContains(t, obligations(billed), "not billable")
	before := decide(t, standard(t, "US-VA", "US-NC"), inOrder("active_listening_support"))
	for _, c := range before.Conditions {
		assert.NotContains(t, c.Of, "recommendation", "first contact does not wait")
		assert.NotContains(t, c.Of, "service_order", "first contact does not wait")
	}
}

// A certifying body's code tightens and never loosens.
func TestACodeOfEthicsOnlyTightens(t *testing.T) {
	us := shipped(t, "US")
	code := jurisdiction("CODE", loosens("household_chores_or_shopping"))
	code.Kind = scope.LayerCertifier
	_, err := scope.Load(us, code)
	require.ErrorIs(t, err, scope.ErrOnlyTightens)
	code.Rules[0].Loosens = nil
	_, err = scope.Load(us, code)
	require.ErrorIs(t, err, scope.ErrUnnamed)
	code.Rules[0] = scope.Rule{ID: "code.gift", Activities: []peer.ActivityID{"accept_token_gift"}, Verdict: scope.Prohibited, Text: "None.", Instead: "Thank them.", Sources: cited}
	p := load(t, us, code, shipped(t, "US-TX"), shipped(t, "US-VA"))
	assert.Equal(t, scope.Prohibited, decide(t, p, inOrder("accept_token_gift")).Verdict, "it counts in every jurisdiction")
}

// Every layer is a document that says where each rule comes from.
func TestEveryShippedRuleIsCited(t *testing.T) {
	for _, code := range scope.Shipped() {
		l := shipped(t, code)
		assert.Equal(t, code, l.Code)
		prefix := strings.ToLower(code) + "."
		for _, r := range l.Rules {
			assert.True(t, strings.HasPrefix(r.ID, prefix), r.ID)
			assert.True(t, strings.HasSuffix(r.Text, "."), "%s: a text is made of sentences", r.ID)
			if code != "US" {
				assert.True(t, slices.ContainsFunc(r.Sources, func(c scope.Citation) bool {
					return c.Evidence == source.Verified || c.Evidence == source.Secondary
				}), "%s rests on a document", r.ID)
				assert.Empty(t, r.Loosens, "%s: no shipped layer loosens", r.ID)
			}
		}
	}
}
