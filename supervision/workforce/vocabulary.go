package workforce

import (
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// A Measure is what a worker notes of their own wellbeing. The zero value is none.
type Measure string

// Values of Measure.
const (
	MeasureCBIWork       Measure = "cbi_work"            // work-related burnout, Copenhagen Burnout Inventory
	MeasureProQOLBurnout Measure = "proqol_burnout"      // burnout, ProQOL
	MeasureProQOLStress  Measure = "proqol_stress"       // secondary traumatic stress, ProQOL
	MeasureSingleItem    Measure = "burnout_single_item" // one question about burnout
	MeasureRoleDrift     Measure = "role_drift"          // number of signals of role drift
)

var measures = []Measure{MeasureCBIWork, MeasureProQOLBurnout, MeasureProQOLStress, MeasureSingleItem, MeasureRoleDrift}

// Measures returns every Measure, in the order of this page.
func Measures() []Measure { return slices.Clone(measures) }

// String returns the name under which it is stored and sent.
func (v Measure) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMeasure].
func (v Measure) MarshalText() ([]byte, error) { return enum.Marshal(v, measures, ErrUnknownMeasure) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Measure) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, measures, ErrUnknownMeasure)
}

// A DriftSignal is a sign that a role drifts from peer support. It asks about the role and never about the worker. The zero value is none.
type DriftSignal string

// Values of DriftSignal.
const (
	DriftTransport     DriftSignal = "transport"           // much of the time goes to transport
	DriftTesting       DriftSignal = "drug_testing"        // time goes to drug tests
	DriftClerical      DriftSignal = "clerical"            // much of the time goes to clerical work
	DriftOutOfHours    DriftSignal = "out_of_hours"        // many contacts lie outside hours
	DriftNoSupervision DriftSignal = "missed_supervision"  // supervision was missed
	DriftNoExperience  DriftSignal = "no_lived_experience" // lived experience is hardly used
	DriftOnePathway    DriftSignal = "one_pathway"         // only one pathway is spoken of
)

var driftSignals = []DriftSignal{DriftTransport, DriftTesting, DriftClerical, DriftOutOfHours, DriftNoSupervision, DriftNoExperience, DriftOnePathway}

// DriftSignals returns every DriftSignal, in the order of this page.
func DriftSignals() []DriftSignal { return slices.Clone(driftSignals) }

// String returns the name under which it is stored and sent.
func (v DriftSignal) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownDriftSignal].
func (v DriftSignal) MarshalText() ([]byte, error) {
	return enum.Marshal(v, driftSignals, ErrUnknownDriftSignal)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *DriftSignal) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, driftSignals, ErrUnknownDriftSignal)
}

// A GateItem is an item of the onboarding gate. The zero value is none.
type GateItem string

// Values of GateItem.
const (
	GateRoleDefinition  GateItem = "role_definition"  // a role definition exists and the candidate has it
	GateSupervisor      GateItem = "supervisor"       // a supervisor is named
	GateCommunication   GateItem = "communication"    // training in communication
	GateBoundaries      GateItem = "boundaries"       // training in boundaries
	GateSelfCare        GateItem = "self_care"        // training in self-care
	GateScope           GateItem = "scope"            // training in scope of practice
	GateConfidentiality GateItem = "confidentiality"  // confidentiality and its limits
	GateCrisis          GateItem = "crisis"           // the way to urgent help is known
	GateBackground      GateItem = "background_check" // a background check, where the programme asks for one
	GateShadowing       GateItem = "shadowing"        // time beside an experienced worker, where the programme asks for it
)

var gateItems = []GateItem{GateRoleDefinition, GateSupervisor, GateCommunication, GateBoundaries, GateSelfCare, GateScope, GateConfidentiality, GateCrisis, GateBackground, GateShadowing}

// GateItems returns every GateItem, in the order of this page.
func GateItems() []GateItem { return slices.Clone(gateItems) }

// String returns the name under which it is stored and sent.
func (v GateItem) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownGateItem].
func (v GateItem) MarshalText() ([]byte, error) {
	return enum.Marshal(v, gateItems, ErrUnknownGateItem)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *GateItem) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, gateItems, ErrUnknownGateItem)
}
