package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/referral"
)

func TestNew(t *testing.T) {
	for name, change := range map[string]func(q *referral.Request){
		"no id":                  func(q *referral.Request) { q.ID = "" },
		"no participant":         func(q *referral.Request) { q.Participant = "" },
		"no receiver":            func(q *referral.Request) { q.Receiver = "" },
		"no service":             func(q *referral.Request) { q.Service = "" },
		"a service made up":      func(q *referral.Request) { q.Service = "exorcism" },
		"no urgency":             func(q *referral.Request) { q.Urgency = "" },
		"a goal without a plan":  func(q *referral.Request) { q.Plan = "" },
		"further than itself":    func(q *referral.Request) { q.Earlier = q.ID },
		"an id that is no UTF-8": func(q *referral.Request) { q.Requester = "\xff" },
	} {
		q := request()
		change(&q)
		_, err := referral.New(q, by(sender, day(0)))
		require.ErrorIs(t, err, referral.ErrIncomplete, name)
		assert.NotContains(t, err.Error(), "exorcism")
	}
	for _, p := range []lifecycle.Party{participant, receiver, programme, worker} {
		_, err := referral.New(request(), by(p, day(0)))
		peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	}
	_, err := referral.New(request(), lifecycle.Act{By: referral.RequesterActor("another"), At: day(0)})
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)

	var zero referral.Referral
	peertest.Refused(t, zero.Withdraw(by(participant, day(1))), lifecycle.ErrNotStarted)
	assert.Empty(t, zero.State())
	assert.Empty(t, zero.TaskStatus())
	assert.Equal(t, lifecycle.Actor{}, zero.Responsible(day(1)))
	assert.False(t, zero.Dependent().Open)
}

func TestTheWholeLoop(t *testing.T) {
	r := after(t, request(), send, receive, accept, contact, attend, complete)
	assert.False(t, r.IsLoopClosed(), "that it ended is not that its sender knows what came of it")
	peertest.RefusedBy(t, r.CloseLoop(by(sender, day(7)), ""), "need_missing")
	require.NoError(t, r.SayNeed(coded(sender, day(7), referral.CodeNotReached), referral.NeedUnknown))
	require.NoError(t, r.CloseLoop(by(sender, day(7)), ""), "unknown is an answer when it is said")
	assert.Equal(t, referral.LoopClosed, r.State())
	assert.True(t, r.IsLoopClosed())
	assert.Equal(t, referral.Completed, r.EndedAs())
	assert.Equal(t, referral.NeedUnknown, r.NeedOutcome())
	require.NoError(t, r.SayNeed(by(participant, day(9)), referral.NeedPartlyMet), "the participant may say it later")
	assert.Equal(t, referral.NeedPartlyMet, r.NeedOutcome())
}

func TestNothingIsSentOrAcceptedWithoutAConsentInForce(t *testing.T) {
	for _, v := range []peer.ConsentVerdict{"", peer.ConsentNotAsked, peer.ConsentDenied, peer.ConsentWithdrawn, "made_up"} {
		r := in(t, referral.Drafting)
		peertest.RefusedBy(t, r.Send(by(sender, day(1)), consentID, referral.Facts{Consent: v}), "consent")
		assert.Equal(t, 1, r.Revision())
		r = in(t, referral.Sent)
		peertest.RefusedBy(t, r.Accept(by(receiver, day(2)), referral.Facts{Consent: v}), "consent")
	}
	r := in(t, referral.Drafting)
	peertest.RefusedBy(t, r.Send(by(sender, day(1)), "", given), "consent_unnamed")
	peertest.RefusedBy(t, r.Send(by(sender, day(1)), consentID, referral.Facts{Consent: peer.ConsentGiven, ReceiverGone: true}), "receiver_gone")
	require.NoError(t, r.Send(by(sender, day(1)), consentID, given))
	assert.Equal(t, consentID, r.Consent())
}

