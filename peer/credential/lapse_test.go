package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/peertest"
)

func TestALapseCountsFromItsDayWheneverItIsRecorded(t *testing.T) {
	ca := scheme(t, "US-CA")
	c := certified(t, ca, "2024-03-15", "2026-03-14")
	require.NoError(t, c.Lapse(noon(programme, "2026-06-01"), ca, nil))
	st, err := c.On(ca, credential.Question{On: d("2026-06-02")})
	require.NoError(t, err)
	assert.Equal(t, d("2026-03-15"), st.Since)
	assert.Equal(t, peer.CredentialLapsed, stateOn(t, c, ca, "2026-04-01"))
	assert.Equal(t, peer.CredentialRenewalDue, stateOn(t, c, ca, "2026-03-14"))
	require.NoError(t, c.Reinstate(coded(noon(certifier, "2026-06-10"), "clerical_error"), credential.Grant{Scheme: ca, Effective: d("2026-03-15"), Until: d("2028-03-14")}))
	assert.Equal(t, peer.CredentialReinstated, stateOn(t, c, ca, "2026-04-01"), "the papers had been in time")
	assert.Equal(t, peer.CredentialRenewalDue, stateOn(t, c, ca, "2028-03-14"))
	assert.Equal(t, peer.CredentialLapsed, stateOn(t, c, ca, "2028-03-15"))
}

func TestWindowsStayOpenAfterALapseOnRecord(t *testing.T) {
	mt := scheme(t, "US-MT-PS")
	mt.Use = credential.InUse // as if it were of peer workers
	c := certified(t, mt, "2024-01-01", "2025-12-31")
	require.NoError(t, c.Lapse(noon(programme, "2026-01-01"), mt, nil))
	st, err := c.On(mt, credential.Question{On: d("2026-03-31")})
	require.NoError(t, err)
	require.Len(t, st.Late, 2)
	assert.Equal(t, []peer.Date{d("2026-03-31"), d("2027-12-31")}, []peer.Date{st.Late[0].Ends, st.Late[1].Ends})
	st, err = c.On(mt, credential.Question{On: d("2026-04-01")})
	require.NoError(t, err)
	require.Len(t, st.Late, 1)
	assert.Equal(t, 150, st.Late[0].Fee)
}

func TestGeorgiaRenewsWithinGraceForTheYearBefore(t *testing.T) {
	ga := scheme(t, "US-GA-CPS")
	c := certified(t, ga, "2024-05-17", "2025-12-31")
	own := hours(credential.KindContinuing, 12, "2025-12-31", credential.TopicEthics)
	own.Certifier = true
	q := credential.Question{On: d("2026-01-31")}
	late := own
	late.On = d("2026-01-10")
	g, err := c.Gap(ga, q, []credential.Record{late})
	require.NoError(t, err)
	assert.Len(t, g.Short(), 3, "the hours of January are not those of the year before")
	g, err = c.Gap(ga, q, []credential.Record{own})
	require.NoError(t, err)
	require.NoError(t, c.Renew(noon(certifier, "2026-01-31"), credential.Grant{Scheme: ga, Gap: g, Until: d("2026-12-31")}))
	p, err := c.Period(ga, credential.Question{On: d("2026-03-01")})
	require.NoError(t, err)
	assert.Equal(t, peer.DateRange{From: d("2026-01-01"), Until: d("2027-01-01")}, p)
	assert.Equal(t, peer.CredentialCertified, stateOn(t, c, ga, "2026-03-01"))
}

