package consent

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrRequest reports a request that cannot be, such as one of nobody.
var ErrRequest = errors.New("consent: bad request")

// RequestID names one request of a participant about their record.
type RequestID = peer.ID[Request]

// Parts of the kernel as requests use them.
type (
	// RequestHistory is everything that happened to a request.
	RequestHistory = lifecycle.History[RequestState, RequestEvent, lifecycle.NoChange]
	// RequestMove is an event to fire.
	RequestMove = lifecycle.Move[RequestEvent, lifecycle.NoChange]
	// RequestTiming is one deadline of a request.
	RequestTiming = lifecycle.Timing[RequestState, RequestEvent]
	// RequestDeadline is one deadline applied to one request.
	RequestDeadline = lifecycle.Deadline[RequestState, RequestEvent]
)

var requestMachine = lifecycle.Must(lifecycle.New[RequestState, RequestEvent, lifecycle.NoChange](RequestLifecycle()))

// A RequestAsk says what a participant asks for. What they want in their own words
// belongs into the reason of the move that records it; they need give no reason.
type RequestAsk struct {
	ID          RequestID          `json:"id,omitempty"`
	Participant peer.ParticipantID `json:"participant,omitempty"`
	Kind        RequestKind        `json:"kind,omitempty"`
	Fields      []FieldClass       `json:"fields,omitempty"`    // of an access, a restriction or an amendment: what it is about; none means everything
	Roles       []ViewRole         `json:"roles,omitempty"`     // of a restriction: from whom it is kept; none means from everybody but the participant
	Recipient   string             `json:"recipient,omitempty"` // of a restriction: somebody outside from whom it is kept, by the host's id
	Concerns    []string           `json:"concerns,omitempty"`  // of a complaint: ids of those whom it is about, who do not decide it
}

// A Request is what a participant asks of those who keep their record, and what
// they were answered: access, a restriction, an amendment, an accounting of
// disclosures, no fundraising, a complaint. Use [NewRequest] to record one; the
// zero Request is at no stage and refuses every event.
type Request struct {
	ask     RequestAsk
	history RequestHistory
}

// NewRequest returns a request that was made. It returns [ErrRequest] if the ask
// could not be, and a [*lifecycle.Refusal] if the actor may not record it.
func NewRequest(ask RequestAsk, act lifecycle.Act) (*Request, error) {
	if err := ask.check(); err != nil {
		return nil, err
	}
	r := &Request{ask: ask.clone()}
	var err error
	if r.history, err = requestMachine.Open(r.seat()); err != nil {
		return nil, err
	}
	if err := r.Fire(RequestMove{Act: act, Event: ReceiveRequest}); err != nil {
		return nil, err
	}
	return r, nil
}

func (a RequestAsk) check() error {
	subject := a.Kind == RequestAccess || a.Kind == RequestRestriction || a.Kind == RequestAmendment
	switch {
	case !slices.Contains(requestKinds, a.Kind):
		return fmt.Errorf("%w: want a kind", ErrRequest)
	case a.ID == "" || a.Participant == "" || !storable.ID(string(a.ID)) || !storable.ID(string(a.Participant)) || !storable.ID(a.Recipient):
		return fmt.Errorf("%w: want an id and a participant, and ids in valid UTF-8 of at most 256 bytes", ErrRequest)
	case !subject && len(a.Fields) > 0 || !known(fieldClasses, a.Fields):
		return fmt.Errorf("%w: want classes of fields, each once, and of an access, a restriction or an amendment only", ErrRequest)
	case a.Kind != RequestRestriction && (len(a.Roles) > 0 || a.Recipient != ""), !known(viewRoles, a.Roles), slices.Contains(a.Roles, ViewParticipant):
		return fmt.Errorf("%w: want roles other than the participant's, each once, and of a restriction only", ErrRequest)
	case a.Kind != RequestComplaint && len(a.Concerns) > 0:
		return fmt.Errorf("%w: want those concerned of a complaint only", ErrRequest)
	}
	seen := map[string]bool{}
	for _, id := range a.Concerns {
		if id == "" || !storable.ID(id) || seen[id] {
			return fmt.Errorf("%w: want ids of those concerned, each once, in valid UTF-8 of at most 256 bytes", ErrRequest)
		}
		seen[id] = true
	}
	return nil
}

func (a RequestAsk) clone() RequestAsk {
	a.Fields, a.Roles, a.Concerns = some(a.Fields), some(a.Roles), some(a.Concerns)
	return a
}

func (r Request) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(r.ask.Participant)}
}

// Ask returns what was asked.
func (r Request) Ask() RequestAsk { return r.ask.clone() }

// State returns the stage, or "" for the zero value.
func (r Request) State() RequestState { return r.history.State() }

// IsOpen reports whether the participant waits for an answer.
func (r Request) IsOpen() bool { return isOpenRequest(r.State()) }

func isOpenRequest(s RequestState) bool { return s == RequestReceived || s == RequestClarifying }

// IsExtended reports whether the time to answer was extended.
func (r Request) IsExtended() bool { return extended(r.history.Moves()) }

