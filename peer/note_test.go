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

// Written by hand from what a service note is.
const noteAnswers = `
- | draft | worker | draft

draft | revise | worker                        | draft
draft | sign   | worker                        | signed
draft | void   | worker, supervisor, programme | voided

signed | co_sign  | supervisor                    | co_signed
signed | amend    | worker                        | amended
signed | void     | worker, supervisor, programme | voided
signed | see      | participant                   | signed
signed | answer   | participant                   | signed
signed | disagree | participant                   | signed

co_signed | amend    | worker                | amended
co_signed | void     | supervisor, programme | voided
co_signed | see      | participant           | co_signed
co_signed | answer   | participant           | co_signed
co_signed | disagree | participant           | co_signed

amended | co_sign  | supervisor                    | co_signed
amended | amend    | worker                        | amended
amended | void     | worker, supervisor, programme | voided
amended | see      | participant                   | amended
amended | answer   | participant                   | amended
amended | disagree | participant                   | amended

voided | see      | participant | voided
voided | answer   | participant | voided
voided | disagree | participant | voided
`

var certified = peer.NoteSignature{Credential: peer.CredentialCertified}

func wording(p lifecycle.Party, at time.Time, words string) lifecycle.Act {
	act := by(p, at)
	act.Reason = peertest.Text(words)
	return act
}

// noteIn returns the note of encounter(), which ended on day 10, in the given
// state; each move was made a day after the one before, from day 11 on.
func noteIn(t testing.TB, state peer.NoteState) *peer.Note {
	t.Helper()
	n, err := peer.NewNote("note-1", encounter(), by(worker, day(11)))
	require.NoError(t, err)
	sign := func() error { return n.Sign(by(worker, day(12)), certified) }
	cosign := func() error { return n.CoSign(by(supervisor, day(13))) }
	amend := func() error { return n.Amend(wording(worker, day(14), "and about work"), certified) }
	void := func() error { return n.Void(coded(supervisor, day(15), "duplicate")) }
	for _, step := range map[peer.NoteState][]func() error{
		peer.NoteSigned:   {sign},
		peer.NoteCoSigned: {sign, cosign},
		peer.NoteAmended:  {sign, cosign, amend},
		peer.NoteVoided:   {sign, void},
	}[state] {
		require.NoError(t, step())
	}
	require.Equal(t, state, n.State())
	return n
}

func TestNoteTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[peer.NoteState, peer.NoteEvent, peer.NoteSignature](peer.NoteLifecycle())
	require.NoError(t, err)
	seats := []lifecycle.Seat{{Party: worker, ID: string(peertest.WorkerID)}, {Party: participant, ID: string(peertest.ParticipantID)}}
	peertest.TryTable(t, peertest.Trial[peer.NoteState, peer.NoteEvent, peer.NoteSignature]{
		Machine: m,
		Open:    func() (peer.NoteHistory, error) { return m.Open(seats...) },
		In: func(s peer.NoteState) peer.NoteHistory {
			h, err := m.Restore(noteIn(t, s).History().Stored(), seats...)
			require.NoError(t, err)
			return h
		},
		Move: func(e peer.NoteEvent, _ lifecycle.Party) (mv peer.NoteMove) {
			switch e {
			case peer.SignNote:
				mv.Data = certified
			case peer.AmendNote:
				mv.Data, mv.Reason = certified, peertest.Text("words")
			case peer.VoidNote:
				mv.Code = "duplicate"
			case peer.DraftNote, peer.ReviseNote, peer.AnswerNote:
				mv.Reason = peertest.Text("words")
			}
			return mv
		},
		Want: noteAnswers,
	})
	assert.ElementsMatch(t, peer.NoteStates(), peer.NoteLifecycle().States())
	enumtest.Try(t, peer.NoteStates(), peer.ErrUnknownNoteState)
}

