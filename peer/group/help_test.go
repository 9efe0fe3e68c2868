package group_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

const (
	participant = lifecycle.ParticipantParty
	programme   = lifecycle.ProgrammeParty
	system      = lifecycle.SystemParty
	leader      = group.LeaderParty
	moderator   = group.ModeratorParty
	author      = group.AuthorParty
)

func day(n int) time.Time { return peertest.Day(n) }

func date(t testing.TB, text string) peer.Date {
	t.Helper()
	d, err := peer.ParseDate(text)
	require.NoError(t, err)
	return d
}

func by(p lifecycle.Party, at time.Time) lifecycle.Act { return peertest.By(p, at) }

func coded(p lifecycle.Party, at time.Time, code string) lifecycle.Act {
	act := by(p, at)
	act.Code = code
	return act
}

func as(id string, p lifecycle.Party, at time.Time) lifecycle.Act {
	return lifecycle.Act{By: lifecycle.Actor{Party: p, ID: id}, At: at}
}

var threeRules = peertest.Group().Rules()

// groupOf returns the group of the kit, with another charter.
func groupOf(t testing.TB, change func(c *group.Charter)) group.Group {
	t.Helper()
	c := peertest.Charter()
	if change != nil {
		change(&c)
	}
	g, err := group.NewGroup(c, date(t, "2026-01-01"), threeRules...)
	require.NoError(t, err)
	return g
}

func codedGroup(t testing.TB) group.Group {
	return groupOf(t, func(c *group.Charter) { c.Mode = recovery.AttendanceCoded })
}

var named = group.Who{Participant: peertest.ParticipantID}

// asks returns the membership of somebody in g who asked on day 0 and accepted the rules.
func asks(t testing.TB, id group.MembershipID, g group.Group, w group.Who) *group.Membership {
	t.Helper()
	var why group.Grounds
	if w.IsNamed() {
		why = peertest.Grounds()
	}
	m, err := group.NewMembership(id, g, w, peer.ConsentGiven, why, lifecycle.Act{By: w.Actor(), At: day(0)})
	require.NoError(t, err)
	require.NoError(t, m.Accept(lifecycle.Act{By: w.Actor(), At: day(0)}, g))
	return m
}

func admitted(t testing.TB, id group.MembershipID, g group.Group, w group.Who) *group.Membership {
	t.Helper()
	m := asks(t, id, g, w)
	require.NoError(t, m.Admit(by(programme, day(1)), group.Place{Group: g}))
	return m
}

// meeting returns a meeting of g on day 10, led by leader-1 and leader-2.
func meeting(t testing.TB, id group.MeetingID, g group.Group) *group.Meeting {
	t.Helper()
	m, err := group.NewMeeting(id, g.ID(), day(10), 90, by(programme, day(0)))
	require.NoError(t, err)
	require.NoError(t, m.Lead(by(programme, day(0)), "leader-1", group.RoleFacilitator))
	require.NoError(t, m.Lead(by(programme, day(0)), "leader-2", group.RoleCoFacilitator))
	return m
}

var snapshot = strings.Repeat("0a", 32)

var (
	volunteer = group.ModeratorFacts{Role: group.OnlineModerator}
	staff     = group.ModeratorFacts{Role: group.OnlineLeadModerator, Staff: true}
)

func reported(t testing.TB, kind group.CaseKind) *group.Case {
	t.Helper()
	r := group.Report{ID: "case-1", Community: "g-1", Author: "author-1", Kind: kind, Snapshot: snapshot}
	if kind == group.CaseHouseRule {
		r.Rule = group.HouseBeKind
	}
	c, err := group.NewCase(r, by(system, day(0)))
	require.NoError(t, err)
	return c
}
