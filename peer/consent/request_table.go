package consent

import (
	"slices"

	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// PrivacyOfficerParty is whoever answers for records in a programme.
const PrivacyOfficerParty lifecycle.Party = "privacy_officer"

// PrivacyOfficerActor returns the privacy officer as one who makes a move; id is
// the host's name for that person.
func PrivacyOfficerActor(id string) lifecycle.Actor {
	return lifecycle.Actor{Party: PrivacyOfficerParty, ID: id}
}

// A RequestEvent is something that happens to a request.
type RequestEvent string

// Events of a request.
const (
	ReceiveRequest     RequestEvent = "receive"       // the participant asks
	ClarifyRequest     RequestEvent = "clarify"       // they are asked who they are or what they mean
	RequestClarified   RequestEvent = "clarified"     // they answered
	ExtendRequest      RequestEvent = "extend"        // more time, once
	GrantRequest       RequestEvent = "grant"         // yes
	GrantRequestInPart RequestEvent = "grant_in_part" // yes to a part
	DenyRequest        RequestEvent = "deny"          // no
	DisagreeWithDenial RequestEvent = "disagree"      // a statement of disagreement
	EndRestriction     RequestEvent = "end"           // the programme ends a restriction
	WithdrawRequest    RequestEvent = "withdraw"      // the participant takes it back
)

// String returns the name under which e is stored and sent.
func (e RequestEvent) String() string { return string(e) }

// denials lists the coded reasons against each kind of request.
func denials() map[RequestKind][]string {
	const identity = "identity_not_shown"
	return map[RequestKind][]string{
		RequestAccess:      {"counselling_notes", "endangers_somebody", "not_held_here", identity},
		RequestRestriction: {"cannot_be_kept", "law_requires_it", "safety_needs_it", identity},
		RequestAmendment:   {"accurate_and_complete", "not_made_here", "not_held_here", identity},
		RequestAccounting:  {"authority_asked_to_wait", identity},
		RequestComplaint:   {"not_upheld", "not_about_us"},
	}
}

// RequestDenials returns the coded reasons that a request of a kind can be denied
// with, sorted; none for one that cannot be denied. They are this library's own
// list: when the law lets somebody say no is for the privacy officer to know.
func RequestDenials(kind RequestKind) []string {
	codes := denials()[kind]
	slices.Sort(codes)
	return codes
}

// RequestLifecycle returns the whole rule of a request: what it does not list is
// refused. The participant asks without a reason, through anybody in the programme,
// and takes it back at any time; the programme or its privacy officer answers; a
// no is coded and can become a yes, a yes never a no.
func RequestLifecycle() lifecycle.Table[RequestState, RequestEvent] {
	const participant, programme, officer = lifecycle.ParticipantParty, lifecycle.ProgrammeParty, PrivacyOfficerParty
	type row = lifecycle.Row[RequestState, RequestEvent]
	from := func(s ...RequestState) []RequestState { return s }
	by := func(p ...lifecycle.Party) []lifecycle.Party { return p }
	answers := by(programme, officer)
	anybody := by(participant, lifecycle.WorkerParty, lifecycle.SupervisorParty, programme, officer)
	var no []string
	for _, kind := range RequestKinds() {
		for _, code := range RequestDenials(kind) {
			if !slices.Contains(no, code) {
				no = append(no, code)
			}
		}
	}
	slices.Sort(no)
	coded, reason := []lifecycle.Need{lifecycle.Coded.From()}, []lifecycle.Need{lifecycle.Reason.From()}
	open := from(RequestReceived, RequestClarifying)
	stages := source.DesignDefault("stages of a request; where each right comes from is in its rule, and the text behind it was not read")
	t := lifecycle.Table[RequestState, RequestEvent]{
		Name: "request", Version: 1, Start: RequestReceived, Final: from(RequestEnded, RequestWithdrawn),
		Seated:    by(participant),
		CorrectBy: anybody,
		RedactBy:  anybody,
		OwnMarks:  true,
		RedactAny: []lifecycle.Party{participant},
		Leave:     WithdrawRequest,
		Labels:    map[lifecycle.Language]lifecycle.Labels{lifecycle.Spanish: requestSpanish()},
		Rows: []row{
			{Event: ReceiveRequest, To: RequestReceived, Parties: anybody, Codes: []string{"spoken", "written", "electronic", "through_representative"},
				Doc: "The participant asks, in any form and without a reason; whoever hears it records it."},
			{Event: ClarifyRequest, From: from(RequestReceived), To: RequestClarifying, Parties: answers, Needs: coded, Codes: []string{"identity", "scope"},
				Doc: "They are asked who they are or what they mean. The clock runs on."},
			{Event: RequestClarified, From: from(RequestClarifying), To: RequestReceived, Parties: anybody,
				Doc: "They answered."},
			{Event: ExtendRequest, From: open, To: lifecycle.Stay[RequestState](), Parties: answers, Needs: reason,
				Doc: "More time is taken, once, and the participant is told why."},
			{Event: GrantRequest, From: from(RequestReceived, RequestClarifying, RequestGrantedInPart, RequestDenied, RequestDisagreed), To: RequestGranted, Parties: answers,
				Doc: "It is granted, also after a no."},
			{Event: GrantRequestInPart, From: from(RequestReceived, RequestClarifying, RequestDenied, RequestDisagreed), To: RequestGrantedInPart, Parties: answers, Needs: coded, Codes: no,
				Doc: "A part is granted, with a coded reason for the rest."},
			{Event: DenyRequest, From: open, To: RequestDenied, Parties: answers, Needs: coded, Codes: no,
				Doc: "It is denied, with a coded reason that the participant is told."},
			{Event: DisagreeWithDenial, From: from(RequestDenied, RequestGrantedInPart), To: RequestDisagreed, Parties: by(participant),
				Doc: "The participant's statement stands beside what was not amended."},
			{Event: EndRestriction, From: from(RequestGranted, RequestGrantedInPart), To: RequestEnded, Parties: answers, Needs: reason,
				Doc: "The programme ends a restriction and tells the participant why."},
			{Event: WithdrawRequest, From: from(RequestReceived, RequestClarifying, RequestGranted, RequestGrantedInPart, RequestDenied, RequestDisagreed), To: RequestWithdrawn, Parties: by(participant),
				Doc: "The participant takes it back, at any time and without a reason."},
		},
	}
	for i := range t.Rows {
		if t.Rows[i].Source == (source.Source{}) {
			t.Rows[i].Source = stages
		}
	}
	return t
}

// extended reports whether the time was extended.
func extended(moves []lifecycle.Entry[RequestState, RequestEvent, lifecycle.NoChange]) bool {
	return slices.ContainsFunc(moves, func(e lifecycle.Entry[RequestState, RequestEvent, lifecycle.NoChange]) bool {
		return e.Event == ExtendRequest
	})
}

// rule returns the rules of [Request.Fire] beside the table.
func (a RequestAsk) rule() entryRule[RequestState, RequestEvent, lifecycle.NoChange] {
	return func(before []lifecycle.Entry[RequestState, RequestEvent, lifecycle.NoChange], mv RequestMove) (name, want string) {
		no := mv.Event == DenyRequest || mv.Event == GrantRequestInPart
		switch {
		case mv.Event != ReceiveRequest && mv.Event != RequestClarified && mv.By.Party != lifecycle.ParticipantParty && slices.Contains(a.Concerns, mv.By.ID):
			return "concerned", "somebody whom the complaint is not about"
		case a.Kind == RequestFundraisingOptOut && (no || mv.Event == ExtendRequest):
			return "opt_out", "nothing: it holds from the moment it was made"
		case no && !slices.Contains(RequestDenials(a.Kind), mv.Code):
			return "code_of_kind", "one of the coded reasons against this kind of request"
		case mv.Event == ExtendRequest && requestRules()[a.Kind].Extension.N == 0:
			return "no_extension", "an answer: this kind has no extension"
		case mv.Event == ExtendRequest && extended(before):
			return "extended_once", "an answer: the time was extended before"
		case mv.Event == DisagreeWithDenial && a.Kind != RequestAmendment:
			return "amendment_only", "a request for an amendment"
		case mv.Event == EndRestriction && a.Kind != RequestRestriction:
			return "restriction_only", "a restriction"
		}
		return "", ""
	}
}

// requestSpanish returns the names that participants read in Spanish.
func requestSpanish() lifecycle.Labels {
	return lifecycle.Labels{
		Name: "la solicitud",
		States: map[string]string{
			string(RequestReceived):      "recibida",
			string(RequestClarifying):    "en aclaración",
			string(RequestGranted):       "concedida",
			string(RequestGrantedInPart): "concedida en parte",
			string(RequestDenied):        "denegada",
			string(RequestDisagreed):     "con declaración de desacuerdo",
			string(RequestEnded):         "terminada",
			string(RequestWithdrawn):     "retirada",
		},
		Events: map[string]string{
			string(ReceiveRequest):     "recibir la solicitud",
			string(ClarifyRequest):     "pedir una aclaración",
			string(RequestClarified):   "aclarar",
			string(ExtendRequest):      "ampliar el plazo",
			string(GrantRequest):       "conceder",
			string(GrantRequestInPart): "conceder en parte",
			string(DenyRequest):        "denegar",
			string(DisagreeWithDenial): "declarar desacuerdo",
			string(EndRestriction):     "terminar la restricción",
			string(WithdrawRequest):    "retirar la solicitud",
		},
	}
}
