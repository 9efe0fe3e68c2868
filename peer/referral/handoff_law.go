package referral

import (
	"slices"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// handoffLaw is the rule of [Handoff.Fire] that rests on the history alone. It is
// asked again when a record is loaded.
func handoffLaw(before []HandoffEntry, mv HandoffMove) (rule, want string) {
	booked := !mv.Data.Appointment.IsZero()
	switch {
	case mv.Code == CodeOther && mv.Reason.IsZero():
		return "words_missing", "the other reason in words"
	case booked && !mv.Data.Appointment.After(mv.At):
		return "past_appointment", "a time that is still to come"
	case mv.Event == Introduce && !isLive(mv.Data.Channel):
		return "not_live", "an introduction in person, by phone or by video"
	case mv.Event == ConfirmHandoff && !booked && !slices.ContainsFunc(before, func(e HandoffEntry) bool { return !e.Data.Appointment.IsZero() }):
		return "next_step", "the appointment of the next step"
	case mv.Event == HandoffNoShow && !missed(before, HandoffNoShow, ConfirmAttendance, mv.At):
		return "no_appointment", "an appointment whose time has passed and of which nothing is on record yet"
	case mv.Event == FallThrough && mv.Code == CodeNoShow && !happened(before, HandoffNoShow):
		return "no_show_unrecorded", "the no-show on record"
	case mv.Event == FallThrough && (mv.Code == CodeUnreachable || mv.Code == CodeReceiverAway) && !happened(before, AttemptHandoff):
		return "no_attempt", "an attempt to reach them on record"
	}
	return "", ""
}

func happened(before []HandoffEntry, event HandoffEvent) bool {
	return slices.ContainsFunc(before, func(e HandoffEntry) bool { return e.Event == event })
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
