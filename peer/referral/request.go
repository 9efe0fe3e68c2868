package referral

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Ids of those who refer and who receive.
type (
	// RequesterID names who sends: a worker, a supervisor, somebody of the programme.
	RequesterID = peer.ID[requester]
	// ReceiverID names a receiver, which is a [Resource] of the directory. Whoever
	// of its people answers acts under this id; the host keeps who that was.
	ReceiverID = peer.ID[Resource]
)

type requester struct{}

// Sides of a referral beside the participant.
const (
	// RequesterParty is the side that sends.
	RequesterParty lifecycle.Party = "requester"
	// ReceiverParty is the side that is asked for help.
	ReceiverParty lifecycle.Party = "receiver"
)

// A Request says who refers whom to whom, and what for. The zero Request is refused.
type Request struct {
	ID          peer.ReferralID    `json:"id"`
	Participant peer.ParticipantID `json:"participant"`
	Requester   RequesterID        `json:"requester,omitempty"` // empty in a self-referral, where the participant holds this side too
	Receiver    ReceiverID         `json:"receiver"`
	Service     ServiceKind        `json:"service"`
	Urgency     Urgency            `json:"urgency"`
	Plan        peer.PlanID        `json:"plan,omitempty"`    // the recovery plan that it comes from
	Goal        peer.GoalID        `json:"goal,omitempty"`    // and the goal of that plan
	Shares      []Category         `json:"shares,omitempty"`  // what it tells the receiver: no more than [PurposeHandoff] needs
	Earlier     peer.ReferralID    `json:"earlier,omitempty"` // the referral that this one takes further
}

// ErrTooMuch reports information that is shared beyond what a referral or a hand-off needs.
var ErrTooMuch = errors.New("referral: more than is needed")

// checkShares returns [ErrTooMuch] unless every kind of information is one that a
// hand-off needs.
func checkShares(shares []Category) error {
	needed := PurposeHandoff.Needs()
	for _, c := range shares {
		if !slices.Contains(needed, c) {
			return fmt.Errorf("%w: want no kinds of information but %s", ErrTooMuch, joined(needed))
		}
	}
	return nil
}

func joined[S ~string](names []S) string { return strings.Join(words(names), ", ") }

// IsSelf reports whether the participant refers themselves.
func (r Request) IsSelf() bool { return r.Requester == "" }

// check returns [ErrIncomplete] unless r says all that a referral needs, and
// [ErrTooMuch] if it shares more.
func (r Request) check() error {
	for _, id := range []string{string(r.ID), string(r.Participant), string(r.Requester), string(r.Receiver), string(r.Plan), string(r.Goal), string(r.Earlier)} {
		if !storable.ID(id) {
			return fmt.Errorf("%w: ids are valid UTF-8 of at most 256 bytes", ErrIncomplete)
		}
	}
	switch {
	case r.ID == "" || r.Participant == "" || r.Receiver == "":
		return fmt.Errorf("%w: a referral needs an id, a participant and a receiver", ErrIncomplete)
	case !slices.Contains(serviceKinds, r.Service):
		return fmt.Errorf("%w: %w", ErrIncomplete, ErrUnknownServiceKind)
	case !slices.Contains(urgencies, r.Urgency):
		return fmt.Errorf("%w: %w", ErrIncomplete, ErrUnknownUrgency)
	case r.Goal != "" && r.Plan == "":
		return fmt.Errorf("%w: a goal belongs to a plan", ErrIncomplete)
	case r.Earlier == r.ID:
		return fmt.Errorf("%w: a referral takes another one further, not itself", ErrIncomplete)
	}
	return checkShares(r.Shares)
}

func (r Request) seats() []lifecycle.Seat {
	return []lifecycle.Seat{
		{Party: lifecycle.ParticipantParty, ID: string(r.Participant)},
		{Party: RequesterParty, ID: string(r.requester())},
		{Party: ReceiverParty, ID: string(r.Receiver)},
	}
}

func (r Request) requester() RequesterID {
	if r.IsSelf() {
		return RequesterID(r.Participant)
	}
	return r.Requester
}

// RequesterActor returns the sender as one who makes a move.
func RequesterActor(id RequesterID) lifecycle.Actor {
	return lifecycle.Actor{Party: RequesterParty, ID: string(id)}
}

// ReceiverActor returns the receiver as one who makes a move.
func ReceiverActor(id ReceiverID) lifecycle.Actor {
	return lifecycle.Actor{Party: ReceiverParty, ID: string(id)}
}

// Format keeps people out of every verb of fmt.
func (r Request) Format(f fmt.State, _ rune) { redact.Format(f, "[request]") }

// LogValue keeps people out of logs.
func (r Request) LogValue() slog.Value { return slog.StringValue("[request]") }
