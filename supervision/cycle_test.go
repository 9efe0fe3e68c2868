package supervision_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
)

func TestPreparedWhenBothHaveAdded(t *testing.T) {
	c := cycleIn(t, supervision.CycleScheduled)
	require.NoError(t, c.Prepare(act(supervisor, 2)))
	assert.Equal(t, supervision.CycleScheduled, c.State())
	peertest.Refused(t, c.Prepare(act(supervisor, 3)), lifecycle.ErrRefused)
	require.NoError(t, c.Prepare(act(worker, 4)))
	assert.Equal(t, supervision.CyclePrepared, c.State())
}

func TestOnlyTheOneWhoAskedWithdraws(t *testing.T) {
	c, err := supervision.NewCycle(plan(t), supervision.PlanCycle, act(supervisor, 0))
	require.NoError(t, err)
	peertest.RefusedBy(t, c.WithdrawRequest(act(worker, 1)), "asked_by_worker")
	assert.NotContains(t, c.Next(peertest.Actor(worker)), supervision.WithdrawRequest)
	peertest.Refused(t, c.Waive(coded(act(supervisor, 1), "worker_on_leave")), lifecycle.ErrNotYourMove)
	peertest.Refused(t, c.Waive(act(programme, 1)), lifecycle.ErrReasonMissing)
	assert.Equal(t, supervision.CyclePlanned, c.State(), "what is owed is not dropped by the supervisor, nor in silence")
}

func TestPeriodOver(t *testing.T) {
	c := asked(t)
	mark := func(when string, zone *time.Location) error {
		return c.MarkOverdue(lifecycle.Act{By: lifecycle.System(), At: at(t, when)}, zone)
	}
	peertest.RefusedBy(t, mark("2026-01-11T23:59:59Z", nil), "period_over")
	peertest.RefusedBy(t, mark("2026-01-12T05:59:59Z", chicago(t)), "period_over")
	assert.False(t, c.IsPast(at(t, "2026-01-12T05:59:59Z"), chicago(t)))
	require.NoError(t, mark("2026-01-12T06:00:00Z", chicago(t)))
	require.NoError(t, c.Schedule(act(supervisor, 200), peertest.Day(9)))
	require.NoError(t, c.Hold(act(supervisor, 220), hour), "late is better than never")
}

func TestCover(t *testing.T) {
	p := plan(t)
	p.Supervisor = ""
	c, err := supervision.NewCycle(p, supervision.AskForCycle, act(worker, 0))
	require.NoError(t, err)
	assert.Empty(t, c.Supervisor())
	peertest.Refused(t, c.Schedule(act(worker, 1), peertest.Day(2)), lifecycle.ErrRefused)
	require.NoError(t, c.AssignSupervisor(coded(act(programme, 2), "first"), peertest.SupervisorID))
	require.NoError(t, c.Schedule(act(worker, 3), peertest.Day(2)))
	require.NoError(t, c.AssignSupervisor(coded(act(programme, 4), "cover"), otherSupervisor))
	assert.Equal(t, supervision.CycleScheduled, c.State())
	assert.Equal(t, otherSupervisor, c.Supervisor())
	peertest.Refused(t, c.Hold(act(supervisor, 50), hour), lifecycle.ErrNotYourMove)
	stand := lifecycle.Act{By: peer.SupervisorActor(otherSupervisor), At: peertest.Day(3)}
	require.NoError(t, c.Hold(stand, hour))
	assert.Equal(t, otherSupervisor, c.Sessions(nil)[0].Supervisor)
}

func TestHoldNeedsHowLongAndHow(t *testing.T) {
	for _, how := range []supervision.How{{}, {Minutes: 60}, {Modality: peer.ModalityVideo}, {Minutes: -5, Modality: peer.ModalityVideo},
		{Minutes: 1441, Modality: peer.ModalityVideo}, {Minutes: 60, Modality: peer.ModalityMessage}, {Minutes: 60, Modality: "dream"},
		{Minutes: 60, Modality: peer.ModalityVideo, Group: 1}, {Minutes: 60, Modality: peer.ModalityVideo, Group: -2}} {
		c := cycleIn(t, supervision.CycleScheduled)
		peertest.Refused(t, c.Hold(act(supervisor, 50), how), lifecycle.ErrRefused)
	}
	c := cycleIn(t, supervision.CycleAcknowledged)
	peertest.Refused(t, c.Close(act(worker, 80), false), lifecycle.ErrRefused)
}

