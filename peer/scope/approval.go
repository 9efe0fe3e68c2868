package scope

import "github.com/alongside-go/alongside/internal/enum"

// An Approval is a supervisor's recorded answer for one activity. The zero value
// is unknown.
type Approval string

// Approvals.
const (
	// ApprovalGranted: recorded, for this activity.
	ApprovalGranted Approval = "granted"
	// ApprovalDenied: recorded; holds until it is reversed.
	ApprovalDenied Approval = "denied"
	// ApprovalNone: known not to have been asked or answered.
	ApprovalNone Approval = "none"
)

var approvals = []Approval{
	ApprovalGranted,
	ApprovalDenied,
	ApprovalNone,
}

// Approvals returns every Approval, in the order of this page.
func Approvals() []Approval { return append([]Approval(nil), approvals...) }

// String returns the name under which it is stored and sent.
func (v Approval) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownApproval].
func (v Approval) MarshalText() ([]byte, error) {
	return enum.Marshal(v, approvals, ErrUnknownApproval)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Approval) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, approvals, ErrUnknownApproval)
}
