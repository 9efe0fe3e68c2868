package supervision_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
	"github.com/alongside-go/alongside/supervision"
)

// Written by hand from the stages of a cycle and who may do what, not read from
// the table. The worker asked for the cycle; one side has prepared nothing yet;
// a dispute is about the record of a session.
const cycleAnswers = `
- | plan         | supervisor, programme, system         | planned
- | ask          | worker                                | planned
- | call_debrief | worker, supervisor, programme, system | planned

planned | withdraw_request  | worker                                | waived
planned | assign_supervisor | programme                             | planned
planned | schedule          | worker, supervisor, programme         | scheduled
planned | mark_overdue      | worker, supervisor, programme, system | overdue
planned | waive             | programme                             | waived

scheduled | withdraw_request  | worker                                | waived
scheduled | assign_supervisor | programme                             | scheduled
scheduled | prepare           | worker, supervisor                    | scheduled
scheduled | reschedule        | worker, supervisor, programme         | rescheduled
scheduled | hold              | worker, supervisor                    | held
scheduled | supervisor_missed | worker, supervisor, programme         | missed_by_supervisor
scheduled | worker_missed     | worker, supervisor, programme         | missed_by_supervisee
scheduled | dispute           | worker                                | disputed
scheduled | mark_overdue      | worker, supervisor, programme, system | overdue
scheduled | waive             | programme                             | waived

prepared | withdraw_request  | worker                                | waived
prepared | assign_supervisor | programme                             | prepared
prepared | reschedule        | worker, supervisor, programme         | rescheduled
prepared | hold              | worker, supervisor                    | held
prepared | supervisor_missed | worker, supervisor, programme         | missed_by_supervisor
prepared | worker_missed     | worker, supervisor, programme         | missed_by_supervisee
prepared | dispute           | worker                                | disputed
prepared | mark_overdue      | worker, supervisor, programme, system | overdue
prepared | waive             | programme                             | waived

held | assign_supervisor | programme  | held
held | document          | supervisor | documented
held | dispute           | worker     | disputed

documented | document       | supervisor | documented
documented | acknowledge    | worker     | acknowledged
documented | dispute        | worker     | disputed
documented | close_unsigned | programme  | closed

acknowledged | close   | worker, supervisor, programme | closed
acknowledged | dispute | worker                        | disputed

rescheduled | withdraw_request  | worker                                | waived
rescheduled | assign_supervisor | programme                             | rescheduled
rescheduled | schedule          | worker, supervisor, programme         | scheduled
rescheduled | dispute           | worker                                | disputed
rescheduled | mark_overdue      | worker, supervisor, programme, system | overdue
rescheduled | waive             | programme                             | waived

missed_by_supervisor | withdraw_request  | worker                                | waived
missed_by_supervisor | dispute           | worker                                | disputed
missed_by_supervisor | assign_supervisor | programme                             | missed_by_supervisor
missed_by_supervisor | schedule          | worker, supervisor, programme         | scheduled
missed_by_supervisor | mark_overdue      | worker, supervisor, programme, system | overdue
missed_by_supervisor | waive             | programme                             | waived
missed_by_supervisor | close_unheld      | programme                             | closed

missed_by_supervisee | assign_supervisor | programme                             | missed_by_supervisee
missed_by_supervisee | schedule          | worker, supervisor, programme         | scheduled
missed_by_supervisee | dispute           | worker                                | disputed
missed_by_supervisee | mark_overdue      | worker, supervisor, programme, system | overdue
missed_by_supervisee | waive             | programme                             | waived
missed_by_supervisee | close_unheld      | programme                             | closed

overdue | withdraw_request  | worker                        | waived
overdue | hold              | worker, supervisor            | held
overdue | supervisor_missed | worker, supervisor, programme | missed_by_supervisor
overdue | dispute           | worker                        | disputed
overdue | assign_supervisor | programme                     | overdue
overdue | schedule          | worker, supervisor, programme | scheduled
overdue | waive             | programme                     | waived
overdue | close_unheld      | programme                     | closed

disputed | withdraw_dispute | worker    | documented
disputed | settle           | programme | documented
`

const otherSupervisor peer.SupervisorID = "supervisor-2"

// sampleCycleMove brings what the event needs from the party.
func sampleCycleMove(event supervision.CycleEvent, by lifecycle.Party) supervision.CycleMove {
	var mv supervision.CycleMove
	switch event {
	case supervision.WithdrawRequest:
		mv.Code = "withdrawn"
	case supervision.AssignSupervisor:
		mv.Data.Supervisor, mv.Code = otherSupervisor, "cover"
	case supervision.ScheduleSession:
		mv.Data.Start = peertest.Day(2)
	case supervision.RescheduleSession:
		if by != lifecycle.WorkerParty {
			mv.Code = "leave"
		}
	case supervision.HoldSession:
		mv.Data.Minutes, mv.Data.Modality = 60, peer.ModalityInPerson
	case supervision.SettleDispute:
		mv.Reason = peertest.Text("both were heard")
	case supervision.WaiveCycle:
		mv.Code = "worker_on_leave"
	case supervision.CloseCycle:
		mv.Data.ActionsRecorded = true
	case supervision.CloseUnsigned:
		mv.Data.ActionsRecorded, mv.Code = true, "no_answer"
	case supervision.CloseUnheld:
		mv.Code = "period_over"
	}
	return mv
}

