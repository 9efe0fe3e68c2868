package peer_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/internal/enum/enumtest"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/source"
)

// Written by hand: of a tie between a worker and a participant. A colleague has
// no side in it.
const dualAnswers = `
- | declare | worker, participant, supervisor, programme | declared

declared | review | supervisor  | under_review
declared | object | participant | objected
declared | end    | supervisor  | ended

under_review | manage | supervisor  | managed
under_review | avoid  | supervisor  | avoided
under_review | clear  | supervisor  | cleared
under_review | object | participant | objected
under_review | end    | supervisor  | ended

managed | review          | supervisor          | under_review
managed | add_precaution  | supervisor          | managed
managed | lift_precaution | supervisor          | managed
managed | renew           | supervisor          | managed
managed | avoid           | supervisor          | avoided
managed | object          | participant         | objected
managed | say_over        | worker, participant | under_review
managed | end             | supervisor          | ended

avoided | review   | supervisor          | under_review
avoided | object   | participant         | objected
avoided | say_over | worker, participant | under_review
avoided | end      | supervisor          | ended

objected | withdraw_objection | participant | under_review
objected | say_over           | worker, participant | objected

cleared | review | supervisor  | under_review
cleared | object | participant | objected
cleared | end    | supervisor  | ended
`

// Written by hand: of a tie between a worker and a colleague or supervisor, as far as
// they differ. No participant has a side in it.
const staffAnswers = `
- | declare | worker, colleague, supervisor, programme | declared

declared | review | supervisor | under_review
declared | end    | supervisor | ended

under_review | manage | supervisor | managed
under_review | avoid  | supervisor | avoided
under_review | clear  | supervisor | cleared
under_review | end    | supervisor | ended

managed | review          | supervisor        | under_review
managed | add_precaution  | supervisor        | managed
managed | lift_precaution | supervisor        | managed
managed | renew           | supervisor        | managed
managed | avoid           | supervisor        | avoided
managed | say_over        | worker, colleague | under_review
managed | end             | supervisor        | ended
`

var (
	withParticipant = peer.DualParties{Worker: peertest.WorkerID, Participant: peertest.ParticipantID}
	withColleague   = peer.DualParties{Worker: peertest.WorkerID, Supervisor: "colleague-1"}
	friend          = peer.DualChange{Kind: peer.ConflictFriend}
)

// staffIn returns a tie of the worker with their supervisor in a stage that needs no participant.
func staffIn(t testing.TB, state peer.DualState) *peer.DualRelationship {
	t.Helper()
	d, err := peer.DeclareTie("dual-2", withColleague, peer.DualChange{Kind: peer.ConflictRelative}, by(worker, day(0)))
	require.NoError(t, err)
	review := func() error { return d.Review(by(supervisor, day(1)), peer.DualRelationships{}) }
	manage := func() error {
		return d.Manage(coded(supervisor, day(2), "no_alternative"), peer.PrecautionOthersDecide, date(t, "2026-06-01"), peer.DualRelationships{})
	}
	for _, step := range map[peer.DualState][]func() error{
		peer.DualUnderReview: {review},
		peer.DualManaged:     {review, manage},
	}[state] {
		require.NoError(t, step())
	}
	require.Equal(t, state, d.State())
	return d
}

// splitAnswers returns state, event, party and outcome of each answer.
func splitAnswers(text string) (out [][4]string) {
	for line := range strings.Lines(text) {
		cells := strings.Split(line, "|")
		if len(cells) != 4 {
			continue
		}
		for party := range strings.SplitSeq(cells[2], ",") {
			out = append(out, [4]string{strings.TrimSpace(cells[0]), strings.TrimSpace(cells[1]), strings.TrimSpace(party), strings.TrimSpace(cells[3])})
		}
	}
	return out
}

// dualMove brings what each event needs.
func dualMove(e peer.DualEvent, _ lifecycle.Party) (mv peer.DualMove) {
	mv.Event = e
	day, _ := peer.ParseDate("2030-01-01")
	past, _ := peer.ParseDate("2026-03-01")
	switch e {
	case peer.DeclareDual:
		mv.Data.Kind = peer.ConflictFriend
	case peer.ManageDual:
		mv.Code, mv.Data = "no_alternative", peer.DualChange{Precaution: peer.PrecautionGreeting, Review: day}
	case peer.AddPrecaution, peer.LiftPrecaution:
		mv.Data.Precaution = peer.PrecautionSecondWorker
	case peer.RenewDual:
		mv.Data.Review = day
	case peer.AvoidDual:
		mv.Code = "other_worker"
	case peer.ClearDual:
		mv.Code = "no_bearing"
	case peer.SayDualOver, peer.EndDual:
		mv.Data.Until = past
	}
	return mv
}

