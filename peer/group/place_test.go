package group_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// Whoever comes back from an exclusion comes back to a place: not over the capacity, and
// not to somebody from whom they are kept apart by then. Both read alike.
func TestAPlaceIsJudgedWhenSomebodyComesBack(t *testing.T) {
	g := groupOf(t, nil) // two places
	in := func() *group.Membership {
		m := admitted(t, "m-a", g, who("a"))
		require.NoError(t, m.Exclude(coded(programme, day(3), "harassment"), peer.Date{}))
		return m
	}
	b, c := admitted(t, "m-b", g, who("b")), admitted(t, "m-c", g, who("c"))
	apart := []group.Apart{{A: who("a"), B: who("b")}}
	full := in().Reinstate(by(programme, day(5)), group.Place{Group: g, Memberships: list(b, c)})
	kept := in().Reinstate(by(programme, day(5)), group.Place{Group: g, Memberships: list(b), Apart: apart})
	peertest.RefusedBy(t, full, "no_place")
	assert.Equal(t, full, kept)
	peertest.RefusedBy(t, in().Reinstate(by(programme, day(5)), group.Place{}), "no_place")
	a := in()
	require.NoError(t, g.Amend(date(t, "2026-02-01"), append(threeRules[:3:3], recovery.GroundNoRecording)...))
	require.NoError(t, a.Reinstate(by(programme, day(5)), group.Place{Group: g, Memberships: list(b)}), "rules are accepted afterwards")
	assert.True(t, a.NeedsAcceptance(g))
}

func TestOnePlaceForEachPerson(t *testing.T) {
	g := groupOf(t, func(c *group.Charter) { c.Capacity = 0 })
	out := admitted(t, "m-1", g, named)
	again := asks(t, "m-2", g, named)
	peertest.RefusedBy(t, again.Admit(by(programme, day(2)), group.Place{Group: g, Memberships: list(out)}), "one_place")
	require.NoError(t, out.Exclude(coded(programme, day(3), "threat"), peer.Date{}))
	peertest.RefusedBy(t, again.Admit(by(programme, day(4)), group.Place{Group: g, Memberships: list(out)}), "one_place")
	require.NoError(t, out.Leave(by(participant, day(5))))
	require.NoError(t, again.Admit(by(programme, day(6)), group.Place{Group: g, Memberships: list(out)}))
}

// A group that came to keep less takes nobody in by name.
func TestAPlaceIsNoLaxerThanTheGroupHasBecome(t *testing.T) {
	g := groupOf(t, nil)
	m, heron := asks(t, "m-1", g, named), asks(t, "m-2", g, group.Who{Code: "blue-heron"})
	old := admitted(t, "m-3", g, who("c"))
	c := g.Charter()
	c.Mode = recovery.AttendanceCoded
	require.NoError(t, g.Change(c))
	peertest.RefusedBy(t, m.Admit(by(programme, day(2)), group.Place{Group: g}), "mode_of_group")
	require.NoError(t, heron.Admit(by(programme, day(2)), group.Place{Group: g}))
	require.NoError(t, m.Wait(by(programme, day(2))))
	_, ok := group.Place{Group: g, Memberships: list(m)}.NextWaiting()
	assert.False(t, ok)
	// What was kept before is found.
	require.ErrorIs(t, g.CheckMembership(*old), group.ErrAnonymity)
	require.NoError(t, g.CheckMembership(*heron))
}

// What a record says of its own mode and pathway is judged against its group.
func TestARecordIsHeldAgainstItsGroup(t *testing.T) {
	aa, err := group.NewGroup(group.Charter{ID: "g-1", Kind: group.KindMutualAid, Pathway: recovery.PathwayAA, Mode: recovery.AttendanceNone}, date(t, "2026-01-01"), threeRules...)
	require.NoError(t, err)
	g := groupOf(t, nil) // says the same id, and no pathway
	m := admitted(t, "m-1", g, named)
	s, err := group.NewSheet(g, *meeting(t, "meeting-1", g))
	require.NoError(t, err)
	a := hike(t)
	a.Group, a.Pathway, a.Mode = "g-1", "", recovery.AttendanceNamedWithConsent
	require.ErrorIs(t, aa.CheckMembership(*m), group.ErrAnonymity)
	require.ErrorIs(t, aa.CheckSheet(s), group.ErrAnonymity)
	require.NoError(t, g.CheckMembership(*m))
	require.NoError(t, g.CheckSheet(s))
	other := groupOf(t, func(c *group.Charter) { c.ID, c.Mode = "g-2", recovery.AttendanceNone })
	require.NoError(t, other.CheckMembership(*m), "another group's")
	require.NoError(t, other.CheckSheet(s))
	// An activity of a group keeps no more than the group, whatever it says itself.
	_, err = a.Sheet(aa)
	require.ErrorIs(t, err, group.ErrAnonymity)
	_, err = a.Sheet(group.Group{})
	require.ErrorIs(t, err, group.ErrActivity, "the group has to be shown")
	_, err = a.Sheet(other)
	require.ErrorIs(t, err, group.ErrActivity)
	_, err = a.Sheet(g)
	require.NoError(t, err)
}

