package consent

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrLegalRequest reports a legal request that cannot be, such as one without an id.
var ErrLegalRequest = errors.New("consent: bad legal request")

// LegalRequestID names one request of a court, police or anybody else outside.
type LegalRequestID = peer.ID[LegalRequest]

// Parts of the kernel as legal requests use them.
type (
	// LegalHistory is everything that happened to a legal request.
	LegalHistory = lifecycle.History[LegalState, LegalEvent, LegalChange]
	// LegalMove is an event to fire, with what it changes.
	LegalMove = lifecycle.Move[LegalEvent, LegalChange]
	// LegalTiming is one deadline of a legal request.
	LegalTiming = lifecycle.Timing[LegalState, LegalEvent]
	// LegalDeadline is one deadline applied to one legal request.
	LegalDeadline = lifecycle.Deadline[LegalState, LegalEvent]
)

var legalMachine = lifecycle.Must(lifecycle.New[LegalState, LegalEvent, LegalChange](LegalLifecycle()))

// A LegalAsk says what came in.
type LegalAsk struct {
	ID LegalRequestID `json:"id,omitempty"`
	// About is whom it is about, if they are known; "" if nobody here is. Whoever
	// asked is told the same in both cases.
	About      peer.ParticipantID `json:"about,omitempty"`
	Instrument LegalKind          `json:"instrument,omitempty"` // the first one; more may follow
	Ref        string             `json:"ref,omitempty"`        // its number, as the host writes it; may be empty
	Return     time.Time          `json:"return,omitzero"`      // by when it wants an answer; zero if it says nothing
}

// A LegalRequest is what a court, police, an attorney or anybody else outside wants
// from the record, from receipt to an answer or a refusal, with the hold on what it
// is about. It is run by the strictest rule known, that of 42 CFR Part 2, whatever
// law the programme is under: a subpoena alone is never answered, an order permits,
// the two together compel. Whoever hears of it records it, the worker among them;
// counsel and the privacy officer alone answer or refuse.
//
// That a peer worker may stay silent in court is not assumed: the statutes that were
// found protect peer teams of first responders (Colo. 12-245-220, La. C.E. 518, Mont.
// 7-32-602, 34 U.S.C. 50901).
//
// Use [NewLegalRequest] to record one; the zero LegalRequest is at no stage and
// refuses every event. None of it is legal advice.
type LegalRequest struct {
	id      LegalRequestID
	about   peer.ParticipantID
	due     time.Time
	history LegalHistory
}

