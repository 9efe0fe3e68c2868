package escalation

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

type storedConcern struct {
	ID      ConcernID                                                   `json:"id"`
	Kind    ConcernKind                                                 `json:"kind"`
	Worker  peer.WorkerID                                               `json:"worker"`
	History lifecycle.Stored[ConcernState, ConcernEvent, ConcernChange] `json:"history"`
}

// MarshalJSON returns the stored form. The zero BoundaryConcern cannot be stored: [ErrConcern].
func (c BoundaryConcern) MarshalJSON() ([]byte, error) {
	if c.history.IsZero() {
		return nil, fmt.Errorf("%w: one that was not raised", ErrConcern)
	}
	return json.Marshal(storedConcern{c.id, c.kind, c.worker, c.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. On error c is
// unchanged.
func (c *BoundaryConcern) UnmarshalJSON(data []byte) error {
	var s storedConcern
	if err := lifecycle.ReadStored("boundary_concern", data, &s); err != nil {
		return err
	}
	loaded := BoundaryConcern{id: s.ID, kind: s.Kind, worker: s.Worker}
	err := loaded.check()
	if err != nil {
		return err
	}
	if loaded.history, err = loaded.life().restore(s.History); err != nil {
		return err
	}
	*c = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (c BoundaryConcern) Format(f fmt.State, _ rune) { redact.Format(f, c.shown()) }

// LogValue keeps people out of logs.
func (c BoundaryConcern) LogValue() slog.Value { return slog.StringValue(c.shown()) }

func (c BoundaryConcern) shown() string {
	if c.history.IsZero() {
		return "[no boundary concern]"
	}
	return "[boundary concern " + string(c.State()) + "]"
}

// Format prints the use and keeps the concern out of every verb of fmt.
func (r Reference) Format(f fmt.State, _ rune) {
	redact.Format(f, "[reference for "+string(r.use)+"]")
}

// LogValue keeps the concern out of logs.
func (r Reference) LogValue() slog.Value {
	return slog.StringValue("[reference for " + string(r.use) + "]")
}
