package supervision

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/enum"
	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// An HoursKind says what hours were spent on. The zero value is none.
type HoursKind string

// Kinds of hours.
const (
	// ServiceHours: worked with or for participants.
	ServiceHours HoursKind = "service"
	// TrainingHours: spent learning. No ratio of supervision counts them as worked.
	TrainingHours HoursKind = "training"
)

var hoursKinds = []HoursKind{ServiceHours, TrainingHours}

// HoursKinds returns every HoursKind, in the order of this page.
func HoursKinds() []HoursKind { return slices.Clone(hoursKinds) }

// String returns the name under which it is stored and sent.
func (v HoursKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownHoursKind].
func (v HoursKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, hoursKinds, ErrUnknownHoursKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *HoursKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, hoursKinds, ErrUnknownHoursKind)
}

// Hours is time that a worker spent on one kind of work, booked to a date.
// Several entries for a date add up. The zero value is no entry and no
// ledger takes it.
type Hours struct {
	Worker peer.WorkerID
	On     peer.Date
	Spent  time.Duration // 0 to 1000 hours; a whole sheet may be booked to one date
	Kind   HoursKind
}

const hoursShown = "[hours worked]"

// Format keeps identities out of every verb of fmt.
func (Hours) Format(f fmt.State, _ rune) { redact.Format(f, hoursShown) }

// LogValue keeps identities out of logs.
func (Hours) LogValue() slog.Value { return slog.StringValue(hoursShown) }
