package referral

import (
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A HandoffEvent is something that happens in a warm hand-off.
type HandoffEvent string

// Events of a hand-off, in the order of its course.
const (
	OfferHandoff           HandoffEvent = "offer"              // the worker offers to introduce the participant
	ConsentHandoff         HandoffEvent = "consent"            // the participant wants it
	AttemptHandoff         HandoffEvent = "attempt"            // somebody tries to reach the other
	Introduce              HandoffEvent = "introduce"          // both speak with each other, live, the peer beside them
	BookHandoff            HandoffEvent = "book"               // the next step is booked
	ConfirmHandoff         HandoffEvent = "confirm"            // the receiver confirms
	HandoffNoShow          HandoffEvent = "no_show"            // the appointment passed without the participant
	ConfirmAttendance      HandoffEvent = "confirm_attendance" // the participant was there
	DeclineHandoff         HandoffEvent = "decline"            // the participant does not want it
	WithdrawHandoffConsent HandoffEvent = "withdraw_consent"   // its consent no longer holds
	FallThrough            HandoffEvent = "fall_through"       // it did not come about
)

// String returns the name under which e is stored and sent.
func (e HandoffEvent) String() string { return string(e) }

// Coded reasons of hand-offs beside those of referrals.
const (
	// CodeReceiverAway: nobody was there to be introduced to.
	CodeReceiverAway = "receiver_unavailable"
	// CodeReceiverDeclined: the receiver does not take the participant.
	CodeReceiverDeclined = "receiver_declined"
	// CodeRefusedCall: whoever answered did not put the call through.
	CodeRefusedCall = "not_put_through"
)

// HandoffLifecycle returns the whole rule of a warm hand-off: what it does not list
// is refused. It is a design default: what the field means by a warm hand-off,
// made into steps. The participant may say no at any time without a reason.
func HandoffLifecycle() lifecycle.Table[HandoffState, HandoffEvent] {
	const participant, worker, receiver = lifecycle.ParticipantParty, lifecycle.WorkerParty, ReceiverParty
	type row = lifecycle.Row[HandoffState, HandoffEvent]
	type parties = []lifecycle.Party
	from := func(s ...HandoffState) []HandoffState { return s }
	coded := lifecycle.Coded.From()
	channel, appointment := lifecycle.Part(partChannel).From(), lifecycle.Part(partAppointment).From()
	stay := lifecycle.Stay[HandoffState]()
	open := from(HandoffOffered, HandoffConsented, HandoffIntroduced, HandoffConfirmed)
	steps := source.DesignDefault("live introduction to a named receiver, with consent, the peer present, a minimum shared, the next step booked, confirmation back")
	voluntary := source.Of("NPGS").At("voluntary: the participant may leave at any time", source.Verified)
	consent := source.Of("P2").At("a disclosure rests on a consent, and ends with it", source.Derived)
	return lifecycle.Table[HandoffState, HandoffEvent]{
		Name: "handoff", Version: 1, Start: HandoffOffered, Final: from(HandoffAttended, HandoffDeclined, HandoffFellThrough),
		Seated:    parties{participant, worker, receiver},
		CorrectBy: parties{participant, worker, receiver},
		RedactBy:  parties{participant, worker, receiver},
		OwnMarks:  true,
		RedactAny: parties{participant},
		Leave:     DeclineHandoff,
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: handoffSpanish()},
		Rows: []row{
			{Event: OfferHandoff, To: HandoffOffered, Parties: parties{worker}, Source: steps,
				Doc: "The worker offers to introduce the participant to a named receiver."},
			{Event: ConsentHandoff, From: from(HandoffOffered), To: HandoffConsented, Parties: parties{participant, worker}, Needs: []lifecycle.Need{lifecycle.Part(partConsent).From()}, Source: consent,
				Doc: "The participant wants it, and what may be shared is in the consent that is named."},
			{Event: AttemptHandoff, From: from(HandoffConsented, HandoffIntroduced, HandoffConfirmed), To: stay, Parties: parties{worker, receiver}, Needs: []lifecycle.Need{channel, coded},
				Codes: append(attemptCodes(), CodeReceiverAway, CodeRefusedCall), Source: steps,
				Doc: "The worker tried to reach the receiver, or either of them the participant."},
			{Event: Introduce, From: from(HandoffConsented), To: HandoffIntroduced, Parties: parties{worker}, Needs: []lifecycle.Need{channel}, Takes: []string{partAppointment}, Source: steps,
				Doc: "Participant and receiver speak with each other, face to face or by voice or video, the peer beside them."},
			{Event: BookHandoff, From: from(HandoffConsented, HandoffIntroduced, HandoffConfirmed), To: stay, Parties: parties{worker, receiver, participant}, Needs: []lifecycle.Need{appointment}, Source: steps,
				Doc: "The next step is booked, or booked again after a no-show."},
			{Event: ConfirmHandoff, From: from(HandoffIntroduced), To: HandoffConfirmed, Parties: parties{receiver}, Takes: []string{partAppointment}, Source: steps,
				Doc: "The receiver confirms the hand-off and the next step."},
			{Event: HandoffNoShow, From: from(HandoffConfirmed), To: stay, Parties: parties{receiver, worker}, Source: steps,
				Doc: "The appointment passed without the participant. Another can be booked; it ends nothing."},
			{Event: ConfirmAttendance, From: from(HandoffConfirmed), To: HandoffAttended, Parties: parties{receiver, participant}, Source: steps,
				Doc: "The participant was there for the first time, as the receiver or the participant says."},
			{Event: DeclineHandoff, From: open, To: HandoffDeclined, Parties: parties{participant}, Source: voluntary,
				Doc: "The participant does not want it, at any time and without a reason."},
			{Event: WithdrawHandoffConsent, From: open, To: HandoffDeclined, Parties: parties{worker, lifecycle.ProgrammeParty, lifecycle.SystemParty}, Source: consent,
				Doc: "Its consent no longer holds: it ends at once."},
			{Event: FallThrough, From: open, To: HandoffFellThrough, Parties: parties{worker, lifecycle.ProgrammeParty}, Needs: []lifecycle.Need{coded},
				Codes: []string{CodeNoShow, CodeUnreachable, CodeReceiverAway, CodeReceiverDeclined, CodeServiceEnded, CodeOther}, Source: steps,
				Doc: "It did not come about, and why. Another can be offered at any time."},
		},
	}
}

// handoffSpanish returns the names that participants read in Spanish.
func handoffSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "el acompañamiento a otro servicio",
		States: map[string]string{
			string(HandoffOffered): "ofrecido", string(HandoffConsented): "con consentimiento", string(HandoffIntroduced): "con presentación hecha",
			string(HandoffConfirmed): "confirmado por quien recibe", string(HandoffAttended): "con primera asistencia confirmada",
			string(HandoffDeclined): "no deseado", string(HandoffFellThrough): "no realizado",
		},
		Events: map[string]string{
			string(OfferHandoff): "ofrecer", string(ConsentHandoff): "consentir", string(AttemptHandoff): "intentar el contacto",
			string(Introduce): "presentar", string(BookHandoff): "fijar una cita", string(ConfirmHandoff): "confirmar",
			string(HandoffNoShow): "anotar una cita sin asistencia", string(ConfirmAttendance): "confirmar la asistencia",
			string(DeclineHandoff): "decir que no", string(WithdrawHandoffConsent): "retirar el consentimiento", string(FallThrough): "anotar que no se realizó",
		},
	}
}