func TestANoteBeginsWithTheWordsOfItsEncounter(t *testing.T) {
	e := encounter()
	n, err := peer.NewNote("note-1", e, by(worker, day(11)))
	require.NoError(t, err)
	all, err := n.Versions(e, lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, all, 1)
	assert.Equal(t, e.Note, all[0].Words)
	assert.Equal(t, []any{e.ID, e.Worker, e.Participant}, []any{n.Encounter(), n.Worker(), n.Participant()})

	_, err = peer.NewNote("", e, by(worker, day(11)))
	require.ErrorIs(t, err, peer.ErrIncomplete)
	_, err = peer.NewNote("note-1", peer.Encounter{}, by(worker, day(11)))
	require.ErrorIs(t, err, peer.ErrEncounter)
	_, err = peer.NewNote("note-1", e, by(supervisor, day(11)))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	e.Worker = peertest.OtherWorkerID
	_, err = peer.NewNote("note-1", e, by(worker, day(11)))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	e = encounter()
	e.Note = lifecycle.Text{}
	_, err = peer.NewNote("note-1", e, by(worker, day(11)))
	peertest.Refused(t, err, lifecycle.ErrReasonMissing)

	var zero peer.Note
	peertest.Refused(t, zero.Sign(by(worker, day(1)), certified), lifecycle.ErrNotStarted)
	_, err = json.Marshal(zero)
	require.ErrorIs(t, err, peer.ErrIncomplete)
	_, err = zero.Versions(peer.Encounter{}, lifecycle.Calendar{})
	require.ErrorIs(t, err, peer.ErrOtherNote)
}

// The author signs with the credential of that day, whatever it is, and says so
// where none is held.
func TestSigningSaysWhichCredentialWasHeld(t *testing.T) {
	for _, held := range []peer.NoteSignature{certified, {Credential: peer.CredentialLapsed}, {NoCredential: true}} {
		n := noteIn(t, peer.NoteDraft)
		require.NoError(t, n.Sign(by(worker, day(12)), held))
		all, err := n.Versions(encounter(), lifecycle.Calendar{})
		require.NoError(t, err)
		assert.Equal(t, held, all[0].Signature)
		assert.Equal(t, day(12), all[0].Signed)
	}
	n := noteIn(t, peer.NoteDraft)
	peertest.Refused(t, n.Sign(by(worker, day(12)), peer.NoteSignature{}), lifecycle.ErrDataMissing)
	peertest.Refused(t, n.Sign(by(worker, day(12)), peer.NoteSignature{Credential: peer.CredentialCertified, NoCredential: true}), lifecycle.ErrDataUnexpected)
	peertest.Refused(t, n.Sign(by(worker, day(12)), peer.NoteSignature{Credential: "honorary"}), lifecycle.ErrMalformed)
	other := by(worker, day(12))
	other.By.ID = string(peertest.OtherWorkerID)
	peertest.Refused(t, n.Sign(other, certified), lifecycle.ErrNotYourMove)
	peertest.Refused(t, n.Sign(by(supervisor, day(12)), certified), lifecycle.ErrNotYourMove)
	assert.Equal(t, peer.NoteDraft, n.State())
}

func TestNobodyCoSignsTheirOwnNote(t *testing.T) {
	n := noteIn(t, peer.NoteSigned)
	own := by(supervisor, day(13))
	own.By.ID = string(peertest.WorkerID)
	peertest.RefusedBy(t, n.CoSign(own), "own_note")
	require.NoError(t, n.CoSign(by(supervisor, day(13))))

	data, err := json.Marshal(n)
	require.NoError(t, err)
	forged := strings.Replace(string(data), `"party":"supervisor","id":"supervisor-1"`, `"party":"supervisor","id":"worker-1"`, 1)
	require.NotEqual(t, string(data), forged)
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &peer.Note{}), lifecycle.ErrBadRecord)
}

