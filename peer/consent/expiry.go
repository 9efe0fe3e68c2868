package consent

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/peer"
)

// Events with which a consent may end that have a name of their own. A host may
// use others.
const (
	EndOfTreatment = "end_of_treatment"
	EndOfStudy     = "end_of_study"
	EndOfSupport   = "end_of_support"
)

// An Expiry says when a consent runs out. The zero value says nothing.
type Expiry struct {
	Kind  ExpiryKind `json:"kind,omitempty"`
	On    peer.Date  `json:"on,omitzero"`     // for [ExpiresOnDate]: the last day on which it holds
	Event string     `json:"event,omitempty"` // for an event or a condition: which, in the host's words
}

// IsZero reports whether nothing is said.
func (e Expiry) IsZero() bool { return e == Expiry{} }

// isStated reports whether e says all that its kind needs and nothing else.
func (e Expiry) isStated() bool {
	switch e.Kind {
	case ExpiresOnDate:
		return !e.On.IsZero() && e.Event == ""
	case ExpiresOnEvent, ExpiresOnCondition:
		return e.Event != "" && e.On.IsZero()
	case ExpiresNever:
		return e.Event == "" && e.On.IsZero()
	}
	return false
}

// Ended reports whether e has run out at the given time: its last day is over in
// the zone, nil being UTC, or its event is among those that happened by then. What
// says nothing has run out.
func (e Expiry) Ended(at time.Time, zone *time.Location, happened []Happened) bool {
	if !e.isStated() {
		return true
	}
	switch e.Kind {
	case ExpiresOnDate:
		day := peer.DateOf(at, zone)
		return day.IsZero() || e.On.Before(day)
	case ExpiresOnEvent, ExpiresOnCondition:
		return slices.ContainsFunc(happened, func(h Happened) bool { return h.Event == e.Event && !h.At.After(at) })
	}
	return false
}

// end returns the first moment at which a last day is over in the zone; ok is false
// without one, and for the last day of the calendar, which nothing comes after.
func (e Expiry) end(zone *time.Location) (end time.Time, ok bool) {
	day := e.On.AddDays(1)
	return day.Start(zone), e.Kind == ExpiresOnDate && !day.IsZero()
}

// A Happened is an event or a condition that came about, with which consents may end.
type Happened struct {
	Event string    `json:"event"`
	At    time.Time `json:"at"`
}

// Format keeps the event, which is the host's word, out of every verb of fmt.
func (e Expiry) Format(f fmt.State, _ rune) { redact.Format(f, "[expiry]") }

// LogValue keeps the event out of logs.
func (e Expiry) LogValue() slog.Value { return slog.StringValue("[expiry]") }

// Format keeps the event out of every verb of fmt.
func (Happened) Format(f fmt.State, _ rune) { redact.Format(f, "[event]") }

// LogValue keeps the event out of logs.
func (Happened) LogValue() slog.Value { return slog.StringValue("[event]") }
