package outcomes_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/referral"
)

// contact returns a contact made on the n-th day and recorded an hour later.
func contact(id peer.EncounterID, n int) peer.Encounter {
	return peer.Encounter{ID: id, Kind: peer.EncounterOneToOne, Worker: peertest.WorkerID, Participant: peertest.ParticipantID,
		Programme: "prog", Site: "site", Funding: "fund", Start: peertest.Day(n), Minutes: 30, Recorded: peertest.Day(n).Add(time.Hour)}
}

func TestAContactMadeIsOne(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*peer.Encounter)
		want   []string
	}{
		{"made", func(*peer.Encounter) {}, []string{"2026-01-08 peer_contact 2026-01-08"}},
		{"part in a group", func(e *peer.Encounter) { e.Kind = peer.EncounterGroup }, []string{"2026-01-08 peer_contact 2026-01-08"}},
		{"call to a warmline by somebody known", func(e *peer.Encounter) { e.Kind = peer.EncounterWarmline }, []string{"2026-01-08 peer_contact 2026-01-08"}},
		{"attempt", func(e *peer.Encounter) { e.Attempted, e.Minutes = true, 0 }, nil},
		{"letter", func(e *peer.Encounter) { e.Attempted, e.Minutes, e.Modality = true, 0, peer.ModalityLetter }, nil},
		{"drop-in by nobody known", func(e *peer.Encounter) { e.Kind, e.Participant = peer.EncounterDropIn, "" }, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := contact("e-1", 3)
			tt.change(&e)
			r, err := outcomes.EventsOfEncounter(e, time.UTC)
			require.NoError(t, err)
			assert.Equal(t, tt.want, said(r))
			for _, x := range r.Records() {
				assert.Equal(t, outcomes.Place{Programme: "prog", Site: "site", Funding: "fund"}, outcomes.Place{Programme: x.Programme, Site: x.Site, Funding: x.Funding})
			}
		})
	}
	_, err := outcomes.EventsOfEncounter(peer.Encounter{}, time.UTC)
	require.ErrorIs(t, err, peer.ErrEncounter)
	e := contact("e-1", 3)
	e.Start = time.Date(2026, 3, 29, 23, 30, 0, 0, time.UTC) // the clock went forward that day
	e.Recorded = e.Start.Add(time.Hour)
	berlin, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	r, err := outcomes.EventsOfEncounter(e, berlin)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-03-30 peer_contact 2026-03-30"}, said(r))
}

func voidedNote(t *testing.T, id peer.NoteID, e peer.Encounter, drafted, voided int) peer.Note {
	t.Helper()
	act := peertest.By(lifecycle.WorkerParty, peertest.Day(drafted))
	act.Reason = peertest.Text("what was done")
	n, err := peer.NewNote(id, e, act)
	require.NoError(t, err)
	if voided > 0 {
		act = peertest.By(lifecycle.WorkerParty, peertest.Day(voided))
		act.Code = "entered_in_error"
		require.NoError(t, n.Void(act))
	}
	return *n
}

// The contact of day 3, noted on day 4; the note was voided on day 6.
func TestAVoidedNoteTakesTheContactAway(t *testing.T) {
	e := contact("e-1", 3)
	gone, stands := voidedNote(t, "n-1", e, 4, 6), voidedNote(t, "n-2", e, 7, 0)
	r, err := outcomes.EventsOfEncounter(e, time.UTC, gone)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-08 peer_contact 2026-01-08", "2026-01-11 peer_contact 2026-01-08 void"}, said(r))
	r, err = outcomes.EventsOfEncounter(e, time.UTC, gone, stands)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-08 peer_contact 2026-01-08", "2026-01-11 peer_contact 2026-01-08 void", "2026-01-12 peer_contact 2026-01-08"}, said(r), "noted anew on day 7")
	r, err = outcomes.EventsOfEncounter(e, time.UTC, voidedNote(t, "n-1", e, 4, 0))
	require.NoError(t, err)
	assert.Len(t, r.Records(), 1)

	e.Recorded = peertest.Day(9)
	r, err = outcomes.EventsOfEncounter(e, time.UTC, gone)
	require.NoError(t, err)
	assert.Empty(t, r.Records(), "voided before the contact was recorded, it never held")
	_, err = outcomes.EventsOfEncounter(contact("e-2", 3), time.UTC, gone)
	require.ErrorIs(t, err, peer.ErrOtherNote)
}

