package escalation

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownComplaintState reports a name that is no stage of a complaint.
var ErrUnknownComplaintState = errors.New("escalation: unknown stage of a complaint")

// A ComplaintState is a stage of a [Complaint]. The zero value is no stage.
type ComplaintState string

// Stages. Answered and outside are final.
const (
	// ComplaintMade: nobody has it yet. Leads to received or outside.
	ComplaintMade ComplaintState = "made"
	// ComplaintReceived: one person who is not concerned has it. Leads to decided or outside.
	ComplaintReceived ComplaintState = "received"
	// ComplaintDecided: there is a finding. Leads to answered or outside.
	ComplaintDecided ComplaintState = "decided"
	// ComplaintAnswered: whoever complained was told. Final.
	ComplaintAnswered ComplaintState = "answered"
	// ComplaintOutside: a body outside the programme has it. Final here.
	ComplaintOutside ComplaintState = "outside"
)

var complaintStates = []ComplaintState{
	ComplaintMade,
	ComplaintReceived,
	ComplaintDecided,
	ComplaintAnswered,
	ComplaintOutside,
}

// ComplaintStates returns every ComplaintState, in the order of this page.
func ComplaintStates() []ComplaintState { return append([]ComplaintState(nil), complaintStates...) }

// String returns the name under which it is stored and sent.
func (v ComplaintState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownComplaintState].
func (v ComplaintState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, complaintStates, ErrUnknownComplaintState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ComplaintState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, complaintStates, ErrUnknownComplaintState)
}