// Code returns the coded reason of the last denial, whole or in part, that still
// stands, or "".
func (r Request) Code() string {
	switch r.State() {
	case RequestDenied, RequestGrantedInPart, RequestDisagreed:
		moves := r.history.Moves()
		for i := len(moves) - 1; i >= 0; i-- {
			if e := moves[i]; e.Event == DenyRequest || e.Event == GrantRequestInPart {
				return e.Code
			}
		}
	}
	return ""
}

// Revision returns a number that grows with every change: the host's optimistic lock.
func (r Request) Revision() int { return r.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (r Request) History() RequestHistory { return r.history }

// Next returns the events that the actor may fire now, sorted, as far as the table
// says; [Request.Fire] tells what else is needed.
func (r Request) Next(by lifecycle.Actor) []RequestEvent { return requestMachine.Next(r.history, by) }

// Fire makes any move of the table. It returns a [*lifecycle.Refusal] and refuses, by
// the name in parentheses, a decision by somebody whom the complaint is about (concerned); a second extension
// (extended_once) and one of a kind that has none (no_extension); a denial of an
// opt-out from fundraising, whole or in part (opt_out); a coded reason of another
// kind of request (code_of_kind); a statement of disagreement with anything but an
// amendment (amendment_only) and the end of anything but a restriction
// (restriction_only). The zero Request cannot be received: [ErrRequest]. The methods
// named after the events call it.
func (r *Request) Fire(mv RequestMove) error {
	if r.ask.ID == "" && mv.Event == ReceiveRequest {
		return fmt.Errorf("%w: NewRequest receives it", ErrRequest)
	}
	next, _, err := requestMachine.Fire(r.history, mv, r.ask.rule().guard(r.history, mv))
	if err != nil {
		return err
	}
	r.history = next
	return nil
}

// Hold returns the hold on the participant's records for as long as the request
// waits for an answer: nothing that they asked to see or to put right is destroyed
// in the meantime. ok is false at any other time.
func (r Request) Hold(at time.Time) (hold RetentionHold, ok bool) {
	h := r.history.AsOf(at)
	if !isOpenRequest(h.State()) || r.ask.Kind == RequestFundraisingOptOut {
		return RetentionHold{}, false
	}
	first := h.Moves()[0]
	return RetentionHold{Why: HoldRequest, Key: string(r.ask.ID), Participant: r.ask.Participant, Since: first.At}, true
}

// Deadlines returns the deadlines that run by a rule, with whose turn it is and
// since when. It returns [ErrRequest] for a rule of another kind of request or
// with an extension in another unit than its answer, and [lifecycle.ErrTiming] and [lifecycle.ErrSpan] as [lifecycle.Machine.Deadlines] does.
func (r Request) Deadlines(rule RequestRule, c lifecycle.Calendar) ([]RequestDeadline, error) {
	timings, err := r.timings(rule)
	if err != nil {
		return nil, err
	}
	return requestMachine.Deadlines(r.history, timings, c)
}

// Due returns the deadlines whose time is up. They grant and deny nothing. Its
// errors are those of Deadlines.
func (r Request) Due(rule RequestRule, c lifecycle.Calendar, at time.Time) ([]RequestDeadline, error) {
	timings, err := r.timings(rule)
	if err != nil {
		return nil, err
	}
	return requestMachine.Due(r.history, timings, c, at)
}

// NextDue returns when a scheduler must look at the request again; ok is false if it
// need not. Its errors are those of Deadlines.
func (r Request) NextDue(rule RequestRule, c lifecycle.Calendar, after time.Time) (time.Time, bool, error) {
	timings, err := r.timings(rule)
	if err != nil {
		return time.Time{}, false, err
	}
	return requestMachine.NextDue(r.history, timings, c, after)
}

func (r Request) timings(rule RequestRule) ([]RequestTiming, error) {
	if rule.Kind != r.ask.Kind {
		return nil, fmt.Errorf("%w: want the rule of its own kind", ErrRequest)
	}
	if rule.Extension.N != 0 && rule.Extension.Unit != rule.Answer.Unit {
		return nil, fmt.Errorf("%w: want an extension in the unit of the answer", ErrRequest)
	}
	return rule.Timings(r.IsExtended()), nil
}

// Digest stands for the whole record, what was asked included.
func (r Request) Digest() lifecycle.Digest {
	a := r.ask
	fields := []string{string(a.ID), string(a.Participant), string(a.Kind), a.Recipient, strconv.Itoa(len(a.Fields)), strconv.Itoa(len(a.Roles))}
	for _, f := range a.Fields {
		fields = append(fields, string(f))
	}
	for _, role := range a.Roles {
		fields = append(fields, string(role))
	}
	return r.history.Digest().With(append(fields, a.Concerns...)...)
}

// Format keeps people, kind, stage and words out of every verb of fmt.
func (r Request) Format(f fmt.State, _ rune) { redact.Format(f, r.shown()) }

// LogValue keeps people, kind, stage and words out of logs.
func (r Request) LogValue() slog.Value { return slog.StringValue(r.shown()) }

func (r Request) shown() string {
	if r.history.IsZero() {
		return "[no request]"
	}
	return "[request]"
}

// Format keeps the people out of every verb of fmt.
func (RequestAsk) Format(f fmt.State, _ rune) { redact.Format(f, "[request]") }

// LogValue keeps the people out of logs.
func (RequestAsk) LogValue() slog.Value { return slog.StringValue("[request]") }
