package recovery

import (
	"encoding/json"
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Digest stands for the whole record, its ids and the contents of its versions included.
func (p Plan) Digest() lifecycle.Digest {
	return p.history.Digest().With(string(p.id), string(p.kind), string(p.participant))
}

type storedPlan struct {
	ID          peer.PlanID                                        `json:"id"`
	Kind        PlanKind                                           `json:"kind"`
	Participant peer.ParticipantID                                 `json:"participant"`
	Contents    []PlanContent                                      `json:"contents,omitempty"`
	History     lifecycle.Stored[PlanState, PlanEvent, PlanChange] `json:"history"`
}

// MarshalJSON returns the stored form of p, with its words in clear. The zero
// Plan cannot be stored: [ErrIncompletePlan].
func (p Plan) MarshalJSON() ([]byte, error) {
	if p.history.IsZero() {
		return nil, fmt.Errorf("%w: it was not begun", ErrIncompletePlan)
	}
	return json.Marshal(storedPlan{p.id, p.kind, p.participant, p.contents, p.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It
// returns a [*lifecycle.RecordError] if the record could not have come about, as
// where a version says something else than the participant agreed to, what
// [NewPlan] and [PlanContent.Check] return, and leaves p unchanged on error.
func (p *Plan) UnmarshalJSON(data []byte) error {
	var in storedPlan
	if err := lifecycle.ReadStored("plan", data, &in); err != nil {
		return err
	}
	loaded := Plan{id: in.ID, kind: in.Kind, participant: in.Participant, contents: in.Contents}
	if err := loaded.check(); err != nil {
		return err
	}
	for _, c := range in.Contents {
		if err := c.Check(); err != nil {
			return err
		}
	}
	var err error
	if loaded.history, err = plans.Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	r := planRecord{kind: in.Kind, contents: in.Contents}
	for _, e := range loaded.history.Moves() {
		if err := r.deny(e.Event, e.By, e.Data); err != nil {
			return &lifecycle.RecordError{Lifecycle: "plan", Seq: e.Seq, Field: "data", What: "could not have been: " + err.Error()}
		}
		r.apply(e)
	}
	if len(r.versions) != len(in.Contents) {
		return &lifecycle.RecordError{Lifecycle: "plan", Field: "contents", What: "has more versions than were put forward"}
	}
	if r.unexplained() != 0 {
		return &lifecycle.RecordError{Lifecycle: "plan", Field: "contents", What: "lacks words that nobody took away, or has words that somebody did"}
	}
	*p = loaded
	return nil
}
