package group

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

type storedCase struct {
	ID        CaseID                                             `json:"id"`
	Community peer.GroupID                                       `json:"community"`
	Author    AccountID                                          `json:"author"`
	Kind      CaseKind                                           `json:"kind"`
	Rule      HouseRule                                          `json:"rule,omitempty"`
	Snapshot  string                                             `json:"snapshot"`
	Private   bool                                               `json:"private,omitempty"`
	History   lifecycle.Stored[CaseState, CaseEvent, CaseChange] `json:"history"`
}

// MarshalJSON returns the stored form of c. The zero Case cannot be stored: [ErrModeration].
func (c Case) MarshalJSON() ([]byte, error) {
	if c.history.IsZero() {
		return nil, fmt.Errorf("%w: a case that was not reported", ErrModeration)
	}
	r := c.report
	return json.Marshal(storedCase{r.ID, r.Community, r.Author, r.Kind, r.Rule, r.Snapshot, r.Private, c.history.Stored()})
}

// UnmarshalJSON loads what MarshalJSON returned and replays its history. It returns a
// [*lifecycle.RecordError] if the record could not have come about, [ErrModeration] if
// its report does not fit together, and leaves c unchanged on error.
func (c *Case) UnmarshalJSON(data []byte) error {
	var in storedCase
	if err := lifecycle.ReadStored("moderation_case", data, &in); err != nil {
		return err
	}
	loaded := Case{report: Report{in.ID, in.Community, in.Author, in.Kind, in.Rule, in.Snapshot, in.Private}}
	if err := loaded.report.check(); err != nil {
		return err
	}
	var err error
	if loaded.history, err = cases.Under(loaded.law).Restore(in.History, loaded.seat()); err != nil {
		return err
	}
	*c = loaded
	return nil
}

// Format prints the stage and keeps people out of every verb of fmt.
func (c Case) Format(f fmt.State, _ rune) { redact.Format(f, c.shown()) }

// LogValue keeps people out of logs.
func (c Case) LogValue() slog.Value { return slog.StringValue(c.shown()) }

func (c Case) shown() string {
	if c.history.IsZero() {
		return "[no case]"
	}
	return "[case " + string(c.State()) + "]"
}

// Format prints the kind and keeps people out of every verb of fmt.
func (r Report) Format(f fmt.State, _ rune) { redact.Format(f, "[report "+string(r.Kind)+"]") }

// LogValue keeps people out of logs.
func (r Report) LogValue() slog.Value { return slog.StringValue("[report " + string(r.Kind) + "]") }
