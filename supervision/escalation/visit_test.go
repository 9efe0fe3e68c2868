package escalation_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/escalation"
)

// Expected end 13:00, a quarter of an hour of grace: overdue at the instant of 13:15.
func TestVisitIsOverdueAtTheEndOfTheGrace(t *testing.T) {
	v := visitIn(t, escalation.VisitUnderWay)
	at, runs := v.OverdueAt()
	assert.True(t, runs)
	assert.Equal(t, minute(75), at)
	peertest.RefusedBy(t, v.MarkOverdue(by(system, minute(75).Add(-time.Nanosecond))), "not_due")
	_, ok := v.Ask()
	assert.False(t, ok)
	require.NoError(t, v.MarkOverdue(by(system, minute(75))))
	a, ok := v.Ask()
	assert.True(t, ok)
	assert.Equal(t, escalation.Ask{Key: "visit/v-1/overdue", Kind: escalation.KindVisitOverdue, Level: escalation.Urgent, At: minute(75)}, a)
	_, runs = v.OverdueAt()
	assert.False(t, runs)
	require.NoError(t, v.Extend(by(worker, minute(80)), minute(120)), "heard from")
	assert.Equal(t, minute(120), v.End())
	require.NoError(t, v.CheckOut(by(worker, minute(110))))
}

func TestVisitEndsAndAlarms(t *testing.T) {
	v := visit(t)
	peertest.RefusedBy(t, v.Extend(by(worker, minute(1)), minute(60)), "end")
	peertest.RefusedBy(t, v.Extend(by(worker, minute(1)), minute(60+24*60+1)), "end")
	require.NoError(t, v.Extend(by(worker, minute(1)), minute(60+24*60)))
	require.NoError(t, v.CallForHelp(by(supervisor, minute(2))))
	a, ok := v.Ask()
	assert.True(t, ok)
	assert.Equal(t, escalation.Emergency, a.Level)
	assert.Equal(t, escalation.KindWorkerSafety, a.Kind)
	peertest.Refused(t, v.CheckOut(by(worker, minute(3))), lifecycle.ErrNotFromHere)
	require.NoError(t, v.AllClear(by(supervisor, minute(9))))

	_, err := escalation.NewVisit("v-1", peertest.WorkerID, minute(0), by(worker, minute(0)))
	peertest.RefusedBy(t, err, "end")
	_, err = escalation.NewVisit("", peertest.WorkerID, minute(60), by(worker, minute(0)))
	require.ErrorIs(t, err, escalation.ErrVisit)
}

func TestVisitHasNoPlace(t *testing.T) {
	data, err := json.Marshal(visit(t))
	require.NoError(t, err)
	for _, key := range []string{"address", "place", "location", "participant"} {
		assert.NotContains(t, string(data), key)
		bad := strings.Replace(string(data), `{"id"`, `{"`+key+`":"12 Elm Street","id"`, 1)
		require.ErrorIs(t, json.Unmarshal([]byte(bad), new(escalation.Visit)), lifecycle.ErrBadRecord, key)
	}
	act := by(worker, minute(1))
	act.Reason = peertest.Text("12 Elm Street")
	peertest.Refused(t, visit(t).CheckIn(act), lifecycle.ErrGuard)
}
