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

// Errors of progress.
var (
	// ErrUnknownPathwayItem reports an item that the pathway does not have.
	ErrUnknownPathwayItem = errors.New("recovery: unknown item of the pathway")
	// ErrStep reports progress that names nobody or nothing, or that carries words.
	ErrStep = errors.New("recovery: bad progress")
)

// Parts of the kernel as progress uses them.
type (
	// StepHistory is everything that happened with one item.
	StepHistory = lifecycle.History[StepStatus, StepEvent, lifecycle.NoChange]
	// StepMove is an event to fire.
	StepMove = lifecycle.Move[StepEvent, lifecycle.NoChange]
)

var steps = lifecycle.Must(lifecycle.New[StepStatus, StepEvent, lifecycle.NoChange](StepLifecycle()))

// A StepProgress is how far one participant is with one item of a pathway, by their
// own word. It keeps the status and never what they wrote, told or made good: a move
// with words is refused. Use [NewStep] to begin one; the zero StepProgress is at no
// status and refuses every event.
type StepProgress struct {
	participant peer.ParticipantID
	pathway     PathwayID
	item        PathwayItemID
	history     StepHistory
}

// NewStep returns progress with an item that was not taken up yet. It returns
// [ErrUnknownPathwayItem] if the pathway has no such item, [ErrStep] without a participant,
// and a [*lifecycle.Refusal] unless the participant begins it.
func NewStep(participant peer.ParticipantID, pathway Pathway, item PathwayItemID, act lifecycle.Act) (*StepProgress, error) {
	if _, ok := pathway.Item(item); !ok {
		return nil, ErrUnknownPathwayItem
	}
	s := &StepProgress{participant: participant, pathway: pathway.ID, item: item}
	if err := s.check(); err != nil {
		return nil, err
	}
	var err error
	if s.history, err = steps.Open(s.seat()); err != nil {
		return nil, err
	}
	if err := s.Fire(StepMove{Act: act, Event: KeepStep}); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *StepProgress) check() error {
	if s.participant == "" || s.pathway == "" || s.item == "" || !storable.ID(string(s.participant)) || !storable.ID(string(s.pathway)) || !storable.ID(string(s.item)) {
		return fmt.Errorf("%w: want a participant, a pathway and an item, in valid UTF-8 of at most 256 bytes", ErrStep)
	}
	return nil
}

func (s StepProgress) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(s.participant)}
}

// Participant returns whose progress it is.
func (s StepProgress) Participant() peer.ParticipantID { return s.participant }

// Pathway returns of which pathway the item is.
func (s StepProgress) Pathway() PathwayID { return s.pathway }

// Item returns which item it is.
func (s StepProgress) Item() PathwayItemID { return s.item }

// State returns the status, or "" for the zero value.
func (s StepProgress) State() StepStatus { return s.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (s StepProgress) Revision() int { return s.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (s StepProgress) History() StepHistory { return s.history }

// Next returns the events that the actor may fire now, sorted.
func (s StepProgress) Next(by lifecycle.Actor) []StepEvent { return steps.Next(s.history, by) }

// Fire makes any move of the table. It refuses words by the name no_content.
func (s *StepProgress) Fire(mv StepMove) error {
	next, _, err := steps.Fire(s.history, mv, func() error {
		if !mv.Reason.IsZero() {
			return lifecycle.Deny("no_content", "no words: the status is kept and nothing of what the person wrote or told")
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.history = next
	return nil
}

// Work records that the participant takes it up.
func (s *StepProgress) Work(act lifecycle.Act) error {
	return s.Fire(StepMove{Act: act, Event: WorkStep})
}

// Finish records that they hold it for done.
func (s *StepProgress) Finish(act lifecycle.Act) error {
	return s.Fire(StepMove{Act: act, Event: FinishStep})
}

// Revisit records that they take it up again.
func (s *StepProgress) Revisit(act lifecycle.Act) error {
	return s.Fire(StepMove{Act: act, Event: RevisitStep})
}

// SetAside records that they leave it for now.
func (s *StepProgress) SetAside(act lifecycle.Act) error {
	return s.Fire(StepMove{Act: act, Event: SetStepAside})
}

// Forget records that they no longer have it kept.
func (s *StepProgress) Forget(act lifecycle.Act) error {
	return s.Fire(StepMove{Act: act, Event: ForgetStep})
}

// Digest stands for the whole record, its ids included.
func (s StepProgress) Digest() lifecycle.Digest {
	return s.history.Digest().With(string(s.participant), string(s.pathway), string(s.item))
}

type storedStep struct {
	Participant peer.ParticipantID                                          `json:"participant"`
	Pathway     PathwayID                                                   `json:"pathway"`
	Item        PathwayItemID                                               `json:"item"`
	History     lifecycle.Stored[StepStatus, StepEvent, lifecycle.NoChange] `json:"history"`
}

// MarshalJSON returns the stored form of s. The zero StepProgress cannot be stored: [ErrStep].
func (s StepProgress) MarshalJSON() ([]byte, error) {
	if s.history.IsZero() {
		return nil, fmt.Errorf("%w: nothing was kept", ErrStep)
	}
	return json.Marshal(storedStep{s.participant, s.pathway, s.item, s.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns
// a [*lifecycle.RecordError] if the record could not have come about, [ErrStep] if it
// names nobody or nothing, and leaves s unchanged on error. The pathway may be one
// that the host's catalogue no longer has.
func (s *StepProgress) UnmarshalJSON(data []byte) error {
	var in storedStep
	if err := lifecycle.ReadStored("pathway_step", data, &in); err != nil {
		return err
	}
	loaded := StepProgress{participant: in.Participant, pathway: in.Pathway, item: in.Item}
	if err := loaded.check(); err != nil {
		return err
	}
	var err error
	if loaded.history, err = steps.Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	for _, e := range loaded.history.Entries() {
		if !e.Reason.IsZero() {
			return &lifecycle.RecordError{Lifecycle: "pathway_step", Seq: e.Seq, Field: "reason", What: "could not have been: want no words"}
		}
	}
	*s = loaded
	return nil
}

// Format keeps person, item and status out of every verb of fmt.
func (StepProgress) Format(f fmt.State, _ rune) { redact.Format(f, "[progress]") }

// LogValue keeps person, item and status out of logs.
func (StepProgress) LogValue() slog.Value { return slog.StringValue("[progress]") }
