package credential_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// A whole way in Texas, with what is asked at each stage.
func TestFromApplicationToCertified(t *testing.T) {
	tx := scheme(t, "US-TX")
	c, err := credential.New("c1", peertest.WorkerID, tx, noon(holder, "2026-01-05"))
	require.NoError(t, err)
	var records []credential.Record
	grant := func(on, until string) credential.Grant {
		g, err := c.Gap(tx, credential.Question{On: d(on)}, records)
		require.NoError(t, err)
		return credential.Grant{Scheme: tx, Gap: g, Until: d(until)}
	}
	peertest.RefusedBy(t, c.Admit(noon(certifier, "2026-01-06"), grant("2026-01-06", "")), "requirements")
	records = append(records, credential.Record{Kind: credential.KindAge, On: d("2026-01-05"), Amount: 18},
		shown(credential.KindLivedExperience, "2026-01-05"), shown(credential.KindBackgroundCheck, "2026-01-06"))
	peertest.RefusedBy(t, c.Admit(noon(certifier, "2026-01-05"), grant("2026-01-06", "")), "requirements") // judged for a later day
	require.NoError(t, c.Admit(noon(certifier, "2026-01-06"), grant("2026-01-06", "")))

	records = append(records, hours(credential.KindTraining, 20, "2026-01-09", credential.TopicCore))
	peertest.RefusedBy(t, c.CompleteTraining(noon(programme, "2026-01-10"), grant("2026-01-10", "")), "requirements")
	records = append(records, hours(credential.KindTraining, 20, "2026-01-10", credential.TopicRecoverySupport))
	require.NoError(t, c.CompleteTraining(noon(programme, "2026-01-10"), grant("2026-01-10", "")))

	records = append(records, shown(credential.KindExam, "2026-01-14"))
	peertest.RefusedBy(t, c.GrantProvisional(noon(certifier, "2026-01-15"), grant("2026-01-15", "2026-07-15")), "trainee_term")
	peertest.RefusedBy(t, c.GrantProvisional(noon(certifier, "2026-01-15"), grant("2026-01-15", "")), "trainee_term")
	require.NoError(t, c.GrantProvisional(noon(certifier, "2026-01-15"), grant("2026-01-15", "2026-07-14")))
	assert.Equal(t, peer.CredentialProvisional, stateOn(t, c, tx, "2026-07-14"))
	assert.Equal(t, peer.CredentialLapsed, stateOn(t, c, tx, "2026-07-15"), "the longest term is over")

	g := grant("2026-06-01", "").Gap
	assert.Equal(t, d("2026-07-14"), g.Short()[0].Due, "before the trainee's term ends")
	extend := func(until string) credential.Grant { return credential.Grant{Scheme: tx, Until: d(until)} }
	peertest.RefusedBy(t, c.ExtendProvisional(noon(certifier, "2026-07-01"), extend("2027-01-15")), "trainee_term")
	require.NoError(t, c.ExtendProvisional(noon(certifier, "2026-07-01"), extend("2027-01-14")))
	peertest.RefusedBy(t, c.ExtendProvisional(noon(certifier, "2026-12-01"), extend("2027-01-14")), "trainee_term")
	assert.Equal(t, peer.CredentialProvisional, stateOn(t, c, tx, "2027-01-14"))

	records = append(records, hours(credential.KindExperience, 250, "2026-11-30"),
		credential.Record{Kind: credential.KindDocument, Name: "supervisor_recommendation_letter", On: d("2026-12-01")})
	peertest.RefusedBy(t, c.Certify(noon(certifier, "2026-12-02"), grant("2026-12-02", "")), "dates")
	peertest.RefusedBy(t, c.Certify(noon(certifier, "2026-12-02"), grant("2026-12-02", "2026-12-01")), "dates")
	stale := grant("2026-12-02", "2029-06-01")
	peertest.RefusedBy(t, c.Certify(noon(certifier, "2027-06-01"), stale), "requirements") // the hours have run out by then
	require.NoError(t, c.Certify(noon(certifier, "2026-12-02"), grant("2026-12-02", "2028-12-01")))
	assert.Equal(t, peer.CredentialCertified, stateOn(t, c, tx, "2026-12-02"))
	peertest.RefusedBy(t, c.OpenRenewal(noon(system, "2028-09-01"), tx, nil), "renewal_due")
	require.NoError(t, c.OpenRenewal(noon(system, "2028-09-02"), tx, nil))
	peertest.RefusedBy(t, c.Lapse(noon(programme, "2028-12-01"), tx, nil), "not_expired")
	peertest.Refused(t, c.Lapse(peertest.By(system, noon(system, "2028-12-02").At), tx, nil), lifecycle.ErrNotYourMove)
	require.NoError(t, c.Lapse(noon(holder, "2028-12-02"), tx, nil))
	assert.Equal(t, peer.CredentialLapsed, c.Recorded())
}

