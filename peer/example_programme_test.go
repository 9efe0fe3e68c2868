package peer_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
)

func ExampleProgramme() {
	p := peer.Programme{ID: "riverside", Delivery: peer.DeliveryPeerRun, Zone: "UTC",
		Hours:      []peer.WeeklyHours{{Day: time.Monday, From: 9 * 60, To: 17 * 60}},
		AfterHours: []peer.Route{{Kind: peer.RouteCrisisLine, Reach: "988"}}}
	monday := time.Date(2026, time.March, 2, 10, 0, 0, 0, time.UTC)
	night := monday.Add(13 * time.Hour)
	fmt.Println(p.IsOpen(monday, nil), p.Routes(monday, nil))
	fmt.Println(p.IsOpen(night, nil), p.Routes(night, nil), p.Routes(night, nil)[0].Reach)

	// Whom an emergency department refers by night is tried on the same day.
	first := peer.EmergencyTimingsAfterHours(night, nil)[0]
	fmt.Println(first.Name, first.Within, "from", first.From.Format(time.DateTime))

	p.Zone = ""
	fmt.Println(p.Check())
	// Output:
	// true []
	// false [[route crisis_line]] 988
	// first_attempt 1 hour from 2026-03-02 23:00:00
	// peer: bad programme: want a zone, as there are hours
}

func ExampleInactivityAnalogue() {
	for _, a := range peer.InactivityAnalogues() {
		if a.Where == "US-LA" {
			fmt.Println(a.Domain, a.Rule.Inactive, a.Rule.Source.Evidence)
		}
	}
	// Output:
	// substance_use 90 days verified
	// mental_health 180 days verified
}
