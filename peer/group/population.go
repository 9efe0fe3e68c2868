package group

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPopulation reports a name that is no population.
var ErrUnknownPopulation = errors.New("group: unknown population")

// A Population says whom a group is first of all for, beside its focus. It describes
// the group and no person in it. The zero value is none.
type Population string

// Populations.
const (
	// PopulationInjecting: people who inject drugs, who may come under a code in any group.
	PopulationInjecting Population = "people_who_inject_drugs"
	// PopulationMedication: people whose recovery is supported by medication.
	PopulationMedication Population = "on_medication"
	// PopulationCoOccurring: people with a substance use and a mental health condition.
	PopulationCoOccurring Population = "co_occurring"
	// PopulationParents: parents and people who care for children.
	PopulationParents Population = "parents"
	// PopulationOlderAdults: older adults.
	PopulationOlderAdults Population = "older_adults"
	// PopulationIndigenous: indigenous people.
	PopulationIndigenous Population = "indigenous"
	// PopulationDisplaced: refugees and people displaced by conflict.
	PopulationDisplaced Population = "displaced"
	// PopulationReentry: people coming out of jail or prison.
	PopulationReentry Population = "reentry"
	// PopulationInpatients: people in an inpatient programme or an addiction hospital.
	PopulationInpatients Population = "inpatients"
	// PopulationOutpatients: people in an outpatient programme.
	PopulationOutpatients Population = "outpatients"
)

var populations = []Population{
	PopulationInjecting,
	PopulationMedication,
	PopulationCoOccurring,
	PopulationParents,
	PopulationOlderAdults,
	PopulationIndigenous,
	PopulationDisplaced,
	PopulationReentry,
	PopulationInpatients,
	PopulationOutpatients,
}

// Populations returns every Population, in the order of this page.
func Populations() []Population { return append([]Population(nil), populations...) }

// String returns the name under which it is stored and sent.
func (v Population) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownPopulation].
func (v Population) MarshalText() ([]byte, error) {
	return enum.Marshal(v, populations, ErrUnknownPopulation)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *Population) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, populations, ErrUnknownPopulation)
}
