package consent_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Written from the rule that counsel and the privacy officer alone answer, not read
// from the table. The hold of a history that is answered was not lifted.
const legalAnswers = `
- | receive | worker, supervisor, programme, privacy_officer, counsel | received

received | place_hold       | supervisor, programme, privacy_officer, counsel         | held
received | add_instrument   | supervisor, programme, privacy_officer, counsel         | received
received | tell_participant | worker, supervisor, programme, privacy_officer, counsel | received
received | withdraw         | supervisor, programme, privacy_officer, counsel         | withdrawn

held | review           | privacy_officer, counsel                                | in_review
held | add_instrument   | supervisor, programme, privacy_officer, counsel         | held
held | tell_participant | worker, supervisor, programme, privacy_officer, counsel | held
held | withdraw         | supervisor, programme, privacy_officer, counsel         | withdrawn

in_review | add_instrument   | supervisor, programme, privacy_officer, counsel         | in_review
in_review | tell_participant | worker, supervisor, programme, privacy_officer, counsel | in_review
in_review | answer           | privacy_officer, counsel                                | answered
in_review | refuse           | privacy_officer, counsel                                | refused
in_review | withdraw         | supervisor, programme, privacy_officer, counsel         | withdrawn

refused | add_instrument | supervisor, programme, privacy_officer, counsel | in_review
refused | withdraw       | supervisor, programme, privacy_officer, counsel | withdrawn
refused | lift_hold      | privacy_officer, counsel                        | refused

answered  | lift_hold | privacy_officer, counsel | answered
withdrawn | lift_hold | privacy_officer, counsel | withdrawn
`

func legalOf(t testing.TB, about bool, instrument consent.LegalKind) *consent.LegalRequest {
	t.Helper()
	ask := consent.LegalAsk{ID: "legal-1", Instrument: instrument, Ref: "26-CV-100", Return: peertest.Day(20)}
	if about {
		ask.About = peertest.ParticipantID
	}
	l, err := consent.NewLegalRequest(ask, actOn(lifecycle.WorkerParty, 0))
	require.NoError(t, err)
	return l
}

// reviewed returns a legal request that counsel looks at.
func reviewed(t testing.TB, about bool, instruments ...consent.LegalKind) *consent.LegalRequest {
	t.Helper()
	l := legalOf(t, about, instruments[0])
	require.NoError(t, l.PlaceHold(actOn(lifecycle.SupervisorParty, 1)))
	require.NoError(t, l.Review(actOn(officerParty, 2)))
	for _, kind := range instruments[1:] {
		require.NoError(t, l.Add(actOn(officerParty, 3), kind, "26-CV-101"))
	}
	return l
}

// legalIn returns a legal request in the given state.
func legalIn(t testing.TB, state consent.LegalState) *consent.LegalRequest {
	t.Helper()
	l := legalOf(t, true, consent.LegalSubpoena)
	switch state {
	case consent.LegalHeld:
		require.NoError(t, l.PlaceHold(actOn(lifecycle.ProgrammeParty, 1)))
	case consent.LegalInReview:
		l = reviewed(t, true, consent.LegalSubpoena)
	case consent.LegalRefused:
		l = reviewed(t, true, consent.LegalSubpoena)
		require.NoError(t, l.Refuse(codedOn(officerParty, 4, "no_order")))
	case consent.LegalAnswered:
		l = reviewed(t, true, consent.LegalSubpoena, consent.LegalCourtOrder)
		require.NoError(t, l.Answer(codedOn(counselParty, 4, "order_and_mandate"), consent.LegalFacts{}))
	case consent.LegalWithdrawn:
		require.NoError(t, l.Withdraw(codedOn(officerParty, 1, "taken_back")))
	}
	require.Equal(t, state, l.State())
	return l
}

func TestLegalTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[consent.LegalState, consent.LegalEvent, consent.LegalChange](consent.LegalLifecycle())
	require.NoError(t, err)
	peertest.TryTable(t, peertest.Trial[consent.LegalState, consent.LegalEvent, consent.LegalChange]{
		Machine: m,
		Open:    func() (consent.LegalHistory, error) { return m.Open() },
		In: func(s consent.LegalState) consent.LegalHistory {
			h, err := m.Restore(legalIn(t, s).History().Stored())
			require.NoError(t, err)
			return h
		},
		Move: func(e consent.LegalEvent, p lifecycle.Party) (mv consent.LegalMove) {
			switch e {
			case consent.ReceiveLegal, consent.AddInstrument:
				mv.Data = consent.LegalChange{Instrument: consent.LegalCourtOrder}
			case consent.AnswerLegal:
				mv.Code = "court_order"
			case consent.RefuseLegal:
				mv.Code = "no_order"
			case consent.WithdrawLegal:
				mv.Code = "set_aside"
			case consent.LiftLegalHold:
				mv.Reason = peertest.Text("the case is closed")
			}
			return mv
		},
		Want: legalAnswers,
	})
}

func TestEveryStateOfALegalRequestIsInItsTable(t *testing.T) {
	table := consent.LegalLifecycle()
	assert.ElementsMatch(t, consent.LegalStates(), table.States())
	storedSample(t, "legal_request.mmd", table.Mermaid(), false)
	for _, row := range table.Rows {
		assert.NotEmpty(t, row.Doc)
		assert.NotEmpty(t, row.Source.Title)
		if row.Event == consent.AnswerLegal || row.Event == consent.RefuseLegal {
			assert.Equal(t, []lifecycle.Party{officerParty, counselParty}, row.Parties, "nobody else, a worker least of all")
		}
	}
	m, err := lifecycle.New[consent.LegalState, consent.LegalEvent, consent.LegalChange](table)
	require.NoError(t, err)
	require.NoError(t, m.CheckTimings(consent.LegalTimings()))
}
