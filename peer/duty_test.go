package peer_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Written by hand. What two must agree on stays until both have answered.
const dutyAnswers = `
- | begin | supervisor, programme | on_duty

on_duty | adjust     | worker, supervisor | on_duty
on_duty | step_aside | worker, supervisor | stepped_aside
on_duty | end        | worker, programme  | ended

adjusted | full_duties | worker, supervisor, programme | adjusted
adjusted | step_aside  | worker, supervisor | stepped_aside
adjusted | end         | worker, programme  | ended

stepped_aside | agree_return | worker, supervisor, programme | stepped_aside
stepped_aside | end          | worker, programme  | ended

return_agreed | return          | worker, supervisor, programme | return_agreed
return_agreed | return_adjusted | worker, supervisor, programme | return_agreed
return_agreed | step_aside      | worker, supervisor | stepped_aside
return_agreed | end             | worker, programme  | ended
`

type answer func(d *peer.Duty, act lifecycle.Act) error

// bothSay lets worker and supervisor make the same move, half a day apart.
func bothSay(t testing.TB, d *peer.Duty, at time.Time, say answer) {
	t.Helper()
	require.NoError(t, say(d, by(worker, at)))
	require.NoError(t, say(d, by(supervisor, at.Add(12*time.Hour))))
}

// dutyIn returns a duty in the given state, from day 0 on.
func dutyIn(t testing.TB, state peer.DutyState) *peer.Duty {
	t.Helper()
	d, err := peer.NewDuty(peertest.WorkerID, by(programme, day(0)))
	require.NoError(t, err)
	switch state {
	case peer.DutyAdjusted:
		bothSay(t, d, day(1), (*peer.Duty).Adjust)
	case peer.DutySteppedAside, peer.DutyReturnAgreed:
		require.NoError(t, d.StepAside(by(worker, day(1))))
	case peer.DutyEnded:
		require.NoError(t, d.End(by(worker, day(1))))
	}
	if state == peer.DutyReturnAgreed {
		bothSay(t, d, day(2), (*peer.Duty).AgreeReturn)
	}
	require.Equal(t, state, d.State())
	return d
}

func TestDutyTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[peer.DutyState, peer.DutyEvent, lifecycle.NoChange](peer.DutyLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: worker, ID: string(peertest.WorkerID)}
	peertest.TryTable(t, peertest.Trial[peer.DutyState, peer.DutyEvent, lifecycle.NoChange]{
		Machine: m,
		Open:    func() (peer.DutyHistory, error) { return m.Open(seat) },
		In: func(s peer.DutyState) peer.DutyHistory {
			h, err := m.Restore(dutyIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e peer.DutyEvent, p lifecycle.Party) (mv peer.DutyMove) {
			if e == peer.StepAside && p == supervisor {
				mv.Code = "safety"
			}
			switch {
			case p == programme && e == peer.EndDuty:
				mv.Reason = peertest.Text("the site closes")
			case p == programme && e != peer.BeginDuty:
				mv.Code = "supervisor_absent"
			}
			return mv
		},
		Want: dutyAnswers,
	})
	assert.ElementsMatch(t, peer.DutyStates(), peer.DutyLifecycle().States())
	enumtest.Try(t, peer.DutyStates(), peer.ErrUnknownDutyState)
}

