package peer

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
)

// A Participant is a person who is supported, as far as support has to know
// them. Names, addresses and birth dates stay with the host, under the id. What
// a field says is what the participant chose to say. The zero Participant names
// nobody.
type Participant struct {
	ID        ParticipantID `json:"id"`
	Revision  int           `json:"revision"`            // raised by the host with every save
	Needs     []Domain      `json:"needs,omitempty"`     // what support is sought with
	Pathways  []string      `json:"pathways,omitempty"`  // recovery pathways of their own choice
	Languages []string      `json:"languages,omitempty"` // BCP 47 tags, preferred first
	AgeGroup  AgeGroup      `json:"age_group,omitempty"` // empty: not known
	Stage     RecoveryStage `json:"stage,omitempty"`     // where they see themselves; never a gate
	OwnWord   string        `json:"own_word,omitempty"`  // the word that they chose for themselves, such as "member" or "person in recovery"
	Wishes    Wishes        `json:"wishes,omitzero"`     // what they ask of a worker
}

// Wishes are what a participant asks of the worker who supports them. Only what
// they asked for is set; a trait that they did not name is never matched on.
type Wishes struct {
	SharedExperience []Domain   `json:"shared_experience,omitempty"` // lived experience that the worker should share
	Roles            []RoleKind `json:"roles,omitempty"`             // kinds of worker that they would accept
	Not              []WorkerID `json:"not,omitempty"`               // workers whom they do not want; no reason is asked
}

// IsZero reports whether nothing is asked for.
func (w Wishes) IsZero() bool {
	return len(w.SharedExperience) == 0 && len(w.Roles) == 0 && len(w.Not) == 0
}

// Refuses reports whether the participant does not want the worker.
func (w Wishes) Refuses(id WorkerID) bool { return slices.Contains(w.Not, id) }

// Format keeps the person out of every verb of fmt.
func (Participant) Format(f fmt.State, _ rune) { redact.Format(f, "[participant]") }

// LogValue keeps the person out of logs.
func (Participant) LogValue() slog.Value { return slog.StringValue("[participant]") }

// Format keeps the people named out of every verb of fmt.
func (Wishes) Format(f fmt.State, _ rune) { redact.Format(f, "[wishes]") }

// LogValue keeps the people named out of logs.
func (Wishes) LogValue() slog.Value { return slog.StringValue("[wishes]") }
