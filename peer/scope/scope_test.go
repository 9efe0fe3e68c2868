package scope_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/scope"
)

// standard returns the shipped policy of the layers named.
func standard(t testing.TB, codes ...string) *scope.Policy {
	t.Helper()
	p, err := scope.Standard(codes...)
	require.NoError(t, err)
	return p
}

func decide(t testing.TB, p *scope.Policy, r scope.Request) scope.Decision {
	t.Helper()
	f, err := p.Prepare(r)
	require.NoError(t, err)
	d := p.Decide(f)
	require.Equal(t, d.Verdict, p.Verdict(f), "Decide and Verdict agree")
	return d
}

func unlock(t testing.TB, p *scope.Policy, r scope.Request) [][]scope.Change {
	t.Helper()
	f, err := p.Prepare(r)
	require.NoError(t, err)
	return p.Unlock(f)
}

var everyTraining = []string{"telehealth", "crisis", "naloxone", "group_facilitation", "wrap_facilitation", "medication_supported_recovery",
	"motivational_skills", "harm_reduction", "documentation", "advance_directive", "suicide_prevention", "supervision",
	"driver", "recovery_capital_navigator"}

// inOrder returns a request of which every fact is known and none is amiss.
func inOrder(id peer.ActivityID) scope.Request {
	return scope.Request{
		Activity: id, Role: peer.RolePeerWorker, Credential: peer.CredentialCertified,
		Trainings: everyTraining, Endorsements: []string{"mental_health", "recovery_support"}, Needs: []peer.Domain{peer.DomainSubstanceUse},
		Setting: peer.SettingRecoveryCommunityCenter, Phase: peer.MentorshipActive, Urgency: scope.Routine, Consent: scope.ConsentValid,
		Approval: scope.ApprovalNone, Fitness: peer.FitnessFit, Supervised: scope.True, At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC),
		AgeGroup: peer.AgeAdult, SecondRole: "none", SmallCommunity: scope.False, ConflictSignal: scope.False,
	}
}

// obligations returns what a decision asks for, in words.
func date(t testing.TB, text string) peer.Date {
	d, err := peer.ParseDate(text)
	require.NoError(t, err)
	return d
}

func obligations(d scope.Decision) (said []string) {
	for _, o := range d.Obligations {
		said = append(said, o.String())
	}
	return said
}
