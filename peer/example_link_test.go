package peer_test

import (
	"errors"
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func ExampleLink() {
	ana := peer.ParticipantActor("ana")
	l, _ := peer.NewLink(peer.LinkOffer{ID: "l-1", Kind: peer.LinkSupporter, Participant: "ana", Supporter: "her-mother"}, lifecycle.Act{By: ana, At: march(2)})
	// Ana offered, so her mother answers.
	fmt.Println(errors.Is(l.Agree(lifecycle.Act{By: ana, At: march(3)}), lifecycle.ErrAnswered))
	fmt.Println(l.Agree(lifecycle.Act{By: l.Companion(), At: march(3)}), l)
	_ = l.Allow(lifecycle.Act{By: ana, At: march(4)}, peer.ContactCrisis)
	fmt.Println(l.Allows(lifecycle.ParticipantParty, peer.ContactCrisis, march(5)), l.Allows(lifecycle.ParticipantParty, peer.KnowReturnToUse, march(5)))
	_ = l.End(lifecycle.Act{By: ana, At: march(9)})
	fmt.Println(l.Allows(lifecycle.ParticipantParty, peer.ContactCrisis, march(10)))
	// Output:
	// true
	// <nil> [supporter link active]
	// true false
	// false
}

func ExampleNetworkOf() {
	ana, bo := peer.ParticipantActor("ana"), peer.ParticipantActor("bo")
	pair, err := peer.NewLink(peer.LinkOffer{ID: "l-2", Kind: peer.LinkAccountability, Participant: "ana", Partner: "bo"}, lifecycle.Act{By: ana, At: march(2)})
	fmt.Println(err)
	pair, _ = peer.NewLink(peer.LinkOffer{ID: "l-2", Kind: peer.LinkAccountability, Participant: "ana", Partner: "bo", Group: "sunday"}, lifecycle.Act{By: ana, At: march(2)})
	_ = pair.Agree(lifecycle.Act{By: pair.Companion(), At: march(3)})
	_ = pair.Allow(lifecycle.Act{By: pair.Companion(), At: march(3)}, peer.ContactCheckIn)
	network := peer.NetworkOf(peer.ParticipantID(bo.ID), []peer.Link{*pair}, nil)
	fmt.Println(len(network.Links(march(4))), len(network.Allowing(peer.ContactCheckIn, march(4))), network)
	// Output:
	// peer: bad link: want the group of an accountability pair, and of no other link
	// 1 1 [support network]
}

func ExampleSupporter() {
	s := peer.Supporter{ID: "s-1", Participant: "ana", Tie: peer.TieParent}
	fmt.Println(s.Check(), s)
	s.Participant = ""
	fmt.Println(s.Check())
	// Output:
	// <nil> [supporter]
	// peer: bad supporter: want an id and a participant, in valid UTF-8 of at most 256 bytes
}
