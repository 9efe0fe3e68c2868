package outcomes_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/outcomes"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/referral"
)

// may returns nine in the morning, n days after 1 May 2026.
func may(n int) time.Time { return time.Date(2026, time.May, 1+n, 9, 0, 0, 0, time.UTC) }

// supported returns a mentorship of somebody and Luis whose first meeting was on the n-th day.
func supported(id peer.MentorshipID, who peer.ParticipantID, n int) *peer.Mentorship {
	them, luis := peer.ParticipantActor(who), peer.WorkerActor("luis")
	pair := peer.Pairing{Participant: peer.Participant{ID: who}, Worker: peer.Worker{ID: "luis", Credential: peer.CredentialCertified, Fitness: peer.FitnessFit, Capacity: 5}}
	m, _ := peer.NewMentorship(id, who, lifecycle.Act{By: them, At: may(n)})
	_ = m.Engage(lifecycle.Act{By: them, At: may(n)})
	_ = m.RequestMatch(lifecycle.Act{By: them, At: may(n)})
	_ = m.Propose(lifecycle.Act{By: them, At: may(n)}, "luis", pair)
	_ = m.Accept(lifecycle.Act{By: luis, At: may(n)}, pair)
	_ = m.Start(lifecycle.Act{By: luis, At: may(n)}, peer.AgreementSpoken, time.Time{})
	return m
}

// metWith returns a contact made on the n-th day.
func metWith(id peer.EncounterID, who peer.ParticipantID, n int) peer.Encounter {
	return peer.Encounter{ID: id, Kind: peer.EncounterOneToOne, Worker: "luis", Participant: who, Start: may(n), Minutes: 40, Recorded: may(n).Add(time.Hour)}
}

// What was written down once feeds the measures; what is corrected later shows.
func ExampleEventsOfMentorship() {
	ana, luis, clinic := peer.ParticipantActor("ana"), peer.WorkerActor("luis"), referral.ReceiverActor("clinic")
	m := supported("m-1", "ana", 0)
	_ = m.Close(lifecycle.Act{By: peer.SupervisorActor("dee"), At: may(80), Code: string(peer.ClosureUnableToContact)})
	yes := referral.Facts{Consent: peer.ConsentGiven}
	h, _ := referral.NewHandoff(referral.HandoffOffer{ID: "h-1", Participant: "ana", Worker: "luis", Receiver: "clinic"}, lifecycle.Act{By: luis, At: may(10)})
	_ = h.GiveConsent(lifecycle.Act{By: ana, At: may(10)}, "c-1", yes)
	_ = h.Introduce(lifecycle.Act{By: luis, At: may(11)}, peer.ModalityPhone, may(16), yes)
	_ = h.Confirm(lifecycle.Act{By: clinic, At: may(12)}, time.Time{})
	_ = h.ConfirmAttendance(lifecycle.Act{By: clinic, At: may(16)})

	place := outcomes.Place{Programme: "north"}
	stay, _ := outcomes.EventsOfMentorship(*m, time.UTC)
	met, _ := outcomes.EventsOfEncounter(metWith("e-1", "ana", 75), time.UTC)
	linked, err := outcomes.EventsOfHandoff(*h, nil, place, time.UTC)
	sent, _ := outcomes.Log{}.Reread(may(100), stay, met, linked)
	fmt.Println(len(sent.Events()), "events", err)

	report := func(log outcomes.Log) {
		for _, id := range []string{"retention-90", "completion", "linkage-7"} {
			measure, _ := outcomes.MeasureOf(id)
			f, _ := measure.Of(log, outcomes.Ask{From: dateOf("2026-05-01"), Until: dateOf("2026-08-01"), Through: dateOf("2026-08-31")})
			fmt.Println(id, f.Shares[0].Numerator, "of", f.Shares[0].Denominator)
		}
	}
	report(sent)

	// It turns out that the goals had been reached, and that nobody came to the clinic.
	last, _ := m.History().Last()
	reached := last.Move()
	reached.Code = string(peer.ClosureGoalsMet)
	_ = m.Correct(lifecycle.Act{By: peer.SupervisorActor("dee"), At: may(110), Code: "wrong_event"}, last.Seq, reached)
	visit, _ := h.History().Last()
	mistaken, _ := lifecycle.NewText(zeros{}, "somebody else came")
	_ = h.Correct(lifecycle.Act{By: clinic, At: may(111), Reason: mistaken}, visit.Seq)
	stay, _ = outcomes.EventsOfMentorship(*m, time.UTC)
	linked, _ = outcomes.EventsOfHandoff(*h, nil, place, time.UTC)
	now, _ := sent.Reread(may(112), stay, met, linked)
	report(now)
	for _, c := range outcomes.Changes(sent, now) {
		fmt.Printf("%s %s %q\n", c.Kind, c.Then.Kind, c.Now.Code)
	}

	_, err = outcomes.EventsOfEncounter(peer.Encounter{ID: "e-2", Kind: peer.EncounterOneToOne, Worker: "luis", Start: may(3), Minutes: 10, Recorded: may(4)}, time.UTC)
	fmt.Println(err)
	// Output:
	// 5 events <nil>
	// retention-90 0 of 1
	// completion 0 of 1
	// linkage-7 1 of 1
	// retention-90 0 of 1
	// completion 1 of 1
	// linkage-7 0 of 1
	// voided linked_visit ""
	// corrected discharge "completed"
	// peer: bad encounter: want a participant, as it is one to one
}

// zeros is a source of salt for examples; a program takes crypto/rand.Reader.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// A return to use is the participant's to share, or not.
func ExampleEventsOfReturn() {
	ana, records := peer.ParticipantActor("ana"), peer.ProgrammeActor("records")
	u, _ := recovery.NewReturnRecord("u-1", "ana", recovery.ReturnChange{Kind: recovery.ReturnLapse, On: recovery.OnDay(dateOf("2026-05-02"))}, lifecycle.Act{By: ana, At: may(2)})
	_, err := outcomes.EventsOfReturn(*u, records, outcomes.Place{})
	fmt.Println(err)
	_ = u.Share(lifecycle.Act{By: ana, At: may(4)}, records, false)
	r, err := outcomes.EventsOfReturn(*u, records, outcomes.Place{})
	fmt.Println(r.Records()[0].Kind, r.Records()[0].On, err)
	// Output:
	// outcomes: a return to use that is not shared: it is the participant's to record and to share
	// use_day 2026-05-02 <nil>
}
