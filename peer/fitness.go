package peer

import "github.com/alongside-go/alongside/internal/enum"

// A Fitness says whether a worker is fit for duty. It is the worker's own word or
// the outcome of a return plan, never a punishment. The zero value is unknown.
type Fitness string

// Kinds of fitness for duty.
const (
	// FitnessFit: no limits.
	FitnessFit Fitness = "fit"
	// FitnessAdjustedDuties: works with duties agreed with the supervisor.
	FitnessAdjustedDuties Fitness = "adjusted_duties"
	// FitnessSteppedAside: does no service until a return plan is agreed.
	FitnessSteppedAside Fitness = "stepped_aside"
)

var fitnesses = []Fitness{
	FitnessFit,
	FitnessAdjustedDuties,
	FitnessSteppedAside,
}

// Fitnesses returns every Fitness, in the order of this page.
func Fitnesses() []Fitness { return append([]Fitness(nil), fitnesses...) }

// String returns the name under which it is stored and sent.
func (v Fitness) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownFitness].
func (v Fitness) MarshalText() ([]byte, error) { return enum.Marshal(v, fitnesses, ErrUnknownFitness) }

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Fitness) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, fitnesses, ErrUnknownFitness)
}
