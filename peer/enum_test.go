package peer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func TestNames(t *testing.T) {
	for range 2 { // the second round sees whether the lists are copies
		enumtest.Try(t, peer.MentorshipStates(), peer.ErrUnknownMentorshipState)
		enumtest.Try(t, peer.RoleKinds(), peer.ErrUnknownRole)
		enumtest.Try(t, peer.CredentialStates(), peer.ErrUnknownCredentialState)
		enumtest.Try(t, peer.Fitnesses(), peer.ErrUnknownFitness)
		enumtest.Try(t, peer.Domains(), peer.ErrUnknownDomain)
		enumtest.Try(t, peer.Settings(), peer.ErrUnknownSetting)
		enumtest.Try(t, peer.AgeGroups(), peer.ErrUnknownAgeGroup)
		enumtest.Try(t, peer.Modalities(), peer.ErrUnknownModality)
		enumtest.Try(t, peer.ClosureReasons(), peer.ErrUnknownClosureReason)
		enumtest.Try(t, peer.AgreementForms(), peer.ErrUnknownAgreementForm)
		enumtest.Try(t, peer.ConflictKinds(), peer.ErrUnknownConflictKind)
		enumtest.Try(t, peer.EncounterKinds(), peer.ErrUnknownEncounterKind)
		enumtest.Try(t, peer.ReferralSources(), peer.ErrUnknownReferralSource)
		enumtest.Try(t, peer.AgreementPoints(), peer.ErrUnknownAgreementPoint)
		enumtest.Try(t, peer.DeliveryModels(), peer.ErrUnknownDeliveryModel)
		enumtest.Try(t, peer.RouteKinds(), peer.ErrUnknownRouteKind)
		enumtest.Try(t, peer.RecoveryStages(), peer.ErrUnknownRecoveryStage)
		enumtest.Try(t, peer.TieStrengths(), peer.ErrUnknownTieStrength)
		enumtest.Try(t, peer.TeamRoles(), peer.ErrUnknownTeamRole)
		enumtest.Try(t, peer.Occasions(), peer.ErrUnknownOccasion)
		enumtest.Try(t, peer.ExclusionStatuses(), peer.ErrUnknownExclusionStatus)
	}
	assert.Len(t, peer.Settings(), 30)
	assert.Len(t, peer.CredentialStates(), 13)
}

// Texas names two endorsements (1 Tex. Admin. Code §354.3203(g)).
func TestEndorsementsOfDomains(t *testing.T) {
	want := map[peer.Domain]string{peer.DomainMentalHealth: "mental_health", peer.DomainSubstanceUse: "recovery_support",
		peer.DomainChronicCondition: "", peer.DomainFamily: ""}
	assert.Len(t, peer.Domains(), len(want))
	for _, d := range peer.Domains() {
		assert.Equal(t, want[d], d.Endorsement(), d)
	}
}

// Everything that participants read has a Spanish name.
func TestSpanishNamesAreComplete(t *testing.T) {
	spanish := peer.MentorshipLifecycle().Labels[lifecycle.Spanish]
	for _, s := range peer.MentorshipLifecycle().States() {
		assert.NotEmpty(t, spanish.States[string(s)], s)
	}
	for _, e := range peer.MentorshipLifecycle().Events() {
		assert.NotEmpty(t, spanish.Events[string(e)], e)
	}
	assert.Len(t, spanish.States, len(peer.MentorshipLifecycle().States()))
	assert.Len(t, spanish.Events, len(peer.MentorshipLifecycle().Events()))
}