// The end of a consent ends a referral in every stage that is open, and needs
// nothing of the receiver.
func TestAConsentThatEndsEndsTheReferralEvenWhenTheReceiverIsGone(t *testing.T) {
	gone := referral.Facts{Consent: peer.ConsentWithdrawn, ReceiverGone: true}
	for _, s := range []referral.State{referral.Drafting, referral.Sent, referral.Received, referral.Accepted, referral.Contacted, referral.Attending, referral.Waiting} {
		for _, p := range []lifecycle.Party{sender, programme, lifecycle.SystemParty} {
			r := in(t, s)
			require.NoError(t, r.Fire(referral.Move{Act: by(p, day(9)), Event: referral.WithdrawConsent}, gone), "%s by %s", s, p)
			assert.Equal(t, referral.Cancelled, r.State())
		}
		r := in(t, s)
		require.NoError(t, r.Fire(referral.Move{Act: by(participant, day(9)), Event: referral.Withdraw}, gone), "%s by the participant", s)
		assert.Equal(t, referral.Cancelled, r.State())
		assert.Empty(t, r.EndCode(), "no reason")
	}
	r := in(t, referral.Completed)
	require.NoError(t, r.WithdrawConsent(by(lifecycle.SystemParty, day(9)), peer.ConsentWithdrawn))
	assert.Equal(t, referral.LoopClosed, r.State(), "what ended stays as it ended")
	assert.Equal(t, referral.TaskCompleted, r.TaskStatus())

	r = in(t, referral.Attending)
	peertest.RefusedBy(t, r.WithdrawConsent(by(sender, day(9)), peer.ConsentGiven), "consent_stands")
	require.NoError(t, r.WithdrawConsent(by(sender, day(9)), peer.ConsentNotAsked), "one that ran out ends it, too")
}

func TestDependent(t *testing.T) {
	assert.Equal(t, consent.Dependent{Kind: consent.DependentReferral, ID: "referral-1", Open: true}, in(t, referral.Drafting).Dependent())
	assert.Equal(t, consent.Dependent{Kind: consent.DependentReferral, ID: "referral-1", Consent: consentID, Open: true}, in(t, referral.Waiting).Dependent())
	assert.True(t, in(t, referral.Completed).Dependent().Open)
	for _, s := range []referral.State{referral.LoopClosed, referral.Declined, referral.NotCompleted, referral.Expired, referral.Cancelled, referral.Voided} {
		assert.False(t, in(t, s).Dependent().Open, "%s", s)
	}
}

func TestSelfReferral(t *testing.T) {
	q := request()
	q.Requester = ""
	_, err := referral.New(q, by(worker, day(0)))
	peertest.Refused(t, err, lifecycle.ErrNotYourMove)
	r, err := referral.New(q, lifecycle.Act{By: referral.RequesterActor("participant-1"), At: day(0)})
	require.NoError(t, err)
	assert.True(t, r.Request().IsSelf())
	me := lifecycle.Act{By: r.Requester(), At: day(1)}
	require.NoError(t, r.Send(me, "", referral.Facts{}), "they tell of themselves what they want to")
	require.NoError(t, r.Accept(by(receiver, day(2)), referral.Facts{}))
	peertest.RefusedBy(t, r.WithdrawConsent(by(programme, day(3)), peer.ConsentWithdrawn), "self_referral")
	peertest.RefusedBy(t, r.HandOver(by(programme, day(3)), "worker-1"), "self_referral")
	assert.Empty(t, r.Dependent().Consent)
	assert.Equal(t, r.Receiver(), r.Responsible(day(2)))
	back := reload(t, *r)
	assert.Equal(t, r.Digest(), back.Digest())
	require.NoError(t, back.Withdraw(by(participant, day(3))))
}

