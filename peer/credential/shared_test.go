package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/peertest"
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

// What one credential is asked and shown by itself agrees with what both are worth
// together. Michigan: 2024-05-10 to 2026-04-30, and 2025-03-20 to 2027-02-28.
func TestASharedLastDayCountsForEveryQuestionAndMove(t *testing.T) {
	cpss, cprc := scheme(t, "US-MI-CPSS"), scheme(t, "US-MI-CPRC")
	a, b := certified(t, cpss, "2024-05-10", "2026-04-30"), certified(t, cprc, "2025-03-20", "2027-02-28")
	both := func() credential.Holdings {
		return credential.Holdings{{Credential: *a, Scheme: cpss}, {Credential: *b, Scheme: cprc}}
	}
	ask := func(on string) credential.Question { return credential.Question{On: d(on), Beside: both()} }
	days := func(p peer.DateRange) string { return p.From.String() + " " + p.Last().String() }

	st, err := a.On(cpss, ask("2026-05-01"))
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialCertified, st.State)
	assert.Equal(t, d("2027-02-28"), st.Expires)
	assert.Equal(t, d("2026-11-29"), st.Until)
	st, err = a.On(cpss, ask("2025-03-19"))
	require.NoError(t, err)
	assert.Equal(t, d("2026-11-29"), st.Until, "on the day before the other was granted, as known now")
	key, err := a.KeyDays(cpss, ask("2026-05-01"))
	require.NoError(t, err)
	assert.Equal(t, d("2027-02-28"), key[len(key)-1].On)

	records := []credential.Record{hours(credential.KindContinuing, 32, "2026-12-01")}
	g, err := a.Gap(cpss, ask("2027-01-15"), records)
	require.NoError(t, err)
	assert.True(t, g.IsMet())
	assert.Equal(t, "2024-05-01 2027-02-28", days(g.Period))
	short, err := a.Gap(cpss, ask("2027-01-15"), nil)
	require.NoError(t, err)
	assert.Equal(t, d("2027-02-28"), short.Short()[0].Due)
	alone, err := a.Gap(cpss, credential.Question{On: d("2027-01-15")}, records)
	require.NoError(t, err)
	assert.False(t, alone.IsMet(), "alone it had expired before those hours")

	peertest.RefusedBy(t, a.Lapse(noon(holder, "2026-05-01"), cpss, nil, both()...), "not_expired")
	peertest.RefusedBy(t, a.OpenRenewal(noon(system, "2026-11-29"), cpss, nil, both()...), "renewal_due")
	require.NoError(t, a.OpenRenewal(noon(system, "2026-11-30"), cpss, nil, both()...))
	renew := func(c *credential.Credential, s credential.Scheme, until string, beside credential.Holdings) error {
		return c.Renew(noon(certifier, "2027-01-15"), credential.Grant{Scheme: s, Gap: g, Until: d(until), Beside: beside})
	}
	peertest.RefusedBy(t, renew(a, cpss, "2029-02-28", nil), "lapsed")
	peertest.RefusedBy(t, renew(a, cpss, "2029-03-31", both()), "dates")
	peertest.RefusedBy(t, renew(a, cpss, "2027-02-28", both()), "dates") // not after the present one
	require.NoError(t, renew(a, cpss, "2029-02-28", both()))
	for _, beside := range []credential.Holdings{nil, both()} {
		p, err := a.Period(cpss, credential.Question{On: d("2027-03-01"), Beside: beside})
		require.NoError(t, err)
		assert.Equal(t, "2027-03-01 2029-02-28", days(p), "it goes on from the shared day")
	}

	// The other is renewed by itself: a term that begins after its last day is not shared.
	st, err = b.On(cprc, ask("2027-03-01"))
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialLapsed, st.State)
	g, err = b.Gap(cprc, ask("2027-01-15"), records)
	require.NoError(t, err)
	assert.Equal(t, "2025-03-01 2027-02-28", days(g.Period))
	require.NoError(t, renew(b, cprc, "2029-02-28", both()))
	p, err := b.Period(cprc, ask("2027-03-01"))
	require.NoError(t, err)
	assert.Equal(t, "2027-03-01 2029-02-28", days(p))
}

