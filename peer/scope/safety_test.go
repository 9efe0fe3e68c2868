package scope_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// staysWith are the rows in which the worker is with the person whose danger it is.
var staysWith = []peer.ActivityID{"administer_naloxone", "overdose_witnessed", "suspected_severe_withdrawal", "suicidal_ideation_passive",
	"suicidal_ideation_active", "self_harm_disclosed", "medical_emergency", "medical_symptom_disclosed"}

// Whatever the facts: nothing stops what happened, what is owed or aid; nobody
// is sent in; consent is asked for before anybody is handed over, and never
// while danger waits.
func TestNoAnswerDoesHarm(t *testing.T) {
	for _, p := range []*scope.Policy{standard(t), standard(t, "US-TX")} {
		ids := p.Activities()
		rapid.Check(t, func(t *rapid.T) {
			r := drawRequest(t, ids)
			d := answer(t, p, r)
			switch a, _ := p.Activity(r.Activity); a.Kind {
			case scope.Event, scope.Duty:
				require.NotEqual(t, scope.Prohibited, d.Verdict)
			case scope.Aid:
				require.True(t, d.Verdict.Allowed() || d.Verdict == scope.EmergencyEscalate)
			}
			if hasObligation(d, scope.StayWithParticipant) {
				require.Contains(t, staysWith, r.Activity)
			}
			if d.Verdict == scope.Prohibited {
				require.NotEmpty(t, d.Instead)
			}
			noConsent := slices.Contains([]scope.Consent{scope.ConsentMissing, scope.ConsentRevoked, scope.ConsentExpired}, r.Consent)
			switch {
			case d.Verdict == scope.EmergencyEscalate:
				require.False(t, hasObligation(d, scope.ObtainConsent))
			case hasObligation(d, scope.WarmHandoff):
				require.Equal(t, noConsent, hasObligation(d, scope.ObtainConsent))
			}
			if r.Urgency == scope.Imminent {
				require.Equal(t, scope.EmergencyEscalate, d.Verdict)
				require.True(t, hasObligation(d, scope.CallEmergencyServices))
			}
		})
	}
}
