package consent_test

import (
	"fmt"
	"time"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/consent"
	"github.com/alongside-go/alongside/peer/group"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/recovery"
	referrals "github.com/alongside-go/alongside/peer/referral"
)

// What rests on consents lies in other rooms. Each gives its dependents, the list says
// what ends, and each has one way to end it. The host saves all of it at once.
func Example_takenBack() {
	at := func(d int) time.Time { return time.Date(2026, time.May, d, 9, 0, 0, 0, time.UTC) }
	ana, system := peer.ParticipantActor("ana"), lifecycle.System()
	programme := consent.Recipient{ID: "harbour", Class: consent.ClassProgramme}
	may, _ := peer.NewDate(2026, time.May, 1)
	end := consent.Expiry{Kind: consent.ExpiresOnDate, On: may.AddDays(200)}
	signed := func(id peer.ConsentID, t consent.Terms) consent.Consent {
		t.Participant, t.AgeGroup, t.Regimes, t.Expiry = "ana", peer.AgeAdult, []consent.Regime{consent.RegimePart2}, end
		t.Statements = []consent.Statement{consent.SaysMayRevoke, consent.SaysHowToRevoke}
		c, _ := consent.NewConsent(id, t, lifecycle.Act{By: ana, At: at(1)})
		_ = c.Sign(lifecycle.Act{By: ana, At: at(1)}, consent.Signature{Capacity: consent.CapacitySelf, Form: consent.SignedElectronically, On: may}, consent.Rules{}, nil)
		return *c
	}
	clinic := signed("c-clinic", consent.Terms{Kind: consent.KindDisclosure, Purpose: consent.PurposeReferral, Disclosers: []consent.Recipient{programme},
		Categories: []consent.Category{consent.CategoryPresence, consent.CategoryNeeds, consent.CategoryPlan}, Recipients: []consent.Recipient{{ID: "clinic", Class: consent.ClassProvider}}})
	file := consent.File{Records: []peer.ParticipantID{"ana"}, Consents: []consent.Consent{clinic}}

	// A referral and a tie between plans rest on it.
	r, _ := referrals.New(referrals.Request{ID: "r-1", Participant: "ana", Requester: "joe", Receiver: "clinic", Service: referrals.ServiceTherapy, Urgency: referrals.Routine},
		lifecycle.Act{By: referrals.RequesterActor("joe"), At: at(2)})
	ask := r.Question(programme, consent.ClassProvider, consent.RegimePart2)
	_ = r.Send(lifecycle.Act{By: referrals.RequesterActor("joe"), At: at(2)}, "c-clinic", referrals.Facts{Consent: file.Verdict(ask, at(2))})
	plan, _ := recovery.NewPlan("plan-1", recovery.PlanRecovery, "ana", lifecycle.Act{By: ana, At: at(2)})
	_ = plan.LinkTreatment(lifecycle.Act{By: ana, At: at(2)}, "treatment-7", "c-clinic")

	// A place in a group, under Ana's name, rests on another.
	course := signed("c-course", consent.Terms{Kind: consent.KindAttendance, Purpose: consent.PurposeOperations, Groups: []peer.GroupID{"g-1"}})
	file.Consents = append(file.Consents, course)
	g, _ := group.NewGroup(group.Charter{ID: "g-1", Kind: group.KindWorkshop, Mode: recovery.AttendanceNamedWithConsent}, may,
		recovery.GroundConfidential, recovery.GroundLimitsOfConfidentiality, recovery.GroundRightToPass)
	grounds, _ := group.GroundsOf(course, group.PurposeCertificate)
	place, _ := group.NewMembership("m-1", g, group.Who{Participant: "ana"}, peer.ConsentGiven, grounds, lifecycle.Act{By: ana, At: at(2)})

	dependents := []consent.Dependent{r.Dependent()}
	dependents = append(dependents, group.Dependents([]group.Membership{*place})...)
	for _, tie := range plan.TreatmentLinks() {
		dependents = append(dependents, consent.Dependent{Kind: consent.DependentAccess, ID: tie.Treatment, Consent: tie.Consent, Open: true})
	}
	_, ok := file.EndedBy("c-clinic", dependents, nil, at(9))
	fmt.Println("ends while it holds:", ok)

	_ = file.Consents[0].Revoke(lifecycle.Act{By: ana, At: at(10)})
	taken, _ := file.EndedBy("c-clinic", dependents, nil, at(10))
	by := lifecycle.Act{By: system, At: at(10)}
	for _, d := range taken.Ended {
		switch d.Kind {
		case consent.DependentReferral:
			fmt.Println(d.Kind, r.WithdrawConsent(by, file.Verdict(ask, at(10))), r.State())
		case consent.DependentGroup:
			fmt.Println(d.Kind, place.WithdrawConsent(by, peer.ConsentWithdrawn), place.State())
		case consent.DependentAccess:
			fmt.Println(d.Kind, plan.UnlinkTreatment(by, d.ID), len(plan.TreatmentLinks()))
		}
	}
	fmt.Println(place.WithdrawConsent(by, peer.ConsentGiven))
	// Output:
	// ends while it holds: false
	// referral <nil> cancelled
	// access <nil> 0
	// membership: cannot withdraw consent: a rule refuses (consent_stands); want a place that rests on a consent which no longer holds
}
