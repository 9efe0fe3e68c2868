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
	"github.com/alongside-go/alongside/peer/source"
)

func TestExpiresTodayIsValidToday(t *testing.T) {
	ca := scheme(t, "US-CA") // window 90 days, expired at once
	c := certified(t, ca, "2024-03-15", "2026-03-14")
	for day, want := range map[string]peer.CredentialState{
		"2024-03-14": "",
		"2024-03-15": peer.CredentialCertified,
		"2025-12-13": peer.CredentialCertified,
		"2025-12-14": peer.CredentialRenewalDue, // 90 days before
		"2026-03-14": peer.CredentialRenewalDue,
		"2026-03-15": peer.CredentialLapsed,
		"2031-01-01": peer.CredentialLapsed,
	} {
		assert.Equal(t, want, stateOn(t, c, ca, day), day)
	}
	st, err := c.On(ca, credential.Question{On: d("2025-12-13")})
	require.NoError(t, err)
	assert.Equal(t, d("2025-12-13"), st.Until)
	assert.Empty(t, st.Propose)
	st, err = c.On(ca, credential.Question{On: d("2025-12-14")})
	require.NoError(t, err)
	assert.Equal(t, credential.OpenRenewal, st.Propose)
	assert.Equal(t, d("2026-03-14"), st.Until)
	assert.Equal(t, peer.CredentialCertified, st.Recorded, "no event was needed")
	assert.True(t, st.Source.Verified())
	st, err = c.On(ca, credential.Question{On: d("2026-03-15")})
	require.NoError(t, err)
	assert.Equal(t, credential.Lapse, st.Propose)
	assert.Empty(t, st.Late)
	assert.True(t, st.Until.IsZero())
	assert.Equal(t, peer.CredentialCertified, c.Recorded(), "asking records nothing")
}

func TestTheWindowThatWasNotFoundIsADesignDefault(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := certified(t, tx, "2024-03-15", "2026-03-14")
	st, err := c.On(tx, credential.Question{On: d("2025-12-14")})
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialRenewalDue, st.State)
	assert.Equal(t, source.Design, st.Source.Evidence)
	dc := scheme(t, "US-DC") // told 120 days before
	c = certified(t, dc, "2024-03-15", "2026-03-14")
	assert.Equal(t, peer.CredentialCertified, stateOn(t, c, dc, "2025-11-13"))
	assert.Equal(t, peer.CredentialRenewalDue, stateOn(t, c, dc, "2025-11-14"))
	dates, err := c.KeyDays(dc, credential.Question{On: d("2025-11-14")})
	require.NoError(t, err)
	var got []string
	for _, x := range dates {
		got = append(got, x.Name+" "+x.On.String())
	}
	assert.Equal(t, []string{"told 2025-11-14", "apply 2026-01-13", "expires 2026-03-14"}, got)
	ny := scheme(t, "US-NY-CRPA")
	c = certified(t, ny, "2024-03-15", "2026-03-14")
	dates, err = c.KeyDays(ny, credential.Question{On: d("2026-01-01")})
	require.NoError(t, err)
	require.Len(t, dates, 3)
	assert.Equal(t, credential.KeyDay{Name: "window", On: d("2025-12-14"), Source: dates[0].Source}, dates[0], "90 days")
	assert.Equal(t, source.Design, dates[0].Source.Evidence, "New York says only by when to apply")
	assert.Equal(t, credential.KeyDay{Name: "apply", On: d("2026-01-28"), Fee: 25, Source: dates[1].Source}, dates[1])
	assert.Equal(t, credential.KeyDay{Name: "expires", On: d("2026-03-14")}, dates[2])
	st, err = c.On(ny, credential.Question{On: dates[0].On})
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialRenewalDue, st.State, "the day from which it counts as due")
	assert.Equal(t, dates[0].Source, st.Source)

	// California gives its own, and a trainee does not renew.
	ca := scheme(t, "US-CA")
	dates, err = certified(t, ca, "2024-03-15", "2026-03-14").KeyDays(ca, credential.Question{On: d("2026-01-01")})
	require.NoError(t, err)
	require.Len(t, dates, 2)
	assert.True(t, dates[0].Source.Verified())
	c = eligible(t, tx, "2026-01-05")
	require.NoError(t, c.GrantProvisional(decided("2026-01-15"), credential.Grant{Scheme: tx, Until: d("2026-07-14")}))
	dates, err = c.KeyDays(tx, credential.Question{On: d("2026-02-01")})
	require.NoError(t, err)
	assert.Equal(t, []credential.KeyDay{{Name: "expires", On: d("2026-07-14")}}, dates)
}