func TestTheBodyDecides(t *testing.T) {
	ne := scheme(t, "US-NE") // what it asks of applicants was not found
	c, err := credential.New("c1", peertest.WorkerID, ne, noon(programme, "2026-01-05"))
	require.NoError(t, err)
	peertest.RefusedBy(t, c.Admit(noon(certifier, "2026-01-06"), credential.Grant{Scheme: ne}), "requirements")
	require.ErrorIs(t, c.Admit(decided("2026-01-06"), credential.Grant{Scheme: scheme(t, "US-TX")}), credential.ErrOtherScheme)
	require.NoError(t, c.Admit(decided("2026-01-06"), credential.Grant{Scheme: ne}))
	require.NoError(t, c.CompleteTraining(decided("2026-01-07"), credential.Grant{Scheme: ne}))
	term, ok := ne.Term(d("2026-01-08"))
	require.True(t, ok)
	last, err := term.LastDay(d("2026-01-08"))
	require.NoError(t, err)
	require.NoError(t, c.Certify(decided("2026-01-08"), credential.Grant{Scheme: ne, Until: last}))
	assert.Equal(t, peer.CredentialRenewalDue, stateOn(t, c, ne, "2027-09-01"), "all expire on 1 September of odd years")
	assert.Equal(t, peer.CredentialLapsed, stateOn(t, c, ne, "2027-09-02"))
}

func TestReciprocityNeedsARule(t *testing.T) {
	va, tx := scheme(t, "US-VA"), scheme(t, "US-TX")
	apply := func(s credential.Scheme) *credential.Credential {
		c, err := credential.New("c1", peertest.WorkerID, s, noon(holder, "2026-01-05"))
		require.NoError(t, err)
		return c
	}
	act := coded(noon(certifier, "2026-02-01"), "reciprocity")
	c := apply(va)
	require.NoError(t, c.Recognise(act, credential.Grant{Scheme: va, Until: d("2027-01-31")}, "ICRC-PR"))
	assert.Equal(t, peer.CredentialCertified, stateOn(t, c, va, "2026-02-01"))
	c = apply(tx)
	peertest.RefusedBy(t, c.Recognise(act, credential.Grant{Scheme: tx, Until: d("2028-01-31")}, "US-CA"), "reciprocity")
	require.ErrorIs(t, c.Recognise(act, credential.Grant{Scheme: va}, "US-CA"), credential.ErrOtherScheme)
	peertest.RefusedBy(t, c.Recognise(coded(act, "existing_certificate"), credential.Grant{Scheme: tx}, ""), "dates")
}

