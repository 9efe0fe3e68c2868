package referral

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
)

// ErrPartnership reports a record of a partnership that cannot be.
var ErrPartnership = errors.New("referral: bad partnership")

// A Partnership is what a programme agreed with a receiver: for which services,
// with which promise, from when, and whether both signed. It opens no access to
// anybody: that takes a consent of each participant.
type Partnership struct {
	ID         string           `json:"id"`
	Programme  peer.ProgrammeID `json:"programme"`
	Receiver   ReceiverID       `json:"receiver"`
	Services   []ServiceKind    `json:"services"`
	Promise    string           `json:"promise,omitempty"` // see [Promises]; empty: none agreed
	Roles      []peer.TeamRole  `json:"roles,omitempty"`   // whom workers talk with there
	From       peer.Date        `json:"from"`
	Until      peer.Date        `json:"until,omitzero"`  // the day on which it no longer holds; zero: open-ended
	Review     peer.Date        `json:"review,omitzero"` // when both look at it again
	BothSigned bool             `json:"both_signed"`
}

// Check returns [ErrPartnership] unless p could be.
func (p Partnership) Check() error {
	bad := func(what string) error { return fmt.Errorf("%w: %s", ErrPartnership, what) }
	switch {
	case p.ID == "" || p.Programme == "" || p.Receiver == "" || !storable.ID(p.ID) || !storable.ID(string(p.Programme)) || !storable.ID(string(p.Receiver)):
		return bad("want an id, a programme and a receiver, in valid UTF-8 of at most 256 bytes")
	case len(p.Services) == 0 || slices.ContainsFunc(p.Services, func(k ServiceKind) bool { return !slices.Contains(serviceKinds, k) }):
		return bad("want known services")
	case slices.ContainsFunc(p.Roles, func(r peer.TeamRole) bool { return !slices.Contains(peer.TeamRoles(), r) }):
		return bad("want known roles")
	case p.Promise != "" && !slices.Contains(promiseNames, p.Promise):
		return bad("want a promise that has a name, or none")
	case p.From.IsZero() || !p.Until.IsZero() && !p.From.Before(p.Until):
		return bad("want a beginning, and an end after it")
	}
	return nil
}

// InForce reports whether both signed and it holds on a date.
func (p Partnership) InForce(on peer.Date) bool {
	return p.Check() == nil && p.BothSigned && !on.Before(p.From) && (p.Until.IsZero() || on.Before(p.Until))
}

// IsReviewDue reports whether it holds on a date and both are to look at it.
func (p Partnership) IsReviewDue(on peer.Date) bool {
	return p.InForce(on) && !p.Review.IsZero() && !on.Before(p.Review)
}

// Format prints no id of a receiver.
func (p Partnership) Format(f fmt.State, _ rune) { redact.Format(f, "[partnership]") }

// LogValue prints no id of a receiver.
func (p Partnership) LogValue() slog.Value { return slog.StringValue("[partnership]") }
