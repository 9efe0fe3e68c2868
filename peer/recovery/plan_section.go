package recovery

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A PlanSection says of one kind of part what belongs there and where that comes
// from. It is an offer for a form, not a template: no plan needs any of them.
type PlanSection struct {
	Kind    PlanPartKind  `json:"kind,omitempty"`
	Plan    PlanKind      `json:"plan,omitempty"`    // the kind of plan that it is usual in; any plan may have it
	Label   string        `json:"label,omitempty"`   // what belongs there, in own words
	Private bool          `json:"private,omitempty"` // nobody but its writer reads it unless they show it
	Source  source.Source `json:"source,omitzero"`
}

var (
	planFields = source.DesignDefault("fields of a participant-owned recovery plan")
	// preventionSections are those of a worksheet that was read and of others like it.
	preventionSections = source.Of("MERIDIAN").At("sections of the worksheet", source.Secondary)
	unreadSections     = common("overdose safety and help lines in prevention plans")
	wrapParts          = source.Of("PWWRAP").At("toolbox and six parts; read in pages of three centres", source.Verified)
	crisisFields       = source.DesignDefault("fields of the crisis part of a wellness plan")
)

var planSections = []PlanSection{
	{PartVision, PlanRecovery, "What I hope for, in my own words", false, planFields},
	{PartStrengths, PlanRecovery, "What I am good at and what I have", false, planFields},
	{PartPathways, PlanRecovery, "The pathways I chose", false, planFields},
	{PartServices, PlanRecovery, "Services and appointments", false, planFields},
	{PartMedicines, PlanRecovery, "What I take and with whom, only if I wish to say it", false, planFields},
	{PartBarriers, PlanRecovery, "What stands in the way", false, planFields},
	{PartCapital, PlanRecovery, "What I have to build on", false, planFields},
	{PartRiskFlags, PlanRecovery, "What to look out for", false, planFields},
	{PartCrisisLink, PlanRecovery, "Where my crisis plan is", false, planFields},
	{PartOwn, PlanRecovery, "Anything else", false, planFields},
	{PartReasons, PlanSafety, "What I protect", false, preventionSections},
	{PartTriggersOutside, PlanSafety, "People, places, times, objects, payday", false, preventionSections},
	{PartTriggersInside, PlanSafety, "Feelings, thoughts, pain", false, preventionSections},
	{PartEarlyWarning, PlanSafety, "Changes in mood, then in thinking and doing, and routines that I skip", false, preventionSections},
	{PartCoping, PlanSafety, "What helps, the best first: when this, then that", false, preventionSections},
	{PartDailyUpkeep, PlanSafety, "Sleep, food, meetings, meaning", false, preventionSections},
	{PartPeople, PlanSafety, "Whom I call: who they are to me, channel, order, hours", false, preventionSections},
	{PartHighRiskCalendar, PlanSafety, "Dates, anniversaries, travel", false, preventionSections},
	{PartIfItHappens, PlanSafety, "Stop, a safe place, tell someone, naloxone or medical help if needed, no shame, whom to tell at the service, next step within 24 hours", false, preventionSections},
	{PartOverdoseSafety, PlanSafety, "Lower tolerance, naloxone, not alone", false, unreadSections},
	{PartHelpLines, PlanSafety, "Numbers to call at any time", false, unreadSections},
	{PartWRAPToolbox, PlanWellness, "Tools that keep me well", true, wrapParts},
	{PartWRAPDaily, PlanWellness, "What I am like well; every day; now and then", true, wrapParts},
	{PartWRAPTriggers, PlanWellness, "What happens outside, and what I then do", true, wrapParts},
	{PartWRAPEarlySigns, PlanWellness, "What I notice inside, and what I then do", true, wrapParts},
	{PartWRAPBreakingDown, PlanWellness, "When things are breaking down, and what I then do", true, wrapParts},
	{PartWRAPCrisis, PlanWellness, "My wishes for a crisis", true, wrapParts},
	{PartWRAPPostCrisis, PlanWellness, "The time after a crisis", true, wrapParts},
	{PartCrisisWell, PlanWellness, "What I am like when well", true, crisisFields},
	{PartCrisisSigns, PlanWellness, "Signs that others must act", true, crisisFields},
	{PartCrisisDeciders, PlanWellness, "Who decides for me then", true, crisisFields},
	{PartCrisisNotInvolved, PlanWellness, "Who must not be involved", true, crisisFields},
	{PartCrisisCare, PlanWellness, "Medicines and care that I accept or turn down", true, crisisFields},
	{PartCrisisPlaces, PlanWellness, "Places that I prefer or avoid", true, crisisFields},
	{PartCrisisHelps, PlanWellness, "What helps and what does not", true, crisisFields},
	{PartCrisisHome, PlanWellness, "Care of home, children, pets", true, crisisFields},
	{PartCrisisEnd, PlanWellness, "Signs that the crisis plan can stop", true, crisisFields},
}

// PlanSections returns what each kind of part is about, in the order of
// [PlanPartKinds].
func PlanSections() []PlanSection { return slices.Clone(planSections) }

// isOwnWriting reports whether nobody writes or reads a kind of part but its
// writer. A kind that is not known counts as one.
func isOwnWriting(k PlanPartKind) bool {
	for _, s := range planSections {
		if s.Kind == k {
			return s.Private
		}
	}
	return true
}
