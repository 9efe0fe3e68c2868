package referral_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/referral"
	"github.com/alongside-go/alongside/peer/source"
)

// Written by hand from who sets which status, not read from the table. The wait
// began in contacted.
const referralAnswers = `
- | draft | requester | drafting

drafting | send             | requester                    | sent
drafting | cancel           | requester                    | cancelled
drafting | withdraw         | participant                  | cancelled
drafting | withdraw_consent | requester, programme, system | cancelled
drafting | void             | requester                    | voided
drafting | hand_over        | programme                    | drafting

sent | receive          | receiver                     | received
sent | accept           | receiver                     | accepted
sent | decline          | receiver                     | declined_by_receiver
sent | cancel           | requester, receiver          | cancelled
sent | withdraw         | participant                  | cancelled
sent | withdraw_consent | requester, programme, system | cancelled
sent | expire           | requester                    | expired
sent | void             | requester                    | voided
sent | hand_over        | programme                    | sent

received | accept           | receiver                     | accepted
received | decline          | receiver                     | declined_by_receiver
received | cancel           | requester, receiver          | cancelled
received | withdraw         | participant                  | cancelled
received | withdraw_consent | requester, programme, system | cancelled
received | expire           | requester                    | expired
received | void             | requester                    | voided
received | hand_over        | programme                    | received

accepted | attempt_contact  | receiver                         | accepted
accepted | contact          | receiver                         | contacted
accepted | book             | receiver, requester, participant | accepted
accepted | no_show          | receiver                         | accepted
accepted | attend           | receiver                         | attending
accepted | wait             | receiver, participant            | waiting
accepted | not_complete     | receiver                         | not_completed
accepted | cancel           | requester, receiver              | cancelled
accepted | withdraw         | participant                      | cancelled
accepted | withdraw_consent | requester, programme, system     | cancelled
accepted | void             | requester                        | voided
accepted | hand_over        | programme                        | accepted

contacted | attempt_contact  | receiver                         | contacted
contacted | book             | receiver, requester, participant | contacted
contacted | no_show          | receiver                         | contacted
contacted | attend           | receiver                         | attending
contacted | wait             | receiver, participant            | waiting
contacted | complete         | receiver                         | completed
contacted | not_complete     | receiver                         | not_completed
contacted | cancel           | requester, receiver              | cancelled
contacted | withdraw         | participant                      | cancelled
contacted | withdraw_consent | requester, programme, system     | cancelled
contacted | void             | requester                        | voided
contacted | hand_over        | programme                        | contacted

attending | attempt_contact  | receiver                         | attending
attending | book             | receiver, requester, participant | attending
attending | no_show          | receiver                         | attending
attending | wait             | receiver, participant            | waiting
attending | complete         | receiver                         | completed
attending | not_complete     | receiver                         | not_completed
attending | cancel           | requester, receiver              | cancelled
attending | withdraw         | participant                      | cancelled
attending | withdraw_consent | requester, programme, system     | cancelled
attending | void             | requester                        | voided
attending | hand_over        | programme                        | attending

waiting | attempt_contact  | receiver                         | waiting
waiting | book             | receiver, requester, participant | waiting
waiting | no_show          | receiver                         | waiting
waiting | review_wait      | receiver                         | waiting
waiting | resume           | receiver, participant            | contacted
waiting | not_complete     | receiver                         | not_completed
waiting | cancel           | requester, receiver              | cancelled
waiting | withdraw         | participant                      | cancelled
waiting | withdraw_consent | requester, programme, system     | cancelled
waiting | void             | requester                        | voided
waiting | hand_over        | programme                        | waiting

completed | say_need         | participant, requester       | completed
completed | close_loop       | requester                    | loop_closed
completed | withdraw         | participant                  | loop_closed
completed | withdraw_consent | requester, programme, system | loop_closed
completed | void             | requester                    | voided
completed | hand_over        | programme                    | completed

loop_closed | say_need | participant, requester | loop_closed

declined_by_receiver | close_loop | requester | declined_by_receiver
declined_by_receiver | withdraw | participant | declined_by_receiver
declined_by_receiver | hand_over  | programme | declined_by_receiver

not_completed | say_need   | participant, requester | not_completed
not_completed | close_loop | requester              | not_completed
not_completed | withdraw | participant | not_completed
not_completed | hand_over  | programme              | not_completed

cancelled | close_loop | requester | cancelled
cancelled | withdraw | participant | cancelled
cancelled | hand_over  | programme | cancelled

expired | close_loop | requester | expired
expired | withdraw | participant | expired
expired | hand_over  | programme | expired
`

