package referral

import (
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// Lifecycle returns the whole rule of a referral: what it does not list is
// refused. Who sets a stage is what the Gravity guide says of the status that it
// stands for; see [TaskRows].
//
// The participant may take it back in every stage, without a reason and whatever
// the receiver does, as long as its loop is open; so may whoever carries out that its
// consent ended, until it came to an end.
func Lifecycle() lifecycle.Table[State, Event] {
	const participant, sender, receiver = lifecycle.ParticipantParty, RequesterParty, ReceiverParty
	type row = lifecycle.Row[State, Event]
	type parties = []lifecycle.Party
	from := func(s ...State) []State { return s }
	coded := []lifecycle.Need{lifecycle.Coded.From()}
	part := func(names ...string) (needs []lifecycle.Need) {
		for _, n := range names {
			needs = append(needs, lifecycle.Part(n).From())
		}
		return needs
	}
	stay := lifecycle.Stay[State]()
	served := from(Accepted, Contacted, Attending)
	open := from(Drafting, Sent, Received, Accepted, Contacted, Attending, Waiting)
	owing := from(Declined, NotCompleted, Expired, Cancelled)

	setBy := source.Of("GRAV").At("Task status value set: who sets which status", source.Verified)
	reasons := source.Of("GRAV").At("Task status value set: who sets which status; the reasons to choose from are a design default", source.Verified)
	record := source.DesignDefault("what a closed loop needs to know beside the status")
	outcome := source.Of("GRAV").At("that a completed task says nothing of the need is drawn from the meaning of the status", source.Derived)
	voluntary := source.Of("NPGS").At("voluntary: the participant may leave at any time", source.Verified)
	consent := source.Of("P2").At("a disclosure rests on a consent, and ends with it", source.Derived)
	goodFaith := source.Of("NYWAIT").At("at least one good-faith attempt to contact before the next person moves up; for every waiting list here it is drawn from it", source.Derived)
	promise := source.DesignDefault("a deadline proposes, a person closes")

	return lifecycle.Table[State, Event]{
		Name: "referral", Version: 1, Start: Drafting, Final: from(LoopClosed, Declined, NotCompleted, Expired, Cancelled, Voided),
		Seated:    parties{participant, sender, receiver},
		CorrectBy: parties{participant, sender, receiver},
		RedactBy:  parties{participant, sender, receiver},
		OwnMarks:  true,
		RedactAny: parties{participant},
		Leave:     Withdraw,
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: referralSpanish()},
		Rows: []row{
			{Event: Draft, To: Drafting, Parties: parties{sender}, Source: setBy,
				Doc: "The sender writes it; nobody else sees it."},
			{Event: Send, From: from(Drafting), To: Sent, Parties: parties{sender}, Takes: []string{partConsent}, Source: setBy,
				Doc: "It goes to the receiver, who may read it from now on. The consent that it rests on is named, except in a self-referral."},
			{Event: Receive, From: from(Sent), To: Received, Parties: parties{receiver}, Source: source.Of("FHIR").At("Task.status received; that the receiver sets it is drawn from its meaning", source.Derived),
				Doc: "It arrived. That is no answer."},
			{Event: Accept, From: from(Sent, Received), To: Accepted, Parties: parties{receiver}, Source: setBy,
				Doc: "The receiver takes it on and is responsible from now on."},
			{Event: Decline, From: from(Sent, Received), To: Declined, Parties: parties{receiver}, Needs: coded, Codes: declineCodes(), Source: reasons,
				Doc: "The receiver says no, and why; another reason than those listed is given in words."},
			{Event: AttemptContact, From: from(Accepted, Contacted, Attending, Waiting), To: stay, Parties: parties{receiver}, Needs: append(part(partChannel), coded...), Codes: attemptCodes(), Source: record,
				Doc: "The receiver tried to reach the participant. Attempted contact is not contact."},
			{Event: Contact, From: from(Accepted), To: Contacted, Parties: parties{receiver}, Takes: []string{partChannel}, Source: setBy,
				Doc: "The receiver spoke with the participant."},
			{Event: Book, From: from(Accepted, Contacted, Attending, Waiting), To: stay, Parties: parties{receiver, sender, participant}, Needs: part(partAppointment), Source: record,
				Doc: "An appointment is made; it takes the place of one that is still to come."},
			{Event: NoShow, From: from(Accepted, Contacted, Attending, Waiting), To: stay, Parties: parties{receiver}, Source: record,
				Doc: "The appointment passed without the participant. Another can be booked; it ends nothing."},
			{Event: Attend, From: from(Accepted, Contacted), To: Attending, Parties: parties{receiver}, Source: setBy,
				Doc: "The participant came for the first time."},
			{Event: Wait, From: served, To: Waiting, Parties: parties{receiver}, Needs: coded, Codes: []string{CodeWaitList, CodePaused}, Source: reasons,
				Doc: "On the receiver's waiting list, or the participant told the receiver that they want a pause."},
			{Event: Wait, From: served, To: Waiting, Parties: parties{participant}, Source: voluntary,
				Doc: "The participant wants a pause, without a reason."},
			{Event: ReviewWait, From: from(Waiting), To: stay, Parties: parties{receiver}, Source: record,
				Doc: "The receiver looked at the wait: how long it still takes, and whether the participant still wants it."},
			{Event: Resume, From: from(Waiting), To: lifecycle.Prior[State](), Parties: parties{receiver, participant}, Source: record,
				Doc: "It goes on as before: the participant ends a pause of theirs, the receiver a waiting list."},
			{Event: Complete, From: from(Contacted, Attending), To: Completed, Parties: parties{receiver}, Source: setBy,
				Doc: "The service ended. Whether the need was met is another question."},
			{Event: NotComplete, From: served, To: NotCompleted, Parties: parties{receiver}, Needs: coded, Codes: notCompleteCodes(), Source: reasons,
				Doc: "It came to no end, and why. Who is said not to have come or been reached has a no-show or an attempt on record."},
			{Event: NotComplete, From: from(Waiting), To: NotCompleted, Parties: parties{receiver}, Needs: coded, Codes: notCompleteCodes(), Source: goodFaith,
				Doc: "The participant loses the place on the waiting list, after at least one attempt in good faith to reach them."},
			{Event: SayNeed, From: from(Completed, LoopClosed, NotCompleted), To: stay, Parties: parties{participant}, Needs: part(partNeed), Source: outcome,
				Doc: "The participant says what became of the need."},
			{Event: SayNeed, From: from(Completed, LoopClosed, NotCompleted), To: stay, Parties: parties{sender}, Needs: append(part(partNeed), coded...), Codes: []string{CodeParticipantSaid, CodeNotReached}, Source: outcome,
				Doc: "The sender enters what the participant said, or that they could not be asked."},
			{Event: CloseLoop, From: from(Completed), To: LoopClosed, Parties: parties{sender}, Takes: []string{partNext}, Source: outcome,
				Doc: "The sender knows how it ended and what became of the need."},
			{Event: CloseLoop, From: owing, To: stay, Parties: parties{sender}, Takes: []string{partNext}, Source: record,
				Doc: "The sender knows that it came to nothing, and names the referral that goes on, if there is one. What the receiver cancelled is closed so, too."},
			{Event: Cancel, From: open, To: Cancelled, Parties: parties{sender}, Needs: coded,
				Codes:  []string{CodeDuplicate, CodeNoLongerNeeded, CodeParticipantChoice, CodeWrongReceiver, CodeServiceEnded, CodeOther},
				Source: reasons, Doc: "The sender takes it back, and why."},
			{Event: Cancel, From: from(Sent, Received, Accepted, Contacted, Attending, Waiting), To: Cancelled, Parties: parties{receiver}, Needs: coded,
				Codes:  []string{CodeDuplicate, CodeNoLongerNeeded, CodeParticipantChoice, CodeServiceEnded, CodeOther},
				Source: reasons, Doc: "The receiver ends it, and why."},
			{Event: Withdraw, From: open, To: Cancelled, Parties: parties{participant}, Source: voluntary,
				Doc: "The participant takes it back, at any time and without a reason."},
			{Event: Withdraw, From: from(Completed), To: LoopClosed, Parties: parties{participant}, Source: voluntary,
				Doc: "The participant wants to hear no more of it: the loop is closed as it stands."},
			{Event: Withdraw, From: owing, To: stay, Parties: parties{participant}, Source: voluntary,
				Doc: "The participant wants no further referral of it: the loop is closed as it stands."},
			{Event: WithdrawConsent, From: open, To: Cancelled, Parties: parties{sender, lifecycle.ProgrammeParty, lifecycle.SystemParty}, Source: consent,
				Doc: "Its consent no longer holds: it ends at once, whatever the receiver does or whether there still is one."},
			{Event: WithdrawConsent, From: from(Completed), To: LoopClosed, Parties: parties{sender, lifecycle.ProgrammeParty, lifecycle.SystemParty}, Source: consent,
				Doc: "Its consent no longer holds: nothing more is asked, and the loop is closed as it stands."},
			{Event: Expire, From: from(Sent, Received), To: Expired, Parties: parties{sender}, Source: promise,
				Doc: "The receiver did not answer within its promise, and the sender closes it."},
			{Event: Void, From: append(from(Completed), open...), To: Voided, Parties: parties{sender}, Needs: []lifecycle.Need{lifecycle.Reason.From()}, Source: setBy,
				Doc: "It was entered in error, as the reason says."},
			{Event: HandOver, From: append(append(from(Completed), open...), owing...), To: stay, Parties: parties{lifecycle.ProgrammeParty},
				Needs: part(partRequester), Seats: []lifecycle.Seating{lifecycle.Fill(sender)}, Source: record,
				Doc: "The sender is gone or away: another takes their side over, so that the loop does not stay open."},
		},
	}
}

