package escalation_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/escalation"
)

// Raised at 12:00, 15 minutes a rung: silence makes 12:15 the very instant of the next.
func TestSilenceGoesOneRungUpAtTheDeadline(t *testing.T) {
	e := raised(t, escalation.Urgent)
	at, waits := e.Deadline()
	assert.True(t, waits)
	assert.Equal(t, minute(0), at, "the first rung is due at once")
	assert.Equal(t, escalation.Hop{Rung: 1, Role: escalation.RungSupervisor, Person: "sam", At: minute(1)}, advance(t, e, by(system, minute(1)), staff))

	next, ok := e.Next(staff)
	assert.True(t, ok)
	assert.Equal(t, escalation.Hop{Rung: 2, Role: escalation.RungOnCall, Person: "ola", At: minute(16)}, next)
	assert.False(t, next.IsDue(minute(16).Add(-time.Nanosecond)))
	assert.True(t, next.IsDue(minute(16)))
	_, err := e.Advance(by(system, minute(16).Add(-time.Nanosecond)), staff)
	peertest.RefusedBy(t, err, "not_due")
	_, err = e.Advance(coded(by(system, minute(2)), "cannot"), staff)
	peertest.RefusedBy(t, err, "clock")
	assert.Equal(t, next, advance(t, e, by(system, minute(16)), staff))

	advance(t, e, coded(by(worker, minute(17)), "cannot"), staff) // ola said so: no waiting
	advance(t, e, coded(by(worker, minute(18)), "sooner"), staff)
	fallback, ok := e.Next(staff)
	assert.True(t, ok)
	assert.Equal(t, escalation.Hop{Role: escalation.RungCrisisLine, Fallback: true, At: minute(33)}, fallback)
	assert.Equal(t, fallback, advance(t, e, by(system, minute(33)), staff))
	assert.Equal(t, escalation.FallenBack, e.State())
	_, waits = e.Deadline()
	assert.False(t, waits)
	_, err = e.Advance(by(system, minute(90)), staff)
	peertest.Refused(t, err, lifecycle.ErrNotFromHere)
	var roles []escalation.RungRole
	for _, h := range e.Hops() {
		roles = append(roles, h.Role)
	}
	assert.Equal(t, []escalation.RungRole{escalation.RungSupervisor, escalation.RungOnCall, escalation.RungClinicianOnCall, escalation.RungProgrammeLead, escalation.RungCrisisLine}, roles)
	require.NoError(t, e.OutsideHas(by(worker, minute(91))))
}

func TestWhoIsNeverTold(t *testing.T) {
	a := ask(escalation.Urgent)
	a.Apart = []escalation.PersonID{"ola"}
	e, err := escalation.New(a, ladder(t, escalation.Urgent, false), as("sam", supervisor, minute(0)))
	require.NoError(t, err)
	posts := append([]escalation.Post{{Role: escalation.RungClinicianOnCall, Person: "sam"}}, staff...)
	assert.Equal(t, escalation.PersonID("clio"), advance(t, e, by(system, minute(0)), posts).Person, "not who raised it, not whom it concerns")
	assert.Equal(t, escalation.PersonID("lea"), advance(t, e, by(system, minute(15)), posts).Person)
	peertest.RefusedBy(t, e.Acknowledge(as("ola", responder, minute(16))), "concerned")
	peertest.RefusedBy(t, e.Acknowledge(as("sam", responder, minute(16))), "not_told")
	require.NoError(t, e.Acknowledge(as("clio", responder, minute(16))), "late is better than not at all")
	assert.Equal(t, escalation.PersonID("clio"), e.Holder())
	peertest.RefusedBy(t, e.Resolve(coded(as("lea", responder, minute(20)), "safe")), "not_held")
	peertest.RefusedBy(t, e.Resolve(coded(as("ola", supervisor, minute(20)), "safe")), "concerned")
}