func TestGeorgiaGrace(t *testing.T) {
	ga := scheme(t, "US-GA-CPS") // due 31 December, free to 15 January, fee to 31 January (older: 28 February), then inactive
	c := certified(t, ga, "2024-05-17", "2025-12-31")
	for _, tt := range []struct {
		day     string
		state   peer.CredentialState
		windows []int // fees of the windows that are open
		propose credential.Event
	}{
		{"2025-10-01", peer.CredentialCertified, nil, ""},
		{"2025-12-31", peer.CredentialRenewalDue, nil, credential.OpenRenewal},
		{"2026-01-01", peer.CredentialRenewalDue, []int{0, 26}, ""},
		{"2026-01-15", peer.CredentialRenewalDue, []int{0, 26}, ""},
		{"2026-01-16", peer.CredentialRenewalDue, []int{26}, ""},
		{"2026-01-31", peer.CredentialRenewalDue, []int{26}, ""},
		{"2026-02-01", peer.CredentialInactive, nil, credential.SetInactive},
	} {
		st, err := c.On(ga, credential.Question{On: d(tt.day)})
		require.NoError(t, err)
		assert.Equal(t, tt.state, st.State, tt.day)
		var fees []int
		for _, w := range st.Late {
			fees = append(fees, w.Fee)
		}
		assert.Equal(t, tt.windows, fees, tt.day)
		assert.Equal(t, tt.propose, st.Propose, tt.day)
		if !st.Expires.IsZero() && st.Expires.Before(d(tt.day)) {
			require.Len(t, st.Other, 1, "the older page that says 28 February is shown")
		}
	}
	p, err := c.Period(ga, credential.Question{On: d("2026-01-10")})
	require.NoError(t, err)
	assert.Equal(t, peer.DateRange{From: d("2025-01-01"), Until: d("2026-01-01")}, p, "the hours are those of the calendar year")
}

func TestLapsedButRenewable(t *testing.T) {
	mt := scheme(t, "US-MT-PS")
	mt.Use = credential.InUse // as if it were of peer workers
	c := certified(t, mt, "2024-01-01", "2025-12-31")
	st, err := c.On(mt, credential.Question{On: d("2026-03-31")})
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialLapsed, st.State, "a window for paperwork holds nothing")
	assert.Len(t, st.Late, 2)
	require.NoError(t, c.Lapse(noon(programme, "2026-04-01"), mt, nil))
	grant := credential.Grant{Scheme: mt, Until: d("2027-12-31")}
	peertest.RefusedBy(t, c.RenewLate(noon(certifier, "2027-12-31"), grant), "requirements")
	require.NoError(t, c.RenewLate(decided("2027-12-31"), grant))

	c = certified(t, mt, "2024-01-01", "2025-12-31")
	require.NoError(t, c.Lapse(noon(programme, "2026-04-01"), mt, nil))
	peertest.RefusedBy(t, c.RenewLate(noon(certifier, "2028-01-01"), grant), "late_window")
	require.NoError(t, c.Reapply(noon(holder, "2028-01-01")))
	assert.Equal(t, peer.CredentialApplicant, stateOn(t, c, mt, "2028-01-02"))
}

