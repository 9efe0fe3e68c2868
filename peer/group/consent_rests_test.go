package group_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/peertest"
)

// The last day of a consent is a day on which a name may be kept.
func TestGroundsOfAConsentEndTheDayAfterItsLast(t *testing.T) {
	terms := consent.Terms{Kind: consent.KindAttendance, Participant: peertest.ParticipantID, Purpose: consent.PurposeOperations, Groups: []peer.GroupID{"group-1"},
		Expiry: consent.Expiry{Kind: consent.ExpiresOnDate, On: date(t, "2026-06-30")}}
	draft := func(terms consent.Terms) consent.Consent {
		c, err := consent.NewConsent("consent-1", terms, by(participant, day(0)))
		require.NoError(t, err)
		return *c
	}
	g, err := group.GroundsOf(draft(terms), group.PurposeCertificate)
	require.NoError(t, err)
	assert.Equal(t, group.Grounds{Consent: "consent-1", Purpose: group.PurposeCertificate, Until: date(t, "2026-07-01")}, g)

	for name, change := range map[string]func(*consent.Terms){
		"of another kind": func(t *consent.Terms) { t.Kind = consent.KindService },
		"ends with an event": func(t *consent.Terms) {
			t.Expiry = consent.Expiry{Kind: consent.ExpiresOnEvent, Event: consent.EndOfSupport}
		},
		"on the last day that there is": func(t *consent.Terms) {
			t.Expiry.On = peer.EndOfCalendar()
		},
	} {
		other := terms
		change(&other)
		_, err := group.GroundsOf(draft(other), group.PurposeCertificate)
		assert.ErrorIs(t, err, group.ErrConsent, name)
	}
	_, err = group.GroundsOf(draft(terms), "curiosity")
	assert.ErrorIs(t, err, group.ErrConsent)
}

func TestNamesAndJoinedCodesAreListedWithTheirConsent(t *testing.T) {
	j, err := group.JoinCode("blue-heron", peertest.ParticipantID, peer.ConsentGiven, "consent-7", date(t, "2026-09-01"))
	require.NoError(t, err)
	assert.Equal(t, consent.Dependent{Kind: consent.DependentAccess, ID: "blue-heron", Consent: "consent-7", Open: true}, j.Dependent())

	g := groupOf(t, nil)
	m := meetingIn(t, group.MeetingClosed)
	s, err := group.NewSheet(g, *m)
	require.NoError(t, err)
	assert.Empty(t, s.Dependents())
	a := admitted(t, "m-a", g, who("a"))
	require.NoError(t, s.PutMember(*a, group.AttendanceAttended, 0, peer.ConsentGiven))
	b := admitted(t, "m-b", g, who("b"))
	require.NoError(t, s.PutMember(*b, group.AttendanceLate, 0, peer.ConsentGiven))
	want := []consent.Dependent{{Kind: consent.DependentAttendance, ID: string(m.ID()), Consent: "consent-1", Open: true}}
	assert.Equal(t, want, s.Dependents(), "one for each consent")
	s.Withdraw("consent-1")
	assert.Empty(t, s.Dependents())
	assert.Equal(t, 2, s.Total(), "heads name nobody")
}

// In a crisis nobody waits for a key.
func TestTheStepsAreThereWithoutAKey(t *testing.T) {
	m := meetingIn(t, group.MeetingCore)
	r, _, ok, err := group.Respond(group.TriggerSuicidalStatement, *m, day(1), group.ResponseFacts{Leaders: 1})
	require.ErrorIs(t, err, group.ErrIncomplete)
	assert.False(t, ok, "what follows waits for the key")
	assert.NotEmpty(t, r.Steps)
	assert.True(t, r.Supervisor)
	assert.False(t, r.GroupGoesOn, "one leads alone")
}
