// Package referral keeps referrals from a participant's need to the word of what
// came of it: the closed loop, with warm hand-offs, a directory of receivers and
// messages to a treatment team.
//
// Start with [New], which drafts a [Referral]:
//
//	act := lifecycle.Act{By: referral.RequesterActor("w-1"), At: now} // a worker acts as the requester here
//	r, err := referral.New(referral.Request{
//		ID: "r-1", Participant: "p-1", Requester: "w-1", Receiver: "clinic",
//		Service: referral.ServiceHousing, Urgency: referral.Routine, Plan: "plan-1", Goal: "g-1",
//	}, act)
//	facts := referral.Facts{Consent: file.Verdict(r.Question(programme, consent.ClassProvider), now)}
//	err = r.Send(act, "consent-1", facts)
//	err = r.Accept(theirs, facts) // by referral.ReceiverActor("clinic")
//
// [Lifecycle] is the whole rule. A referral goes from draft to sent, accepted,
// contacted, attending and completed; the sender says what became of the need and
// closes the loop. A receiver may decline, with a reason, and [Referral.Rerefer]
// drafts the next one; the chain is kept. [HandoffLifecycle] is the rule of a warm
// [Handoff], a live introduction with the peer present. [Directory.Find] names
// receivers that fit, with those that must be asked first and those that are full.
// [Promise] sets how soon things happen: its deadlines propose, people close.
//
// It promises:
//
//   - The participant takes a referral back at any time, without a reason; so ends
//     one whose consent no longer holds, whether or not there still is a receiver.
//     Nothing is sent or accepted without a consent in force, except what people ask for themselves.
//   - The receiver may read from sending on and is responsible from acceptance on
//     ([AccessOf], [Referral.Responsible]). Access ends with the last tie to the same party.
//   - That a service is completed does not say that the need was met:
//     [NeedOutcome] stands apart, in the participant's word, and goes to the item of
//     the plan as an [Outcome] beside it, never over it.
//   - Who does not come or cannot be reached is offered another time. A return to use
//     is no reason for anything here.
//   - Stages are FHIR Task statuses and back ([TaskRows], [FromTaskStatus]).
//
// A disclosure without consent, as in a medical emergency, is no referral and has no
// place here. What a referral says in words, addresses, sending and receiving, and exchange
// with other systems belong to the host. Verdicts on consents come in as facts:
// package consent gives them. The package reads no clock and stores nothing.
package referral
