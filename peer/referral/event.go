package referral

// An Event is something that happens in a referral.
type Event string

// Events of a referral, in the order of its course.
const (
	Draft           Event = "draft"            // the sender writes it
	Send            Event = "send"             // the receiver gets it
	Receive         Event = "receive"          // it arrived
	Accept          Event = "accept"           // the receiver takes it on
	Decline         Event = "decline"          // the receiver says no, and why
	AttemptContact  Event = "attempt_contact"  // the receiver tries to reach the participant
	Contact         Event = "contact"          // and reached them
	Book            Event = "book"             // an appointment is made
	NoShow          Event = "no_show"          // it passed without the participant
	Attend          Event = "attend"           // the participant came
	Wait            Event = "wait"             // waiting list, or a pause
	ReviewWait      Event = "review_wait"      // the receiver looked at the wait
	Resume          Event = "resume"           // it goes on
	Complete        Event = "complete"         // the service ended
	NotComplete     Event = "not_complete"     // it came to no end
	SayNeed         Event = "say_need"         // what became of the need
	CloseLoop       Event = "close_loop"       // the sender knows the outcome
	Cancel          Event = "cancel"           // taken back by one of the two
	Withdraw        Event = "withdraw"         // taken back by the participant
	WithdrawConsent Event = "withdraw_consent" // its consent no longer holds
	Expire          Event = "expire"           // the receiver did not answer in time
	Void            Event = "void"             // entered in error
	HandOver        Event = "hand_over"        // another sender takes the side over
)

// String returns the name under which e is stored and sent.
func (e Event) String() string { return string(e) }