func TestDualTableGivesTheAnswersWrittenByHand(t *testing.T) {
	seats := []lifecycle.Seat{{Party: worker, ID: string(peertest.WorkerID)}, {Party: participant, ID: string(peertest.ParticipantID)}}
	m, err := lifecycle.New[peer.DualState, peer.DualEvent, peer.DualChange](peer.DualLifecycle())
	require.NoError(t, err)
	peertest.TryTable(t, peertest.Trial[peer.DualState, peer.DualEvent, peer.DualChange]{
		Machine: m,
		Open:    func() (peer.DualHistory, error) { return m.Open(seats...) },
		In: func(s peer.DualState) peer.DualHistory {
			h, err := m.Restore(peertest.DualIn(t, s).History().Stored(), seats...)
			require.NoError(t, err)
			return h
		},
		Move: dualMove,
		Want: dualAnswers,
	})
}

// Of a tie among staff: in every state that the answers list, each event and party.
func TestDualTableAmongStaffGivesTheAnswersWrittenByHand(t *testing.T) {
	want := map[string]string{}
	for _, line := range splitAnswers(staffAnswers) {
		want[line[0]+" "+line[1]+" "+line[2]] = line[3]
	}
	for _, state := range []peer.DualState{peer.DualDeclared, peer.DualUnderReview, peer.DualManaged} {
		for _, event := range peer.DualLifecycle().Events() {
			for _, p := range []lifecycle.Party{worker, participant, peer.ColleagueParty, supervisor, programme} {
				d := staffIn(t, state)
				mv := dualMove(event, p)
				mv.By, mv.At = peertest.Actor(p), day(1000)
				if event == peer.LiftPrecaution { // one stays
					require.NoError(t, addIf(d, state))
					mv.Data.Precaution = peer.PrecautionOthersDecide
				}
				err := d.Fire(mv, peer.DualRelationships{})
				key := string(state) + " " + string(event) + " " + string(p)
				if want[key] == "" {
					require.ErrorIs(t, err, lifecycle.ErrRefused, key)
					assert.Equal(t, state, d.State(), key)
					continue
				}
				require.NoError(t, err, key)
				assert.Equal(t, want[key], string(d.State()), key)
			}
		}
	}
	for _, p := range []lifecycle.Party{worker, participant, peer.ColleagueParty, supervisor, programme} {
		_, err := peer.DeclareTie("d", withColleague, friend, by(p, day(0)))
		if want["- declare "+string(p)] == "" {
			require.ErrorIs(t, err, lifecycle.ErrNotYourMove, p)
			continue
		}
		require.NoError(t, err, p)
	}
}

func addIf(d *peer.DualRelationship, state peer.DualState) error {
	if state != peer.DualManaged {
		return nil
	}
	return d.AddPrecaution(by(supervisor, day(3)), peer.PrecautionGreeting, peer.DualRelationships{})
}

func TestNamesOfADualRelationship(t *testing.T) {
	assert.ElementsMatch(t, peer.DualStates(), peer.DualLifecycle().States())
	enumtest.Try(t, peer.DualStates(), peer.ErrUnknownDualState)
	enumtest.Try(t, peer.Hats(), peer.ErrUnknownHat)
	enumtest.Try(t, peer.Precautions(), peer.ErrUnknownPrecaution)
	tryRows(t, peer.DualLifecycle(), peer.ManageDual, peer.ObjectDual, peer.WithdrawObjection)
	trySpanish(t, peer.DualLifecycle())
}

// By hand from the codes: what nobody accepts.
func TestConflictRules(t *testing.T) {
	barred, kin := map[peer.ConflictKind]bool{}, map[peer.ConflictKind]bool{}
	var kinds []peer.ConflictKind
	for _, r := range peer.ConflictRules() {
		kinds = append(kinds, r.Kind)
		barred[r.Kind], kin[r.Kind] = r.Barred, r.Kin
		assert.NotEmpty(t, r.Source.Title, r.Kind)
		again, ok := peer.ConflictRuleOf(r.Kind)
		assert.True(t, ok)
		assert.Equal(t, r, again)
	}
	assert.Equal(t, peer.ConflictKinds(), kinds, "one rule for each")
	yes := func(in map[peer.ConflictKind]bool) (out []peer.ConflictKind) {
		for _, k := range kinds {
			if in[k] {
				out = append(out, k)
			}
		}
		return out
	}
	assert.Equal(t, []peer.ConflictKind{"partner", "former_partner", "close_person", "household", "employment", "business", "financial"}, yes(barred))
	assert.Equal(t, []peer.ConflictKind{"relative", "partner", "household", "financial"}, yes(kin))
	r, _ := peer.ConflictRuleOf(peer.ConflictSponsor)
	assert.Equal(t, source.Unverified, r.Source.Evidence, "shipped as what it is")
	_, ok := peer.ConflictRuleOf("neighbour")
	assert.False(t, ok)
}
