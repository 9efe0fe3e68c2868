package supervision

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Parts of the kernel as agreements use them.
type (
	// AgreementHistory is everything that happened to an agreement.
	AgreementHistory = lifecycle.History[AgreementState, AgreementEvent, AgreementChange]
	// AgreementMove is an event to fire, with what it changes.
	AgreementMove  = lifecycle.Move[AgreementEvent, AgreementChange]
	agreementEntry = lifecycle.Entry[AgreementState, AgreementEvent, AgreementChange]
)

var agreements = lifecycle.Must(lifecycle.New[AgreementState, AgreementEvent, AgreementChange](AgreementLifecycle()))

// An AgreementID names one agreement.
type AgreementID = peer.ID[Agreement]

// An Agreement is what a worker and a supervisor signed: who supervises whom, how often
// and how, and for how long. Use [NewAgreement] to propose one. The zero Agreement is in
// no state and refuses every event.
//
// Its rule is the table that [AgreementLifecycle] returns. Agreements are not
// overwritten: who supervised a worker on a day in the past can always be read from
// those of that time.
type Agreement struct {
	terms   AgreementTerms
	history AgreementHistory
	course  agreementCourse // read from the history
}

// NewAgreement proposes an agreement. It returns [ErrIncomplete] if the terms lack
// something, [ErrSelf] if worker and supervisor have one id, and a
// [*lifecycle.Refusal] unless one of the two or the programme proposes it.
func NewAgreement(t AgreementTerms, act lifecycle.Act) (*Agreement, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	a := &Agreement{terms: t.clone()}
	var err error
	if a.history, err = agreements.Open(a.seats()...); err != nil {
		return nil, err
	}
	if err := a.fire(AgreementMove{Act: act, Event: ProposeAgreement}, nil); err != nil {
		return nil, err
	}
	return a, nil
}

func (a Agreement) seats() []lifecycle.Seat {
	return []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(a.terms.Worker)},
		{Party: lifecycle.SupervisorParty, ID: string(a.terms.Supervisor)}}
}

// Terms returns what the two signed. The result is the caller's to change.
func (a Agreement) Terms() AgreementTerms { return a.terms.clone() }

// ID returns the id of the agreement.
func (a Agreement) ID() AgreementID { return a.terms.ID }

// Worker returns who is supervised.
func (a Agreement) Worker() peer.WorkerID { return a.terms.Worker }

// Supervisor returns who supervises.
func (a Agreement) Supervisor() peer.SupervisorID { return a.terms.Supervisor }

// State returns the stage that the agreement is in, or "" for the zero value.
func (a Agreement) State() AgreementState { return a.history.State() }

// IsOver reports whether the agreement is declined, withdrawn, ended or superseded.
func (a Agreement) IsOver() bool { return agreements.IsFinal(a.State()) }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (a Agreement) Revision() int { return a.history.Revision() }

// History returns everything that happened.
func (a Agreement) History() AgreementHistory { return a.history }

// Can reports whether a party may fire an event now, whatever else it would need.
func (a Agreement) Can(event AgreementEvent, by lifecycle.Party) bool {
	return agreements.Can(a.history, event, by)
}

// Next returns the events that the actor may fire now, sorted.
func (a Agreement) Next(by lifecycle.Actor) []AgreementEvent { return agreements.Next(a.history, by) }

// ReviewBy returns the day by which the two look at it again.
func (a Agreement) ReviewBy() peer.Date { return a.terms.ReviewBy.Later(a.course.reviewBy) }

// Replacement returns the agreement that took its place, or "".
func (a Agreement) Replacement() AgreementID { return a.course.next }

// AskedForAnother reports whether the worker wants another supervisor, and since when.
func (a Agreement) AskedForAnother() (since time.Time, asked bool) {
	return a.course.asked, !a.course.asked.IsZero() && !a.IsOver()
}

// Force returns the dates on which the agreement holds: from its first day, or from the
// day on which both had signed if that is later, until it ended. They are empty for one
// that was never signed. Days are those of zone; nil is UTC.
func (a Agreement) Force(zone *time.Location) peer.DateRange {
	if a.course.signed.IsZero() {
		return peer.DateRange{}
	}
	span := peer.DateRange{From: a.terms.From.Later(peer.DateOf(a.course.signed, zone)), Until: noEnd}
	for _, end := range [...]peer.Date{a.terms.Until, a.course.until} {
		if !end.IsZero() {
			span.Until = span.Until.Earlier(end)
		}
	}
	return span
}