// What they took back holds for themselves, too, and a consent that they named ends it.
func TestASelfReferralAndConsents(t *testing.T) {
	q := request()
	q.Requester = ""
	r := after(t, q)
	me := func(n int) lifecycle.Act { return lifecycle.Act{By: r.Requester(), At: day(n)} }
	for _, v := range []peer.ConsentVerdict{peer.ConsentDenied, peer.ConsentWithdrawn, "perhaps"} {
		peertest.RefusedBy(t, r.Send(me(1), "", referral.Facts{Consent: v}), "consent")
		assert.False(t, referral.AccessOf(q.Receiver, q.Participant, []referral.Engagement{r.Engagement(v)}, day(9)).Open, "%s", v)
	}
	peertest.RefusedBy(t, r.Send(me(1), consentID, referral.Facts{}), "consent")
	require.NoError(t, r.Send(me(1), consentID, given))
	assert.Equal(t, consentID, r.Dependent().Consent)
	peertest.RefusedBy(t, r.Accept(by(receiver, day(2)), referral.Facts{}), "consent")
	assert.Equal(t, peer.ConsentVerdict(""), r.Engagement("").Consent)
	peertest.RefusedBy(t, r.WithdrawConsent(by(programme, day(3)), peer.ConsentGiven), "consent_stands")
	require.NoError(t, r.WithdrawConsent(by(programme, day(3)), peer.ConsentWithdrawn))
	assert.Equal(t, referral.Cancelled, r.State())
}

func TestWordsWhereACodeSaysTooLittle(t *testing.T) {
	r := in(t, referral.Sent)
	peertest.Refused(t, r.Decline(by(receiver, day(2))), lifecycle.ErrReasonMissing)
	peertest.Refused(t, r.Decline(coded(receiver, day(2), "return_to_use")), lifecycle.ErrUnknownCode)
	act := coded(receiver, day(2), referral.CodeOther)
	peertest.RefusedBy(t, r.Decline(act), "words_missing")
	act.Reason = peertest.Text("we move house this month")
	require.NoError(t, r.Decline(act))
	assert.Equal(t, referral.CodeOther, r.EndCode())

	r = in(t, referral.Sent)
	peertest.Refused(t, r.Void(by(sender, day(2))), lifecycle.ErrReasonMissing)
	peertest.Refused(t, r.Cancel(by(sender, day(2))), lifecycle.ErrReasonMissing)
	peertest.Refused(t, r.Cancel(coded(receiver, day(2), referral.CodeWrongReceiver)), lifecycle.ErrUnknownCode)
	require.NoError(t, r.Cancel(coded(sender, day(2), referral.CodeWrongReceiver)))
}

func TestWhoSaysWhatBecameOfTheNeed(t *testing.T) {
	for _, s := range []referral.State{referral.Sent, referral.Accepted, referral.Attending, referral.Waiting} {
		peertest.Refused(t, in(t, s).SayNeed(by(participant, day(9)), referral.NeedMet), lifecycle.ErrNotFromHere)
	}
	r := in(t, referral.Completed)
	peertest.Refused(t, r.SayNeed(by(receiver, day(6)), referral.NeedMet), lifecycle.ErrNotYourMove)
	peertest.Refused(t, r.SayNeed(by(sender, day(6)), referral.NeedMet), lifecycle.ErrReasonMissing)
	peertest.RefusedBy(t, r.SayNeed(coded(sender, day(6), referral.CodeNotReached), referral.NeedMet), "own_word")
	peertest.Refused(t, r.SayNeed(by(participant, day(6)), "made_up"), lifecycle.ErrMalformed)
	require.NoError(t, r.SayNeed(coded(sender, day(6), referral.CodeParticipantSaid), referral.NeedPartlyMet))
	require.NoError(t, r.SayNeed(by(participant, day(7)), referral.NeedNotMet), "the participant corrects it")
	peertest.RefusedBy(t, r.SayNeed(coded(sender, day(8), referral.CodeParticipantSaid), referral.NeedMet), "own_word")
	assert.Equal(t, referral.NeedNotMet, r.NeedOutcome())
	assert.Equal(t, referral.TaskCompleted, r.TaskStatus(), "the status and the need are two things")
}