// The wrong person was entered, then it turned out to have been an attempt.
func TestAnEncounterThatIsSavedAnewCorrectsItself(t *testing.T) {
	e := contact("e-1", 3)
	read := func(log outcomes.Log, day int) outcomes.Log {
		r, err := outcomes.EventsOfEncounter(e, time.UTC)
		require.NoError(t, err)
		log, err = log.Reread(peertest.Day(day), r)
		require.NoError(t, err)
		return log
	}
	first := read(outcomes.Log{}, 4)
	e.Participant, e.Revision = "participant-2", 1
	second := read(first, 8)
	changes := outcomes.Changes(first, second)
	require.Len(t, changes, 1)
	assert.Equal(t, outcomes.WasCorrected, changes[0].Kind)
	assert.Equal(t, peer.ParticipantID("participant-2"), changes[0].Now.Person)
	assert.Equal(t, first, second.AsKnown(peertest.Day(7)))
	e.Attempted, e.Minutes, e.Revision = true, 0, 2
	third := read(second, 12)
	assert.Equal(t, outcomes.WasVoided, outcomes.Changes(second, third)[0].Kind)
	assert.Equal(t, third, read(third, 13), "nothing new")
	e.Attempted, e.Minutes, e.Revision = false, 20, 3
	assert.Len(t, read(third, 14).Events(), 1, "and back")
}

func TestAHandOffThatWasMadeAndItsVisit(t *testing.T) {
	at := outcomes.Place{Programme: "prog", Site: "site", Funding: "fund"}
	for state, want := range map[referral.HandoffState][]string{
		referral.HandoffOffered: nil, referral.HandoffConsented: nil, referral.HandoffDeclined: nil, referral.HandoffFellThrough: nil,
		referral.HandoffIntroduced: {"2026-01-07 hand_off 2026-01-07"}, referral.HandoffConfirmed: {"2026-01-07 hand_off 2026-01-07"},
		referral.HandoffAttended: {"2026-01-07 hand_off 2026-01-07", "2026-01-11 linked_visit 2026-01-11"},
	} {
		r, err := outcomes.EventsOfHandoff(*peertest.HandoffIn(t, state), nil, at, time.UTC)
		require.NoError(t, err)
		assert.Equal(t, want, said(r), state)
		if all := r.Records(); len(all) == 2 {
			assert.Equal(t, all[0].ID, all[1].About)
			assert.Equal(t, at, outcomes.Place{Programme: all[1].Programme, Site: all[1].Site, Funding: all[1].Funding})
		}
	}
	_, err := outcomes.EventsOfHandoff(referral.Handoff{}, nil, at, time.UTC)
	require.ErrorIs(t, err, outcomes.ErrReading)

	h := peertest.HandoffIn(t, referral.HandoffIntroduced)
	require.NoError(t, h.Decline(peertest.By(lifecycle.ParticipantParty, peertest.Day(4))))
	r, err := outcomes.EventsOfHandoff(*h, nil, at, time.UTC)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-07 hand_off 2026-01-07"}, said(r), "it was made all the same")
}

// The referral says on day 4 that the participant came; the hand-off on day 6.
func TestTheReferralMaySayThatTheParticipantCame(t *testing.T) {
	attending := peertest.ReferralIn(t, referral.Attending)
	r, err := outcomes.EventsOfHandoff(*peertest.HandoffIn(t, referral.HandoffConfirmed), attending, outcomes.Place{}, time.UTC)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-07 hand_off 2026-01-07", "2026-01-09 linked_visit 2026-01-09"}, said(r))
	r, err = outcomes.EventsOfHandoff(*peertest.HandoffIn(t, referral.HandoffAttended), attending, outcomes.Place{}, time.UTC)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-07 hand_off 2026-01-07", "2026-01-09 linked_visit 2026-01-09"}, said(r), "the earlier of the two")
	r, err = outcomes.EventsOfHandoff(*peertest.HandoffIn(t, referral.HandoffOffered), attending, outcomes.Place{}, time.UTC)
	require.NoError(t, err)
	assert.Empty(t, r.Records(), "a referral alone is no warm hand-off")

	act := peertest.By(referral.RequesterParty, peertest.Day(9))
	act.Reason = peertest.Text("another person")
	require.NoError(t, attending.Void(act))
	r, err = outcomes.EventsOfHandoff(*peertest.HandoffIn(t, referral.HandoffConfirmed), attending, outcomes.Place{}, time.UTC)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-07 hand_off 2026-01-07", "2026-01-09 linked_visit 2026-01-09", "2026-01-14 linked_visit 2026-01-09 void"}, said(r), "entered in error on day 9")

	other := peertest.ReferralRequest()
	other.ID = "referral-2"
	wrong, err := referral.New(other, peertest.By(referral.RequesterParty, peertest.Day(0)))
	require.NoError(t, err)
	_, err = outcomes.EventsOfHandoff(*peertest.HandoffIn(t, referral.HandoffConfirmed), wrong, outcomes.Place{}, time.UTC)
	require.ErrorIs(t, err, outcomes.ErrReading)
}

