package peertest

import (
	"testing"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/recovery"
)

// GroupID is the id of [Group].
const GroupID peer.GroupID = "g-1"

const leader = group.LeaderParty

// Charter returns the charter of [Group]: a programme's own support group that keeps
// names with consent, with room for two.
func Charter() group.Charter {
	return group.Charter{ID: GroupID, Programme: "prog", Kind: group.KindSupport, Mode: recovery.AttendanceNamedWithConsent, Capacity: 2, Minutes: 90}
}

// Group returns the group to which members and meetings of this package belong, with
// three ground rules since 1 January 2026.
func Group() group.Group {
	g, err := group.NewGroup(Charter(), date(-4), recovery.GroundConfidential, recovery.GroundLimitsOfConfidentiality, recovery.GroundRightToPass)
	if err != nil {
		panic("peertest: " + err.Error()) // the charter is this package's own
	}
	return g
}

// Grounds returns why the group may keep the participant by name, through 2026.
func Grounds() group.Grounds {
	return group.Grounds{Consent: ConsentID, Purpose: group.PurposeServiceRecord, Until: date(361)}
}

// MembershipIn returns the participant's membership of [Group] in the given state.
// They asked for a place and accepted the rules on [Day] 0; whoever came in was
// admitted on day 2, and an exclusion, on day 3, is until 1 June 2026. It fails the
// test for a state that no membership has.
func MembershipIn(t testing.TB, state group.MembershipState) *group.Membership {
	t.Helper()
	g := Group()
	m, err := group.NewMembership("m-1", g, group.Who{Participant: ParticipantID}, peer.ConsentGiven, Grounds(), By(participant, Day(0)))
	must(t, err)
	must(t, m.Accept(By(participant, Day(0)), g))
	admit := func() error { return m.Admit(By(programme, Day(2)), group.Place{Group: g}) }
	exclude := func() error { return m.Exclude(coded(programme, Day(3), "harassment"), date(147)) }
	reach(t, "membership", state, map[group.MembershipState][]func() error{
		group.MembershipRequested:   {},
		group.MembershipWaiting:     {func() error { return m.Wait(By(programme, Day(1))) }},
		group.MembershipMember:      {admit},
		group.MembershipExcluded:    {admit, exclude},
		group.MembershipUnderAppeal: {admit, exclude, func() error { return m.Appeal(By(participant, Day(4))) }},
		group.MembershipLeft:        {func() error { return m.Leave(By(participant, Day(1))) }},
		group.MembershipDeclined:    {func() error { return m.Decline(By(programme, Day(1))) }},
		group.MembershipEnded:       {admit, func() error { return m.End(coded(programme, Day(3), "group_closed")) }},
	})
	return m
}

// MeetingIn returns a meeting of [Group] in the given state, scheduled on [Day] 0 for
// day 10 and led by leader-1 and leader-2. What it met with was looked after, or
// talked over, on day 11; it was cancelled, or merged into "meeting-2", on day 5. It
// fails the test for a state that no meeting has.
func MeetingIn(t testing.TB, state group.MeetingState) *group.Meeting {
	t.Helper()
	g := Group()
	m, err := group.NewMeeting("meeting-1", g.ID(), Day(10), 90, By(programme, Day(0)))
	must(t, err)
	must(t, m.Lead(By(programme, Day(0)), "leader-1", group.RoleFacilitator))
	must(t, m.Lead(By(programme, Day(0)), "leader-2", group.RoleCoFacilitator))
	open := func() error { return m.Open(By(leader, Day(10)), g, true) }
	checkIn := func() error { return m.CheckIn(By(leader, Day(10))) }
	core := func() error { return m.Core(By(leader, Day(10))) }
	checkOut := func() error { return m.CheckOut(By(leader, Day(10))) }
	end := func() error { return m.Close(By(leader, Day(10))) }
	reach(t, "meeting", state, map[group.MeetingState][]func() error{
		group.MeetingScheduled: {},
		group.MeetingOpened:    {open},
		group.MeetingCheckIn:   {open, checkIn},
		group.MeetingCore:      {open, checkIn, core},
		group.MeetingCheckOut:  {open, core, checkOut},
		group.MeetingClosed:    {open, core, end},
		group.MeetingIncident:  {open, core, end, func() error { return m.LookAfter(By(leader, Day(11))) }},
		group.MeetingDebriefed: {open, core, checkOut, end, func() error { return m.Debrief(By(leader, Day(11))) }},
		group.MeetingCancelled: {func() error { return m.Cancel(coded(programme, Day(5), "weather")) }},
		group.MeetingMerged:    {func() error { return m.Merge(By(programme, Day(5)), "meeting-2") }},
	})
	return m
}
