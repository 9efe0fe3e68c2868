package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRecordKind reports a name that is no kind of record.
var ErrUnknownRecordKind = errors.New("group: unknown kind of record")

// A RecordKind says what is written down of something that happened in a meeting.
// Never what was said, and never which substance. The zero value is not said.
type RecordKind string

// Kinds of records.
const (
	// RecordNone: nothing.
	RecordNone RecordKind = "none"
	// RecordIfRepeated: a note, once it happens again.
	RecordIfRepeated RecordKind = "note_if_repeated"
	// RecordIncident: an incident: kind, time, who acted.
	RecordIncident RecordKind = "incident"
	// RecordIncidentWorkflow: an incident with the key of the host's crisis workflow.
	RecordIncidentWorkflow RecordKind = "incident_with_workflow"
)

var recordKinds = []RecordKind{
	RecordNone,
	RecordIfRepeated,
	RecordIncident,
	RecordIncidentWorkflow,
}

// RecordKinds returns every RecordKind, in the order of this page.
func RecordKinds() []RecordKind { return append([]RecordKind(nil), recordKinds...) }

// String returns the name under which it is stored and sent.
func (v RecordKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRecordKind].
func (v RecordKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, recordKinds, ErrUnknownRecordKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RecordKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, recordKinds, ErrUnknownRecordKind)
}