func TestDisputeReturnsToWhatWasDisputed(t *testing.T) {
	c := cycleIn(t, supervision.CycleMissedBySupervisee)
	require.Len(t, c.Sessions(nil), 1)
	require.NoError(t, c.Dispute(act(worker, 60)))
	assert.Equal(t, supervision.Requested, c.Sessions(nil)[0].Result, "asked for, and not held against the worker while it is open")
	peertest.Refused(t, c.Settle(act(programme, 70)), lifecycle.ErrReasonMissing)
	why := act(programme, 70)
	why.Reason = peertest.Text("both were heard")
	require.NoError(t, c.Settle(why))
	assert.Equal(t, supervision.CycleMissedBySupervisee, c.State())
}

func TestAWrongRecordIsCorrected(t *testing.T) {
	c := cycleIn(t, supervision.CycleMissedBySupervisee)
	require.NoError(t, c.Dispute(act(worker, 60)))
	why := act(programme, 70)
	why.Reason = peertest.Text("the supervisor was on leave that day")
	require.NoError(t, c.Correct(why, 3, supervision.CycleMove{Act: lifecycle.Act{By: peertest.Actor(worker), At: act(worker, 50).At},
		Event: supervision.SupervisorMissed}))
	assert.Equal(t, supervision.CycleMissedBySupervisor, c.State())
	sessions := c.Sessions(nil)
	require.Len(t, sessions, 1)
	assert.Equal(t, supervision.MissedBySupervisor, sessions[0].Result)
	bySupervisor := why
	bySupervisor.By = peertest.Actor(supervisor)
	require.ErrorIs(t, c.Correct(bySupervisor, 3), lifecycle.ErrRefused)
}

func TestSessionsOfACycle(t *testing.T) {
	results := func(c *supervision.Cycle) []supervision.Result {
		var out []supervision.Result
		for _, s := range c.Sessions(nil) {
			out = append(out, s.Result)
		}
		return out
	}
	for state, want := range map[supervision.CycleState][]supervision.Result{
		supervision.CyclePlanned:            {supervision.Requested},
		supervision.CycleScheduled:          nil,
		supervision.CyclePrepared:           nil,
		supervision.CycleRescheduled:        {supervision.Requested},
		supervision.CycleOverdue:            {supervision.Requested},
		supervision.CycleWaived:             nil, // withdrawn by the worker
		supervision.CycleHeld:               {supervision.Held},
		supervision.CycleClosed:             {supervision.Held},
		supervision.CycleDisputed:           {supervision.Held},
		supervision.CycleMissedBySupervisor: {supervision.MissedBySupervisor},
	} {
		assert.Equal(t, want, results(cycleIn(t, state)), state)
	}
	c := cycleIn(t, supervision.CycleMissedBySupervisor)
	require.NoError(t, c.Schedule(act(supervisor, 51), peertest.Day(3)))
	require.NoError(t, c.Hold(act(worker, 80), supervision.How{Minutes: 45, Modality: peer.ModalityVideo, Group: 3, Observation: true}))
	require.NoError(t, c.Document(act(supervisor, 90)))
	require.NoError(t, c.Acknowledge(act(worker, 100)))
	sessions := c.Sessions(nil)
	require.Len(t, sessions, 2)
	assert.True(t, sessions[0].MadeUp, "given after all")
	assert.Equal(t, supervision.Session{ID: "c1/5", Worker: peertest.WorkerID, Supervisor: peertest.SupervisorID,
		Start: peertest.Day(3), Length: 45 * time.Minute, Form: supervision.Group, Modality: peer.ModalityVideo, GroupSize: 3,
		Observation: true, RequestedBy: supervision.AskedByWorker, Result: supervision.Held,
		Documented:         supervision.Stamp{Known: true, On: date(t, "2026-01-09")},
		SignedBySupervisor: supervision.Stamp{Known: true, On: date(t, "2026-01-09")},
		SignedByWorker:     supervision.Stamp{Known: true, On: date(t, "2026-01-09")}}, sessions[1])

	a := hired(t, peer.CredentialProvisional, "2025-07-01")
	a.Worker, a.Supervisor = peertest.WorkerID, peertest.SupervisorID
	assert.Equal(t, []string{"frequency 2026-01-05..2026-01-12 1/1 met missed_by_supervisor"},
		briefs(assess(t, "US-TX", supervision.Facts{Roster: []supervision.Assignment{a}, Sessions: sessions}, "2026-01-05", "2026-01-12")))
}

