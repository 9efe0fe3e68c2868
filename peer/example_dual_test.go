package peer_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Luis knows Ana from home: their town has one meeting and one clinic. He says so, which is
// all that is asked of him. Until his supervisor has looked at it the two are not paired.
func ExampleDualRelationship() {
	luis, ana, rosa := peer.WorkerActor("luis"), peer.ParticipantActor("ana"), peer.SupervisorActor("rosa")
	var known peer.DualRelationships // every tie that the host has stored
	d, _ := peer.DeclareTie("d-1", peer.DualParties{Worker: "luis", Participant: "ana"},
		peer.DualChange{Kind: peer.ConflictSameMeeting, SmallCommunity: true}, lifecycle.Act{By: luis, At: march(2)})
	known, _ = peer.NewDualRelationships(*d)
	fmt.Println(known.Conflicts("luis", march(2))[0].Accepted)

	// A supervisor who is Luis's sister does not decide.
	kin, _ := peer.DeclareTie("d-2", peer.DualParties{Worker: "luis", Supervisor: "vera"},
		peer.DualChange{Kind: peer.ConflictRelative}, lifecycle.Act{By: luis, At: march(2)})
	known, _ = peer.NewDualRelationships(*d, *kin)
	fmt.Println(d.Review(lifecycle.Act{By: peer.SupervisorActor("vera"), At: march(3)}, known))

	_ = d.Review(lifecycle.Act{By: rosa, At: march(3)}, known)
	june, _ := peer.NewDate(2026, time.June, 1)
	_ = d.Manage(lifecycle.Act{By: rosa, At: march(3), Code: "small_community"}, peer.PrecautionGreeting, june, known)
	known, _ = peer.NewDualRelationships(*d, *kin)
	fmt.Println(d.State(), d.At(march(3)).Precautions, known.Conflicts("luis", march(3))[0].Accepted)

	// Ana would rather not after all. She need not say why, and Luis is not told that it was she.
	_ = d.Object(lifecycle.Act{By: ana, At: march(20)})
	seen, _ := d.ShownTo(luis, known, march(20))
	fmt.Println(d.State(), seen.State)
	// Output:
	// false
	// dual relationship: cannot review: a rule refuses (involved); want a supervisor who has no tie with either of the two; possible now: end
	// managed [greeting_agreed] true
	// objected avoided
}
