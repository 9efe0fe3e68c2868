package scope_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/scope"
)

// Luis has said that a participant is an old friend. What he is asked to do is decided with
// what the register knows, and so is whether he may support this friend at all.
func ExampleFactsOfTies() {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tie, err := peer.DeclareTie("d-1", peer.DualParties{Worker: "luis", Participant: "ana"},
		peer.DualChange{Kind: peer.ConflictFriend}, lifecycle.Act{By: peer.WorkerActor("luis"), At: at})
	if err != nil {
		fmt.Println(err)
		return
	}
	register, err := peer.NewDualRelationships(*tie)
	if err != nil {
		fmt.Println(err)
		return
	}
	policy, err := scope.Standard()
	if err != nil {
		fmt.Println(err)
		return
	}
	request := scope.Request{Activity: "goal_setting", Credential: peer.CredentialCertified,
		Supervised: scope.True, Fitness: peer.FitnessFit}
	for _, participant := range []peer.ParticipantID{"ana", "ben"} {
		ties := scope.FactsOfTies(register, "luis", participant, at)
		for _, r := range append(ties.Questions(request), ties.On(request)) {
			facts, err := policy.Prepare(r)
			fmt.Println(r.Activity, policy.Verdict(facts), err)
		}
	}
	_, err = peer.NewDualRelationships(*tie, *tie)
	fmt.Println(err)
	// Output:
	// serve_relative_or_friend consult_supervisor_first <nil>
	// goal_setting consult_supervisor_first <nil>
	// goal_setting permitted <nil>
	// peer: bad dual relationship: one is empty or appears twice
}
