package peertest

import (
	"testing"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/referral"
)

// Ids of who asks for a service and of who gives it.
const (
	RequesterID referral.RequesterID = "requester-1"
	ReceiverID  referral.ReceiverID  = "receiver-1"
)

const (
	requester = referral.RequesterParty
	receiver  = referral.ReceiverParty
)

// unopposed are facts that stand against nothing.
var unopposed = referral.Facts{Consent: peer.ConsentGiven}

// ReferralRequest returns the request of [ReferralIn]: housing for the participant,
// for a goal of the plan.
func ReferralRequest() referral.Request {
	return referral.Request{ID: "referral-1", Participant: ParticipantID, Requester: RequesterID, Receiver: ReceiverID,
		Service: referral.ServiceHousing, Urgency: referral.Routine, Plan: PlanID, Goal: "goal-1",
		Shares: []referral.Category{referral.InfoContact, referral.InfoNextStep}}
}

// ReferralIn returns a referral in the given state that was drafted on [Day] 0 and
// made one move a day; those that wait do so after a contact. It fails the test for
// a state that no referral has.
func ReferralIn(t testing.TB, state referral.State) *referral.Referral {
	t.Helper()
	r, err := referral.New(ReferralRequest(), By(requester, Day(0)))
	must(t, err)
	day := 0
	next := func() time.Time { day++; return Day(day) }

	send := func() error { return r.Send(By(requester, next()), ConsentID, unopposed) }
	accept := func() error { return r.Accept(By(receiver, next()), unopposed) }
	contact := func() error { return r.Contact(By(receiver, next()), peer.ModalityPhone) }
	attend := func() error { return r.Attend(By(receiver, next())) }
	complete := func() error { return r.Complete(By(receiver, next())) }
	met := func() error { return r.SayNeed(By(participant, next()), referral.NeedMet) }
	reach(t, "referral", state, map[referral.State][]func() error{
		referral.Drafting:     {},
		referral.Sent:         {send},
		referral.Received:     {send, func() error { return r.Receive(By(receiver, next())) }},
		referral.Accepted:     {send, accept},
		referral.Contacted:    {send, accept, contact},
		referral.Attending:    {send, accept, contact, attend},
		referral.Waiting:      {send, accept, contact, func() error { return r.Wait(By(participant, next())) }},
		referral.Completed:    {send, accept, contact, attend, complete},
		referral.LoopClosed:   {send, accept, contact, attend, complete, met, func() error { return r.CloseLoop(By(requester, next()), "") }},
		referral.Declined:     {send, func() error { return r.Decline(coded(receiver, next(), referral.CodeNoCapacity)) }},
		referral.NotCompleted: {send, accept, func() error { return r.NotComplete(coded(receiver, next(), referral.CodeMoved)) }},
		referral.Cancelled:    {send, accept, func() error { return r.Withdraw(By(participant, next())) }},
		referral.Expired: {send, func() error {
			at := next()
			return r.Fire(referral.Move{Act: By(requester, at), Event: referral.Expire}, referral.Facts{Promised: at})
		}},
		referral.Voided: {send, func() error {
			act := By(requester, next())
			act.Reason = Text("another person")
			return r.Void(act)
		}},
	})
	return r
}

// HandoffOffer returns the offer of [HandoffIn], for the referral of [ReferralIn].
func HandoffOffer() referral.HandoffOffer {
	return referral.HandoffOffer{ID: "handoff-1", Participant: ParticipantID, Worker: WorkerID, Receiver: ReceiverID, Referral: "referral-1",
		Shares: []referral.Category{referral.InfoContact}}
}

// HandoffIn returns a warm hand-off in the given state that was offered on [Day] 0
// and made one move a day; the appointment of its next step is on day 6, and on
// day 7 it was declined or fell through. It fails the test for a state that no
// hand-off has.
func HandoffIn(t testing.TB, state referral.HandoffState) *referral.Handoff {
	t.Helper()
	h, err := referral.NewHandoff(HandoffOffer(), By(worker, Day(0)))
	must(t, err)
	yes := func() error { return h.GiveConsent(By(participant, Day(1)), ConsentID, unopposed) }
	introduce := func() error { return h.Introduce(By(worker, Day(2)), peer.ModalityPhone, Day(6), unopposed) }
	confirm := func() error { return h.Confirm(By(receiver, Day(3)), time.Time{}) }
	reach(t, "hand-off", state, map[referral.HandoffState][]func() error{
		referral.HandoffOffered:    {},
		referral.HandoffConsented:  {yes},
		referral.HandoffIntroduced: {yes, introduce},
		referral.HandoffConfirmed:  {yes, introduce, confirm},
		referral.HandoffAttended:   {yes, introduce, confirm, func() error { return h.ConfirmAttendance(By(receiver, Day(6))) }},
		referral.HandoffDeclined:   {func() error { return h.Decline(By(participant, Day(7))) }},
		referral.HandoffFellThrough: {yes, func() error {
			return h.FallThrough(coded(worker, Day(7), referral.CodeReceiverDeclined))
		}},
	})
	return h
}
