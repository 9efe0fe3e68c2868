package scope

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// An ObligationKind says what is to be done beside or after the activity. The zero
// value is no kind.
type ObligationKind string

// Kinds of obligation, first things first.
const (
	// CallEmergencyServices: call the emergency number or crisis line.
	CallEmergencyServices ObligationKind = "call_emergency_services"
	// StayWithParticipant: do not leave the person alone, unless the worker is in danger.
	StayWithParticipant ObligationKind = "stay_with_participant"
	// HandOver: let a colleague who may act take over.
	HandOver ObligationKind = "hand_over"
	// WarmHandoff: introduce the person to the one who takes over and stay alongside.
	WarmHandoff ObligationKind = "warm_handoff"
	// NotifySupervisor: tell the supervisor.
	NotifySupervisor ObligationKind = "notify_supervisor"
	// ReportStatutory: make the report that the law asks for.
	ReportStatutory ObligationKind = "report_statutory"
	// ObtainConsent: ask the participant before anything is shared.
	ObtainConsent ObligationKind = "obtain_consent"
	// AttachNotice: send the notice that belongs to the disclosure.
	AttachNotice ObligationKind = "attach_notice"
	// Document: write it down.
	Document ObligationKind = "document"
	// Log: enter it in the organisation's register.
	Log ObligationKind = "log"
	// Debrief: talk it through with somebody, for the worker's sake.
	Debrief ObligationKind = "debrief"
	// NotBillable: the payer does not cover it; the act itself is not barred.
	NotBillable ObligationKind = "not_billable"
)

var obligationKinds = []ObligationKind{
	CallEmergencyServices,
	StayWithParticipant,
	HandOver,
	WarmHandoff,
	NotifySupervisor,
	ReportStatutory,
	ObtainConsent,
	AttachNotice,
	Document,
	Log,
	Debrief,
	NotBillable,
}

// ObligationKinds returns every ObligationKind, in the order of this page.
func ObligationKinds() []ObligationKind { return append([]ObligationKind(nil), obligationKinds...) }

// String returns the name under which it is stored and sent.
func (v ObligationKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownObligation].
func (v ObligationKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, obligationKinds, ErrUnknownObligation)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ObligationKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, obligationKinds, ErrUnknownObligation)
}

// order says what comes first.
func (v ObligationKind) order() int { return slices.Index(obligationKinds, v) }
