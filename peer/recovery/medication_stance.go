package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMedicationStance reports a name that is no stance on medication.
var ErrUnknownMedicationStance = errors.New("recovery: unknown stance on medication")

// A MedicationStance says how a pathway meets people who take buprenorphine,
// methadone, naltrexone or a psychiatric medicine as prescribed. It gives a caution
// that a person sees before they choose, and nothing more: no stance makes anybody
// not in recovery, and nothing here tells a person to change or stop a medicine. The
// zero value is not said.
type MedicationStance string

// Stances. StanceVaries, StanceNeutral and StanceNotStated are for pathways without a common text.
const (
	// StanceAffirming: it is made for people on medication, or welcomes them by name.
	StanceAffirming MedicationStance = "affirming"
	// StanceAccepting: its own text accepts prescribed medication.
	StanceAccepting MedicationStance = "accepting"
	// StanceOutsideIssue: its own text leaves it to doctor and member; attitudes vary from group to group.
	StanceOutsideIssue MedicationStance = "outside_issue"
	// StanceGroupDependent: its own text lets groups limit roles or the recognition of time; ask the group.
	StanceGroupDependent MedicationStance = "group_dependent"
	// StanceHouseDependent: the residence decides; law may limit its refusal.
	StanceHouseDependent MedicationStance = "house_dependent"
	// StanceVaries: it differs from one group, host or board to the next, and no common text is known.
	StanceVaries MedicationStance = "varies"
	// StanceNeutral: it neither endorses nor opposes medicines.
	StanceNeutral MedicationStance = "neutral"
	// StanceNotStated: no statement was found.
	StanceNotStated MedicationStance = "not_stated"
	// StanceNotApplicable: medication has no bearing on it.
	StanceNotApplicable MedicationStance = "not_applicable"
)

var medicationStances = []MedicationStance{
	StanceAffirming,
	StanceAccepting,
	StanceOutsideIssue,
	StanceGroupDependent,
	StanceHouseDependent,
	StanceVaries,
	StanceNeutral,
	StanceNotStated,
	StanceNotApplicable,
}

// MedicationStances returns every MedicationStance, in the order of this page.
func MedicationStances() []MedicationStance {
	return append([]MedicationStance(nil), medicationStances...)
}

// String returns the name under which it is stored and sent.
func (v MedicationStance) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMedicationStance].
func (v MedicationStance) MarshalText() ([]byte, error) {
	return enum.Marshal(v, medicationStances, ErrUnknownMedicationStance)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MedicationStance) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, medicationStances, ErrUnknownMedicationStance)
}
