package workforce

import (
	"slices"

	"github.com/alongside-go/alongside/peer/source"
)

// A BarrierRow is a barrier and what a programme can do about it. None of the barriers
// is a fault of the worker's.
type BarrierRow struct {
	Barrier     Barrier
	Mitigations []string
	Agenda      bool // worth a place on the agenda of the next session, if the worker wants
	Source      source.Source
}

// BarrierCatalogue returns every barrier, in the order of [Barriers]. Mitigations that the
// trial of supervision strategies found useful are marked verified; the others are design.
func BarrierCatalogue() []BarrierRow {
	tried := source.Of("SUPSTRAT").At("strategies found useful", source.Verified)
	own := source.DesignDefault("what a programme can do")
	return []BarrierRow{
		{BarrierEmotional, []string{"training on own emotions and bias", "supportive supervision", "a debrief after hard contacts"}, true, own},
		{BarrierCredibility, []string{"value the work openly", "peer-led education of stakeholders"}, false, own},
		{BarrierSelfDoubt, []string{"explicit valuing", "a goal of growth in the development plan", "links to other peer workers"}, true, tried},
		{BarrierProviders, []string{"stakeholder education on role and evidence", "joint work on cases the participant agrees to"}, false, own},
		{BarrierAmbiguity, []string{"a role definition before assignment", "name ambiguity openly and negotiate the role anew"}, true, tried},
		{BarrierBoundaries, []string{"a concern reported without consequences", "collaborative troubleshooting", "boundary training"}, true, tried},
		{BarrierPay, []string{"a pay scale with steps", "a report on equity of pay"}, false, own},
		{BarrierBacking, []string{"the readiness checklist of the organisation", "a leader who stands behind the role"}, false, own},
		{BarrierSupervisors, []string{"access to several supervisors", "co-supervision by somebody with peer experience", "supervisor training"}, false, tried},
		{BarrierTraining, []string{"a report on gaps of training", "paid time for training"}, false, own},
		{BarrierBurnout, []string{"a caseload within the cap", "time off", "a return plan after a step-aside"}, true, own},
		{BarrierTurnover, []string{"development and links to other peers", "look at pay, caseload and satisfaction together"}, false, tried},
		{BarrierRecognition, []string{"explicit valuing", "a voice in decisions"}, true, tried},
		{BarrierPolicies, []string{"a review of policies with peer workers", "adjustments for workers in recovery"}, false, own},
	}
}

// MitigationsOf returns what can be done about a barrier, or nothing for one that is none.
func MitigationsOf(b Barrier) []string {
	for _, r := range BarrierCatalogue() {
		if r.Barrier == b {
			return slices.Clone(r.Mitigations)
		}
	}
	return nil
}
