package peer_test

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func ExampleMerges() {
	dee := peer.ProgrammeActor("dee")
	var ms peer.Merges[peer.Participant]
	_, err := ms.Merge("m-1", "ana-2", "ana", lifecycle.Act{By: dee, At: march(4), Code: "entered_twice"})
	fmt.Println(err, ms.Resolve("ana-2", march(5)) == "ana", len(ms.Records("ana", march(5))))
	// A duplicate leads straight to the id kept, never by way of another.
	_, err = ms.Merge("m-2", "ana", "bo", lifecycle.Act{By: dee, At: march(6), Code: "same_person"})
	fmt.Println(errors.Is(err, lifecycle.ErrGuard))
	_, err = ms.Undo("m-1", lifecycle.Act{By: dee, At: march(7), Code: "two_people"})
	fmt.Println(err, ms.Resolve("ana-2", march(8)) == "ana-2", ms.Resolve("ana-2", march(5)) == "ana")
	// Output:
	// <nil> true 2
	// true
	// <nil> true true
}

func ExampleStrictestConsent() {
	fmt.Println(peer.StrictestConsent(peer.ConsentGiven, peer.ConsentGiven))
	fmt.Println(peer.StrictestConsent(peer.ConsentGiven, peer.ConsentWithdrawn))
	fmt.Println(peer.StrictestConsent())
	// Output:
	// given
	// withdrawn
	// not_asked
}
