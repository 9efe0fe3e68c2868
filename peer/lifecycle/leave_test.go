package lifecycle_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

var (
	theMember = lifecycle.Actor{Party: lifecycle.ParticipantParty, ID: "mia"}
	theStaff  = lifecycle.Actor{Party: lifecycle.ProgrammeParty, ID: "sam"}
	memberSat = lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: "mia"}
)

// Nobody's clock keeps a participant, but a time there must be.
func TestLeavingNeedsATime(t *testing.T) {
	m := stays(t)
	h, err := m.Open(memberSat)
	require.NoError(t, err)
	h, _, err = m.Fire(h, visitMove{Event: plan, Act: by(theStaff, 0)}, nil)
	require.NoError(t, err)
	_, _, err = m.Fire(h, visitMove{Event: drop, Act: lifecycle.Act{By: theMember}}, nil)
	require.ErrorIs(t, err, lifecycle.ErrTimeOrder)
}

// stays is a life that the participant leaves by drop, as staff may end it too.
func stays(t testing.TB) *visitMachine {
	t.Helper()
	who := parties(lifecycle.ParticipantParty, lifecycle.ProgrammeParty)
	m, err := lifecycle.New[visitState, visitEvent, visitChange](visitTable{
		Name: "stay", Version: 1, Start: planned, Final: states(dropped), Leave: drop,
		Seated: parties(lifecycle.ParticipantParty), CorrectBy: who, RedactBy: who,
		Rows: []visitRow{
			{Event: plan, To: planned, Parties: who},
			{Event: rest, From: states(planned), To: resting, Parties: who},
			{Event: goOn, From: states(resting), To: planned, Parties: who},
			{Event: drop, From: states(planned, resting), To: dropped, Parties: who, Codes: []string{"moved", "done"}},
		},
	})
	require.NoError(t, err)
	return m
}

func TestNoCorrectionUndoesThatTheParticipantLeft(t *testing.T) {
	m := stays(t)
	h, err := m.Open(memberSat)
	require.NoError(t, err)
	left := visitMove{Event: drop, Act: by(theMember, 2)}
	left.Code, left.Reason = "moved", text(t, "to the coast")
	for _, mv := range []visitMove{{Event: plan, Act: by(theStaff, 0)}, {Event: rest, Act: by(theStaff, 1)}, left} {
		h, _, err = m.Fire(h, mv, nil)
		require.NoError(t, err)
	}
	act := func(by lifecycle.Actor) lifecycle.Act {
		return lifecycle.Act{By: by, At: day(5), Reason: text(t, "so it was")}
	}
	like := func(edit func(mv *visitMove)) visitMove {
		mv := left
		edit(&mv)
		return mv
	}
	stay := visitMove{Event: rest, Act: by(theStaff, 1)}
	for _, tt := range []struct {
		name  string
		by    lifecycle.Actor
		from  int
		moves []visitMove
		want  error
	}{
		{"staff void it", theStaff, 3, nil, lifecycle.ErrNotYourMove},
		{"staff void more than it", theStaff, 2, []visitMove{stay}, lifecycle.ErrNotYourMove},
		{"staff end it themselves", theStaff, 3, []visitMove{{Event: drop, Act: by(theStaff, 2)}}, lifecycle.ErrNotYourMove},
		{"another code", theStaff, 3, []visitMove{like(func(mv *visitMove) { mv.Code = "done" })}, lifecycle.ErrNotYourMove},
		{"other words", theStaff, 3, []visitMove{like(func(mv *visitMove) { mv.Reason = text(t, "for good") })}, lifecycle.ErrNotYourMove},
		{"the same at another time", theStaff, 3, []visitMove{like(func(mv *visitMove) { mv.At = day(3) })}, nil},
		{"the same without its words", theStaff, 3, []visitMove{like(func(mv *visitMove) { mv.Reason = lifecycle.Text{} })}, nil},
		{"what came before it", theStaff, 2, []visitMove{left}, nil},
		{"the participant takes it back", theMember, 3, nil, nil},
		{"the participant says another", theMember, 3, []visitMove{like(func(mv *visitMove) { mv.Code = "done" })}, nil},
	} {
		after, err := m.Correct(h, act(tt.by), tt.from, tt.moves...)
		if tt.want != nil {
			refusal := peertest.Refused(t, err, tt.want)
			assert.Contains(t, refusal.Want, "participant", tt.name)
			assert.Equal(t, h.Entries(), after.Entries(), tt.name)
			continue
		}
		require.NoError(t, err, tt.name)
		for _, redacted := range []int{0, 3, after.Len()} { // words that go later take nothing away from it
			if redacted > 0 && after.Entries()[redacted-1].Reason.IsZero() {
				continue
			}
			stored := after
			if redacted > 0 {
				stored, err = m.Redact(after, by(theStaff, 6), redacted)
				require.NoError(t, err, tt.name)
			}
			_, err = m.Restore(stored.Stored(), memberSat)
			require.NoError(t, err, tt.name)
		}
	}
}

func TestNoCorrectionSaysThatTheParticipantLeft(t *testing.T) {
	m := stays(t)
	h, err := m.Open(memberSat)
	require.NoError(t, err)
	for _, mv := range []visitMove{{Event: plan, Act: by(theStaff, 0)}, {Event: rest, Act: by(theMember, 1)}} {
		h, _, err = m.Fire(h, mv, nil)
		require.NoError(t, err)
	}
	act := by(theStaff, 5)
	act.Reason = text(t, "so it was")
	_, err = m.Correct(h, act, 2, visitMove{Event: drop, Act: by(theMember, 2)})
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	ended, err := m.Correct(h, act, 2, visitMove{Event: drop, Act: by(theStaff, 2)})
	require.NoError(t, err)

	// The same by way of a stored record.
	data, err := json.Marshal(ended)
	require.NoError(t, err)
	at := strings.LastIndex(string(data), `"by":`)
	forged := string(data)[:at] + strings.Replace(string(data)[at:], `{"party":"programme","id":"sam"}`, `{"party":"participant","id":"mia"}`, 1)
	require.NotEqual(t, string(data), forged)
	var bad *lifecycle.RecordError
	_, err = m.Load([]byte(forged), memberSat)
	require.ErrorAs(t, err, &bad)
	assert.Equal(t, 4, bad.Seq)

	// One in which staff take a leaving back: the correction is at fault.
	h, _, err = m.Fire(h, visitMove{Event: drop, Act: by(theStaff, 3)}, nil)
	require.NoError(t, err)
	for _, again := range [][]visitMove{nil, {{Event: drop, Act: by(theStaff, 3)}}} {
		undone, err := m.Correct(h, act, 3, again...)
		require.NoError(t, err, "what staff entered, staff may take back")
		data, err = json.Marshal(undone)
		require.NoError(t, err)
		old := `"event":"drop","from":"resting","to":"dropped","by":{"party":"programme","id":"sam"}`
		forged = strings.Replace(string(data), old, strings.Replace(old, `programme","id":"sam`, `participant","id":"mia`, 1), 1)
		require.NotEqual(t, string(data), forged)
		_, err = m.Load([]byte(forged), memberSat)
		require.ErrorAs(t, err, &bad)
		assert.Equal(t, 4, bad.Seq)
	}
}
