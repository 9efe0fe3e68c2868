package referral_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
	"github.com/alongside-go/alongside/peer/referral"
)

// at returns noon of a day of January 2026, of which the fifth is a Monday.
func at(day int) time.Time { return time.Date(2026, time.January, day, 12, 0, 0, 0, time.UTC) }

// does is an act without a reason; why gives one as a code.
func does(who lifecycle.Actor, day int) lifecycle.Act { return lifecycle.Act{By: who, At: at(day)} }

func why(who lifecycle.Actor, day int, code string) lifecycle.Act {
	return lifecycle.Act{By: who, At: at(day), Code: code}
}

func Example() {
	ana := referral.RequesterActor("worker-ana")
	r, err := referral.New(referral.Request{
		ID: "r-1", Participant: "p-1", Requester: "worker-ana", Receiver: "housing-office",
		Service: referral.ServiceHousing, Urgency: referral.Routine, Plan: "plan-1", Goal: "own-key",
	}, does(ana, 5))
	if err != nil {
		fmt.Println(err)
		return
	}
	yes := referral.Facts{Consent: peer.ConsentGiven}
	fmt.Println(r.Send(does(ana, 5), "consent-1", referral.Facts{Consent: peer.ConsentNotAsked}))
	fmt.Println(r.Send(does(ana, 6), "consent-1", yes), r.Responsible(at(6)).Party)

	office := r.Receiver()
	fmt.Println(r.Accept(does(office, 7), yes), r.Responsible(at(7)).Party)
	fmt.Println(r.Contact(does(office, 8), peer.ModalityPhone), r.Attend(does(office, 12)), r.Complete(does(office, 20)))
	fmt.Println(r.CloseLoop(does(ana, 21), ""))
	fmt.Println(r.SayNeed(does(r.Participant(), 21), referral.NeedPartlyMet))
	fmt.Println(r.CloseLoop(does(ana, 22), ""), r.State(), r.TaskStatus())
	// Output:
	// referral: cannot send: a rule refuses (consent); want a consent of the participant that is given and in force; possible now: cancel, void, withdraw consent
	// <nil> requester
	// <nil> receiver
	// <nil> <nil> <nil>
	// referral: cannot close loop: a rule refuses (need_missing); want what became of the need, or that it is unknown; possible now: say need, void, withdraw consent
	// <nil>
	// <nil> loop_closed completed
}

// A full receiver, a further referral to the next one, and the chain of the two.
func ExampleReferral_Rerefer() {
	ana := referral.RequesterActor("worker-ana")
	yes := referral.Facts{Consent: peer.ConsentGiven}
	first, _ := referral.New(referral.Request{ID: "r-1", Participant: "p-1", Requester: "worker-ana", Receiver: "detox-north",
		Service: referral.ServiceWithdrawal, Urgency: referral.Urgent}, does(ana, 5))
	_ = first.Send(does(ana, 5), "consent-1", yes)
	fmt.Println(first.Decline(why(first.Receiver(), 6, referral.CodeNoCapacity)), first.State())

	rule, days := referral.RereferDefaults(), lifecycle.Calendar{}
	_, err := first.Rerefer("r-2", "detox-north", does(ana, 7), rule, days)
	fmt.Println(err)
	second, err := first.Rerefer("r-2", "detox-south", does(ana, 7), rule, days)
	fmt.Println(err, second.State())
	fmt.Println(first.CloseLoop(does(ana, 7), second.ID()), first.IsLoopClosed(), len(second.Chain([]referral.Referral{*first})))
	// Output:
	// <nil> declined_by_receiver
	// referral: cannot be referred on: that receiver was full, and is asked again after 14 days
	// <nil> drafting
	// <nil> true 2
}

// The participant takes back what was agreed; the receiver closed meanwhile.
func ExampleReferral_WithdrawConsent() {
	ana := referral.RequesterActor("worker-ana")
	r, _ := referral.New(referral.Request{ID: "r-1", Participant: "p-1", Requester: "worker-ana", Receiver: "clinic",
		Service: referral.ServiceTherapy, Urgency: referral.Routine}, does(ana, 5))
	_ = r.Send(does(ana, 5), "consent-1", referral.Facts{Consent: peer.ConsentGiven})
	fmt.Println(r.Accept(does(r.Receiver(), 6), referral.Facts{Consent: peer.ConsentGiven, ReceiverGone: true}))

	fmt.Println(r.Dependent().Open)
	fmt.Println(r.WithdrawConsent(does(lifecycle.System(), 6), peer.ConsentWithdrawn), r.State(), r.Dependent().Open)
	// Output:
	// referral: cannot accept: a rule refuses (receiver_gone); want a receiver that is there; possible now: cancel, decline, receive
	// true
	// <nil> cancelled false
}

