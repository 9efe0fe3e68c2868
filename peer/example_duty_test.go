package peer_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

func ExampleDuty() {
	luis, mo := peer.WorkerActor("luis"), peer.SupervisorActor("mo")
	d, _ := peer.NewDuty("luis", lifecycle.Act{By: mo, At: march(1)})
	fmt.Println(d.StepAside(lifecycle.Act{By: luis, At: march(4)}), d.Fitness(march(4)))
	// There is no way back but by a plan that both agree on.
	fmt.Println(errors.Is(d.Return(lifecycle.Act{By: mo, At: march(5)}), lifecycle.ErrNotFromHere))
	_ = d.AgreeReturn(lifecycle.Act{By: luis, At: march(6)})
	_ = d.AgreeReturn(lifecycle.Act{By: mo, At: march(6)})
	fmt.Println(d.HasReturnPlan(march(7)), d.Fitness(march(7)))
	_ = d.ReturnAdjusted(lifecycle.Act{By: mo, At: march(20)})
	_ = d.ReturnAdjusted(lifecycle.Act{By: luis, At: march(20)})
	fmt.Println(d.Fitness(march(21)), d)
	// Output:
	// <nil> stepped_aside
	// true
	// true stepped_aside
	// adjusted_duties [duty]
}

func ExampleDeactivate() {
	ana, luis := peer.ParticipantActor("ana"), peer.WorkerActor("luis")
	w := peer.Worker{ID: "luis", Credential: peer.CredentialCertified, Fitness: peer.FitnessFit, Capacity: 1}
	m, pair := engaged(ana), peer.Pairing{Participant: peer.Participant{ID: "ana"}, Worker: w}
	_ = m.Propose(lifecycle.Act{By: ana, At: march(4)}, "luis", pair)
	_ = m.Accept(lifecycle.Act{By: luis, At: march(5)}, pair)
	_ = m.Start(lifecycle.Act{By: luis, At: march(9)}, peer.AgreementSigned, time.Time{})

	dee := peer.ProgrammeActor("dee")
	open := peer.OpenWork{Mentorships: []peer.Mentorship{*m}, Escalations: []string{"esc-7"}}
	_, err := peer.Deactivate(w, open, lifecycle.Act{By: dee, At: march(20)})
	fmt.Println(err)
	out, err := peer.Deactivate(w, open, lifecycle.Act{By: dee, At: march(20), Code: "left"})
	fmt.Println(err, out.Mentorships[0], len(out.Escalations), out.Notices[0], out.Worker.Left)
	fmt.Println(m)
	// Output:
	// peer: bad deactivation: want one of the coded reasons left, credential_lost, stepped_aside, conflict_of_interest
	// <nil> [mentorship needs_reassignment] 1 [notice worker_gone] 2026-03-20
	// [mentorship active]
}

func ExampleWorker_IsAvailable() {
	w := peer.Worker{ID: "luis", Hours: []peer.WeeklyHours{{Day: time.Wednesday, From: 9 * 60, To: 12 * 60}}}
	fmt.Println(march(4).Weekday(), w.IsAvailable(march(4), time.UTC), w.IsAvailable(march(4).Add(3*time.Hour), time.UTC))
	w.Away = true
	fmt.Println(w.IsAvailable(march(4), time.UTC), peer.WeeklyHours{From: 600, To: 540}.IsValid())
	// Output:
	// Wednesday true false
	// false false
}
