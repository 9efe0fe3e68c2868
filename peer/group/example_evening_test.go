package group_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
)

// One evening of a group: ground rules read, people known by codes, a disclosure that
// the co-leader steps out with, and what reaches the supervisor: that it happened, and
// nothing of what was said.
func Example() {
	g := tuesday()
	dee, luis, mo := peer.ProgrammeActor("dee"), group.LeaderActor("luis"), group.LeaderActor("mo")
	at := func(minute int) time.Time { return march(3).Add(time.Duration(minute) * time.Minute) }

	m, _ := group.NewMeeting("2026-03-03", g.ID(), march(3), 90, lifecycle.Act{By: dee, At: march(1)})
	_ = m.Lead(lifecycle.Act{By: dee, At: march(1)}, "luis", group.RoleFacilitator)
	_ = m.Lead(lifecycle.Act{By: dee, At: march(1)}, "mo", group.RoleCoFacilitator)
	found, _ := group.CheckRatio(group.Ratios(), "US-VA", peer.AgeAdult, 9, len(m.Leaders()))
	fmt.Println("ratio:", len(found))

	fmt.Println(m.Open(lifecycle.Act{By: luis, At: at(0)}, g, false))
	for _, rule := range g.Rules() {
		fmt.Println("-", rule.Text())
	}
	fmt.Println(m.Open(lifecycle.Act{By: luis, At: at(1)}, g, true), m)

	sheet, _ := group.NewSheet(g, *m)
	_ = sheet.Count(9, 1)
	_ = sheet.Put(group.Attendance{Who: group.Who{Code: "heron"}, Status: group.AttendanceAttended}, "")
	fmt.Println(len(sheet.Entries()), "of", sheet.Total(), "by code")

	_ = m.CheckIn(lifecycle.Act{By: luis, At: at(5)})
	_ = m.Core(lifecycle.Act{By: luis, At: at(20)})
	r, follows, _, err := group.Respond(group.TriggerSuicidalStatement, *m, at(40), group.ResponseFacts{Leaders: 2, Workflow: "crisis-7"})
	fmt.Println(r.Steps[0], r.Acts[0], r.GroupGoesOn, err)
	fmt.Println(m.Note(lifecycle.Act{By: mo, At: at(60)}, follows.Kind), follows, "level", follows.Level)
	_ = m.Close(lifecycle.Act{By: luis, At: at(90)})
	fmt.Println(m.Debrief(lifecycle.Act{By: luis, At: at(95)}))
	_ = m.LookAfter(lifecycle.Act{By: dee, At: at(100)})
	fmt.Println(m.Debrief(lifecycle.Act{By: mo, At: at(120)}), m)

	// Mutual aid keeps no more than it says, whoever asks.
	fmt.Println(recovery.AttendanceNone == group.FloorOf(recovery.PathwayAA))
	// Output:
	// ratio: 0
	// meeting: cannot open: something is missing; want the limits; possible now: add leader, cancel, move, remove leader
	// - Who is here and what is said here stays here.
	// - One thing cannot stay here: danger to you or to somebody else. If that comes up, we will tell you first what we have to do.
	// - You may pass, and you may leave, at any time and without a reason.
	// <nil> [meeting opened]
	// 1 of 9 by code
	// The co-leader steps out with the person. co_leader true <nil>
	// <nil> [consequence suicidal_statement] level 3
	// meeting: cannot debrief: a rule refuses (incident_open); want that what happened is looked after first; possible now: look after, note incident
	// <nil> [meeting debriefed]
	// true
}

// A post that says goodbye: one named person, no punishment, another person for the
// appeal, and a break for the moderator.
func ExampleCase() {
	ada, bo := group.ModeratorActor("ada"), group.ModeratorActor("bo")
	f := group.ModeratorFacts{Role: group.OnlineModerator}
	report := group.Report{ID: "case-7", Community: "forum", Author: "nightowl", Kind: group.CaseRisk,
		Snapshot: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
	c, _ := group.NewCase(report, lifecycle.Act{By: lifecycle.System(), At: march(3)})
	_ = c.Assess(lifecycle.Act{By: ada, At: march(3)}, group.RiskEmergency, f)
	promise, _ := c.AnswerBy()
	fmt.Println(c.Risk().Tier(), promise.Format("15:04"))
	_ = c.Take(lifecycle.Act{By: ada, At: march(3)}, "ada", f)
	fmt.Println(c.Decide(lifecycle.Act{By: ada, At: march(3)}, group.MeasureBan, peer.Date{}, f))
	fmt.Println(c.Decide(lifecycle.Act{By: ada, At: march(3)}, group.MeasureHide, peer.Date{}, f))
	_ = c.Care(lifecycle.Act{By: ada, At: march(3), Code: "moderator"}, f)
	_ = c.Appeal(lifecycle.Act{By: group.AuthorActor("nightowl"), At: march(4)})
	fmt.Println(c.DecideAppeal(lifecycle.Act{By: ada, At: march(5)}, group.AppealLifted, group.MeasureNone, peer.Date{}, f))
	fmt.Println(c.DecideAppeal(lifecycle.Act{By: bo, At: march(5)}, group.AppealLifted, group.MeasureNone, peer.Date{}, f), c)
	shift, _ := group.ShiftOf(group.BreakDefaults(), []group.Case{*c}, "ada", march(3))
	fmt.Println(shift.Exposed, shift.BreakDue)
	// Output:
	// high 18:05
	// moderation case: cannot decide: a rule refuses (not_punished); want a measure about the post alone: danger is not punished; possible now: aftercare, assess, take
	// <nil>
	// moderation case: cannot decide appeal: a rule refuses (same_person); want somebody else than decided before
	// <nil> [case decided]
	// 1 false
}
