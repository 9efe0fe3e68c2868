package outcomes_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func firstQuarter() peer.DateRange {
	return peer.DateRange{From: dateOf("2026-01-01"), Until: dateOf("2026-04-01")}
}

// What the records lack is told beside what they say.
func ExampleQualityOf() {
	left := happened("d-1", "ana", outcomes.Discharge, "2026-02-10", "2026-02-11")
	left.Code = outcomes.ReasonMissing.String()
	log, _ := outcomes.NewLog(happened("a-1", "ana", outcomes.Admission, "2026-01-01", "2026-01-20"), left)
	found, err := outcomes.QualityOf(log, outcomes.QualityAsk{Period: firstQuarter(), LateAfter: 7})
	for _, q := range found {
		fmt.Println(q.Kind, q.Events, "late:", q.Late, "without an age:", q.NoAge, "unknown:", q.Unknown)
	}
	fmt.Println(err)
	_, err = outcomes.QualityOf(log, outcomes.QualityAsk{})
	fmt.Println(err)
	// Output:
	// admission 1 late: 1 without an age: 1 unknown: 0
	// discharge 1 late: 0 without an age: 1 unknown: 1
	// <nil>
	// outcomes: bad question to a measure: a period, and days that are not late
}

// How long somebody waited, and that they are waiting still.
func ExampleProcessOf() {
	referred := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	m, err := peer.NewMentorship("m-1", "ana", lifecycle.Act{By: peer.ProgrammeActor("dee"), At: referred})
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := outcomes.ProcessOf(*m, referred.Add(48*time.Hour))
	fmt.Println(p.Waits[0].State, p.Waits[0].Hours(), "hours, still open:", p.Waits[0].Open)
	fmt.Println("first contact seen:", p.ToFirstContact.Event, err)
	_, err = outcomes.ProcessOf(*m, referred.Add(-time.Hour))
	fmt.Println(err)
	// Output:
	// referred 48 hours, still open: true
	// first contact seen: false <nil>
	// outcomes: support had not begun: no referral by the day of the report
}

// Workers see their own targets and a team sees its sum: nobody is ranked.
func ExampleOwnProgress() {
	q := firstQuarter()
	all := []outcomes.Target{{Worker: "ana", Of: "linkage-7", Period: q, Goal: 10, Done: 4}, {Worker: "ben", Of: "linkage-7", Period: q, Goal: 10, Done: 9}}
	own, err := outcomes.OwnProgress(all, "ana")
	fmt.Println(len(own), own[0].Done, "of", own[0].Goal, err)
	_, err = outcomes.OwnProgress(all, "")
	fmt.Println(err)
	// Output:
	// 1 4 of 10 <nil>
	// outcomes: bad target: a worker sees their own
}

// The sum over a team of three; of two, each could tell the other's.
func ExampleTeamProgress() {
	q := firstQuarter()
	all := []outcomes.Target{{Worker: "ana", Of: "linkage-7", Period: q, Goal: 10, Done: 4}, {Worker: "ben", Of: "linkage-7", Period: q, Goal: 10, Done: 9},
		{Worker: "cy", Of: "linkage-7", Period: q, Goal: 5, Done: 6}}
	team, err := outcomes.TeamProgress(all, "linkage-7", q)
	fmt.Println(team.Done, "of", team.Goal, err)
	_, err = outcomes.TeamProgress(all[:2], "linkage-7", q)
	fmt.Println(err)
	// Output:
	// 19 of 25 <nil>
	// outcomes: bad target: a team has at least 3 workers with the target
}