func TestMethodsOfACycle(t *testing.T) {
	disputed := cycleIn(t, supervision.CycleDisputed)
	assert.Equal(t, []supervision.CycleEvent{supervision.WithdrawDispute}, disputed.Next(peertest.Actor(worker)))
	assert.True(t, disputed.Can(supervision.SettleDispute, programme))
	require.NoError(t, disputed.WithdrawDispute(act(worker, 90)))
	assert.Equal(t, supervision.CycleDocumented, disputed.State())
	peertest.Refused(t, disputed.CloseUnsigned(act(programme, 300), true, lifecycle.Calendar{}), lifecycle.ErrReasonMissing)
	require.NoError(t, disputed.CloseUnsigned(coded(act(programme, 300), "no_answer"), true, lifecycle.Calendar{}))
	assert.True(t, disputed.IsOver())

	missed := cycleIn(t, supervision.CycleMissedBySupervisor)
	before := missed.Revision()
	require.NoError(t, missed.CloseUnheld(coded(act(programme, 200), "period_over"), lifecycle.Calendar{}))
	assert.Greater(t, missed.Revision(), before)
	assert.Len(t, missed.Sessions(nil), 1, "closing takes nothing off the record")

	waived := asked(t)
	why := coded(act(programme, 3), "not_wanted_by_worker")
	why.Reason = peertest.Text("said so on the phone")
	require.NoError(t, waived.Waive(why))
	assert.Len(t, waived.Sessions(nil), 1, "a session asked for and waived by others was not given")
	require.NoError(t, waived.Redact(act(worker, 4), 2))
	last, _ := waived.History().Last()
	assert.Equal(t, supervision.CycleWaived, waived.State(), "redaction takes words away, nothing else: %v", last.Event)
	assert.Equal(t, peertest.WorkerID, waived.Worker())
	assert.Equal(t, supervision.CycleID("c1"), waived.ID())
}

func TestCycleIsStoredAndReplayed(t *testing.T) {
	for _, state := range supervision.CycleStates() {
		c := cycleIn(t, state)
		text, err := json.Marshal(c)
		require.NoError(t, err)
		var back supervision.Cycle
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, state, back.State())
		assert.Equal(t, c.History().Digest(), back.History().Digest())
		assert.Equal(t, c.Period(), back.Period())
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(text), string(again))
		assert.Equal(t, back.IsOver(), state == supervision.CycleClosed || state == supervision.CycleWaived)
	}
	_, err := json.Marshal(supervision.Cycle{})
	require.ErrorIs(t, err, supervision.ErrIncomplete)
}

func TestStorageIsNoBackDoor(t *testing.T) {
	good, err := json.Marshal(cycleIn(t, supervision.CycleClosed))
	require.NoError(t, err)
	change := func(f func(m map[string]any)) string {
		var m map[string]any
		require.NoError(t, json.Unmarshal(good, &m))
		f(m)
		text, err := json.Marshal(m)
		require.NoError(t, err)
		return string(text)
	}
	entry := func(m map[string]any, i int) map[string]any {
		return m["history"].(map[string]any)["entries"].([]any)[i].(map[string]any)
	}
	for name, text := range map[string]string{
		"another worker": change(func(m map[string]any) { m["worker"] = "worker-9" }),
		"no worker":      change(func(m map[string]any) { m["worker"] = "" }),
		"no id":          change(func(m map[string]any) { m["id"] = "" }),
		"a long id":      change(func(m map[string]any) { m["id"] = long }),
		"empty period":   change(func(m map[string]any) { m["to"] = m["from"] }),
		"another period": change(func(m map[string]any) { m["from"] = "soon" }),
		"unknown key":    change(func(m map[string]any) { m["mood"] = "good" }),
		"signed by another": change(func(m map[string]any) {
			entry(m, 4)["by"] = map[string]any{"party": "supervisor", "id": "supervisor-1"}
		}),
		"longer than a day": change(func(m map[string]any) { entry(m, 2)["data"].(map[string]any)["minutes"] = 9999 }),
		"no minutes":        change(func(m map[string]any) { delete(entry(m, 2)["data"].(map[string]any), "minutes") }),
		"missed before it was to begin": change(func(m map[string]any) {
			e := entry(m, 2)
			e["event"], e["at"], e["recorded"] = "supervisor_missed", "2026-01-07T11:59:59Z", "2026-01-07T11:59:59Z"
			delete(e, "data")
			e["to"] = "missed_by_supervisor"
			m["history"].(map[string]any)["entries"] = m["history"].(map[string]any)["entries"].([]any)[:3]
		}),
		"closed early":   change(func(m map[string]any) { entry(m, 2)["event"] = "close" }),
		"time runs back": change(func(m map[string]any) { entry(m, 4)["at"] = "2020-01-01T00:00:00Z" }),
		"not JSON":       "[",
		"null":           "null",
	} {
		c := cycleIn(t, supervision.CyclePlanned)
		err := c.UnmarshalJSON([]byte(text))
		var record *lifecycle.RecordError
		require.ErrorAs(t, err, &record, name)
		assert.Equal(t, supervision.CyclePlanned, c.State(), "unchanged: %s", name)
		assert.NotContains(t, err.Error(), string(peertest.WorkerID), name)
	}
}

