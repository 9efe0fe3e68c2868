package supervision

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Result says what became of a session. The zero value is none.
type Result string

// Results of a session.
const (
	// Held: it took place.
	Held Result = "held"
	// MissedByWorker: it was set and the worker did not come.
	MissedByWorker Result = "missed_by_worker"
	// MissedBySupervisor: it was set and the supervisor did not come. It stays
	// owed by the organisation and brings no consequence for the worker.
	MissedBySupervisor Result = "missed_by_supervisor"
	// Cancelled: it was called off; by whom is not on record.
	Cancelled Result = "cancelled"
	// Requested: it was asked for and is not yet set.
	Requested Result = "requested"
)

var results = []Result{Held, MissedByWorker, MissedBySupervisor, Cancelled, Requested}

// Results returns every Result, in the order of this page.
func Results() []Result { return slices.Clone(results) }

// String returns the name under which it is stored and sent.
func (v Result) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownResult].
func (v Result) MarshalText() ([]byte, error) { return enum.Marshal(v, results, ErrUnknownResult) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Result) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, results, ErrUnknownResult)
}

// A Requester says who asked for a session. The zero value is nobody: the session
// is one of the ordinary schedule.
type Requester string

// Requesters of a session.
const (
	// AskedByWorker: an extra session that the worker asked for. Texas and the
	// District of Columbia grant it; it is never refused silently.
	AskedByWorker Requester = "worker"
	// AskedBySupervisor: an extra session that the supervisor asked for.
	AskedBySupervisor Requester = "supervisor"
	// Scheduled: a session of the ordinary schedule.
	Scheduled Requester = "schedule"
)

var requesters = []Requester{AskedByWorker, AskedBySupervisor, Scheduled}

// Requesters returns every Requester, in the order of this page.
func Requesters() []Requester { return slices.Clone(requesters) }

// String returns the name under which it is stored and sent.
func (v Requester) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRequester].
func (v Requester) MarshalText() ([]byte, error) {
	return enum.Marshal(v, requesters, ErrUnknownRequester)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Requester) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, requesters, ErrUnknownRequester)
}
