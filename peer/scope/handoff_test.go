package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// handoffs are the rows that hand the person to another professional.
func handoffs() (ids []peer.ActivityID) {
	for _, row := range catalogue {
		if row.verdict == scope.ReferWarmHandoff {
			ids = append(ids, row.id)
		}
	}
	return ids
}

func TestAWarmHandoffAsksForConsent(t *testing.T) {
	p := standard(t)
	for _, id := range handoffs() {
		for _, tt := range []struct {
			consent scope.Consent
			want    bool
		}{{scope.ConsentValid, false}, {scope.ConsentMissing, true}, {scope.ConsentRevoked, true}, {scope.ConsentExpired, true}} {
			d := decide(t, p, with(id, func(r *scope.Request) { r.Consent = tt.consent }))
			assert.Equal(t, scope.ReferWarmHandoff, d.Verdict, "never a ban: %s", id)
			assert.True(t, hasObligation(d, scope.WarmHandoff), id)
			assert.Equal(t, tt.want, hasObligation(d, scope.ObtainConsent), "%s %s", id, tt.consent)
		}
		d := decide(t, p, with(id, func(r *scope.Request) { r.Consent, r.Urgency = scope.ConsentMissing, scope.Imminent }))
		assert.False(t, hasObligation(d, scope.ObtainConsent), "danger does not wait for consent: %s", id)
	}
	d := decide(t, p, with("suicidal_ideation_passive", func(r *scope.Request) { r.Consent = scope.ConsentMissing }))
	assert.Equal(t, []string{"stay with participant, at once", "notify supervisor, at once", "warm handoff: crisis line 988 or clinician",
		"obtain consent: participant", "document, within 24 hours"}, obligations(d), "the supervisor is told anyway")
}

func TestPhaseNeverDropsAHandoff(t *testing.T) {
	for _, p := range []*scope.Policy{standard(t), standard(t, "US-TX")} {
		for _, id := range handoffs() {
			for _, phase := range []peer.MentorshipState{peer.MentorshipReferred, peer.MentorshipAgreementPending, peer.MentorshipCompleted, peer.MentorshipClosed} {
				d := decide(t, p, with(id, func(r *scope.Request) { r.Phase, r.Endorsements = phase, []string{} }))
				assert.Equal(t, scope.ReferWarmHandoff, d.Verdict, "%s %s", id, phase)
			}
		}
	}
}

func TestWhoMayNotServeHelpsReachSomebodyElse(t *testing.T) {
	p := standard(t)
	for name, change := range map[string]func(*scope.Request){
		"stepped aside": func(r *scope.Request) { r.Fitness = peer.FitnessSteppedAside },
		"unsupervised":  func(r *scope.Request) { r.Supervised = scope.False },
	} {
		for _, id := range []peer.ActivityID{"clinical_assessment_level_of_care", "welfare_check_missed_contact"} {
			d := decide(t, p, with(id, change))
			assert.Equal(t, scope.Prohibited, d.Verdict, name)
			assert.Contains(t, d.Instead, "Call the supervisor or a", name)
			assert.Contains(t, d.Instead, "helps the person reach whoever is needed", name)
		}
	}
	d := decide(t, p, with("clinical_assessment_level_of_care", func(r *scope.Request) { r.Approval = scope.ApprovalDenied }))
	assert.Contains(t, d.Instead, "who can help instead")
}
