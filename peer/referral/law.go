package referral

import (
	"time"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// lawOf returns the rule of [Referral.Fire] that rests on the history alone. It
// is asked again when a record is loaded.
func lawOf(self bool) law[State, Event] {
	return func(before []Entry, mv Move) (rule, want string) {
		switch {
		case mv.Code == CodeOther && mv.Reason.IsZero():
			return "words_missing", "the other reason in words"
		case mv.Event == Send && !self && mv.Data.Consent == "":
			return "consent_unnamed", "the id of the consent that it rests on"
		case mv.Event == Book && !mv.Data.Appointment.After(mv.At):
			return "past_appointment", "a time that is still to come"
		case mv.Event == NoShow && !missed(before, NoShow, Attend, mv.At):
			return "no_appointment", "an appointment whose time has passed and of which nothing is on record yet"
		case mv.Event == Resume:
			return resumes(before, mv)
		case mv.Event == NotComplete, mv.Event == Cancel && mv.By.Party == ReceiverParty:
			return tried(before, mv)
		case mv.Event == SayNeed:
			return ownWord(before, mv)
		case (mv.Event == CloseLoop || mv.Event == Withdraw) && loopClosed(before):
			return "loop_is_closed", "an open loop: it is closed already"
		case mv.Event == CloseLoop && last(before).To.wantsNeed() && needOf(before) == "":
			return "need_missing", "what became of the need, or that it is " + string(NeedUnknown)
		case mv.Event == HandOver && self:
			return "self_referral", "the participant, whose referral it is"
		}
		return "", ""
	}
}

// wantsNeed reports whether the outcome of the need is said before the loop closes.
func (v State) wantsNeed() bool { return v == Completed || v == NotCompleted }

func last(before []Entry) Entry {
	if len(before) == 0 {
		return Entry{}
	}
	return before[len(before)-1]
}

// missed reports whether the last appointment booked had passed by the given time and
// neither a no-show nor an attendance was recorded since it was booked.
func missed[S, E ~string](before []lifecycle.Entry[S, E, Change], noShow, attend E, at time.Time) bool {
	for i := len(before) - 1; i >= 0; i-- {
		switch e := &before[i]; {
		case e.Event == noShow, e.Event == attend:
			return false
		case !e.Data.Appointment.IsZero():
			return !e.Data.Appointment.After(at)
		}
	}
	return false
}

// resumes lets the participant end a pause of theirs and the receiver a waiting list.
func resumes(before []Entry, mv Move) (rule, want string) {
	for i := len(before) - 1; i >= 0; i-- {
		e := &before[i]
		if e.Event != Wait {
			continue
		}
		switch {
		case e.Code == CodeWaitList && mv.By.Party == lifecycle.ParticipantParty:
			return "wait_list", "the receiver, whose waiting list it is"
		case e.By.Party == lifecycle.ParticipantParty && mv.By.Party == ReceiverParty:
			return "own_pause", "the participant, whose pause it is"
		}
		break
	}
	return "", ""
}

// tried asks for what is said of the participant to be on record, and, before they
// lose a place on a waiting list, for an attempt to reach them or a sign of them since
// the wait began. That the receiver took up the service again is no sign of them.
func tried(before []Entry, mv Move) (rule, want string) {
	var attempts, noShows, sinceWait int
	waited := false
	for i := range before {
		e := &before[i]
		if e.By.Party == lifecycle.ParticipantParty {
			sinceWait++
		}
		switch e.Event {
		case AttemptContact:
			attempts++
			sinceWait++
		case Contact, Attend, Book:
			sinceWait++
		case NoShow:
			noShows++
		case Wait:
			waited, sinceWait = true, 0
		}
	}
	kept := mv.Code == CodeParticipantChoice || mv.Code == CodeDuplicate // they said so themselves, or keep another place
	switch {
	case mv.Code == CodeNoShow && noShows == 0:
		return "no_show_unrecorded", "the no-show on record"
	case mv.Code == CodeUnreachable && attempts == 0:
		return "no_attempt", "an attempt to reach the participant on record"
	case waited && sinceWait == 0 && !kept:
		return "good_faith_attempt", "an attempt to reach the participant since the wait began"
	}
	return "", ""
}

// ownWord keeps what became of the need in the participant's hands: the sender
// enters what they said, or that nobody knows, and does not replace their own entry.
func ownWord(before []Entry, mv Move) (rule, want string) {
	if mv.By.Party == lifecycle.ParticipantParty {
		return "", ""
	}
	if mv.Code == CodeNotReached && mv.Data.Need != NeedUnknown {
		return "own_word", "the participant's word, or " + string(NeedUnknown)
	}
	for i := range before {
		if e := &before[i]; e.Event == SayNeed && e.By.Party == lifecycle.ParticipantParty {
			return "own_word", "the participant, who said it themselves"
		}
	}
	return "", ""
}

func needOf(moves []Entry) NeedOutcome {
	for i := len(moves) - 1; i >= 0; i-- {
		if moves[i].Event == SayNeed {
			return moves[i].Data.Need
		}
	}
	return ""
}

// loopClosed reports whether the sender knows what came of it, or nothing is left
// to know because they or the participant took it back, its consent ended, or it was
// entered in error. What the receiver cancelled the sender has yet to learn.
func loopClosed(moves []Entry) bool {
	for i := range moves {
		e := &moves[i]
		switch {
		case e.Event == CloseLoop, e.Event == Withdraw, e.To == LoopClosed, e.To == Voided,
			e.To == Cancelled && e.From != Cancelled && e.By.Party != ReceiverParty:
			return true
		}
	}
	return false
}
