package peer_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// text is what every enumeration can do.
type text[T any] interface {
	*T
	encoding.TextUnmarshaler
}

func tryNames[T interface {
	~string
	encoding.TextMarshaler
	fmt.Stringer
}, P text[T]](t *testing.T, known []T, fail error) {
	t.Helper()
	require.NotEmpty(t, known)
	seen := map[T]bool{}
	for _, v := range known {
		assert.False(t, seen[v], "%s twice", v)
		seen[v] = true
		name, err := v.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, v.String(), string(name))
		var back T
		require.NoError(t, P(&back).UnmarshalText(name))
		assert.Equal(t, v, back)
	}
	for _, bad := range []T{"", "no_such_name", T(string(known[0]) + " "), T("X" + string(known[0])[1:])} {
		_, err := bad.MarshalText()
		require.ErrorIs(t, err, fail)
		kept := known[0]
		require.ErrorIs(t, P(&kept).UnmarshalText([]byte(bad)), fail)
		assert.Equal(t, known[0], kept, "unchanged on error")
	}
	known[0] = "changed"
}

func TestNames(t *testing.T) {
	for range 2 { // the second round sees whether the lists are copies
		tryNames(t, peer.MentorshipStates(), peer.ErrUnknownMentorshipState)
		tryNames(t, peer.RoleKinds(), peer.ErrUnknownRole)
		tryNames(t, peer.CredentialStates(), peer.ErrUnknownCredentialState)
		tryNames(t, peer.Fitnesses(), peer.ErrUnknownFitness)
		tryNames(t, peer.Domains(), peer.ErrUnknownDomain)
		tryNames(t, peer.Settings(), peer.ErrUnknownSetting)
		tryNames(t, peer.AgeGroups(), peer.ErrUnknownAgeGroup)
		tryNames(t, peer.Modalities(), peer.ErrUnknownModality)
		tryNames(t, peer.ClosureReasons(), peer.ErrUnknownClosureReason)
		tryNames(t, peer.AgreementForms(), peer.ErrUnknownAgreementForm)
		tryNames(t, peer.ConflictKinds(), peer.ErrUnknownConflictKind)
		tryNames(t, peer.EncounterKinds(), peer.ErrUnknownEncounterKind)
		tryNames(t, peer.ReferralSources(), peer.ErrUnknownReferralSource)
		tryNames(t, peer.AgreementPoints(), peer.ErrUnknownAgreementPoint)
		tryNames(t, peer.DeliveryModels(), peer.ErrUnknownDeliveryModel)
		tryNames(t, peer.RouteKinds(), peer.ErrUnknownRouteKind)
		tryNames(t, peer.RecoveryStages(), peer.ErrUnknownRecoveryStage)
		tryNames(t, peer.TieStrengths(), peer.ErrUnknownTieStrength)
		tryNames(t, peer.TeamRoles(), peer.ErrUnknownTeamRole)
		tryNames(t, peer.Occasions(), peer.ErrUnknownOccasion)
		tryNames(t, peer.ExclusionStatuses(), peer.ErrUnknownExclusionStatus)
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
