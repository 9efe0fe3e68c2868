package recovery_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

// Written from the states that a goal may have, not read from the table. Every
// goal here is shown to a worker.
const goalAnswers = `
- | word | participant | draft

draft | reword        | participant | draft
draft | begin         | participant | active
draft | achieve       | participant | achieved
draft | set_aside     | participant | set_aside
draft | revise        | participant | revised
draft | show          | participant | draft
draft | hide          | participant | draft
draft | erase         | participant | draft
draft | note_progress | participant, worker | draft
draft | step_done     | participant, worker | draft
draft | step_reopened | participant, worker | draft

active | reword        | participant | active
active | hold          | participant | on_hold
active | achieve       | participant | achieved
active | set_aside     | participant | set_aside
active | revise        | participant | revised
active | show          | participant | active
active | hide          | participant | active
active | erase         | participant | active
active | note_progress | participant, worker | active
active | step_done     | participant, worker | active
active | step_reopened | participant, worker | active

on_hold | reword        | participant | on_hold
on_hold | begin         | participant | active
on_hold | achieve       | participant | achieved
on_hold | set_aside     | participant | set_aside
on_hold | revise        | participant | revised
on_hold | show          | participant | on_hold
on_hold | hide          | participant | on_hold
on_hold | erase         | participant | on_hold
on_hold | note_progress | participant, worker | on_hold
on_hold | step_done     | participant, worker | on_hold
on_hold | step_reopened | participant, worker | on_hold

achieved | begin         | participant | active
achieved | sustain       | participant | sustained
achieved | set_aside     | participant | set_aside
achieved | revise        | participant | revised
achieved | show          | participant | achieved
achieved | hide          | participant | achieved
achieved | erase         | participant | achieved
achieved | note_progress | participant, worker | achieved
achieved | step_done     | participant, worker | achieved
achieved | step_reopened | participant, worker | achieved

sustained | begin         | participant | active
sustained | set_aside     | participant | set_aside
sustained | revise        | participant | revised
sustained | show          | participant | sustained
sustained | hide          | participant | sustained
sustained | erase         | participant | sustained
sustained | note_progress | participant, worker | sustained
sustained | step_done     | participant, worker | sustained
sustained | step_reopened | participant, worker | sustained

set_aside | begin  | participant | active
set_aside | revise | participant | revised
set_aside | show   | participant | set_aside
set_aside | hide   | participant | set_aside
set_aside | erase  | participant | set_aside

revised | hide  | participant | revised
revised | erase | participant | revised
`

func goalDate(t testing.TB, text string) peer.Date {
	t.Helper()
	d, err := peer.ParseDate(text)
	require.NoError(t, err)
	return d
}

func goalWords(t testing.TB) recovery.GoalContent {
	sure, err := recovery.Rate(7)
	require.NoError(t, err)
	return recovery.GoalContent{
		Words: peertest.Text("a lease in my name"), Measure: peertest.Text("the key in my hand"), Why: peertest.Text("my daughter's room"),
		Confidence: sure, Target: goalDate(t, "2026-06-30"), Dimensions: []recovery.RecoveryDimension{recovery.DimensionHome},
		Supporter: "aunt",
		Steps: []recovery.GoalStep{
			{ID: "papers", Words: peertest.Text("gather papers"), By: participant, When: peertest.Text("after Monday's meeting"), Due: goalDate(t, "2026-01-20")},
			{ID: "call", Words: peertest.Text("call the office together"), By: worker, Due: goalDate(t, "2026-01-25")},
		},
	}
}

// goalIn returns a goal in the given state that is shown to a worker.
func goalIn(t testing.TB, state recovery.GoalState) *recovery.Goal {
	t.Helper()
	g, err := recovery.NewGoal("g-1", peertest.ParticipantID, goalWords(t), planBy(participant, 0))
	require.NoError(t, err)
	require.NoError(t, g.Show(planBy(participant, 1), peertest.WorkerID))
	act := planBy(participant, 2)
	begin := func() error { return g.Begin(act) }
	for _, step := range map[recovery.GoalState][]func() error{
		recovery.GoalActive:    {begin},
		recovery.GoalOnHold:    {begin, func() error { return g.Hold(act) }},
		recovery.GoalAchieved:  {begin, func() error { return g.Achieve(act) }},
		recovery.GoalSustained: {begin, func() error { return g.Achieve(act) }, func() error { return g.Sustain(act) }},
		recovery.GoalSetAside:  {func() error { return g.SetAside(act) }},
		recovery.GoalRevised:   {begin, func() error { return g.Revise(act, "g-2") }},
	}[state] {
		require.NoError(t, step())
	}
	require.Equal(t, state, g.State())
	return g
}

func TestGoalTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[recovery.GoalState, recovery.GoalEvent, recovery.GoalChange](recovery.GoalLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: participant, ID: string(peertest.ParticipantID)}
	peertest.TryTable(t, peertest.Trial[recovery.GoalState, recovery.GoalEvent, recovery.GoalChange]{
		Machine: m,
		Open:    func() (recovery.GoalHistory, error) { return m.Open(seat) },
		In: func(s recovery.GoalState) recovery.GoalHistory {
			h, err := m.Restore(goalIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e recovery.GoalEvent, _ lifecycle.Party) (mv recovery.GoalMove) {
			switch e {
			case recovery.WordGoal, recovery.RewordGoal:
				mv.Data.Content = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
			case recovery.ReviseGoal:
				mv.Data.Next = "g-2"
			case recovery.ShowGoal:
				mv.Data.Worker = peertest.OtherWorkerID
			case recovery.NoteProgress:
				mv.Data.Achievement = recovery.AchievementImproving
			case recovery.StepDone, recovery.StepReopened:
				mv.Data.Step = "papers"
			}
			return mv
		},
		Want: goalAnswers,
	})
	assert.ElementsMatch(t, recovery.GoalStates(), recovery.GoalLifecycle().States())
	tryPlanRows(t, recovery.GoalLifecycle())
	tryPlanSpanish(t, recovery.GoalLifecycle())
	for _, s := range recovery.GoalStates() {
		assert.NotContains(t, string(s), "fail")
	}
}

func TestNewGoal(t *testing.T) {
	for _, p := range []lifecycle.Party{worker, supervisor, programme} {
		_, err := recovery.NewGoal("g", peertest.ParticipantID, goalWords(t), planBy(p, 0))
		peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	}
	_, err := recovery.NewGoal("", peertest.ParticipantID, goalWords(t), planBy(participant, 0))
	require.ErrorIs(t, err, recovery.ErrIncompleteGoal)
	step := recovery.GoalStep{ID: "s", By: participant}
	for name, spoil := range map[string]func(*recovery.GoalContent){
		"no words":             func(c *recovery.GoalContent) { c.Words = lifecycle.Text{} },
		"an unknown dimension": func(c *recovery.GoalContent) { c.Dimensions = []recovery.RecoveryDimension{"wealth"} },
		"a dimension twice":    func(c *recovery.GoalContent) { c.Dimensions = append(c.Dimensions, recovery.DimensionHome) },
		"a step twice":         func(c *recovery.GoalContent) { c.Steps = []recovery.GoalStep{step, step} },
		"a step of nobody":     func(c *recovery.GoalContent) { c.Steps = []recovery.GoalStep{{ID: "s"}} },
		"too many steps":       func(c *recovery.GoalContent) { c.Steps = make([]recovery.GoalStep, recovery.MaxGoalSteps+1) },
		"no UTF-8":             func(c *recovery.GoalContent) { c.Supporter = "\xff" },
	} {
		c := goalWords(t)
		spoil(&c)
		_, err := recovery.NewGoal("g", peertest.ParticipantID, c, planBy(participant, 0))
		require.ErrorIs(t, err, recovery.ErrGoalContent, name)
	}
	c := goalWords(t)
	c.Words = c.Words.Redacted()
	_, err = recovery.NewGoal("g", peertest.ParticipantID, c, planBy(participant, 0))
	peertest.RefusedBy(t, err, "other_content")
}

func TestRatings(t *testing.T) {
	for said := range 11 {
		r, err := recovery.Rate(said)
		require.NoError(t, err)
		got, ok := r.Said()
		assert.True(t, ok)
		assert.Equal(t, said, got)
		data, err := json.Marshal(r)
		require.NoError(t, err)
		assert.Equal(t, strconv.Itoa(said), string(data), "stored as it was said")
		var back recovery.ZeroToTen
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, r, back)
	}
	for _, bad := range []int{-1, 11} {
		_, err := recovery.Rate(bad)
		require.ErrorIs(t, err, recovery.ErrZeroToTen)
	}
	for _, bad := range []string{"-1", "11", "1.5", `"7"`, "1e1"} {
		kept, _ := recovery.Rate(4)
		require.ErrorIs(t, json.Unmarshal([]byte(bad), &kept), recovery.ErrZeroToTen, bad)
		assert.Equal(t, "4", kept.String())
	}
	var none recovery.ZeroToTen
	_, ok := none.Said()
	assert.False(t, ok, "not said is not 0")
	_, err := json.Marshal(none)
	require.ErrorIs(t, err, recovery.ErrZeroToTen)
}

