package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownCaseState reports a name that is no stage of a moderation case.
var ErrUnknownCaseState = errors.New("group: unknown stage of a moderation case")

// A CaseState is a stage of a [Case]. The zero value is no stage.
type CaseState string

// Stages of a case. Closed is final.
const (
	// CaseReported: a report came in. Leads to assessed.
	CaseReported CaseState = "reported"
	// CaseAssessed: its risk is known. Leads to in_hand or decided.
	CaseAssessed CaseState = "assessed"
	// CaseInHand: one named person has it. Leads to decided.
	CaseInHand CaseState = "in_hand"
	// CaseDecided: a measure, or none, was decided. Leads to under_appeal or closed.
	CaseDecided CaseState = "decided"
	// CaseUnderAppeal: the author asked for another look. Leads to decided.
	CaseUnderAppeal CaseState = "under_appeal"
	// CaseClosed: over. Final.
	CaseClosed CaseState = "closed"
)

var caseStates = []CaseState{
	CaseReported,
	CaseAssessed,
	CaseInHand,
	CaseDecided,
	CaseUnderAppeal,
	CaseClosed,
}

// CaseStates returns every CaseState, in the order of this page.
func CaseStates() []CaseState { return append([]CaseState(nil), caseStates...) }

// String returns the name under which it is stored and sent.
func (v CaseState) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCaseState].
func (v CaseState) MarshalText() ([]byte, error) {
	return enum.Marshal(v, caseStates, ErrUnknownCaseState)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *CaseState) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, caseStates, ErrUnknownCaseState)
}
