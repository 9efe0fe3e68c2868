package peer

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// A MentorshipChange is what a move of a mentorship changes beside its state.
// Which parts a move needs or takes stands in [MentorshipLifecycle].
type MentorshipChange struct {
	Worker    WorkerID      `json:"worker,omitempty"`          // the worker proposed
	Incoming  WorkerID      `json:"incoming_worker,omitempty"` // the worker asked to take over
	Until     time.Time     `json:"until,omitzero"`            // planned end
	Agreement AgreementForm `json:"agreement,omitempty"`       // how the agreement was made
}

// Names of the parts in the table.
const (
	partUntil     = "until"
	partAgreement = "agreement"
)

// Has reports whether the named part is set.
func (c MentorshipChange) Has(part string) bool {
	switch part {
	case string(lifecycle.WorkerParty):
		return c.Worker != ""
	case string(lifecycle.IncomingWorkerParty):
		return c.Incoming != ""
	case partUntil:
		return !c.Until.IsZero()
	case partAgreement:
		return c.Agreement != ""
	}
	return false
}

// Parts returns how many parts are set.
func (c MentorshipChange) Parts() int {
	n := 0
	if c.Worker != "" {
		n++
	}
	if c.Incoming != "" {
		n++
	}
	if !c.Until.IsZero() {
		n++
	}
	if c.Agreement != "" {
		n++
	}
	return n
}

// Valid reports whether the change can be stored as it is: ids in valid UTF-8 of
// at most 256 bytes, a known form of agreement, a planned end in UTC of the years
// 1 to 9999.
func (c MentorshipChange) Valid() bool {
	return storable.ID(string(c.Worker)) && storable.ID(string(c.Incoming)) && (c.Until.IsZero() || c.Until.Location() == time.UTC && storable.Time(c.Until)) && (c.Agreement == "" || slices.Contains(agreementForms, c.Agreement))
}

// normal returns c with the planned end in UTC.
func (c MentorshipChange) normal() MentorshipChange {
	if c.Until.IsZero() {
		c.Until = time.Time{}
	}
	c.Until = c.Until.UTC()
	return c
}

// Seat returns whom the change names for a party, or "".
func (c MentorshipChange) Seat(p lifecycle.Party) string {
	switch p {
	case lifecycle.WorkerParty:
		return string(c.Worker)
	case lifecycle.IncomingWorkerParty:
		return string(c.Incoming)
	}
	return ""
}

// Format keeps the people named out of every verb of fmt.
func (MentorshipChange) Format(f fmt.State, _ rune) { redact.Format(f, "[change]") }

// LogValue keeps the people named out of logs.
func (MentorshipChange) LogValue() slog.Value { return slog.StringValue("[change]") }
