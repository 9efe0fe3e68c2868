package escalation

// Codes of the moves of an [Escalation]: why the next one is told, how it was given back,
// how it ended, and what became of the debrief. [Lifecycle] lists which move takes which.
const (
	// CodeNoAnswer: nobody acknowledged until the deadline. For [Escalation.Advance].
	CodeNoAnswer = "no_answer"
	// CodeCannot: whoever was told said that they cannot. For [Escalation.Advance].
	CodeCannot = "cannot"
	// CodeSooner: a person decided not to wait. For [Escalation.Advance].
	CodeSooner = "sooner"

	// CodeCannotGoOn: whoever has it cannot go on. For [Escalation.Release].
	CodeCannotGoOn = "cannot_go_on"
	// CodeShiftOver: their shift is over. For [Escalation.Release].
	CodeShiftOver = "shift_over"
	// CodeDeactivated: they work here no longer. For [Escalation.Release]; [Strand] sets it.
	CodeDeactivated = "deactivated"

	// CodeSafe: the person is safe. For [Escalation.Resolve].
	CodeSafe = "safe"
	// CodeHandedOver: somebody else has taken it over, such as a clinician. For [Escalation.Resolve].
	CodeHandedOver = "handed_over"
	// CodeReported: the report by law was made. For [Escalation.Resolve].
	CodeReported = "reported"
	// CodeReportNotDue: no report by law is due. For [Escalation.Resolve].
	CodeReportNotDue = "report_not_due"
	// CodeNoDanger: there was no danger. For [Escalation.Resolve].
	CodeNoDanger = "no_danger"
	// CodeRaisedInError: it should not have been raised. For [Escalation.Resolve].
	CodeRaisedInError = "raised_in_error"

	// CodeDebriefHeld: the worker was debriefed. For [Escalation.Close].
	CodeDebriefHeld = "debrief_held"
	// CodeDebriefDeclined: the worker was offered a debrief and declined. For [Escalation.Close].
	CodeDebriefDeclined = "debrief_declined"
	// CodeNoDebrief: none was owed. For [Escalation.Close], of what was no emergency.
	CodeNoDebrief = "no_debrief"
)
