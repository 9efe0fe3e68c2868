package outcomes

import (
	"slices"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// TellerParty is whoever gives feedback, known to the programme by an id.
const TellerParty lifecycle.Party = "teller"

// A FeedbackEvent is something that happens to [Feedback].
type FeedbackEvent string

// Events of feedback.
const (
	ReceiveFeedback     FeedbackEvent = "receive"     // somebody says it
	AcknowledgeFeedback FeedbackEvent = "acknowledge" // they know that the programme has it
	AnswerFeedback      FeedbackEvent = "answer"      // what the programme does about it
	TellBack            FeedbackEvent = "tell_back"   // they are told: you said, we did
	WithdrawFeedback    FeedbackEvent = "withdraw"    // they take it back
	VoidFeedback        FeedbackEvent = "void"        // entered in error, or no feedback
)

// String returns the name under which e is stored and sent.
func (e FeedbackEvent) String() string { return string(e) }

// Codes of an answer.
const (
	CodeFeedbackDone     = "done"      // what was asked for, or something else, was done
	CodeFeedbackPlanned  = "planned"   // it will be
	CodeFeedbackNot      = "not_done"  // it will not be; the words say why
	CodeFeedbackPassedOn = "passed_on" // it went on to those whom it concerns, as thanks do
)

// Codes of feedback that is voided.
const (
	CodeFeedbackInError     = "entered_in_error"
	CodeFeedbackDuplicate   = "duplicate"
	CodeFeedbackIsComplaint = "complaint" // it goes on as one, which supervision/escalation takes
)

// A FeedbackChange is what a move of feedback changes beside its stage.
type FeedbackChange struct {
	How FeedbackChannel `json:"how,omitempty"` // the way of telling
}

const partHow = "how"

// Has reports whether the named part is set.
func (c FeedbackChange) Has(part string) bool { return part == partHow && c.How != "" }

// Parts returns how many parts are set.
func (c FeedbackChange) Parts() int {
	if c.How != "" {
		return 1
	}
	return 0
}

// Valid reports whether it can be stored as it is.
func (c FeedbackChange) Valid() bool { return c.How == "" || slices.Contains(feedbackChannels, c.How) }

// Seat names nobody.
func (FeedbackChange) Seat(lifecycle.Party) string { return "" }

// FeedbackLifecycle returns the whole rule of feedback: what it does not list is
// refused. Whoever gave it takes it back at any time before they are told, without a
// reason. No worker has a part in it.
func FeedbackLifecycle() lifecycle.Table[FeedbackState, FeedbackEvent] {
	type row = lifecycle.Row[FeedbackState, FeedbackEvent]
	from := func(s ...FeedbackState) []FeedbackState { return s }
	needs := func(k ...lifecycle.NeedKind) (all []lifecycle.Need) {
		for _, kind := range k {
			all = append(all, kind.From())
		}
		return all
	}
	teller, programme := []lifecycle.Party{TellerParty}, []lifecycle.Party{lifecycle.ProgrammeParty}
	both := []lifecycle.Party{TellerParty, lifecycle.ProgrammeParty}
	open := from(FeedbackReceived, FeedbackAcknowledged, FeedbackAnswered)
	t := lifecycle.Table[FeedbackState, FeedbackEvent]{
		Name: "feedback", Version: 1, Start: FeedbackReceived, Final: from(FeedbackToldBack, FeedbackWithdrawn, FeedbackVoided),
		Seated:    teller,
		CorrectBy: both,
		RedactBy:  both,
		OwnMarks:  true,
		RedactAny: programme,
		MarkCodes: []string{"late", "wrong_time", "wrong_event", "privacy"},
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: feedbackSpanish()},
		Rows: []row{
			{Event: ReceiveFeedback, To: FeedbackReceived, Parties: both, Needs: needs(lifecycle.Reason),
				Doc: "Somebody says something about the service, in their own words, or the programme enters what it was told."},
			{Event: AcknowledgeFeedback, From: from(FeedbackReceived), To: FeedbackAcknowledged, Parties: programme, Takes: []string{partHow},
				Doc: "Whoever said it knows that the programme has it, and by when it answers."},
			{Event: AnswerFeedback, From: from(FeedbackReceived, FeedbackAcknowledged), To: FeedbackAnswered, Parties: programme, Needs: needs(lifecycle.Coded),
				Codes: []string{CodeFeedbackDone, CodeFeedbackPlanned, CodeFeedbackNot, CodeFeedbackPassedOn},
				Doc:   "What the programme does about it, or why it does not, in words."},
			{Event: TellBack, From: from(FeedbackAnswered), To: FeedbackToldBack, Parties: programme, Needs: needs(lifecycle.Part(partHow)),
				Doc: "Whoever said it is told: you said, we did. Where nobody knows who it was, all are."},
			{Event: WithdrawFeedback, From: open, To: FeedbackWithdrawn, Parties: teller,
				Doc: "Whoever said it takes it back, without a reason."},
			{Event: VoidFeedback, From: open, To: FeedbackVoided, Parties: programme, Needs: needs(lifecycle.Coded),
				Codes: []string{CodeFeedbackInError, CodeFeedbackDuplicate, CodeFeedbackIsComplaint},
				Doc:   "It was entered in error, is there already, or is a complaint, which goes on as one."},
		},
	}
	for i := range t.Rows {
		t.Rows[i].Source = source.DesignDefault("feedback is answered, and whoever gave it is told what came of it")
	}
	return t
}

// feedbackSpanish returns the names that participants read in Spanish.
func feedbackSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "la opinión sobre el servicio",
		States: map[string]string{
			string(FeedbackReceived): "recibida", string(FeedbackAcknowledged): "con acuse de recibo", string(FeedbackAnswered): "con respuesta",
			string(FeedbackToldBack): "comunicada a quien opinó", string(FeedbackWithdrawn): "retirada", string(FeedbackVoided): "anulada",
		},
		Events: map[string]string{
			string(ReceiveFeedback): "recibir", string(AcknowledgeFeedback): "acusar recibo", string(AnswerFeedback): "responder",
			string(TellBack): "comunicar lo que se hizo", string(WithdrawFeedback): "retirarla", string(VoidFeedback): "anular",
		},
	}
}