func TestGeorgiaBecomesInactiveAndBeginsAnewAfterTwoYears(t *testing.T) {
	ga := scheme(t, "US-GA-CPS")
	inactive := func() *credential.Credential {
		c := certified(t, ga, "2024-05-17", "2025-12-31")
		peertest.RefusedBy(t, c.Lapse(noon(programme, "2026-01-31"), ga, nil), "not_expired")
		peertest.RefusedBy(t, c.Lapse(noon(programme, "2026-03-20"), ga, nil), "becomes_inactive")
		peertest.RefusedBy(t, c.Lapse(noon(programme, "2026-02-01"), ga, nil), "becomes_inactive")
		require.NoError(t, c.SetInactive(coded(noon(certifier, "2026-03-20"), "not_renewed"), d("2026-03-01")))
		return c
	}
	c := inactive()
	days, err := c.KeyDays(ga, credential.Question{On: d("2026-04-01")})
	require.NoError(t, err)
	require.Len(t, days, 1)
	assert.Equal(t, "start_over", days[0].Name)
	assert.Equal(t, d("2028-03-01"), days[0].On)
	made := []credential.Record{hours(credential.KindContinuing, 24, "2027-05-01")}
	back := func(c *credential.Credential, on string) error {
		g, err := c.Gap(ga, credential.Question{On: d(on), Approved: d("2027-04-15")}, made)
		require.NoError(t, err)
		return c.Reactivate(noon(certifier, on), credential.Grant{Scheme: ga, Gap: g, Until: d("2028-12-31")})
	}
	require.NoError(t, back(c, "2028-03-01"))
	c = inactive()
	peertest.RefusedBy(t, back(c, "2028-03-02"), "start_over")
	require.NoError(t, c.Reapply(noon(holder, "2028-03-02")))

	ff := scheme(t, "FFCMH-CFPS")
	c = certified(t, ff, "2024-01-01", "2026-12-31")
	require.NoError(t, c.SetInactive(noon(holder, "2025-02-28"), peer.Date{}))
	days, err = c.KeyDays(ff, credential.Question{On: d("2026-01-01")})
	require.NoError(t, err)
	require.Len(t, days, 1)
	assert.Equal(t, credential.KeyDay{Name: "inactive_ends", On: d("2028-02-27"), Source: ff.Inactive.Source}, days[0])
	assert.Equal(t, []string{"illness", "family", "job_loss", "deployment"}, ff.Inactive.Grounds)
	assert.Equal(t, []string{"missing_continuing_education", "ethics_complaint"}, ff.Inactive.Excludes)
}

func TestANewApplicationBeginsWithoutEndorsements(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := certified(t, tx, "2024-03-15", "2026-03-14")
	require.NoError(t, c.Endorse(noon(certifier, "2024-04-01"), peer.DomainMentalHealth))
	require.NoError(t, c.Lapse(noon(holder, "2026-03-15"), tx, nil))
	require.NoError(t, c.Reapply(noon(holder, "2026-04-01")))
	assert.Empty(t, c.Endorsements(tx, credential.Question{On: d("2026-04-01")}))
	assert.Equal(t, []peer.Domain{peer.DomainMentalHealth}, c.Endorsements(tx, credential.Question{On: d("2026-03-14")}), "as it was")
	st, err := c.On(tx, credential.Question{On: d("2026-04-01")})
	require.NoError(t, err)
	assert.True(t, st.Expires.IsZero() && st.Granted.IsZero())
}

// A suspension that is to come changes nothing today, and one of a past day does.
func TestMovesThatCountFromAnotherDay(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := certified(t, tx, "2025-01-10", "2027-01-09")
	require.NoError(t, c.Suspend(coded(noon(certifier, "2026-02-01"), "exclusion_list"), d("2026-02-15")))
	assert.Equal(t, peer.CredentialCertified, stateOn(t, c, tx, "2026-02-14"))
	assert.Equal(t, peer.CredentialSuspended, stateOn(t, c, tx, "2026-02-15"))
	until := func(on string) peer.Date {
		st, err := c.On(tx, credential.Question{On: d(on)})
		require.NoError(t, err)
		return st.Until
	}
	assert.Equal(t, d("2026-02-14"), until("2026-02-01"), "what is known to come ends it")
	assert.Equal(t, d("2025-01-09"), until("2024-12-01"), "before the application")
	assert.True(t, until("2026-02-15").IsZero())
	require.NoError(t, c.Revoke(coded(noon(certifier, "2026-03-01"), "programme_exclusion"), d("2026-01-20")))
	assert.Equal(t, peer.CredentialRevoked, stateOn(t, c, tx, "2026-01-25"))
	ok, err := c.WasCertified(tx, credential.Question{On: d("2026-01-25"), Known: noon(certifier, "2026-02-20").At})
	require.NoError(t, err)
	assert.True(t, ok, "as known then")
}

// Asked about a past day, a renewal since then prolongs what it was worth.
func TestUntilKnowsWhatCameSince(t *testing.T) {
	ca := scheme(t, "US-CA")
	c := certified(t, ca, "2024-03-15", "2026-03-14")
	q := credential.Question{On: d("2025-01-01")}
	st, err := c.On(ca, q)
	require.NoError(t, err)
	assert.Equal(t, d("2025-12-13"), st.Until)
	require.NoError(t, c.Renew(decided("2025-12-10"), credential.Grant{Scheme: ca, Until: d("2028-03-14")}))
	st, err = c.On(ca, q)
	require.NoError(t, err)
	assert.Equal(t, d("2027-12-14"), st.Until)
	q.Known = noon(certifier, "2025-12-09").At
	st, err = c.On(ca, q)
	require.NoError(t, err)
	assert.Equal(t, d("2025-12-13"), st.Until, "as known then")
}
