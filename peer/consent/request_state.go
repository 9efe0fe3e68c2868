package consent

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownRequestState reports a name that is no stage of a request.
var ErrUnknownRequestState = errors.New("consent: unknown stage of a request")

// A RequestState is a stage of a [Request]. The zero value is no stage.
type RequestState string

// Stages of a request. Withdrawn and ended are final; a decision can still be changed
// in the participant's favour.
const (
	// RequestReceived: made, and not answered. Leads to clarifying, granted, granted_in_part, denied or withdrawn.
	RequestReceived RequestState = "received"
	// RequestClarifying: the participant was asked who they are or what they mean. The clock runs on. Leads to received and wherever that leads.
	RequestClarifying RequestState = "clarifying"
	// RequestGranted: granted; a restriction is in force, a complaint is upheld. Leads to withdrawn and, for a restriction, ended.
	RequestGranted RequestState = "granted"
	// RequestGrantedInPart: granted in part, with a coded reason for the rest. Leads to granted, disagreed, withdrawn and, for a restriction, ended.
	RequestGrantedInPart RequestState = "granted_in_part"
	// RequestDenied: denied, with a coded reason. Leads to granted, granted_in_part, disagreed or withdrawn.
	RequestDenied RequestState = "denied"
	// RequestDisagreed: the participant's statement of disagreement stands beside what was not amended. Leads to granted, granted_in_part or withdrawn.
	RequestDisagreed RequestState = "disagreed"
	// RequestEnded: a restriction that the programme ended. Final.
	RequestEnded RequestState = "ended"
	// RequestWithdrawn: taken back by the participant; a restriction ends with it. Final.
	RequestWithdrawn RequestState = "withdrawn"
)

var requestStates = []RequestState{
	RequestReceived,
	RequestClarifying,
	RequestGranted,
	RequestGrantedInPart,
	RequestDenied,
	RequestDisagreed,
	RequestEnded,
	RequestWithdrawn,
}

// RequestStates returns every RequestState, in the order of this page.
func RequestStates() []RequestState { return append([]RequestState(nil), requestStates...) }

// String returns the name under which it is stored and sent.
func (v RequestState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownRequestState].
func (v RequestState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, requestStates, ErrUnknownRequestState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *RequestState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, requestStates, ErrUnknownRequestState)
}