func TestAnAmendmentKeepsTheOldText(t *testing.T) {
	n := noteIn(t, peer.NoteDraft)
	require.NoError(t, n.Revise(wording(worker, day(11), "talked about sleep and pain")))
	require.NoError(t, n.Sign(by(worker, day(12)), certified))
	require.NoError(t, n.CoSign(by(supervisor, day(13))))
	peertest.Refused(t, n.Amend(by(worker, day(14)), certified), lifecycle.ErrReasonMissing)
	peertest.Refused(t, n.Amend(wording(supervisor, day(14), "better so"), certified), lifecycle.ErrNotYourMove)
	require.NoError(t, n.Amend(wording(worker, day(14), "talked about sleep"), certified))
	assert.Equal(t, peer.NoteAmended, n.State())
	assert.Equal(t, lifecycle.SupervisorParty, n.Awaits(true), "it is to be co-signed anew")
	all, err := n.Versions(encounter(), lifecycle.Calendar{})
	require.NoError(t, err)
	require.Len(t, all, 3)
	assert.Equal(t, "talked about sleep", all[0].Words.Words())
	assert.Equal(t, "talked about sleep and pain", all[1].Words.Words())
	assert.Equal(t, "talked about sleep", all[2].Words.Words())
	assert.Equal(t, []time.Time{{}, day(12), day(14)}, []time.Time{all[0].Signed, all[1].Signed, all[2].Signed})
}

func TestANoteIsVoidedWithAReasonAndStays(t *testing.T) {
	n := noteIn(t, peer.NoteCoSigned)
	peertest.Refused(t, n.Void(by(supervisor, day(14))), lifecycle.ErrReasonMissing)
	peertest.Refused(t, n.Void(coded(supervisor, day(14), "embarrassing")), lifecycle.ErrUnknownCode)
	peertest.Refused(t, n.Void(coded(worker, day(14), "duplicate")), lifecycle.ErrNotYourMove)
	require.NoError(t, n.Void(coded(supervisor, day(14), "wrong_person")))
	all, err := n.Versions(encounter(), lifecycle.Calendar{})
	require.NoError(t, err)
	assert.Equal(t, "talked about sleep", all[0].Words.Words())
	assert.Empty(t, n.Awaits(true))
}

func TestTheParticipantSeesAnswersAndDisagrees(t *testing.T) {
	n := noteIn(t, peer.NoteDraft)
	peertest.Refused(t, n.See(by(participant, day(12))), lifecycle.ErrNotFromHere)
	require.NoError(t, n.Sign(by(worker, day(12)), certified))
	assert.True(t, n.SeenAt().IsZero())
	require.NoError(t, n.See(by(participant, day(13))))
	require.NoError(t, n.Answer(wording(participant, day(14), "it was about my son")))
	require.NoError(t, n.Disagree(by(participant, day(15))), "no words are asked for")
	peertest.Refused(t, n.Answer(by(participant, day(15))), lifecycle.ErrReasonMissing)
	assert.Equal(t, day(13), n.SeenAt())
	answers := n.Answers()
	require.Len(t, answers, 2)
	assert.Equal(t, "it was about my son", answers[0].Words.Words())
	assert.False(t, answers[0].Disagrees)
	assert.True(t, answers[1].Disagrees)
	assert.Equal(t, day(15), answers[1].At)

	for _, p := range []lifecycle.Party{worker, supervisor, programme} {
		peertest.Refused(t, n.Answer(wording(p, day(16), "no")), lifecycle.ErrNotYourMove)
		peertest.Refused(t, n.Redact(by(p, day(16)), 4), lifecycle.ErrNotYourMove)
	}
	assert.Equal(t, "it was about my son", n.Answers()[0].Words.Words(), "their answer is theirs")
	peertest.Refused(t, n.Redact(by(participant, day(16)), 1), lifecycle.ErrNotYourMove)
	require.NoError(t, n.Redact(by(programme, day(16)), 1))
	require.NoError(t, n.Redact(by(participant, day(16)), 4))
	assert.Empty(t, n.Answers()[0].Words.Words())

	require.NoError(t, n.Amend(wording(worker, day(17), "talked about her son"), certified))
	assert.True(t, n.SeenAt().IsZero(), "the new text was not seen yet")
	assert.Len(t, n.Answers(), 2)
}

