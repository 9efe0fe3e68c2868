package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownContentRisk reports a name that is no level of risk.
var ErrUnknownContentRisk = errors.New("group: unknown level of risk")

// A ContentRisk is how much what was posted worries, and so what is done.
// [PromiseOf] says within what time. The zero value is not assessed.
type ContentRisk string

// Levels, from the least to the greatest.
const (
	// RiskMonitor: watch the thread.
	RiskMonitor ContentRisk = "monitor"
	// RiskModerate: limit who sees it.
	RiskModerate ContentRisk = "moderate"
	// RiskReachOut: contact the person, with resources.
	RiskReachOut ContentRisk = "reach_out"
	// RiskClinicianTransfer: hand the person over to a clinician, with consent.
	RiskClinicianTransfer ContentRisk = "clinician_transfer"
	// RiskEmergency: the emergency route, and one named person who stays.
	RiskEmergency ContentRisk = "emergency"
)

var contentRisks = []ContentRisk{
	RiskMonitor,
	RiskModerate,
	RiskReachOut,
	RiskClinicianTransfer,
	RiskEmergency,
}

// ContentRisks returns every ContentRisk, in the order of this page.
func ContentRisks() []ContentRisk { return append([]ContentRisk(nil), contentRisks...) }

// String returns the name under which it is stored and sent.
func (v ContentRisk) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownContentRisk].
func (v ContentRisk) MarshalText() ([]byte, error) {
	return enum.Marshal(v, contentRisks, ErrUnknownContentRisk)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ContentRisk) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, contentRisks, ErrUnknownContentRisk)
}
