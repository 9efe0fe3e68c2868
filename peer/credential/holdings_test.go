package credential_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/scope"
)

func TestTwoCredentialsOfTwoBodies(t *testing.T) {
	tx, ga := scheme(t, "US-TX"), scheme(t, "US-GA-CPS-AD")
	a := certified(t, tx, "2024-03-15", "2026-03-14")
	require.NoError(t, a.Endorse(noon(certifier, "2024-04-01"), peer.DomainMentalHealth))
	b := certified(t, ga, "2025-01-01", "2026-12-31")
	both := credential.Holdings{{Credential: *a, Scheme: tx}, {Credential: *b, Scheme: ga}}
	sum := func(on string) credential.Summary {
		s, err := both.Summary(credential.Question{On: d(on)})
		require.NoError(t, err)
		return s
	}
	assert.Equal(t, credential.Summary{State: peer.CredentialCertified, Scheme: "US-TX", Until: d("2025-12-13"),
		Endorsements: []peer.Domain{peer.DomainMentalHealth}, OnRecord: []peer.Domain{peer.DomainMentalHealth}}, sum("2024-12-31"))
	got := sum("2026-03-14")
	assert.Equal(t, peer.CredentialCertified, got.State, "the better of the two")
	assert.Equal(t, "US-GA-CPS-AD", got.Scheme)
	assert.Equal(t, []peer.Domain{peer.DomainMentalHealth, peer.DomainSubstanceUse}, got.Endorsements)
	got = sum("2026-03-15")
	assert.Equal(t, []peer.Domain{peer.DomainSubstanceUse}, got.Endorsements, "what has lapsed covers nothing")
	assert.Equal(t, []string{"recovery_support"}, got.Names())
	stand := []peer.Domain{peer.DomainMentalHealth, peer.DomainSubstanceUse}
	assert.Equal(t, credential.Summary{State: peer.CredentialInactive, Scheme: "US-GA-CPS-AD", OnRecord: stand}, sum("2027-03-01"))
	assert.Equal(t, []string{"mental_health", "recovery_support"}, sum("2027-03-01").Names(), "they stand on record, and what is lacking is the credential")

	w := got.Apply(peertest.Worker(peertest.WorkerID))
	assert.Equal(t, peer.CredentialCertified, w.Credential)
	assert.True(t, w.Works())
	w = sum("2027-03-01").Apply(w)
	assert.False(t, w.Works())
	assert.Empty(t, w.Endorsements)

	none, err := credential.Holdings{}.Summary(credential.Question{On: d("2026-01-01")})
	require.NoError(t, err)
	assert.Equal(t, credential.Summary{}, none)
	assert.Equal(t, []string{}, none.Names(), "known to be none")
	other, err := credential.New("c2", peertest.OtherWorkerID, tx, peertest.By(programme, noon(programme, "2026-01-01").At))
	require.NoError(t, err)
	_, err = append(both, credential.Holding{Credential: *other, Scheme: tx}).Summary(credential.Question{On: d("2026-01-01")})
	require.ErrorIs(t, err, credential.ErrIncomplete)
	_, err = credential.Holdings{{Credential: *a, Scheme: ga}}.Summary(credential.Question{On: d("2026-01-01")})
	require.ErrorIs(t, err, credential.ErrOtherScheme)
}

func TestALapseNamesTheWorkThatItTouches(t *testing.T) {
	ga := scheme(t, "US-GA-CPS") // mental health; in good standing to 31 January
	c := certified(t, ga, "2024-05-17", "2025-12-31")
	hs := credential.Holdings{{Credential: *c, Scheme: ga}}
	work := []credential.Work{
		{Mentorship: "m1"},
		{Mentorship: "m2", Domain: peer.DomainSubstanceUse},
		{Mentorship: "m3", Domain: peer.DomainMentalHealth},
		{Encounter: "e1", On: d("2026-01-31")},
		{Encounter: "e2", On: d("2026-02-01")},
	}
	touched := func(on string) map[string]credential.Reason {
		list, err := hs.Touched(credential.Question{On: d(on)}, work)
		require.NoError(t, err)
		got := map[string]credential.Reason{}
		for _, x := range list {
			got[string(x.Mentorship)+string(x.Encounter)] = x.Reason
		}
		return got
	}
	assert.Equal(t, map[string]credential.Reason{"m2": credential.NotEndorsed, "e2": credential.RunsOut}, touched("2026-01-31"))
	assert.Equal(t, map[string]credential.Reason{"m1": credential.NotCurrent, "m2": credential.NotCurrent, "m3": credential.NotCurrent,
		"e2": credential.NotCurrent}, touched("2026-02-01"), "the contact of 31 January was in order")
	list, err := credential.Holdings{}.Touched(credential.Question{On: d("2026-01-01")}, work)
	require.NoError(t, err)
	assert.Len(t, list, 5)
	_, err = hs.Touched(credential.Question{}, work)
	require.ErrorIs(t, err, credential.ErrCase)
}

// What a credential covers, in the words in which Texas asks for it.
func TestWhatACredentialCoversIsWhatTexasAsksFor(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := certified(t, tx, "2024-03-15", "2026-03-14")
	require.NoError(t, c.Endorse(noon(certifier, "2024-04-01"), peer.DomainSubstanceUse))
	policy, err := scope.Standard("US-TX")
	require.NoError(t, err)
	for _, tt := range []struct {
		name, on string
		need     peer.Domain
		want     scope.Verdict
		unlock   [][]scope.Change
	}{
		{"what it covers", "2025-06-02", peer.DomainSubstanceUse, scope.Permitted, nil},
		{"what it does not", "2025-06-02", peer.DomainMentalHealth, scope.Prohibited, [][]scope.Change{{{Fact: scope.FactEndorsements, Value: "mental_health"}}}},
		{"before it was endorsed", "2024-03-31", peer.DomainSubstanceUse, scope.Prohibited, [][]scope.Change{{{Fact: scope.FactEndorsements, Value: "recovery_support"}}}},
		{"lapsed: the credential is lacking, and no endorsement", "2026-03-15", peer.DomainSubstanceUse, scope.ConsultSupervisorFirst,
			[][]scope.Change{{{Fact: scope.FactCredential, Value: "certified"}}}},
	} {
		sum, err := credential.Holdings{{Credential: *c, Scheme: tx}}.Summary(credential.Question{On: d(tt.on)})
		require.NoError(t, err)
		facts, err := policy.Prepare(scope.Request{Activity: "goal_setting", Role: peer.RolePeerWorker, Credential: sum.State, Endorsements: sum.Names(),
			Needs: []peer.Domain{tt.need}, Fitness: peer.FitnessFit, Supervised: scope.True, Phase: peer.MentorshipActive, At: d(tt.on).Start(time.UTC)})
		require.NoError(t, err)
		assert.Equal(t, tt.want, policy.Decide(facts).Verdict, tt.name)
		assert.Equal(t, tt.unlock, policy.Unlock(facts), tt.name)
	}
}