func TestAForgedRedactionOfAnAnswerDoesNotLoad(t *testing.T) {
	n := noteIn(t, peer.NoteSigned)
	require.NoError(t, n.Answer(wording(participant, day(14), "it was about my son")))
	require.NoError(t, n.Redact(by(participant, day(15)), 3))
	data, err := json.Marshal(n)
	require.NoError(t, err)
	i := strings.LastIndex(string(data), `"party":"participant","id":"participant-1"`)
	forged := string(data[:i]) + strings.Replace(string(data[i:]), `"party":"participant","id":"participant-1"`, `"party":"programme","id":"staff-1"`, 1)
	var back peer.Note
	require.NoError(t, json.Unmarshal(data, &back))
	require.ErrorIs(t, json.Unmarshal([]byte(forged), &back), lifecycle.ErrBadRecord)
}

func TestANoteOfAContactWithNobodyKnown(t *testing.T) {
	e := encounter()
	e.Kind, e.Participant, e.Mentorship = peer.EncounterOutreach, "", ""
	n, err := peer.NewNote("note-1", e, by(worker, day(11)))
	require.NoError(t, err)
	require.NoError(t, n.Sign(by(worker, day(12)), certified))
	peertest.Refused(t, n.See(by(participant, day(13))), lifecycle.ErrNotYourMove)
	data, err := json.Marshal(n)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &peer.Note{}))
}

func TestLateNotesAreMarked(t *testing.T) {
	e := encounter()
	e.Start = time.Date(2026, 1, 8, 16, 0, 0, 0, time.UTC) // a Thursday, to 16:45: due on Monday the 12th at 16:45
	due := time.Date(2026, 1, 12, 16, 45, 0, 0, time.UTC)
	e.Recorded = due
	for _, tt := range []struct {
		name          string
		drafted, sign time.Time
		late          bool
	}{
		{"both in time", due.Add(-time.Hour), due, false},
		{"drafted late", due.Add(time.Second), due.Add(time.Hour), true},
		{"signed late", due.Add(-time.Hour), due.Add(time.Second), true},
	} {
		n, err := peer.NewNote("note-1", e, by(worker, tt.drafted))
		require.NoError(t, err)
		late, err := n.IsLate(e, lifecycle.Calendar{})
		require.NoError(t, err)
		assert.Equal(t, tt.drafted.After(due), late, tt.name)
		require.NoError(t, n.Sign(by(worker, tt.sign), certified))
		late, err = n.IsLate(e, lifecycle.Calendar{})
		require.NoError(t, err)
		assert.Equal(t, tt.late, late, tt.name)
	}
	backdated := by(worker, e.End())
	backdated.Recorded = due.AddDate(0, 0, 7)
	n, err := peer.NewNote("note-1", e, backdated)
	require.NoError(t, err)
	late, err := n.IsLate(e, lifecycle.Calendar{})
	require.NoError(t, err)
	assert.True(t, late, "it goes by when it was recorded")
	_, err = n.IsLate(encounter2(), lifecycle.Calendar{})
	require.ErrorIs(t, err, peer.ErrOtherNote)
}

func encounter2() peer.Encounter {
	e := encounter()
	e.ID = "e-2"
	return e
}

func TestWhoseSignatureANoteLacks(t *testing.T) {
	for state, want := range map[peer.NoteState][2]lifecycle.Party{ // co-signed by rule or not
		peer.NoteDraft:    {worker, worker},
		peer.NoteSigned:   {supervisor, ""},
		peer.NoteCoSigned: {"", ""},
		peer.NoteAmended:  {supervisor, ""},
		peer.NoteVoided:   {"", ""},
	} {
		n := noteIn(t, state)
		assert.Equal(t, want, [2]lifecycle.Party{n.Awaits(true), n.Awaits(false)}, state)
	}
}

