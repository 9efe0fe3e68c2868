package supervision_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/supervisiontest"
)

func TestOneOpenFollowUpForAConcern(t *testing.T) {
	open := supervisiontest.ActionIn(t, supervision.ActionCarried)
	plan := open.Plan()
	plan.ID = "action-2"
	_, err := supervision.NewAction(plan, on(worker, 20), d(30), []supervision.Action{*open})
	peertest.RefusedBy(t, err, "one_follow_up")
	_, err = supervision.NewAction(plan, on(worker, 20), d(30), []supervision.Action{*supervisiontest.ActionIn(t, supervision.ActionDone)})
	require.NoError(t, err, "the first is done")
	plan.Worker = "worker-9"
	_, err = supervision.NewAction(plan, lifecycle.Act{By: peer.WorkerActor("worker-9"), At: peertest.Day(20)}, d(30), []supervision.Action{*open})
	require.NoError(t, err, "another worker's")
	plan = open.Plan()
	plan.ID, plan.Concern = "action-3", ""
	_, err = supervision.NewAction(plan, on(worker, 20), d(30), []supervision.Action{*open})
	require.NoError(t, err, "no concern")
}

func TestActionDays(t *testing.T) {
	a := supervisiontest.ActionIn(t, supervision.ActionOpen)
	assert.False(t, a.IsOverdue(d(14)), "its last day")
	assert.True(t, a.IsOverdue(d(15)))
	peertest.RefusedBy(t, a.Carry(coded(on(supervisor, 14), "no_time"), d(14)), "later")
	peertest.Refused(t, a.Carry(on(supervisor, 14), d(20)), lifecycle.ErrReasonMissing)
	require.NoError(t, a.Carry(on(worker, 14), d(20)), "the worker needs no reason")
	assert.Equal(t, d(20), a.Due())
	assert.Equal(t, 1, a.Carried())
	peertest.Refused(t, a.Drop(on(worker, 15)), lifecycle.ErrReasonMissing)
	require.NoError(t, a.Drop(coded(on(worker, 15), "not_possible")))
	assert.False(t, a.IsOverdue(d(99)))
	_, err := supervision.NewAction(a.Plan(), on(worker, 0), peer.Date{}, nil)
	peertest.Refused(t, err, lifecycle.ErrDataMissing)
}

func TestActionWordsCanBeRedacted(t *testing.T) {
	by := on(supervisor, 0)
	by.Reason = peertest.Text("secret-9 to be asked")
	a, err := supervision.NewAction(supervisiontest.ActionIn(t, supervision.ActionOpen).Plan(), by, d(14), nil)
	require.NoError(t, err)
	peertest.Secret(t, "secret-9", *a)
	require.NoError(t, a.Redact(on(worker, 3), 1))
	data, err := json.Marshal(a)
	require.NoError(t, err)
	assert.NotContains(t, string(data), "secret-9")
	var back supervision.Action
	require.NoError(t, json.Unmarshal(data, &back), "the record still loads")
	assert.Equal(t, supervision.ActionOpen, back.State())
}

func TestActionIsStored(t *testing.T) {
	for _, s := range supervision.ActionStates() {
		data, err := json.Marshal(supervisiontest.ActionIn(t, s))
		require.NoError(t, err)
		var back supervision.Action
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, s, back.State())
		assert.Equal(t, supervisiontest.ActionIn(t, s).Due(), back.Due())
		for from, to := range map[string]string{`"owner":"supervisor"`: `"owner":"nobody"`, `"area"`: `"arena"`, `"event":"agree"`: `"event":"carry"`} {
			require.ErrorIs(t, json.Unmarshal([]byte(strings.Replace(string(data), from, to, 1)), &back), lifecycle.ErrBadRecord, from)
		}
	}
	for name, f := range map[string]func(*supervision.ActionPlan){
		"no owner": func(p *supervision.ActionPlan) { p.Owner = "" },
		"no area":  func(p *supervision.ActionPlan) { p.Area = "" },
		"no id":    func(p *supervision.ActionPlan) { p.ID = "" },
		"bad key":  func(p *supervision.ActionPlan) { p.Concern = "\xff" },
	} {
		plan := supervisiontest.ActionIn(t, supervision.ActionOpen).Plan()
		f(&plan)
		_, err := supervision.NewAction(plan, on(worker, 0), d(14), nil)
		require.ErrorIs(t, err, supervision.ErrIncomplete, name)
	}
}
