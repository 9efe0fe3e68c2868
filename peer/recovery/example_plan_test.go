package recovery_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func planMarch(d int) time.Time { return time.Date(2026, time.March, d, 10, 0, 0, 0, time.UTC) }

func ExamplePlan() {
	ana, joe := peer.ParticipantActor("ana"), peer.WorkerActor("joe")
	p, _ := recovery.NewPlan("p-1", recovery.PlanRecovery, "ana", lifecycle.Act{By: ana, At: planMarch(2)})
	_ = p.AdmitWorker(lifecycle.Act{By: ana, At: planMarch(2)}, "joe")
	v, _ := p.Propose(lifecycle.Act{By: joe, At: planMarch(3)}, recovery.PlanContent{Parts: []recovery.PlanPart{
		{ID: "hope", Kind: recovery.PartVision, Words: peertest.Text("a quiet flat")}}})
	// Joe wrote it; only Ana puts it in force.
	err := p.Agree(lifecycle.Act{By: joe, At: planMarch(3)}, v)
	fmt.Println(errors.Is(err, lifecycle.ErrNotYourMove), p)
	fmt.Println(p.Agree(lifecycle.Act{By: ana, At: planMarch(4)}, v), p)
	on, _ := p.ReviewOn(recovery.PlanRule{}, lifecycle.Calendar{})
	fmt.Println("to be looked at again on", on)
	// Output:
	// true [recovery plan draft]
	// <nil> [recovery plan active]
	// to be looked at again on 2026-06-02
}

func ExamplePlan_View() {
	ana, joe := peer.ParticipantActor("ana"), peer.WorkerActor("joe")
	sister := lifecycle.Actor{Party: peer.CompanionParty, ID: "her-sister"}
	act := func(d int) lifecycle.Act { return lifecycle.Act{By: ana, At: planMarch(d)} }
	p, _ := recovery.NewPlan("p-2", recovery.PlanWellness, "ana", act(2))
	_ = p.AdmitWorker(act(2), "joe")
	v, _ := p.Propose(act(3), recovery.PlanContent{Parts: []recovery.PlanPart{
		{ID: "crisis", Kind: recovery.PartWRAPCrisis, Words: peertest.Text("who may decide for me")}}})
	_ = p.Agree(act(3), v)
	_ = p.Share(act(4), "crisis", sister)
	fmt.Println(len(p.View(joe).InForce.Content.Parts), len(p.View(sister).InForce.Content.Parts))
	_ = p.Unshare(act(5), "crisis", sister)
	fmt.Println(len(p.View(sister).InForce.Content.Parts), len(p.View(ana).InForce.Content.Parts))
	// Nobody writes it for her.
	_, err := p.Propose(lifecycle.Act{By: joe, At: planMarch(6)}, recovery.PlanContent{Parts: []recovery.PlanPart{
		{ID: "toolbox", Kind: recovery.PartWRAPToolbox, Words: peertest.Text("walks")}}})
	fmt.Println(err)
	// Output:
	// 0 1
	// 0 1
	// plan: cannot propose: a rule refuses (private_part); want parts that are not private: nobody else writes those; possible now: endorse, note outcome, open review, withdraw
}

func ExamplePlan_NoteOutcome() {
	ana, joe := peer.ParticipantActor("ana"), peer.WorkerActor("joe")
	p, _ := recovery.NewPlan("p-3", recovery.PlanRecovery, "ana", lifecycle.Act{By: ana, At: planMarch(2)})
	_ = p.AdmitWorker(lifecycle.Act{By: ana, At: planMarch(2)}, "joe")
	v, _ := p.Propose(lifecycle.Act{By: ana, At: planMarch(3)}, recovery.PlanContent{Goals: []recovery.PlanGoal{{ID: "housing"}, {ID: "hers", Private: true}}})
	_ = p.Agree(lifecycle.Act{By: ana, At: planMarch(3)}, v)
	o := recovery.PlanItemOutcome{Goal: "housing", Referral: "r-1", Outcome: "met"}
	fmt.Println(p.NoteOutcome(lifecycle.Act{By: joe, At: planMarch(9)}, o), p.View(ana).Outcomes[0].Outcome)
	o.Goal = "hers"
	err := p.NoteOutcome(lifecycle.Act{By: joe, At: planMarch(9)}, o)
	fmt.Println(errors.Is(err, lifecycle.ErrGuard), len(p.View(ana).Outcomes))
	// Output:
	// <nil> met
	// true 1
}
