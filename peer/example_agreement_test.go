package peer_test

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
)

func ExampleAgreement() {
	on := peer.DateOf(march(9), nil)
	a := peer.Agreement{Mentorship: "m-1", Form: peer.AgreementSpoken, On: on, ReviewOn: on.AddDays(90),
		Covers: []peer.AgreementPoint{peer.PointPeerSupport, peer.PointVoluntary, peer.PointRoles, peer.PointConfidentiality}}
	fmt.Println(a, len(a.Open()), "points to talk about, first:", a.Open()[0])
	fmt.Println(a.ReviewDue(on), a.ReviewDue(on.AddDays(90)))
	a.ReviewOn = on
	fmt.Println(a.Check())
	for _, c := range peer.AgreementContents()[:3] {
		fmt.Printf("%s: %s\n", c.Point, c.Source.Evidence)
	}
	// Output:
	// [agreement spoken] 9 points to talk about, first: contact
	// false true
	// peer: bad agreement: want a review after the agreement
	// peer_support: verified
	// voluntary: verified
	// roles: unverified
}