func TestWhoSignedTheTextThatStands(t *testing.T) {
	for state, want := range map[peer.NoteState][2]time.Time{ // signed, co-signed
		peer.NoteDraft:    {},
		peer.NoteSigned:   {day(12)},
		peer.NoteCoSigned: {day(12), day(13)},
		peer.NoteAmended:  {day(14)},
		peer.NoteVoided:   {},
	} {
		n := noteIn(t, state)
		held, at, ok := n.Signed()
		assert.Equal(t, want, [2]time.Time{at, n.CoSignedAt()}, state)
		assert.Equal(t, !at.IsZero(), ok, state)
		if ok {
			assert.Equal(t, certified, held, state)
		}
	}
}

func TestANoteIsStoredAndReplayed(t *testing.T) {
	for _, state := range peer.NoteStates() {
		n := noteIn(t, state)
		data, err := json.Marshal(n)
		require.NoError(t, err)
		var back peer.Note
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, n.Digest(), back.Digest())
	}
	data, err := json.Marshal(noteIn(t, peer.NoteSigned))
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"no encounter":          {`"encounter":"e-1"`, `"encounter":""`},
		"another author":        {`"worker":"worker-1"`, `"worker":"worker-2"`},
		"a state made up":       {`"to":"signed"`, `"to":"co_signed"`},
		"a credential made up":  {`"credential":"certified"`, `"credential":"honorary"`},
		"signed with no word":   {`"data":{"credential":"certified"}`, `"data":{}`},
		"a key that is unknown": {`{"id"`, `{"secret":1,"id"`},
	} {
		bad := strings.Replace(string(data), edit[0], edit[1], 1)
		require.NotEqual(t, string(data), bad, name)
		kept := noteIn(t, peer.NoteVoided)
		require.ErrorIs(t, json.Unmarshal([]byte(bad), kept), lifecycle.ErrBadRecord, name)
		assert.Equal(t, peer.NoteVoided, kept.State(), name)
	}
}

// The stored form of the first release: it must load for ever.
func TestStoredSampleOfNoteVersion1(t *testing.T) {
	n := noteIn(t, peer.NoteAmended)
	require.NoError(t, n.Disagree(wording(participant, day(20), "it was about my son")))
	require.NoError(t, n.Redact(by(programme, day(21)), 1))
	data, err := json.MarshalIndent(n, "", "  ")
	require.NoError(t, err)
	stored := golden(t, "note-v1.json", string(data)+"\n")
	var back peer.Note
	require.NoError(t, json.Unmarshal([]byte(stored), &back))
	assert.Equal(t, n.Digest(), back.Digest())
	require.NoError(t, back.CoSign(by(supervisor, day(22))))
}

func TestNotesPrintNobodyAndNoWords(t *testing.T) {
	words := peertest.Text("secret words")
	e := encounter()
	e.ID, e.Worker, e.Participant, e.Mentorship, e.Note, e.Response, e.Safety, e.Diagnosis = "secret-e", "secret-w", "secret-p", "secret-m", words, words, words, "secret-d"
	act := lifecycle.Act{By: peer.WorkerActor("secret-w"), At: day(11)}
	n, err := peer.NewNote("secret-n", e, act)
	require.NoError(t, err)
	all, err := n.Versions(e, lifecycle.Calendar{})
	require.NoError(t, err)
	entry, _ := n.History().Last()
	peertest.Secret(t, "secret", *n, n, n.History(), entry, e, all[0], peer.NoteAnswer{Words: words}, peer.NoteID("secret-n"),
		peer.NoteMove{Act: act, Event: peer.SignNote}, n.Sign(lifecycle.Act{By: peer.WorkerActor("secret-x"), At: day(12)}, certified), peer.Note{})
}

