package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownKind reports a name that is no kind of escalation.
var ErrUnknownKind = errors.New("escalation: unknown kind of escalation")

// A Kind says what an escalation is about, never what was said. The zero value is none.
type Kind string

// Kinds.
const (
	// KindParticipantSafety: somebody supported may be in danger.
	KindParticipantSafety Kind = "participant_safety"
	// KindWorkerSafety: a worker may be in danger.
	KindWorkerSafety Kind = "worker_safety"
	// KindScopeEmergency: the scope of practice says: an emergency.
	KindScopeEmergency Kind = "scope_emergency"
	// KindObligation: something owed at once, such as telling the supervisor.
	KindObligation Kind = "obligation"
	// KindInstrumentFlag: an answer to a questionnaire asks for somebody to look.
	KindInstrumentFlag Kind = "instrument_flag"
	// KindGroupEvent: something happened in a group.
	KindGroupEvent Kind = "group_event"
	// KindVisitOverdue: a worker has not checked out of a visit.
	KindVisitOverdue Kind = "visit_overdue"
	// KindBoundary: a boundary concern was raised and needs another look.
	KindBoundary Kind = "boundary"
)

var kinds = []Kind{
	KindParticipantSafety,
	KindWorkerSafety,
	KindScopeEmergency,
	KindObligation,
	KindInstrumentFlag,
	KindGroupEvent,
	KindVisitOverdue,
	KindBoundary,
}

// Kinds returns every Kind, in the order of this page.
func Kinds() []Kind { return append([]Kind(nil), kinds...) }

// String returns the name under which it is stored and sent.
func (v Kind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownKind].
func (v Kind) MarshalText() ([]byte, error) { return enum.Marshal(v, kinds, ErrUnknownKind) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Kind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, kinds, ErrUnknownKind)
}
