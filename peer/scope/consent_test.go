package scope_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// No consent stands for another: the fact tells of consent to disclosure alone.
func TestOneConsentIsNotAnother(t *testing.T) {
	p := standard(t)
	for _, tt := range []struct {
		id   peer.ActivityID
		part string
		want scope.Verdict
	}{
		{"share_other_persons_story_with_permission", "that_persons_permission", scope.PermittedWithConditions},
		{"use_participant_story_publicly", "story_use", scope.ConsultSupervisorFirst},
		{"physical_contact_hug", "physical_contact", scope.PermittedWithConditions},
	} {
		d := decide(t, p, inOrder(tt.id))
		assert.Equal(t, tt.want, d.Verdict, tt.id)
		assert.Contains(t, d.Conditions, scope.Condition{Kind: scope.ConsentCondition, Of: tt.part, Met: scope.Unknown}, "%s: consent is valid", tt.id)
	}
	told := decide(t, p, with("share_other_persons_story_with_permission", func(r *scope.Request) { r.Consent = scope.ConsentMissing }))
	assert.Equal(t, scope.PermittedWithConditions, told.Verdict, "the participant's consent does not decide for a third person")
	assert.False(t, hasObligation(told, scope.ObtainConsent), "it is not the participant who is asked")
	public := decide(t, p, with("use_participant_story_publicly", func(r *scope.Request) { r.Consent = scope.ConsentRevoked }))
	assert.Equal(t, scope.Prohibited, public.Verdict, "it is a disclosure as well")
	advocacy := decide(t, p, inOrder("individual_advocacy"))
	assert.Contains(t, advocacy.Conditions, scope.Condition{Kind: scope.ConsentCondition, Of: "disclosure", Met: scope.True})
}

// A condition of which no fact tells can never be known to be unmet, so a layer
// that builds a ban on one is told so.
func TestAnUnmetThatCanNeverBeKnownIsRefused(t *testing.T) {
	for _, c := range []scope.RuleCondition{
		{Kind: scope.ConsentCondition, Of: "photograph", Unmet: scope.Prohibited},
		{Kind: scope.PolicyCondition, Of: "photograph", Unmet: scope.ReferWarmHandoff},
	} {
		_, err := scope.Load(shipped(t, "US"), organisation(scope.Rule{ID: "x.c", Activities: []peer.ActivityID{"goal_setting"},
			Conditions: []scope.RuleCondition{c}, Text: "Ask.", Instead: "Ask.", Sources: cited}))
		require.ErrorIs(t, err, scope.ErrIncomplete)
	}
}

func TestTheVerdictOnAConsentIsAFact(t *testing.T) {
	for verdict, want := range map[peer.ConsentVerdict]scope.Consent{
		peer.ConsentGiven: scope.ConsentValid, peer.ConsentNotAsked: scope.ConsentMissing, peer.ConsentDenied: scope.ConsentMissing,
		peer.ConsentWithdrawn: scope.ConsentRevoked, "": scope.ConsentMissing, "perhaps": scope.ConsentMissing,
	} {
		assert.Equal(t, want, scope.ConsentOf(verdict), string(verdict))
	}
}