// Introduced on day 6 to a service where the participant had been on day 4: what came
// before led from no hand-off.
func TestAVisitBeforeTheIntroductionIsNone(t *testing.T) {
	h := peertest.HandoffIn(t, referral.HandoffOffered)
	yes := referral.Facts{Consent: peer.ConsentGiven}
	require.NoError(t, h.GiveConsent(peertest.By(lifecycle.ParticipantParty, peertest.Day(5)), peertest.ConsentID, yes))
	require.NoError(t, h.Introduce(peertest.By(lifecycle.WorkerParty, peertest.Day(6)), peer.ModalityPhone, time.Time{}, yes))
	r, err := outcomes.EventsOfHandoff(*h, peertest.ReferralIn(t, referral.Attending), outcomes.Place{}, time.UTC)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-11 hand_off 2026-01-11"}, said(r))
}

// The receiver of the visit on day 6 corrects it on day 8: it was on day 5; and on day
// 10: nobody had come.
func TestAVisitThatIsCorrected(t *testing.T) {
	h := peertest.HandoffIn(t, referral.HandoffAttended)
	last, _ := h.History().Last()
	came := last.Move()
	came.At = peertest.Day(5)
	act := peertest.By(referral.ReceiverParty, peertest.Day(8))
	act.Reason = peertest.Text("the day before")
	require.NoError(t, h.Correct(act, last.Seq, came))
	last, _ = h.History().Last()
	act = peertest.By(referral.ReceiverParty, peertest.Day(10))
	act.Reason = peertest.Text("somebody else")
	require.NoError(t, h.Correct(act, last.Seq))
	r, err := outcomes.EventsOfHandoff(*h, nil, outcomes.Place{}, time.UTC)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-07 hand_off 2026-01-07", "2026-01-11 linked_visit 2026-01-11",
		"2026-01-13 linked_visit 2026-01-10", "2026-01-15 linked_visit 2026-01-10 void"}, said(r))
}

// However an encounter is saved anew: what holds is what it says now, and what was
// known before stays as it was known.
func TestReadingAnyEncounterAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var log outcomes.Log
		for i := range rapid.IntRange(1, 8).Draw(rt, "saves") {
			e := contact("e-1", rapid.IntRange(1, 3).Draw(rt, "day"))
			e.Recorded, e.Revision = peertest.Day(4), i
			e.Participant = rapid.SampledFrom([]peer.ParticipantID{"ana", "ben"}).Draw(rt, "who")
			if rapid.Bool().Draw(rt, "attempted") {
				e.Attempted, e.Minutes = true, 0
			}
			r, err := outcomes.EventsOfEncounter(e, time.UTC)
			require.NoError(rt, err)
			next, err := log.Reread(peertest.Day(10+i), r)
			require.NoError(rt, err)
			if e.Attempted {
				require.Empty(rt, next.Events())
			} else {
				require.Len(rt, next.Events(), 1)
				require.Equal(rt, e.Participant, next.Events()[0].Person)
				require.Equal(rt, peer.DateOf(e.Start, nil), next.Events()[0].On)
			}
			if i > 0 && len(log.Records()) > 0 {
				require.Equal(rt, log, next.AsKnown(peertest.Day(10+i-1)))
			}
			log = next
		}
	})
}