func TestSteppingAsideAndComingBack(t *testing.T) {
	d := dutyIn(t, peer.DutyOn)
	require.NoError(t, d.StepAside(by(worker, day(10))), "no reason is asked for")
	peertest.Refused(t, d.Return(by(supervisor, day(11))), lifecycle.ErrNotFromHere)
	require.NoError(t, d.AgreeReturn(by(supervisor, day(12))))
	assert.Equal(t, peer.DutySteppedAside, d.State(), "a plan needs both")
	assert.False(t, d.HasReturnPlan(day(12)))
	require.NoError(t, d.AgreeReturn(by(worker, day(13))))
	assert.True(t, d.HasReturnPlan(day(13)))
	assert.Equal(t, peer.FitnessSteppedAside, d.Fitness(day(13)), "a plan is not the return")
	bothSay(t, d, day(20), (*peer.Duty).ReturnAdjusted)
	bothSay(t, d, day(40), (*peer.Duty).FullDuties)
	require.NoError(t, d.StepAside(coded(worker, day(50), "own_return_to_use")))
	assert.False(t, d.HasReturnPlan(day(50)), "the plan was for the first time")
	bothSay(t, d, day(60), (*peer.Duty).AgreeReturn)
	require.NoError(t, d.StepAside(by(worker, day(61))))
	bothSay(t, d, day(62), (*peer.Duty).AgreeReturn)
	bothSay(t, d, day(63), (*peer.Duty).Return)
	require.NoError(t, d.End(by(worker, day(70))))
	for at, want := range map[int]peer.Fitness{0: "fit", 9: "fit", 10: "stepped_aside", 19: "stepped_aside", 21: "adjusted_duties", 41: "fit",
		50: "stepped_aside", 62: "stepped_aside", 64: "fit", 70: "", -1: ""} {
		assert.Equal(t, want, d.Fitness(day(at)), "day %d", at)
	}
	assert.Equal(t, peer.Fitness(""), peer.Duty{}.Fitness(day(1)))
}

// A worker's own return to use is the worker's own word, and what a plan holds
// is nobody's to keep.
func TestDutyKeepsNothingOfTheWorkersHealth(t *testing.T) {
	d := dutyIn(t, peer.DutyOn)
	peertest.Refused(t, d.StepAside(coded(supervisor, day(1), "own_return_to_use")), lifecycle.ErrUnknownCode)
	peertest.Refused(t, d.StepAside(by(supervisor, day(1))), lifecycle.ErrReasonMissing)
	peertest.Refused(t, d.StepAside(coded(programme, day(1), "safety")), lifecycle.ErrNotYourMove)
	require.NoError(t, d.StepAside(coded(supervisor, day(1), "safety")))
	peertest.RefusedBy(t, d.AgreeReturn(wording(worker, day(2), "meetings every day")), "plan_content")
	peertest.Refused(t, d.AgreeReturn(coded(worker, day(2), "unwell")), lifecycle.ErrUnknownCode)
	peertest.Refused(t, d.End(by(programme, day(2))), lifecycle.ErrReasonMissing)

	undo := wording(supervisor, day(3), "not so")
	require.ErrorIs(t, d.Correct(undo, 2, peer.DutyMove{Act: wording(worker, day(2), "meetings"), Event: peer.AgreeReturn}), peer.ErrPlanContent)
	own := dutyIn(t, peer.DutySteppedAside)
	peertest.Refused(t, own.Correct(undo, 2), lifecycle.ErrNotYourMove)
	require.NoError(t, own.Correct(wording(worker, day(3), "by mistake"), 2))
	assert.Equal(t, peer.DutyOn, own.State())

	said := dutyIn(t, peer.DutyOn)
	require.NoError(t, said.StepAside(wording(supervisor, day(1), "was seen unwell")))
	peertest.Refused(t, said.Redact(by(programme, day(2)), 2), lifecycle.ErrNotYourMove)
	require.NoError(t, said.Redact(by(worker, day(2)), 2), "the worker may take away what was said of them")
}

func TestTheProgrammeAnswersForASilentSupervisor(t *testing.T) {
	d := dutyIn(t, peer.DutySteppedAside)
	require.NoError(t, d.AgreeReturn(by(worker, day(2))))
	peertest.Refused(t, d.AgreeReturn(by(programme, day(9))), lifecycle.ErrReasonMissing)
	require.NoError(t, d.AgreeReturn(coded(programme, day(9), "supervisor_absent")))
	assert.Equal(t, peer.DutyReturnAgreed, d.State())
	require.NoError(t, d.ReturnAdjusted(coded(programme, day(10), "supervisor_absent")))
	assert.Equal(t, peer.DutyReturnAgreed, d.State(), "the worker's own word is the worker's")
	peertest.Refused(t, d.ReturnAdjusted(by(supervisor, day(10))), lifecycle.ErrAnswered)
	require.NoError(t, d.ReturnAdjusted(by(worker, day(11))))
	assert.Equal(t, peer.DutyAdjusted, d.State())
	require.NoError(t, d.FullDuties(by(worker, day(12))))
	require.NoError(t, d.FullDuties(coded(programme, day(13), "supervisor_absent")))
	assert.Equal(t, peer.DutyOn, d.State())
}

