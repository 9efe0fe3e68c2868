package supervision_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision"
	"github.com/alongside-go/alongside/supervision/supervisiontest"
)

func concern(key string, kind supervision.ConcernKind, s supervision.Severity, day int) supervision.Concern {
	return supervision.Concern{Key: key, Kind: kind, Severity: s, At: peertest.Day(day), Shared: kind == supervision.ConcernWellbeing}
}

func keys(items []supervision.AgendaItem) []string {
	var out []string
	for _, i := range items {
		out = append(out, i.Key)
	}
	return out
}

func agenda(t testing.TB, concerns []supervision.Concern, actions []supervision.Action, topics []supervision.Topic, day int, rules supervision.AgendaRules) supervision.Agenda {
	t.Helper()
	a, err := supervision.NewAgenda(concerns, actions, topics, peertest.Day(day), rules, nil)
	require.NoError(t, err)
	return a
}

func TestAgendaOrder(t *testing.T) {
	concerns := []supervision.Concern{
		concern("notes", supervision.ConcernNotes, supervision.SeverityRoutine, 3),
		concern("notes-older", supervision.ConcernNotes, supervision.SeverityRoutine, 1),
		concern("scope", supervision.ConcernScope, supervision.SeveritySoon, 2),
		concern("flag", supervision.ConcernOutcome, supervision.SeverityUrgent, 5),
		concern("tomorrow", supervision.ConcernGroup, supervision.SeverityUrgent, 11),
	}
	topics := []supervision.Topic{{Key: "mine", At: peertest.Day(9)}, {Key: "mine-too", At: peertest.Day(8), Area: supervision.AreaCareer}}
	a := agenda(t, concerns, nil, topics, 10, supervision.AgendaRules{})
	assert.Equal(t, []string{"flag", "mine-too", "mine", "scope", "notes-older", "notes"}, keys(a.Items))
	assert.True(t, a.Items[1].Own)
	assert.Equal(t, []supervision.Area{supervision.AreaCareer}, a.Items[1].Areas)
	assert.Equal(t, []supervision.Area{supervision.AreaDocumentation}, a.Items[5].Areas)

	a = agenda(t, concerns, nil, topics, 10, supervision.AgendaRules{Limit: 1})
	assert.Equal(t, []string{"flag", "mine-too", "mine"}, keys(a.Items), "the worker's own topics are never left out")
	assert.Equal(t, []string{"scope", "notes-older", "notes"}, keys(a.Later))

	a = agenda(t, concerns, nil, nil, 10, supervision.AgendaRules{RaiseAfter: 9})
	assert.Equal(t, []string{"flag", "notes-older", "scope", "notes"}, keys(a.Items), "nine days old on the tenth")
	assert.Equal(t, supervision.SeveritySoon, a.Items[1].Severity)

	a = agenda(t, concerns, nil, nil, 10, supervision.AgendaRules{Standing: supervision.TexasAreas()})
	assert.Equal(t, []supervision.Area{supervision.AreaParticipants, supervision.AreaSkills, supervision.AreaCareer}, a.Open, "a question of scope is there")
}

func TestAgendaMergesByKey(t *testing.T) {
	open := *supervisiontest.ActionIn(t, supervision.ActionOpen) // about concern-1, due on day 14
	concerns := []supervision.Concern{
		concern("concern-1", supervision.ConcernBoundary, supervision.SeverityRoutine, 4),
		concern("concern-1", supervision.ConcernScope, supervision.SeveritySoon, 6),
	}
	concerns[1].About = "accept_token_gift"
	a := agenda(t, concerns, []supervision.Action{open, *supervisiontest.ActionIn(t, supervision.ActionDone)}, nil, 14, supervision.AgendaRules{})
	require.Len(t, a.Items, 1)
	item := a.Items[0]
	assert.Equal(t, supervision.ConcernScope, item.Kind)
	assert.Equal(t, supervision.SeveritySoon, item.Severity)
	assert.Equal(t, peertest.Day(0), item.Since, "the action is the oldest")
	assert.Equal(t, []supervision.Area{supervision.AreaScope, supervision.AreaBoundaries}, item.Areas)
	assert.Equal(t, []string{"accept_token_gift"}, item.About)
	assert.Equal(t, 3, item.Concerns)
	assert.True(t, item.Free, "a boundary of one's own stays without consequence")
	assert.Equal(t, supervision.ActionID("action-1"), item.Action)
	assert.Equal(t, supervision.OwnerSupervisor, item.Owner)
	assert.False(t, item.Overdue, "day 14 is its last")
	a = agenda(t, nil, []supervision.Action{open}, nil, 15, supervision.AgendaRules{})
	assert.True(t, a.Items[0].Overdue)
	assert.Equal(t, supervision.SeveritySoon, a.Items[0].Severity)
	data, err := json.Marshal(agenda(t, nil, nil, nil, 1, supervision.AgendaRules{}))
	require.NoError(t, err)
	assert.JSONEq(t, `{"items":[],"later":[],"open":[]}`, string(data))
}

func TestAgendaDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var concerns []supervision.Concern
		var topics []supervision.Topic
		for range rapid.IntRange(0, 8).Draw(r, "n") {
			key := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(r, "key")
			day := rapid.IntRange(0, 20).Draw(r, "day")
			if rapid.Bool().Draw(r, "topic") {
				topics = append(topics, supervision.Topic{Key: key, At: peertest.Day(day)})
				continue
			}
			concerns = append(concerns, concern(key, rapid.SampledFrom(supervision.ConcernKinds()).Draw(r, "kind"),
				rapid.SampledFrom(supervision.Severities()).Draw(r, "severity"), day))
		}
		rules := supervision.AgendaRules{Limit: rapid.IntRange(0, 2).Draw(r, "limit"), RaiseAfter: rapid.IntRange(0, 9).Draw(r, "raise")}
		first := agenda(t, concerns, nil, topics, 15, rules)
		slices.Reverse(concerns)
		slices.Reverse(topics)
		assert.Equal(r, first, agenda(t, concerns, nil, topics, 15, rules))
		for _, topic := range topics {
			if !topic.At.After(peertest.Day(15)) {
				assert.Contains(r, keys(first.Items), topic.Key, "never dropped, never later")
			}
		}
	})
}

func TestConcernsThatCannotBe(t *testing.T) {
	good := concern("k", supervision.ConcernScope, supervision.SeveritySoon, 1)
	for name, f := range map[string]func(*supervision.Concern){
		"no key":               func(c *supervision.Concern) { c.Key = "" },
		"no kind":              func(c *supervision.Concern) { c.Kind = "" },
		"no severity":          func(c *supervision.Concern) { c.Severity = 0 },
		"too severe":           func(c *supervision.Concern) { c.Severity = 4 },
		"no time":              func(c *supervision.Concern) { c.At = time.Time{} },
		"therapy":              func(c *supervision.Concern) { c.Area = "therapy" },
		"wellbeing not shared": func(c *supervision.Concern) { c.Kind, c.Shared = supervision.ConcernWellbeing, false },
	} {
		c := good
		f(&c)
		_, err := supervision.NewAgenda([]supervision.Concern{good, c}, nil, nil, peertest.Day(2), supervision.AgendaRules{}, nil)
		require.ErrorIs(t, err, supervision.ErrConcern, name)
		assert.Contains(t, err.Error(), "concerns[1]", name)
	}
	_, err := supervision.NewAgenda(nil, nil, []supervision.Topic{{At: peertest.Day(1)}}, peertest.Day(2), supervision.AgendaRules{}, nil)
	require.ErrorIs(t, err, supervision.ErrConcern)
	for _, rules := range []supervision.AgendaRules{{Limit: -1}, {RaiseAfter: -1}, {Standing: []supervision.Area{"x"}}} {
		_, err := supervision.NewAgenda(nil, nil, nil, peertest.Day(2), rules, nil)
		require.ErrorIs(t, err, supervision.ErrConcern)
	}
	peertest.Secret(t, "secret-key", concern("secret-key", supervision.ConcernScope, 1, 1), supervision.Topic{Key: "secret-key"},
		agenda(t, []supervision.Concern{concern("secret-key", supervision.ConcernScope, 1, 1)}, nil, nil, 2, supervision.AgendaRules{}),
		supervision.AgendaItem{Key: "secret-key"})
}

func TestDebriefWithin24Hours(t *testing.T) {
	verdict := peertest.Day(0)
	c, owed := supervision.DebriefConcern("debrief/1", verdict, []supervision.Cycle{*supervisiontest.CycleIn(t, supervision.CycleHeld)})
	require.True(t, owed, "an extra session is no debrief")
	a := agenda(t, []supervision.Concern{c}, nil, nil, 1, supervision.AgendaRules{})
	assert.Equal(t, peertest.Day(1), a.Items[0].By)
	assert.False(t, a.Items[0].Overdue, "24 hours to the instant")
	later, err := supervision.NewAgenda([]supervision.Concern{c}, nil, nil, peertest.Day(1).Add(time.Nanosecond), supervision.AgendaRules{}, nil)
	require.NoError(t, err)
	assert.True(t, later.Items[0].Overdue)

	plan := supervision.DebriefPlan("debrief-1", peertest.WorkerID, peertest.SupervisorID, verdict, nil)
	assert.Equal(t, peer.DateRange{From: d(0), Until: d(2)}, plan.Period)
	cycle, err := supervision.NewCycle(plan, supervision.CallDebrief, on(supervisor, 0))
	require.NoError(t, err)
	require.NoError(t, cycle.Schedule(on(supervisor, 0), verdict.Add(3*time.Hour)))
	_, owed = supervision.DebriefConcern("debrief/1", verdict, []supervision.Cycle{*cycle})
	assert.True(t, owed, "set, not held")
	act := on(supervisor, 0)
	act.At = verdict.Add(4 * time.Hour)
	require.NoError(t, cycle.Hold(act, hour))
	_, owed = supervision.DebriefConcern("debrief/1", verdict, []supervision.Cycle{*cycle})
	assert.False(t, owed)
	_, owed = supervision.DebriefConcern("debrief/2", peertest.Day(3), []supervision.Cycle{*cycle})
	assert.True(t, owed, "it was before the next emergency")
}

