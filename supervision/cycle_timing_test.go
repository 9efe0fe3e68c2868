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

// timings gives the default deadlines of a cycle of a period.
func timings(t testing.TB, per supervision.Period) []supervision.CycleTiming {
	t.Helper()
	out, err := supervision.CycleTimings(per)
	require.NoError(t, err)
	return out
}

// due gives the names of the deadlines whose time is up.
func due(t *testing.T, c *supervision.Cycle, timings []supervision.CycleTiming, now time.Time) []string {
	t.Helper()
	d, err := c.Due(timings, lifecycle.Calendar{}, now)
	require.NoError(t, err)
	var out []string
	for _, x := range d {
		out = append(out, x.Name)
	}
	return out
}

func TestCycleDeadlines(t *testing.T) {
	due := func(c *supervision.Cycle, timings []supervision.CycleTiming, now time.Time) []string {
		return due(t, c, timings, now)
	}
	week := timings(t, supervision.Week)
	c := asked(t) // Monday noon
	assert.Empty(t, due(c, week, peertest.Day(0).Add(12*time.Hour)))
	assert.Equal(t, []string{"schedule"}, due(c, week, peertest.Day(2)))
	assert.Empty(t, due(c, timings(t, supervision.Month), peertest.Day(5)))
	assert.Equal(t, []string{"debrief"}, due(c, supervision.DebriefTimings(), peertest.Day(1).Add(time.Second)))
	assert.Equal(t, []string{"schedule"}, due(c, supervision.ExtraTimings(), peertest.Day(7).Add(-time.Second)))
	assert.Equal(t, []string{"extra", "schedule"}, due(c, supervision.ExtraTimings(), peertest.Day(7)))

	held := cycleIn(t, supervision.CycleHeld) // Wednesday, 14:00
	assert.Empty(t, due(held, week, at(t, "2026-01-09T13:59:00Z")))
	assert.Equal(t, []string{"document"}, due(held, week, at(t, "2026-01-10T00:00:00Z")), "two business days later, on Friday")
	next, ok, err := held.NextDue(week, lifecycle.Calendar{}, peertest.Day(2))
	require.NoError(t, err)
	require.True(t, ok)
	assert.True(t, next.Before(at(t, "2026-01-10T00:00:01Z")))
	assert.Equal(t, []string{"acknowledge"}, due(cycleIn(t, supervision.CycleDocumented), week, at(t, "2026-01-15T23:59:59Z")))
}

// A debrief is due 24 hours after Monday noon, whatever came of it meanwhile, and
// a time is to be set again within a day after one was missed or given up.
func TestDeadlinesOutliveWhatWasMissed(t *testing.T) {
	tuesday := peertest.Day(1)
	for _, miss := range []func(*supervision.Cycle) error{
		func(c *supervision.Cycle) error { return c.SupervisorMissed(act(worker, 3)) },
		func(c *supervision.Cycle) error { return c.WorkerMissed(act(supervisor, 3)) },
		func(c *supervision.Cycle) error { return c.Reschedule(act(worker, 3)) },
	} {
		c, err := supervision.NewCycle(plan(t), supervision.CallDebrief, act(programme, 0))
		require.NoError(t, err)
		require.NoError(t, c.Schedule(act(supervisor, 1), peertest.Day(0).Add(2*time.Hour)))
		require.NoError(t, miss(c))
		assert.Empty(t, due(t, c, supervision.DebriefTimings(), tuesday.Add(-time.Second)), c.State())
		assert.Equal(t, []string{"debrief"}, due(t, c, supervision.DebriefTimings(), tuesday), c.State())
		week := timings(t, supervision.Week)
		assert.Empty(t, due(t, c, week, tuesday.Add(3*time.Hour-time.Second)), c.State())
		assert.Equal(t, []string{"schedule"}, due(t, c, week, tuesday.Add(3*time.Hour)), c.State())

		require.NoError(t, c.MarkOverdue(lifecycle.Act{By: lifecycle.System(), At: at(t, "2026-01-12T00:00:00Z")}, nil))
		assert.Equal(t, []string{"debrief"}, due(t, c, supervision.DebriefTimings(), at(t, "2026-01-12T00:00:00Z")))
	}
}

func TestADisputeStopsTheClock(t *testing.T) {
	c := cycleIn(t, supervision.CycleMissedBySupervisee) // Wednesday, 14:00
	require.NoError(t, c.Dispute(act(worker, 52)))       // 16:00
	assert.Empty(t, due(t, c, timings(t, supervision.Week), peertest.Day(9)))
	running, err := c.Deadlines(timings(t, supervision.Week), lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, running, 1)
	assert.True(t, running[0].Paused)
	require.NoError(t, c.WithdrawDispute(act(worker, 62))) // ten hours later: due at 24:00 on Thursday
	assert.Empty(t, due(t, c, timings(t, supervision.Week), at(t, "2026-01-08T23:59:59Z")))
	assert.Equal(t, []string{"schedule"}, due(t, c, timings(t, supervision.Week), at(t, "2026-01-09T00:00:00Z")))
}