// Access lasts as long as one tie to the same party is open.
func ExampleAccessOf() {
	ana := referral.RequesterActor("worker-ana")
	yes := referral.Facts{Consent: peer.ConsentGiven}
	var ties []referral.Engagement
	for _, service := range []referral.ServiceKind{referral.ServiceFood, referral.ServiceHousing} {
		r, _ := referral.New(referral.Request{ID: peer.ReferralID(service), Participant: "p-1", Requester: "worker-ana", Receiver: "centre",
			Service: service, Urgency: referral.Routine}, does(ana, 5))
		_ = r.Send(does(ana, 5), "consent-1", yes)
		if service == referral.ServiceFood {
			_ = r.Withdraw(does(r.Participant(), 7))
		}
		ties = append(ties, r.Engagement(peer.ConsentGiven))
	}
	fmt.Println(referral.AccessOf("centre", "p-1", ties, at(8)))
	ties[1].Consent = peer.ConsentWithdrawn
	fmt.Println(referral.AccessOf("centre", "p-1", ties, at(8)))
	// Output:
	// [access]
	// [no access]
}

// A deadline proposes, a person closes.
func ExamplePromise() {
	ana := referral.RequesterActor("worker-ana")
	r, _ := referral.New(referral.Request{ID: "r-1", Participant: "p-1", Requester: "worker-ana", Receiver: "clinic",
		Service: referral.ServiceMedication, Urgency: referral.Routine}, does(ana, 8))
	_ = r.Send(does(ana, 9), "consent-1", referral.Facts{Consent: peer.ConsentGiven}) // on a Friday
	promise, _ := referral.PromiseFor(r.Request().Urgency)
	days := lifecycle.Calendar{}
	due, _ := r.Due(promise, days, at(13))
	for _, d := range due {
		fmt.Println(d.Name, d.Waiting, d.Due.Format(time.DateOnly), d.Propose)
	}
	fmt.Println(r.Expire(does(ana, 12), promise, days))
	fmt.Println(r.Expire(does(ana, 13), promise, days), r.State())
	// Output:
	// answer [receiver] 2026-01-13 expire
	// referral: cannot expire: a rule refuses (promise_running); want that the receiver's time to answer is up; possible now: cancel, void, withdraw consent
	// <nil> expired
}

// What became of the need goes to the plan, beside the goal that the referral came
// from. The plan is the participant's, and whom they let in writes it down.
func ExampleOutcome_PlanItem() {
	ana, joe := referral.RequesterActor("joe"), peer.WorkerActor("joe")
	me := peer.ParticipantActor("p-1")
	plan, _ := recovery.NewPlan("plan-1", recovery.PlanRecovery, "p-1", does(me, 2))
	_, _ = plan.Propose(does(me, 2), recovery.PlanContent{Goals: []recovery.PlanGoal{{ID: "welding"}}})
	_ = plan.Agree(does(me, 2), 1)

	yes := referral.Facts{Consent: peer.ConsentGiven}
	r, _ := referral.New(referral.Request{ID: "r-1", Participant: "p-1", Requester: "joe", Receiver: "school",
		Service: referral.ServiceEducation, Urgency: referral.Routine, Plan: "plan-1", Goal: "welding"}, does(ana, 5))
	_, ok := r.Outcome()
	fmt.Println(ok)
	_ = r.Send(does(ana, 5), "consent-1", yes)
	_ = r.Accept(does(r.Receiver(), 6), yes)
	_ = r.Attend(does(r.Receiver(), 7))
	_ = r.Complete(does(r.Receiver(), 8))
	_ = r.SayNeed(does(me, 9), referral.NeedNotMet)
	outcome, _ := r.Outcome()
	item, _ := outcome.PlanItem()
	fmt.Println(plan.NoteOutcome(does(joe, 9), item))
	_ = plan.AdmitWorker(does(me, 9), "joe")
	fmt.Println(plan.NoteOutcome(does(joe, 9), item), outcome.Ended, plan.View(me).Outcomes[0].Outcome)
	// Output:
	// false
	// plan: cannot note outcome: its state is active, and this is not the actor's move; want the person who holds this side
	// <nil> completed not_met
}

func ExampleFromTaskStatus() {
	fmt.Println(referral.FromTaskStatus("on-hold"))
	_, err := referral.FromTaskStatus("canceled")
	fmt.Println(err)
	fmt.Println(referral.TaskReceived.Gravity(), len(referral.GravityStatuses()), len(referral.TaskStatuses()))
	// Output:
	// waiting <nil>
	// referral: unknown FHIR Task status (nearest: cancelled)
	// requested 10 12
}

