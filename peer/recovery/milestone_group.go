package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownMilestoneGroup reports a name that is no group of milestones.
var ErrUnknownMilestoneGroup = errors.New("recovery: unknown group of milestones")

// A MilestoneGroup is a group of milestones other than days. The zero value is
// none.
type MilestoneGroup string

// Groups.
const (
	// MilestonesEngagement: taking part.
	MilestonesEngagement MilestoneGroup = "engagement"
	// MilestonesProgramme: steps of a programme.
	MilestonesProgramme MilestoneGroup = "programme"
	// MilestonesLife: what there is to build on.
	MilestonesLife MilestoneGroup = "life"
	// MilestonesHarmReduction: safer use and care.
	MilestonesHarmReduction MilestoneGroup = "harm_reduction"
	// MilestonesGivingBack: for others.
	MilestonesGivingBack MilestoneGroup = "giving_back"
)

var milestoneGroups = []MilestoneGroup{
	MilestonesEngagement,
	MilestonesProgramme,
	MilestonesLife,
	MilestonesHarmReduction,
	MilestonesGivingBack,
}

// MilestoneGroups returns every MilestoneGroup, in the order of this page.
func MilestoneGroups() []MilestoneGroup { return append([]MilestoneGroup(nil), milestoneGroups...) }

// String returns the name under which it is stored and sent.
func (v MilestoneGroup) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownMilestoneGroup].
func (v MilestoneGroup) MarshalText() ([]byte, error) {
	return enum.Marshal(v, milestoneGroups, ErrUnknownMilestoneGroup)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *MilestoneGroup) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, milestoneGroups, ErrUnknownMilestoneGroup)
}
