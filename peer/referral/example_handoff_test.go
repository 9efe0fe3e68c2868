package referral_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/referral"
)

func ExampleHandoff() {
	ana, me, clinic := peer.WorkerActor("ana"), peer.ParticipantActor("p-1"), referral.ReceiverActor("clinic")
	yes := referral.Facts{Consent: peer.ConsentGiven}
	h, err := referral.NewHandoff(referral.HandoffOffer{ID: "h-1", Participant: "p-1", Worker: "ana", Receiver: "clinic"}, does(ana, 5))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(h.GiveConsent(does(me, 5), "consent-1", yes))
	fmt.Println(h.Attempt(why(ana, 5, referral.CodeNoAnswer), peer.ModalityPhone))
	fmt.Println(h.Introduce(does(ana, 6), peer.ModalityLetter, at(9), yes))
	fmt.Println(h.Introduce(does(ana, 6), peer.ModalityPhone, at(9), yes))
	fmt.Println(h.Confirm(does(clinic, 7), time.Time{}), h.State())
	fmt.Println(h.NoShow(does(clinic, 9)), h.Book(does(me, 10), at(12)), h.ConfirmAttendance(does(me, 12)))
	days, _ := h.DaysToAttendance(nil)
	log := h.ContactLog()
	fmt.Println(h.State(), "after", days, "days,", log.Attempts, "attempt,", log.NoShows, "no-show")
	// Output:
	// <nil>
	// <nil>
	// handoff: cannot introduce: a rule refuses (not_live); want an introduction in person, by phone or by video; possible now: attempt, book, fall through, withdraw consent
	// <nil>
	// <nil> receiver_confirmed
	// <nil> <nil> <nil>
	// first_attendance_confirmed after 7 days, 1 attempt, 1 no-show
}

// From the bedside to aftercare: contact within the hour, a hand-off, check-ups on
// days 7, 30 and 90, and how often somebody was back in hospital.
func Example_hospital() {
	day := func(s string) peer.Date { d, _ := peer.ParseDate(s); return d }
	ana, me, aftercare := peer.WorkerActor("ana"), peer.ParticipantActor("p-1"), referral.ReceiverActor("aftercare")

	// At the bedside: the emergency department asks, and a peer is to be there in the hour.
	m, _ := peer.NewMentorship("m-1", "p-1", lifecycle.Act{By: peer.ReferrerActor("nurse"), At: at(5), Code: string(peer.ReferralEmergencyDepartment)})
	due, _ := m.Deadlines(peer.EmergencyTimings(), lifecycle.Calendar{})
	fmt.Println("bedside by", due[0].Due.Format(time.TimeOnly))

	// Handed over to aftercare, which confirms; the first time nobody came.
	yes := referral.Facts{Consent: peer.ConsentGiven}
	h, _ := referral.NewHandoff(referral.HandoffOffer{ID: "h-1", Participant: "p-1", Worker: "ana", Receiver: "aftercare"}, does(ana, 5))
	_ = h.GiveConsent(does(me, 5), "consent-1", yes)
	_ = h.Introduce(does(ana, 6), peer.ModalityVideo, at(8), yes)
	_ = h.Confirm(does(aftercare, 6), time.Time{})
	_ = h.NoShow(does(aftercare, 8))
	fmt.Println(h.FallThrough(why(ana, 9, referral.CodeUnreachable)))
	_ = h.Book(does(ana, 9), at(14))
	fmt.Println(h.ConfirmAttendance(does(aftercare, 14)), h.State())

	// Check-ups after the discharge on 7 January: the second was missed.
	discharge := day("2026-01-07")
	planned, _ := referral.DischargeCheckUps().Dates(discharge)
	fmt.Println(planned)
	missed, _ := referral.DischargeCheckUps().Missed(discharge, []peer.Date{day("2026-01-14"), day("2026-04-07")}, day("2026-04-08"))
	fmt.Println("missed", missed)

	// What it came to.
	admissions := []peer.Date{day("2026-01-05"), day("2026-02-20")}
	fmt.Println("back in hospital:", referral.Readmissions(discharge, admissions, 30), "within 30 days,", referral.Readmissions(discharge, admissions, 90), "within 90")
	for _, mark := range referral.FollowUpMarks() {
		fmt.Println(mark.Name, referral.FollowUpWithin(day("2026-01-05"), mark, []peer.Date{day("2026-01-14")}))
	}
	for _, r := range referral.HospitalRetention() {
		fmt.Printf("elsewhere %d%% were in contact after %d days\n", r.Percent, r.Days)
	}
	// Output:
	// bedside by 13:00:00
	// handoff: cannot fall through: a rule refuses (no_attempt); want an attempt to reach them on record; possible now: attempt, book, no show, withdraw consent
	// <nil> first_attendance_confirmed
	// [2026-01-14 2026-02-06 2026-04-07]
	// missed [2026-02-06]
	// back in hospital: 0 within 30 days, 1 within 90
	// fua_7 false
	// fua_30 true
	// elsewhere 25% were in contact after 30 days
	// elsewhere 18% were in contact after 60 days
	// elsewhere 16% were in contact after 90 days
}

func ExampleCountLinkages() {
	ana := referral.RequesterActor("ana")
	yes := referral.Facts{Consent: peer.ConsentGiven}
	var sent []referral.Referral
	for _, id := range []peer.ReferralID{"came", "declined"} {
		r, _ := referral.New(referral.Request{ID: id, Participant: "p-1", Requester: "ana", Receiver: "centre", Service: referral.ServiceEmployment, Urgency: referral.Routine}, does(ana, 5))
		_ = r.Send(does(ana, 5), "consent-1", yes)
		if id == "came" {
			_ = r.Accept(does(r.Receiver(), 6), yes)
			_ = r.Attend(does(r.Receiver(), 7))
		} else {
			_ = r.Decline(why(r.Receiver(), 6, referral.CodeNoCapacity))
		}
		sent = append(sent, *r)
	}
	n := referral.CountLinkages(sent, at(1), at(31))[referral.ServiceEmployment]
	fmt.Printf("%d sent, %d came, %d declined (%d full), %d loops closed\n", n.Sent, n.Linked, n.Declined, n.Full, n.Closed)
	// Output:
	// 2 sent, 1 came, 1 declined (1 full), 0 loops closed
}