func ExampleDirectory_Find() {
	var known []referral.Resource
	err := json.Unmarshal([]byte(`[
		{"id": "north", "services": ["withdrawal_management"], "capacity": {"places": 2, "asked": "2026-01-09T09:00:00Z"}, "verified": "2025-12-01T09:00:00Z"},
		{"id": "south", "services": ["withdrawal_management"], "capacity": {"places": 5, "asked": "2025-11-03T09:00:00Z"}, "verified": "2025-12-01T09:00:00Z"},
		{"id": "east",  "services": ["withdrawal_management"], "capacity": {"places": 0, "asked": "2026-01-09T09:00:00Z", "review": "2026-01-15"}, "verified": "2025-12-01T09:00:00Z"},
		{"id": "line",  "services": ["crisis"], "capacity": {"places": 0, "always": true}, "verified": "2025-12-01T09:00:00Z", "always_open": true, "self_referral": true}
	]`), &known)
	fmt.Println(err)
	d := referral.Directory{Resources: known, Freshness: referral.FreshnessDefaults()}
	matches, _ := d.Find(referral.Search{Service: referral.ServiceWithdrawal}, at(12))
	for _, m := range matches {
		fmt.Println(string(m.Resource.ID), m.Kind, m.Ask, m.Review)
	}
	night := at(12).Add(14 * time.Hour)
	matches, _ = d.Find(referral.Search{Service: referral.ServiceCrisis, Now: true, Self: true}, night)
	fmt.Println(len(matches), string(matches[0].Resource.ID))
	_, err = d.Find(referral.Search{Service: "detox"}, night)
	fmt.Println(err)
	// Output:
	// <nil>
	// north ready [] no date
	// south ask_first [capacity] no date
	// east full [] 2026-01-15
	// 1 line
	// referral: unknown kind of service
}

func ExampleMessage() {
	m := referral.Message{ID: "m-1", Participant: "p-1", Worker: "worker-ana", Team: peer.TeamTherapist,
		Purpose: referral.PurposeAdvocate, Carries: []referral.Category{referral.InfoView, referral.InfoReturn}, Sent: at(5)}
	for _, f := range m.Review(peer.ConsentGiven) {
		fmt.Println(f.Rule, f.Category)
	}
	m.Carries = []referral.Category{referral.InfoView}
	fmt.Println(len(m.Review(peer.ConsentGiven)), m.IsClosed())
	m.Read, m.Answered, m.Told = at(6), at(7), at(8)
	fmt.Println(m.IsClosed())
	// Output:
	// minimum_necessary return_to_use
	// 0 false
	// true
}

func ExampleRouteProtection() {
	route, _ := referral.RouteProtection(referral.ProtectionTrafficking, peer.ConsentNotAsked)
	fmt.Println(route.MayRefer)
	route, _ = referral.RouteProtection(referral.ProtectionTrafficking, peer.ConsentGiven)
	fmt.Println(route.MayRefer, route.Service, referral.LayersOf(route.Service))
	_, err := referral.RouteProtection("trouble", peer.ConsentGiven)
	fmt.Println(err)
	// Output:
	// false
	// true protection [basic_services]
	// referral: unknown kind of protection concern
}

func ExamplePartnership() {
	day := func(s string) peer.Date { d, _ := peer.ParseDate(s); return d }
	p := referral.Partnership{ID: "a-1", Programme: "prog", Receiver: "clinic", Services: []referral.ServiceKind{referral.ServiceMedication},
		Promise: referral.PromiseHawaii2, From: day("2026-01-01"), Review: day("2026-07-01")}
	fmt.Println(p.Check(), p.InForce(day("2026-02-01")))
	p.BothSigned = true
	fmt.Println(p.InForce(day("2026-02-01")), p.IsReviewDue(day("2026-07-01")))
	p.Promise = "soon"
	fmt.Println(p.Check())
	// Output:
	// <nil> false
	// true true
	// referral: bad partnership: want a promise that has a name, or none
}

// One consent ends, and with it everything that rests on it; what rests on another
// goes on.
func ExampleReferral_Dependent() {
	ana := referral.RequesterActor("ana")
	yes := referral.Facts{Consent: peer.ConsentGiven}
	var all []*referral.Referral
	for id, on := range map[peer.ReferralID]peer.ConsentID{"food": "consent-1", "house": "consent-1", "law": "consent-2"} {
		r, _ := referral.New(referral.Request{ID: id, Participant: "p-1", Requester: "ana", Receiver: "centre", Service: referral.ServiceLegal, Urgency: referral.Routine}, does(ana, 5))
		_ = r.Send(does(ana, 5), on, yes)
		all = append(all, r)
	}
	ended := 0
	for _, r := range all {
		if d := r.Dependent(); d.Open && d.Consent == "consent-1" {
			if err := r.WithdrawConsent(does(lifecycle.System(), 6), peer.ConsentWithdrawn); err == nil {
				ended++
			}
		}
	}
	fmt.Println(ended, "of", len(all))
	for _, r := range all {
		if r.ID() == "law" {
			fmt.Println(r.State(), r.WithdrawConsent(does(lifecycle.System(), 6), peer.ConsentGiven))
		}
	}
	// Output:
	// 2 of 3
	// sent referral: cannot withdraw consent: a rule refuses (consent_stands); want a consent that no longer holds, or the participant's own withdrawal
}
