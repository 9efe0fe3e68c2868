package referral

// Coded reasons. A return to use is none of them: it is never a reason to decline,
// to end or to close.
const (
	// CodeOther: for another reason, in words.
	CodeOther = "other"
	// CodeNoCapacity: no room now.
	CodeNoCapacity = "no_capacity"
	// CodeNotEligible: the participant does not meet what the receiver asks.
	CodeNotEligible = "not_eligible"
	// CodeOutOfArea: the receiver does not serve where the participant lives.
	CodeOutOfArea = "out_of_area"
	// CodeOutOfScope: the receiver does not do this.
	CodeOutOfScope = "out_of_scope"
	// CodeLanguage: the receiver has nobody who speaks the participant's language.
	CodeLanguage = "language"
	// CodeNoShow: the participant did not come to an appointment.
	CodeNoShow = "no_show"
	// CodeUnreachable: attempts to reach the participant failed.
	CodeUnreachable = "unreachable"
	// CodeMoved: the participant lives elsewhere.
	CodeMoved = "moved"
	// CodeServiceEnded: the receiver no longer does this, or is gone.
	CodeServiceEnded = "service_ended"
	// CodeParticipantChoice: the participant said that they do not want it further.
	CodeParticipantChoice = "participant_choice"
	// CodeDuplicate: the same was asked before.
	CodeDuplicate = "duplicate"
	// CodeNoLongerNeeded: the need is gone.
	CodeNoLongerNeeded = "no_longer_needed"
	// CodeWrongReceiver: it went to the wrong receiver.
	CodeWrongReceiver = "wrong_receiver"
	// CodeWaitList: on the receiver's waiting list.
	CodeWaitList = "wait_list"
	// CodePaused: the participant wants a pause.
	CodePaused = "participant_paused"
	// CodeParticipantSaid: the participant's own word, entered by the sender.
	CodeParticipantSaid = "participant_said"
	// CodeNotReached: the participant could not be asked.
	CodeNotReached = "not_reached"
	// CodeNoAnswer: nobody answered.
	CodeNoAnswer = "no_answer"
	// CodeLeftMessage: a message was left, without a word of what it is about.
	CodeLeftMessage = "left_message"
	// CodeWrongNumber: the number or address leads nowhere.
	CodeWrongNumber = "wrong_number"
	// CodeCalledBack: the other side will call back.
	CodeCalledBack = "will_call_back"
)

// declineCodes returns why a receiver may say no.
func declineCodes() []string {
	return []string{CodeNoCapacity, CodeNotEligible, CodeOutOfArea, CodeOutOfScope, CodeLanguage, CodeServiceEnded, CodeDuplicate, CodeOther}
}

func notCompleteCodes() []string {
	return []string{CodeNoShow, CodeUnreachable, CodeMoved, CodeNotEligible, CodeServiceEnded, CodeParticipantChoice, CodeOther}
}

func attemptCodes() []string {
	return []string{CodeNoAnswer, CodeLeftMessage, CodeWrongNumber, CodeCalledBack}
}
