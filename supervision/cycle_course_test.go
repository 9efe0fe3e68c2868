package supervision_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
)

// In these tests day 0 is Monday, 5 January 2026, noon; the session is set for
// Wednesday noon, 48 hours later.

func outcomes(c *supervision.Cycle) []supervision.Result {
	var out []supervision.Result
	for _, s := range c.Sessions(nil) {
		out = append(out, s.Result)
	}
	return out
}

func TestNothingComesOfASessionBeforeItBegins(t *testing.T) {
	early := peertest.Day(2).Add(-time.Second)
	for name, fire := range map[string]func(*supervision.Cycle, lifecycle.Act) error{
		"worker missed":     (*supervision.Cycle).WorkerMissed,
		"supervisor missed": (*supervision.Cycle).SupervisorMissed,
		"held":              func(c *supervision.Cycle, a lifecycle.Act) error { return c.Hold(a, hour) },
	} {
		c := cycleIn(t, supervision.CycleScheduled)
		peertest.RefusedBy(t, fire(c, peertest.By(supervisor, early)), "start_reached")
		assert.Equal(t, supervision.CycleScheduled, c.State(), name)
		require.NoError(t, fire(c, peertest.By(supervisor, peertest.Day(2))), name)
	}
	c := cycleIn(t, supervision.CycleScheduled)
	later := hour
	later.Start = peertest.Day(3)
	peertest.RefusedBy(t, c.Hold(act(supervisor, 50), later), "start_reached")
}

func TestALateRecordCountsForTheDayOfTheSession(t *testing.T) {
	overdue := func() *supervision.Cycle {
		c := cycleIn(t, supervision.CycleScheduled)
		require.NoError(t, c.MarkOverdue(lifecycle.Act{By: lifecycle.System(), At: at(t, "2026-01-12T00:00:00Z")}, nil))
		return c
	}
	c := overdue()
	peertest.RefusedBy(t, c.Hold(act(supervisor, 200), hour), "start_known")
	how := hour
	how.Start = peertest.Day(4)
	require.NoError(t, c.Hold(act(supervisor, 200), how))
	assert.Equal(t, peertest.Day(4), c.Sessions(nil)[0].Start, "within its week, though recorded in the next")

	c = overdue()
	require.NoError(t, c.SupervisorMissed(act(worker, 200)))
	assert.Equal(t, peertest.Day(2), c.Sessions(nil)[0].Start)
	require.NoError(t, c.MarkOverdue(act(worker, 201), nil))
	peertest.RefusedBy(t, c.SupervisorMissed(act(worker, 202)), "start_known")

	never := cycleIn(t, supervision.CycleOverdue) // no time was ever set
	peertest.RefusedBy(t, never.SupervisorMissed(act(worker, 200)), "start_known")
	peertest.RefusedBy(t, never.Hold(act(worker, 200), hour), "start_known")
}