// referralSpanish returns the names that participants read in Spanish.
func referralSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "la derivación",
		States: map[string]string{
			string(Drafting): "en preparación", string(Sent): "enviada", string(Received): "recibida", string(Accepted): "aceptada",
			string(Contacted): "con contacto hecho", string(Attending): "en curso", string(Waiting): "en espera", string(Completed): "terminada",
			string(LoopClosed): "cerrada", string(Declined): "no aceptada por quien la recibió", string(NotCompleted): "sin completar",
			string(Expired): "sin respuesta a tiempo", string(Cancelled): "cancelada", string(Voided): "anulada por error",
		},
		Events: map[string]string{
			string(Draft): "preparar", string(Send): "enviar", string(Receive): "confirmar la recepción", string(Accept): "aceptar",
			string(Decline): "no aceptar", string(AttemptContact): "intentar el contacto", string(Contact): "hacer contacto",
			string(Book): "fijar una cita", string(NoShow): "anotar una cita sin asistencia", string(Attend): "asistir",
			string(Wait): "poner en espera", string(ReviewWait): "revisar la espera", string(Resume): "continuar", string(Complete): "terminar",
			string(NotComplete): "terminar sin completar", string(SayNeed): "decir qué pasó con la necesidad", string(CloseLoop): "cerrar",
			string(Cancel): "cancelar", string(Withdraw): "retirarla", string(WithdrawConsent): "retirar el consentimiento",
			string(Expire): "dejar vencer", string(Void): "anular por error", string(HandOver): "pasar a otra persona",
		},
	}
}
