package recovery

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

// ErrChoice reports a choice that names no participant, or options that are none.
var ErrChoice = errors.New("recovery: bad choice")

// Parts of the kernel as choices use them.
type (
	// ChoiceID names one choice.
	ChoiceID = peer.ID[PathwayChoice]
	// ChoiceHistory is everything that happened in a choice.
	ChoiceHistory = lifecycle.History[ChoiceState, ChoiceEvent, ChoiceChange]
	// ChoiceMove is an event to fire, with what it brings.
	ChoiceMove = lifecycle.Move[ChoiceEvent, ChoiceChange]
)

var choices = lifecycle.Must(lifecycle.New[ChoiceState, ChoiceEvent, ChoiceChange](ChoiceLifecycle()))

// A PathwayChoice is the record of which pathways somebody was shown, in which order
// and by whom, and which they chose. It only grows: a change of mind is a later
// entry, as free as the first. Use [NewChoice] to begin one; the zero PathwayChoice
// is at no stage and refuses every event.
type PathwayChoice struct {
	id          ChoiceID
	participant peer.ParticipantID
	history     ChoiceHistory
}

// NewChoice returns a choice of which the options were just shown. Ids are not looked
// up in a catalogue, since a host has pathways of its own. It returns
// [ErrChoice] without an id, a participant and valid options, and a
// [*lifecycle.Refusal] if the actor may not show them.
func NewChoice(id ChoiceID, participant peer.ParticipantID, act lifecycle.Act, shown ...PathwayID) (*PathwayChoice, error) {
	c := &PathwayChoice{id: id, participant: participant}
	if err := c.check(); err != nil {
		return nil, err
	}
	if list := ListPathways(shown...); list == "" || !list.IsValid() {
		return nil, fmt.Errorf("%w: want at least one option, each once", ErrChoice)
	}
	var err error
	if c.history, err = choices.Open(c.seat()); err != nil {
		return nil, err
	}
	if err := c.Show(act, shown...); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *PathwayChoice) check() error {
	if c.id == "" || c.participant == "" || !storable.ID(string(c.id)) || !storable.ID(string(c.participant)) {
		return fmt.Errorf("%w: want an id and a participant, in valid UTF-8 of at most 256 bytes", ErrChoice)
	}
	return nil
}

func (c PathwayChoice) seat() lifecycle.Seat {
	return lifecycle.Seat{Party: lifecycle.ParticipantParty, ID: string(c.participant)}
}

// ID returns the id of the choice.
func (c PathwayChoice) ID() ChoiceID { return c.id }

// Participant returns whose choice it is.
func (c PathwayChoice) Participant() peer.ParticipantID { return c.participant }

// State returns the stage, or "" for the zero value.
func (c PathwayChoice) State() ChoiceState { return c.history.State() }

// Revision returns a number that grows with every change: the host's optimistic lock.
func (c PathwayChoice) Revision() int { return c.history.Revision() }

// History returns everything that happened, also as of and as known on a past date.
func (c PathwayChoice) History() ChoiceHistory { return c.history }

// Next returns the events that the actor may fire now, sorted.
func (c PathwayChoice) Next(by lifecycle.Actor) []ChoiceEvent { return choices.Next(c.history, by) }