func TestAPauseIsTheParticipantsAndAWaitingListTheReceivers(t *testing.T) {
	r := after(t, request(), send, accept, contact, attend, pause)
	peertest.RefusedBy(t, r.Resume(by(receiver, day(6))), "own_pause")
	require.NoError(t, r.Resume(by(participant, day(6))))
	assert.Equal(t, referral.Attending, r.State(), "where it was")

	r = after(t, request(), send, accept, waitlist)
	peertest.RefusedBy(t, r.Resume(by(participant, day(6))), "wait_list")
	require.NoError(t, r.Resume(by(receiver, day(6))))
	assert.Equal(t, referral.Accepted, r.State())

	r = after(t, request(), send, accept)
	require.NoError(t, r.Wait(coded(receiver, day(3), referral.CodePaused)))
	require.NoError(t, r.Resume(by(participant, day(4))), "a pause that they told the receiver of")
	peertest.Refused(t, r.Wait(by(receiver, day(5))), lifecycle.ErrReasonMissing)
}

func TestNobodyLosesAPlaceWithoutAnAttempt(t *testing.T) {
	gone := func(code string) lifecycle.Act { return coded(receiver, day(9), code) }
	r := after(t, request(), send, accept, waitlist)
	peertest.RefusedBy(t, r.NotComplete(gone(referral.CodeMoved)), "good_faith_attempt")
	require.NoError(t, r.NotComplete(gone(referral.CodeParticipantChoice)), "unless they say so themselves")

	r = after(t, request(), send, accept)
	require.NoError(t, r.AttemptContact(coded(receiver, day(3), referral.CodeNoAnswer), peer.ModalityPhone))
	require.NoError(t, r.Wait(coded(receiver, day(4), referral.CodeWaitList)))
	peertest.RefusedBy(t, r.NotComplete(gone(referral.CodeUnreachable)), "good_faith_attempt")
	require.NoError(t, r.AttemptContact(coded(receiver, day(5), referral.CodeLeftMessage), peer.ModalityMessage))
	require.NoError(t, r.NotComplete(gone(referral.CodeUnreachable)))

	// To go on for a moment, or to call it by another name, is no way around it.
	r = after(t, request(), send, accept, waitlist)
	peertest.RefusedBy(t, r.Cancel(gone(referral.CodeServiceEnded)), "good_faith_attempt")
	require.NoError(t, r.Resume(by(receiver, day(4))))
	peertest.RefusedBy(t, r.NotComplete(gone(referral.CodeMoved)), "good_faith_attempt")
	peertest.RefusedBy(t, r.Cancel(gone(referral.CodeServiceEnded)), "good_faith_attempt")
	require.NoError(t, contact(r, day(5)))
	require.NoError(t, r.NotComplete(gone(referral.CodeMoved)), "they spoke")
	r = after(t, request(), send, accept, pause)
	require.NoError(t, r.Resume(by(participant, day(4))))
	require.NoError(t, r.NotComplete(gone(referral.CodeMoved)), "they came back themselves")
	r = after(t, request(), send, accept, waitlist)
	require.NoError(t, r.Cancel(gone(referral.CodeDuplicate)), "they keep another place")
	r = after(t, request(), send, accept, waitlist)
	require.NoError(t, r.Cancel(coded(sender, day(9), referral.CodeServiceEnded)), "it is the receiver's duty")

	r = after(t, request(), send, accept)
	peertest.RefusedBy(t, r.NotComplete(gone(referral.CodeUnreachable)), "no_attempt")
	peertest.RefusedBy(t, r.NotComplete(gone(referral.CodeNoShow)), "no_show_unrecorded")
}

