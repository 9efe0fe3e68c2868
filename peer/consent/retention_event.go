package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRetentionEvent reports a name that is no event from which records are kept.
var ErrUnknownRetentionEvent = errors.New("consent: unknown event from which records are kept")

// A RetentionEvent is what the time for which a record is kept is counted from. The
// zero value is none.
type RetentionEvent string

// Events. The host gives the moment of each.
const (
	// RetainFromMade: the record was made.
	RetainFromMade RetentionEvent = "made"
	// RetainFromLastEffect: it was last in effect, such as the last day of a consent.
	RetainFromLastEffect RetentionEvent = "last_effect"
	// RetainFromLastContact: the last contact made with the participant.
	RetainFromLastContact RetentionEvent = "last_contact"
	// RetainFromClosing: the last episode of support ended.
	RetainFromClosing RetentionEvent = "closing"
	// RetainFromOfAge: the participant came of age, where they were a minor.
	RetainFromOfAge RetentionEvent = "of_age"
)

var retentionEvents = []RetentionEvent{
	RetainFromMade,
	RetainFromLastEffect,
	RetainFromLastContact,
	RetainFromClosing,
	RetainFromOfAge,
}

// RetentionEvents returns every RetentionEvent, in the order of this page.
func RetentionEvents() []RetentionEvent { return append([]RetentionEvent(nil), retentionEvents...) }

// String returns the name under which it is stored and sent.
func (v RetentionEvent) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRetentionEvent].
func (v RetentionEvent) MarshalText() ([]byte, error) {
	return enum.Marshal(v, retentionEvents, ErrUnknownRetentionEvent)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RetentionEvent) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, retentionEvents, ErrUnknownRetentionEvent)
}
