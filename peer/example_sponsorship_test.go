package peer_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func ExampleSponsorship() {
	ana, rosa := peer.ParticipantActor("ana"), peer.SponsorActor("rosa")
	s, _ := peer.NewSponsorship("s-1", "ana", lifecycle.Act{By: ana, At: march(2)})
	_ = s.Ask(lifecycle.Act{By: ana, At: march(3)}, "rosa")
	// A worker of the programme has no say in it.
	err := s.Agree(lifecycle.Act{By: peer.WorkerActor("luis"), At: march(4)}, peer.SponsorFacts{})
	fmt.Println(errors.Is(err, lifecycle.ErrNotYourMove))
	fmt.Println(s.Agree(lifecycle.Act{By: rosa, At: march(4)}, peer.SponsorFacts{}), s.State())

	for _, f := range s.Review(peer.SponsorFacts{RecoverySince: peer.DateOf(march(1).AddDate(0, -8, 0), time.UTC), SameHouse: true}, peer.DateOf(march(5), time.UTC)) {
		fmt.Println(f.Rule, f.Source.Evidence)
	}
	fmt.Println(s.End(lifecycle.Act{By: ana, At: march(20)}), s)
	// Output:
	// true
	// <nil> active
	// under_one_year design
	// same_house design
	// <nil> [sponsorship ended]
}
