package workforce_test

import (
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/supervision/workforce"
)

var update = flag.Bool("update", false, "rewrite the stored samples")

// Written by hand. Nobody but the worker is in it.
const wellbeingAnswers = `
- | begin | worker | kept

kept | note    | worker | kept
kept | share   | worker | kept
kept | unshare | worker | kept
kept | end     | worker | ended
`

const stepAsideAnswers = `
- | step_aside | worker, supervisor | away

away | make_plan | worker, supervisor | away
away | leave     | worker, programme  | left

planned | return | worker, supervisor | planned
planned | leave  | worker, programme  | left
`

const recruitAnswers = `
- | identify | candidate, programme | identified

identified | invite     | programme | invited
identified | apply      | candidate | applied
identified | withdraw   | candidate | withdrawn
identified | not_choose | programme | not_chosen

invited | apply      | candidate | applied
invited | withdraw   | candidate | withdrawn
invited | not_choose | programme | not_chosen

applied | interview  | programme | interviewed
applied | withdraw   | candidate | withdrawn
applied | not_choose | programme | not_chosen

interviewed | offer      | programme | offered
interviewed | withdraw   | candidate | withdrawn
interviewed | not_choose | programme | not_chosen

offered | accept     | candidate | onboarding
offered | withdraw   | candidate | withdrawn
offered | not_choose | programme | not_chosen

onboarding | pass_item  | programme | onboarding
onboarding | clear      | programme | ready
onboarding | withdraw   | candidate | withdrawn
onboarding | not_choose | programme | not_chosen
`

const implementationAnswers = `
- | begin | programme | exploring

exploring | tick    | programme | exploring
exploring | untick  | programme | exploring
exploring | prepare | programme | preparing
exploring | stop    | programme | stopped

preparing | tick   | programme | preparing
preparing | untick | programme | preparing
preparing | pilot  | programme | piloting
preparing | stop   | programme | stopped

piloting | tick      | programme | piloting
piloting | untick    | programme | piloting
piloting | operate   | programme | operating
piloting | step_back | programme | preparing
piloting | stop      | programme | stopped

operating | tick      | programme | operating
operating | untick    | programme | operating
operating | step_back | programme | preparing
operating | stop      | programme | stopped
`

// try runs a table against the answers written by hand. stored gives the record in a state.
func try[S, E ~string, D lifecycle.Change](t *testing.T, table lifecycle.Table[S, E], want string, states []S, stored func(S) any,
	move func(E, lifecycle.Act) lifecycle.Move[E, D], seats ...lifecycle.Seat) {
	t.Helper()
	m, err := lifecycle.New[S, E, D](table)
	require.NoError(t, err)
	peertest.TryTable(t, peertest.Trial[S, E, D]{
		Machine: m,
		Open:    func() (lifecycle.History[S, E, D], error) { return m.Open(seats...) },
		In: func(s S) lifecycle.History[S, E, D] {
			text, err := json.Marshal(stored(s))
			require.NoError(t, err)
			var record struct {
				History json.RawMessage `json:"history"`
			}
			require.NoError(t, json.Unmarshal(text, &record))
			h, err := m.Load(record.History, seats...)
			require.NoError(t, err)
			return h
		},
		Move: func(e E, p lifecycle.Party) lifecycle.Move[E, D] { return move(e, peertest.By(p, peertest.Day(1000))) },
		Want: want,
	})
	assert.ElementsMatch(t, states, table.States())
	for _, r := range table.Rows {
		assert.NotEmpty(t, r.Doc, r.Event)
		assert.NotEmpty(t, r.Source.Title, r.Event)
	}
}

func TestTablesGiveTheAnswersWrittenByHand(t *testing.T) {
	seat := func(p lifecycle.Party) lifecycle.Seat { return lifecycle.Seat{Party: p, ID: id(p)} }
	t.Run("wellbeing", func(t *testing.T) {
		try(t, workforce.WellbeingLifecycle(), wellbeingAnswers, workforce.WellbeingStates(),
			func(s workforce.WellbeingState) any { return wellbeingIn(t, s) }, wellbeingMove, seat(worker))
	})
	t.Run("step-aside", func(t *testing.T) {
		try(t, workforce.StepAsideLifecycle(), stepAsideAnswers, workforce.StepAsideStates(),
			func(s workforce.StepAsideState) any { return stepAsideIn(t, s) },
			func(e workforce.StepAsideEvent, act lifecycle.Act) workforce.StepAsideMove {
				return workforce.StepAsideMove{Act: act, Event: e}
			}, seat(worker), seat(supervisor))
	})
	t.Run("recruit", func(t *testing.T) {
		try(t, workforce.RecruitLifecycle(), recruitAnswers, workforce.RecruitStates(),
			func(s workforce.RecruitState) any { return recruitIn(t, s) }, recruitMove, seat(candidate))
	})
	t.Run("implementation", func(t *testing.T) {
		try(t, workforce.ImplementationLifecycle(), implementationAnswers, workforce.ImplementationStates(),
			func(s workforce.ImplementationState) any { return implementationIn(t, s) }, implementationMove)
	})
}

