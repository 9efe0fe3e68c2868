package scope

import "github.com/alongside-go/alongside/internal/enum"

// An ApprovalState is a stage of an [ApprovalRecord]. The zero value is no stage.
type ApprovalState string

// Stages of an approval. Reversed, withdrawn and expired are final; the worker can ask again.
const (
	// ApprovalStateRequested: asked, not answered. Leads to granted, denied or withdrawn.
	ApprovalStateRequested ApprovalState = "requested"
	// ApprovalStateGranted: the supervisor approved for a time. Leads to reversed or expired.
	ApprovalStateGranted ApprovalState = "granted"
	// ApprovalStateDenied: the supervisor said no, without end. Leads to reversed.
	ApprovalStateDenied ApprovalState = "denied"
	// ApprovalStateReversed: the answer was taken back.
	ApprovalStateReversed ApprovalState = "reversed"
	// ApprovalStateWithdrawn: the worker no longer asks.
	ApprovalStateWithdrawn ApprovalState = "withdrawn"
	// ApprovalStateExpired: the time for which it was granted is over.
	ApprovalStateExpired ApprovalState = "expired"
)

var approvalStates = []ApprovalState{ApprovalStateRequested, ApprovalStateGranted, ApprovalStateDenied,
	ApprovalStateReversed, ApprovalStateWithdrawn, ApprovalStateExpired}

// ApprovalStates returns every ApprovalState, in the order of this page.
func ApprovalStates() []ApprovalState { return append([]ApprovalState(nil), approvalStates...) }

// String returns the name under which it is stored and sent.
func (v ApprovalState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownApprovalState].
func (v ApprovalState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, approvalStates, ErrUnknownApprovalState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ApprovalState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, approvalStates, ErrUnknownApprovalState)
}
