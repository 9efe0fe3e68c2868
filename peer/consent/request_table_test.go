package consent_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

// Written from what a participant's request must be able to become, not read from
// the table. What depends on the kind is tried apart.
const requestAnswers = `
- | receive | participant, worker, supervisor, programme, privacy_officer | received

received | clarify       | programme, privacy_officer | clarifying
received | extend        | programme, privacy_officer | received
received | grant         | programme, privacy_officer | granted
received | grant_in_part | programme, privacy_officer | granted_in_part
received | deny          | programme, privacy_officer | denied
received | withdraw      | participant                | withdrawn

clarifying | clarified     | participant, worker, supervisor, programme, privacy_officer | received
clarifying | extend        | programme, privacy_officer | clarifying
clarifying | grant         | programme, privacy_officer | granted
clarifying | grant_in_part | programme, privacy_officer | granted_in_part
clarifying | deny          | programme, privacy_officer | denied
clarifying | withdraw      | participant                | withdrawn

granted | end      | programme, privacy_officer | ended
granted | withdraw | participant                | withdrawn

granted_in_part | grant    | programme, privacy_officer | granted
granted_in_part | disagree | participant                | disagreed
granted_in_part | end      | programme, privacy_officer | ended
granted_in_part | withdraw | participant                | withdrawn

denied | grant         | programme, privacy_officer | granted
denied | grant_in_part | programme, privacy_officer | granted_in_part
denied | disagree      | participant                | disagreed
denied | withdraw      | participant                | withdrawn

disagreed | grant         | programme, privacy_officer | granted
disagreed | grant_in_part | programme, privacy_officer | granted_in_part
disagreed | withdraw      | participant                | withdrawn
`

func requestOf(t testing.TB, kind consent.RequestKind) *consent.Request {
	t.Helper()
	ask := consent.RequestAsk{ID: "request-1", Participant: peertest.ParticipantID, Kind: kind}
	if kind == consent.RequestRestriction {
		ask.Fields, ask.Roles = []consent.FieldClass{consent.FieldNotes, consent.FieldPlan}, []consent.ViewRole{consent.ViewSupervisor}
	}
	r, err := consent.NewRequest(ask, actOn(askParty, 0))
	require.NoError(t, err)
	return r
}

// requestIn returns a request in the given state that made one move a day.
func requestIn(t testing.TB, kind consent.RequestKind, state consent.RequestState) *consent.Request {
	t.Helper()
	r := requestOf(t, kind)
	no := consent.RequestDenials(kind)[0]
	deny := func() error { return r.Deny(codedOn(officerParty, 1, no)) }
	grant := func() error { return r.Grant(actOn(officerParty, 1)) }
	for _, step := range map[consent.RequestState][]func() error{
		consent.RequestClarifying:    {func() error { return r.Clarify(codedOn(officerParty, 1, "identity")) }},
		consent.RequestGranted:       {grant},
		consent.RequestGrantedInPart: {func() error { return r.GrantInPart(codedOn(officerParty, 1, no)) }},
		consent.RequestDenied:        {deny},
		consent.RequestDisagreed:     {deny, func() error { return r.Disagree(wordsOn(askParty, 2, "it was so")) }},
		consent.RequestEnded:         {grant, func() error { return r.End(wordsOn(officerParty, 2, "the law changed")) }},
		consent.RequestWithdrawn:     {func() error { return r.Withdraw(actOn(askParty, 1)) }},
	}[state] {
		require.NoError(t, step())
	}
	require.Equal(t, state, r.State())
	return r
}

func TestRequestTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[consent.RequestState, consent.RequestEvent, lifecycle.NoChange](consent.RequestLifecycle())
	require.NoError(t, err)
	seat := lifecycle.Seat{Party: askParty, ID: string(peertest.ParticipantID)}
	peertest.TryTable(t, peertest.Trial[consent.RequestState, consent.RequestEvent, lifecycle.NoChange]{
		Machine: m,
		Open:    func() (consent.RequestHistory, error) { return m.Open(seat) },
		In: func(s consent.RequestState) consent.RequestHistory {
			kind := consent.RequestRestriction
			if s == consent.RequestDisagreed {
				kind = consent.RequestAmendment
			}
			h, err := m.Restore(requestIn(t, kind, s).History().Stored(), seat)
			require.NoError(t, err)
			return h
		},
		Move: func(e consent.RequestEvent, p lifecycle.Party) (mv consent.RequestMove) {
			switch e {
			case consent.ClarifyRequest:
				mv.Code = "identity"
			case consent.DenyRequest, consent.GrantRequestInPart:
				mv.Code = "accurate_and_complete"
			case consent.ExtendRequest, consent.EndRestriction:
				mv.Reason = peertest.Text("so it is")
			}
			return mv
		},
		Want: requestAnswers,
	})
}

func TestEveryStateOfARequestIsInItsTable(t *testing.T) {
	assert.ElementsMatch(t, consent.RequestStates(), consent.RequestLifecycle().States())
	storedSample(t, "request.mmd", consent.RequestLifecycle().Mermaid(), false)
	for _, row := range consent.RequestLifecycle().Rows {
		assert.NotEmpty(t, row.Doc)
		assert.NotEmpty(t, row.Source.Title)
	}
}

func TestRequestsAreReadInSpanish(t *testing.T) {
	r := requestOf(t, consent.RequestAccess)
	refusal := peertest.Refused(t, r.Deny(codedOn(lifecycle.WorkerParty, 1, "not_held_here")), lifecycle.ErrNotYourMove)
	text, err := refusal.Text(lifecycle.Spanish)
	require.NoError(t, err)
	assert.Contains(t, text, "denegar")
	labels := consent.RequestLifecycle().Labels[lifecycle.Spanish]
	for _, s := range consent.RequestStates() {
		assert.NotEmpty(t, labels.States[string(s)], s)
	}
	for _, e := range consent.RequestLifecycle().Events() {
		assert.NotEmpty(t, labels.Events[string(e)], e)
	}
}
