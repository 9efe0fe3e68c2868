package recovery

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A ReturnSituation is what an answer to a return to use goes by. It is put together
// for the answer and is not to be stored: no JSON keeps its zone.
type ReturnSituation struct {
	Plan       PlanState          // of the participant's recovery plan; "" if there is none
	SafetyPlan PlanState          // of their safety plan; "" if there is none
	Opioids    bool               // opioids are concerned, also where the record does not say so
	Contacts   []SupportContact   // whom they chose to call
	Lines      []HelpLine         // of their place; none: those of [HelpLines]
	At         time.Time          // when they are to be called
	Zone       *time.Location     // whose clock the hours go by; nil: UTC
	Language   lifecycle.Language // of the warning; "" is English
}

// A ReturnOffer is one thing that is offered. Whether they take it is up to the
// person, now or later.
type ReturnOffer struct {
	Kind    ReturnOfferKind `json:"kind,omitempty"`
	Text    string          `json:"text,omitempty"`
	Propose PlanEvent       `json:"propose,omitempty"` // for OfferPlanReview: the event that the participant may fire, with the code return_to_use
	Source  source.Source   `json:"source,omitzero"`
}

// A ReturnResponse is what is offered to somebody who returned to use. There is
// nothing in it that closes, ends, resets, reports or takes away, and nothing
// that happens by itself.
type ReturnResponse struct {
	Offers   []ReturnOffer `json:"offers,omitempty"`
	Warning  string        `json:"warning,omitempty"` // of lower tolerance, where opioids are concerned or nobody said that they are not
	Contacts ContactAnswer `json:"contacts,omitzero"`
}

var moreContact = source.Source{Title: "Volunteer telephone support for adolescents: excerpt of a study that it does not name",
	Locator: "contact up after a recurrence, down on request", Evidence: source.Secondary}

// Response returns what is offered after a return to use, to the participant and
// to whom they show the record; ok is false for anybody else. Of plans, contacts and
// opioids that the record does not tell of, the answer to anybody but the participant
// tells nothing. The warning of lower tolerance is there where opioids are concerned,
// and where the record does not say what it was a return to. It returns [ErrContact] and
// [lifecycle.ErrUnknownLanguage] as [ContactsNow] and [OverdoseWarning] do.
func (r ReturnRecord) Response(by lifecycle.Actor, s ReturnSituation) (response ReturnResponse, ok bool, err error) {
	said, ok := r.Read(by)
	if !ok {
		return ReturnResponse{}, false, nil
	}
	if by != peer.ParticipantActor(r.participant) {
		s.Plan, s.SafetyPlan, s.Contacts, s.Opioids = "", "", nil, false
	}
	lines := s.Lines
	if len(lines) == 0 {
		lines = HelpLines()
	}
	if response.Contacts, err = ContactsNow(s.Contacts, func(c SupportContact) bool { return c.Return }, lines, s.At, s.Zone); err != nil {
		return ReturnResponse{}, false, err
	}
	// Much of what is sold as something else holds opioids.
	opioids := s.Opioids || said.Concern == "" || said.Concern.IsDrug()
	if opioids {
		lang := s.Language
		if lang == "" {
			lang = lifecycle.English
		}
		if response.Warning, err = OverdoseWarning(lang); err != nil {
			return ReturnResponse{}, false, err
		}
	}
	design := source.DesignDefault("a return to use is answered with offers and nothing else")
	offer := func(kind ReturnOfferKind, text string) {
		response.Offers = append(response.Offers, ReturnOffer{Kind: kind, Text: text, Source: design})
	}
	offer(OfferSafety, "A safe place, somebody who knows, medical help if it is needed.")
	offer(OfferTalk, "Talk to somebody of your choice, when you like.")
	if s.Plan == PlanActive {
		offer(OfferPlanReview, "Look at your plan again. It stays in force until you change it.")
		response.Offers[len(response.Offers)-1].Propose = OpenReview
	}
	if s.SafetyPlan == PlanActive {
		offer(OfferSafetyPlan, "Look at your safety plan: what helped, what would have.")
	} else {
		offer(OfferSafetyPlan, "Write down what helps, for another time.")
	}
	offer(OfferMoreContact, "Be in touch more often for a while, and less when you say so.")
	response.Offers[len(response.Offers)-1].Source = moreContact
	offer(OfferPathways, "Go on with your pathway, or look at others.")
	offer(OfferTreatment, "A way into treatment, if you wish.")
	offer(OfferNothing, "Nothing for now. All of this is there later, too.")
	return response, true, nil
}

// Format keeps the people out of every verb of fmt.
func (ReturnSituation) Format(f fmt.State, _ rune) { redact.Format(f, "[situation]") }

// LogValue keeps the people out of logs.
func (ReturnSituation) LogValue() slog.Value { return slog.StringValue("[situation]") }

// Format keeps the people out of every verb of fmt.
func (ReturnResponse) Format(f fmt.State, _ rune) { redact.Format(f, "[response]") }

// LogValue keeps the people out of logs.
func (ReturnResponse) LogValue() slog.Value { return slog.StringValue("[response]") }