func TestReinstatedRetroactively(t *testing.T) {
	dc := scheme(t, "US-DC")
	c := certified(t, dc, "2025-01-10", "2027-01-09")
	require.NoError(t, c.NotifyRevocation(coded(noon(certifier, "2026-01-05"), "code_breach")))
	require.NoError(t, c.Respond(noon(holder, "2026-01-20")))
	require.NoError(t, c.Revoke(coded(noon(certifier, "2026-02-10"), "code_breach"), peer.Date{}))
	require.NoError(t, c.Appeal(noon(holder, "2026-02-13")))
	was := func(on string, known string) bool {
		q := credential.Question{On: d(on)}
		if known != "" {
			q.Known = noon(holder, known).At
		}
		ok, err := c.WasCertified(dc, q)
		require.NoError(t, err)
		return ok
	}
	assert.True(t, was("2026-02-09", ""))
	assert.False(t, was("2026-02-10", ""))
	act := coded(noon(certifier, "2026-04-01"), "overturned")
	require.NoError(t, c.Reinstate(act, credential.Grant{Scheme: dc, Effective: d("2026-02-10")}))
	for _, day := range []string{"2026-02-09", "2026-02-10", "2026-03-15", "2026-04-01"} {
		assert.True(t, was(day, ""), "%s, as known now", day)
	}
	assert.False(t, was("2026-03-15", "2026-03-31"), "as known then")
	assert.False(t, was("2026-02-10", "2026-02-11"), "as known then")
	assert.True(t, was("2026-03-15", "2026-04-01"))
	assert.True(t, was("2026-03-15", "2026-01-15"), "nobody knew of a revocation yet")
	st, err := c.On(dc, credential.Question{On: d("2026-03-15")})
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialReinstated, st.State)
	assert.Equal(t, d("2027-01-09"), st.Expires, "the last day stays")

	// Without an earlier day it counts from the decision.
	c = certified(t, dc, "2025-01-10", "2027-01-09")
	require.NoError(t, c.Revoke(coded(noon(certifier, "2026-02-10"), "code_breach"), peer.Date{}))
	require.NoError(t, c.Reinstate(act, credential.Grant{Scheme: dc}))
	assert.False(t, was("2026-03-31", ""))
	assert.True(t, was("2026-04-01", ""))
	require.NoError(t, c.ConfirmReinstated(noon(programme, "2026-04-02")))
	assert.Equal(t, peer.CredentialCertified, stateOn(t, c, dc, "2026-04-03"))
}

func TestACorrectionChangesWhatWasKnown(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := certified(t, tx, "2025-01-10", "2027-01-09")
	require.NoError(t, c.Suspend(coded(noon(certifier, "2026-02-01"), "allegation"), peer.Date{}))
	act := noon(certifier, "2026-03-01")
	act.Reason = peertest.Text("it was somebody else")
	require.NoError(t, c.Correct(act, 3))
	q := credential.Question{On: d("2026-02-15")}
	ok, err := c.WasCertified(tx, q)
	require.NoError(t, err)
	assert.True(t, ok)
	q.Known = noon(programme, "2026-02-20").At
	ok, err = c.WasCertified(tx, q)
	require.NoError(t, err)
	assert.False(t, ok)
}

func TestTheDayOfAMoveIsThatOfTheZone(t *testing.T) {
	tx := scheme(t, "US-TX")
	chicago := time.FixedZone("UTC-6", -6*60*60)
	c, err := credential.New("c1", peertest.WorkerID, tx, noon(holder, "2025-12-01"))
	require.NoError(t, err)
	act := coded(noon(certifier, "2026-01-01"), "existing_certificate")
	act.At = time.Date(2026, 1, 1, 5, 59, 0, 0, time.UTC) // 23:59 of the day before there
	require.NoError(t, c.Recognise(act, credential.Grant{Scheme: tx, Until: d("2027-12-30"), Zone: chicago}, ""))
	st, err := c.On(tx, credential.Question{On: d("2025-12-31"), Zone: chicago})
	require.NoError(t, err)
	assert.Equal(t, peer.CredentialCertified, st.State)
	assert.Equal(t, peer.CredentialApplicant, stateOn(t, c, tx, "2025-12-31"), "UTC")
}