// Supervises returns the dates on which the agreement gives the worker a supervisor of
// their practice: its [Agreement.Force], or none if it is with a line manager or a
// supervisor of supervisors, which is this library's reading.
func (a Agreement) Supervises(zone *time.Location) peer.DateRange {
	if !a.terms.Kind.practice() {
		return peer.DateRange{}
	}
	return a.Force(zone)
}

// An agreementCourse is what the moves of an agreement say beside its state.
type agreementCourse struct {
	signed   time.Time
	until    peer.Date
	reviewBy peer.Date
	next     AgreementID
	asked    time.Time
}

func agreementCourseOf(moves []agreementEntry) agreementCourse {
	var c agreementCourse
	for _, e := range moves {
		switch e.Event {
		case SignAgreement:
			if e.To == AgreementInForce {
				c.signed = e.At
			}
		case KeepAgreement:
			c.reviewBy = c.reviewBy.Later(e.Data.ReviewBy)
		case AskForAnother:
			c.asked = e.At
		case LoseSupervisor:
			c.until = e.Data.Until
		case SupersedeAgreement, EndAgreement:
			if c.until.IsZero() { // a vacant one holds no longer for being ended later
				c.until = e.Data.Until
			}
			c.next = e.Data.Next
		}
	}
	return c
}

func (a *Agreement) fire(mv AgreementMove, guard func() error) error {
	next, _, err := agreements.Fire(a.history, mv, guard)
	if err != nil {
		return err
	}
	a.history, a.course = next, agreementCourseOf(next.Moves())
	return nil
}

// withoutNote returns a hand-over from a supervisor who was still there, without a note.
func withoutNote(h AgreementHistory) (e agreementEntry, ok bool) {
	for _, e := range h.Moves() {
		if e.Event == SupersedeAgreement && e.From != AgreementVacant && !e.Data.Note {
			return e, true
		}
	}
	return e, false
}

type storedAgreement struct {
	Terms   AgreementTerms                                                    `json:"terms"`
	History lifecycle.Stored[AgreementState, AgreementEvent, AgreementChange] `json:"history"`
}

// MarshalJSON returns the stored form of a. The zero Agreement cannot be stored: [ErrIncomplete].
func (a Agreement) MarshalJSON() ([]byte, error) {
	if a.history.IsZero() {
		return nil, fmt.Errorf("%w: an agreement that was not proposed", ErrIncomplete)
	}
	return json.Marshal(storedAgreement{a.terms, a.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history, so that storage
// is no back door. It returns a [*lifecycle.RecordError] if the record could not have
// come about, and leaves a unchanged on error.
func (a *Agreement) UnmarshalJSON(data []byte) error {
	const kind = "supervision_agreement"
	var s storedAgreement
	if err := lifecycle.ReadStored(kind, data, &s); err != nil {
		return err
	}
	if err := s.Terms.check(); err != nil {
		return &lifecycle.RecordError{Lifecycle: kind, Field: "terms", What: "are none that an agreement can have"}
	}
	loaded := Agreement{terms: s.Terms.clone()}
	var err error
	if loaded.history, err = agreements.Restore(s.History, loaded.seats()...); err != nil {
		return err
	}
	if e, ok := withoutNote(loaded.history); ok {
		return &lifecycle.RecordError{Lifecycle: kind, Seq: e.Seq, Field: "data", What: "hands over without a note"}
	}
	loaded.course = agreementCourseOf(loaded.history.Moves())
	*a = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (a Agreement) Format(f fmt.State, _ rune) { redact.Format(f, a.shown()) }

// LogValue keeps people out of logs.
func (a Agreement) LogValue() slog.Value { return slog.StringValue(a.shown()) }

func (a Agreement) shown() string {
	if a.history.IsZero() {
		return "[no supervision agreement]"
	}
	return "[supervision agreement " + string(a.State()) + "]"
}