// Planned in December for the week of 5 January: the first of its seven days ends
// with that Monday, in Chicago at 06:00 UTC.
func TestSchedulingRunsFromTheStartOfThePeriod(t *testing.T) {
	c, err := supervision.NewCycle(plan(t), supervision.PlanCycle, lifecycle.Act{By: peertest.Actor(supervisor), At: at(t, "2025-12-01T09:00:00Z")})
	require.NoError(t, err)
	cal := lifecycle.Calendar{Zone: chicago(t)}
	timings := timings(t, supervision.Week)
	timings[0].Nudges = []lifecycle.Span{lifecycle.Hours(12)}
	running, err := c.Deadlines(timings, cal)
	require.NoError(t, err)
	require.Len(t, running, 1)
	assert.Equal(t, at(t, "2026-01-05T06:00:00Z"), running[0].Since)
	assert.Equal(t, at(t, "2026-01-06T06:00:00Z"), running[0].Due)
	next, ok, err := c.NextDue(timings, cal, at(t, "2025-12-02T00:00:00Z"))
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, at(t, "2026-01-05T18:00:00Z"), next, "the nudge")
	_, ok, err = c.NextDue(timings, cal, at(t, "2026-01-06T06:00:00Z"))
	require.NoError(t, err)
	assert.False(t, ok)
	_, err = c.Deadlines([]supervision.CycleTiming{{Name: "never", States: []supervision.CycleState{supervision.CyclePlanned}}}, cal)
	require.ErrorIs(t, err, lifecycle.ErrTiming)
	assert.Equal(t, peer.DateOf(running[0].Since, cal.Zone), c.Period().From)
}

func TestCycleTimingsKnowTheirPeriod(t *testing.T) {
	for per, within := range map[supervision.Period]lifecycle.Span{supervision.Week: lifecycle.Days(1), supervision.Fortnight: lifecycle.Days(2),
		supervision.Month: lifecycle.Days(6), supervision.Quarter: lifecycle.Days(18), supervision.HalfYear: lifecycle.Days(36)} {
		got, err := supervision.CycleTimings(per)
		require.NoError(t, err)
		assert.Equal(t, within, got[0].Within, per)
	}
	for _, bad := range []supervision.Period{"", "decade"} {
		got, err := supervision.CycleTimings(bad)
		require.ErrorIs(t, err, supervision.ErrUnknownPeriod)
		assert.Empty(t, got)
	}
}

// Missed on the Friday before the period, disputed on the Sunday and withdrawn
// when the period had begun: what the clock stood still within the period is
// added, and no more.
func TestADisputeAcrossTheStartOfThePeriod(t *testing.T) {
	by := func(p lifecycle.Party, when string) lifecycle.Act { return peertest.By(p, at(t, when)) }
	disputed := func() *supervision.Cycle {
		c, err := supervision.NewCycle(plan(t), supervision.PlanCycle, by(supervisor, "2025-12-30T09:00:00Z"))
		require.NoError(t, err)
		require.NoError(t, c.Schedule(by(supervisor, "2025-12-30T10:00:00Z"), at(t, "2026-01-02T12:00:00Z")))
		require.NoError(t, c.WorkerMissed(by(supervisor, "2026-01-02T14:00:00Z")))
		require.NoError(t, c.Dispute(by(worker, "2026-01-04T00:00:00Z")))
		return c
	}
	first := at(t, "2026-01-05T00:00:00Z")
	set := timings(t, supervision.Week)[:1]
	set[0].Nudges = []lifecycle.Span{lifecycle.Hours(12)}

	c := disputed()
	running, err := c.Deadlines(set, lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, running, 1)
	assert.True(t, running[0].Paused)
	assert.True(t, running[0].Due.IsZero())
	assert.Equal(t, first, running[0].Since)

	require.NoError(t, c.WithdrawDispute(by(worker, "2026-01-05T06:00:00Z")))
	running, err = c.Deadlines(set, lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, running, 1)
	d := running[0]
	assert.Equal(t, first, d.Since)
	assert.Equal(t, first, d.WaitingSince)
	assert.Equal(t, at(t, "2026-01-06T06:00:00Z"), d.Due, "a day and the six hours")
	assert.Equal(t, []lifecycle.Nudge{{Key: "schedule/12 hours/2026-01-05T00:00:00Z", At: at(t, "2026-01-05T18:00:00Z")}}, d.Nudges)

	// Four business days after Monday end on Friday; two days later is a Sunday.
	set[0].Within, set[0].Nudges = lifecycle.BusinessDays(4), nil
	c = disputed()
	require.NoError(t, c.WithdrawDispute(by(worker, "2026-01-07T00:00:00Z")))
	running, err = c.Deadlines(set, lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, at(t, "2026-01-12T00:00:00Z"), running[0].Due)
	sundays := lifecycle.Calendar{IsWorkday: func(time.Time) bool { return true }}
	running, err = c.Deadlines(set, sundays)
	require.NoError(t, err)
	assert.Equal(t, at(t, "2026-01-11T00:00:00Z"), running[0].Due, "Friday, for every day is a working day, and two days")

	// Withdrawn before the period begins, it delays nothing.
	c = disputed()
	require.NoError(t, c.WithdrawDispute(by(worker, "2026-01-04T12:00:00Z")))
	running, err = c.Deadlines(set, lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, at(t, "2026-01-09T00:00:00Z"), running[0].Due)
}
