package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownVisitState reports a name that is no stage of a visit.
var ErrUnknownVisitState = errors.New("escalation: unknown stage of a visit")

// A VisitState is a stage of a [Visit]. The zero value is no stage.
type VisitState string

// Stages. Ended and cancelled are final.
const (
	// VisitPlanned: it has an expected end and has not begun. Leads to under_way, overdue or cancelled.
	VisitPlanned VisitState = "planned"
	// VisitUnderWay: the worker checked in. Leads to ended, overdue or alarmed.
	VisitUnderWay VisitState = "under_way"
	// VisitOverdue: no check-out by the expected end and the grace. Leads to ended, under_way or alarmed.
	VisitOverdue VisitState = "overdue"
	// VisitAlarmed: the worker called for help, or somebody fears for them. Leads to ended, by an all clear alone.
	VisitAlarmed VisitState = "alarmed"
	// VisitEnded: the worker is out and well. Final.
	VisitEnded VisitState = "ended"
	// VisitCancelled: it did not take place. Final.
	VisitCancelled VisitState = "cancelled"
)

var visitStates = []VisitState{
	VisitPlanned,
	VisitUnderWay,
	VisitOverdue,
	VisitAlarmed,
	VisitEnded,
	VisitCancelled,
}

// VisitStates returns every VisitState, in the order of this page.
func VisitStates() []VisitState { return append([]VisitState(nil), visitStates...) }

// String returns the name under which it is stored and sent.
func (v VisitState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownVisitState].
func (v VisitState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, visitStates, ErrUnknownVisitState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *VisitState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, visitStates, ErrUnknownVisitState)
}
