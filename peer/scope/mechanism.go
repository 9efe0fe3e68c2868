package scope

import "github.com/alongside-go/alongside/internal/enum"

// A Mechanism is one of the few ways in which facts bear on any verdict, whatever
// the rules say. No layer can loosen one. The zero value is none: an ordinary rule.
type Mechanism string

// Mechanisms. What they do is fixed; their words, sources and obligations are data of the base layer.
const (
	// MechanismImminent: imminent danger is emergency_escalate, whatever else holds.
	MechanismImminent Mechanism = "imminent"
	// MechanismUnlisted: an activity that no rule lists is consult_supervisor_first, approved or not.
	MechanismUnlisted Mechanism = "unlisted"
	// MechanismNotCurrent: a service under a credential that is not current is at least consult_supervisor_first.
	MechanismNotCurrent Mechanism = "credential_not_current"
	// MechanismUnsupervised: a service without supervision or cover is prohibited.
	MechanismUnsupervised Mechanism = "unsupervised"
	// MechanismSteppedAside: a service by a worker who has stepped aside is prohibited.
	MechanismSteppedAside Mechanism = "stepped_aside"
	// MechanismWorkerUnknown: a service is at least permitted_with_conditions while one of the three facts above is unknown.
	MechanismWorkerUnknown Mechanism = "worker_fact_unknown"
	// MechanismDenied: a service or conduct that a supervisor denied is prohibited until the denial is reversed.
	MechanismDenied Mechanism = "approval_denied"
	// MechanismGranted: an approval lowers consult_supervisor_first to permitted_with_conditions, if the rule lists the activity and is not floor.
	MechanismGranted Mechanism = "approval_granted"
	// MechanismHandOver: the facts above let an event, a duty or aid stand, and so a service
	// in imminent danger (but for a denial), and add that it is handed over.
	MechanismHandOver Mechanism = "hand_over"
)

var mechanisms = []Mechanism{
	MechanismImminent,
	MechanismUnlisted,
	MechanismNotCurrent,
	MechanismUnsupervised,
	MechanismSteppedAside,
	MechanismWorkerUnknown,
	MechanismDenied,
	MechanismGranted,
	MechanismHandOver,
}

// Mechanisms returns every Mechanism, in the order of this page.
func Mechanisms() []Mechanism { return append([]Mechanism(nil), mechanisms...) }

// String returns the name under which it is stored and sent.
func (v Mechanism) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMechanism].
func (v Mechanism) MarshalText() ([]byte, error) {
	return enum.Marshal(v, mechanisms, ErrUnknownMechanism)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Mechanism) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, mechanisms, ErrUnknownMechanism)
}

// verdict returns what the mechanism makes of the activity, zero if it bears on
// obligations alone.
func (v Mechanism) verdict() Verdict {
	switch v {
	case MechanismImminent:
		return EmergencyEscalate
	case MechanismUnsupervised, MechanismSteppedAside, MechanismDenied:
		return Prohibited
	case MechanismUnlisted, MechanismNotCurrent:
		return ConsultSupervisorFirst
	case MechanismWorkerUnknown, MechanismGranted:
		return PermittedWithConditions
	}
	return 0
}

// bearsOn reports whether a mechanism bears on activities of the kind.
func (v Mechanism) bearsOn(kind Kind, listed bool) bool {
	switch v {
	case MechanismImminent:
		return true
	case MechanismUnlisted:
		return !listed
	case MechanismNotCurrent, MechanismUnsupervised, MechanismSteppedAside, MechanismWorkerUnknown:
		return listed && kind == Service
	case MechanismDenied:
		return listed && (kind == Service || kind == Conduct)
	case MechanismHandOver:
		return listed && kind != Conduct
	}
	return false
}
