package credential_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// eligible gives a credential whose holder passed everything before certification.
func eligible(t *testing.T, s credential.Scheme, on string) *credential.Credential {
	t.Helper()
	c, err := credential.New("c1", peertest.WorkerID, s, noon(holder, on))
	require.NoError(t, err)
	require.NoError(t, c.Admit(decided(on), credential.Grant{Scheme: s}))
	require.NoError(t, c.CompleteTraining(decided(on), credential.Grant{Scheme: s}))
	return c
}

// Texas certifies for two years.
func TestNoLastDayBeyondTheTerm(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := eligible(t, tx, "2026-01-05")
	records := []credential.Record{shown(credential.KindExam, "2026-01-14"), hours(credential.KindExperience, 250, "2026-05-01"),
		{Kind: credential.KindDocument, Name: "supervisor_recommendation_letter", On: d("2026-05-01")}}
	g, err := tx.Gap(credential.Case{On: d("2026-05-02"), Stage: credential.StageCertification, Records: records})
	require.NoError(t, err)
	require.True(t, g.IsMet())
	act := noon(certifier, "2026-05-02")
	peertest.RefusedBy(t, c.Certify(act, credential.Grant{Scheme: tx, Gap: g, Until: d("2075-05-01")}), "dates")
	peertest.RefusedBy(t, c.Certify(act, credential.Grant{Scheme: tx, Gap: g, Until: d("2028-05-02")}), "dates")
	peertest.RefusedBy(t, c.Certify(act, credential.Grant{Scheme: tx, Gap: g, Effective: d("1990-01-01"), Until: d("1991-12-31")}), "dates")
	peertest.RefusedBy(t, c.Certify(decided("2026-05-02"), credential.Grant{Scheme: tx, Effective: d("2026-01-04"), Until: d("2028-01-03")}), "dates")
	require.NoError(t, c.Certify(act, credential.Grant{Scheme: tx, Gap: g, Until: d("2028-05-01")}))
	c = eligible(t, tx, "2026-01-05")
	require.NoError(t, c.Certify(decided("2026-05-02"), credential.Grant{Scheme: tx, Until: d("2029-05-01")}), "the body decides")

	c, err = credential.New("c1", peertest.WorkerID, tx, noon(holder, "2026-01-05"))
	require.NoError(t, err)
	seen := coded(noon(certifier, "2026-01-06"), "existing_certificate")
	peertest.RefusedBy(t, c.Recognise(seen, credential.Grant{Scheme: tx, Until: d("2075-01-05")}, ""), "dates")
	require.NoError(t, c.Recognise(seen, credential.Grant{Scheme: tx, Effective: d("2026-01-05"), Until: d("2028-01-31")}, ""), "renewed early")
}

// California renews for two years, for the hours of the two years before.
func TestARenewalProlongsByOneTerm(t *testing.T) {
	ca := scheme(t, "US-CA")
	c := certified(t, ca, "2024-03-15", "2026-03-14")
	day := noon(certifier, "2026-02-01")
	records := []credential.Record{hours(credential.KindContinuing, 20, "2025-05-01", credential.TopicLawEthics)}
	g, err := c.Gap(ca, credential.Question{On: d("2026-02-01")}, records)
	require.NoError(t, err)
	require.True(t, g.IsMet())
	assert.Equal(t, peer.DateRange{From: d("2024-03-15"), Until: d("2026-03-15")}, g.Period)
	until := func(text string, g credential.Gap) error {
		return c.Renew(day, credential.Grant{Scheme: ca, Gap: g, Until: d(text)})
	}
	peertest.RefusedBy(t, until("2028-03-15", g), "dates")
	peertest.RefusedBy(t, until("2026-03-14", g), "dates")
	peertest.RefusedBy(t, c.Renew(decided("2026-02-01"), credential.Grant{Scheme: ca, Until: d("2026-03-01")}), "dates")

	wide, err := ca.Gap(credential.Case{On: d("2026-02-01"), Stage: credential.StageRenewal, Period: peer.DateRange{From: d("2015-03-15"), Until: d("2026-03-15")},
		Records: []credential.Record{hours(credential.KindContinuing, 20, "2016-05-01", credential.TopicLawEthics)}})
	require.NoError(t, err)
	require.True(t, wide.IsMet())
	peertest.RefusedBy(t, until("2028-03-14", wide), "requirements")
	require.NoError(t, until("2028-03-14", g))
}

