package escalation

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

type storedVisit struct {
	ID      VisitID                                               `json:"id"`
	Worker  peer.WorkerID                                         `json:"worker"`
	History lifecycle.Stored[VisitState, VisitEvent, VisitChange] `json:"history"`
}

// MarshalJSON returns the stored form of v. The zero Visit cannot be stored: [ErrVisit].
func (v Visit) MarshalJSON() ([]byte, error) {
	if v.history.IsZero() {
		return nil, fmt.Errorf("%w: one that was not planned", ErrVisit)
	}
	return json.Marshal(storedVisit{v.id, v.worker, v.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history; anything more,
// such as a place, is refused. On error v is unchanged.
func (v *Visit) UnmarshalJSON(data []byte) error {
	var in storedVisit
	if err := lifecycle.ReadStored("visit", data, &in); err != nil {
		return err
	}
	loaded := Visit{id: in.ID, worker: in.Worker}
	err := loaded.check()
	if err != nil {
		return err
	}
	if loaded.history, err = loaded.life().restore(in.History); err != nil {
		return err
	}
	*v = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (v Visit) Format(f fmt.State, _ rune) { redact.Format(f, v.shown()) }

// LogValue keeps people out of logs.
func (v Visit) LogValue() slog.Value { return slog.StringValue(v.shown()) }

func (v Visit) shown() string {
	if v.history.IsZero() {
		return "[no visit]"
	}
	return "[visit " + string(v.State()) + "]"
}