func TestEnumerations(t *testing.T) {
	for range 2 {
		enumtest.Try(t, workforce.WellbeingStates(), workforce.ErrUnknownWellbeingState)
		enumtest.Try(t, workforce.StepAsideStates(), workforce.ErrUnknownStepAsideState)
		enumtest.Try(t, workforce.RecruitStates(), workforce.ErrUnknownRecruitState)
		enumtest.Try(t, workforce.ImplementationStates(), workforce.ErrUnknownImplementationState)
		enumtest.Try(t, workforce.Measures(), workforce.ErrUnknownMeasure)
		enumtest.Try(t, workforce.DriftSignals(), workforce.ErrUnknownDriftSignal)
		enumtest.Try(t, workforce.GateItems(), workforce.ErrUnknownGateItem)
		enumtest.Try(t, workforce.ReadinessAreas(), workforce.ErrUnknownReadinessArea)
		enumtest.Try(t, workforce.Principles(), workforce.ErrUnknownPrinciple)
		enumtest.Try(t, workforce.Barriers(), workforce.ErrUnknownBarrier)
		enumtest.Try(t, workforce.Recognitions(), workforce.ErrUnknownRecognition)
		enumtest.Try(t, workforce.Audiences(), workforce.ErrUnknownAudience)
		enumtest.Try(t, workforce.EducationTopics(), workforce.ErrUnknownEducationTopic)
		enumtest.Try(t, workforce.SatisfactionItems(), workforce.ErrUnknownSatisfactionItem)
		enumtest.Try(t, workforce.CaseloadStandings(), workforce.ErrUnknownCaseloadStanding)
	}
}

func sample(t *testing.T, name string, now, into any) {
	t.Helper()
	file := "testdata/" + name + "-v1.json"
	if *update {
		text, err := json.MarshalIndent(now, "", "\t")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(file, append(text, '\n'), 0o644))
	}
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, into))
}

func TestStoredSamplesLoad(t *testing.T) {
	var w workforce.Wellbeing
	sample(t, "wellbeing", wellbeingIn(t, workforce.WellbeingKept), &w)
	seen, err := w.Seen(peertest.Actor(worker))
	require.NoError(t, err)
	assert.Len(t, seen, 2)
	var s workforce.StepAside
	sample(t, "step_aside", stepAsideIn(t, workforce.StepAsideReturned), &s)
	assert.True(t, s.HasReturnPlan())
	var c workforce.Recruit
	sample(t, "recruit", recruitIn(t, workforce.RecruitReady), &c)
	assert.Empty(t, c.GateLeft())
	var p workforce.Implementation
	sample(t, "implementation", implementationIn(t, workforce.ImplementationOperating), &p)
	assert.Equal(t, workforce.ImplementationOperating, p.State())
}

func fuzz[T any](f *testing.F, seed any, digest func(T) lifecycle.Digest) {
	text, err := json.Marshal(seed)
	require.NoError(f, err)
	f.Add(text)
	f.Fuzz(func(t *testing.T, text []byte) {
		var v, again T
		if json.Unmarshal(text, &v) != nil {
			return
		}
		out, err := json.Marshal(v)
		if err != nil {
			require.ErrorIs(t, err, workforce.ErrIncomplete)
			return
		}
		require.NoError(t, json.Unmarshal(out, &again))
		require.Equal(t, digest(v), digest(again))
	})
}

func FuzzWellbeing(f *testing.F) {
	fuzz(f, wellbeingIn(f, workforce.WellbeingKept), workforce.Wellbeing.Digest)
}

func FuzzStepAside(f *testing.F) {
	fuzz(f, stepAsideIn(f, workforce.StepAsideReturned), workforce.StepAside.Digest)
}

func FuzzRecruit(f *testing.F) {
	fuzz(f, recruitIn(f, workforce.RecruitReady), workforce.Recruit.Digest)
}

func FuzzImplementation(f *testing.F) {
	fuzz(f, implementationIn(f, workforce.ImplementationPiloting), workforce.Implementation.Digest)
}
