package supervision

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// A SessionID names a session. The sessions that a group shares have one id,
// one session for each worker.
type SessionID = peer.ID[Session]

// A Session is one supervision session of one worker, as it is on record: held,
// missed, called off or only asked for. It has no content: what was said stays
// between the two. The zero value is no session and no ledger takes it.
type Session struct {
	ID          SessionID
	Worker      peer.WorkerID
	Supervisor  peer.SupervisorID // may be empty unless it was held
	Start       time.Time
	Length      time.Duration // 0 to 24 hours; as planned where it was not held
	Form        Form
	Modality    peer.Modality // how the two met, not in writing; may be empty unless it was held
	GroupSize   int           // workers present; 1 for an individual session
	Observation bool          // the supervisor observed the worker's service; counts like any session, as Texas says it may
	RequestedBy Requester     // empty is [Scheduled]; needed where the result is [Requested]
	Result      Result
	MadeUp      bool // it was not held, and another was held in its place later

	Documented         Stamp // entered in the log
	SignedByWorker     Stamp
	SignedBySupervisor Stamp
}

// A Stamp says whether and when something was put on record. The zero value says
// that nothing is known about it, so that nothing is held against anyone;
// Stamp{Known: true} says that it was not done.
type Stamp struct {
	Known bool
	On    peer.Date // no date if it was not done
}

// missing reports whether it is known that it was not done before a date.
func (s Stamp) missing(before peer.Date) bool {
	return s.Known && (s.On.IsZero() || !s.On.Before(before))
}

const sessionShown = "[supervision session]"

// Format keeps identities out of every verb of fmt.
func (Session) Format(f fmt.State, _ rune) { redact.Format(f, sessionShown) }

// LogValue keeps identities out of logs.
func (Session) LogValue() slog.Value { return slog.StringValue(sessionShown) }