func seats() []lifecycle.Seat {
	return []lifecycle.Seat{{Party: participant, ID: string(peertest.ParticipantID)}, {Party: sender, ID: "requester-1"}, {Party: receiver, ID: "receiver-1"}}
}

// sampleMove returns a move that brings all that the table asks of a party.
func sampleMove(e referral.Event, p lifecycle.Party) (mv referral.Move) {
	mv.Event = e
	switch e {
	case referral.AttemptContact:
		mv.Code, mv.Data.Channel = referral.CodeNoAnswer, peer.ModalityPhone
	case referral.Book:
		mv.Data.Appointment = day(2000)
	case referral.Decline:
		mv.Code = referral.CodeLanguage
	case referral.Wait:
		if p == receiver {
			mv.Code = referral.CodeWaitList
		}
	case referral.NotComplete:
		mv.Code = referral.CodeMoved
	case referral.SayNeed:
		mv.Data.Need = referral.NeedMet
		if p == sender {
			mv.Code = referral.CodeParticipantSaid
		}
	case referral.Cancel:
		mv.Code = referral.CodeDuplicate
	case referral.Void:
		mv.Reason = peertest.Text("another person")
	case referral.HandOver:
		mv.Data.Requester = "requester-2"
	}
	return mv
}

func TestTheTableGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[referral.State, referral.Event, referral.Change](referral.Lifecycle())
	require.NoError(t, err)
	peertest.TryTable(t, peertest.Trial[referral.State, referral.Event, referral.Change]{
		Machine: m,
		Open:    func() (referral.History, error) { return m.Open(seats()...) },
		In: func(s referral.State) referral.History {
			h, err := m.Restore(in(t, s).History().Stored(), seats()...)
			require.NoError(t, err)
			return h
		},
		Move: sampleMove,
		Want: referralAnswers,
	})
}

const handoffAnswers = `
- | offer | worker | offered

offered | consent          | participant, worker       | consented
offered | decline          | participant               | declined
offered | withdraw_consent | worker, programme, system | declined
offered | fall_through     | worker, programme         | fell_through

consented | attempt          | worker, receiver              | consented
consented | introduce        | worker                        | introduced
consented | book             | worker, receiver, participant | consented
consented | decline          | participant                   | declined
consented | withdraw_consent | worker, programme, system     | declined
consented | fall_through     | worker, programme             | fell_through

introduced | attempt          | worker, receiver              | introduced
introduced | book             | worker, receiver, participant | introduced
introduced | confirm          | receiver                      | receiver_confirmed
introduced | decline          | participant                   | declined
introduced | withdraw_consent | worker, programme, system     | declined
introduced | fall_through     | worker, programme             | fell_through

receiver_confirmed | attempt            | worker, receiver              | receiver_confirmed
receiver_confirmed | book               | worker, receiver, participant | receiver_confirmed
receiver_confirmed | no_show            | receiver, worker              | receiver_confirmed
receiver_confirmed | confirm_attendance | receiver, participant         | first_attendance_confirmed
receiver_confirmed | decline            | participant                   | declined
receiver_confirmed | withdraw_consent   | worker, programme, system     | declined
receiver_confirmed | fall_through       | worker, programme             | fell_through
`