// Whatever people are on whichever posts, however often it is given back: no rung and no
// person comes twice, and with nobody to answer the ladder ends at the fallback.
func TestLadderNeverRepeatsAndEndsAtTheFallback(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e := raised(t, rapid.SampledFrom([]int{escalation.Urgent, escalation.Emergency}).Draw(rt, "level"))
		post := rapid.Custom(func(rt *rapid.T) escalation.Post {
			return escalation.Post{
				Role:   rapid.SampledFrom(escalation.RungRoles()).Draw(rt, "role"),
				Person: escalation.PersonID(rapid.SampledFrom([]string{"", "a", "b", "c", string(peertest.WorkerID)}).Draw(rt, "person")),
			}
		})
		at := minute(0)
		for i := 0; e.State() != escalation.FallenBack; i++ {
			require.Less(rt, i, 12, "it ends")
			at = at.Add(time.Hour)
			h := advance(t, e, by(system, at), rapid.SliceOf(post).Draw(rt, "posts"))
			if h.Person != "" && rapid.Bool().Draw(rt, "given back") {
				require.NoError(rt, e.Acknowledge(as(string(h.Person), responder, at)))
				require.NoError(rt, e.Release(coded(as(string(h.Person), responder, at), "shift_over")))
			}
		}
		rungs, people := map[int]bool{}, map[escalation.PersonID]bool{escalation.PersonID(peertest.WorkerID): true}
		hops := e.Hops()
		for i, h := range hops {
			require.Equal(rt, i == len(hops)-1, h.Fallback)
			require.False(rt, rungs[h.Rung], "a rung twice")
			rungs[h.Rung] = true
			if h.Person != "" {
				require.False(rt, people[h.Person], "a person twice")
				people[h.Person] = true
			}
		}
	})
}

func TestSameKeyWhileOpenIsTheSameEscalation(t *testing.T) {
	l := ladder(t, escalation.Emergency, false)
	first, index, err := escalation.Put(nil, ask(escalation.Emergency), "note-1", l, by(worker, minute(0)))
	require.NoError(t, err)
	assert.Equal(t, -1, index)
	list := []escalation.Escalation{*raised(t, escalation.Urgent), *first}
	list[0] = *escalationIn(t, escalation.Closed)
	again := ask(escalation.Emergency)
	again.ID = "e-2"
	for range 2 { // the second delivery of the same note adds nothing
		e, index, err := escalation.Put(list, again, "note-2", l, by(worker, minute(3)))
		require.NoError(t, err)
		assert.Equal(t, 1, index)
		assert.Equal(t, escalation.ID("e-1"), e.Ask().ID)
		assert.Equal(t, []string{"note-2"}, e.Infos())
		list[1] = *e
	}
	peertest.RefusedBy(t, list[1].Attach(by(worker, minute(4)), "note-2"), "known")
	e, index, err := escalation.Put(list[:1], again, "note-2", l, by(worker, minute(9)))
	require.NoError(t, err)
	assert.Equal(t, -1, index, "closed: what happens now is new")
	assert.Equal(t, escalation.ID("e-2"), e.Ask().ID)
}

func TestAlertsAreRaisedAndResolvedForEachPerson(t *testing.T) {
	e := raised(t, escalation.Urgent)
	advance(t, e, by(system, minute(0)), staff)
	assert.Len(t, escalation.AlertsOf([]escalation.Escalation{*e}, "sam"), 1)
	advance(t, e, by(system, minute(15)), staff)
	assert.Empty(t, escalation.AlertsOf([]escalation.Escalation{*e}, "sam"))
	require.NoError(t, e.Acknowledge(as("sam", responder, minute(16))))
	assert.Empty(t, escalation.AlertsOf([]escalation.Escalation{*e}, "ola"))
	require.NoError(t, e.Resolve(coded(as("sam", responder, minute(30)), "safe")))
	assert.Equal(t, []escalation.Alert{
		{Escalation: "e-1", Person: "sam", Raised: minute(0), Resolved: minute(15)},
		{Escalation: "e-1", Person: "ola", Raised: minute(15), Resolved: minute(16)},
		{Escalation: "e-1", Person: "sam", Raised: minute(16), Resolved: minute(30)},
	}, e.Alerts())
}

