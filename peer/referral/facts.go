package referral

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Facts are what a move is judged by outside the history. The zero value lets
// nothing pass that needs a fact.
type Facts struct {
	// Consent is the verdict on the consent that the referral rests on, now.
	Consent peer.ConsentVerdict
	// ReceiverGone: the receiver closed, or its account is disabled.
	ReceiverGone bool
	// Promised is when the receiver's time to answer is up; zero if there is no promise.
	Promised time.Time
}

// judge returns the denial of a move that the facts stand against.
func (f Facts) judge(self bool, mv Move) error {
	switch mv.Event {
	case Send, Accept:
		switch {
		case !self && f.Consent != peer.ConsentGiven:
			return lifecycle.Deny("consent", "a consent of the participant that is given and in force")
		case f.ReceiverGone:
			return lifecycle.Deny("receiver_gone", "a receiver that is there")
		}
	case WithdrawConsent:
		switch {
		case self:
			return lifecycle.Deny("self_referral", "the participant's own withdrawal: a self-referral rests on no consent to another's sending")
		case f.Consent == peer.ConsentGiven:
			return lifecycle.Deny("consent_stands", "a consent that no longer holds, or the participant's own withdrawal")
		}
	case Expire:
		if f.Promised.IsZero() || mv.At.Before(f.Promised) {
			return lifecycle.Deny("promise_running", "that the receiver's time to answer is up")
		}
	}
	return nil
}
