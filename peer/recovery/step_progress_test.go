package recovery_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

// Written by hand.
const stepAnswers = `
- | keep | participant | not_started

not_started | work   | participant | working
not_started | forget | participant | not_kept

working | finish    | participant | done_first_time
working | set_aside | participant | not_started
working | forget    | participant | not_kept

done_first_time | revisit | participant | revisiting
done_first_time | forget  | participant | not_kept

revisiting | finish | participant | done_first_time
revisiting | forget | participant | not_kept
`

func stepIn(t testing.TB, status recovery.StepStatus) *recovery.StepProgress {
	t.Helper()
	aa, err := recovery.Lookup("aa")
	require.NoError(t, err)
	s, err := recovery.NewStep(peertest.ParticipantID, aa, "aa_04", peertest.By(pathwaySelf, peertest.Day(0)))
	require.NoError(t, err)
	path := map[recovery.StepStatus][]func(*recovery.StepProgress, lifecycle.Act) error{
		recovery.StepWorking:       {(*recovery.StepProgress).Work},
		recovery.StepDoneFirstTime: {(*recovery.StepProgress).Work, (*recovery.StepProgress).Finish},
		recovery.StepRevisiting:    {(*recovery.StepProgress).Work, (*recovery.StepProgress).Finish, (*recovery.StepProgress).Revisit},
		recovery.StepNotKept:       {(*recovery.StepProgress).Work, (*recovery.StepProgress).SetAside, (*recovery.StepProgress).Forget},
	}[status]
	for i, move := range path {
		require.NoError(t, move(s, peertest.By(pathwaySelf, peertest.Day(i+1))))
	}
	require.Equal(t, status, s.State())
	return s
}

func TestStepTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[recovery.StepStatus, recovery.StepEvent, lifecycle.NoChange](recovery.StepLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: pathwaySelf, ID: string(peertest.ParticipantID)}
	peertest.TryTable(t, peertest.Trial[recovery.StepStatus, recovery.StepEvent, lifecycle.NoChange]{
		Machine: m,
		Open:    func() (recovery.StepHistory, error) { return m.Open(seat) },
		In: func(s recovery.StepStatus) recovery.StepHistory {
			h, err := m.Restore(stepIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(recovery.StepEvent, lifecycle.Party) (mv recovery.StepMove) { return mv },
		Want: stepAnswers,
	})
	assert.ElementsMatch(t, recovery.StepStatuses(), recovery.StepLifecycle().States())
}

func TestProgressKeepsNoContent(t *testing.T) {
	s := stepIn(t, recovery.StepWorking)
	act := peertest.By(pathwaySelf, peertest.Day(3))
	act.Reason = peertest.Text("I hurt my brother")
	refusal := peertest.Refused(t, s.Finish(act), lifecycle.ErrGuard)
	assert.Equal(t, "no_content", refusal.Guard)
	assert.Equal(t, recovery.StepWorking, s.State())
	assert.Equal(t, recovery.PathwayItemID("aa_04"), s.Item())
	assert.Equal(t, recovery.PathwayAA, s.Pathway())
}

func TestProgressIsWithAnItemOfThePathway(t *testing.T) {
	smart, _ := recovery.Lookup("smart")
	act := peertest.By(pathwaySelf, peertest.Day(0))
	_, err := recovery.NewStep("p", smart, "aa_04", act)
	require.ErrorIs(t, err, recovery.ErrUnknownPathwayItem)
	_, err = recovery.NewStep("p", smart, "", act)
	require.ErrorIs(t, err, recovery.ErrUnknownPathwayItem)
	_, err = recovery.NewStep("", smart, "smart_p1", act)
	require.ErrorIs(t, err, recovery.ErrStep)
	_, err = recovery.NewStep("p", smart, "smart_p1", peertest.By(pathwayWorker, peertest.Day(0)))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	var zero recovery.StepProgress
	_, err = json.Marshal(zero)
	require.ErrorIs(t, err, recovery.ErrStep)
	assert.Empty(t, zero.State())
}

func FuzzStepProgress(f *testing.F) {
	for _, s := range recovery.StepStatuses() {
		data, _ := json.Marshal(stepIn(f, s))
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var s, back recovery.StepProgress
		if s.UnmarshalJSON(data) != nil {
			return
		}
		again, err := json.Marshal(s)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(again, &back))
		assert.Equal(t, s.Digest(), back.Digest())
	})
}

// A stored record with words could not have come about, whoever wrote it.
func TestStoredProgressWithWordsDoesNotLoad(t *testing.T) {
	m, err := lifecycle.New[recovery.StepStatus, recovery.StepEvent, lifecycle.NoChange](recovery.StepLifecycle())
	require.NoError(t, err)
	h, err := m.Open(lifecycle.Seat{Party: pathwaySelf, ID: "p-1"})
	require.NoError(t, err)
	act := lifecycle.Act{By: lifecycle.Actor{Party: pathwaySelf, ID: "p-1"}, At: peertest.Day(0)}
	for _, words := range []string{"", "what I wrote"} {
		act.Reason = peertest.Text(words)
		if words == "" {
			act.Reason = lifecycle.Text{}
		}
		kept, _, err := m.Fire(h, recovery.StepMove{Act: act, Event: recovery.KeepStep}, nil)
		require.NoError(t, err)
		data, err := json.Marshal(map[string]any{"participant": "p-1", "pathway": "aa", "item": "aa_04", "history": kept.Stored()})
		require.NoError(t, err)
		err = new(recovery.StepProgress).UnmarshalJSON(data)
		if words == "" {
			require.NoError(t, err)
			continue
		}
		var fault *lifecycle.RecordError
		require.ErrorAs(t, err, &fault)
		assert.Equal(t, "reason", fault.Field)
	}
}
