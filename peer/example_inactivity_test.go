package peer_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Who is silent decides what is due: nobody who waits for an answer is closed.
func ExampleInactivity_Silence() {
	met := peer.Encounter{Mentorship: "m-1", Start: march(4), Minutes: 45}
	called := peer.Encounter{Mentorship: "m-1", Start: march(12), Attempted: true}
	last := peer.LastHeardOf("m-1", march(1), []peer.Encounter{met, called})

	s, err := peer.InactivityDefaults().Silence(last, march(20), lifecycle.Calendar{Zone: time.UTC})
	fmt.Println(s.Step, s.Turn, err)

	last.FromParticipant = march(16) // a message that the host knows of
	s, err = peer.InactivityDefaults().Silence(last, march(20), lifecycle.Calendar{Zone: time.UTC})
	fmt.Println(s.Step, s.Turn, err)
	// Output:
	// warn participant <nil>
	// answer worker <nil>
}