func cycleMachine(t testing.TB) *lifecycle.Machine[supervision.CycleState, supervision.CycleEvent, supervision.CycleChange] {
	t.Helper()
	m, err := lifecycle.New[supervision.CycleState, supervision.CycleEvent, supervision.CycleChange](supervision.CycleLifecycle())
	require.NoError(t, err)
	return m
}

// act gives an act of the fixed person of a party, n hours after the cycle began.
func act(p lifecycle.Party, hours int) lifecycle.Act {
	return peertest.By(p, peertest.Day(0).Add(time.Duration(hours)*time.Hour))
}

func coded(a lifecycle.Act, code string) lifecycle.Act {
	a.Code = code
	return a
}

const (
	worker     = lifecycle.WorkerParty
	supervisor = lifecycle.SupervisorParty
	programme  = lifecycle.ProgrammeParty
)

var hour = supervision.How{Minutes: 60, Modality: peer.ModalityInPerson}

// plan is for the week of Day 0, a Monday.
func plan(t testing.TB) supervision.CyclePlan {
	t.Helper()
	return supervision.CyclePlan{ID: "c1", Worker: peertest.WorkerID, Supervisor: peertest.SupervisorID,
		Period: peer.DateRange{From: date(t, "2026-01-05"), Until: date(t, "2026-01-12")}}
}

// asked gives a cycle that the worker asked for.
func asked(t testing.TB) *supervision.Cycle {
	t.Helper()
	c, err := supervision.NewCycle(plan(t), supervision.AskForCycle, act(worker, 0))
	require.NoError(t, err)
	return c
}

// cycleIn gives a cycle that the worker asked for, in the state.
func cycleIn(t testing.TB, state supervision.CycleState) *supervision.Cycle {
	t.Helper()
	c := asked(t)
	do := func(err error) {
		t.Helper()
		require.NoError(t, err)
	}
	schedule := func() { do(c.Schedule(act(supervisor, 1), peertest.Day(2))) }
	switch state {
	case supervision.CyclePlanned:
	case supervision.CycleScheduled:
		schedule()
	case supervision.CyclePrepared:
		schedule()
		do(c.Prepare(act(worker, 2)))
		do(c.Prepare(act(supervisor, 3)))
	case supervision.CycleHeld:
		schedule()
		do(c.Hold(act(supervisor, 50), hour))
	case supervision.CycleDocumented:
		c = cycleIn(t, supervision.CycleHeld)
		do(c.Document(act(supervisor, 60)))
	case supervision.CycleAcknowledged:
		c = cycleIn(t, supervision.CycleDocumented)
		do(c.Acknowledge(act(worker, 70)))
	case supervision.CycleRescheduled:
		schedule()
		do(c.Reschedule(act(worker, 4)))
	case supervision.CycleMissedBySupervisor:
		schedule()
		do(c.SupervisorMissed(act(worker, 50)))
	case supervision.CycleMissedBySupervisee:
		schedule()
		do(c.WorkerMissed(act(supervisor, 50)))
	case supervision.CycleOverdue:
		do(c.MarkOverdue(lifecycle.Act{By: lifecycle.System(), At: at(t, "2026-01-12T00:00:00Z")}, nil))
	case supervision.CycleDisputed:
		c = cycleIn(t, supervision.CycleDocumented)
		do(c.Dispute(act(worker, 70)))
	case supervision.CycleWaived:
		do(c.WithdrawRequest(act(worker, 5)))
	case supervision.CycleClosed:
		c = cycleIn(t, supervision.CycleAcknowledged)
		do(c.Close(act(supervisor, 80), true))
	}
	require.Equal(t, state, c.State())
	return c
}

func TestCycleTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m := cycleMachine(t)
	seats := []lifecycle.Seat{{Party: worker, ID: string(peertest.WorkerID)}, {Party: supervisor, ID: string(peertest.SupervisorID)}}
	type history = lifecycle.History[supervision.CycleState, supervision.CycleEvent, supervision.CycleChange]
	peertest.TryTable(t, peertest.Trial[supervision.CycleState, supervision.CycleEvent, supervision.CycleChange]{
		Machine: m,
		Open:    func() (history, error) { return m.Open(seats...) },
		In: func(s supervision.CycleState) history {
			h, err := m.Restore(cycleIn(t, s).History().Stored(), seats...)
			require.NoError(t, err)
			return h
		},
		Move: sampleCycleMove,
		Want: cycleAnswers,
	})
}

func TestCycleTable(t *testing.T) {
	table := supervision.CycleLifecycle()
	assert.ElementsMatch(t, supervision.CycleStates(), table.States())
	for _, r := range table.Rows {
		assert.NotEmpty(t, r.Doc, r.Event)
		assert.NotEmpty(t, r.Source.Title, r.Event)
	}
	table.Rows[0].Parties = nil
	assert.NotEmpty(t, supervision.CycleLifecycle().Rows[0].Parties, "a copy")
	m := cycleMachine(t)
	for _, timings := range [][]supervision.CycleTiming{timings(t, supervision.Week),
		timings(t, supervision.Month), supervision.DebriefTimings(), supervision.ExtraTimings()} {
		require.NoError(t, m.CheckTimings(timings))
		for _, x := range timings {
			assert.Equal(t, source.Design, x.Source.Evidence)
		}
	}
	names(t, supervision.CycleStates(), supervision.ErrUnknownCycleState, "planned", "scheduled", "prepared", "held",
		"documented", "acknowledged", "rescheduled", "missed_by_supervisor", "missed_by_supervisee", "overdue", "disputed",
		"waived", "closed")
}