func TestOnlyTheGroundRulesInForceAreAccepted(t *testing.T) {
	g := groupOf(t, nil)
	m := membershipIn(t, group.MembershipRequested)
	peertest.RefusedBy(t, m.Fire(group.MembershipMove{Act: by(participant, day(1)), Event: group.AcceptRules, Data: group.MembershipChange{Rules: 99}}, group.Place{Group: g}), "rules_in_force")
	other := groupOf(t, func(c *group.Charter) { c.ID = "g-2" })
	require.NoError(t, other.Amend(date(t, "2026-02-01"), threeRules...))
	peertest.RefusedBy(t, m.Accept(by(participant, day(1)), other), "rules_in_force")
	assert.Equal(t, 1, m.Accepted())
	act := by(participant, day(2))
	act.Reason = peertest.Text("a slip")
	peertest.RefusedBy(t, m.Correct(act, 2, group.MembershipMove{Act: by(participant, day(0)), Event: group.AcceptRules, Data: group.MembershipChange{Rules: 99}}), "rules_in_force")
}

// A refusal turned into an admission afterwards would pass by capacity and whoever is kept apart.
func TestACorrectionGivesNoPlace(t *testing.T) {
	m := membershipIn(t, group.MembershipDeclined)
	act := by(programme, day(9))
	act.Reason = peertest.Text("by mistake")
	admit := group.MembershipMove{Act: by(programme, day(1)), Event: group.AdmitMember}
	peertest.RefusedBy(t, m.Correct(act, m.History().Len(), admit), "place_judged")
	m = membershipIn(t, group.MembershipMember)
	require.NoError(t, m.Correct(act, m.History().Len(), admit), "the same place, on another day")
	// Nor does taking back that somebody left, was put out or came to an end: the place may be another's.
	for _, state := range []group.MembershipState{group.MembershipEnded, group.MembershipExcluded} {
		m = membershipIn(t, state)
		peertest.RefusedBy(t, m.Correct(act, m.History().Len()), "place_judged")
	}
	m = membershipIn(t, group.MembershipMember)
	require.NoError(t, m.Leave(by(participant, day(5))))
	mine := by(participant, day(9))
	mine.Reason = act.Reason
	peertest.RefusedBy(t, m.Correct(mine, m.History().Len()), "place_judged")
	// Once they are back, what was a mistake can be taken out.
	m = membershipIn(t, group.MembershipExcluded)
	wrong := m.History().Len()
	require.NoError(t, m.Reinstate(by(programme, day(8)), group.Place{Group: groupOf(t, nil)}))
	require.NoError(t, m.Correct(act, wrong))
	assert.Equal(t, group.MembershipMember, m.State())
}

func TestWordsAboutAPlaceAreRefused(t *testing.T) {
	worded := by(programme, day(1))
	worded.Reason = peertest.Text("not with b in the room")
	g := groupOf(t, nil)
	peertest.RefusedBy(t, membershipIn(t, group.MembershipRequested).Decline(worded), "no_words")
	peertest.RefusedBy(t, membershipIn(t, group.MembershipRequested).Wait(worded), "no_words")
	peertest.RefusedBy(t, membershipIn(t, group.MembershipRequested).Admit(worded, group.Place{Group: g}), "no_words")
}

func TestASecondLookMakesNothingHarsher(t *testing.T) {
	act := as("staff-2", programme, day(5))
	act.Reason = peertest.Text("the policy")
	peertest.RefusedBy(t, membershipIn(t, group.MembershipUnderAppeal).Uphold(act, date(t, "2026-06-02")), "harsher")
	m := membershipIn(t, group.MembershipUnderAppeal)
	require.NoError(t, m.Uphold(act, date(t, "2026-06-01")))
	data, err := json.Marshal(m)
	require.NoError(t, err)
	forged := strings.Replace(string(data), `"until":"2026-06-01"`, `"until":"2026-05-01"`, 1) // of the exclusion
	var back group.Membership
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), lifecycle.ErrBadRecord)
}

