package referral

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTaskStatus reports a name that is no FHIR Task status.
var ErrUnknownTaskStatus = errors.New("referral: unknown FHIR Task status")

// A TaskStatus is one of the twelve codes of Task.status of FHIR R4. The zero value
// is none.
//
// Source: HL7 FHIR R4, code system task-status.
type TaskStatus string

// Codes of FHIR R4.
const (
	// TaskDraft: not yet sent.
	TaskDraft TaskStatus = "draft"
	// TaskRequested: sent.
	TaskRequested TaskStatus = "requested"
	// TaskReceived: arrived; not in the value set of Gravity.
	TaskReceived TaskStatus = "received"
	// TaskAccepted: the receiver said yes.
	TaskAccepted TaskStatus = "accepted"
	// TaskRejected: the receiver said no.
	TaskRejected TaskStatus = "rejected"
	// TaskReady: ready to begin; not in the value set of Gravity.
	TaskReady TaskStatus = "ready"
	// TaskCancelled: taken back. The code has two l, whatever a profile page prints.
	TaskCancelled TaskStatus = "cancelled"
	// TaskInProgress: under way.
	TaskInProgress TaskStatus = "in-progress"
	// TaskOnHold: waiting.
	TaskOnHold TaskStatus = "on-hold"
	// TaskFailed: begun and not brought to an end.
	TaskFailed TaskStatus = "failed"
	// TaskCompleted: ended, whatever became of the need.
	TaskCompleted TaskStatus = "completed"
	// TaskEnteredInError: should not be there.
	TaskEnteredInError TaskStatus = "entered-in-error"
)

var taskStatuses = []TaskStatus{
	TaskDraft,
	TaskRequested,
	TaskReceived,
	TaskAccepted,
	TaskRejected,
	TaskReady,
	TaskCancelled,
	TaskInProgress,
	TaskOnHold,
	TaskFailed,
	TaskCompleted,
	TaskEnteredInError,
}

// TaskStatuses returns every TaskStatus, in the order of this page.
func TaskStatuses() []TaskStatus { return append([]TaskStatus(nil), taskStatuses...) }

// String returns the name under which it is stored and sent.
func (v TaskStatus) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTaskStatus].
func (v TaskStatus) MarshalText() ([]byte, error) {
	return enum.Marshal(v, taskStatuses, ErrUnknownTaskStatus)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *TaskStatus) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, taskStatuses, ErrUnknownTaskStatus)
}