func TestWhatAGoalSays(t *testing.T) {
	assert.Empty(t, goalWords(t).Unsaid())
	short := recovery.GoalContent{Words: peertest.Text("sleep")}
	assert.Equal(t, []recovery.GoalAspect{recovery.AspectMeasurable, recovery.AspectAchievable, recovery.AspectRelevant, recovery.AspectTimed}, short.Unsaid())
	g, err := recovery.NewGoal("g", peertest.ParticipantID, short, planBy(participant, 0))
	require.NoError(t, err, "a goal without them is a goal")
	require.NoError(t, g.Reword(planBy(participant, 1), goalWords(t)))
	now, ok := g.Read(peertest.Actor(participant))
	require.True(t, ok)
	assert.Equal(t, "a lease in my name", now.Words.Words())
	before := g.Earlier(peertest.Actor(participant))
	require.Len(t, before, 1)
	assert.Equal(t, "sleep", before[0].Words.Words(), "what it said before is kept")
	assert.Nil(t, g.Earlier(peertest.Actor(worker)))
	now.Steps[0].ID = "changed"
	again, _ := g.Read(peertest.Actor(participant))
	assert.Equal(t, recovery.GoalStepID("papers"), again.Steps[0].ID)
}

func TestWhoReadsAGoal(t *testing.T) {
	g := goalIn(t, recovery.GoalActive)
	for _, tt := range []struct {
		by   lifecycle.Actor
		want bool
	}{
		{peertest.Actor(participant), true}, {peertest.Actor(worker), true}, {peer.WorkerActor("w-9"), false}, {peertest.Actor(supervisor), false},
		{peertest.Actor(programme), false}, {peer.ParticipantActor("other"), false}, {lifecycle.Actor{}, false}, {lifecycle.System(), false},
	} {
		_, ok := g.Read(tt.by)
		assert.Equal(t, tt.want, ok, tt.by.Party)
	}
	require.NoError(t, g.Hide(planBy(participant, 5)))
	_, ok := g.Read(peertest.Actor(worker))
	assert.False(t, ok)
	peertest.Refused(t, g.NoteProgress(planBy(worker, 6), recovery.AchievementWorsening), lifecycle.ErrNotYourMove)
	_, ok = recovery.Goal{}.Read(lifecycle.Actor{Party: participant})
	assert.False(t, ok)
}

func TestStepsOfAGoal(t *testing.T) {
	g := goalIn(t, recovery.GoalActive)
	me := peertest.Actor(participant)
	on := goalDate(t, "2026-01-26")
	assert.Len(t, g.OverdueSteps(me, on), 2)
	assert.Len(t, g.OverdueSteps(me, goalDate(t, "2026-01-25")), 1, "a step is due through its day")
	assert.Empty(t, g.OverdueSteps(peer.WorkerActor("w-9"), on))
	peertest.RefusedBy(t, g.DoStep(planBy(worker, 5), "papers"), "own_step")
	peertest.RefusedBy(t, g.DoStep(planBy(participant, 5), "no-such"), "no_such_step")
	require.NoError(t, g.DoStep(planBy(worker, 5), "call"))
	require.NoError(t, g.DoStep(planBy(participant, 6), "papers"))
	at, ok := g.StepDoneAt("call")
	assert.True(t, ok)
	assert.Equal(t, peertest.Day(5), at)
	assert.Empty(t, g.OverdueSteps(me, on))
	require.NoError(t, g.ReopenStep(planBy(participant, 7), "call"))
	at, ok = g.StepDoneAt("call")
	assert.False(t, ok)
	assert.True(t, at.IsZero())
	require.NoError(t, g.SetAside(planBy(participant, 8)))
	assert.Empty(t, g.OverdueSteps(me, on), "nothing of a goal that was set aside is late")
	peertest.RefusedBy(t, goalIn(t, recovery.GoalActive).Revise(planBy(participant, 9), "g-1"), "same_goal")
}

