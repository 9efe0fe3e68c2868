package supervision

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A CycleChange is what a move of a cycle changes beside its state. Which parts
// a move needs or takes stands in [CycleLifecycle].
type CycleChange struct {
	Supervisor peer.SupervisorID `json:"supervisor,omitempty"`  // who supervises from now on
	Start      time.Time         `json:"start,omitzero"`        // when the session is to begin
	Minutes    int               `json:"minutes,omitempty"`     // how long it was, 1 to 1440
	Modality   peer.Modality     `json:"modality,omitempty"`    // how the two met; not in writing
	Group      int               `json:"group,omitempty"`       // workers present, 2 or more; 0 for an individual session
	Observed   bool              `json:"observation,omitempty"` // the supervisor observed the worker's service
	// ActionsRecorded says that every action agreed on is on record with an owner and a date.
	ActionsRecorded bool `json:"actions_recorded,omitempty"`
}

// Names of the parts in the table.
const (
	partStart       = "start"
	partMinutes     = "minutes"
	partModality    = "modality"
	partGroup       = "group"
	partObservation = "observation"
	partActions     = "actions_recorded"
)

// Has reports whether the named part is set to a value that it can have.
func (c CycleChange) Has(part string) bool {
	switch part {
	case string(lifecycle.SupervisorParty):
		return c.Supervisor != ""
	case partStart:
		return !c.Start.IsZero()
	case partMinutes:
		return c.Minutes > 0 && c.Minutes <= 24*60
	case partModality:
		return slices.Contains(waysToMeet, c.Modality)
	case partGroup:
		return c.Group > 1
	case partObservation:
		return c.Observed
	case partActions:
		return c.ActionsRecorded
	}
	return false
}

// Parts returns how many parts are set, to whatever value: one that it cannot
// have is a part that no move takes.
func (c CycleChange) Parts() int {
	n := 0
	for _, set := range [...]bool{c.Supervisor != "", !c.Start.IsZero(), c.Minutes != 0, c.Modality != "",
		c.Group != 0, c.Observed, c.ActionsRecorded} {
		if set {
			n++
		}
	}
	return n
}

// Valid reports whether the change can be stored as it is: the id in valid UTF-8
// of at most 256 bytes, the start in UTC and in the years 1 to 9999, a modality
// that has a name. Whether a move takes a part is for [CycleChange.Has] to say.
func (c CycleChange) Valid() bool {
	if c.Modality != "" {
		if _, err := c.Modality.MarshalText(); err != nil {
			return false
		}
	}
	return storable.ID(string(c.Supervisor)) && storable.Time(c.Start) && c.Start == c.Start.Round(0) && c.Start.Location() == time.UTC
}

// Seat returns whom the change names for a party, or "".
func (c CycleChange) Seat(p lifecycle.Party) string {
	if p == lifecycle.SupervisorParty {
		return string(c.Supervisor)
	}
	return ""
}

// Format keeps the people named out of every verb of fmt.
func (CycleChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps the people named out of logs.
func (CycleChange) LogValue() slog.Value { return slog.StringValue("[change]") }
