package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
	"github.com/alongside-go/alongside/peer/source"
)

func ruleOf(t *testing.T, p *scope.Policy, id string) scope.Rule {
	t.Helper()
	r, ok := p.Rule(id)
	require.True(t, ok, id)
	return r
}

// evidenceOf returns how far the point of a rule was checked in a document.
func evidenceOf(t *testing.T, r scope.Rule, key, at string) source.Evidence {
	t.Helper()
	for _, c := range r.Sources {
		if c.Key == key && (at == "" || c.At == at) {
			return c.Evidence
		}
	}
	require.Fail(t, "no such source", "%s %s %s", r.ID, key, at)
	return ""
}

// The text of 2024 of §2.13, §2.61 and subpart E was not seen; older texts were.
func TestCurrentWordingNotSeenIsUnverified(t *testing.T) {
	p := standard(t)
	tests := []struct{ rule, at, older, olderAt string }{
		{"us.disclose_other_persons_story", "§2.13, current wording not seen", "HIL", ""},
		{"us.group_member_identity_disclosure", "§2.13, current wording not seen", "HIL", ""},
		{"us.confirm_participation_to_caller", "§2.13, current wording not seen", "HIL", ""},
		{"us.context.disclosure_consent", "§2.13, current wording not seen", "HIL", ""},
		{"us.answer_records_request_or_subpoena", "§2.61, current wording not seen", "P2OLD", ""},
		{"us.write_court_letter_or_testify", "§2.61, current wording not seen", "P2OLD", ""},
		{"us.disclose_without_consent", "subpart E, current wording not seen", "P2OLD", ""},
	}
	for _, tt := range tests {
		r := ruleOf(t, p, tt.rule)
		assert.Equal(t, source.Unverified, evidenceOf(t, r, "P2", tt.at), tt.rule)
		assert.Equal(t, source.Verified, evidenceOf(t, r, tt.older, tt.olderAt), tt.rule)
	}
}

func TestWhatASourceCoversInPartSaysSo(t *testing.T) {
	p := standard(t)
	assert.Equal(t, source.Secondary, evidenceOf(t, ruleOf(t, p, "us.stepped_aside"), "NY", ""))
	assert.Equal(t, source.Secondary, evidenceOf(t, ruleOf(t, p, "us.work_during_own_recurrence"), "NY", ""))
	assert.Equal(t, source.Unverified, evidenceOf(t, ruleOf(t, p, "us.recovery_plan_facilitation"), "CC15", ""))
	assert.Equal(t, source.Unverified, evidenceOf(t, ruleOf(t, p, "us.resource_navigation"), "CC15", ""))
	assert.Contains(t, ruleOf(t, p, "us.outreach_engagement").Text, "Virginia does not pay for outreach")
	for _, id := range []string{"us.stepped_aside", "us.street_outreach", "us.transport_agency_vehicle", "us.transport_personal_vehicle",
		"us.childcare_for_participant", "us.report_compliance_to_justice_agency", "us.write_court_letter_or_testify", "us.use_participant_story_publicly"} {
		ours := false
		for _, c := range ruleOf(t, p, id).Sources {
			ours = ours || c.Key == "" && (c.Evidence == source.Design || c.Evidence == source.Unverified)
		}
		assert.True(t, ours, "%s: the rest is marked as the library's own", id)
	}
}

// No document gives minutes: every deadline is design, but for those that
// federal text, the overdose toolkit, home-visitor guidance and the survey of
// reporting laws name.
func TestDeadlinesAreMarked(t *testing.T) {
	seen := map[scope.ObligationKind][]string{
		scope.CallEmergencyServices: {"us.overdose_witnessed", "us.administer_naloxone", "us.suspected_severe_withdrawal", "us.weapon_or_immediate_threat_to_worker"},
		scope.StayWithParticipant:   {"us.overdose_witnessed", "us.administer_naloxone"},
		scope.Document:              {"us.medical_emergency"},
		scope.ReportStatutory:       {"us.child_abuse_disclosed"},
	}
	for _, l := range standard(t, scope.Shipped()...).Layers() {
		for _, r := range l.Rules {
			for _, o := range r.Obligations {
				if o.WithinMinutes == nil {
					continue
				}
				want := source.Design
				for _, id := range seen[o.Kind] {
					if id == r.ID {
						want = source.Verified
					}
				}
				assert.Equal(t, want, o.Source.Evidence, "%s: %s", r.ID, o.Kind)
			}
		}
	}
}

// Trainings decide where a training is what is asked for.
func TestATrainingIsAskedForAsOne(t *testing.T) {
	p := standard(t)
	for id, training := range map[peer.ActivityID]string{"recovery_capital_self_assessment": "recovery_capital_navigator", "transport_agency_vehicle": "driver"} {
		r := inOrder(id)
		r.Trainings = []string{"crisis"}
		assert.Equal(t, scope.ConsultSupervisorFirst, decide(t, p, r).Verdict, id)
		assert.Equal(t, [][]scope.Change{{{Fact: scope.FactTrainings, Value: training}}}, unlock(t, p, r), id)
	}
	r := inOrder("medication_self_management_support")
	r.Trainings = []string{}
	assert.Equal(t, scope.PermittedWithConditions, decide(t, p, r).Verdict, "no training is named for it")
	r.Activity = "support_medication_recovery_pathway"
	assert.Equal(t, scope.Permitted, decide(t, p, r).Verdict)
	assert.Contains(t, ruleOf(t, p, "us.support_medication_recovery_pathway").Text, "New York requires 4 h")
}
