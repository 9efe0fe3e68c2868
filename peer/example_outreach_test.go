package peer_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// Two calls in three days do not exhaust what can be tried, and contact only
// attempted closes nothing.
func ExampleMentorship_Outreach() {
	clinic := lifecycle.Actor{Party: lifecycle.ReferrerParty, ID: "clinic"}
	monday := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	m, err := peer.NewMentorship("m-1", "p-1", lifecycle.Act{By: clinic, At: monday})
	if err != nil {
		fmt.Println(err)
		return
	}
	call := func(id peer.EncounterID, at time.Time) peer.Encounter {
		return peer.Encounter{ID: id, Mentorship: "m-1", Participant: "p-1", Worker: "w-1", Kind: peer.EncounterOneToOne,
			Start: at, Recorded: at, Modality: peer.ModalityPhone, Attempted: true}
	}
	calls := []peer.Encounter{call("e-1", monday.Add(time.Hour)), call("e-2", monday.AddDate(0, 0, 2))}
	out, err := m.Outreach(peer.OutreachDefaults(), calls, monday.AddDate(0, 0, 3), lifecycle.Calendar{})
	fmt.Println(out.Attempts, out.Channels, out.Lacks, err)

	_, err = m.Outreach(peer.OutreachRule{}, calls, monday.AddDate(0, 0, 3), lifecycle.Calendar{})
	fmt.Println(err)
	// Output:
	// 2 [phone] [attempts channels time letter] <nil>
	// lifecycle: bad span: unit ""
}
