package recovery_test

import (
	"fmt"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
	"github.com/alongside-go/alongside/peer/recovery"
)

func ExampleCopingEntry() {
	before, _ := recovery.Rate(7)
	after, _ := recovery.Rate(3)
	e := recovery.CopingEntry{Participant: "ana", Strategy: recovery.CopeUrgeSurfing, At: planMarch(2), Before: before, After: after}
	fmt.Println(e.Check(), e.IsReadBy(peer.WorkerActor("joe")), recovery.CopingTallies([]recovery.CopingEntry{e})[0].Change)
	e.Strategy = "urge_surfin"
	fmt.Println(e.Check())
	// Output:
	// <nil> false -4
	// recovery: bad entry about coping: recovery: unknown coping strategy (nearest: urge_surfing)
}

func ExampleJournalEntry() {
	e := recovery.JournalEntry{Participant: "ana", At: planMarch(2), Words: peertest.Text("the sea was flat")}
	fmt.Println(e, e.IsReadBy(peer.ParticipantActor("ana")), e.IsReadBy(peer.WorkerActor("joe")))
	e.Words = lifecycle.Text{}
	fmt.Println(e.Check())
	// Output:
	// [journal entry] true false
	// recovery: bad entry about coping: want a participant, a time and words
}

func ExampleContactsNow() {
	sister := recovery.SupportContact{Who: lifecycle.Actor{Party: peer.CompanionParty, ID: "her-sister"}, Channel: peer.ModalityPhone}
	answer, err := recovery.ContactsNow([]recovery.SupportContact{sister}, nil, recovery.HelpLines(), planMarch(2), nil)
	fmt.Println(answer.Now, len(answer.Lines), err)
	sister.Channel = "pigeon"
	_, err = recovery.ContactsNow([]recovery.SupportContact{sister}, nil, nil, planMarch(2), nil)
	fmt.Println(err)
	// Output:
	// [[contact]] 2 <nil>
	// recovery: bad contact: peer: unknown modality
}

func ExamplePlan_SafetyReview() {
	ana := peer.ParticipantActor("ana")
	p, _ := recovery.NewPlan("s-1", recovery.PlanSafety, "ana", lifecycle.Act{By: ana, At: planMarch(2)})
	v, _ := p.Propose(lifecycle.Act{By: ana, At: planMarch(2)}, recovery.PlanContent{Opioids: true})
	_ = p.AgreeIn(lifecycle.Act{By: ana, At: planMarch(2)}, v, peer.AgreementSpoken)
	review, _ := p.SafetyReview(nil, lifecycle.Calendar{}, planMarch(20))
	fmt.Println(review.Due, review.On)
	review, _ = p.SafetyReview([]recovery.SafetyEvent{{Kind: recovery.SafetyAfterRelease, At: planMarch(15)}}, lifecycle.Calendar{}, planMarch(20))
	fmt.Println(review.Due, review.On)
	_, err := p.SafetyReview([]recovery.SafetyEvent{{Kind: "releese", At: planMarch(15)}}, lifecycle.Calendar{}, planMarch(20))
	fmt.Println(err)
	// Output:
	// false 2026-05-31
	// true 2026-03-15
	// recovery: unknown event of safety (nearest: release)
}

func ExampleContinuingCare() {
	discharge, _ := peer.ParseDate("2026-03-02")
	dates, err := recovery.ContinuingCare().Dates(discharge)
	fmt.Println(dates[:4], err)
	_, err = recovery.ContinuingCare().Dates(peer.Date{})
	fmt.Println(err)
	// Output:
	// [2026-03-05 2026-03-09 2026-03-16 2026-04-01] <nil>
	// peer: bad date: the schedule leaves the calendar
}

func ExampleAttainmentScale() {
	s := recovery.AttainmentScale{Goal: "g-1", Weight: 1}
	for i, words := range []string{"no walk", "one a month", "one a week", "two a week", "one a day"} {
		s.Words[i] = peertest.Text(words)
	}
	fmt.Println(s.Check(), s.At(recovery.MoreThanExpected).Words())
	s.Weight = 0
	fmt.Println(s.Check())
	// Output:
	// <nil> two a week
	// recovery: bad goal attainment: want a weight that is positive and finite
}