func TestGivenBackFromNoDayBeforeItWasTakenAway(t *testing.T) {
	dc := scheme(t, "US-DC")
	c := certified(t, dc, "2025-01-10", "2027-01-09")
	require.NoError(t, c.Suspend(coded(noon(certifier, "2026-02-01"), "allegation"), peer.Date{}))
	require.NoError(t, c.Revoke(coded(noon(certifier, "2026-03-01"), "harm"), peer.Date{}))
	require.NoError(t, c.Appeal(noon(holder, "2026-03-03")))
	back := coded(noon(certifier, "2026-04-01"), "overturned")
	from := func(text string) credential.Grant { return credential.Grant{Scheme: dc, Effective: d(text)} }
	peertest.RefusedBy(t, c.Reinstate(back, from("2020-01-01")), "dates")
	peertest.RefusedBy(t, c.Reinstate(back, from("2026-01-31")), "dates")
	require.NoError(t, c.Reinstate(back, from("2026-02-01")))
	assert.Equal(t, peer.CredentialReinstated, stateOn(t, c, dc, "2026-02-15"))
}

// The District renews for two years.
func TestAReinstatementLastsNoLongerThanATerm(t *testing.T) {
	dc := scheme(t, "US-DC")
	back := func(c *credential.Credential, s credential.Scheme, on, from, until string) error {
		return c.Reinstate(coded(noon(certifier, on), "overturned"), credential.Grant{Scheme: s, Effective: d(from), Until: d(until)})
	}
	taken := func(s credential.Scheme, on, until string) *credential.Credential {
		c := certified(t, s, on, until)
		require.NoError(t, c.Revoke(coded(noon(certifier, "2026-02-10"), "harm"), peer.Date{}))
		return c
	}
	period := func(c *credential.Credential, s credential.Scheme, on string) string {
		p, err := c.Period(s, credential.Question{On: d(on)})
		require.NoError(t, err)
		return p.From.String() + " " + p.Last().String()
	}

	// The last day has not passed: it stays or comes sooner.
	c := taken(dc, "2025-01-10", "2027-01-09")
	for _, until := range []string{"2075-01-09", "2029-01-09", "2027-01-10", "2026-02-09"} {
		peertest.RefusedBy(t, back(c, dc, "2027-01-09", "2026-02-10", until), "dates")
	}
	peertest.RefusedBy(t, back(c, dc, "2026-04-01", "", "2026-03-31"), "dates") // before the decision, from which it counts
	require.ErrorIs(t, back(c, scheme(t, "US-TX"), "2026-04-01", "", ""), credential.ErrOtherScheme)
	require.NoError(t, back(c, dc, "2026-04-01", "2026-02-10", "2026-12-31"))
	assert.Equal(t, "2025-01-10 2026-12-31", period(c, dc, "2026-04-01"))
	c = taken(dc, "2025-01-10", "2027-01-09")
	require.NoError(t, back(c, dc, "2026-04-01", "2026-02-10", "2027-01-09"))
	assert.Equal(t, "2025-01-10 2027-01-09", period(c, dc, "2026-04-01"))

	// It passed before the decision: as if renewed on it.
	c = taken(dc, "2025-01-10", "2027-01-09")
	peertest.RefusedBy(t, back(c, dc, "2027-03-01", "2026-02-10", "2029-01-10"), "dates")
	require.NoError(t, back(c, dc, "2027-03-01", "2026-02-10", "2029-01-09"))
	assert.Equal(t, "2027-01-10 2029-01-09", period(c, dc, "2027-03-01"), "no hour counts for two periods")
	assert.Equal(t, peer.CredentialReinstated, stateOn(t, c, dc, "2026-06-01"))

	// And from the day of the decision: a term from then.
	c = taken(dc, "2025-01-10", "2027-01-09")
	peertest.RefusedBy(t, back(c, dc, "2027-03-01", "", "2029-03-01"), "dates")
	require.NoError(t, back(c, dc, "2027-03-01", "", "2029-02-28"))
	assert.Equal(t, "2027-03-01 2029-02-28", period(c, dc, "2027-03-01"))

	ga := scheme(t, "US-GA-CPS") // calendar years
	c = taken(ga, "2024-05-17", "2026-12-31")
	peertest.RefusedBy(t, back(c, ga, "2026-04-01", "", "2026-06-30"), "dates")
	peertest.RefusedBy(t, back(c, ga, "2027-02-01", "2026-02-10", "2028-12-31"), "dates")
	require.NoError(t, back(c, ga, "2027-02-01", "2026-02-10", "2027-12-31"))

	tx := scheme(t, "US-TX") // a trainee of six months and six more
	c = eligible(t, tx, "2026-01-05")
	require.NoError(t, c.GrantProvisional(decided("2026-01-15"), credential.Grant{Scheme: tx, Until: d("2026-07-14")}))
	require.NoError(t, c.Lapse(noon(holder, "2026-07-20"), tx, nil))
	peertest.RefusedBy(t, back(c, tx, "2026-08-01", "2026-07-15", "2027-01-15"), "trainee_term")
	require.NoError(t, back(c, tx, "2026-08-01", "2026-07-15", "2027-01-14"))

	nv := scheme(t, "US-NV") // no term was found
	c = taken(nv, "2025-01-10", "2026-01-09")
	require.NoError(t, back(c, nv, "2026-04-01", "", "2031-01-09"))
}

