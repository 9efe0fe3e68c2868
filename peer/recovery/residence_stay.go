package recovery

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// HouseStayID names one stay in a house.
type HouseStayID = peer.ID[HouseStay]

// ErrIncompleteHouseStay reports a stay without an id or a participant.
var ErrIncompleteHouseStay = errors.New("recovery: incomplete stay in a house")

// Parts of the kernel as stays use them.
type (
	// HouseStayHistory is everything that happened in a stay.
	HouseStayHistory = lifecycle.History[HouseState, HouseEvent, lifecycle.NoChange]
	// HouseStayMove is an event to fire.
	HouseStayMove = lifecycle.Move[HouseEvent, lifecycle.NoChange]
)

var houseStays = lifecycle.Must(lifecycle.New[HouseState, HouseEvent, lifecycle.NoChange](HouseStayLifecycle()))

// A HouseStay is one stay of a participant in a house that its residents run,
// such as an Oxford House, as far as they want it kept. Who comes back begins
// another. Use [NewHouseStay]; the zero HouseStay is at no stage and refuses every
// event.
type HouseStay struct {
	id          HouseStayID
	participant peer.ParticipantID
	history     HouseStayHistory
}

// NewHouseStay returns the stay for which a participant asks. It returns
// [ErrIncompleteHouseStay], and a [*lifecycle.Refusal] if somebody else would ask
// for them.
func NewHouseStay(id HouseStayID, participant peer.ParticipantID, act lifecycle.Act) (*HouseStay, error) {
	s := &HouseStay{id: id, participant: participant}
	if err := s.check(); err != nil {
		return nil, err
	}
	var err error
	if s.history, err = houseStays.Open(s.seat()); err != nil {
		return nil, err
	}
	if err := s.Fire(HouseStayMove{Act: act, Event: ApplyToHouse}); err != nil {
		return nil, err
	}
	return s, nil
}

func (s HouseStay) check() error {
	if s.id == "" || s.participant == "" || !storable.ID(string(s.id)) || !storable.ID(string(s.participant)) {
		return fmt.Errorf("%w: want an id and a participant, in valid UTF-8 of at most 256 bytes", ErrIncompleteHouseStay)
	}
	return nil
}

func (s HouseStay) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(s.participant)}
}

// ID returns the id of the stay.
func (s HouseStay) ID() HouseStayID { return s.id }

// Participant returns whose stay it is.
func (s HouseStay) Participant() peer.ParticipantID { return s.participant }

// State returns the stage, or "" for the zero value.
func (s HouseStay) State() HouseState { return s.history.State() }

// LivesThere reports whether the person lives in the house.
func (s HouseStay) LivesThere() bool {
	state := s.State()
	return state == HouseResident || state == HouseContract || state == HouseWarned
}

// Revision returns a number that grows with every change: the host's optimistic lock.
func (s HouseStay) Revision() int { return s.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (s HouseStay) History() HouseStayHistory { return s.history }

// Next returns the events that the actor may fire now, sorted.
func (s HouseStay) Next(by lifecycle.Actor) []HouseEvent { return houseStays.Next(s.history, by) }

// Fire makes any move of the table.
func (s *HouseStay) Fire(mv HouseStayMove) error {
	next, _, err := houseStays.Fire(s.history, mv, nil)
	if err != nil {
		return err
	}
	s.history = next
	return nil
}

// MoveIn records that they moved in.
func (s *HouseStay) MoveIn(act lifecycle.Act) error {
	return s.Fire(HouseStayMove{Act: act, Event: MoveIn})
}

// MoveOut records that they moved out. No reason is needed.
func (s *HouseStay) MoveOut(act lifecycle.Act) error {
	return s.Fire(HouseStayMove{Act: act, Event: MoveOut})
}

// Redact takes the words of the entry numbered seq away. The participant may.
func (s *HouseStay) Redact(act lifecycle.Act, seq int) error {
	next, err := houseStays.Redact(s.history, act, seq)
	if err != nil {
		return err
	}
	s.history = next
	return nil
}

// Digest stands for the whole record, its ids included.
func (s HouseStay) Digest() lifecycle.Digest {
	return s.history.Digest().With(string(s.id), string(s.participant))
}

type storedHouseStay struct {
	ID          HouseStayID                                                  `json:"id"`
	Participant peer.ParticipantID                                           `json:"participant"`
	History     lifecycle.Stored[HouseState, HouseEvent, lifecycle.NoChange] `json:"history"`
}

// MarshalJSON returns the stored form of s. The zero HouseStay cannot be stored:
// [ErrIncompleteHouseStay].
func (s HouseStay) MarshalJSON() ([]byte, error) {
	if s.history.IsZero() {
		return nil, fmt.Errorf("%w: it was not asked for", ErrIncompleteHouseStay)
	}
	return json.Marshal(storedHouseStay{s.id, s.participant, s.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about,
// [ErrIncompleteHouseStay], and leaves s unchanged on error.
func (s *HouseStay) UnmarshalJSON(data []byte) error {
	var in storedHouseStay
	if err := lifecycle.ReadStored("house_stay", data, &in); err != nil {
		return err
	}
	loaded := HouseStay{id: in.ID, participant: in.Participant}
	if err := loaded.check(); err != nil {
		return err
	}
	var err error
	if loaded.history, err = houseStays.Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	*s = loaded
	return nil
}

// Format keeps people out of every verb of fmt.
func (s HouseStay) Format(f fmt.State, _ rune) { redact.Format(f, "[house stay]") }

// LogValue keeps people out of logs.
func (s HouseStay) LogValue() slog.Value { return slog.StringValue("[house stay]") }
