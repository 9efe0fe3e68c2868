package recovery

import (
	"errors"

	"github.com/alongside-go/alongside/internal/enum"
)

// ErrUnknownPlanPartKind reports a name that is no kind of plan part.
var ErrUnknownPlanPartKind = errors.New("recovery: unknown kind of plan part")

// A PlanPartKind says what one part of a plan is about. No plan needs any of
// them: what is in a plan is the choice of the person whose it is.
// [PlanSections] says more about each. The zero value is no kind.
type PlanPartKind string

// Kinds of part.
const (
	// PartVision: hope, in own words.
	PartVision PlanPartKind = "vision"
	// PartStrengths: what I am good at and what I have.
	PartStrengths PlanPartKind = "strengths"
	// PartPathways: the pathways that I chose, in own words.
	PartPathways PlanPartKind = "pathways"
	// PartServices: services and appointments.
	PartServices PlanPartKind = "services"
	// PartMedicines: what I take and with whom, only if I wish to say it.
	PartMedicines PlanPartKind = "medicines"
	// PartBarriers: what stands in the way.
	PartBarriers PlanPartKind = "barriers"
	// PartCapital: what I have to build on; a score stays beside the name of its
	// set.
	PartCapital PlanPartKind = "recovery_capital"
	// PartRiskFlags: what to look out for, set by myself.
	PartRiskFlags PlanPartKind = "risk_flags"
	// PartCrisisLink: where my crisis plan is.
	PartCrisisLink PlanPartKind = "crisis_link"
	// PartOwn: anything else.
	PartOwn PlanPartKind = "own"
	// PartReasons: what I protect.
	PartReasons PlanPartKind = "reasons"
	// PartTriggersOutside: people, places, times, objects, payday.
	PartTriggersOutside PlanPartKind = "triggers_external"
	// PartTriggersInside: feelings, thoughts, pain.
	PartTriggersInside PlanPartKind = "triggers_internal"
	// PartEarlyWarning: mood, thinking, behaviour, routines that I skip.
	PartEarlyWarning PlanPartKind = "early_warning"
	// PartCoping: what helps, ranked, as when-then lines.
	PartCoping PlanPartKind = "coping"
	// PartDailyUpkeep: sleep, food, meetings, meaning.
	PartDailyUpkeep PlanPartKind = "daily_upkeep"
	// PartPeople: whom to call, by which channel, in which order, at which hours.
	PartPeople PlanPartKind = "people"
	// PartHighRiskCalendar: dates, anniversaries, travel.
	PartHighRiskCalendar PlanPartKind = "high_risk_calendar"
	// PartIfItHappens: what to do after a return to use, within 24 hours.
	PartIfItHappens PlanPartKind = "if_it_happens"
	// PartOverdoseSafety: lower tolerance, naloxone, not alone.
	PartOverdoseSafety PlanPartKind = "overdose_safety"
	// PartHelpLines: numbers to call at any time.
	PartHelpLines PlanPartKind = "help_lines"
	// PartWRAPToolbox: wellness tools.
	PartWRAPToolbox PlanPartKind = "wrap_toolbox"
	// PartWRAPDaily: what I am like well, what I do every day, what I might do.
	PartWRAPDaily PlanPartKind = "wrap_daily_maintenance"
	// PartWRAPTriggers: what happens outside, and what I then do.
	PartWRAPTriggers PlanPartKind = "wrap_triggers"
	// PartWRAPEarlySigns: what I notice inside, and what I then do.
	PartWRAPEarlySigns PlanPartKind = "wrap_early_signs"
	// PartWRAPBreakingDown: when things are breaking down, and what I then do.
	PartWRAPBreakingDown PlanPartKind = "wrap_breaking_down"
	// PartWRAPCrisis: advance wishes for a crisis.
	PartWRAPCrisis PlanPartKind = "wrap_crisis"
	// PartWRAPPostCrisis: the time after.
	PartWRAPPostCrisis PlanPartKind = "wrap_post_crisis"
	// PartCrisisWell: what I am like when well.
	PartCrisisWell PlanPartKind = "crisis_well"
	// PartCrisisSigns: signs that others must act.
	PartCrisisSigns PlanPartKind = "crisis_signs"
	// PartCrisisDeciders: who decides for me then.
	PartCrisisDeciders PlanPartKind = "crisis_deciders"
	// PartCrisisNotInvolved: who must not be involved.
	PartCrisisNotInvolved PlanPartKind = "crisis_not_involved"
	// PartCrisisCare: medicines and care that I accept or turn down.
	PartCrisisCare PlanPartKind = "crisis_care"
	// PartCrisisPlaces: places that I prefer or avoid.
	PartCrisisPlaces PlanPartKind = "crisis_places"
	// PartCrisisHelps: what helps and what does not.
	PartCrisisHelps PlanPartKind = "crisis_helps"
	// PartCrisisHome: care of home, children, pets.
	PartCrisisHome PlanPartKind = "crisis_home"
	// PartCrisisEnd: signs that the crisis plan can stop.
	PartCrisisEnd PlanPartKind = "crisis_end"
)

var planPartKinds = []PlanPartKind{
	PartVision,
	PartStrengths,
	PartPathways,
	PartServices,
	PartMedicines,
	PartBarriers,
	PartCapital,
	PartRiskFlags,
	PartCrisisLink,
	PartOwn,
	PartReasons,
	PartTriggersOutside,
	PartTriggersInside,
	PartEarlyWarning,
	PartCoping,
	PartDailyUpkeep,
	PartPeople,
	PartHighRiskCalendar,
	PartIfItHappens,
	PartOverdoseSafety,
	PartHelpLines,
	PartWRAPToolbox,
	PartWRAPDaily,
	PartWRAPTriggers,
	PartWRAPEarlySigns,
	PartWRAPBreakingDown,
	PartWRAPCrisis,
	PartWRAPPostCrisis,
	PartCrisisWell,
	PartCrisisSigns,
	PartCrisisDeciders,
	PartCrisisNotInvolved,
	PartCrisisCare,
	PartCrisisPlaces,
	PartCrisisHelps,
	PartCrisisHome,
	PartCrisisEnd,
}

// PlanPartKinds returns every PlanPartKind, in the order of this page.
func PlanPartKinds() []PlanPartKind { return append([]PlanPartKind(nil), planPartKinds...) }

// String returns the name under which it is stored and sent.
func (v PlanPartKind) String() string { return string(v) }

// MarshalText returns the stored name, or an error wrapping
// [ErrUnknownPlanPartKind].
func (v PlanPartKind) MarshalText() ([]byte, error) {
	return enum.Marshal(v, planPartKinds, ErrUnknownPlanPartKind)
}

// UnmarshalText accepts exactly what MarshalText returns. On error v is unchanged.
func (v *PlanPartKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(v, text, planPartKinds, ErrUnknownPlanPartKind)
}