func TestReportAndDebriefStayOwed(t *testing.T) {
	a := ask(escalation.Emergency)
	a.Report = true
	e, err := escalation.New(a, ladder(t, escalation.Emergency, true), by(worker, minute(0)))
	require.NoError(t, err)
	d, owed := e.Debrief()
	assert.True(t, owed)
	assert.Equal(t, supervision.Concern{Key: "debrief/key-1", Kind: supervision.ConcernDebrief, Severity: supervision.SeverityUrgent, At: minute(0)}, d)
	require.NoError(t, d.Check())
	assert.Equal(t, minute(24*60), supervision.DebriefDue(d.At))
	advance(t, e, by(system, minute(0)), staff)
	require.NoError(t, e.Acknowledge(as("sam", responder, minute(1))))
	peertest.RefusedBy(t, e.Resolve(coded(as("sam", responder, minute(2)), "safe")), "report_open")
	require.NoError(t, e.Resolve(coded(as("sam", responder, minute(2)), "reported")))
	peertest.RefusedBy(t, e.Close(coded(by(system, minute(3)), "no_debrief")), "debrief_owed")
	require.NoError(t, e.Close(coded(by(supervisor, minute(3)), "debrief_held")))
	_, owed = e.Debrief()
	assert.False(t, owed)
	_, owed = raised(t, escalation.Urgent).Debrief()
	assert.False(t, owed)

	outside := raised(t, escalation.Urgent)
	advance(t, outside, by(system, minute(0)), staff)
	peertest.RefusedBy(t, outside.OutsideHas(by(worker, minute(1))), "nobody_outside")
}

func TestLongKeysGiveValidDebriefsAndAsks(t *testing.T) {
	long := strings.Repeat("x", 256)
	a := ask(escalation.Emergency)
	a.Key = long
	e, err := escalation.New(a, ladder(t, escalation.Emergency, false), by(worker, minute(0)))
	require.NoError(t, err)
	d, owed := e.Debrief()
	require.True(t, owed)
	require.NoError(t, d.Check())
	inGroup := supervision.GroupConcerns(group.Consequence{Key: long, Kind: group.TriggerOverdose, Level: 3, At: minute(0)})
	assert.Equal(t, inGroup[1].Key, d.Key, "one debrief of one emergency")

	flagged, _, err := escalation.OfFlag(escalation.Flag{Key: long, Name: "overdose_risk", At: minute(0)})
	require.NoError(t, err)
	flagged.ID = "e-9"
	_, err = escalation.New(flagged, ladder(t, escalation.Urgent, false), by(worker, minute(0)))
	require.NoError(t, err)
}

func TestWhoeverLeavesStrandsNothing(t *testing.T) {
	held, waiting := escalationIn(t, escalation.Acknowledged), escalationIn(t, escalation.Told)
	out, err := escalation.Strand([]escalation.Escalation{*held, *waiting}, "sam", by(programme, minute(5)))
	require.NoError(t, err)
	require.Len(t, out, 1)
	next, ok := out[0].Next(staff)
	assert.True(t, ok)
	assert.Equal(t, escalation.Hop{Rung: 2, Role: escalation.RungOnCall, Person: "ola", At: minute(5)}, next)
	assert.Equal(t, escalation.Acknowledged, held.State(), "the list is left as it was")
}

