package supervision

import (
	"fmt"
	"log/slog"
	"strconv"
	"strings"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// An FTE is an amount of full-time posts, in millionths, so that tenths and
// thirds add up without rounding. The zero value is no post at all.
type FTE int64

// FullTime is one full-time post.
const FullTime FTE = 1_000_000

const maxFTE = 1000 * FullTime

// String returns v in decimals, such as "0.5".
func (v FTE) String() string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	s := sign + strconv.FormatInt(int64(v/FullTime), 10)
	if rest := v % FullTime; rest != 0 {
		s += strings.TrimRight(fmt.Sprintf(".%06d", int64(rest)), "0")
	}
	return s
}

// An Assignment is a worker's credential and supervisor from a date on, until
// the worker's next assignment. Two assignments of one worker from the same
// date are two supervisors at once, and agree in everything else. The zero
// value is no assignment and no ledger takes it.
type Assignment struct {
	Worker       peer.WorkerID
	Credential   peer.CredentialState
	Since        peer.Date
	ServiceStart peer.Date // first day of service; the same in all of a worker's assignments
	FTE          FTE
	Supervisor   peer.SupervisorID // empty if there is none
	Kind         SupervisorKind    // may be empty; only [Supervised].Peer tells the kinds apart
	// SupervisorFTE is how much of a full-time post the supervisor fills; 0 is
	// one post. Only a [Ratio] goes by it: on any day the assignment to the
	// supervisor with the latest Since counts, of several such the least FTE.
	SupervisorFTE FTE
}

const assignmentShown = "[supervision assignment]"

// Format keeps identities out of every verb of fmt.
func (Assignment) Format(f fmt.State, _ rune) { redact.Format(f, assignmentShown) }

// LogValue keeps identities out of logs.
func (Assignment) LogValue() slog.Value { return slog.StringValue(assignmentShown) }