func TestAMissCanBeDisputedWhateverCameSince(t *testing.T) {
	again := func(c *supervision.Cycle) { require.NoError(t, c.Schedule(act(supervisor, 51), peertest.Day(3))) }
	for name, since := range map[string]func(*supervision.Cycle){
		"nothing": func(*supervision.Cycle) {},
		"overdue": func(c *supervision.Cycle) {
			require.NoError(t, c.MarkOverdue(lifecycle.Act{By: lifecycle.System(), At: at(t, "2026-01-12T00:00:00Z")}, nil))
		},
		"scheduled": again,
		"prepared": func(c *supervision.Cycle) {
			again(c)
			require.NoError(t, c.Prepare(act(worker, 52)))
			require.NoError(t, c.Prepare(act(supervisor, 53)))
		},
		"rescheduled":          func(c *supervision.Cycle) { again(c); require.NoError(t, c.Reschedule(act(worker, 52))) },
		"missed by supervisor": func(c *supervision.Cycle) { again(c); require.NoError(t, c.SupervisorMissed(act(worker, 73))) },
		"held":                 func(c *supervision.Cycle) { again(c); require.NoError(t, c.Hold(act(worker, 73), hour)) },
		"acknowledged": func(c *supervision.Cycle) {
			again(c)
			require.NoError(t, c.Hold(act(worker, 73), hour))
			require.NoError(t, c.Document(act(supervisor, 74)))
			require.NoError(t, c.Acknowledge(act(worker, 75)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := cycleIn(t, supervision.CycleMissedBySupervisee)
			since(c)
			before := c.State()
			assert.Contains(t, outcomes(c), supervision.MissedByWorker)
			require.NoError(t, c.Dispute(act(worker, 200)))
			assert.NotContains(t, outcomes(c), supervision.MissedByWorker)
			why := act(programme, 201)
			why.Reason = peertest.Text("both were heard")
			require.NoError(t, c.Settle(why))
			assert.Equal(t, before, c.State())
			assert.Contains(t, outcomes(c), supervision.MissedByWorker, "the record stands")
		})
	}
	c := cycleIn(t, supervision.CycleScheduled)
	peertest.RefusedBy(t, c.Dispute(act(worker, 3)), "something_to_dispute")
	assert.False(t, c.Can(supervision.DisputeRecord, worker))
}

// Missed on Wednesday at 14:00, so that 5 business days end on the Wednesday
// after, hour 218; documented on Thursday at 00:00, hour 60, so on hour 228.
func TestClosingLeavesTimeToAnswer(t *testing.T) {
	cal := lifecycle.Calendar{}
	missed := cycleIn(t, supervision.CycleMissedBySupervisee)
	peertest.RefusedBy(t, missed.CloseUnheld(coded(act(programme, 50), "worker_left"), cal), "time_to_answer")
	peertest.RefusedBy(t, missed.CloseUnheld(coded(act(programme, 217), "period_over"), cal), "time_to_answer")
	require.NoError(t, missed.CloseUnheld(coded(act(programme, 218), "period_over"), cal))
	assert.Equal(t, []supervision.Result{supervision.MissedByWorker}, outcomes(missed))

	documented := cycleIn(t, supervision.CycleDocumented)
	peertest.RefusedBy(t, documented.CloseUnsigned(coded(act(programme, 60), "no_answer"), true, cal), "time_to_answer")
	require.NoError(t, documented.Document(act(supervisor, 62)))
	peertest.RefusedBy(t, documented.CloseUnsigned(coded(act(programme, 229), "worker_left"), true, cal), "time_to_answer")
	require.NoError(t, documented.CloseUnsigned(coded(act(programme, 230), "no_answer"), true, cal))

	holiday := lifecycle.Calendar{IsWorkday: func(time.Time) bool { return false }}
	require.ErrorIs(t, cycleIn(t, supervision.CycleDocumented).CloseUnsigned(coded(act(programme, 300), "no_answer"), true, holiday), lifecycle.ErrSpan)
}

func TestAMissDoesNotStandWhereTheCycleEndedTooSoon(t *testing.T) {
	c := cycleIn(t, supervision.CycleMissedBySupervisee)
	require.NoError(t, c.Schedule(act(supervisor, 51), peertest.Day(3)))
	require.NoError(t, c.Hold(act(worker, 73), hour))
	require.NoError(t, c.Document(act(supervisor, 74)))
	require.NoError(t, c.Acknowledge(act(worker, 75)))
	require.NoError(t, c.Close(act(supervisor, 76), true))
	assert.Equal(t, []supervision.Result{supervision.Held}, outcomes(c))
}

func TestThePeriodIsNotOverBeforeItIs(t *testing.T) {
	c := cycleIn(t, supervision.CycleMissedBySupervisor)
	close := func(when string) error {
		return c.CloseUnheld(lifecycle.Act{By: peertest.Actor(programme), At: at(t, when), Code: "period_over"}, lifecycle.Calendar{Zone: chicago(t)})
	}
	peertest.RefusedBy(t, close("2026-01-12T05:59:59Z"), "period_over")
	require.NoError(t, close("2026-01-12T06:00:00Z"))
	left := cycleIn(t, supervision.CycleMissedBySupervisor)
	require.NoError(t, left.CloseUnheld(coded(act(programme, 51), "worker_left"), lifecycle.Calendar{}))
}

func TestAWaiverLiftsTheBlame(t *testing.T) {
	for _, code := range []string{"worker_on_leave", "entered_twice"} {
		c := cycleIn(t, supervision.CycleMissedBySupervisee)
		require.NoError(t, c.Waive(coded(act(programme, 60), code)))
		assert.NotContains(t, outcomes(c), supervision.MissedByWorker, code)
	}
	c := cycleIn(t, supervision.CycleMissedBySupervisor)
	require.NoError(t, c.Waive(coded(act(programme, 60), "worker_left")))
	assert.Equal(t, []supervision.Result{supervision.MissedBySupervisor}, outcomes(c), "what the supervisor missed stays")
}

func TestAnExtraIsNotShelvedUnseen(t *testing.T) {
	c := asked(t)
	require.NoError(t, c.Schedule(act(supervisor, 1), peertest.Day(4000)))
	sessions := c.Sessions(nil)
	require.Len(t, sessions, 1)
	assert.Equal(t, supervision.Requested, sessions[0].Result)
	assert.Equal(t, peertest.Day(0), sessions[0].Start, "for the week in which it was asked for")
	require.NoError(t, c.WithdrawRequest(act(worker, 2)), "the worker can have enough of waiting")
	last, ok := c.History().Last()
	require.True(t, ok)
	assert.Equal(t, "withdrawn", last.Code)
	assert.Empty(t, c.Sessions(nil))

	inTime := asked(t)
	require.NoError(t, inTime.Schedule(act(supervisor, 1), at(t, "2026-01-11T23:00:00Z")))
	assert.Empty(t, inTime.Sessions(nil))

	disputed := cycleIn(t, supervision.CycleMissedBySupervisee)
	require.NoError(t, disputed.Dispute(act(worker, 60)))
	assert.Equal(t, []supervision.Result{supervision.Requested}, outcomes(disputed))
}

func TestACorrectionKeepsTheConditions(t *testing.T) {
	why := act(programme, 70)
	why.Reason = peertest.Text("entered for another session")
	c := cycleIn(t, supervision.CycleMissedBySupervisor)
	early := supervision.CycleMove{Act: act(supervisor, 47), Event: supervision.WorkerMissed}
	err := c.Correct(why, 3, early)
	peertest.Refused(t, err, lifecycle.ErrGuard)
	assert.Equal(t, supervision.CycleMissedBySupervisor, c.State())
	assert.NotContains(t, err.Error(), string(peertest.WorkerID))
	held := supervision.CycleMove{Act: act(supervisor, 49), Event: supervision.HoldSession, Data: supervision.CycleChange{
		Start: peertest.Day(2).In(chicago(t)), Minutes: 60, Modality: peer.ModalityVideo}}
	require.NoError(t, c.Correct(why, 3, held))
	assert.Equal(t, peertest.Day(2), c.Sessions(nil)[0].Start)
}