// long is an id of one byte too many.
var long = strings.Repeat("x", 257)

func TestACycleChangeCanBeStored(t *testing.T) {
	utc := at(t, "2026-01-07T14:00:00Z")
	for _, good := range []supervision.CycleChange{{}, {Supervisor: "s"}, {Supervisor: peer.SupervisorID(long[1:])}, {Start: utc},
		{Minutes: 60, Modality: peer.ModalityMessage}} {
		assert.True(t, good.Valid(), "parts %d", good.Parts())
	}
	for name, bad := range map[string]supervision.CycleChange{
		"no UTF-8":         {Supervisor: "s\xff"},
		"too long":         {Supervisor: peer.SupervisorID(long)},
		"another zone":     {Start: utc.In(chicago(t))},
		"no zone of ours":  {Start: utc.In(time.FixedZone("", 0))},
		"zero elsewhere":   {Start: time.Time{}.In(chicago(t))},
		"after the years":  {Start: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)},
		"before the years": {Start: time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC)},
		"unknown modality": {Modality: "dream"},
	} {
		assert.False(t, bad.Valid(), name)
	}
	c := asked(t)
	peertest.Refused(t, c.AssignSupervisor(coded(act(programme, 1), "cover"), "s\xff"), lifecycle.ErrMalformed)
	peertest.Refused(t, c.AssignSupervisor(coded(act(programme, 1), "cover"), peer.SupervisorID(long)), lifecycle.ErrMalformed)
	peertest.Refused(t, c.Schedule(act(supervisor, 1), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)), lifecycle.ErrMalformed)
	require.NoError(t, c.Schedule(act(supervisor, 1), utc.In(chicago(t))), "put into UTC")
	assert.Equal(t, utc, c.History().Moves()[1].Data.Start)
}

func TestNewCycleRefuses(t *testing.T) {
	for _, change := range []func(*supervision.CyclePlan){
		func(p *supervision.CyclePlan) { p.ID = "" },
		func(p *supervision.CyclePlan) { p.Worker = "" },
		func(p *supervision.CyclePlan) { p.Period = peer.DateRange{} },
		func(p *supervision.CyclePlan) { p.Period.Until = p.Period.From },
		func(p *supervision.CyclePlan) { p.ID = "c\xff" },
		func(p *supervision.CyclePlan) { p.ID = supervision.CycleID(long) },
		func(p *supervision.CyclePlan) { p.Worker = "w\xff" },
		func(p *supervision.CyclePlan) { p.Supervisor = "s\xff" },
		func(p *supervision.CyclePlan) { p.Supervisor = peer.SupervisorID(long) },
	} {
		p := plan(t)
		change(&p)
		_, err := supervision.NewCycle(p, supervision.AskForCycle, act(worker, 0))
		require.ErrorIs(t, err, supervision.ErrIncomplete)
		assert.NotContains(t, err.Error(), long)
	}
	_, err := supervision.NewCycle(plan(t), supervision.AskForCycle, act(supervisor, 0))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	_, err = supervision.NewCycle(plan(t), supervision.PlanCycle, act(worker, 0))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	_, err = supervision.NewCycle(plan(t), supervision.HoldSession, act(supervisor, 0))
	peertest.Refused(t, err, lifecycle.ErrRefused)
	var zero supervision.Cycle
	peertest.Refused(t, zero.Document(act(supervisor, 1)), lifecycle.ErrNotStarted)
	assert.Empty(t, zero.Sessions(nil))
}

func TestCycleKeepsIdentitiesOut(t *testing.T) {
	const secret = "SECRET"
	p := plan(t)
	p.ID, p.Worker, p.Supervisor = secret, secret, secret
	c, err := supervision.NewCycle(p, supervision.PlanCycle, lifecycle.Act{By: peer.SupervisorActor(secret), At: peertest.Day(0)})
	require.NoError(t, err)
	peertest.Secret(t, secret, *c, c, p, c.History(), supervision.CycleChange{Supervisor: secret}, c.Acknowledge(lifecycle.Act{By: peer.WorkerActor(secret), At: peertest.Day(1)}))
}

func FuzzCycleJSON(f *testing.F) {
	for _, s := range supervision.CycleStates() {
		text, err := json.Marshal(cycleIn(f, s))
		require.NoError(f, err)
		f.Add(text)
	}
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var c supervision.Cycle
		if c.UnmarshalJSON(data) != nil {
			return
		}
		text, err := json.Marshal(c)
		require.NoError(t, err)
		var again supervision.Cycle
		require.NoError(t, json.Unmarshal(text, &again))
		require.Equal(t, c.History().Digest(), again.History().Digest())
		_ = c.Sessions(nil)
	})
}
