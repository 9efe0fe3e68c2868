package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A CycleState is a stage of a supervision cycle. The zero value is no stage.
type CycleState string

// Stages of a cycle. Closed and Waived are final.
const (
	// CyclePlanned: a session is owed or asked for and has no time yet.
	CyclePlanned CycleState = "planned"
	// CycleScheduled: it has a time.
	CycleScheduled CycleState = "scheduled"
	// CyclePrepared: worker and supervisor have both added to the agenda.
	CyclePrepared CycleState = "prepared"
	// CycleHeld: it took place and is not on record yet.
	CycleHeld CycleState = "held"
	// CycleDocumented: it is on record and the worker has not signed yet.
	CycleDocumented CycleState = "documented"
	// CycleAcknowledged: the worker has signed the record.
	CycleAcknowledged CycleState = "acknowledged"
	// CycleRescheduled: its time was given up and another is to be found.
	CycleRescheduled CycleState = "rescheduled"
	// CycleMissedBySupervisor: the supervisor did not come. It stays owed to the
	// worker, without consequence for the worker.
	CycleMissedBySupervisor CycleState = "missed_by_supervisor"
	// CycleMissedBySupervisee: the worker, who is the supervisee, did not come, or is
	// said not to have. The session of it in a ledger is [MissedByWorker].
	CycleMissedBySupervisee CycleState = "missed_by_supervisee"
	// CycleOverdue: its period ended without it. It can still be held, and is still owed.
	CycleOverdue CycleState = "overdue"
	// CycleDisputed: the worker disagrees with what is on record.
	CycleDisputed CycleState = "disputed"
	// CycleWaived: it is not held, for a reason on record.
	CycleWaived CycleState = "waived"
	// CycleClosed: nothing is left to do.
	CycleClosed CycleState = "closed"
)

var cycleStates = []CycleState{
	CyclePlanned,
	CycleScheduled,
	CyclePrepared,
	CycleHeld,
	CycleDocumented,
	CycleAcknowledged,
	CycleRescheduled,
	CycleMissedBySupervisor,
	CycleMissedBySupervisee,
	CycleOverdue,
	CycleDisputed,
	CycleWaived,
	CycleClosed,
}

// CycleStates returns every CycleState, in the order of this page.
func CycleStates() []CycleState { return slices.Clone(cycleStates) }

// String returns the name under which it is stored and sent.
func (s CycleState) String() string { return string(s) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCycleState].
func (s CycleState) MarshalText() ([]byte, error) {
	return enum.Marshal(s, cycleStates, ErrUnknownCycleState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error s is unchanged.
func (s *CycleState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, cycleStates, ErrUnknownCycleState)
}
