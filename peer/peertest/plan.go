package peertest

import (
	"testing"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/recovery"
)

// PlanID is the id of the plan of [PlanIn].
const PlanID peer.PlanID = "plan-1"

// PlanContent returns what stands in the plan of [PlanIn]: a part that is open, one
// that the participant keeps private and one that is private by its kind; a goal
// that is open and one that is private.
func PlanContent() recovery.PlanContent {
	return recovery.PlanContent{
		Parts: []recovery.PlanPart{
			{ID: "hope", Kind: recovery.PartVision, Words: Text("my own kitchen")},
			{ID: "health", Kind: recovery.PartBarriers, Private: true, Words: Text("the thing I tell nobody")},
			{ID: "crisis", Kind: recovery.PartWRAPCrisis, Words: Text("call my sister first")},
		},
		Goals: []recovery.PlanGoal{{ID: "g-1"}, {ID: "g-2", Private: true}},
		Phase: peer.RecoveryInitiation,
	}
}

// PlanIn returns a recovery plan in the given state. The participant began it on
// [Day] 0, let the worker in on day 1, wrote its version 1 ([PlanContent]) on day 2
// and agreed to it on day 3, unless it is still a draft; what happened then was on
// day 4. It fails the test for a state that no plan has.
func PlanIn(t testing.TB, state recovery.PlanState) *recovery.Plan {
	t.Helper()
	p, err := recovery.NewPlan(PlanID, recovery.PlanRecovery, ParticipantID, By(participant, Day(0)))
	must(t, err)
	must(t, p.AdmitWorker(By(participant, Day(1)), WorkerID))
	version, err := p.Propose(By(participant, Day(2)), PlanContent())
	must(t, err)
	agree := func() error { return p.Agree(By(participant, Day(3)), version) }
	reach(t, "plan", state, map[recovery.PlanState][]func() error{
		recovery.PlanDraft:       {},
		recovery.PlanActive:      {agree},
		recovery.PlanUnderReview: {agree, func() error { return p.OpenReview(By(participant, Day(4))) }},
		recovery.PlanCompleted:   {agree, func() error { return p.Complete(By(participant, Day(4))) }},
		recovery.PlanStopped:     {agree, func() error { return p.Stop(By(participant, Day(4))) }},
	})
	return p
}