func TestALapseOnTheSharedDay(t *testing.T) {
	cpss, cprc := scheme(t, "US-MI-CPSS"), scheme(t, "US-MI-CPRC")
	a, b := certified(t, cpss, "2024-05-10", "2026-04-30"), certified(t, cprc, "2025-03-20", "2027-02-28")
	beside := func(c *credential.Credential, s credential.Scheme) credential.Holding {
		return credential.Holding{Credential: *c, Scheme: s}
	}
	require.NoError(t, b.Lapse(noon(holder, "2027-03-02"), cprc, nil, beside(a, cpss)))
	require.NoError(t, a.Lapse(noon(holder, "2027-03-05"), cpss, nil, beside(b, cprc)))
	st, err := a.On(cpss, credential.Question{On: d("2027-03-05"), Beside: credential.Holdings{beside(b, cprc)}})
	require.NoError(t, err)
	assert.Equal(t, []peer.Date{d("2027-03-01"), d("2027-02-28")}, []peer.Date{st.Since, st.Expires})

	// A lapse that came before is not undone by what was granted in time and recorded later.
	a = certified(t, cpss, "2024-05-10", "2026-04-30")
	require.NoError(t, a.Lapse(noon(holder, "2026-05-02"), cpss, nil))
	st, err = a.On(cpss, credential.Question{On: d("2026-06-01"), Beside: credential.Holdings{beside(b, cprc)}})
	require.NoError(t, err)
	assert.Equal(t, []peer.Date{d("2026-05-01"), d("2026-04-30")}, []peer.Date{st.Since, st.Expires})
}

func TestOnlyTheHoldersOwnCredentialsProlong(t *testing.T) {
	cpss, cprc, tx := scheme(t, "US-MI-CPSS"), scheme(t, "US-MI-CPRC"), scheme(t, "US-TX")
	a := certified(t, cpss, "2024-05-10", "2026-04-30")
	other, err := credential.New("c2", peertest.OtherWorkerID, cprc, noon(programme, "2025-03-20"))
	require.NoError(t, err)
	_, err = a.On(cpss, credential.Question{On: d("2026-05-01"), Beside: credential.Holdings{{Credential: *other, Scheme: cprc}}})
	require.ErrorIs(t, err, credential.ErrIncomplete)
	_, err = a.On(cpss, credential.Question{On: d("2026-05-01"), Beside: credential.Holdings{{Credential: *a, Scheme: tx}}})
	require.ErrorIs(t, err, credential.ErrOtherScheme)
	elsewhere := certified(t, tx, "2025-03-20", "2027-03-19")
	st, err := a.On(cpss, credential.Question{On: d("2026-05-01"), Beside: credential.Holdings{{Credential: *elsewhere, Scheme: tx}}})
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialLapsed, st.State, "of another body")
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

// Whichever of the two is renewed first, the day that they share holds to its end.
func TestASharedDayOutlivesTheOthersRenewal(t *testing.T) {
	cpss, cprc := scheme(t, "US-MI-CPSS"), scheme(t, "US-MI-CPRC")
	a, b := certified(t, cpss, "2024-05-10", "2026-04-30"), certified(t, cprc, "2025-03-20", "2027-02-28")
	both := func() credential.Holdings {
		return credential.Holdings{{Credential: *a, Scheme: cpss}, {Credential: *b, Scheme: cprc}}
	}
	ask := func(on string) credential.Question { return credential.Question{On: d(on), Beside: both()} }
	records := []credential.Record{hours(credential.KindContinuing, 32, "2026-12-01")}
	renew := func(c *credential.Credential, s credential.Scheme, on string) error {
		g, err := c.Gap(s, ask(on), records)
		require.NoError(t, err)
		return c.Renew(noon(certifier, on), credential.Grant{Scheme: s, Gap: g, Until: d("2029-02-28"), Beside: both()})
	}
	require.NoError(t, renew(b, cprc, "2026-12-15"))
	for on, want := range map[string]peer.CredentialState{"2026-12-16": peer.CredentialRenewalDue, "2027-02-28": peer.CredentialRenewalDue, "2027-03-01": peer.CredentialLapsed} {
		st, err := a.On(cpss, ask(on))
		require.NoError(t, err)
		assert.Equal(t, want, st.State, on)
	}
	require.NoError(t, renew(a, cpss, "2027-01-15"))
}
