package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownIncidentState reports a name that is no stage of an incident.
var ErrUnknownIncidentState = errors.New("escalation: unknown stage of an incident")

// An IncidentState is a stage of an [Incident]. The zero value is no stage.
type IncidentState string

// Stages. Closed is final.
const (
	// IncidentReported: somebody reported it. Leads to in_review.
	IncidentReported IncidentState = "reported"
	// IncidentInReview: one person looks into it. Leads to learned.
	IncidentInReview IncidentState = "in_review"
	// IncidentLearned: what follows from it is recorded. Leads to closed.
	IncidentLearned IncidentState = "learned"
	// IncidentClosed: what follows was done. Final.
	IncidentClosed IncidentState = "closed"
)

var incidentStates = []IncidentState{
	IncidentReported,
	IncidentInReview,
	IncidentLearned,
	IncidentClosed,
}

// IncidentStates returns every IncidentState, in the order of this page.
func IncidentStates() []IncidentState { return append([]IncidentState(nil), incidentStates...) }

// String returns the name under which it is stored and sent.
func (v IncidentState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownIncidentState].
func (v IncidentState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, incidentStates, ErrUnknownIncidentState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *IncidentState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, incidentStates, ErrUnknownIncidentState)
}
