package peer

import (
	"fmt"
	"log/slog"

	"github.com/alongside-go/alongside/internal/redact"
)

// A SamePerson says that a worker and a participant are one person, as is
// common in recovery organisations. It serves self-pairing, conflicts of
// interest and access to records, and is shown to no colleague.
type SamePerson struct {
	Worker      WorkerID      `json:"worker"`
	Participant ParticipantID `json:"participant"`
}

// Format keeps the people out of every verb of fmt.
func (SamePerson) Format(f fmt.State, _ rune) { redact.Format(f, "[same person]") }

// LogValue keeps the people out of logs.
func (SamePerson) LogValue() slog.Value { return slog.StringValue("[same person]") }