func TestAchievementIsSaidBySideAndMovesNothing(t *testing.T) {
	g := goalIn(t, recovery.GoalDraft)
	assert.Empty(t, g.Achievement(participant))
	require.NoError(t, g.Begin(planBy(participant, 3)))
	assert.Equal(t, recovery.AchievementInProgress, g.Achievement(participant))
	require.NoError(t, g.NoteProgress(planBy(worker, 4), recovery.AchievementWorsening))
	assert.Equal(t, recovery.AchievementInProgress, g.Achievement(participant))
	assert.Equal(t, recovery.AchievementWorsening, g.Achievement(worker))
	require.NoError(t, g.NoteProgress(planBy(participant, 5), recovery.AchievementImproving))
	assert.Equal(t, recovery.AchievementImproving, g.Achievement(participant))
	require.NoError(t, g.Achieve(planBy(participant, 6)))
	assert.Equal(t, recovery.AchievementAchieved, g.Achievement(participant))
	require.NoError(t, g.Sustain(planBy(participant, 7)))
	assert.Equal(t, recovery.AchievementSustaining, g.Achievement(participant))
	assert.Equal(t, recovery.GoalSustained, g.State())
	err := g.NoteProgress(planBy(participant, 8), "failed")
	peertest.Refused(t, err, lifecycle.ErrMalformed)
}

func TestAGoalSetAsideIsPickedUpAgain(t *testing.T) {
	for _, s := range recovery.GoalStates() {
		g := goalIn(t, s)
		if s != recovery.GoalSetAside && s != recovery.GoalRevised {
			require.NoError(t, g.SetAside(planBy(participant, 5)), "%s: no reason is asked", s)
			require.NoError(t, g.Begin(planBy(participant, 6)))
			assert.Equal(t, recovery.GoalActive, g.State())
		}
	}
}

func TestErasingAGoal(t *testing.T) {
	g := goalIn(t, recovery.GoalActive)
	peertest.Refused(t, g.Erase(planBy(worker, 5)), lifecycle.ErrNotYourMove)
	before := g.Digest()
	require.NoError(t, g.Erase(planBy(participant, 5)))
	assert.NotEqual(t, before, g.Digest())
	data, err := json.Marshal(g)
	require.NoError(t, err)
	for _, words := range []string{"lease", "key in my hand", "daughter", "gather", "Monday"} {
		assert.NotContains(t, string(data), words)
	}
	require.NoError(t, g.Reword(planBy(participant, 6), goalWords(t)), "and it may be worded anew")
	data, err = json.Marshal(g)
	require.NoError(t, err)
	var back recovery.Goal
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, g.Digest(), back.Digest())
}

func TestAGoalIsStoredAndReplayed(t *testing.T) {
	for _, state := range recovery.GoalStates() {
		g := goalIn(t, state)
		data, err := json.Marshal(g)
		require.NoError(t, err)
		var back recovery.Goal
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, g.Digest(), back.Digest())
	}
	g := goalIn(t, recovery.GoalActive)
	require.NoError(t, g.DoStep(planBy(worker, 5), "call"))
	data, err := json.Marshal(g)
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"no id":               {`"id":"g-1"`, `"id":""`},
		"another participant": {`"participant":"participant-1"`, `"participant":"participant-2"`},
		"other words":         {"a lease in my name", "a lease in her name"},
		"another step's doer": {`"step":"call"`, `"step":"papers"`},
		"a step made up":      {`"step":"call"`, `"step":"pay"`},
		"another date":        {`2026-06-30`, `2026-07-30`},
		"a state made up":     {`"to":"active"`, `"to":"achieved"`},
		"an unknown key":      {`{"id"`, `{"pay":3,"id"`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := goalIn(t, recovery.GoalSetAside)
		want := lifecycle.ErrBadRecord
		if name == "no id" {
			want = recovery.ErrIncompleteGoal
		}
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), want, name)
		assert.Equal(t, recovery.GoalSetAside, kept.State(), name)
	}
	_, err = json.Marshal(recovery.Goal{})
	require.ErrorIs(t, err, recovery.ErrIncompleteGoal)
	sample := planSample(t, "goal-v1.json", func() any { return g })
	var back recovery.Goal
	require.NoError(t, json.Unmarshal(sample, &back))
	_, done := back.StepDoneAt("call")
	assert.True(t, done)
}

func FuzzGoal(f *testing.F) {
	data, err := json.Marshal(goalIn(f, recovery.GoalSustained))
	require.NoError(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		var g recovery.Goal
		if json.Unmarshal(data, &g) != nil {
			return
		}
		again, err := json.Marshal(g)
		require.NoError(t, err)
		var back recovery.Goal
		require.NoError(t, json.Unmarshal(again, &back))
		assert.Equal(t, g.Digest(), back.Digest())
	})
}

