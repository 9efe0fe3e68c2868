package referral

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Send gives it to the receiver, on the named consent. The host vouches that the
// verdict in f is on that consent: [Referral.Question] is what to ask of it. A
// self-referral needs none; one that it names is judged like any other.
func (r *Referral) Send(act lifecycle.Act, on peer.ConsentID, f Facts) error {
	return r.Fire(Move{Act: act, Event: Send, Data: Change{Consent: on}}, f)
}

// Receive records that it arrived.
func (r *Referral) Receive(act lifecycle.Act) error {
	return r.Fire(Move{Act: act, Event: Receive}, Facts{})
}

// Accept records that the receiver takes it on, while the consent is in force.
func (r *Referral) Accept(act lifecycle.Act, f Facts) error {
	return r.Fire(Move{Act: act, Event: Accept}, f)
}

// Decline records that the receiver says no. The reason is a code; act.Reason
// holds the words, which [CodeOther] needs.
func (r *Referral) Decline(act lifecycle.Act) error {
	return r.Fire(Move{Act: act, Event: Decline}, Facts{})
}

// AttemptContact records an attempt of the receiver to reach the participant, with
// what came of it as the code.
func (r *Referral) AttemptContact(act lifecycle.Act, channel peer.Modality) error {
	return r.Fire(Move{Act: act, Event: AttemptContact, Data: Change{Channel: channel}}, Facts{})
}

// Contact records that the receiver spoke with the participant; the channel may be empty.
func (r *Referral) Contact(act lifecycle.Act, channel peer.Modality) error {
	return r.Fire(Move{Act: act, Event: Contact, Data: Change{Channel: channel}}, Facts{})
}

// Book records an appointment.
func (r *Referral) Book(act lifecycle.Act, appointment time.Time) error {
	return r.Fire(Move{Act: act, Event: Book, Data: Change{Appointment: appointment}}, Facts{})
}

// NoShow records that the appointment passed without the participant.
func (r *Referral) NoShow(act lifecycle.Act) error {
	return r.Fire(Move{Act: act, Event: NoShow}, Facts{})
}

// Attend records that the participant came.
func (r *Referral) Attend(act lifecycle.Act) error {
	return r.Fire(Move{Act: act, Event: Attend}, Facts{})
}

// Wait records that it waits. The participant needs no reason.
func (r *Referral) Wait(act lifecycle.Act) error { return r.Fire(Move{Act: act, Event: Wait}, Facts{}) }

// ReviewWait records that the receiver looked at the wait, which begins the time to
// the next look.
func (r *Referral) ReviewWait(act lifecycle.Act) error {
	return r.Fire(Move{Act: act, Event: ReviewWait}, Facts{})
}

// Resume records that it goes on as before the wait.
func (r *Referral) Resume(act lifecycle.Act) error {
	return r.Fire(Move{Act: act, Event: Resume}, Facts{})
}

// Complete records that the service ended.
func (r *Referral) Complete(act lifecycle.Act) error {
	return r.Fire(Move{Act: act, Event: Complete}, Facts{})
}

// NotComplete records that it came to no end, with the reason as a code.
func (r *Referral) NotComplete(act lifecycle.Act) error {
	return r.Fire(Move{Act: act, Event: NotComplete}, Facts{})
}

// SayNeed records what became of the need: the participant says it, or the sender
// enters it, coded [CodeParticipantSaid] or [CodeNotReached].
func (r *Referral) SayNeed(act lifecycle.Act, outcome NeedOutcome) error {
	return r.Fire(Move{Act: act, Event: SayNeed, Data: Change{Need: outcome}}, Facts{})
}

// CloseLoop records that the sender knows what came of it; next is the referral
// that goes on, or "".
func (r *Referral) CloseLoop(act lifecycle.Act, next peer.ReferralID) error {
	return r.Fire(Move{Act: act, Event: CloseLoop, Data: Change{Next: next}}, Facts{})
}

// Cancel takes it back, with the reason as a code.
func (r *Referral) Cancel(act lifecycle.Act) error {
	return r.Fire(Move{Act: act, Event: Cancel}, Facts{})
}

// Withdraw takes it back for the participant, who needs no reason. Of one that came to
// nothing they want no further referral: its loop is closed.
func (r *Referral) Withdraw(act lifecycle.Act) error {
	return r.Fire(Move{Act: act, Event: Withdraw}, Facts{})
}

// WithdrawConsent ends it because its consent no longer holds.
func (r *Referral) WithdrawConsent(act lifecycle.Act, now peer.ConsentVerdict) error {
	return r.Fire(Move{Act: act, Event: WithdrawConsent}, Facts{Consent: now})
}

// Expire closes it because the receiver did not answer within its promise, as the
// calendar counts. It returns [lifecycle.ErrSpan] for a promise that is none.
func (r *Referral) Expire(act lifecycle.Act, p Promise, c lifecycle.Calendar) error {
	var f Facts
	if p.Answer.Within != (lifecycle.Span{}) && !r.sentAt().IsZero() {
		var err error
		if f.Promised, err = c.Add(r.sentAt(), p.Answer.Within); err != nil {
			return err
		}
	}
	return r.Fire(Move{Act: act, Event: Expire}, f)
}

// Void marks it as entered in error, with the reason in words.
func (r *Referral) Void(act lifecycle.Act) error { return r.Fire(Move{Act: act, Event: Void}, Facts{}) }

// HandOver gives the sender's side to somebody else, as when the sender left. The
// programme does it.
func (r *Referral) HandOver(act lifecycle.Act, to RequesterID) error {
	return r.Fire(Move{Act: act, Event: HandOver, Data: Change{Requester: to}}, Facts{})
}
