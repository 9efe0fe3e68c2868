package recovery_test

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func ExampleGoal() {
	ana, joe := peer.ParticipantActor("ana"), peer.WorkerActor("joe")
	words := recovery.GoalContent{Words: peertest.Text("walk to the sea"), Steps: []recovery.GoalStep{{ID: "shoes", By: lifecycle.ParticipantParty}}}
	g, _ := recovery.NewGoal("g-1", "ana", words, lifecycle.Act{By: ana, At: planMarch(2)})
	_ = g.Show(lifecycle.Act{By: ana, At: planMarch(2)}, "joe")
	_ = g.Begin(lifecycle.Act{By: ana, At: planMarch(3)})
	// Joe may say how it goes in his view; where it stands is Ana's to say.
	fmt.Println(g.NoteProgress(lifecycle.Act{By: joe, At: planMarch(5)}, recovery.AchievementImproving), g)
	err := g.Achieve(lifecycle.Act{By: joe, At: planMarch(6)})
	fmt.Println(errors.Is(err, lifecycle.ErrNotYourMove), g)
	fmt.Println(g.SetAside(lifecycle.Act{By: ana, At: planMarch(7)}), g, words.Unsaid())
	// Output:
	// <nil> [goal active]
	// true [goal active]
	// <nil> [goal set_aside] [measurable achievable relevant timed]
}

func ExampleGoalStateOf() {
	fmt.Println(recovery.GoalStateOf(recovery.FHIRCompleted, recovery.AchievementNotAttainable))
	_, err := recovery.GoalStateOf(recovery.FHIRCompleted, "")
	fmt.Println(err)
	// Output:
	// set_aside <nil>
	// recovery: no state for this status of FHIR: want one that is not entered in error and, if completed, its achievement
}

func ExampleAttainmentScore() {
	score, err := recovery.AttainmentScore([]recovery.Attainment{{Weight: 2, Level: recovery.MoreThanExpected}, {Weight: 1, Level: recovery.AsExpected}})
	fmt.Printf("%.1f %v\n", score, err)
	_, err = recovery.AttainmentScore([]recovery.Attainment{{Weight: 0, Level: recovery.MoreThanExpected}})
	fmt.Println(err)
	// Output:
	// 58.0 <nil>
	// recovery: bad goal attainment: want a weight that is not 0
}
