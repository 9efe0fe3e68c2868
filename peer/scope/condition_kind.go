package scope

import "github.com/alongside-go/alongside/internal/enum"

// A ConditionKind says what a condition asks for. The zero value is no kind.
type ConditionKind string

// Kinds of condition.
const (
	// TrainingCondition: a training that the worker holds.
	TrainingCondition ConditionKind = "training"
	// ConsentCondition: consent. A fact tells of the participant's consent to
	// "disclosure"; of any other, such as to the use of a story, no fact tells.
	ConsentCondition ConditionKind = "consent"
	// ApprovalCondition: a supervisor's recorded approval.
	ApprovalCondition ConditionKind = "supervisor_approval"
	// SupervisionCondition: a current supervision agreement or cover.
	SupervisionCondition ConditionKind = "supervision"
	// CredentialCondition: a credential in good standing.
	CredentialCondition ConditionKind = "credential"
	// EndorsementCondition: an endorsement on the credential.
	EndorsementCondition ConditionKind = "endorsement"
	// FitnessCondition: fitness for duty.
	FitnessCondition ConditionKind = "fitness"
	// EquipmentCondition: something at hand, such as naloxone; no fact tells.
	EquipmentCondition ConditionKind = "equipment"
	// PolicyCondition: a written rule of the organisation or the place; no fact tells.
	PolicyCondition ConditionKind = "policy"
	// RatioCondition: no more participants than the figure says; no fact tells.
	RatioCondition ConditionKind = "ratio"
	// PairingCondition: a second person; no fact tells.
	PairingCondition ConditionKind = "pairing"
)

var conditionKinds = []ConditionKind{
	TrainingCondition,
	ConsentCondition,
	ApprovalCondition,
	SupervisionCondition,
	CredentialCondition,
	EndorsementCondition,
	FitnessCondition,
	EquipmentCondition,
	PolicyCondition,
	RatioCondition,
	PairingCondition,
}

// ConditionKinds returns every ConditionKind, in the order of this page.
func ConditionKinds() []ConditionKind { return append([]ConditionKind(nil), conditionKinds...) }

// String returns the name under which it is stored and sent.
func (v ConditionKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownCondition].
func (v ConditionKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, conditionKinds, ErrUnknownCondition)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *ConditionKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, conditionKinds, ErrUnknownCondition)
}

// consentToDisclosure is the one consent that the fact tells of: no consent
// stands for another.
const consentToDisclosure = "disclosure"

// told reports whether some fact tells if the condition is met.
func (c RuleCondition) told() bool {
	switch c.Kind {
	case EquipmentCondition, PolicyCondition, RatioCondition, PairingCondition:
		return false
	case ConsentCondition:
		return c.Of == consentToDisclosure
	}
	return true
}