func TestARenewalGoesOnFromTheLastDay(t *testing.T) {
	tx := scheme(t, "US-TX")
	c := certified(t, tx, "2024-03-15", "2026-03-14")
	records := []credential.Record{hours(credential.KindContinuing, 17, "2025-05-01"), hours(credential.KindContinuing, 3, "2025-06-01", credential.TopicEthics),
		shown(credential.KindBackgroundCheck, "2026-01-02")}
	q := credential.Question{On: d("2026-01-10")}
	g, err := c.Gap(tx, q, records)
	require.NoError(t, err)
	assert.True(t, g.IsMet())
	assert.Equal(t, d("2026-03-14"), g.Until())
	short, err := c.Gap(tx, q, records[:2])
	require.NoError(t, err)
	require.Len(t, short.Short(), 1)
	assert.Equal(t, d("2026-03-14"), short.Short()[0].Due)

	peertest.RefusedBy(t, c.Renew(noon(certifier, "2026-01-10"), credential.Grant{Scheme: tx, Gap: short, Until: d("2028-03-14")}), "requirements")
	peertest.RefusedBy(t, c.Renew(noon(certifier, "2026-01-10"), credential.Grant{Scheme: tx, Gap: g}), "dates")
	old := g
	old.Period = peer.DateRange{From: d("2022-03-15"), Until: d("2024-03-15")}
	peertest.RefusedBy(t, c.Renew(noon(certifier, "2026-01-10"), credential.Grant{Scheme: tx, Gap: old, Until: d("2028-03-14")}), "requirements")
	require.NoError(t, c.Renew(noon(certifier, "2026-01-10"), credential.Grant{Scheme: tx, Gap: g, Until: d("2028-03-14")}))
	p, err := c.Period(tx, q)
	require.NoError(t, err)
	assert.Equal(t, peer.DateRange{From: d("2026-03-15"), Until: d("2028-03-15")}, p, "renewed early: no hour counts for two periods")
	assert.Equal(t, peer.CredentialCertified, stateOn(t, c, tx, "2026-01-11"))
	assert.Equal(t, peer.CredentialCertified, stateOn(t, c, tx, "2026-03-15"))

	c = certified(t, tx, "2024-03-15", "2026-03-14")
	peertest.RefusedBy(t, c.Renew(decided("2026-03-15"), credential.Grant{Scheme: tx, Until: d("2028-03-14")}), "lapsed")
	require.NoError(t, c.Renew(decided("2026-03-14"), credential.Grant{Scheme: tx, Until: d("2028-03-14")}), "on its last day")
}

func TestQuestionsThatCannotBeAnswered(t *testing.T) {
	tx, ca := scheme(t, "US-TX"), scheme(t, "US-CA")
	c := certified(t, tx, "2024-03-15", "2026-03-14")
	_, err := c.On(ca, credential.Question{On: d("2025-01-01")})
	require.ErrorIs(t, err, credential.ErrOtherScheme)
	_, err = c.On(tx, credential.Question{})
	require.ErrorIs(t, err, credential.ErrCase)
	_, err = credential.Credential{}.On(credential.Scheme{}, credential.Question{On: d("2025-01-01")})
	require.ErrorIs(t, err, credential.ErrOtherScheme)
	_, err = c.Deadlines(ca, lifecycle.Calendar{})
	require.ErrorIs(t, err, credential.ErrOtherScheme)
	require.NoError(t, c.Retire(noon(holder, "2025-01-01")))
	_, err = c.Gap(tx, credential.Question{On: d("2025-02-01")}, nil)
	require.ErrorIs(t, err, credential.ErrCase)
	_, err = credential.New("c1", peertest.WorkerID, scheme(t, "NMS23"), noon(holder, "2025-01-01"))
	require.ErrorIs(t, err, credential.ErrScheme)
	_, err = credential.New("", peertest.WorkerID, tx, noon(holder, "2025-01-01"))
	require.ErrorIs(t, err, credential.ErrIncomplete)
}