func TestStepAsideAndComeBack(t *testing.T) {
	ga := scheme(t, "US-GA-CPS")
	c := certified(t, ga, "2024-05-17", "2025-12-31")
	require.NoError(t, c.SetInactive(noon(holder, "2025-06-01"), peer.Date{}), "without a reason")
	assert.Equal(t, peer.CredentialInactive, stateOn(t, c, ga, "2026-06-01"))
	q := credential.Question{On: d("2026-06-01")}
	g, err := c.Gap(ga, q, []credential.Record{hours(credential.KindContinuing, 23, "2026-05-01")})
	require.NoError(t, err)
	assert.Equal(t, credential.StageReactivation, g.Stage)
	assert.Equal(t, 60, line(t, g, "made_up_hours").Missing(), "the missed year's twelve and this year's twelve")
	peertest.RefusedBy(t, c.Reactivate(noon(certifier, "2026-06-01"), credential.Grant{Scheme: ga, Gap: g, Until: d("2026-12-31")}), "requirements")
	g, err = c.Gap(ga, q, []credential.Record{hours(credential.KindContinuing, 24, "2026-05-01")})
	require.NoError(t, err)
	require.NoError(t, c.Reactivate(noon(certifier, "2026-06-01"), credential.Grant{Scheme: ga, Gap: g, Until: d("2026-12-31")}))
	assert.Equal(t, peer.CredentialCertified, stateOn(t, c, ga, "2026-06-02"))
}

