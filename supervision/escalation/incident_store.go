package escalation

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

type storedIncident struct {
	ID        IncidentID                                                     `json:"id"`
	Category  Category                                                       `json:"category"`
	At        time.Time                                                      `json:"at"`
	Reporter  PersonID                                                       `json:"reporter"`
	Concerned []PersonID                                                     `json:"concerned,omitempty"`
	History   lifecycle.Stored[IncidentState, IncidentEvent, IncidentChange] `json:"history"`
}

// MarshalJSON returns the stored form. The zero Incident cannot be stored: [ErrIncident].
func (in Incident) MarshalJSON() ([]byte, error) {
	if in.history.IsZero() {
		return nil, fmt.Errorf("%w: one that was not reported", ErrIncident)
	}
	return json.Marshal(storedIncident{in.id, in.category, in.at, in.reporter, in.concerned, in.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. On error in is
// unchanged.
func (in *Incident) UnmarshalJSON(data []byte) error {
	var s storedIncident
	if err := lifecycle.ReadStored("incident", data, &s); err != nil {
		return err
	}
	list, err := people(s.Concerned, ErrIncident)
	if err != nil {
		return err
	}
	loaded := Incident{id: s.ID, category: s.Category, at: s.At.UTC(), reporter: s.Reporter, concerned: list}
	if err := loaded.check(); err != nil {
		return err
	}
	if loaded.history, err = loaded.life().restore(s.History); err != nil {
		return err
	}
	*in = loaded
	return nil
}

// Format prints the category and keeps people out of every verb of fmt.
func (in Incident) Format(f fmt.State, _ rune) { redact.Format(f, in.shown()) }

// LogValue keeps people out of logs.
func (in Incident) LogValue() slog.Value { return slog.StringValue(in.shown()) }

func (in Incident) shown() string {
	if in.history.IsZero() {
		return "[no incident]"
	}
	return "[incident " + string(in.category) + "]"
}
