package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownStepStatus reports a name that is no status of a step.
var ErrUnknownStepStatus = errors.New("recovery: unknown status of a step")

// A StepStatus is how far somebody is with one item of a pathway, by their own word.
// It says nothing of what they wrote or told. The zero value is not known.
type StepStatus string

// Statuses.
const (
	// StepNotStarted: not taken up.
	StepNotStarted StepStatus = "not_started"
	// StepWorking: at work on it.
	StepWorking StepStatus = "working"
	// StepDoneFirstTime: done once.
	StepDoneFirstTime StepStatus = "done_first_time"
	// StepRevisiting: at work on it again, which is normal.
	StepRevisiting StepStatus = "revisiting"
	// StepNotKept: the person no longer has it kept; nothing more is recorded.
	StepNotKept StepStatus = "not_kept"
)

var stepStatuses = []StepStatus{
	StepNotStarted,
	StepWorking,
	StepDoneFirstTime,
	StepRevisiting,
	StepNotKept,
}

// StepStatuses returns every StepStatus, in the order of this page.
func StepStatuses() []StepStatus { return append([]StepStatus(nil), stepStatuses...) }

// String returns the name under which it is stored and sent.
func (v StepStatus) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownStepStatus].
func (v StepStatus) MarshalText() ([]byte, error) {
	return enum.Marshal(v, stepStatuses, ErrUnknownStepStatus)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *StepStatus) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, stepStatuses, ErrUnknownStepStatus)
}