// Fire makes any move of the table. The methods named after the events call it. It
// returns a [*lifecycle.Refusal] and leaves c unchanged if the move cannot be made. The
// zero PathwayChoice shows nothing: [ErrChoice].
func (c *PathwayChoice) Fire(mv ChoiceMove) error {
	if c.id == "" && mv.Event == ShowOptions {
		return fmt.Errorf("%w: NewChoice shows the first options", ErrChoice)
	}
	next, _, err := choices.Fire(c.history, mv, nil)
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// Show records that options were shown, in their order.
func (c *PathwayChoice) Show(act lifecycle.Act, shown ...PathwayID) error {
	return c.Fire(ChoiceMove{Act: act, Event: ShowOptions, Data: ChoiceChange{Shown: ListPathways(shown...)}})
}

// Choose records what the participant chose: one pathway or several, also such as
// were not shown.
func (c *PathwayChoice) Choose(act lifecycle.Act, chosen ...PathwayID) error {
	return c.Fire(ChoiceMove{Act: act, Event: ChoosePathways, Data: ChoiceChange{Chosen: ListPathways(chosen...)}})
}

// ChooseNone records that the participant chose none for now.
func (c *PathwayChoice) ChooseNone(act lifecycle.Act) error {
	return c.Fire(ChoiceMove{Act: act, Event: ChooseNone})
}

// End records that the participant no longer has the choice kept.
func (c *PathwayChoice) End(act lifecycle.Act) error {
	return c.Fire(ChoiceMove{Act: act, Event: EndChoice})
}

// Redact takes the words of the entry numbered seq away. The participant may for any.
func (c *PathwayChoice) Redact(act lifecycle.Act, seq int) error {
	next, err := choices.Redact(c.history, act, seq)
	if err != nil {
		return err
	}
	c.history = next
	return nil
}

// An OptionsShown is one time that options were shown.
type OptionsShown struct {
	Options  []PathwayID     `json:"options,omitempty"` // in the order in which they were shown
	By       lifecycle.Actor `json:"by,omitzero"`
	At       time.Time       `json:"at,omitzero"`       // when they were shown
	Recorded time.Time       `json:"recorded,omitzero"` // when that was recorded
}

// Shown returns each time that options were shown, oldest first.
func (c PathwayChoice) Shown() []OptionsShown {
	var out []OptionsShown
	for _, e := range c.history.Moves() {
		if e.Event == ShowOptions {
			out = append(out, OptionsShown{e.Data.Shown.IDs(), e.By, e.At, e.Recorded})
		}
	}
	return out
}

// Chosen returns what the participant had chosen at the given time; none if they had
// not chosen, chose none, or no longer had it kept.
func (c PathwayChoice) Chosen(at time.Time) []PathwayID {
	h := c.history.AsOf(at)
	if h.State() != ChoiceMade {
		return nil
	}
	var chosen PathwayList
	for _, e := range h.Moves() {
		if e.Event == ChoosePathways {
			chosen = e.Data.Chosen
		}
	}
	return chosen.IDs()
}

// WasShown reports whether a pathway was among the options shown by the given time.
func (c PathwayChoice) WasShown(id PathwayID, at time.Time) bool {
	return slices.ContainsFunc(c.Shown(), func(s OptionsShown) bool { return !s.At.After(at) && slices.Contains(s.Options, id) })
}

// Digest stands for the whole record, its ids included.
func (c PathwayChoice) Digest() lifecycle.Digest {
	return c.history.Digest().With(string(c.id), string(c.participant))
}

type storedChoice struct {
	ID          ChoiceID                                                 `json:"id"`
	Participant peer.ParticipantID                                       `json:"participant"`
	History     lifecycle.Stored[ChoiceState, ChoiceEvent, ChoiceChange] `json:"history"`
}

// MarshalJSON returns the stored form of c. The zero PathwayChoice cannot be stored: [ErrChoice].
func (c PathwayChoice) MarshalJSON() ([]byte, error) {
	if c.history.IsZero() {
		return nil, fmt.Errorf("%w: nothing was shown", ErrChoice)
	}
	return json.Marshal(storedChoice{c.id, c.participant, c.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns
// a [*lifecycle.RecordError] if the record could not have come about, [ErrChoice] if
// it names nobody, and leaves c unchanged on error.
func (c *PathwayChoice) UnmarshalJSON(data []byte) error {
	var in storedChoice
	if err := lifecycle.ReadStored("pathway_choice", data, &in); err != nil {
		return err
	}
	loaded := PathwayChoice{id: in.ID, participant: in.Participant}
	if err := loaded.check(); err != nil {
		return err
	}
	var err error
	if loaded.history, err = choices.Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	*c = loaded
	return nil
}

// Format prints the stage and keeps people and pathways out of every verb of fmt.
func (c PathwayChoice) Format(f fmt.State, _ rune) { redact.Format(f, c.shown()) }

// LogValue keeps people and pathways out of logs.
func (c PathwayChoice) LogValue() slog.Value { return slog.StringValue(c.shown()) }

func (c PathwayChoice) shown() string {
	if c.history.IsZero() {
		return "[no choice]"
	}
	return "[choice " + string(c.State()) + "]"
}

// Format keeps people and pathways out of every verb of fmt.
func (OptionsShown) Format(f fmt.State, _ rune) { redact.Format(f, "[shown]") }

// LogValue keeps people and pathways out of logs.
func (OptionsShown) LogValue() slog.Value { return slog.StringValue("[shown]") }