// NewLegalRequest returns a legal request that came in. It returns [ErrLegalRequest]
// if the ask could not be, and a [*lifecycle.Refusal] if the actor may not record it.
func NewLegalRequest(ask LegalAsk, act lifecycle.Act) (*LegalRequest, error) {
	l := &LegalRequest{id: ask.ID, about: ask.About}
	if !ask.Return.IsZero() {
		l.due = ask.Return.UTC()
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	var err error
	if l.history, err = legalMachine.Open(); err != nil {
		return nil, err
	}
	change := LegalChange{Instrument: ask.Instrument, Ref: ask.Ref}
	if err := l.Fire(LegalMove{Act: act, Event: ReceiveLegal, Data: change}, LegalFacts{}); err != nil {
		return nil, err
	}
	return l, nil
}

func (l LegalRequest) check() error {
	switch {
	case l.id == "" || !storable.ID(string(l.id)) || !storable.ID(string(l.about)):
		return fmt.Errorf("%w: want an id, and ids in valid UTF-8 of at most 256 bytes", ErrLegalRequest)
	case !storable.Time(l.due):
		return fmt.Errorf("%w: want a time to answer by in the years 1 to 9999", ErrLegalRequest)
	}
	return nil
}

// ID returns the id of the request.
func (l LegalRequest) ID() LegalRequestID { return l.id }

// About returns whom it is about, or "" if nobody here is known by that name.
func (l LegalRequest) About() peer.ParticipantID { return l.about }

// Return returns by when the paper wants an answer, or the zero time. That it
// passes makes nothing permitted.
func (l LegalRequest) Return() time.Time { return l.due }

// State returns the stage, or "" for the zero value.
func (l LegalRequest) State() LegalState { return l.history.State() }

// IsOpen reports whether it is neither answered nor refused nor withdrawn.
func (l LegalRequest) IsOpen() bool {
	return slices.Contains([]LegalState{LegalReceived, LegalHeld, LegalInReview}, l.State())
}

// IsOverdue reports whether it is open and its time to answer by has passed: counsel
// should know before, and a refusal is an answer, too.
func (l LegalRequest) IsOverdue(at time.Time) bool {
	return l.IsOpen() && !l.due.IsZero() && !at.Before(l.due)
}

// Instruments returns what the request rests on, oldest first.
func (l LegalRequest) Instruments() []LegalKind { return instruments(l.history.Moves()) }

// Strength returns what the instruments amount to.
func (l LegalRequest) Strength() LegalStrength { return StrengthOf(l.Instruments()...) }

// WasTold reports whether the participant was told that somebody asks for their record.
func (l LegalRequest) WasTold() bool {
	return slices.ContainsFunc(l.history.Moves(), func(e lifecycle.Entry[LegalState, LegalEvent, LegalChange]) bool {
		return e.Event == TellParticipant
	})
}

// Revision returns a number that grows with every change: the host's optimistic lock.
func (l LegalRequest) Revision() int { return l.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (l LegalRequest) History() LegalHistory { return l.history }

// Next returns the events that the actor may fire now, sorted, as far as the table
// says; [LegalRequest.Fire] tells what else is needed.
func (l LegalRequest) Next(by lifecycle.Actor) []LegalEvent { return legalMachine.Next(l.history, by) }

// Hold returns the hold on the records of whom it is about. It holds from the
// moment of receipt, whether or not anybody recorded that the records were held,
// and until it is lifted, also after an answer. An instrument that came after that
// holds them again, and correcting it away does not let them go: that is lifted
// again. ok is false before, after, and if nobody is known by that name.
func (l LegalRequest) Hold(at time.Time) (hold RetentionHold, ok bool) {
	moves := l.history.AsOf(at).Moves()
	if len(moves) == 0 || l.about == "" || l.lifted(moves, at) {
		return RetentionHold{}, false
	}
	return RetentionHold{Why: HoldLegal, Key: string(l.id), Participant: l.about, Since: moves[0].At}, true
}

// Deadlines returns the deadlines that run, with whose turn it is and since when.
// [LegalRequest.Return] is apart from them. It returns [lifecycle.ErrTiming] and
// [lifecycle.ErrSpan] as [lifecycle.Machine.Deadlines] does.
func (l LegalRequest) Deadlines(timings []LegalTiming, c lifecycle.Calendar) ([]LegalDeadline, error) {
	return legalMachine.Deadlines(l.history, timings, c)
}

// Due returns the deadlines whose time is up. They answer nothing. Its errors
// are those of Deadlines.
func (l LegalRequest) Due(timings []LegalTiming, c lifecycle.Calendar, at time.Time) ([]LegalDeadline, error) {
	return legalMachine.Due(l.history, timings, c, at)
}

// NextDue returns when a scheduler must look at it again: the next deadline, or the
// moment by which the paper wants an answer; ok is false if there is neither. Its
// errors are those of Deadlines.
func (l LegalRequest) NextDue(timings []LegalTiming, c lifecycle.Calendar, after time.Time) (time.Time, bool, error) {
	next, ok, err := legalMachine.NextDue(l.history, timings, c, after)
	if err == nil && l.IsOpen() && l.due.After(after) && (!ok || l.due.Before(next)) {
		return l.due, true, nil
	}
	return next, ok, err
}

// Digest stands for the whole record, its ids included.
func (l LegalRequest) Digest() lifecycle.Digest {
	return l.history.Digest().With(string(l.id), string(l.about), l.due.Format(time.RFC3339Nano))
}

type storedLegalRequest struct {
	ID      LegalRequestID                                        `json:"id"`
	About   peer.ParticipantID                                    `json:"about,omitempty"`
	Return  time.Time                                             `json:"return,omitzero"`
	History lifecycle.Stored[LegalState, LegalEvent, LegalChange] `json:"history"`
}

// MarshalJSON returns the stored form of l. The zero LegalRequest cannot be
// stored: [ErrLegalRequest].
func (l LegalRequest) MarshalJSON() ([]byte, error) {
	if l.history.IsZero() {
		return nil, fmt.Errorf("%w: one that did not come in", ErrLegalRequest)
	}
	return json.Marshal(storedLegalRequest{l.id, l.about, l.due, l.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns
// a [*lifecycle.RecordError] if the record could not have come about,
// [ErrLegalRequest] if an id or the time to answer by could not be, and leaves l
// unchanged on error.
func (l *LegalRequest) UnmarshalJSON(data []byte) error {
	var in storedLegalRequest
	if err := lifecycle.ReadStored("legal_request", data, &in); err != nil {
		return err
	}
	loaded := LegalRequest{id: in.ID, about: in.About, due: in.Return}
	if !in.Return.IsZero() {
		loaded.due = in.Return.UTC()
	}
	if err := loaded.check(); err != nil {
		return err
	}
	var err error
	if loaded.history, err = legalMachine.Restore(in.History); err != nil {
		return err
	}
	if err := replayed("legal_request", loaded.history, loaded.rule()); err != nil {
		return err
	}
	*l = loaded
	return nil
}

// Format keeps people, stage and words out of every verb of fmt.
func (l LegalRequest) Format(f fmt.State, _ rune) { redact.Format(f, l.shown()) }

// LogValue keeps people, stage and words out of logs.
func (l LegalRequest) LogValue() slog.Value { return slog.StringValue(l.shown()) }

func (l LegalRequest) shown() string {
	if l.history.IsZero() {
		return "[no legal request]"
	}
	return "[legal request]"
}

// Format keeps the person and the paper out of every verb of fmt.
func (LegalAsk) Format(f fmt.State, _ rune) { redact.Format(f, "[legal request]") }

// LogValue keeps the person and the paper out of logs.
func (LegalAsk) LogValue() slog.Value { return slog.StringValue("[legal request]") }
