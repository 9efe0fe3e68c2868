package peer

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrDualRelationship reports dual relationships that cannot be: without two
// different people, or twice in one register.
var ErrDualRelationship = errors.New("peer: bad dual relationship")

// DualID names one dual relationship.
type DualID = ID[DualRelationship]

// Parts of the kernel as dual relationships use them.
type (
	// DualHistory is everything that happened to a dual relationship.
	DualHistory = lifecycle.History[DualState, DualEvent, DualChange]
	// DualMove is an event to fire, with what it changes.
	DualMove = lifecycle.Move[DualEvent, DualChange]
)

var dualMachine = lifecycle.Must(lifecycle.New[DualState, DualEvent, DualChange](DualLifecycle()))

// DualParties are the two whom a second tie joins: a worker, and exactly one of
// the others. The zero value is nobody.
type DualParties struct {
	Worker      WorkerID      `json:"worker"`
	Participant ParticipantID `json:"participant,omitempty"`
	Colleague   WorkerID      `json:"colleague,omitempty"`
	Supervisor  SupervisorID  `json:"supervisor,omitempty"` // of the worker, or who might become it
}

// other returns the id of the one who is not the worker, "" unless there is one and
// no more.
func (p DualParties) other() string {
	var found string
	for _, id := range []string{string(p.Participant), string(p.Colleague), string(p.Supervisor)} {
		if id != "" && found != "" {
			return ""
		}
		found += id
	}
	return found
}

// Check returns [ErrDualRelationship] unless there are a worker and one other
// person, whose ids can be stored.
func (p DualParties) Check() error {
	if !storableIDs(string(p.Worker), p.other()) || string(p.Worker) == p.other() {
		return fmt.Errorf("%w: want a worker and one other person, in valid UTF-8 of at most 256 bytes", ErrDualRelationship)
	}
	return nil
}

func (p DualParties) seats() []lifecycle.Seat {
	seats := []lifecycle.Seat{{Party: lifecycle.WorkerParty, ID: string(p.Worker)}, {Party: ColleagueParty, ID: p.other()}}
	if p.Participant != "" {
		seats[1].Party = lifecycle.ParticipantParty
	}
	return seats
}

// has reports whether the person of an id is one of the two.
func (p DualParties) has(id string) bool {
	return id != "" && (id == string(p.Worker) || id == p.other())
}

// A DualRelationship is a second tie between a worker and a participant, beside
// the support, or between a worker and a colleague or supervisor: that it is there,
// who said so, and what a supervisor made of it. Where people can hardly avoid each
// other, such a tie is managed, not simply banned.
//
// Use [DeclareTie] to begin one, and keep all of them in [DualRelationships], which
// tells pairing, scope of practice and groups what follows. A tie is no
// wrongdoing, and a worker who declares an own one does their duty: no move here
// touches the worker's fitness, capacity or standing. The zero DualRelationship joins
// nobody and refuses every event.
type DualRelationship struct {
	id      DualID
	parties DualParties
	history DualHistory
}

// DeclareTie returns a tie as somebody names it. change says what it is (Kind, which
// is needed), and may say since when, that people can hardly avoid each other there
// (SmallCommunity), and which other role it is (Hat). It returns [ErrIncomplete]
// without an id, what [DualParties.Check] does, and a [*lifecycle.Refusal].
func DeclareTie(id DualID, between DualParties, change DualChange, act lifecycle.Act) (*DualRelationship, error) {
	if !storableIDs(string(id)) {
		return nil, fmt.Errorf("%w: a dual relationship needs an id, in valid UTF-8 of at most 256 bytes", ErrIncomplete)
	}
	if err := between.Check(); err != nil {
		return nil, err
	}
	d := &DualRelationship{id: id, parties: between}
	var err error
	if d.history, err = dualMachine.Open(between.seats()...); err != nil {
		return nil, err
	}
	if err := d.Fire(DualMove{Act: act, Event: DeclareDual, Data: change}, DualRelationships{}); err != nil {
		return nil, err
	}
	return d, nil
}

// ID returns the id of the record.
func (d DualRelationship) ID() DualID { return d.id }

// Parties returns the two whom the tie joins.
func (d DualRelationship) Parties() DualParties { return d.parties }

// State returns the stage, or "" for the zero value.
func (d DualRelationship) State() DualState { return d.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (d DualRelationship) Revision() int { return d.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (d DualRelationship) History() DualHistory { return d.history }

// Next returns the events that the actor may fire now, sorted. Whether a
// supervisor is involved is judged when the move is made.
func (d DualRelationship) Next(by lifecycle.Actor) []DualEvent {
	return dualMachine.Next(d.history, by)
}

// Digest stands for the whole record, its ids included; any change that still
// loads changes it.
func (d DualRelationship) Digest() lifecycle.Digest {
	p := d.parties
	return d.history.Digest().With(string(d.id), string(p.Worker), string(p.Participant), string(p.Colleague), string(p.Supervisor))
}

type storedDual struct {
	ID      DualID                                             `json:"id"`
	Parties DualParties                                        `json:"parties"`
	History lifecycle.Stored[DualState, DualEvent, DualChange] `json:"history"`
}

// MarshalJSON returns the stored form of d. The zero DualRelationship cannot be
// stored: [ErrIncomplete].
func (d DualRelationship) MarshalJSON() ([]byte, error) {
	if d.history.IsZero() {
		return nil, fmt.Errorf("%w: a dual relationship that was not declared", ErrIncomplete)
	}
	return json.Marshal(storedDual{d.id, d.parties, d.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about,
// and leaves d unchanged on error.
func (d *DualRelationship) UnmarshalJSON(data []byte) error {
	var in storedDual
	if err := lifecycle.ReadStored("dual_relationship", data, &in); err != nil {
		return err
	}
	if !storableIDs(string(in.ID)) || in.Parties.Check() != nil {
		return &lifecycle.RecordError{Lifecycle: "dual_relationship", Field: "id", What: "is missing, or the two whom the tie joins"}
	}
	h, err := dualMachine.Restore(in.History, in.Parties.seats()...)
	if err != nil {
		return err
	}
	loaded := DualRelationship{in.ID, in.Parties, h}
	if seq, _, want := loaded.fault(); seq != 0 {
		return &lifecycle.RecordError{Lifecycle: "dual_relationship", Seq: seq, Field: "data", What: "lacks " + want}
	}
	*d = loaded
	return nil
}

// Format prints the stage and keeps people, and what ties them, out of every verb of fmt.
func (d DualRelationship) Format(f fmt.State, _ rune) { redact.Format(f, d.shown()) }

// LogValue keeps people, and what ties them, out of logs.
func (d DualRelationship) LogValue() slog.Value { return slog.StringValue(d.shown()) }

func (d DualRelationship) shown() string {
	if d.history.IsZero() {
		return "[no dual relationship]"
	}
	return "[dual relationship " + string(d.State()) + "]"
}

// Format keeps the two out of every verb of fmt.
func (DualParties) Format(f fmt.State, _ rune) { redact.Format(f, "[two people]") }

// LogValue keeps the two out of logs.
func (DualParties) LogValue() slog.Value { return slog.StringValue("[two people]") }
