package peer_test

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// march returns nine in the morning of a day in March 2026.
func march(day int) time.Time { return time.Date(2026, time.March, day, 9, 0, 0, 0, time.UTC) }

// engaged returns a mentorship of a person who said yes and seeks a worker.
func engaged(ana lifecycle.Actor) *peer.Mentorship {
	m, _ := peer.NewMentorship("m-1", "ana", lifecycle.Act{By: ana, At: march(2)})
	_ = m.Engage(lifecycle.Act{By: ana, At: march(3)})
	_ = m.RequestMatch(lifecycle.Act{By: ana, At: march(3)})
	return m
}

func Example() {
	ana, luis := peer.ParticipantActor("ana"), peer.WorkerActor("luis")
	m := engaged(ana)
	pair := peer.Pairing{
		Participant: peer.Participant{ID: "ana"},
		Worker:      peer.Worker{ID: "luis", Credential: peer.CredentialCertified, Fitness: peer.FitnessFit, Capacity: 1},
	}
	fmt.Println(m.Propose(lifecycle.Act{By: ana, At: march(4)}, "luis", pair), m.State())
	// Ana proposed, so Luis answers, and not she.
	err := m.Accept(lifecycle.Act{By: ana, At: march(5)}, pair)
	fmt.Println(errors.Is(err, lifecycle.ErrAnswered))
	pair.Load.Supported = 1
	fmt.Println(m.Accept(lifecycle.Act{By: luis, At: march(5)}, pair))
	pair.Load.Supported = 0
	fmt.Println(m.Accept(lifecycle.Act{By: luis, At: march(6)}, pair), m.State())
	fmt.Println(m.Start(lifecycle.Act{By: luis, At: march(9)}, peer.AgreementSpoken, march(9).AddDate(0, 6, 0)), m.State())

	stored, _ := json.Marshal(m)
	var loaded peer.Mentorship
	fmt.Println(json.Unmarshal(stored, &loaded), loaded.State())
	fmt.Println(m) // no identity is printed
	// Output:
	// <nil> proposed_match
	// true
	// mentorship: cannot accept: a rule refuses (capacity); want a worker with a free place; possible now: decline, propose close
	// <nil> agreement_pending
	// <nil> active
	// <nil> active
	// [mentorship active]
}

func ExampleMentorship_Close() {
	ana := peer.ParticipantActor("ana")
	m := engaged(ana)
	staff := lifecycle.Act{By: peer.ProgrammeActor("dee"), At: march(10)}
	fmt.Println(m.Close(staff))
	fmt.Println(m.Close(lifecycle.Act{By: ana, At: march(10)}), m.ClosureReason())
	again, err := m.Reengage("m-2", lifecycle.Act{By: ana, At: march(20)})
	fmt.Println(again.State(), err)
	// Output:
	// mentorship: cannot close without a reason; want one of the coded reasons goals_met, participant_choice, moved_to_other_support, moved_away, unable_to_contact, eligibility_or_funding_ended, incarcerated_or_institutionalised_long_term, safety, conflict_of_interest_no_alternative, worker_unavailable_no_rematch, deceased, entered_in_error; possible now: propose, propose close
	// <nil> participant_choice
	// referred <nil>
}

func ExampleMentorship_Pause() {
	ana, luis, mo := peer.ParticipantActor("ana"), peer.WorkerActor("luis"), peer.SupervisorActor("mo")
	m := engaged(ana)
	pair := peer.Pairing{Participant: peer.Participant{ID: "ana"},
		Worker: peer.Worker{ID: "luis", Credential: peer.CredentialCertified, Fitness: peer.FitnessFit, Capacity: 1}}
	_ = m.Propose(lifecycle.Act{By: ana, At: march(4)}, "luis", pair)
	_ = m.Accept(lifecycle.Act{By: luis, At: march(5)}, pair)
	_ = m.Start(lifecycle.Act{By: luis, At: march(9)}, peer.AgreementSigned, time.Time{})

	err := m.Pause(lifecycle.Act{By: luis, At: march(12)})
	var refusal *lifecycle.Refusal
	if errors.As(err, &refusal) {
		fmt.Println(refusal.Code, refusal.Legal)
		spanish, _ := refusal.Text(lifecycle.Spanish)
		fmt.Println(spanish)
	}
	words, _ := lifecycle.NewText(rand.Reader, "surgery, back in two weeks")
	fmt.Println(m.Pause(lifecycle.Act{By: mo, At: march(12), Code: "hospital", Reason: words}), m.State())
	fmt.Println(m.Resume(lifecycle.Act{By: ana, At: march(26)}), m.State())
	fmt.Println("on the 20th:", m.History().AsOf(march(20)).State())
	// Output:
	// not_your_move [complete continue extend propose_close step_down]
	// acompañamiento: no es posible hacer una pausa: este paso corresponde a otra persona; ahora es posible: completar, seguir, prolongar, proponer el cierre, reducir el contacto
	// <nil> paused
	// <nil> active
	// on the 20th: paused
}

func ExampleMentorship_Due() {
	m := engaged(peer.ParticipantActor("ana"))
	due, err := m.Due(peer.MentorshipTimings(), lifecycle.Calendar{}, march(10))
	for _, d := range due {
		fmt.Println(d.Name, d.Waiting, "since", d.Since.Format(time.DateOnly))
	}
	fmt.Println(err)
	_, err = m.Due([]peer.MentorshipTiming{{Name: "whenever", States: []peer.MentorshipState{peer.MentorshipMatching}}}, lifecycle.Calendar{}, march(10))
	fmt.Println(errors.Is(err, lifecycle.ErrTiming))
	// Output:
	// find_match [programme] since 2026-03-03
	// <nil>
	// true
}

func ExampleInspectMentorship() {
	ana := peer.ParticipantActor("ana")
	record, _ := json.Marshal(engaged(ana))
	damaged := record[:len(record)-40]
	fmt.Println(json.Unmarshal(damaged, new(peer.Mentorship)) != nil)

	seen := peer.InspectMentorship("m-1", "ana", damaged)
	_, err := seen.Leave(lifecycle.Act{By: peer.WorkerActor("luis"), At: march(10)})
	fmt.Println(err)
	left, err := seen.Leave(lifecycle.Act{By: ana, At: march(10)})
	fmt.Println(left, err)
	// Output:
	// true
	// peer: not the participant: only the participant leaves this way
	// [departure] <nil>
}

func ExampleEncounter() {
	kits := peer.Encounter{ID: "e-1", Kind: peer.EncounterDropIn, Worker: "luis", Start: march(4), Minutes: 5, Recorded: march(4).Add(time.Hour),
		Supplies: []peer.Supply{{Item: "naloxone kit", Count: 2}}}
	fmt.Println(kits.Check(), kits)
	kits.Kind = peer.EncounterOneToOne
	fmt.Println(kits.Check())
	// Output:
	// <nil> [encounter drop_in]
	// peer: bad encounter: want a participant, as it is one to one
}
