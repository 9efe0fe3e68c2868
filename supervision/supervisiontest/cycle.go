package supervisiontest

import (
	"testing"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
)

// Plan returns the plan of the cycle of [CycleIn], for the week of peertest.Day 0.
func Plan() supervision.CyclePlan {
	return supervision.CyclePlan{ID: "cycle-1", Worker: peertest.WorkerID, Supervisor: peertest.SupervisorID,
		Period: peer.DateRange{From: Date(0), Until: Date(7)}}
}

// CycleIn returns a cycle in the given state: an extra session that the worker asked for
// on peertest.Day 0. Its time was set for Day 2, where it was an hour in person. It was put on record
// on Day 3 and signed on Day 4.
func CycleIn(t testing.TB, state supervision.CycleState) *supervision.Cycle {
	t.Helper()
	c, err := supervision.NewCycle(Plan(), supervision.AskForCycle, peertest.By(worker, peertest.Day(0)))
	must(t, err)
	set := func() error { return c.Schedule(peertest.By(supervisor, peertest.Day(0)), peertest.Day(2)) }
	prepare := func(p lifecycle.Party) func() error {
		return func() error { return c.Prepare(peertest.By(p, peertest.Day(1))) }
	}
	hold := func() error {
		return c.Hold(peertest.By(supervisor, peertest.Day(2)), supervision.How{Minutes: 60, Modality: peer.ModalityInPerson})
	}
	document := func() error { return c.Document(peertest.By(supervisor, peertest.Day(3))) }
	acknowledge := func() error { return c.Acknowledge(peertest.By(worker, peertest.Day(4))) }
	ways := map[supervision.CycleState][]func() error{
		supervision.CyclePlanned:            {},
		supervision.CycleScheduled:          {set},
		supervision.CyclePrepared:           {set, prepare(worker), prepare(supervisor)},
		supervision.CycleHeld:               {set, hold},
		supervision.CycleDocumented:         {set, hold, document},
		supervision.CycleAcknowledged:       {set, hold, document, acknowledge},
		supervision.CycleRescheduled:        {set, func() error { return c.Reschedule(peertest.By(worker, peertest.Day(1))) }},
		supervision.CycleMissedBySupervisor: {set, func() error { return c.SupervisorMissed(peertest.By(worker, peertest.Day(2))) }},
		supervision.CycleMissedBySupervisee: {set, func() error { return c.WorkerMissed(peertest.By(supervisor, peertest.Day(2))) }},
		supervision.CycleOverdue:            {func() error { return c.MarkOverdue(peertest.By(lifecycle.SystemParty, peertest.Day(7)), nil) }},
		supervision.CycleDisputed:           {set, hold, document, func() error { return c.Dispute(peertest.By(worker, peertest.Day(4))) }},
		supervision.CycleWaived:             {func() error { return c.WithdrawRequest(peertest.By(worker, peertest.Day(1))) }},
		supervision.CycleClosed:             {set, hold, document, acknowledge, func() error { return c.Close(peertest.By(supervisor, peertest.Day(5)), true) }},
	}
	way, ok := ways[state]
	if !ok {
		t.Fatalf("no cycle is in state %q", string(state))
	}
	for _, step := range way {
		must(t, step())
	}
	return c
}

// Post returns what a roster says of the fixed worker: certified and in full-time
// service since [Date] 0.
func Post() supervision.Post {
	return supervision.Post{Worker: peertest.WorkerID, Credential: peer.CredentialCertified, Since: Date(0), ServiceStart: Date(0), FTE: supervision.FullTime}
}

// Held returns an hour of individual supervision of the fixed worker in person, on
// peertest.Day n.
func Held(n int) supervision.Session {
	start := peertest.Day(n)
	return supervision.Session{ID: supervision.SessionID("session " + start.Format(time.DateOnly)), Worker: peertest.WorkerID, Supervisor: peertest.SupervisorID,
		Start: start, Length: time.Hour, Form: supervision.Individual, Modality: peer.ModalityInPerson, GroupSize: 1,
		RequestedBy: supervision.Scheduled, Result: supervision.Held}
}

// Ledger returns the ledger that [Post] makes of the agreement of [Terms] and the given
// cover, with the sessions. It fails the test if they do not go together.
func Ledger(t testing.TB, covers []supervision.Cover, sessions ...supervision.Session) *supervision.Ledger {
	t.Helper()
	roster, err := supervision.Assignments([]supervision.Post{Post()}, []supervision.Agreement{*InForce(t, Terms())}, covers, nil, nil)
	must(t, err)
	l, err := supervision.NewLedger(supervision.Facts{Roster: roster, Sessions: sessions})
	must(t, err)
	return l
}
