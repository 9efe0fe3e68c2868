package recovery_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/source"
)

// Written from how such houses work, not read from the table.
const houseAnswers = `
- | apply | participant | applied

applied | interview | house | interviewed
applied | decline   | participant, house | not_admitted

interviewed | vote_in | house | voted_in
interviewed | decline | participant, house | not_admitted

voted_in | move_in | participant | resident
voted_in | decline | participant | not_admitted

resident | contract | house | contract
resident | warn     | house | warned
resident | move_out | participant | moved_out
resident | expel    | house | expelled

contract | warn     | house | warned
contract | settle   | house | resident
contract | move_out | participant | moved_out
contract | expel    | house | expelled

warned | contract | house | contract
warned | settle   | house | resident
warned | move_out | participant | moved_out
warned | expel    | house | expelled

moved_out | stay_in_touch | participant | alumni
expelled  | stay_in_touch | participant | alumni
`

func houseBy(p lifecycle.Party, n int, event recovery.HouseEvent) recovery.HouseStayMove {
	mv := recovery.HouseStayMove{Act: planBy(p, n), Event: event}
	if event == recovery.WarnInHouse || event == recovery.ExpelFromHouse {
		mv.Code = "rent"
	}
	return mv
}

func houseStayIn(t testing.TB, state recovery.HouseState) *recovery.HouseStay {
	t.Helper()
	s, err := recovery.NewHouseStay("h-1", peertest.ParticipantID, planBy(participant, 0))
	require.NoError(t, err)
	resident := []recovery.HouseEvent{recovery.MeetHouse, recovery.VoteIn, recovery.MoveIn}
	for i, e := range map[recovery.HouseState][]recovery.HouseEvent{
		recovery.HouseInterviewed: resident[:1], recovery.HouseVotedIn: resident[:2], recovery.HouseResident: resident,
		recovery.HouseContract: append(resident[:3:3], recovery.AgreeOnTerms), recovery.HouseWarned: append(resident[:3:3], recovery.WarnInHouse),
		recovery.HouseMovedOut: append(resident[:3:3], recovery.MoveOut), recovery.HouseExpelled: append(resident[:3:3], recovery.ExpelFromHouse),
		recovery.HouseAlumni: append(resident[:3:3], recovery.MoveOut, recovery.StayInTouch), recovery.HouseNotAdmitted: {recovery.DeclineHouse},
	}[state] {
		p := recovery.HouseParty
		if e == recovery.MoveIn || e == recovery.MoveOut || e == recovery.StayInTouch {
			p = participant
		}
		require.NoError(t, s.Fire(houseBy(p, i+1, e)))
	}
	require.Equal(t, state, s.State())
	return s
}

func TestHouseStayTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[recovery.HouseState, recovery.HouseEvent, lifecycle.NoChange](recovery.HouseStayLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: participant, ID: string(peertest.ParticipantID)}
	peertest.TryTable(t, peertest.Trial[recovery.HouseState, recovery.HouseEvent, lifecycle.NoChange]{
		Machine: m,
		Open:    func() (recovery.HouseStayHistory, error) { return m.Open(seat) },
		In: func(s recovery.HouseState) recovery.HouseStayHistory {
			h, err := m.Restore(houseStayIn(t, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e recovery.HouseEvent, p lifecycle.Party) recovery.HouseStayMove {
			mv := houseBy(p, 0, e)
			mv.Act = lifecycle.Act{Code: mv.Code}
			return mv
		},
		Want: houseAnswers,
	})
	assert.ElementsMatch(t, recovery.HouseStates(), recovery.HouseStayLifecycle().States())
	tryPlanRows(t, recovery.HouseStayLifecycle())
	tryPlanSpanish(t, recovery.HouseStayLifecycle())
	enumtest.Try(t, recovery.HouseStates(), recovery.ErrUnknownHouseState)
}

// That houses admit by vote is told and not read; that the charter asks whoever uses
// to leave was read.
func TestHowFarRulesOfHousesWereChecked(t *testing.T) {
	for _, r := range recovery.HouseStayLifecycle().Rows {
		want := source.Design
		if r.Event == recovery.ExpelFromHouse {
			want = source.Verified
		}
		assert.Equal(t, want, r.Source.Evidence, r.Event)
	}
}

func TestHouseStay(t *testing.T) {
	for _, state := range recovery.HouseStates() {
		s := houseStayIn(t, state)
		lives := state == recovery.HouseResident || state == recovery.HouseContract || state == recovery.HouseWarned
		assert.Equal(t, lives, s.LivesThere(), state)
		data, err := json.Marshal(s)
		require.NoError(t, err)
		var back recovery.HouseStay
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, s.Digest(), back.Digest())
		if lives {
			require.NoError(t, s.MoveOut(planBy(participant, 9)), "at any time, without a reason")
		}
	}
	s := houseStayIn(t, recovery.HouseResident)
	mv := houseBy(recovery.HouseParty, 5, recovery.ExpelFromHouse)
	mv.Code = ""
	peertest.Refused(t, s.Fire(mv), lifecycle.ErrReasonMissing)
	_, err := recovery.NewHouseStay("h-1", peertest.ParticipantID, planBy(recovery.HouseParty, 0))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	_, err = recovery.NewHouseStay("", peertest.ParticipantID, planBy(participant, 0))
	require.ErrorIs(t, err, recovery.ErrIncompleteHouseStay)
	_, err = json.Marshal(recovery.HouseStay{})
	require.ErrorIs(t, err, recovery.ErrIncompleteHouseStay)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"id":"h"}`), &recovery.HouseStay{}), recovery.ErrIncompleteHouseStay)
	sample := planSample(t, "house_stay-v1.json", func() any { return houseStayIn(t, recovery.HouseWarned) })
	require.NoError(t, json.Unmarshal(sample, s))
	assert.Equal(t, recovery.HouseWarned, s.State())

	act := lifecycle.Act{By: peer.ParticipantActor("secret-p"), At: peertest.Day(0), Reason: peertest.Text("secret")}
	hidden, err := recovery.NewHouseStay("secret-h", "secret-p", act)
	require.NoError(t, err)
	require.NoError(t, hidden.Redact(lifecycle.Act{By: act.By, At: peertest.Day(1)}, 1))
	peertest.Secret(t, "secret", *hidden, hidden, hidden.ID(), hidden.History(), hidden.MoveIn(act))
}

func FuzzHouseStay(f *testing.F) {
	data, err := json.Marshal(houseStayIn(f, recovery.HouseAlumni))
	require.NoError(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		var s recovery.HouseStay
		if json.Unmarshal(data, &s) != nil {
			return
		}
		again, err := json.Marshal(s)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(again, &recovery.HouseStay{}))
	})
}

func ExampleHouseStay() {
	ana, house := peer.ParticipantActor("ana"), lifecycle.Actor{Party: recovery.HouseParty, ID: "h-president"}
	s, _ := recovery.NewHouseStay("h-1", "ana", lifecycle.Act{By: ana, At: planMarch(2)})
	err := s.MoveIn(lifecycle.Act{By: ana, At: planMarch(3)})
	fmt.Println(errors.Is(err, lifecycle.ErrNotFromHere), s.Next(house))
	_ = s.Fire(recovery.HouseStayMove{Act: lifecycle.Act{By: house, At: planMarch(4)}, Event: recovery.MeetHouse})
	_ = s.Fire(recovery.HouseStayMove{Act: lifecycle.Act{By: house, At: planMarch(5)}, Event: recovery.VoteIn})
	fmt.Println(s.MoveIn(lifecycle.Act{By: ana, At: planMarch(6)}), s.State(), s.LivesThere())
	// Output:
	// true [decline interview]
	// <nil> resident true
}