func TestNobodyIsSetAsideFromADayToCome(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := certified(t, tx, "2025-01-10", "2027-01-09")
	peertest.RefusedBy(t, c.SetInactive(noon(holder, "2026-11-01"), d("2027-01-01")), "dates")
	peertest.RefusedBy(t, c.SetInactive(coded(noon(certifier, "2026-11-01"), "leave"), d("2026-11-04")), "dates")
	require.NoError(t, c.Renew(decided("2026-11-02"), credential.Grant{Scheme: tx, Until: d("2029-01-09")}), "so that it can be renewed")
	require.NoError(t, c.SetInactive(noon(holder, "2026-11-03"), d("2026-11-03")))
	peertest.Refused(t, c.Renew(decided("2026-11-03"), credential.Grant{Scheme: tx, Until: d("2029-01-09")}), lifecycle.ErrNotFromHere)
	peertest.RefusedBy(t, c.Reactivate(decided("2026-12-01"), credential.Grant{Scheme: tx, Effective: d("2026-11-02"), Until: d("2028-11-01")}), "dates")
}

// What has to be renewed has a last day, even where the length of the term was
// not found, and so has a trainee.
func TestAnUnknownLastDayIsNotForEver(t *testing.T) {
	nv, ny := scheme(t, "US-NV"), scheme(t, "US-NY-CRPA")
	c, err := credential.New("c1", peertest.WorkerID, nv, noon(holder, "2026-01-05"))
	require.NoError(t, err)
	seen := coded(noon(certifier, "2026-01-06"), "existing_certificate")
	peertest.RefusedBy(t, c.Recognise(seen, credential.Grant{Scheme: nv}, ""), "dates")
	require.NoError(t, c.Recognise(seen, credential.Grant{Scheme: nv, Until: d("2026-12-31")}, ""))
	assert.Equal(t, peer.CredentialLapsed, stateOn(t, c, nv, "2027-01-01"))

	c = eligible(t, ny, "2026-01-05")
	peertest.RefusedBy(t, c.GrantProvisional(decided("2026-01-06"), credential.Grant{Scheme: ny}), "trainee_term")
	require.NoError(t, c.GrantProvisional(decided("2026-01-06"), credential.Grant{Scheme: ny, Until: d("2026-06-30")}))
	assert.Equal(t, peer.CredentialLapsed, stateOn(t, c, ny, "2026-07-01"))
}

func TestNoMoveCountsFromBeforeTheApplication(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := certified(t, tx, "2025-01-10", "2027-01-09")
	old := d("1990-01-01")
	peertest.RefusedBy(t, c.SetInactive(noon(holder, "2026-02-01"), old), "dates")
	peertest.RefusedBy(t, c.Suspend(coded(noon(certifier, "2026-02-01"), "allegation"), old), "dates")
	peertest.RefusedBy(t, c.Revoke(coded(noon(certifier, "2026-02-01"), "harm"), old), "dates")
	require.NoError(t, c.Revoke(coded(noon(certifier, "2026-02-01"), "harm"), d("2025-01-10")))
	assert.Equal(t, peer.CredentialRevoked, stateOn(t, c, tx, "2025-01-10"))
}
