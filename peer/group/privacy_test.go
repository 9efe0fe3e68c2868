package group_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// Every exported type that holds an id or words, printed in every way.
func TestNothingPrintsPeopleOrWords(t *testing.T) {
	c := peertest.Charter()
	c.ID, c.SafetyContact = "secret-g", "secret-contact"
	g, err := group.NewGroup(c, date(t, "2026-01-01"), threeRules...)
	require.NoError(t, err)
	ana, heron := group.Who{Participant: "secret-p"}, group.Who{Code: "secret-code"}
	why := group.Grounds{Consent: "secret-consent", Purpose: group.PurposeBilling, Until: date(t, "2027-01-01")}
	act := lifecycle.Act{By: ana.Actor(), At: day(0), ID: "secret-key", Reason: peertest.Text("secret words")}
	m, err := group.NewMembership("secret-m", g, ana, peer.ConsentGiven, why, act)
	require.NoError(t, err)
	mt, err := group.NewMeeting("secret-meeting", "secret-g", day(10), 60, lifecycle.Act{By: peer.ProgrammeActor("secret-staff"), At: day(0)})
	require.NoError(t, err)
	require.NoError(t, mt.Lead(lifecycle.Act{By: peer.ProgrammeActor("secret-staff"), At: day(0)}, "secret-leader", group.RoleFacilitator))
	s, err := group.NewSheet(g, *mt)
	require.NoError(t, err)
	at := group.Attendance{Who: ana, Status: group.AttendanceAttended, Grounds: why}
	require.NoError(t, s.Put(at, peer.ConsentGiven))
	report := group.Report{ID: "secret-case", Community: "secret-g", Author: "secret-author", Kind: group.CaseRisk, Snapshot: snapshot}
	cs, err := group.NewCase(report, lifecycle.Act{By: group.ModeratorActor("secret-mod"), At: day(0)})
	require.NoError(t, err)
	a := hike(t)
	a.ID, a.Group, a.Leaders = "secret-a", "secret-g", []group.Leading{{Leader: "secret-leader", Role: group.RoleHost}}
	place := group.Place{Group: g, Memberships: []group.Membership{*m}, Apart: []group.Apart{{A: ana, B: heron}}}
	_, follows, _, err := group.Respond(group.TriggerOverdose, *mt, day(10), group.ResponseFacts{Workflow: "secret-flow"})
	require.NoError(t, err)
	lacks, err := group.MayLead(recovery.PathwayWRAP, []group.Candidate{{Leader: "secret-leader", Role: "facilitator"}})
	require.NoError(t, err)
	join, err := group.JoinCode("secret-code", "secret-p", peer.ConsentGiven, "secret-consent", date(t, "2027-01-01"))
	require.NoError(t, err)
	slip := group.Slip{ID: "secret-slip", Group: "secret-g", On: date(t, "2026-01-15"), Minutes: 60, Signature: "secret"}
	d, _ := m.Dependent()
	entry, _ := m.History().Last()
	move := group.MembershipMove{Act: act, Event: group.AskForPlace}
	mentry, _ := mt.History().Last()
	centry, _ := cs.History().Last()
	refused := m.Admit(lifecycle.Act{By: peer.ProgrammeActor("secret-staff"), At: day(1), Reason: peertest.Text("secret words")}, place)
	require.ErrorIs(t, refused, lifecycle.ErrRefused)
	peertest.Secret(t, "secret",
		group.Code("secret-code"), group.MembershipID("secret-m"), group.MeetingID("secret"), group.ActivityID("secret"), group.LeaderID("secret"), group.SlipID("secret"),
		group.CaseID("secret"), group.AccountID("secret"), group.ModeratorID("secret"),
		ana, heron, g, &g, g.Charter(), *m, m, m.History(), entry, move, m.Grounds(), why, *mt, mt, mt.History(), mentry, mentry.Data, mt.Leaders()[0],
		s, &s, at, slip, a, &a, place, place.Apart[0], group.Registration{Apart: place.Apart}, follows, group.ResponseFacts{Workflow: "secret-flow"}, lacks[0], group.Candidate{Leader: "secret-leader"}, join,
		*cs, cs, cs.History(), centry, group.CaseMove{Act: act, Data: group.CaseChange{Named: "secret-mod"}}, group.CaseChange{Named: "secret-mod"}, report, d, consent.Dependent(d),
		group.MeetingChange{Leader: "secret-leader", Into: "secret-meeting"}, group.MembershipChange{Mode: "secret"}, refused, errors.Unwrap(refused))
	// What cannot be read does not echo what it holds.
	for _, v := range []any{&group.Group{}, &group.Membership{}, &group.Meeting{}, &group.Sheet{}, &group.Slip{}, &group.Activity{}, &group.Case{}, &group.CodeJoin{}} {
		err := json.Unmarshal([]byte(`{"id":"secret-x","secret-key":"secret"}`), v)
		require.ErrorIs(t, err, lifecycle.ErrBadRecord)
		assert.NotContains(t, err.Error(), "secret")
		peertest.Secret(t, "secret", err)
	}
	for _, text := range []string{"DTSTART;TZID=secret/../secret:20260105T190000", "DTSTART:secret", "secret:", "DTSTART:20260105T190000Z\nEXDATE;TZID=secret:20260105T190000", "DTSTART:20260105T190000Z\nRRULE:secret=1"} {
		_, err = group.ParseRecurrence(text)
		require.ErrorIs(t, err, group.ErrRecurrence)
		assert.NotContains(t, err.Error(), "secret")
	}
	_, err = group.ParseRecurrence("DTSTART:20260105T190000Z\nRRULE:FREQ=secret;BYDAY=MO")
	require.ErrorIs(t, err, group.ErrRecurrence)
	assert.NotContains(t, err.Error(), "secret")
	assert.Equal(t, "[membership requested]", fmt.Sprint(m))
	assert.Equal(t, "[no membership] [no meeting] [no case] [no group]", fmt.Sprint(group.Membership{}, " ", group.Meeting{}, " ", group.Case{}, " ", group.Group{}))
}