func TestNoShowAndAppointments(t *testing.T) {
	r := after(t, request(), send, accept)
	peertest.RefusedBy(t, r.NoShow(by(receiver, day(3))), "no_appointment")
	peertest.RefusedBy(t, r.Book(by(sender, day(3)), day(3)), "past_appointment")
	require.NoError(t, r.Book(by(sender, day(3)), day(5)))
	peertest.RefusedBy(t, r.NoShow(by(receiver, day(4))), "no_appointment")
	require.NoError(t, r.NoShow(by(receiver, day(5))))
	assert.Equal(t, referral.Accepted, r.State(), "it ends nothing")
	peertest.RefusedBy(t, r.NoShow(by(receiver, day(6))), "no_appointment")
	require.NoError(t, r.AttemptContact(coded(receiver, day(6), referral.CodeNoAnswer), peer.ModalityPhone))
	require.NoError(t, r.AttemptContact(coded(receiver, day(7), referral.CodeLeftMessage), peer.ModalityPhone))
	require.NoError(t, r.Contact(by(receiver, day(8)), peer.ModalityMessage))
	require.NoError(t, r.Book(by(participant, day(8)), day(10)))
	require.NoError(t, r.Attend(by(receiver, day(10))))

	log := r.ContactLog()
	assert.Equal(t, 2, log.Attempts)
	assert.Equal(t, []peer.Modality{peer.ModalityPhone}, log.Channels)
	assert.Equal(t, 1, log.NoShows)
	assert.Equal(t, day(10), log.Attended)
	require.Len(t, log.Contacts, 3)
	assert.Equal(t, referral.ContactEntry{At: day(6), By: receiver, Channel: peer.ModalityPhone, Result: referral.CodeNoAnswer}, log.Contacts[0])
	assert.Equal(t, referral.ContactEntry{At: day(8), By: receiver, Channel: peer.ModalityMessage, Made: true}, log.Contacts[2])
	assert.Equal(t, []referral.Appointment{
		{At: day(5), Booked: day(3), NoShow: true, Rebooked: true},
		{At: day(10), Booked: day(8), Attended: true},
	}, log.Appointments)
	days, ok := r.DaysToAttendance(nil)
	assert.True(t, ok)
	assert.Equal(t, 9, days, "sent on day 1, there on day 10")
	long := func(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }
	old, err := referral.New(request(), by(sender, long(1600)))
	require.NoError(t, err)
	require.NoError(t, send(old, long(1600)))
	require.NoError(t, accept(old, long(1600)))
	require.NoError(t, attend(old, long(2000)))
	days, ok = old.DaysToAttendance(nil)
	assert.True(t, ok)
	assert.Equal(t, 146097, days, "400 years")
	_, ok = in(t, referral.Contacted).DaysToAttendance(nil)
	assert.False(t, ok)
}

func TestAnotherSenderTakesOver(t *testing.T) {
	r := in(t, referral.Declined)
	peertest.Refused(t, r.HandOver(by(sender, day(3)), "requester-2"), lifecycle.ErrNotYourMove)
	require.NoError(t, r.HandOver(by(programme, day(3)), "requester-2"))
	peertest.Refused(t, r.CloseLoop(by(sender, day(4)), ""), lifecycle.ErrNotYourMove)
	act := lifecycle.Act{By: referral.RequesterActor("requester-2"), At: day(4)}
	require.NoError(t, r.CloseLoop(act, "referral-2"))
	assert.True(t, r.IsLoopClosed())
	assert.Equal(t, peer.ReferralID("referral-2"), r.Onward())
	act.At = day(5)
	peertest.RefusedBy(t, r.CloseLoop(act, ""), "loop_is_closed")
	assert.Equal(t, referral.Declined, r.State(), "how it ended stays to be seen")
}

