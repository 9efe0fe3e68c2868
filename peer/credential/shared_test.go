package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
)

// Michigan: whoever holds both credentials renews them by the later day.
func TestTwoCredentialsOfMichiganShareTheLaterDay(t *testing.T) {
	cpss, cprc := scheme(t, "US-MI-CPSS"), scheme(t, "US-MI-CPRC")
	a := credential.Holding{Credential: *certified(t, cpss, "2024-05-10", "2026-04-30"), Scheme: cpss}
	b := credential.Holding{Credential: *certified(t, cprc, "2025-03-20", "2027-02-28"), Scheme: cprc}
	state := func(on string, hs ...credential.Holding) credential.Summary {
		sum, err := credential.Holdings(hs).Summary(credential.Question{On: d(on)})
		require.NoError(t, err)
		return sum
	}
	assert.Equal(t, peer.CredentialLapsed, state("2026-05-01", a).State, "alone")
	assert.Equal(t, peer.CredentialCertified, state("2026-05-01", a, b).State)
	assert.Equal(t, "US-MI-CPSS", state("2026-05-01", a, b).Scheme, "the first of two that are worth the same")
	assert.Equal(t, d("2026-11-29"), state("2026-05-01", a, b).Until, "90 days before 28 February")
	assert.Equal(t, peer.CredentialRenewalDue, state("2027-02-28", b, a).State)
	assert.Equal(t, peer.CredentialLapsed, state("2027-03-01", a, b).State)

	late := credential.Holding{Credential: *certified(t, cprc, "2026-05-10", "2028-04-30"), Scheme: cprc}
	alone := state("2026-06-01", a, late)
	assert.Equal(t, "US-MI-CPRC", alone.Scheme, "the other had expired before")
	st, err := a.Credential.On(cpss, credential.Question{On: d("2026-06-01")})
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialLapsed, st.State)
}

// A renewal on the very day after prolongs what a past day shows.
func TestUntilKnowsARenewalOnTheNextDay(t *testing.T) {
	ca := scheme(t, "US-CA")
	c := certified(t, ca, "2024-03-15", "2026-03-14")
	q := credential.Question{On: d("2025-01-01")}
	st, err := c.On(ca, q)
	require.NoError(t, err)
	assert.Equal(t, d("2025-12-13"), st.Until, "90 days before 14 March")
	require.NoError(t, c.Renew(decided("2025-12-14"), credential.Grant{Scheme: ca, Until: d("2028-03-14")}))
	st, err = c.On(ca, q)
	require.NoError(t, err)
	assert.Equal(t, d("2027-12-14"), st.Until, "90 days before 14 March 2028")
}
