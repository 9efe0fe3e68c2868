package scope

import "github.com/alongside-go/alongside/internal/enum"

// A Fact names something that a [Request] may tell and that may bear on the
// verdict. The zero value is no fact.
type Fact string

// Facts, by the keys under which they are stored and sent.
const (
	FactRole           Fact = "role"
	FactCredential     Fact = "credential"
	FactTrainings      Fact = "trainings"
	FactEndorsements   Fact = "endorsements"
	FactNeeds          Fact = "needs"
	FactSetting        Fact = "setting"
	FactPhase          Fact = "phase"
	FactUrgency        Fact = "urgency"
	FactConsent        Fact = "consent"
	FactApproval       Fact = "approval"
	FactFitness        Fact = "fitness"
	FactSupervised     Fact = "supervised"
	FactAgeGroup       Fact = "age_group"
	FactSecondRole     Fact = "second_role"
	FactSmallCommunity Fact = "small_community"
	FactConflictSignal Fact = "conflict_signal"
)

var factNames = []Fact{FactRole, FactCredential, FactTrainings, FactEndorsements, FactNeeds, FactSetting, FactPhase,
	FactUrgency, FactConsent, FactApproval, FactFitness, FactSupervised, FactAgeGroup, FactSecondRole,
	FactSmallCommunity, FactConflictSignal}

// FactNames returns every Fact, in the order of this page.
func FactNames() []Fact { return append([]Fact(nil), factNames...) }

// String returns the key under which it is stored and sent.
func (v Fact) String() string { return string(v) }

// MarshalText returns the key, or an error wrapping [ErrUnknownFact].
func (v Fact) MarshalText() ([]byte, error) { return enum.Marshal(v, factNames, ErrUnknownFact) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Fact) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, factNames, ErrUnknownFact)
}