func TestCorrections(t *testing.T) {
	fix := func(p lifecycle.Party, n int) lifecycle.Act { return wording(p, day(n), "so it was") }
	r := in(t, referral.Contacted)
	mv := referral.Move{Act: coded(receiver, day(3), referral.CodeNoAnswer), Event: referral.AttemptContact, Data: referral.Change{Channel: peer.ModalityPhone}}
	peertest.Refused(t, r.Correct(fix(sender, 5), 4, mv), lifecycle.ErrNotYourMove)
	require.NoError(t, r.Correct(fix(receiver, 5), 4, mv), "nobody was reached after all")
	assert.Equal(t, referral.Accepted, r.State())
	peertest.Refused(t, r.Correct(fix(receiver, 6), 2), lifecycle.ErrNotYourMove)

	r = in(t, referral.Accepted)
	peertest.RefusedBy(t, r.Correct(fix(receiver, 5), 3, referral.Move{Act: coded(receiver, day(2), referral.CodeOther), Event: referral.Decline}), "words_missing")
	act := coded(receiver, day(2), referral.CodeOther)
	act.Reason = peertest.Text("gone")
	require.NoError(t, r.Correct(fix(receiver, 5), 3, referral.Move{Act: act, Event: referral.Decline}))
	peertest.Refused(t, r.Redact(by(sender, day(6)), 5), lifecycle.ErrNotYourMove)
	require.NoError(t, r.Redact(by(participant, day(6)), 5), "the participant may have any words taken away")
	back := reload(t, *r)
	assert.Equal(t, r.Digest(), back.Digest())
	assert.Equal(t, referral.CodeOther, back.EndCode())
}

func TestANoShowOnRecordMayEndItAndIsOfferedAgain(t *testing.T) {
	r := after(t, request(), send, accept)
	require.NoError(t, r.Book(by(receiver, day(3)), day(4)))
	require.NoError(t, r.NoShow(by(receiver, day(4))))
	require.NoError(t, r.NotComplete(coded(receiver, day(5), referral.CodeNoShow)))
	assert.Equal(t, referral.TaskFailed, r.TaskStatus())
	assert.Equal(t, referral.CodeNoShow, r.EndCode())
	peertest.RefusedBy(t, r.CloseLoop(by(sender, day(6)), ""), "need_missing")
	again, err := r.Rerefer("referral-2", "receiver-1", by(sender, day(6)), referral.RereferDefaults(), utc)
	require.NoError(t, err)
	require.NoError(t, r.SayNeed(coded(sender, day(6), referral.CodeNotReached), referral.NeedUnknown))
	require.NoError(t, r.CloseLoop(by(sender, day(6)), again.ID()))
	assert.True(t, r.IsLoopClosed())

	r = after(t, request(), send, accept, pause)
	require.NoError(t, r.Resume(by(participant, day(4))))
	require.NoError(t, r.NotComplete(coded(receiver, day(5), referral.CodeMoved)), "the wait is over")
	assert.Empty(t, in(t, referral.Attending).EndCode())
}

// A duplicate is no lasting no, and a receiver that is asked twice is not full for ever.
func TestADuplicateMayBeAskedAgain(t *testing.T) {
	r := in(t, referral.Sent)
	require.NoError(t, r.Decline(coded(receiver, day(2), referral.CodeDuplicate)))
	_, err := r.Rerefer("referral-2", "receiver-1", by(sender, day(3)), referral.RereferRule{}, utc)
	require.NoError(t, err)
	full := in(t, referral.Declined)
	_, err = full.Rerefer("referral-2", "receiver-1", by(sender, day(99)), referral.RereferRule{FullFor: lifecycle.Span{N: -1, Unit: lifecycle.Day}}, utc)
	require.ErrorIs(t, err, lifecycle.ErrSpan)
}

func TestItSharesNoMoreThanAHandoffNeeds(t *testing.T) {
	for _, c := range []referral.Category{referral.InfoReturn, referral.InfoSupport, "diagnosis", ""} {
		q := request()
		q.Shares = []referral.Category{referral.InfoContact, c}
		_, err := referral.New(q, by(sender, day(0)))
		require.ErrorIs(t, err, referral.ErrTooMuch, "%s", c)
		assert.NotContains(t, err.Error(), "diagnosis")
		o := offer()
		o.Shares = q.Shares
		_, err = referral.NewHandoff(o, by(worker, day(0)))
		require.ErrorIs(t, err, referral.ErrTooMuch, "%s", c)
	}
	q := request()
	r, err := referral.New(q, by(sender, day(0)))
	require.NoError(t, err)
	q.Shares[0] = referral.InfoReturn
	got := r.Request()
	got.Shares[0] = referral.InfoReturn
	assert.Equal(t, request(), r.Request(), "lists are its own")

	less := request()
	less.Shares = nil
	other, err := referral.New(less, by(sender, day(0)))
	require.NoError(t, err)
	assert.NotEqual(t, r.Digest(), other.Digest())
}

