package recovery

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ReturnID names one record of a return to use.
type ReturnID = peer.ID[ReturnRecord]

// ErrIncompleteReturn reports a record of a return to use without an id or a participant.
var ErrIncompleteReturn = errors.New("recovery: incomplete record of a return to use")

// Parts of the kernel as records of a return to use use them.
type (
	// ReturnHistory is everything that happened to such a record.
	ReturnHistory = lifecycle.History[ReturnState, ReturnEvent, ReturnChange]
	// ReturnMove is an event to fire, with what it changes.
	ReturnMove = lifecycle.Move[ReturnEvent, ReturnChange]
)

var returns = lifecycle.Must(lifecycle.New[ReturnState, ReturnEvent, ReturnChange](ReturnLifecycle()))

// A ReturnRecord is a participant's own record of a return to use. Nobody else
// makes one, and nobody else reads it unless they show it to them. It closes,
// ends, resets and changes nothing: no other type of this module reads it. What
// is offered after one is [ReturnRecord.Response]. Use [NewReturnRecord]; the
// zero ReturnRecord is at no stage and refuses every event.
type ReturnRecord struct {
	id          ReturnID
	participant peer.ParticipantID
	history     ReturnHistory
}

// A ReturnReading is what such a record says, as somebody may read it. Its JSON has
// the words in clear.
type ReturnReading struct {
	Kind    ReturnKind       `json:"kind,omitempty"`
	On      PartialDate      `json:"on,omitzero"`
	Concern Concern          `json:"concern,omitempty"`
	Words   []lifecycle.Text `json:"words,omitempty"` // oldest first; none if they are not shown
}

// NewReturnRecord returns the record that a participant makes. The words beside
// it are the reason that act gives, if any. It returns [ErrIncompleteReturn], and
// a [*lifecycle.Refusal] if somebody else would make it, or if what is said lacks
// a kind or a date or the date has not come.
func NewReturnRecord(id ReturnID, participant peer.ParticipantID, said ReturnChange, act lifecycle.Act) (*ReturnRecord, error) {
	r := &ReturnRecord{id: id, participant: participant}
	if err := r.check(); err != nil {
		return nil, err
	}
	var err error
	if r.history, err = returns.Open(r.seat()); err != nil {
		return nil, err
	}
	if err := r.Fire(ReturnMove{Act: act, Event: RecordReturn, Data: said}); err != nil {
		return nil, err
	}
	return r, nil
}

func (r ReturnRecord) check() error {
	if r.id == "" || r.participant == "" || !storable.ID(string(r.id)) || !storable.ID(string(r.participant)) {
		return fmt.Errorf("%w: want an id and a participant, in valid UTF-8 of at most 256 bytes", ErrIncompleteReturn)
	}
	return nil
}

func (r ReturnRecord) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(r.participant)}
}

// ID returns the id of the record.
func (r ReturnRecord) ID() ReturnID { return r.id }

// Participant returns whose record it is.
func (r ReturnRecord) Participant() peer.ParticipantID { return r.participant }