func TestTheTableOfHandoffsGivesTheAnswersWrittenByHand(t *testing.T) {
	m, err := lifecycle.New[referral.HandoffState, referral.HandoffEvent, referral.Change](referral.HandoffLifecycle())
	require.NoError(t, err)
	seats := []lifecycle.Seat{{Party: participant, ID: string(peertest.ParticipantID)}, {Party: worker, ID: string(peertest.WorkerID)}, {Party: receiver, ID: "receiver-1"}}
	peertest.TryTable(t, peertest.Trial[referral.HandoffState, referral.HandoffEvent, referral.Change]{
		Machine: m,
		Open:    func() (referral.HandoffHistory, error) { return m.Open(seats...) },
		In: func(s referral.HandoffState) referral.HandoffHistory {
			h, err := m.Restore(handoffIn(t, s).History().Stored(), seats...)
			require.NoError(t, err)
			return h
		},
		Move: func(e referral.HandoffEvent, _ lifecycle.Party) (mv referral.HandoffMove) {
			switch e {
			case referral.ConsentHandoff:
				mv.Data.Consent = consentID
			case referral.AttemptHandoff:
				mv.Code, mv.Data.Channel = referral.CodeNoAnswer, peer.ModalityPhone
			case referral.Introduce:
				mv.Data.Channel = peer.ModalityVideo
			case referral.BookHandoff:
				mv.Data.Appointment = day(2000)
			case referral.FallThrough:
				mv.Code = referral.CodeServiceEnded
			}
			return mv
		},
		Want: handoffAnswers,
	})
}

// tryRows checks that every row explains itself, says what it rests on, and that
// those which rest on a text that was read are the ones listed by hand.
func tryRows[S, E ~string](t *testing.T, table lifecycle.Table[S, E], verified ...E) {
	t.Helper()
	var read []E
	for _, r := range table.Rows {
		assert.NotEmpty(t, r.Doc, "%s", r.Event)
		assert.NotEmpty(t, r.Source.Title, "%s", r.Event)
		assert.NotContains(t, r.Source.Title, "not in the register", "%s", r.Event)
		assert.NotEqual(t, source.Unverified, r.Source.Evidence, "%s", r.Event)
		if r.Source.Verified() && !slices.Contains(read, r.Event) {
			read = append(read, r.Event)
		}
	}
	assert.ElementsMatch(t, verified, read)
	spanish := table.Labels[lifecycle.Spanish]
	assert.NotEmpty(t, spanish.Name)
	assert.Len(t, spanish.States, len(table.States()))
	assert.Len(t, spanish.Events, len(table.Events()))
	for _, s := range table.States() {
		assert.NotEmpty(t, spanish.States[string(s)], "%s", s)
	}
	for _, e := range table.Events() {
		assert.NotEmpty(t, spanish.Events[string(e)], "%s", e)
	}
}

func TestRowsSayWhatTheyRestOn(t *testing.T) {
	tryRows(t, referral.Lifecycle(), referral.Draft, referral.Send, referral.Accept, referral.Decline, referral.Contact,
		referral.Attend, referral.Wait, referral.Complete, referral.NotComplete, referral.Cancel, referral.Withdraw, referral.Void)
	tryRows(t, referral.HandoffLifecycle(), referral.DeclineHandoff)
}

func TestNoReasonIsAReturnToUse(t *testing.T) {
	for _, r := range referral.Lifecycle().Rows {
		for _, c := range r.Codes {
			assert.NotRegexp(t, "return_to|_use$|relapse|abstin|complian", c, "%s", r.Event)
		}
	}
	for _, r := range referral.HandoffLifecycle().Rows {
		for _, c := range r.Codes {
			assert.NotRegexp(t, "return_to|_use$|relapse|abstin|complian", c, "%s", r.Event)
		}
	}
}

func TestDrawings(t *testing.T) {
	golden(t, "referral.mmd", referral.Lifecycle().Mermaid())
	golden(t, "handoff.mmd", referral.HandoffLifecycle().Mermaid())
}