// What the participant answered is not for the author alone to make not count.
func TestTheAuthorAloneVoidsNoNoteThatWasAnswered(t *testing.T) {
	for name, answer := range map[string]func(n *peer.Note) error{
		"answered":           func(n *peer.Note) error { return n.Answer(wording(participant, day(13), "it was Tuesday")) },
		"disagreed":          func(n *peer.Note) error { return n.Disagree(by(participant, day(13))) },
		"and amended since":  func(n *peer.Note) error { return answeredThenAmended(n) },
		"and redacted since": func(n *peer.Note) error { return answeredThenRedacted(n) },
	} {
		n := noteIn(t, peer.NoteSigned)
		require.NoError(t, answer(n), name)
		peertest.RefusedBy(t, n.Void(coded(worker, day(16), "duplicate")), "answered")
		require.NoError(t, n.Void(coded(supervisor, day(16), "duplicate")), name)
		data, err := json.Marshal(n)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(data, &peer.Note{}), name)
		forged := strings.Replace(string(data), `"party":"supervisor","id":"supervisor-1"`, `"party":"worker","id":"worker-1"`, 1)
		require.NotEqual(t, string(data), forged, name)
		require.ErrorIs(t, json.Unmarshal([]byte(forged), &peer.Note{}), lifecycle.ErrBadRecord, name)
	}
	author := coded(supervisor, day(16), "duplicate")
	author.By.ID = string(peertest.WorkerID)
	peertest.RefusedBy(t, noteIn(t, peer.NoteCoSigned).Void(author), "own_note")
	seen := noteIn(t, peer.NoteSigned)
	require.NoError(t, seen.See(by(participant, day(13))))
	require.NoError(t, seen.Void(coded(worker, day(16), "duplicate")), "reading is no answer")
}

// What stood in the record about a person they may answer for as long as it can be
// read; what nobody ever stood by, there is nothing to answer in.
func TestAVoidedNoteIsAnswered(t *testing.T) {
	n := noteIn(t, peer.NoteVoided)
	require.NoError(t, n.See(by(participant, day(16))))
	require.NoError(t, n.Answer(wording(participant, day(17), "it was not my brother")))
	assert.Equal(t, peer.NoteVoided, n.State())
	require.Len(t, n.Answers(), 1)
	peertest.Refused(t, n.CoSign(by(supervisor, day(18))), lifecycle.ErrFinal)

	draft := noteIn(t, peer.NoteDraft)
	require.NoError(t, draft.Void(coded(worker, day(12), "wrong_person")))
	for _, answer := range []func(lifecycle.Act) error{draft.See, draft.Answer, draft.Disagree} {
		peertest.RefusedBy(t, answer(wording(participant, day(13), "what did it say?")), "never_signed")
	}

	data, err := json.Marshal(n)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &peer.Note{}))
	m, err := lifecycle.New[peer.NoteState, peer.NoteEvent, peer.NoteSignature](peer.NoteLifecycle())
	require.NoError(t, err)
	seats := []lifecycle.Seat{{Party: worker, ID: string(peertest.WorkerID)}, {Party: participant, ID: string(peertest.ParticipantID)}}
	h, err := m.Restore(draft.History().Stored(), seats...)
	require.NoError(t, err)
	h, _, err = m.Fire(h, peer.NoteMove{Act: by(participant, day(13)), Event: peer.SeeNote}, nil)
	require.NoError(t, err, "the table alone does not know")
	forged, err := json.Marshal(h)
	require.NoError(t, err)
	voided, err := json.Marshal(draft)
	require.NoError(t, err)
	kept, err := json.Marshal(draft.History())
	require.NoError(t, err)
	record := strings.Replace(string(voided), string(kept), string(forged), 1)
	require.NotEqual(t, string(voided), record)
	require.ErrorIs(t, json.Unmarshal([]byte(record), &peer.Note{}), lifecycle.ErrBadRecord)
}

func answeredThenAmended(n *peer.Note) error {
	if err := n.Disagree(by(participant, day(13))); err != nil {
		return err
	}
	return n.Amend(wording(worker, day(14), "it was Tuesday"), certified)
}

func answeredThenRedacted(n *peer.Note) error {
	if err := n.Answer(wording(participant, day(13), "it was Tuesday")); err != nil {
		return err
	}
	return n.Redact(by(participant, day(14)), 3)
}
