package recovery

import (
	"errors"
	"slices"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownConcern reports a name that is no concern.
var ErrUnknownConcern = errors.New("recovery: unknown concern")

// A Concern is what a pathway is about, and what somebody seeks a pathway for. The
// zero value is none.
type Concern string

// Concerns.
const (
	// ConcernAlcohol: drinking.
	ConcernAlcohol Concern = "alcohol"
	// ConcernOpioids: heroin and other opioids.
	ConcernOpioids Concern = "opioids"
	// ConcernCocaine: cocaine.
	ConcernCocaine Concern = "cocaine"
	// ConcernCrystalMeth: methamphetamine.
	ConcernCrystalMeth Concern = "crystal_meth"
	// ConcernCannabis: marijuana.
	ConcernCannabis Concern = "cannabis"
	// ConcernPills: tablets, prescribed or not.
	ConcernPills Concern = "pills"
	// ConcernOtherDrugs: any other drug.
	ConcernOtherDrugs Concern = "other_drugs"
	// ConcernGambling: gambling.
	ConcernGambling Concern = "gambling"
	// ConcernEating: eating.
	ConcernEating Concern = "eating"
	// ConcernRelationships: ties to others that take over.
	ConcernRelationships Concern = "relationships"
	// ConcernChildhoodFamily: having grown up with addiction or harm.
	ConcernChildhoodFamily Concern = "childhood_family"
	// ConcernOtherBehaviour: another behaviour that has become compulsive.
	ConcernOtherBehaviour Concern = "other_behaviour"
	// ConcernMentalHealth: a mental health condition.
	ConcernMentalHealth Concern = "mental_health"
	// ConcernLifeIssues: any other issue of life.
	ConcernLifeIssues Concern = "life_issues"
)

var concerns = []Concern{
	ConcernAlcohol,
	ConcernOpioids,
	ConcernCocaine,
	ConcernCrystalMeth,
	ConcernCannabis,
	ConcernPills,
	ConcernOtherDrugs,
	ConcernGambling,
	ConcernEating,
	ConcernRelationships,
	ConcernChildhoodFamily,
	ConcernOtherBehaviour,
	ConcernMentalHealth,
	ConcernLifeIssues,
}

// Concerns returns every Concern, in the order of this page.
func Concerns() []Concern { return append([]Concern(nil), concerns...) }

// IsSubstance reports whether v is the use of a substance.
func (v Concern) IsSubstance() bool { return slices.Contains(substances(), v) }

// IsDrug reports whether v is the use of a substance other than alcohol.
func (v Concern) IsDrug() bool { return v != ConcernAlcohol && v.IsSubstance() }

// substances returns the concerns that are the use of a substance.
func substances() []Concern {
	return []Concern{ConcernAlcohol, ConcernOpioids, ConcernCocaine, ConcernCrystalMeth, ConcernCannabis, ConcernPills, ConcernOtherDrugs}
}

// addictions returns the concerns that are the use of a substance or a behaviour.
func addictions() []Concern {
	return append(substances(), ConcernGambling, ConcernEating, ConcernOtherBehaviour)
}

// String returns the name under which it is stored and sent.
func (v Concern) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownConcern].
func (v Concern) MarshalText() ([]byte, error) {
	return enum.Marshal(v, concerns, ErrUnknownConcern)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Concern) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, concerns, ErrUnknownConcern)
}
