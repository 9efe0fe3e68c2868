package referral

import (
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// handoffLaw is the rule of [Handoff.Fire] that rests on the history alone. It is
// asked again when a record is loaded.
func handoffLaw(before []HandoffEntry, mv HandoffMove) (rule, want string) {
	booked := !mv.Data.Appointment.IsZero()
	attempts, noShows := 0, 0
	for _, e := range before {
		booked = booked || !e.Data.Appointment.IsZero()
		switch e.Event {
		case AttemptHandoff:
			attempts++
		case HandoffNoShow:
			noShows++
		}
	}
	switch {
	case mv.Code == CodeOther && mv.Reason.IsZero():
		return "words_missing", "the other reason in words"
	case !mv.Data.Appointment.IsZero() && !mv.Data.Appointment.After(mv.At):
		return "past_appointment", "a time that is still to come"
	case mv.Event == Introduce && !isLive(mv.Data.Channel):
		return "not_live", "an introduction in person, by phone or by video"
	case mv.Event == ConfirmHandoff && !booked:
		return "next_step", "the appointment of the next step"
	case mv.Event == HandoffNoShow && !missed(before, HandoffNoShow, ConfirmAttendance, mv.At):
		return "no_appointment", "an appointment whose time has passed and of which nothing is on record yet"
	case mv.Event == FallThrough && mv.Code == CodeNoShow && noShows == 0:
		return "no_show_unrecorded", "the no-show on record"
	case mv.Event == FallThrough && (mv.Code == CodeUnreachable || mv.Code == CodeReceiverAway) && attempts == 0:
		return "no_attempt", "an attempt to reach them on record"
	}
	return "", ""
}

func isLive(m peer.Modality) bool {
	return m == peer.ModalityInPerson || m == peer.ModalityPhone || m == peer.ModalityVideo
}

// judgeHandoff returns the denial of a move that the facts stand against.
func (f Facts) judgeHandoff(mv HandoffMove) error {
	switch mv.Event {
	case ConsentHandoff, Introduce:
		if f.Consent != peer.ConsentGiven {
			return lifecycle.Deny("consent", "a consent of the participant that is given and in force")
		}
		if f.ReceiverGone && mv.Event == Introduce {
			return lifecycle.Deny("receiver_gone", "a receiver that is there")
		}
	case WithdrawHandoffConsent:
		if f.Consent == peer.ConsentGiven {
			return lifecycle.Deny("consent_stands", "a consent that no longer holds, or the participant's own no")
		}
	}
	return nil
}