func TestBadAsksAndLadders(t *testing.T) {
	good := ladder(t, escalation.Urgent, false)
	for name, spoil := range map[string]func(a *escalation.Ask){
		"id":    func(a *escalation.Ask) { a.ID = "" },
		"key":   func(a *escalation.Ask) { a.Key = "\xff" },
		"kind":  func(a *escalation.Ask) { a.Kind = "fire" },
		"level": func(a *escalation.Ask) { a.Level = 1 },
		"time":  func(a *escalation.Ask) { a.At = time.Time{} },
		"apart": func(a *escalation.Ask) { a.Apart = []escalation.PersonID{""} },
	} {
		a := ask(escalation.Urgent)
		spoil(&a)
		_, err := escalation.New(a, good, by(worker, minute(0)))
		require.ErrorIs(t, err, escalation.ErrAsk, name)
	}
	_, err := escalation.New(ask(escalation.Urgent), good, by(worker, minute(-6)))
	peertest.RefusedBy(t, err, "happened")
	for name, l := range map[string]escalation.Ladder{
		"none":          {Fallback: escalation.RungEmergency},
		"twice":         {Rungs: []escalation.Rung{good.Rungs[0], good.Rungs[0]}, Fallback: escalation.RungEmergency},
		"no minutes":    {Rungs: []escalation.Rung{{Role: escalation.RungOnCall}}, Fallback: escalation.RungEmergency},
		"inside":        {Rungs: good.Rungs, Fallback: escalation.RungOnCall},
		"fallback rung": {Rungs: []escalation.Rung{{Role: escalation.RungEmergency, Minutes: 5}}, Fallback: escalation.RungEmergency},
	} {
		require.ErrorIs(t, l.Check(), escalation.ErrLadder, name)
	}
	_, err = escalation.LadderFor(1, false)
	require.ErrorIs(t, err, escalation.ErrLadder)
	for _, r := range good.Rungs {
		assert.Equal(t, source.Design, r.Source.Evidence, "no source names the minutes")
	}
	require.ErrorIs(t, escalation.Ladder{Rungs: []escalation.Rung{{Role: "boss", Minutes: 5}}}.Check(), escalation.ErrUnknownRungRole)
}

func TestWhatOtherRoomsSayBecomesAnEscalation(t *testing.T) {
	a, ok := escalation.OfConsequence(group.Consequence{Key: "m/overdose", Kind: group.TriggerOverdose, Level: 3, At: minute(0), Workflow: "flow", Report: true})
	assert.True(t, ok)
	assert.Equal(t, escalation.Ask{Key: "m/overdose", Kind: escalation.KindGroupEvent, Level: 3, At: minute(0), Workflow: "flow", Report: true}, a)
	_, ok = escalation.OfConsequence(group.Consequence{Key: "m/conflict", Level: 1, At: minute(0)})
	assert.False(t, ok, "the next supervision is soon enough")

	a, ok, err := escalation.OfFlag(escalation.Flag{Key: "q-1", Name: "suicidal_ideation_item", At: minute(0)})
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, escalation.Ask{Key: "q-1/suicidal_ideation_item", Kind: escalation.KindInstrumentFlag, Level: 2, At: minute(0)}, a)
	_, ok, err = escalation.OfFlag(escalation.Flag{Key: "q-1", Name: "above_cutoff", At: minute(0)})
	require.NoError(t, err)
	assert.False(t, ok)
	_, _, err = escalation.OfFlag(escalation.Flag{Key: "q-1", Name: "suicidal", At: minute(0)})
	require.ErrorIs(t, err, escalation.ErrAsk)

	tell := escalation.Owed{Kind: "notify_supervisor", Timed: true}
	late := escalation.Owed{Kind: "notify_supervisor", Timed: true, Within: 25 * time.Hour}
	report := escalation.Owed{Kind: "report_statutory"}
	for _, tt := range []struct {
		v      escalation.Verdict
		ok     bool
		kind   escalation.Kind
		level  int
		report bool
	}{
		{escalation.Verdict{Emergency: true}, true, escalation.KindScopeEmergency, 3, false},
		{escalation.Verdict{Emergency: true, Owed: []escalation.Owed{report}}, true, escalation.KindScopeEmergency, 3, true},
		{escalation.Verdict{Owed: []escalation.Owed{tell}}, true, escalation.KindObligation, 2, false},
		{escalation.Verdict{Owed: []escalation.Owed{report}}, true, escalation.KindObligation, 2, true},
		{escalation.Verdict{Owed: []escalation.Owed{late, {Kind: "document"}}}, false, "", 0, false},
	} {
		a, ok := escalation.OfVerdict(tt.v)
		assert.Equal(t, tt.ok, ok)
		assert.Equal(t, escalation.Ask{Kind: tt.kind, Level: tt.level, Report: tt.report}, a)
	}
}
