package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/referral"
)

func message() referral.Message {
	return referral.Message{ID: "message-1", Participant: peertest.ParticipantID, Worker: peertest.WorkerID, Team: peer.TeamCaseManager,
		Purpose: referral.PurposeCoordinate, Carries: []referral.Category{referral.InfoGoals, referral.InfoView}, Sent: day(1)}
}

func rules(found []referral.Finding) []string {
	var names []string
	for _, f := range found {
		names = append(names, f.Rule)
	}
	return names
}

func TestAMessageCarriesNoMoreThanItsPurposeNeeds(t *testing.T) {
	m := message()
	assert.Empty(t, m.Review(peer.ConsentGiven))
	for _, v := range []peer.ConsentVerdict{"", peer.ConsentNotAsked, peer.ConsentDenied, peer.ConsentWithdrawn} {
		assert.Equal(t, []string{referral.RuleConsent}, rules(m.Review(v)))
	}
	m.Purpose = referral.PurposeSchedule
	found := m.Review(peer.ConsentGiven)
	require.Len(t, found, 2, "neither goals nor views make an appointment")
	assert.Equal(t, referral.InfoGoals, found[0].Category)
	assert.Equal(t, referral.RuleNeeded, found[0].Rule)

	m = message()
	m.Carries = append(m.Carries, referral.InfoReturn)
	assert.Equal(t, []string{referral.RuleOwnWord}, rules(m.Review(peer.ConsentGiven)), "a return to use is theirs to tell")
	m.Shared = []referral.Category{referral.InfoReturn}
	assert.Empty(t, m.Review(peer.ConsentGiven))

	m = message()
	m.Carries = append(m.Carries, "compliance")
	assert.Equal(t, []string{referral.RuleNeeded}, rules(m.Review(peer.ConsentGiven)), "there is no such kind")
	assert.Equal(t, []string{referral.RuleConsent, referral.RuleIncomplete}, rules(referral.Message{}.Review("")))
	m = message()
	m.Read, m.Answered = day(0), day(2)
	assert.Equal(t, []string{referral.RuleOrder}, rules(m.Review(peer.ConsentGiven)))

	for _, p := range referral.Purposes() {
		assert.NotEmpty(t, p.Needs(), "%s", p)
		for _, c := range p.Needs() {
			assert.Contains(t, referral.Categories(), c)
		}
	}
	assert.Empty(t, referral.Purpose("gossip").Needs())
	for _, f := range (referral.Message{Carries: []referral.Category{"x", referral.InfoGoals}}).Review("") {
		assert.NotEmpty(t, f.Want)
		assert.NotEmpty(t, f.Source.Title)
	}
}

func TestAMessageIsClosedWhenTheParticipantKnows(t *testing.T) {
	m := message() // sent on Tuesday
	due, err := m.AnswerDue(utc)
	require.NoError(t, err)
	assert.Equal(t, day(8), due)
	m.Read = day(2)
	assert.False(t, m.IsClosed())
	m.Answered = day(3)
	assert.False(t, m.IsClosed(), "nobody told the participant")
	m.Told = day(4)
	assert.True(t, m.IsClosed())
	due, err = m.AnswerDue(utc)
	require.NoError(t, err)
	assert.Zero(t, due)

	m.Told = day(2)
	assert.False(t, m.IsClosed(), "told of what was not there yet")
	assert.Empty(t, m.Review(peer.ConsentGiven))
	m.Told = day(2).Add(-1)
	found := m.Review(peer.ConsentGiven)
	require.Len(t, found, 1)
	assert.Equal(t, referral.RuleOrder, found[0].Rule)

	m = message()
	m.NoAnswer, m.Read, m.Told = true, day(2), day(2)
	assert.True(t, m.IsClosed())
	m = message()
	_, err = m.AnswerDue(lifecycle.Calendar{IsWorkday: func(time.Time) bool { return false }})
	require.ErrorIs(t, err, lifecycle.ErrSpan)
}

func TestPartnership(t *testing.T) {
	good := func() referral.Partnership {
		return referral.Partnership{ID: "p-1", Programme: "prog", Receiver: "clinic", Services: []referral.ServiceKind{referral.ServiceTherapy}, Promise: referral.PromiseUrgent,
			Roles: []peer.TeamRole{peer.TeamTherapist}, From: date(t, "2026-01-01"), Until: date(t, "2027-01-01"), Review: date(t, "2026-07-01"), BothSigned: true}
	}
	p := good()
	require.NoError(t, p.Check())
	for on, want := range map[string][2]bool{"2025-12-31": {false, false}, "2026-01-01": {true, false}, "2026-06-30": {true, false}, "2026-07-01": {true, true}, "2026-12-31": {true, true}, "2027-01-01": {false, false}} {
		assert.Equal(t, want, [2]bool{p.InForce(date(t, on)), p.IsReviewDue(date(t, on))}, on)
	}
	p.BothSigned = false
	assert.False(t, p.InForce(date(t, "2026-06-30")))
	p = good()
	p.Until = peer.Date{}
	assert.True(t, p.InForce(date(t, "2040-01-01")))
	for name, change := range map[string]func(p *referral.Partnership){
		"no id":             func(p *referral.Partnership) { p.ID = "" },
		"no programme":      func(p *referral.Partnership) { p.Programme = "" },
		"no receiver":       func(p *referral.Partnership) { p.Receiver = "" },
		"no services":       func(p *referral.Partnership) { p.Services = nil },
		"a service made up": func(p *referral.Partnership) { p.Services[0] = "x" },
		"a role made up":    func(p *referral.Partnership) { p.Roles[0] = "guru" },
		"a promise made up": func(p *referral.Partnership) { p.Promise = "soon" },
		"no beginning":      func(p *referral.Partnership) { p.From = peer.Date{} },
		"an end before it":  func(p *referral.Partnership) { p.Until = p.From },
	} {
		p := good()
		change(&p)
		require.ErrorIs(t, p.Check(), referral.ErrPartnership, name)
		assert.False(t, p.InForce(date(t, "2026-06-30")), name)
	}
}

func TestProtectionGoesByTheSurvivorsConsentAndNeverByItself(t *testing.T) {
	for _, k := range referral.ProtectionKinds() {
		for _, v := range append(peer.ConsentVerdicts(), "") {
			route, err := referral.RouteProtection(k, v)
			require.NoError(t, err)
			assert.Equal(t, v == peer.ConsentGiven, route.MayRefer, "%s, %s", k, v)
			assert.Equal(t, referral.ServiceProtection, route.Service)
			assert.Equal(t, k == referral.ProtectionChild, route.MayBeBound, "what a law asks is judged elsewhere")
		}
	}
	_, err := referral.RouteProtection("traficking", peer.ConsentGiven)
	require.ErrorIs(t, err, referral.ErrUnknownProtectionKind)
	assert.ErrorContains(t, err, "nearest: trafficking")
}

func TestWhatAWorkerDoesWhenLinking(t *testing.T) {
	for _, k := range referral.ServiceKinds() {
		assert.NotEmpty(t, k.Activity(), "%s", k)
	}
	assert.Equal(t, peer.ActivityID("resource_navigation"), referral.ServiceCaseManagement.Activity(), "to link to a case manager is not to manage cases")
	assert.Equal(t, peer.ActivityID("housing_search_support"), referral.ServiceRecoveryHousing.Activity())
	assert.Empty(t, referral.ServiceKind("x").Activity())
}