// State returns the stage, or "" for the zero value.
func (r ReturnRecord) State() ReturnState { return r.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (r ReturnRecord) Revision() int { return r.history.Revision() }

// History returns everything that happened. It is the participant's to see and
// nobody else's: others are shown [ReturnRecord.Read].
func (r ReturnRecord) History() ReturnHistory { return r.history }

// Next returns the events that the actor may fire now, sorted.
func (r ReturnRecord) Next(by lifecycle.Actor) []ReturnEvent { return returns.Next(r.history, by) }

// Fire makes any move of the table. It refuses, by the name in parentheses, a
// return on a day that has not come anywhere on earth when it is said (not_yet).
// The methods named after the events call it.
func (r *ReturnRecord) Fire(mv ReturnMove) error {
	next, _, err := returns.Fire(r.history, mv, func() error { return notYet(mv.Data.On, mv.At) })
	if err != nil {
		return err
	}
	r.history = next
	return nil
}

// notYet refuses a day that has not come in any zone, the foremost of which is 14
// hours ahead.
func notYet(on PartialDate, at time.Time) error {
	if peer.DateOf(at.Add(14*time.Hour), nil).Before(on.First()) {
		return lifecycle.Deny("not_yet", "a day, or a month, that has come")
	}
	return nil
}

// SayAnew says it otherwise: another word, another date.
func (r *ReturnRecord) SayAnew(act lifecycle.Act, said ReturnChange) error {
	return r.Fire(ReturnMove{Act: act, Event: SayReturnAnew, Data: said})
}

// AddWords writes something beside it, the reason that act gives.
func (r *ReturnRecord) AddWords(act lifecycle.Act) error {
	return r.Fire(ReturnMove{Act: act, Event: AddReturnWords})
}

// Share shows it to one person, with the words or without. Sharing again says
// anew whether with or without.
func (r *ReturnRecord) Share(act lifecycle.Act, with lifecycle.Actor, words bool) error {
	return r.Fire(ReturnMove{Act: act, Event: ShareReturn, Data: ReturnChange{Reader: with, Words: words}})
}

// Unshare shows it to somebody no longer.
func (r *ReturnRecord) Unshare(act lifecycle.Act, with lifecycle.Actor) error {
	return r.Fire(ReturnMove{Act: act, Event: UnshareReturn, Data: ReturnChange{Reader: with}})
}

// TakeBack takes it back. No reason is needed.
func (r *ReturnRecord) TakeBack(act lifecycle.Act) error {
	return r.Fire(ReturnMove{Act: act, Event: TakeReturnBack})
}

// Redact takes the words of the entry of the history numbered seq away. The
// participant may.
func (r *ReturnRecord) Redact(act lifecycle.Act, seq int) error {
	next, err := returns.Redact(r.history, act, seq)
	if err != nil {
		return err
	}
	r.history = next
	return nil
}

// Read returns what the record says, to the participant and to whom they show it;
// ok is false for anybody else, as it is where there is no record.
func (r ReturnRecord) Read(by lifecycle.Actor) (said ReturnReading, ok bool) {
	mine := r.participant != "" && by == peer.ParticipantActor(r.participant)
	shown, words := mine, mine
	for _, e := range r.history.Moves() {
		switch e.Event {
		case RecordReturn, SayReturnAnew:
			said.Kind, said.On, said.Concern = e.Data.Kind, e.Data.On, e.Data.Concern
		case ShareReturn, UnshareReturn:
			if e.Data.Reader == by && !mine {
				shown, words = e.Event == ShareReturn, e.Event == ShareReturn && e.Data.Words
			}
			continue // the reason of showing it is no part of what it says
		case TakeReturnBack:
			shown = mine
			continue
		}
		if !e.Reason.IsZero() {
			said.Words = append(said.Words, e.Reason)
		}
	}
	if !shown || r.history.IsZero() {
		return ReturnReading{}, false
	}
	if !words {
		said.Words = nil
	}
	return said, true
}

// Readers returns to whom the participant shows it, in the order in which they
// did. It is empty for anybody but the participant.
func (r ReturnRecord) Readers(by lifecycle.Actor) []lifecycle.Actor {
	if by != peer.ParticipantActor(r.participant) {
		return nil
	}
	var readers []lifecycle.Actor
	seen := map[lifecycle.Actor]bool{}
	for _, e := range r.history.Moves() {
		if reader := e.Data.Reader; e.Event == ShareReturn && !seen[reader] {
			seen[reader] = true
			if _, ok := r.Read(reader); ok {
				readers = append(readers, reader)
			}
		}
	}
	return readers
}

// Digest stands for the whole record, its ids included.
func (r ReturnRecord) Digest() lifecycle.Digest {
	return r.history.Digest().With(string(r.id), string(r.participant))
}

type storedReturn struct {
	ID          ReturnID                                                 `json:"id"`
	Participant peer.ParticipantID                                       `json:"participant"`
	History     lifecycle.Stored[ReturnState, ReturnEvent, ReturnChange] `json:"history"`
}

// MarshalJSON returns the stored form of r, with its words in clear. The zero
// ReturnRecord cannot be stored: [ErrIncompleteReturn].
func (r ReturnRecord) MarshalJSON() ([]byte, error) {
	if r.history.IsZero() {
		return nil, fmt.Errorf("%w: it was not made", ErrIncompleteReturn)
	}
	return json.Marshal(storedReturn{r.id, r.participant, r.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about,
// [ErrIncompleteReturn], and leaves r unchanged on error.
func (r *ReturnRecord) UnmarshalJSON(data []byte) error {
	var in storedReturn
	if err := lifecycle.ReadStored("return_to_use", data, &in); err != nil {
		return err
	}
	loaded := ReturnRecord{id: in.ID, participant: in.Participant}
	if err := loaded.check(); err != nil {
		return err
	}
	var err error
	if loaded.history, err = returns.Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	for _, e := range loaded.history.Moves() {
		if err := notYet(e.Data.On, e.At); err != nil {
			return &lifecycle.RecordError{Lifecycle: "return_to_use", Seq: e.Seq, Field: "data", What: "could not have been: " + err.Error()}
		}
	}
	*r = loaded
	return nil
}

// Format keeps everything out of every verb of fmt.
func (r ReturnRecord) Format(f fmt.State, _ rune) { redact.Format(f, "[return record]") }

// LogValue keeps everything out of logs.
func (r ReturnRecord) LogValue() slog.Value { return slog.StringValue("[return record]") }

// Format keeps everything out of every verb of fmt.
func (ReturnReading) Format(f fmt.State, _ rune) { redact.Format(f, "[reading of a return record]") }

// LogValue keeps everything out of logs.
func (ReturnReading) LogValue() slog.Value { return slog.StringValue("[reading of a return record]") }
