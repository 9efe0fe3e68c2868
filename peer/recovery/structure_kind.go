package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownStructureKind reports a name that is no kind of structure.
var ErrUnknownStructureKind = errors.New("recovery: unknown kind of structure")

// A StructureKind is what the numbered items of a pathway are. The zero value is none.
type StructureKind string

// Kinds of structure.
const (
	// StructureSteps: steps.
	StructureSteps StructureKind = "steps"
	// StructureTraditions: principles of the groups, not of the person.
	StructureTraditions StructureKind = "traditions"
	// StructurePoints: points, in any order.
	StructurePoints StructureKind = "points"
	// StructureStatements: statements.
	StructureStatements StructureKind = "statements"
	// StructureLevels: levels.
	StructureLevels StructureKind = "levels"
	// StructurePrinciples: principles.
	StructurePrinciples StructureKind = "principles"
	// StructureDomains: areas of a personal plan.
	StructureDomains StructureKind = "domains"
	// StructureGuidelines: guidelines.
	StructureGuidelines StructureKind = "guidelines"
	// StructureTruths: truths.
	StructureTruths StructureKind = "truths"
	// StructurePath: factors of a path.
	StructurePath StructureKind = "path"
	// StructurePractices: practices.
	StructurePractices StructureKind = "practices"
	// StructureCharterRules: conditions of a house's charter.
	StructureCharterRules StructureKind = "charter_rules"
	// StructureStandards: standards of a programme.
	StructureStandards StructureKind = "standards"
	// StructureComponents: components.
	StructureComponents StructureKind = "components"
	// StructureConcepts: concepts.
	StructureConcepts StructureKind = "concepts"
	// StructureParts: parts of a plan.
	StructureParts StructureKind = "parts"
	// StructureTasks: tasks.
	StructureTasks StructureKind = "tasks"
	// StructureModel: parts of a model for groups.
	StructureModel StructureKind = "model"
	// StructureValues: values, one for each step.
	StructureValues StructureKind = "values"
	// StructureQuarters: quarters of a circle.
	StructureQuarters StructureKind = "quarters"
	// StructurePillars: pillars.
	StructurePillars StructureKind = "pillars"
	// StructurePracticeAreas: areas of practice.
	StructurePracticeAreas StructureKind = "practice_areas"
	// StructureWorkflow: stages of a workflow.
	StructureWorkflow StructureKind = "workflow"
	// StructureLessons: lessons.
	StructureLessons StructureKind = "lessons"
)

var structureKinds = []StructureKind{
	StructureSteps,
	StructureTraditions,
	StructurePoints,
	StructureStatements,
	StructureLevels,
	StructurePrinciples,
	StructureDomains,
	StructureGuidelines,
	StructureTruths,
	StructurePath,
	StructurePractices,
	StructureCharterRules,
	StructureStandards,
	StructureComponents,
	StructureConcepts,
	StructureParts,
	StructureTasks,
	StructureModel,
	StructureValues,
	StructureQuarters,
	StructurePillars,
	StructurePracticeAreas,
	StructureWorkflow,
	StructureLessons,
}

// StructureKinds returns every StructureKind, in the order of this page.
func StructureKinds() []StructureKind { return append([]StructureKind(nil), structureKinds...) }

// String returns the name under which it is stored and sent.
func (v StructureKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping [ErrUnknownStructureKind].
func (v StructureKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, structureKinds, ErrUnknownStructureKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *StructureKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, structureKinds, ErrUnknownStructureKind)
}
