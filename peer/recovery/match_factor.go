package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMatchFactor reports a name that is no factor of a match.
var ErrUnknownMatchFactor = errors.New("recovery: unknown factor of a match")

// A MatchFactor is one thing that the soft score of a match looks at. The zero value is none.
type MatchFactor string

// Factors, the heaviest first.
const (
	// FactorGoal: what the person and the pathway aim at.
	FactorGoal MatchFactor = "goal"
	// FactorWorldview: the frame of belief.
	FactorWorldview MatchFactor = "worldview"
	// FactorMedication: how the pathway meets medication.
	FactorMedication MatchFactor = "medication"
	// FactorFormat: what happens there, and with which tools.
	FactorFormat MatchFactor = "format"
	// FactorPopulation: who is there and what it is about.
	FactorPopulation MatchFactor = "population"
	// FactorAccess: place, time, language and channel.
	FactorAccess MatchFactor = "access"
	// FactorExperience: what the person tried before.
	FactorExperience MatchFactor = "experience"
)

var matchFactors = []MatchFactor{
	FactorGoal,
	FactorWorldview,
	FactorMedication,
	FactorFormat,
	FactorPopulation,
	FactorAccess,
	FactorExperience,
}

// MatchFactors returns every MatchFactor, in the order of this page.
func MatchFactors() []MatchFactor { return append([]MatchFactor(nil), matchFactors...) }

// String returns the name under which it is stored and sent.
func (v MatchFactor) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownMatchFactor].
func (v MatchFactor) MarshalText() ([]byte, error) {
	return enum.Marshal(v, matchFactors, ErrUnknownMatchFactor)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MatchFactor) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, matchFactors, ErrUnknownMatchFactor)
}
