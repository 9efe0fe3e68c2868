package supervision_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/supervision"
)

// Two of three came. Each worker has a session of their own in the ledger, and the
// supervisor cannot be one of the group.
func ExampleGroupSession() {
	g := supervision.GroupSession{ID: "g1", Supervisor: "sam", Start: time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC), Minutes: 90,
		Modality: peer.ModalityVideo, Workers: []supervision.Attendee{{Worker: "ana", Attendance: supervision.Present},
			{Worker: "ben", Attendance: supervision.Absent}, {Worker: "cleo", Attendance: supervision.Present}}}
	sessions, err := g.Sessions()
	for _, s := range sessions {
		fmt.Println(s.Result, s.GroupSize)
	}
	fmt.Println(err)

	g.Workers[1].Worker = "sam"
	_, err = g.Sessions()
	fmt.Println(err)
	// Output:
	// held 2
	// missed_by_worker 2
	// held 2
	// <nil>
	// supervision: session record does not fit: a group session wants a supervisor who is none of its workers
}
