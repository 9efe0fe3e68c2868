package peer

import (
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
)

// An ID names one entity of the kind Of: a worker's id cannot be passed where a
// participant's is wanted. The host chooses the text; [NewID] makes one. The
// empty ID names nobody. Package fmt and package log/slog print "[id]" in place
// of the text, whatever the verb; string(id) is the value to store.
//
// A list or map of ids given to slog's JSON handler is printed in clear,
// because slog does not look inside it: log one value at a time.
type ID[Of any] string

// Ids of the entities of this package.
type (
	// ParticipantID names a participant.
	ParticipantID = ID[Participant]
	// WorkerID names a peer worker.
	WorkerID = ID[Worker]
	// MentorshipID names one episode of support.
	MentorshipID = ID[Mentorship]
	// EncounterID names one contact.
	EncounterID = ID[Encounter]
	// SupervisorID names a supervisor, who need not be a peer worker.
	SupervisorID = ID[supervisor]
)

// Ids of entities that belong to other rooms and that several rooms name.
type (
	// ConsentID names one consent, of package consent.
	ConsentID = ID[consent]
	// ReferralID names one referral, of package referral.
	ReferralID = ID[referral]
	// PlanID names one recovery plan, of package recovery.
	PlanID = ID[plan]
	// GoalID names one goal of a recovery plan.
	GoalID = ID[goal]
)

// Marks of the ids of entities that belong to other rooms.
type (
	supervisor struct{}
	consent    struct{}
	referral   struct{}
	plan       struct{}
	goal       struct{}
)

// Ids of organisations and of money, which identify no person.
type (
	// A ProgrammeID names a programme of peer support.
	ProgrammeID string
	// A SiteID names a place where a programme works.
	SiteID string
	// A FundingID names a source of funding; caps and reports go by it.
	FundingID string
)

// NewID returns an ID of 128 random bits read from rand, such as
// crypto/rand.Reader. It returns the reader's error if rand runs short.
func NewID[Of any](rand io.Reader) (ID[Of], error) {
	var bits [16]byte
	if _, err := io.ReadFull(rand, bits[:]); err != nil {
		return "", fmt.Errorf("peer: new id: %w", err)
	}
	return ID[Of](hex.EncodeToString(bits[:])), nil
}

const idShown = "[id]"

// String keeps the identity out of messages built with fmt.
func (ID[Of]) String() string { return idShown }

// Format keeps the identity out of every verb of fmt.
func (ID[Of]) Format(f fmt.State, _ rune) { redact.Format(f, idShown) }

// LogValue keeps the identity out of logs.
func (ID[Of]) LogValue() slog.Value { return slog.StringValue(idShown) }