func TestGoalsGoToFHIRAndBack(t *testing.T) {
	for _, tt := range []struct {
		state  recovery.GoalState
		status recovery.FHIRGoalStatus
		how    recovery.GoalAchievement
		back   recovery.GoalState
	}{
		{recovery.GoalDraft, "proposed", "", recovery.GoalDraft},
		{recovery.GoalActive, "active", "in-progress", recovery.GoalActive},
		{recovery.GoalOnHold, "on-hold", "", recovery.GoalOnHold},
		{recovery.GoalAchieved, "completed", "achieved", recovery.GoalAchieved},
		{recovery.GoalSustained, "active", "sustaining", recovery.GoalSustained},
		{recovery.GoalSetAside, "cancelled", "", recovery.GoalSetAside},
		{recovery.GoalRevised, "cancelled", "", recovery.GoalSetAside}, // FHIR has no word for having been replaced
	} {
		status, how, err := tt.state.FHIR()
		require.NoError(t, err)
		assert.Equal(t, tt.status, status, tt.state)
		assert.Equal(t, tt.how, how, tt.state)
		back, err := recovery.GoalStateOf(status, how)
		require.NoError(t, err)
		assert.Equal(t, tt.back, back, tt.state)
	}
	_, _, err := recovery.GoalState("failed").FHIR()
	require.ErrorIs(t, err, recovery.ErrUnknownGoalState)
	for _, tt := range []struct {
		status recovery.FHIRGoalStatus
		how    recovery.GoalAchievement
		want   recovery.GoalState
	}{
		{"planned", "", recovery.GoalDraft}, {"accepted", "", recovery.GoalDraft}, {"rejected", "", recovery.GoalSetAside},
		{"active", "", recovery.GoalActive}, {"active", "worsening", recovery.GoalActive}, {"active", "not-achieved", recovery.GoalActive},
		{"active", "achieved", recovery.GoalAchieved}, {"completed", "sustaining", recovery.GoalSustained},
		{"completed", "not-attainable", recovery.GoalSetAside}, {"completed", "no-change", recovery.GoalSetAside},
	} {
		got, err := recovery.GoalStateOf(tt.status, tt.how)
		require.NoError(t, err)
		assert.Equal(t, tt.want, got, "%s %s", tt.status, tt.how)
	}
	for _, bad := range [][2]string{{"completed", ""}, {"entered-in-error", ""}, {"entered-in-error", "achieved"}} {
		_, err := recovery.GoalStateOf(recovery.FHIRGoalStatus(bad[0]), recovery.GoalAchievement(bad[1]))
		require.ErrorIs(t, err, recovery.ErrGoalStatus)
	}
	_, err = recovery.GoalStateOf("done", "")
	require.ErrorIs(t, err, recovery.ErrUnknownFHIRGoalStatus)
	_, err = recovery.GoalStateOf("active", "great")
	require.ErrorIs(t, err, recovery.ErrUnknownGoalAchievement)
}

func TestTreesOfTheFHIRCodes(t *testing.T) {
	assert.Len(t, recovery.FHIRGoalStatuses(), 9)
	assert.Len(t, recovery.GoalAchievements(), 9)
	want := map[recovery.GoalAchievement]recovery.GoalAchievement{
		"in-progress": "", "improving": "in-progress", "worsening": "in-progress", "no-change": "in-progress",
		"achieved": "", "sustaining": "achieved", "not-achieved": "", "no-progress": "not-achieved", "not-attainable": "not-achieved",
	}
	for _, a := range recovery.GoalAchievements() {
		parent, src := a.Parent()
		assert.Equal(t, want[a], parent, a)
		evidence := source.Verified
		if parent == recovery.AchievementNotAchieved {
			evidence = source.Unverified
		}
		assert.Equal(t, evidence, src.Evidence, a)
		assert.True(t, a.IsUnder(a))
		assert.False(t, a.IsUnder(""))
	}
	assert.True(t, recovery.AchievementImproving.IsUnder(recovery.AchievementInProgress))
	assert.False(t, recovery.GoalAchievement("").IsUnder(recovery.AchievementAchieved))
	for _, s := range recovery.FHIRGoalStatuses() {
		under := s == recovery.FHIRActive || s == recovery.FHIROnHold || s == recovery.FHIRCompleted
		assert.Equal(t, under, s.Parent() == recovery.FHIRAccepted, s)
	}
}
