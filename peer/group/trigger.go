package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownTrigger reports a name that is no thing that happens in a group.
var ErrUnknownTrigger = errors.New("group: unknown thing that happens in a group")

// A Trigger is something that happens in a meeting and that its leaders answer. The
// zero value is none.
type Trigger string

// Triggers. [ResponseTo] says what to do at each.
const (
	// TriggerDistress: tears or distress.
	TriggerDistress Trigger = "distress"
	// TriggerIntoxicated: somebody came under the influence.
	TriggerIntoxicated Trigger = "intoxicated"
	// TriggerSuicidalStatement: somebody speaks of suicide.
	TriggerSuicidalStatement Trigger = "suicidal_statement"
	// TriggerThreatToOthers: somebody threatens another.
	TriggerThreatToOthers Trigger = "threat_to_others"
	// TriggerAbuseDisclosed: abuse or neglect of a child, an elder or another dependent adult comes out.
	TriggerAbuseDisclosed Trigger = "abuse_disclosed"
	// TriggerOverdose: somebody has overdosed.
	TriggerOverdose Trigger = "overdose"
	// TriggerMedicalEmergency: another medical emergency.
	TriggerMedicalEmergency Trigger = "medical_emergency"
	// TriggerMedicineAdvice: somebody advises about medicine.
	TriggerMedicineAdvice Trigger = "medicine_advice"
	// TriggerConflict: one person takes all the time, or two quarrel.
	TriggerConflict Trigger = "conflict"
	// TriggerHarassment: harassment, or a predatory approach to somebody new.
	TriggerHarassment Trigger = "harassment"
	// TriggerWeapon: a weapon, or an immediate threat to those in the room.
	TriggerWeapon Trigger = "weapon"
	// TriggerPartnerViolence: violence by a partner comes out.
	TriggerPartnerViolence Trigger = "partner_violence"
)

var triggers = []Trigger{
	TriggerDistress,
	TriggerIntoxicated,
	TriggerSuicidalStatement,
	TriggerThreatToOthers,
	TriggerAbuseDisclosed,
	TriggerOverdose,
	TriggerMedicalEmergency,
	TriggerMedicineAdvice,
	TriggerConflict,
	TriggerHarassment,
	TriggerWeapon,
	TriggerPartnerViolence,
}

// Triggers returns every Trigger, in the order of this page.
func Triggers() []Trigger { return append([]Trigger(nil), triggers...) }

// String returns the name under which it is stored and sent.
func (v Trigger) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownTrigger].
func (v Trigger) MarshalText() ([]byte, error) {
	return enum.Marshal(v, triggers, ErrUnknownTrigger)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Trigger) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, triggers, ErrUnknownTrigger)
}
