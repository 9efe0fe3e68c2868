package referral

import (
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Facts are what a move is judged by outside the history. The zero value lets
// nothing pass that needs a fact; a consent of which nothing is known does not hold,
// and its end passes.
type Facts struct {
	// Consent is the verdict on the consent that the referral rests on, now.
	Consent peer.ConsentVerdict `json:"consent,omitempty"`
	// ReceiverGone: the receiver closed, or its account is disabled.
	ReceiverGone bool `json:"receiver_gone,omitempty"`
	// Promised is when the receiver's time to answer is up; zero if there is no promise.
	Promised time.Time `json:"promised,omitzero"`
}

// verdict returns the verdict that counts. What people ask for themselves rests on
// no consent, and counts as given unless they said otherwise.
func verdict(own bool, now peer.ConsentVerdict) peer.ConsentVerdict {
	if own && (now == "" || now == peer.ConsentNotAsked) {
		return peer.ConsentGiven
	}
	return now
}

// judge returns the denial of a move that the facts stand against. own: it is a
// self-referral that names no consent.
func (f Facts) judge(own bool, mv Move) error {
	switch mv.Event {
	case Send, Accept:
		switch {
		case verdict(own, f.Consent) != peer.ConsentGiven:
			return lifecycle.Deny("consent", "a consent of the participant that is given and in force")
		case f.ReceiverGone:
			return lifecycle.Deny("receiver_gone", "a receiver that is there")
		}
	case WithdrawConsent:
		switch {
		case own:
			return lifecycle.Deny("self_referral", "the participant's own withdrawal: this self-referral rests on no consent")
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