// No correction lets pass what the facts of its time were never judged for.
func TestACorrectionIsNoWayAroundTheConsent(t *testing.T) {
	fix := wording(sender, day(3), "it was sent after all")
	r := in(t, referral.Drafting)
	require.NoError(t, r.Cancel(coded(sender, day(1), referral.CodeDuplicate)))
	sending := referral.Move{Act: by(sender, day(1)), Event: referral.Send, Data: referral.Change{Consent: consentID}}
	peertest.RefusedBy(t, r.Correct(fix, 2, sending), "facts")
	assert.Equal(t, referral.Cancelled, r.State())
	require.NoError(t, r.Correct(fix, 2), "the cancelling was a mistake")
	assert.Equal(t, referral.Drafting, r.State())

	r = in(t, referral.Sent)
	other := sending
	other.Data.Consent = "consent-2"
	peertest.RefusedBy(t, r.Correct(fix, 2, other), "facts")
	earlier := sending
	earlier.At = day(0)
	peertest.RefusedBy(t, r.Correct(fix, 2, earlier), "facts")
	require.NoError(t, r.Correct(fix, 2, sending), "as it was")

	r = in(t, referral.Expired) // on day 2
	peertest.RefusedBy(t, r.Correct(wording(sender, day(3), "sooner"), 3, referral.Move{Act: by(sender, day(1)), Event: referral.Expire}), "facts")

	r = in(t, referral.Sent)
	require.NoError(t, r.WithdrawConsent(by(sender, day(2)), peer.ConsentWithdrawn))
	peertest.RefusedBy(t, r.Correct(fix, 3), "facts")
	peertest.RefusedBy(t, r.Correct(fix, 2), "facts")
	assert.Equal(t, referral.Cancelled, r.State(), "the end of a consent stands")
	require.NoError(t, r.Correct(fix, 3, referral.Move{Act: by(sender, day(2)), Event: referral.WithdrawConsent}), "as it was")

	r = in(t, referral.Received)
	require.NoError(t, r.Decline(coded(receiver, day(3), referral.CodeLanguage)))
	peertest.RefusedBy(t, r.Correct(wording(receiver, day(4), "we can"), 4, referral.Move{Act: by(receiver, day(3)), Event: referral.Accept}), "facts")
	require.NoError(t, r.Correct(wording(receiver, day(4), "we can"), 4))
	require.NoError(t, r.Accept(by(receiver, day(4)), given))

	h := handoffIn(t, referral.HandoffConsented)
	introduced := referral.HandoffMove{Act: by(worker, day(2)), Event: referral.Introduce, Data: referral.Change{Channel: peer.ModalityPhone}}
	require.NoError(t, h.Attempt(coded(worker, day(2), referral.CodeNoAnswer), peer.ModalityPhone))
	peertest.RefusedBy(t, h.Correct(wording(worker, day(3), "they spoke"), 3, introduced), "facts")
	require.NoError(t, h.WithdrawConsent(by(worker, day(4)), peer.ConsentWithdrawn))
	peertest.RefusedBy(t, h.Correct(wording(worker, day(5), "not so"), 4), "facts")
}

