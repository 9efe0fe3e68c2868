package peer

import "github.com/alongside-go/alongside/peer/lifecycle"

// mentorshipSpanish returns the names that participants read in Spanish.
func mentorshipSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "acompañamiento",
		States: map[string]string{
			string(MentorshipReferred):          "solicitado",
			string(MentorshipOutreach):          "en búsqueda de contacto",
			string(MentorshipEngaged):           "en conversación",
			string(MentorshipMatching):          "en búsqueda de acompañante",
			string(MentorshipProposedMatch):     "con acompañante propuesto",
			string(MentorshipExpired):           "con propuesta vencida",
			string(MentorshipWithdrawn):         "con propuesta retirada",
			string(MentorshipAgreementPending):  "pendiente de acuerdo",
			string(MentorshipActive):            "activo",
			string(MentorshipPaused):            "en pausa",
			string(MentorshipTransferPending):   "en cambio de acompañante",
			string(MentorshipNeedsReassignment): "sin acompañante",
			string(MentorshipStepDown):          "con menos contacto",
			string(MentorshipCompleted):         "completado",
			string(MentorshipClosed):            "cerrado",
		},
		Events: map[string]string{
			string(ReferParticipant): "solicitar apoyo",
			string(AttemptContact):   "intentar el contacto",
			string(Engage):           "empezar a conversar",
			string(RequestMatch):     "pedir acompañante",
			string(ProposeMatch):     "proponer acompañante",
			string(AcceptMatch):      "aceptar",
			string(DeclineMatch):     "no aceptar",
			string(WithdrawMatch):    "retirar la propuesta",
			string(ExpireMatch):      "dar por vencida la propuesta",
			string(StartSupport):     "empezar",
			string(PauseSupport):     "hacer una pausa",
			string(ResumeSupport):    "reanudar",
			string(RequestTransfer):  "pedir otro acompañante",
			string(CancelTransfer):   "seguir con el mismo acompañante",
			string(ProposeWorker):    "proponer otro acompañante",
			string(TakeOver):         "aceptar el cambio",
			string(DeclineTakeOver):  "no aceptar el cambio",
			string(LoseWorker):       "registrar la salida del acompañante",
			string(ContinueSupport):  "seguir",
			string(StepDown):         "reducir el contacto",
			string(StepUp):           "volver al contacto habitual",
			string(ExtendSupport):    "prolongar",
			string(CompleteSupport):  "completar",
			string(ProposeClosing):   "proponer el cierre",
			string(CloseMentorship):  "terminar",
		},
	}
}
