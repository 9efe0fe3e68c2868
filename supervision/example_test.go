package supervision_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/supervision"
)

func day(text string) peer.Date {
	d, err := peer.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func Example() {
	roster := []supervision.Assignment{{Worker: "w-1", Credential: peer.CredentialProvisional,
		Since: day("2025-12-01"), ServiceStart: day("2025-12-01"), FTE: supervision.FullTime,
		Supervisor: "s-1"}}
	session := supervision.Session{ID: "1", Worker: "w-1", Supervisor: "s-1",
		Start: time.Date(2026, 1, 6, 15, 0, 0, 0, time.UTC), Length: 45 * time.Minute,
		Form: supervision.Individual, Modality: peer.ModalityVideo, GroupSize: 1, Result: supervision.Held}
	missed := session
	missed.ID, missed.Start, missed.Result = "2", session.Start.AddDate(0, 0, 7), supervision.MissedBySupervisor

	ledger, err := supervision.NewLedger(supervision.Facts{Roster: roster,
		Sessions: []supervision.Session{session, missed}})
	if err != nil {
		fmt.Println(err)
		return
	}
	texas, err := supervision.StandardOf("US-TX")
	if err != nil {
		fmt.Println(err)
		return
	}
	lines, err := texas.Assess(ledger, day("2026-01-05"), day("2026-01-19"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range lines {
		fmt.Printf("%s due %s met %t short of %d by %q\n", l.Rule, l.Due, l.Met, l.Short.Sessions, l.Cause)
		for _, f := range l.Findings {
			fmt.Println(" ", f.Text)
		}
	}
	_, err = texas.Assess(ledger, day("2026-01-19"), day("2026-01-05"))
	fmt.Println(err)
	// Output:
	// frequency due 2026-01-11 met true short of 0 by ""
	// frequency due 2026-01-18 met false short of 1 by "organisation"
	//   missed by the supervisor: owed by the organisation, without consequence for the worker
	// supervision: bad range of dates: no day from "2026-01-19" to "2026-01-05"
}

func ExampleNewLedger() {
	_, err := supervision.NewLedger(supervision.Facts{Sessions: []supervision.Session{{ID: "1", Worker: "w-1",
		Start: time.Date(2026, 1, 6, 15, 0, 0, 0, time.UTC), Form: supervision.Individual, GroupSize: 3,
		Modality: peer.ModalityInPerson, RequestedBy: supervision.Scheduled, Result: supervision.Cancelled}}})
	fmt.Println(err)
	// Output:
	// supervision: bad ledger: sessions[0]: worker is not on the roster; sessions[0]: group_size is not 1 for an individual session
}

func ExampleStandard_Board() {
	started := supervision.Assignment{Worker: "w-1", Credential: peer.CredentialCertified,
		Since: day("2025-12-01"), ServiceStart: day("2026-01-05"), FTE: supervision.FullTime}
	ledger, err := supervision.NewLedger(supervision.Facts{Roster: []supervision.Assignment{started}})
	if err != nil {
		fmt.Println(err)
		return
	}
	dc, err := supervision.StandardOf("US-DC")
	if err != nil {
		fmt.Println(err)
		return
	}
	board, err := dc.Board(ledger, day("2026-01-01"), time.Date(2026, 1, 14, 12, 0, 0, 0, time.UTC))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("without a supervisor:", len(board.Uncovered))
	for _, r := range board.Rows {
		fmt.Printf("%s short of %s by %s and owed %s since %s\n", r.Rule, r.Short, r.Due, r.Owed, r.OwedSince)
	}
	_, err = dc.Board(ledger, day("2026-01-01"), time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC))
	fmt.Println(err)
	// Output:
	// without a supervisor: 1
	// duration short of 1 session, 60 minutes by 2026-01-18 and owed 1 session, 60 minutes since 2026-01-05
	// pre_service short of 360 minutes by 2026-01-04 and owed 360 minutes since 2026-01-05
	// supervision: bad range of dates: no day from "2026-01-01" to "2025-12-31"
}

func ExampleStandardOf() {
	s, err := supervision.StandardOf("ICRC")
	fmt.Println(s.Name, err)
	fmt.Println(s.Requirements[0].Basis())
	_, err = supervision.StandardOf("US-ZZ")
	fmt.Println(err)
	// Output:
	// IC&RC Peer Recovery: supervision by hours worked <nil>
	// Peer Recovery (PR) credential minimum standards, IC&RC, 25 hours of supervision in 500 hours [derived]
	// supervision: unknown standard
}

func ExampleCycle() {
	monday := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	worker, supervisor := peer.WorkerActor("w-1"), peer.SupervisorActor("s-1")
	by := func(who lifecycle.Actor, hours int) lifecycle.Act {
		return lifecycle.Act{By: who, At: monday.Add(time.Duration(hours) * time.Hour)}
	}
	cycle, err := supervision.NewCycle(supervision.CyclePlan{ID: "c-1", Worker: "w-1", Supervisor: "s-1",
		Period: peer.DateRange{From: day("2026-01-05"), Until: day("2026-01-12")}}, supervision.AskForCycle, by(worker, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	err = cycle.Waive(lifecycle.Act{By: supervisor, At: monday, Code: "entered_twice"})
	fmt.Println("the supervisor cannot drop it:", errors.Is(err, lifecycle.ErrNotYourMove))
	fmt.Println(cycle.Schedule(by(supervisor, 1), monday.AddDate(0, 0, 2)), cycle.State())
	var refusal *lifecycle.Refusal
	if err := cycle.WorkerMissed(by(supervisor, 47)); errors.As(err, &refusal) {
		fmt.Println("nobody missed it yet:", refusal.Guard)
	}
	fmt.Println(cycle.SupervisorMissed(by(worker, 50)), cycle.State())
	for _, s := range cycle.Sessions(time.UTC) {
		fmt.Println(s.Result, "asked for by the", s.RequestedBy)
	}
	// Output:
	// the supervisor cannot drop it: true
	// <nil> scheduled
	// nobody missed it yet: start_reached
	// <nil> missed_by_supervisor
	// missed_by_supervisor asked for by the worker
}

func ExampleCycle_Deadlines() {
	monday := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	cycle, err := supervision.NewCycle(supervision.CyclePlan{ID: "c-1", Worker: "w-1", Supervisor: "s-1",
		Period: peer.DateRange{From: day("2026-01-05"), Until: day("2026-01-12")}}, supervision.AskForCycle,
		lifecycle.Act{By: peer.WorkerActor("w-1"), At: monday})
	if err != nil {
		fmt.Println(err)
		return
	}
	running, err := cycle.Deadlines(supervision.ExtraTimings(), lifecycle.Calendar{})
	for _, d := range running {
		fmt.Println(d.Name, "waits for", d.Waiting, "until", d.Due.Format(time.DateTime))
	}
	fmt.Println(err)
	_, err = cycle.Deadlines([]supervision.CycleTiming{{Name: "soon"}}, lifecycle.Calendar{})
	fmt.Println(errors.Is(err, lifecycle.ErrTiming))
	// Output:
	// extra waits for [supervisor] until 2026-01-12 09:00:00
	// schedule waits for [supervisor] until 2026-01-06 09:00:00
	// <nil>
	// true
}
