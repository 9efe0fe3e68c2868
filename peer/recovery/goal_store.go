package recovery

import (
	"encoding/json"
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Digest stands for the whole record, its ids and what it said included.
func (g Goal) Digest() lifecycle.Digest {
	return g.history.Digest().With(string(g.id), string(g.participant))
}

type storedGoal struct {
	ID          peer.GoalID                                        `json:"id"`
	Participant peer.ParticipantID                                 `json:"participant"`
	Contents    []GoalContent                                      `json:"contents"`
	History     lifecycle.Stored[GoalState, GoalEvent, GoalChange] `json:"history"`
}

// MarshalJSON returns the stored form of g, with its words in clear. The zero
// Goal cannot be stored: [ErrIncompleteGoal].
func (g Goal) MarshalJSON() ([]byte, error) {
	if g.history.IsZero() {
		return nil, fmt.Errorf("%w: it was not worded", ErrIncompleteGoal)
	}
	return json.Marshal(storedGoal{g.id, g.participant, g.contents, g.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about,
// what [NewGoal] returns, and leaves g unchanged on error.
func (g *Goal) UnmarshalJSON(data []byte) error {
	var in storedGoal
	if err := lifecycle.ReadStored("goal", data, &in); err != nil {
		return err
	}
	loaded := Goal{id: in.ID, participant: in.Participant, contents: in.Contents}
	if err := loaded.check(); err != nil {
		return err
	}
	for _, c := range in.Contents {
		if err := c.Check(); err != nil {
			return err
		}
	}
	var err error
	if loaded.history, err = goals.Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	worded, erased := 0, 0
	for _, e := range loaded.history.Moves() {
		if e.Event == WordGoal || e.Event == RewordGoal {
			if worded++; worded > len(in.Contents) || in.Contents[worded-1].sum() != e.Data.Content {
				return &lifecycle.RecordError{Lifecycle: "goal", Seq: e.Seq, Field: "contents", What: "is not what the participant worded"}
			}
		}
		if e.Event == EraseGoal {
			erased = worded
		}
		if err := loaded.deny(e.Event, e.By, e.Data, worded); err != nil {
			return &lifecycle.RecordError{Lifecycle: "goal", Seq: e.Seq, Field: "data", What: "could not have been: " + err.Error()}
		}
	}
	if worded != len(in.Contents) {
		return &lifecycle.RecordError{Lifecycle: "goal", Field: "contents", What: "says more than the participant worded"}
	}
	for i, c := range in.Contents {
		if gone, mixed := c.isErased(); gone != (i < erased) || mixed {
			return &lifecycle.RecordError{Lifecycle: "goal", Field: "contents", What: "lacks words that nobody took away, or has words that somebody did"}
		}
	}
	*g = loaded
	return nil
}