// Whoever asks for a place that they have is told that they have it, whoever else came.
func TestRegisteringTellsNothingOfWhoIsKeptApart(t *testing.T) {
	s := sheetOf(t, recovery.AttendanceCoded)
	heron, cedar, river := group.Who{Code: "heron"}, group.Who{Code: "cedar"}, group.Who{Code: "river"}
	require.NoError(t, s.Register(heron, group.Grounds{}, "", group.Registration{Capacity: 2}))
	require.NoError(t, s.Register(cedar, group.Grounds{}, "", group.Registration{Capacity: 2}))
	apart := group.Registration{Capacity: 2, Apart: []group.Apart{{A: heron, B: cedar}}}
	require.NoError(t, s.Register(heron, group.Grounds{}, "", apart), "they keep it, and hear what anybody would")
	require.ErrorIs(t, s.Register(river, group.Grounds{}, "", apart), group.ErrNoPlace)
	// No way around by writing the registration down.
	require.ErrorIs(t, s.Put(group.Attendance{Who: river, Status: group.AttendanceRegistered}, ""), group.ErrAttendance)
	require.NoError(t, s.Put(group.Attendance{Who: heron, Status: group.AttendanceRegistered}, ""), "they are")
}

// A member registers no further than they let.
func TestAMemberRegistersNoFurtherThanTheyLet(t *testing.T) {
	g := groupOf(t, nil)
	s, err := group.NewSheet(g, *meeting(t, "meeting-1", g))
	require.NoError(t, err)
	m := admitted(t, "m-1", g, named)
	require.ErrorIs(t, s.RegisterMember(*m, peer.ConsentWithdrawn, group.Registration{}), group.ErrConsent)
	require.NoError(t, s.RegisterMember(*m, peer.ConsentGiven, group.Registration{}))
	assert.Equal(t, peertest.Grounds(), s.Entries()[0].Grounds)
	for _, state := range []group.MembershipState{group.MembershipRequested, group.MembershipDeclined, group.MembershipWaiting, group.MembershipExcluded, group.MembershipUnderAppeal, group.MembershipLeft} {
		require.ErrorIs(t, s.RegisterMember(*membershipIn(t, state), peer.ConsentGiven, group.Registration{}), group.ErrAttendance, state)
	}
	require.ErrorIs(t, s.PutMember(*membershipIn(t, group.MembershipDeclined), group.AttendanceAttended, 0, peer.ConsentGiven), group.ErrAttendance)
	require.NoError(t, s.PutMember(*membershipIn(t, group.MembershipEnded), group.AttendanceAttended, 0, peer.ConsentGiven), "written down late")
	require.NoError(t, m.Choose(by(participant, day(3)), recovery.AttendanceCountOnly))
	require.ErrorIs(t, s.RegisterMember(*m, peer.ConsentGiven, group.Registration{}), group.ErrAnonymity)
}

func TestNoSheetOfAMeetingThatIsNotHeld(t *testing.T) {
	for _, state := range []group.MeetingState{group.MeetingCancelled, group.MeetingMerged} {
		_, err := group.NewSheet(groupOf(t, nil), *meetingIn(t, state))
		require.ErrorIs(t, err, group.ErrAttendance)
	}
}

// A join that was made without a consent is neither stored nor loaded.
func TestAJoinWithoutAConsentIsNotStored(t *testing.T) {
	j, err := group.JoinCode("blue-heron", "p-1", peer.ConsentGiven, "consent-9", date(t, "2027-01-01"))
	require.NoError(t, err)
	data, err := json.Marshal(j)
	require.NoError(t, err)
	var back group.CodeJoin
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, j, back)
	_, err = json.Marshal(group.CodeJoin{Code: "blue-heron", Participant: "p-1"})
	require.ErrorIs(t, err, group.ErrConsent)
	for forged, want := range map[string]error{
		`{"code":"blue-heron","participant":"p-1"}`:                                                         group.ErrConsent,
		`{"code":"blue-heron","participant":"p-1","consent":"","until":"2027-01-01"}`:                       group.ErrConsent,
		`{"code":"blue-heron","participant":"p-1","consent":"consent-9"}`:                                   group.ErrConsent,
		`{"code":"blue-heron","participant":"","consent":"consent-9","until":"2027-01-01"}`:                 group.ErrIncomplete,
		`{"code":"blue-heron","participant":"p-1","consent":"consent-9","until":"2027-01-01","name":"Ana"}`: lifecycle.ErrBadRecord,
	} {
		err := json.Unmarshal([]byte(forged), &back)
		require.ErrorIs(t, err, want, forged)
		assert.NotContains(t, err.Error(), "heron")
		assert.Equal(t, j, back)
	}
	_, err = group.JoinCode("p-1", "p-1", peer.ConsentGiven, "consent-9", date(t, "2027-01-01"))
	require.ErrorIs(t, err, group.ErrAnonymity, "an id is no pseudonym")
}