func TestASupervisorSaysWhyAndNothingPersonal(t *testing.T) {
	d := dutyIn(t, peer.DutyOn)
	peertest.RefusedBy(t, d.StepAside(coded(supervisor, day(1), "unwell")), "words_missing")
	peertest.RefusedBy(t, d.Adjust(coded(supervisor, day(1), "personal")), "own_word")
	require.NoError(t, d.Adjust(coded(worker, day(1), "personal")))
	require.NoError(t, d.Adjust(coded(supervisor, day(2), "unwell")))
	act := coded(supervisor, day(3), "burnt_out")
	act.Reason = peertest.Text("fell asleep at the desk")
	require.NoError(t, d.StepAside(act))
	bare := peer.DutyMove{Act: coded(supervisor, day(3), "burnt_out"), Event: peer.StepAside}
	peertest.RefusedBy(t, d.Correct(wording(supervisor, day(4), "shorter"), 4, bare), "words_missing")
	require.NoError(t, d.Redact(by(worker, day(5)), 4))
	data, err := json.Marshal(d)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &peer.Duty{}), "words that were redacted were words")
	forged := strings.Replace(string(data), `"code":"unwell"`, `"code":"personal"`, 1)
	require.NotEqual(t, string(data), forged)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &peer.Duty{}), lifecycle.ErrBadRecord)
}

func TestADutyIsStoredAndReplayed(t *testing.T) {
	for _, state := range peer.DutyStates() {
		d := dutyIn(t, state)
		data, err := json.Marshal(d)
		require.NoError(t, err)
		var back peer.Duty
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, d.Digest(), back.Digest())
		assert.Equal(t, d.Worker(), back.Worker())
	}
	data, err := json.Marshal(dutyIn(t, peer.DutyReturnAgreed))
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"no worker":       {`"worker":"worker-1"`, `"worker":""`},
		"another worker":  {`"worker":"worker-1"`, `"worker":"worker-2"`},
		"a state made up": {`"to":"return_agreed"`, `"to":"on_duty"`},
		"a plan in words": {`"event":"agree_return",`, `"reason":{"words":"x","salt":"00000000000000000000000000000000"},"event":"agree_return",`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := dutyIn(t, peer.DutyOn)
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), lifecycle.ErrBadRecord, name)
		assert.Equal(t, peer.DutyOn, kept.State(), name)
	}
	_, err = peer.NewDuty("", by(programme, day(0)))
	require.ErrorIs(t, err, peer.ErrIncomplete)
	_, err = peer.NewDuty(peertest.WorkerID, by(worker, day(0)))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	_, err = json.Marshal(peer.Duty{})
	require.ErrorIs(t, err, peer.ErrIncomplete)
}

// The stored form of the first release: it must load for ever.
func TestStoredSampleOfDutyVersion1(t *testing.T) {
	d := dutyIn(t, peer.DutyReturnAgreed)
	bothSay(t, d, day(5), (*peer.Duty).ReturnAdjusted)
	data, err := json.MarshalIndent(d, "", "  ")
	require.NoError(t, err)
	stored := golden(t, "duty-v1.json", string(data)+"\n")
	var back peer.Duty
	require.NoError(t, json.Unmarshal([]byte(stored), &back))
	assert.Equal(t, d.Digest(), back.Digest())
	bothSay(t, &back, day(9), (*peer.Duty).FullDuties)
}

func TestDutyPrintsNobodyAndNoStage(t *testing.T) {
	d, err := peer.NewDuty("stepped_w", lifecycle.Act{By: peer.ProgrammeActor("stepped_s"), At: day(0)})
	require.NoError(t, err)
	require.NoError(t, d.StepAside(lifecycle.Act{By: peer.WorkerActor("stepped_w"), At: day(1), Reason: peertest.Text("stepped_words")}))
	peertest.Secret(t, "stepped", *d, d)
	peertest.Secret(t, "stepped_w", d.History(), d.Return(lifecycle.Act{By: peer.WorkerActor("stepped_w"), At: day(2)}))
}