// Three attempts in two ways over ten days, and a letter.
func TestHowMuchWasDoneToReachSomebody(t *testing.T) {
	r := after(t, request(), send, accept)
	rule := peer.OutreachDefaults()
	try := func(n int, channel peer.Modality) {
		require.NoError(t, r.AttemptContact(coded(receiver, day(n), referral.CodeNoAnswer), channel))
	}
	try(3, peer.ModalityPhone)
	require.NoError(t, r.Contact(by(receiver, day(4)), peer.ModalityPhone))
	got, err := r.ContactLog().Outreach(rule, day(9), utc)
	require.NoError(t, err)
	assert.Equal(t, peer.Outreach{Lacks: []peer.OutreachLack{peer.OutreachAttempts, peer.OutreachChannels, peer.OutreachTime, peer.OutreachLetter}}, got, "they were reached")
	try(5, peer.ModalityPhone)
	try(6, peer.ModalityPhone)
	try(7, peer.ModalityLetter)
	got, err = r.ContactLog().Outreach(rule, day(15).Add(-1), utc)
	require.NoError(t, err)
	assert.Equal(t, []peer.OutreachLack{peer.OutreachTime}, got.Lacks)
	got, err = r.ContactLog().Outreach(rule, day(15), utc)
	require.NoError(t, err)
	assert.Equal(t, peer.Outreach{Attempts: 3, Channels: []peer.Modality{peer.ModalityPhone, peer.ModalityLetter}, First: day(5), Letter: true}, got)
	got, err = r.ContactLog().Outreach(rule, day(6), utc)
	require.NoError(t, err)
	assert.Equal(t, 2, got.Attempts, "what came later is passed over")
	_, err = r.ContactLog().Outreach(peer.OutreachRule{Over: lifecycle.Span{N: -1, Unit: lifecycle.Day}}, day(9), utc)
	require.ErrorIs(t, err, lifecycle.ErrSpan)

	// Who books or comes was heard of.
	require.NoError(t, r.Book(by(participant, day(16)), day(18)))
	require.NoError(t, r.AttemptContact(coded(receiver, day(17), referral.CodeNoAnswer), peer.ModalityPhone))
	got, err = r.ContactLog().Outreach(rule, day(17), utc)
	require.NoError(t, err)
	assert.Equal(t, 1, got.Attempts)
	require.NoError(t, attend(r, day(18)))
	got, err = r.ContactLog().Outreach(rule, day(30), utc)
	require.NoError(t, err)
	assert.Zero(t, got.Attempts)
	got, err = r.ContactLog().Outreach(rule, day(15), utc)
	require.NoError(t, err)
	assert.Empty(t, got.Lacks, "as it stood before")
}

// The sender learns what the receiver cancelled, and sees to what comes next.
func TestWhatTheReceiverCancelsIsNotYetKnownToTheSender(t *testing.T) {
	r := in(t, referral.Attending)
	require.NoError(t, r.Cancel(coded(receiver, day(7), referral.CodeServiceEnded)))
	assert.False(t, r.IsLoopClosed())
	assert.Equal(t, r.Requester(), r.Responsible(day(7)))
	due, err := r.Deadlines(promise(t, referral.Routine), utc)
	require.NoError(t, err)
	require.Len(t, due, 1)
	assert.Equal(t, "reroute", due[0].Name)
	next, err := r.Rerefer("referral-2", "receiver-2", by(sender, day(8)), referral.RereferDefaults(), utc)
	require.NoError(t, err)
	require.NoError(t, r.CloseLoop(by(sender, day(8)), next.ID()))
	assert.True(t, r.IsLoopClosed())
	assert.Equal(t, lifecycle.Actor{}, r.Responsible(day(8)))

	r = in(t, referral.Attending)
	require.NoError(t, r.Cancel(coded(receiver, day(7), referral.CodeDuplicate)))
	_, err = r.Rerefer("referral-2", "receiver-1", by(sender, day(8)), referral.RereferDefaults(), utc)
	require.NoError(t, err)

	own := in(t, referral.Cancelled) // by the participant
	assert.True(t, own.IsLoopClosed())
	peertest.RefusedBy(t, own.CloseLoop(by(sender, day(8)), ""), "loop_is_closed")
	due, err = own.Deadlines(promise(t, referral.Routine), utc)
	require.NoError(t, err)
	assert.Empty(t, due)
}
