package escalation

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

type storedComplaint struct {
	ID          ComplaintID                                                          `json:"id"`
	Complainant string                                                               `json:"complainant"`
	Against     []PersonID                                                           `json:"against"`
	Barred      []PersonID                                                           `json:"barred"`
	History     lifecycle.Stored[ComplaintState, ComplaintEvent, lifecycle.NoChange] `json:"history"`
}

// MarshalJSON returns the stored form. The zero Complaint cannot be stored: [ErrComplaint].
func (c Complaint) MarshalJSON() ([]byte, error) {
	if c.history.IsZero() {
		return nil, fmt.Errorf("%w: one that was not made", ErrComplaint)
	}
	return json.Marshal(storedComplaint{c.id, c.complainant, c.against, c.barred, c.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. On error c is
// unchanged.
func (c *Complaint) UnmarshalJSON(data []byte) error {
	var s storedComplaint
	if err := lifecycle.ReadStored("complaint", data, &s); err != nil {
		return err
	}
	loaded := Complaint{id: s.ID, complainant: s.Complainant, against: s.Against, barred: s.Barred}
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
func (c Complaint) Format(f fmt.State, _ rune) { redact.Format(f, c.shown()) }

// LogValue keeps people out of logs.
func (c Complaint) LogValue() slog.Value { return slog.StringValue(c.shown()) }

func (c Complaint) shown() string {
	if c.history.IsZero() {
		return "[no complaint]"
	}
	return "[complaint " + string(c.State()) + "]"
}

// Format keeps people out of every verb of fmt.
func (Tie) Format(f fmt.State, _ rune) { redact.Format(f, "[tie]") }

// LogValue keeps people out of logs.
func (Tie) LogValue() slog.Value { return slog.StringValue("[tie]") }

// Format prints the role and keeps the person out of every verb of fmt.
func (r Route) Format(f fmt.State, _ rune) { redact.Format(f, "[route "+string(r.Role)+"]") }

// LogValue keeps the person out of logs.
func (r Route) LogValue() slog.Value { return slog.StringValue("[route " + string(r.Role) + "]") }