func TestGroupConcerns(t *testing.T) {
	c := group.Consequence{Key: "m-1/overdose", Kind: group.TriggerOverdose, Level: 3, At: peertest.Day(1)}
	got := supervision.GroupConcerns(c)
	require.Len(t, got, 2)
	assert.Equal(t, supervision.Concern{Key: "group/m-1/overdose", Kind: supervision.ConcernGroup, Severity: supervision.SeverityUrgent, At: peertest.Day(1), About: "overdose"}, got[0])
	assert.Equal(t, supervision.ConcernDebrief, got[1].Kind)
	c.Level = 2
	assert.Equal(t, supervision.SeverityUrgent, supervision.GroupConcerns(c)[0].Severity)
	c.Level = 1
	assert.Equal(t, supervision.SeverityRoutine, supervision.GroupConcerns(c)[0].Severity)
	assert.Empty(t, supervision.GroupConcerns(group.Consequence{}))
}

func TestLongKeysGiveValidConcerns(t *testing.T) {
	for _, n := range []int{248, 249, 250, 251, 256} {
		c := group.Consequence{Key: strings.Repeat("x", n), Kind: group.TriggerOverdose, Level: 3, At: peertest.Day(1)}
		got := supervision.GroupConcerns(c)
		a, err := supervision.NewAgenda(got, nil, nil, peertest.Day(2), supervision.AgendaRules{}, nil)
		require.NoError(t, err, n)
		assert.Len(t, a.Items, 2, n)
		assert.Equal(t, got, supervision.GroupConcerns(c), "the same key each time")
	}
}

func TestMisplacedMatters(t *testing.T) {
	for _, m := range supervision.MisplacedMatters() {
		_, err := supervision.AreaNamed(string(m))
		var misplaced *supervision.MisplacedError
		require.ErrorAs(t, err, &misplaced)
		require.ErrorIs(t, err, supervision.ErrMisplaced)
		assert.NotEmpty(t, misplaced.Instead)
	}
	a, err := supervision.AreaNamed("ethics")
	require.NoError(t, err)
	assert.Equal(t, supervision.AreaEthics, a)
	_, err = supervision.AreaNamed("ethic")
	require.ErrorIs(t, err, supervision.ErrUnknownArea)
	for _, a := range supervision.Areas() {
		assert.NotEmpty(t, a.Source().Title, a)
	}
	assert.Len(t, supervision.Areas(), 17)
}

func FuzzConcern(f *testing.F) {
	f.Add([]byte(`{"key":"k","kind":"boundary","severity":"routine","at":"2026-01-05T12:00:00Z"}`))
	f.Add([]byte(`{"key":"k","kind":"wellbeing","severity":"soon","at":"2026-01-05T12:00:00+02:00","shared":true,"area":"ethics"}`))
	f.Add([]byte(`{"key":"k","mood":1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var c supervision.Concern
		if json.Unmarshal(data, &c) != nil {
			assert.Equal(t, supervision.Concern{}, c, "unchanged on error")
			return
		}
		require.NoError(t, c.Check())
		text, err := json.Marshal(c)
		require.NoError(t, err)
		var back supervision.Concern
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, c, back)
	})
}

func TestConcernRefusesUnknownKeys(t *testing.T) {
	for text, want := range map[string]error{
		`{"key":"k","mood":1}`: lifecycle.ErrBadRecord,
		`{"key":"k","kind":"wellbeing","severity":"soon","at":"2026-01-05T12:00:00Z"}`:                                    supervision.ErrConcern,
		`{"key":"k","kind":"boundary","severity":"soon","at":"2026-01-05T12:00:00Z","area":"wellbeing_and_own_recovery"}`: supervision.ErrConcern,
		`{}`: supervision.ErrConcern,
		`[]`: lifecycle.ErrBadRecord,
		`{"key":"k","kind":"boundary","severity":"grave","at":"2026-01-05T12:00:00Z"}`: lifecycle.ErrBadRecord,
	} {
		var c supervision.Concern
		require.ErrorIs(t, json.Unmarshal([]byte(text), &c), want, text)
		assert.Zero(t, c)
	}
}
