package scope_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/scope"
)

func TestTasksOfAnEmergency(t *testing.T) {
	d := decide(t, standard(t), inOrder("suicidal_ideation_active"))
	type line struct {
		kind     scope.TaskKind
		severity scope.Urgency
		due      time.Duration // after the moment; -1 for none
	}
	var got []line
	for _, task := range d.Tasks("e-1", moment) {
		due := task.Due.Sub(moment)
		if task.Due.IsZero() {
			due = -1
		}
		got = append(got, line{task.Kind, task.Severity, due})
		assert.Equal(t, moment, task.At)
	}
	assert.Equal(t, []line{
		{scope.TaskEmergency, scope.Imminent, 0},
		{scope.TaskEmergency, scope.Imminent, 0},
		{scope.TaskEscalation, scope.Imminent, 0},
		{scope.TaskHandOver, scope.Routine, -1},
		{scope.TaskDocumentation, scope.Urgent, 24 * time.Hour},
		{scope.TaskAgenda, scope.Urgent, 24 * time.Hour},
	}, got)
}

func TestWhereObligationsBelong(t *testing.T) {
	want := map[scope.ObligationKind]scope.TaskKind{
		scope.CallEmergencyServices: scope.TaskEmergency, scope.StayWithParticipant: scope.TaskEmergency,
		scope.HandOver: scope.TaskHandOver, scope.WarmHandoff: scope.TaskHandOver, scope.NotifySupervisor: scope.TaskAgenda,
		scope.ReportStatutory: scope.TaskReport, scope.ObtainConsent: scope.TaskConsent, scope.AttachNotice: scope.TaskDisclosure,
		scope.Document: scope.TaskDocumentation, scope.Log: scope.TaskDocumentation, scope.Debrief: scope.TaskAgenda, scope.NotBillable: scope.TaskBilling,
	}
	used := map[scope.TaskKind]bool{scope.TaskEscalation: true}
	for _, kind := range scope.ObligationKinds() {
		tasks := scope.Decision{Verdict: scope.Permitted, Obligations: []scope.Obligation{{Kind: kind}}}.Tasks("e-1", moment)
		require.Len(t, tasks, 1)
		assert.Equal(t, want[kind], tasks[0].Kind, kind)
		assert.Equal(t, scope.Routine, tasks[0].Severity)
		assert.False(t, tasks[0].IsOverdue(moment.AddDate(9, 0, 0)), "no deadline")
		used[tasks[0].Kind] = true
	}
	assert.Len(t, used, len(scope.TaskKinds()), "every kind of task comes from some obligation")
	enumtest.Try(t, scope.TaskKinds(), scope.ErrUnknownTaskKind)

	soon := scope.Decision{Verdict: scope.Permitted, Obligations: []scope.Obligation{{Kind: scope.NotifySupervisor, Timed: true, Within: time.Hour}}}.Tasks("e-1", moment)[0]
	assert.Equal(t, scope.TaskEscalation, soon.Kind)
	assert.Equal(t, scope.Urgent, soon.Severity, "no emergency")
	assert.False(t, soon.IsOverdue(moment.Add(time.Hour)))
	assert.True(t, soon.IsOverdue(moment.Add(time.Hour+1)))
	assert.Equal(t, 9999, scope.Decision{Obligations: []scope.Obligation{{Kind: scope.Log, Timed: true, Within: 1<<63 - 1}}}.
		Tasks("e-1", time.Date(9990, 1, 1, 0, 0, 0, 0, time.UTC))[0].Due.Year())
}

// The same occasion gives the same keys whenever it is asked, none of them twice, and another
// occasion none of them.
func TestKeysOfTasks(t *testing.T) {
	p := standard(t, "US-VA", "US-NY", "US-WA")
	ids := p.Activities()
	rapid.Check(t, func(t *rapid.T) {
		d := answer(t, p, drawRequest(t, ids))
		a, b := rapid.String().Draw(t, "occasion"), rapid.String().Draw(t, "another")
		if a == b {
			return
		}
		seen := map[string]bool{}
		first, later := d.Tasks(a, moment), d.Tasks(a, moment.AddDate(0, 0, 1))
		require.Len(t, first, len(d.Obligations))
		for i, task := range first {
			require.False(t, seen[task.Key])
			require.Equal(t, task.Key, later[i].Key)
			seen[task.Key] = true
		}
		for _, task := range d.Tasks(b, moment) {
			require.False(t, seen[task.Key])
		}
	})
}

// Supervision takes the parts that it needs; no room knows the other.
func ExampleDecision_Tasks() {
	type concern struct { // as supervision takes it
		Key, Kind string
		Severity  string
		At        time.Time
	}
	policy, _ := scope.Standard()
	facts, _ := policy.Prepare(scope.Request{Activity: "self_harm_disclosed"})
	at := time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)
	for _, task := range policy.Decide(facts).Tasks("encounter-7", at) {
		c := concern{task.Key, string(task.Kind), string(task.Severity), task.At}
		fmt.Println(c.Kind, c.Severity, c.Key)
	}
	// Output:
	// escalation urgent "encounter-7"/notify_supervisor/supervisor
	// hand_over routine "encounter-7"/warm_handoff/clinician
	// documentation urgent "encounter-7"/document/
}