func TestProceduresHaveDeadlines(t *testing.T) {
	dc := scheme(t, "US-DC")
	c := certified(t, dc, "2025-01-10", "2027-01-09")
	names := func(at string) []string {
		due, err := c.Due(dc, lifecycle.Calendar{}, noon(holder, at).At)
		require.NoError(t, err)
		var list []string
		for _, x := range due {
			list = append(list, x.Name)
		}
		return list
	}
	running := func() credential.Deadline {
		list, err := c.Deadlines(dc, lifecycle.Calendar{})
		require.NoError(t, err)
		require.Len(t, list, 1)
		return list[0]
	}
	list, err := c.Deadlines(dc, lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Empty(t, list)
	require.NoError(t, c.NotifyRevocation(coded(noon(certifier, "2026-01-05"), "conviction")))
	x := running()
	assert.Equal(t, "respond_to_revocation", x.Name)
	assert.Equal(t, holder, x.Waiting)
	assert.Equal(t, time.Date(2026, 2, 4, 12, 0, 0, 0, time.UTC), x.Due, "30 days")
	assert.Empty(t, names("2026-02-03"))
	assert.Equal(t, []string{"respond_to_revocation"}, names("2026-02-04"))
	require.NoError(t, c.Respond(noon(holder, "2026-01-20")))
	x = running()
	assert.Equal(t, "decide_revocation", x.Name)
	assert.Equal(t, time.Date(2026, 2, 19, 12, 0, 0, 0, time.UTC), x.Due)
	require.NoError(t, c.Revoke(coded(noon(certifier, "2026-02-13"), "conviction"), peer.Date{})) // a Friday
	x = running()
	assert.Equal(t, "appeal_revocation", x.Name)
	assert.Equal(t, time.Date(2026, 2, 27, 12, 0, 0, 0, time.UTC), x.Due, "ten business days")
	assert.Equal(t, credential.Appeal, x.Propose)
	require.NoError(t, c.Appeal(noon(holder, "2026-02-20")))
	assert.Empty(t, names("2027-01-01"))

	tx := scheme(t, "US-TX")
	c, err = credential.New("c1", peertest.WorkerID, tx, noon(holder, "2026-01-05"))
	require.NoError(t, err)
	list, err = c.Deadlines(tx, lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, list, 1)
	assert.Equal(t, time.Date(2026, 3, 6, 12, 0, 0, 0, time.UTC), list[0].Due, "60 calendar days")
	require.NoError(t, c.Deny(coded(noon(certifier, "2026-02-01"), "not_eligible")))
	require.NoError(t, c.Appeal(noon(holder, "2026-02-02")))
	require.NoError(t, c.Reopen(coded(noon(certifier, "2026-02-10"), "appeal_upheld")))
	list, err = c.Deadlines(tx, lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, list, 1, "the application is open again")
	assert.Equal(t, time.Date(2026, 4, 11, 12, 0, 0, 0, time.UTC), list[0].Due, "60 days from 10 February")
	require.NoError(t, c.Deny(coded(noon(certifier, "2026-02-11"), "not_eligible")))
	require.NoError(t, c.Reapply(noon(holder, "2026-03-01")))
	list, err = c.Deadlines(tx, lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, list, 1, "a new application")
	assert.Equal(t, time.Date(2026, 4, 30, 12, 0, 0, 0, time.UTC), list[0].Due, "60 days from 1 March")
	require.NoError(t, c.Retire(noon(holder, "2026-03-11")))
}

func TestEndorsements(t *testing.T) {
	tx, ga := scheme(t, "US-TX"), scheme(t, "US-GA-CPS")
	c := certified(t, tx, "2026-01-01", "2027-12-31")
	require.NoError(t, c.Endorse(noon(certifier, "2026-02-01"), peer.DomainMentalHealth))
	require.NoError(t, c.Endorse(noon(certifier, "2026-02-02"), peer.DomainSubstanceUse))
	require.NoError(t, c.DropEndorsement(noon(certifier, "2026-03-01"), peer.DomainMentalHealth))
	on := func(day string) []peer.Domain { return c.Endorsements(tx, credential.Question{On: d(day)}) }
	assert.Empty(t, on("2026-01-31"))
	assert.Equal(t, []peer.Domain{peer.DomainMentalHealth, peer.DomainSubstanceUse}, on("2026-02-28"))
	assert.Equal(t, []peer.Domain{peer.DomainSubstanceUse}, on("2026-03-01"))
	peertest.Refused(t, c.Endorse(noon(programme, "2026-04-01"), peer.DomainMentalHealth), lifecycle.ErrNotYourMove)
	peertest.Refused(t, c.Endorse(noon(certifier, "2026-04-01"), ""), lifecycle.ErrDataMissing)
	assert.Equal(t, []peer.Domain{peer.DomainMentalHealth}, certified(t, ga, "2026-01-01", "2027-12-31").Endorsements(ga, credential.Question{On: d("2026-06-01")}))
}

// Every other event has a method.
func TestTheRemainingEvents(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := certified(t, tx, "2026-01-01", "2027-12-31")
	require.NoError(t, c.RequestRenewal(noon(holder, "2026-01-02")))
	require.NoError(t, c.Suspend(coded(noon(certifier, "2026-01-03"), "fitness"), peer.Date{}))
	assert.Equal(t, peer.CredentialSuspended, stateOn(t, c, tx, "2026-01-03"))
	require.NoError(t, c.NotifyRevocation(coded(noon(certifier, "2026-01-04"), "harm")))
	require.NoError(t, c.DropRevocation(noon(certifier, "2026-01-05")))
	require.NoError(t, c.LiftSuspension(coded(noon(certifier, "2026-01-06"), "cleared")))
	assert.Equal(t, peer.CredentialCertified, stateOn(t, c, tx, "2026-01-06"))
	require.NoError(t, c.Revoke(coded(noon(certifier, "2026-01-07"), "harm"), peer.Date{}))
	act := noon(certifier, "2026-01-08")
	act.Reason = peertest.Text("the finding stands")
	require.NoError(t, c.Uphold(act))
	require.NoError(t, c.Redact(noon(holder, "2026-01-09"), 9))
	assert.True(t, c.Can(credential.Reapply, holder))
	assert.Equal(t, []credential.Event{credential.Appeal, credential.Reapply, credential.Retire}, c.Next(peertest.Actor(holder)))
	assert.Equal(t, credential.ID("c1"), c.ID())
	assert.Equal(t, peertest.WorkerID, c.Worker())
	assert.Equal(t, "US-TX", c.Scheme())
	assert.Equal(t, 10, c.Revision())
}
